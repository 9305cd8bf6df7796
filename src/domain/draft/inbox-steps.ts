/**
 * The next lawful step of a draft, where it is the actor's: a way on that is open; before that a version
 * to freeze, or blocks whose translation is behind.
 */
import { may, mayMove } from '../access.ts';
import type { Transition } from '../workflow/workflow.ts';
import { type InboxCase, type InboxTask, taskOf } from './inbox-task.ts';
import { blockersOf, judgeExits } from './judge.ts';
import { judgeAligned } from './judge-text.ts';

/** What asks for a reason and for nothing else leads back or out, and is never waited for. */
const leadsOn = ({ gate, reason }: Transition): boolean => gate !== undefined || !reason;

/** Of several ways on that are open to the actor, the one the workflow names first. */
export function stepsFor(seen: InboxCase): readonly InboxTask[] {
  const { draft, actor, now, comments } = seen;
  const exits = judgeExits(draft, now, comments).filter(({ transition }) => leadsOn(transition));
  const at = draft.moves.at(-1)?.at ?? draft.createdAt;
  const version = draft.versions.length || null;
  const steps: InboxTask[] = [];
  const behind = countBehind(seen);
  if (behind > 0 && may(actor, 'text:save', draft))
    steps.push(taskOf(seen, 'turn', 'pairs', { count: behind, version, at }));
  const next = exits.find(
    ({ transition, judgement }) => judgement.met && mayMove(actor, transition.by, draft),
  )?.transition;
  if (next && may(actor, 'draft:move', draft)) {
    const { id: key, titles } = next;
    steps.push(taskOf(seen, 'turn', 'move', { key, titles, version, at }));
  } else if (may(actor, 'version:freeze', draft) && exits.some(lacksVersion))
    steps.push(taskOf(seen, 'turn', 'freeze', { version, at }));
  return steps;
}

/** True when a way on waits for the text as it is now to be frozen. */
const lacksVersion = ({ judgement }: ReturnType<typeof judgeExits>[number]): boolean =>
  blockersOf(judgement).some(
    ({ code }) => code === 'no-version' || code === 'text-changed-since-version',
  );

/** How many blocks of the newest version nobody confirmed to say the same in two languages. */
function countBehind({ draft }: InboxCase): number {
  if (!draft.versions.at(-1)?.findings?.unpaired) return 0;
  const { because } = judgeAligned(draft, draft.languages);
  const counts = new Map(
    because.map(({ code, what = '', number = 0 }) => [what, code === 'pair-behind' ? number : 0]),
  );
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

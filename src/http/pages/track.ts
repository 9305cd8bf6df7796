/** Where a draft stands on its workflow's main line, and what the next step on it lacks. */

import type { Because } from '../../domain/draft/because.ts';
import type { Draft } from '../../domain/draft/draft.ts';
import { blockersOf, judgeExits } from '../../domain/draft/judge.ts';
import type { OpenComments } from '../../domain/draft/judge-comments.ts';
import type { Language } from '../../domain/language.ts';
import { stateOf, type Workflow } from '../../domain/workflow/workflow.ts';
import type { Blocker, NextStep, TrackStep } from '../../web/public/model.ts';
import type { NameOf } from './directory.ts';

/**
 * The way a draft goes when nothing sends it back: from the initial state, always by the first
 * transition to a state not yet on the way, until none is left.
 */
export function mainLine(workflow: Workflow): readonly string[] {
  const line = [workflow.initial];
  for (;;) {
    const { transitions } = stateOf(workflow, line.at(-1) ?? workflow.initial);
    const next = transitions.find(({ to }) => !line.includes(to));
    if (!next) return line;
    line.push(next.to);
  }
}

interface Visit {
  readonly state: string;
  readonly enteredAt: string;
  readonly leftAt: string | null;
}

function visitsOf({ workflow, createdAt, moves }: Draft): readonly Visit[] {
  const entries = [
    { state: workflow.initial, enteredAt: createdAt },
    ...moves.map(({ to, at }) => ({ state: to, enteredAt: at })),
  ];
  return entries.map((entry, index) => ({
    ...entry,
    leftAt: entries[index + 1]?.enteredAt ?? null,
  }));
}

/** A draft that left the main line shows the stages it has seen, then where it is. */
export function viewTrack(draft: Draft, lang: Language): readonly TrackStep[] {
  const visits = visitsOf(draft);
  const last = (state: string) => visits.findLast((visit) => visit.state === state);
  const main = mainLine(draft.workflow);
  const line = main.includes(draft.state) ? main : [...main.filter(last), draft.state];
  const present = line.indexOf(draft.state);
  return line.map((name, index) => {
    const { titles, kind } = stateOf(draft.workflow, name);
    const mark = index < present ? 'done' : index === present ? 'now' : 'ahead';
    const visit = mark === 'ahead' ? undefined : last(name);
    const { enteredAt = null, leftAt = null } = visit ?? {};
    return { name: titles[lang], kind, mark, enteredAt, leftAt };
  });
}

/** The ways out that lead onward on the main line, with what keeps each shut. */
export function viewNext(
  draft: Draft,
  { now, comments }: { readonly now: string; readonly comments: OpenComments | undefined },
  lang: Language,
  nameOf: NameOf,
): readonly NextStep[] {
  const line = mainLine(draft.workflow);
  const present = line.indexOf(draft.state);
  if (present < 0) return [];
  return judgeExits(draft, now, comments)
    .filter(({ transition }) => line.indexOf(transition.to) > present)
    .map(({ transition, judgement }) => {
      const blockers = blockersOf(judgement);
      const isMore = isBeyond(blockers);
      return {
        title: transition.titles[lang],
        blockers: blockers
          .filter((_, index) => !isMore[index])
          .map((because) => viewBlocker(because, nameOf)),
        amendmentsMore: isMore.filter(Boolean).length,
      };
    });
}

/** As many amendments as are named one by one before the rest is only counted. */
const amendmentsShownMax = 5;

/** For each reason, whether it is an amendment beyond those that are named. One too many is still named. */
function isBeyond(blockers: readonly Because[]): readonly boolean[] {
  const open = blockers.filter(({ code }) => code === 'amendment-open').length;
  if (open <= amendmentsShownMax + 1) return blockers.map(() => false);
  let seen = 0;
  return blockers.map(({ code }) => code === 'amendment-open' && ++seen > amendmentsShownMax);
}

/** A reason with the names it speaks of; `agency` names several where a quorum lacks them. */
export const viewBlocker = (
  { agency, agencies, ...because }: Because,
  nameOf: NameOf,
): Blocker => ({
  ...because,
  agency: (agencies ?? (agency === undefined ? [] : [agency])).map(nameOf).join(', '),
  place: placeOf(because.code, agency, because.number),
});

/** The anchor on the draft's page that says more about a reason. */
function placeOf(code: Because['code'], agency?: string, number?: number): string {
  if (code.startsWith('objection-') || code.startsWith('condition-')) return `item-${number}`;
  if (code === 'amendment-open') return `amendment-${number}`;
  if (code.startsWith('comments-')) return 'comments';
  if (code.startsWith('verdict-') && agency !== undefined) return `agency-${agency}`;
  if (code === 'quorum-short' || code === 'not-yet-asked' || code === 'verdicts-complete')
    return 'answers';
  return code.includes('version') ? 'versions' : 'stage';
}

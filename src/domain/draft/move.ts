/** Decisions about where a draft stands: taking a transition, by its gate or by a waiver. */
import { type Actor, mayMove } from '../access.ts';
import { leavesOf, stateOf, type Transition } from '../workflow/workflow.ts';
import { endAmendments } from './amendment-outcome.ts';
import { askedIn } from './asking.ts';
import type { Because } from './because.ts';
import type { Commands, Context } from './command.ts';
import type { Draft } from './draft.ts';
import type { Fact, Facts, StartedTerm } from './event.ts';
import { blockersOf, judge } from './judge.ts';
import { latestRound } from './judge-round.ts';
import { refuse } from './refusal.ts';
import { resumeGates, resumeRound } from './suspension.ts';
import { widen } from './text.ts';

/**
 * Takes a transition of the workflow. Entering a reviewing state opens a round on the newest version;
 * a suspended state stops the clock of the round, and the way back sets it going again. A final one
 * first ends every amendment that is open: none is left without an outcome.
 * *Refuses:* no-such-transition, forbidden, reason-required, gate-unmet.
 */
export function decideMove(
  command: Commands['move'],
  draft: Draft,
  { actor, now }: Context,
): readonly Fact[] {
  const transition = findTransition(draft, command.transition);
  const judgement = judge(transition.gate ?? { all: [] }, draft, now, command.comments);
  const unmet = blockersOf(judgement);
  const waives = !judgement.met && command.waive === true;
  requireRight(actor, transition, draft, waives);
  if ((transition.reason || waives) && command.reason.trim() === '')
    refuse('reason-required', { field: '/reason' });
  if (!judgement.met && !waives)
    refuse('gate-unmet', { transition: transition.id, because: unmet.map(nameBlocker) });
  const terms = startTerms(draft, transition.to, command, now);
  const { kind } = stateOf(draft.workflow, transition.to);
  return [
    ...(kind === 'final' ? endAmendments(draft, command.reason) : []),
    {
      type: 'moved',
      transition: transition.id,
      from: draft.state,
      to: transition.to,
      reason: command.reason,
      ...enter(draft, transition, command, now),
      ...(terms.length > 0 ? { terms } : {}),
      ...(waives ? { waived: unmet } : {}),
    },
    ...widen(draft, transition.to),
  ];
}

function findTransition(draft: Draft, id: string): Transition {
  const { transitions } = stateOf(draft.workflow, draft.state);
  const transition = transitions.find((one) => one.id === id);
  if (transition) return transition;
  return refuse('no-such-transition', {
    transition: id,
    state: draft.state,
    allowed: transitions.map((one) => one.id),
  });
}

/** A waiver is a right of its own: who may take the transition need not be who may waive its gate. */
function requireRight(actor: Actor, transition: Transition, draft: Draft, waives: boolean): void {
  const by = waives ? (transition.waiver?.by ?? []) : transition.by;
  if (mayMove(actor, by, draft)) return;
  refuse('forbidden', { action: `${waives ? 'waive' : 'move'}:${transition.id}` });
}

/** One short line per blocker, e.g. `verdict-missing mof`. */
const nameBlocker = ({ code, agency, number, lang }: Because): string =>
  [code, agency, number, lang].filter((part) => part !== undefined).join(' ');

type Entry = Partial<Pick<Facts['moved'], 'round' | 'suspends' | 'resumes'>>;

/** What entering the state does to the rounds: a new one, a stop of the open one, or its going on. */
function enter(
  draft: Draft,
  { id, to }: Transition,
  command: Commands['move'],
  now: string,
): Entry {
  const { review, kind } = stateOf(draft.workflow, to);
  const last = latestRound(draft);
  const open = last?.closedAt === null ? last : undefined;
  if (kind === 'suspended') return open ? { suspends: true } : {};
  if (!review) return {};
  if (open?.suspendedAt && open.state === to)
    return { resumes: resumeRound(draft, open, open.suspendedAt, { ...command, now }) };
  const version = draft.versions.at(-1)?.version;
  if (version === undefined)
    return refuse('gate-unmet', { transition: id, because: ['no-version'] });
  const { participants, waiting } = askedIn(draft, to, { ...command, now });
  const round = { round: draft.rounds.length + 1, version, participants };
  return { round: waiting.length > 0 ? { ...round, waiting } : round };
}

/**
 * The terms that gates of the state's transitions ask for, each once, started now; those of a state
 * the draft comes back to from a suspension go on.
 */
function startTerms(
  draft: Draft,
  state: string,
  { count, daysLeft }: Commands['move'],
  now: string,
): readonly StartedTerm[] {
  const resumed = resumeGates(draft, state, { count, daysLeft, now });
  if (resumed) return resumed;
  const gates = stateOf(draft.workflow, state).transitions.flatMap(({ gate }) =>
    gate ? leavesOf(gate) : [],
  );
  const terms = gates.flatMap((gate) => ('term' in gate ? [gate.term] : []));
  const distinct = new Map(terms.map((term) => [JSON.stringify(term), term]));
  return [...distinct.values()].map((term) => ({ start: now, term, due: count(term) }));
}

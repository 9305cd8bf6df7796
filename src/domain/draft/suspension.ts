/**
 * How terms go on after a suspension: each has as much time as it had left when the draft was
 * suspended, counted from the day it comes back. What had run out before stays as it is.
 */
import { stateOf } from '../workflow/workflow.ts';
import { reviewOf } from './asking.ts';
import type { Commands } from './command.ts';
import type { Draft, Round } from './draft.ts';
import type { Resumed, StartedTerm } from './event.ts';

type Means = Pick<Commands['move'], 'count' | 'daysLeft'> & { readonly now: string };

/** The new dates of a suspended round, by agency; only of those whose time had not run out. */
export function resumeRound(
  draft: Draft,
  { state, participants }: Round,
  suspendedAt: string,
  means: Means,
): Readonly<Record<string, Resumed>> {
  const { term: first, contestTerm = first } = reviewOf(draft, state);
  const resumed = participants.flatMap(({ agency, due, asked, contestUntil = '' }) => {
    const term = resume({ term: asked?.term ?? first, due }, suspendedAt, means);
    const contest = resume({ term: contestTerm, due: contestUntil }, suspendedAt, means);
    if (!term && !contest) return [];
    const { due: until, ...counted } = term ?? { due };
    const dates: Resumed = {
      ...(term && { due: until, asked: counted as Omit<StartedTerm, 'due'> }),
      ...(contest && { contestUntil: contest.due }),
    };
    return [[agency, dates] as const];
  });
  return Object.fromEntries(resumed);
}

/** The terms of the gates of a state that a suspended draft comes back to; `null` when it does not. */
export function resumeGates(
  { state, workflow, moves }: Draft,
  to: string,
  means: Means,
): readonly StartedTerm[] | null {
  if (stateOf(workflow, state).kind !== 'suspended') return null;
  const index = moves.findLastIndex((one) => stateOf(workflow, one.to).kind !== 'suspended');
  const [entered, left] = [moves[index], moves[index + 1]];
  if (entered?.to !== to || !left) return null;
  return entered.terms.map((one) => resume(one, left.at, means) ?? one);
}

/** `null` for a term that was over; one in hours has hours left, any other working days. */
function resume(
  { term, due }: Pick<StartedTerm, 'term' | 'due'>,
  suspendedAt: string,
  { count, daysLeft, now }: Means,
): StartedTerm | null {
  if (due <= suspendedAt) return null;
  const rest =
    'hours' in term
      ? { hours: Math.ceil((Date.parse(due) - Date.parse(suspendedAt)) / hourMilliseconds) }
      : { workingDays: daysLeft(suspendedAt, due) };
  return { start: now, term, rest, due: count(rest) };
}

const hourMilliseconds = 3_600_000;

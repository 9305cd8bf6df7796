/**
 * Amendments in figures: how many were proposed, what became of them, how long the answers took.
 * Counted from the draft alone, so every figure can be counted again from its log.
 */
import { type Amendment, isOpenAmendment } from '../domain/draft/draft.ts';
import { type Outcome, outcomes } from '../domain/draft/event.ts';

export interface Figures extends Readonly<Record<Outcome, number>> {
  readonly submitted: number;
  readonly withdrawn: number;
  /** Still waiting for their outcome. */
  readonly open: number;
  /** Different persons who support any of them. */
  readonly supporters: number;
  /** Median of the working days from submission to outcome; null while none has one. */
  readonly answerDays: number | null;
}

/** The figures of one organisation's amendments. */
export interface OrganisationFigures extends Figures {
  readonly organisation: string;
}

/** Working days that begin after the first instant, up to the second. */
export type DaysBetween = (from: string, to: string) => number;

/** Withdrawal is no answer: it has no part in `answerDays`. */
export function countFigures(amendments: readonly Amendment[], days: DaysBetween): Figures {
  const count = (state: Amendment['state']) =>
    amendments.filter((one) => one.state === state).length;
  const waits = amendments.flatMap(({ at, decision, state }) =>
    decision && state !== 'withdrawn' ? [days(at, decision.at)] : [],
  );
  const persons = amendments.flatMap(({ supporters }) => supporters.map(({ person }) => person));
  const ended = outcomes.map((outcome) => [outcome, count(outcome)] as const);
  return {
    submitted: amendments.length,
    ...(Object.fromEntries(ended) as Record<Outcome, number>),
    withdrawn: count('withdrawn'),
    open: amendments.filter(isOpenAmendment).length,
    supporters: new Set(persons).size,
    answerDays: median(waits),
  };
}

/** Those who proposed most come first; equals in the order of their ids. */
export function countByOrganisation(
  amendments: readonly Amendment[],
  days: DaysBetween,
): readonly OrganisationFigures[] {
  const own = Map.groupBy(amendments, ({ by }) => by.organisation);
  return [...own]
    .map(([organisation, theirs]) => ({ organisation, ...countFigures(theirs, days) }))
    .sort((a, b) => b.submitted - a.submitted || (a.organisation < b.organisation ? -1 : 1));
}

/** The middle one in order, or half-way between the two; null of nothing. */
function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/**
 * Amendments in figures: how many were proposed, what became of them, how long the answers took.
 * Counted from the draft alone, so every figure can be counted again from its log.
 */
import { type Amendment, isOpenAmendment } from '../draft/draft.ts';
import { type Outcome, outcomes } from '../draft/event.ts';
import { median } from './median.ts';

export interface AmendmentFigures extends Readonly<Record<Outcome, number>> {
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
export interface OrganisationFigures extends AmendmentFigures {
  readonly organisation: string;
}

/** Working days that begin after the first instant, up to the second. */
export type DaysBetween = (from: string, to: string) => number;

/** How long the answers took; withdrawal is no answer. */
export const waitsOf = (amendments: readonly Amendment[], days: DaysBetween): readonly number[] =>
  amendments.flatMap(({ at, decision, state }) =>
    decision && state !== 'withdrawn' ? [days(at, decision.at)] : [],
  );

/** `waits` are theirs, by `waitsOf`. */
export function countAmendments(
  amendments: readonly Amendment[],
  waits: readonly number[],
): AmendmentFigures {
  const states = new Map<Amendment['state'], number>();
  const persons = new Set<string>();
  let open = 0;
  for (const one of amendments) {
    states.set(one.state, (states.get(one.state) ?? 0) + 1);
    if (isOpenAmendment(one)) open += 1;
    for (const { person } of one.supporters) persons.add(person);
  }
  const count = (state: Amendment['state']) => states.get(state) ?? 0;
  const ended = outcomes.map((outcome) => [outcome, count(outcome)] as const);
  return {
    submitted: amendments.length,
    ...(Object.fromEntries(ended) as Record<Outcome, number>),
    withdrawn: count('withdrawn'),
    open,
    supporters: persons.size,
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
    .map(([organisation, theirs]) => ({
      organisation,
      ...countAmendments(theirs, waitsOf(theirs, days)),
    }))
    .sort((a, b) => b.submitted - a.submitted || (a.organisation < b.organisation ? -1 : 1));
}

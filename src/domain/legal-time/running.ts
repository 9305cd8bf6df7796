/**
 * A calendar's answers about terms that run, at one instant: when a term that starts now ends, what
 * lies so many working days from a date, how many working days are left. For one draft's calendar and zone.
 */
import { addWorkingDays, type Calendar } from './calendar.ts';
import { due, type Term } from './due.ts';
import { placeOf, shiftInstant } from './extend.ts';

export interface Running {
  /** The due instant of a term that starts now; `cutoff` is `HH:MM`. */
  count(term: Term, cutoff?: string): string;
  /** The due instant a term started earlier has by what is known now. */
  recount(asked: { readonly start: string; readonly term: Term; readonly cutoff?: string }): string;
  /** The instant so many working days after another, at the same time of day; before it when negative. */
  shift(instant: string, workingDays: number): string;
  /** Working days that begin after the first instant, up to the second; at least 1. */
  daysLeft(from: string, to: string): number;
}

/**
 * `now` is an ISO instant: what the calendar learned later does not count. Each answer is counted once
 * and kept: the terms of one round mostly start and end together. Faults: `no-calendar-for-year`.
 */
export function runningOn(calendar: Calendar, zone: string, now: string): Running {
  const recount = keep((start: string, term: Term, cutoff?: string) => {
    return due({ start, term, cutoff, calendar, zone, knownAt: now }).at;
  });
  return {
    recount: ({ start, term, cutoff }) => recount(start, term, cutoff),
    count: (term, cutoff) => recount(now, term, cutoff),
    shift: keep((instant: string, workingDays: number) =>
      shiftInstant(calendar, zone, instant, workingDays, now),
    ),
    daysLeft(from, to) {
      const last = placeOf(to, zone).date;
      let days = 0;
      for (let date = placeOf(from, zone).date; date < last; days += 1)
        date = addWorkingDays(calendar, date, 1, now);
      return Math.max(1, days);
    },
  };
}

/** The function with its answers kept, by what it was asked. */
function keep<A extends readonly unknown[]>(ask: (...asked: A) => string): (...asked: A) => string {
  const known = new Map<string, string>();
  return (...asked) => {
    const key = JSON.stringify(asked);
    const answer = known.get(key) ?? ask(...asked);
    known.set(key, answer);
    return answer;
  };
}

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

/** `now` is an ISO instant: what the calendar learned later does not count. Faults: `no-calendar-for-year`. */
export function runningOn(calendar: Calendar, zone: string, now: string): Running {
  const recount: Running['recount'] = (asked) => due({ ...asked, calendar, zone, knownAt: now }).at;
  return {
    recount,
    count: (term, cutoff) =>
      recount(cutoff === undefined ? { start: now, term } : { start: now, term, cutoff }),
    shift: (instant, workingDays) => shiftInstant(calendar, zone, instant, workingDays, now),
    daysLeft(from, to) {
      const last = placeOf(to, zone).date;
      let days = 0;
      for (let date = placeOf(from, zone).date; date < last; days += 1)
        date = addWorkingDays(calendar, date, 1, now);
      return Math.max(1, days);
    },
  };
}

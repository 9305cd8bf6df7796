/**
 * Working days between instants, for counting many stretches at once: the same number as
 * `Running.daysLeft` gives, but a date's place in the calendar and the beginning of a day are found
 * once, so that a stretch costs two look-ups however long it is.
 */
import { type Calendar, dayKnown, readKnownAt } from '../legal-time/calendar.ts';
import { addDays } from '../legal-time/date.ts';
import { instantAt } from '../legal-time/zone.ts';
import type { DaysBetween } from './amendments.ts';

/** Faults: `no-calendar-for-year`. `now` is an ISO instant: what the calendar learned later does not count. */
export function countDaysOn(calendar: Calendar, zone: string, now: string): DaysBetween {
  const known = readKnownAt(now);
  const dateOf = datesIn(zone);
  const numberOf = numbersOf((date) => dayKnown(calendar, date, known).working);
  return (from, to) => {
    const [first, last] = [dateOf(from), dateOf(to)];
    if (last <= first) return 1;
    // A term that is over on a day off is over on the first working day after it.
    const isOff = dayKnown(calendar, last, known).working ? 0 : 1;
    return Math.max(1, numberOf(last) - numberOf(first) + isOff);
  };
}

/** The civil date of an instant in a zone; midnight belongs to the day that ends with it. */
function datesIn(zone: string): (instant: string) => string {
  const begins = new Map<string, number>();
  const beginOf = (date: string): number => {
    const at = begins.get(date) ?? instantAt(date, '00:00', zone);
    begins.set(date, at);
    return at;
  };
  return (instant) => {
    const at = Date.parse(instant);
    let date = new Date(at).toISOString().slice(0, 10);
    while (at <= beginOf(date)) date = addDays(date, -1);
    for (let next = addDays(date, 1); at > beginOf(next); next = addDays(date, 1)) date = next;
    return date;
  };
}

/** How many working days there are from the first date ever asked about to another; negative before it. */
function numbersOf(isWorked: (date: string) => boolean): (date: string) => number {
  const numbers = new Map<string, number>();
  let [low, high] = ['', ''];
  return (date) => {
    if (low === '') {
      [low, high] = [date, date];
      numbers.set(date, 0);
    }
    while (high < date) {
      const next = addDays(high, 1);
      numbers.set(next, (numbers.get(high) ?? 0) + (isWorked(next) ? 1 : 0));
      high = next;
    }
    while (low > date) {
      const before = addDays(low, -1);
      numbers.set(before, (numbers.get(low) ?? 0) - (isWorked(low) ? 1 : 0));
      low = before;
    }
    return numbers.get(date) ?? 0;
  };
}

/**
 * A due date put off by working days: the same hour on a later worked day. The days are counted by
 * what the calendar knew when they were granted, which may be more than it knew at the start.
 */
import { addWorkingDays, type Calendar, dayKnown, readKnownAt } from './calendar.ts';
import { addDays } from './date.ts';
import { type Due, type Extended, leastConfident, type TraceStep } from './due.ts';
import { instantAt, type Local, localOf, writeInstant } from './zone.ts';

/**
 * The instant so many working days after another, on the clock of a zone at the same time of day;
 * before it when negative. Midnight is the end of the day before. Faults: `no-calendar-for-year`.
 */
export function shiftInstant(
  calendar: Calendar,
  zone: string,
  instant: string,
  workingDays: number,
  knownAt?: string,
): string {
  const { date, time } = placeOf(instant, zone);
  const reached = addWorkingDays(calendar, date, workingDays, knownAt);
  return writeInstant(instantAt(reached, time, zone));
}

/** Where an instant stands on the clock of a zone, midnight being 24:00 of the day that ends. */
export function placeOf(instant: string, zone: string): Local {
  const local = localOf(Date.parse(instant), zone);
  if (local.time !== '00:00:00') return local;
  return { date: addDays(local.date, -1), time: '24:00' };
}

/** The due date with the days granted on top and in its trace. Faults: `no-calendar-for-year`. */
export function extendDue(due: Due, calendar: Calendar, by: Extended): Due {
  const { workingDays, knownAt } = by;
  const known = readKnownAt(knownAt);
  const at = shiftInstant(calendar, due.zone, due.at, workingDays, knownAt);
  const { date: last } = placeOf(at, due.zone);
  const steps: TraceStep[] = [];
  for (let date = placeOf(due.at, due.zone).date; date < last; ) {
    date = addDays(date, 1);
    const day = dayKnown(calendar, date, known);
    steps.push({ ...day, role: day.working ? 'extended' : 'skipped' });
  }
  return {
    ...due,
    at,
    date: last,
    extended: [...(due.extended ?? []), by],
    trace: [...due.trace, ...steps],
    confidence: leastConfident([due, ...steps]),
  };
}

/**
 * A working calendar: which days are worked, why, by which source, and since when that was known.
 * It answers for one date and counts working days; it never guesses a year it has no data for.
 *
 * What the law says about a date may change after people relied on it, so a date holds a list of
 * entries in the order they became known, and every question may be asked as of an instant.
 */
import type { Names } from '../language.ts';
import { addDays, checkDate, weekdayOf, yearOf } from './date.ts';
import { CalendarFault, refuseInput } from './fault.ts';
import { readInstant } from './zone.ts';

/**
 * How an entry changes its date:
 * - `holiday` not worked; on a day off its rest may be `transferred`;
 * - `rest` not worked, and lost when it falls on a day off;
 * - `transferred` not worked, in place of the holiday `of` that fell on a day off;
 * - `swapped` not worked, in exchange for the day `of`;
 * - `working` worked although it would be off, in exchange for the day `of`;
 * - `revoked` follows the week again: what was off by earlier knowledge is no longer.
 */
export const entryKinds = [
  'holiday',
  'rest',
  'transferred',
  'swapped',
  'working',
  'revoked',
] as const;
export type EntryKind = (typeof entryKinds)[number];

/** How far an entry can be relied on, firmest first; `inferred` and `forecast` may change. */
export const confidences = ['seen', 'computed', 'inferred', 'forecast'] as const;
export type Confidence = (typeof confidences)[number];

/** Where a fact was read: an act or a publication, with its address when there is one. */
export interface Source {
  readonly title: string;
  readonly address?: string;
}

/** One statement about one date. `knownFrom` in milliseconds; `-Infinity`: since ever. */
export interface Entry {
  readonly date: string;
  readonly is: EntryKind;
  readonly name?: Names;
  readonly of?: string;
  readonly source: Source;
  readonly confidence: Confidence;
  readonly knownFrom: number;
}

export interface Calendar {
  readonly id: string;
  readonly title: Names;
  /** Date of the data's last edit. */
  readonly version: string;
  /** What a reader should know of the data as a whole: where from, what is doubtful. */
  readonly note?: string;
  readonly zone: string;
  /** ISO weekdays that are worked. */
  readonly week: readonly number[];
  /** Confidence of the ordinary days of each year that has data. */
  readonly years: ReadonlyMap<number, Confidence>;
  /** By date, oldest knowledge first. */
  readonly entries: ReadonlyMap<string, readonly Entry[]>;
}

/** What a date is and why: `ordinary` and `weekend` come from the week, the rest from an entry. */
export interface Day {
  readonly date: string;
  readonly working: boolean;
  readonly is: EntryKind | 'ordinary' | 'weekend';
  /** The holiday's name; for `transferred` and `revoked` that of the holiday they are about. */
  readonly name?: Names;
  readonly of?: string;
  readonly source?: Source;
  readonly confidence: Confidence;
}

/** Everything known, the question `knownAt` left open. */
export const latest = Number.POSITIVE_INFINITY;

/** `knownAt` in milliseconds; all knowledge when it is left out. Faults: `bad-input`. */
export const readKnownAt = (knownAt: string | undefined): number =>
  knownAt === undefined ? latest : readInstant(knownAt, 'knownAt');

/**
 * What a date is, as known at the instant `knownAt` (default: all that is known).
 * Faults: `bad-input`, `no-calendar-for-year`.
 */
export const dayOf = (calendar: Calendar, date: string, knownAt?: string): Day =>
  dayKnown(calendar, checkDate(date, 'date'), readKnownAt(knownAt));

/** `dayOf` for a checked date and a parsed instant: for loops. Faults: `no-calendar-for-year`. */
export function dayKnown(calendar: Calendar, date: string, known: number): Day {
  const confidence = calendar.years.get(yearOf(date)) ?? refuseYear(calendar, yearOf(date));
  const inWeek = calendar.week.includes(weekdayOf(date));
  const entry = calendar.entries.get(date)?.findLast(({ knownFrom }) => knownFrom <= known);
  if (!entry) return { date, working: inWeek, is: inWeek ? 'ordinary' : 'weekend', confidence };
  const { knownFrom, ...told } = entry;
  return { ...told, working: entry.is === 'working' || (entry.is === 'revoked' && inWeek) };
}

/** Whether a date is worked. Faults as `dayOf`. */
export const isWorkingDay = (calendar: Calendar, date: string, knownAt?: string): boolean =>
  dayOf(calendar, date, knownAt).working;

/**
 * The `days`-th working day after the date, or before it when negative; 0 is the date itself,
 * worked or not. The date itself is never counted. Faults as `dayOf`.
 */
export function addWorkingDays(
  calendar: Calendar,
  date: string,
  days: number,
  knownAt?: string,
): string {
  if (!Number.isInteger(days)) refuseInput('days', days, 'a whole number');
  const known = readKnownAt(knownAt);
  const step = Math.sign(days);
  let reached = checkDate(date, 'date');
  for (let left = Math.abs(days); left > 0; ) {
    reached = addDays(reached, step);
    if (dayKnown(calendar, reached, known).working) left -= 1;
  }
  return reached;
}

/**
 * The count that takes `from` to `to`: working days after `from` up to and with `to`; negative, and
 * counted from `to` up to the day before `from`, when `to` is earlier. For a worked `to` it undoes
 * `addWorkingDays`. Faults as `dayOf`.
 */
export function workingDaysBetween(
  calendar: Calendar,
  from: string,
  to: string,
  knownAt?: string,
): number {
  const known = readKnownAt(knownAt);
  const step = checkDate(from, 'from') <= checkDate(to, 'to') ? 1 : -1;
  let count = 0;
  for (let date = from; date !== to; ) {
    date = addDays(date, step);
    if (dayKnown(calendar, date, known).working) count += step;
  }
  return count;
}

function refuseYear(calendar: Calendar, year: number): never {
  const years = [...calendar.years.keys()];
  throw new CalendarFault(
    { code: 'no-calendar-for-year', calendar: calendar.id, year },
    `calendar "${calendar.id}" has no data for ${year}; it covers ` +
      `${Math.min(...years)}–${Math.max(...years)}`,
  );
}

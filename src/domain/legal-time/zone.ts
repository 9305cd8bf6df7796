/**
 * Between instants and the clock on the wall of a time zone. The rules of the zones come from the
 * runtime's own zone data; nothing here assumes an offset.
 */
import { Temporal } from 'temporal-polyfill';
import { isDate } from './date.ts';
import { CalendarFault, refuseInput } from './fault.ts';

/** What the clock on the wall shows: `time` as `HH:MM:SS` with a fraction when there is one. */
export interface Local {
  readonly date: string;
  readonly time: string;
}

/** True for a zone the runtime knows, such as `Asia/Almaty`. */
export const isZone = (value: unknown): value is string => {
  if (typeof value !== 'string') return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(value);
    return true;
  } catch {
    return false;
  }
};

/** True for `HH:MM` from 00:00 to 24:00. */
export const isTimeOfDay = (value: unknown): value is string =>
  typeof value === 'string' && /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(value);

/**
 * Milliseconds since 1970 of an ISO 8601 instant with `Z` or an offset.
 * Faults: `bad-input` naming `field`; a time without an offset is not an instant.
 */
export function readInstant(value: string, field: string): number {
  try {
    return Temporal.Instant.from(value).epochMilliseconds;
  } catch {
    return refuseInput(field, value, 'an instant such as 2026-11-22T09:00:00Z');
  }
}

/** The instant as everything else in the product writes it: UTC with milliseconds. */
export const writeInstant = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** What the clock of a known zone shows at an instant. */
export function localOf(milliseconds: number, zone: string): Local {
  const local = Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(zone);
  return { date: local.toPlainDate().toString(), time: local.toPlainTime().toString() };
}

/**
 * The instant at which the clock of a known zone shows `time` (`HH:MM`, `24:00` being the end of the
 * day) on `date`. A time that comes twice or never because the clock is changed means the later
 * instant, so a change of the clock never shortens a term.
 */
export function instantAt(date: string, time: string, zone: string): number {
  const day = Temporal.PlainDate.from(date);
  const local =
    time === '24:00'
      ? day.add({ days: 1 }).toPlainDateTime()
      : day.toPlainDateTime(Temporal.PlainTime.from(time));
  return local.toZonedDateTime(zone, { disambiguation: 'later' }).epochMilliseconds;
}

/**
 * Milliseconds of what a person may write as a start: an instant, a local time of the zone
 * (`2020-06-29T19:00`), or a date alone, which is its first moment.
 * Faults: `bad-input` naming `field`.
 */
export function readStart(value: string, zone: string, field: string): number {
  const [date, time = '00:00'] = value.split('T');
  if (isDate(date) && isTimeOfDay(time)) return instantAt(date, time, zone);
  return readInstant(value, field);
}

/**
 * Proves that the runtime's zone data know the latest change that matters here: Kazakhstan went to
 * UTC+5 on 1 March 2024. For the start of a server. Faults: `stale-zone-data`.
 */
export function checkZoneData(): void {
  const zone = 'Asia/Almaty';
  if (localOf(Date.parse('2024-03-01T00:00:00Z'), zone).time === '05:00:00') return;
  throw new CalendarFault(
    { code: 'stale-zone-data', zone },
    `the time zone data are older than 2024a: ${zone} is an hour wrong; update the runtime`,
  );
}

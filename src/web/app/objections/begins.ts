/** When a meeting begins, as people write it: a date and an hour on the procedure's clock. */
import { Temporal } from 'temporal-polyfill';
import { zone } from '../place.ts';

/** The instant of an hour on the procedure's clock; null for what is no hour. */
export function readBegins(date: string | null, hour: string): string | null {
  const [, hours, minutes] = /^\s*(\d{1,2})[:.](\d{2})\s*$/.exec(hour) ?? [];
  if (date === null || Number(hours ?? 24) > 23 || Number(minutes ?? 60) > 59) return null;
  const time = `${hours?.padStart(2, '0')}:${minutes}`;
  return Temporal.PlainDateTime.from(`${date}T${time}`)
    .toZonedDateTime(zone)
    .toInstant()
    .toString();
}

/**
 * Instants as people say them, in three languages, alike in every runtime: on the clock of the
 * draft's procedure, in the official long form or short for tables, or as time that passes.
 */
import { Temporal } from 'temporal-polyfill';
import { formatDate, formatInstant, formatZone } from '../../domain/format.ts';
import type { Language } from '../../domain/language.ts';

/** Which clock and which words a date is said in. */
export interface Clock {
  readonly lang: Language;
  /** IANA zone. */
  readonly zone: string;
}

/** The civil date of an ISO instant in the zone, in the long official form. */
export const sayDate = (iso: string, { lang, zone }: Clock): string =>
  formatDate(Temporal.Instant.from(iso).toZonedDateTimeISO(zone).toPlainDate().toString(), lang);

/**
 * The end of a term, with the hour and the city whose hour it is. Midnight is said as 24:00 of the
 * day that ends: a term "until 2 July, 24:00" is over when 3 July begins.
 */
export function sayTerm(iso: string, { lang, zone }: Clock): string {
  const end = Temporal.Instant.from(iso);
  if (end.toZonedDateTimeISO(zone).toPlainTime().toString() !== '00:00:00')
    return formatInstant(iso, lang, zone);
  const lastDay = sayDate(end.subtract({ nanoseconds: 1 }).toString(), { lang, zone });
  return `${lastDay}, 24:00 (${formatZone(zone, lang)})`;
}

/** The date and the hour of an instant, with the city whose hour it is. */
export const sayInstant = (iso: string, { lang, zone }: Clock): string =>
  formatInstant(iso, lang, zone);

const dayOf = (iso: string, zone: string): Temporal.PlainDate =>
  Temporal.Instant.from(iso).toZonedDateTimeISO(zone).toPlainDate();

const pad = (value: number): string => String(value).padStart(2, '0');

const shortMonths = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** The civil date in few letters, for columns: «22.11.2026» in Kazakh and Russian, "22 Nov 2026". */
export function sayShortDate(iso: string, { lang, zone }: Clock): string {
  const { day, month, year } = dayOf(iso, zone);
  return lang === 'en'
    ? `${day} ${shortMonths[month - 1]} ${year}`
    : `${pad(day)}.${pad(month)}.${year}`;
}

/** The hour of an instant: "18:00". */
export const sayTime = (iso: string, { zone }: Clock): string =>
  Temporal.Instant.from(iso)
    .toZonedDateTimeISO(zone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });

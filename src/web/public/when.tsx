/** Instants as dates on the clock of the draft's procedure. */
import type { ReactElement } from 'react';
import { Temporal } from 'temporal-polyfill';
import { formatDate, formatInstant } from '../../domain/format.ts';
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

/** The date with the hour and the city whose hour it is: for terms, where the hour counts. */
export const sayInstant = (iso: string, { lang, zone }: Clock): string =>
  formatInstant(iso, lang, zone);

export const DateOf = ({
  at,
  clock,
}: {
  readonly at: string;
  readonly clock: Clock;
}): ReactElement => <time dateTime={at}>{sayDate(at, clock)}</time>;

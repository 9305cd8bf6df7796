/** Days as people write them, and instants as the directory keeps them. */
import { Temporal } from 'temporal-polyfill';
import { zone } from '../place.ts';

const startOf = (date: Temporal.PlainDate): string =>
  date.toZonedDateTime({ timeZone: zone }).toInstant().toString({ smallestUnit: 'millisecond' });

/** The first instant of an ISO date. */
export const beginOfDay = (isoDate: string): string => startOf(Temporal.PlainDate.from(isoDate));

/** The first instant after an ISO date, which is when something ends whose last day it is. */
export const afterDay = (isoDate: string): string =>
  startOf(Temporal.PlainDate.from(isoDate).add({ days: 1 }));

/** The last moment before an instant, for saying until which day something holds. */
export const lastBefore = (instant: string): string =>
  Temporal.Instant.from(instant)
    .subtract({ milliseconds: 1 })
    .toString({ smallestUnit: 'millisecond' });

/**
 * Civil dates as `YYYY-MM-DD` strings: they compare, sort and travel as they are. Counting uses the
 * UTC face of `Date`, which knows no zone and no clock change, and is four times faster than Temporal's dates.
 */
import { refuseInput } from './fault.ts';

const dayMilliseconds = 86_400_000;

/** True for an existing day of the years 1000–9999 written `YYYY-MM-DD`. */
export const isDate = (value: unknown): value is string => {
  if (typeof value !== 'string' || !/^[1-9]\d{3}-\d{2}-\d{2}$/.test(value)) return false;
  const milliseconds = Date.parse(value);
  return !Number.isNaN(milliseconds) && fromMilliseconds(milliseconds) === value;
};

/** The date itself. Faults: `bad-input` naming `field` when it is no existing day. */
export const checkDate = (value: unknown, field: string): string =>
  isDate(value) ? value : refuseInput(field, value, 'a date such as 2026-11-22');

/** The date `days` later (earlier when negative). Expects a checked date. */
export const addDays = (date: string, days: number): string =>
  fromMilliseconds(Date.parse(date) + days * dayMilliseconds);

/** ISO day of the week: 1 Monday … 7 Sunday. Expects a checked date. */
export const weekdayOf = (date: string): number => new Date(date).getUTCDay() || 7;

export const yearOf = (date: string): number => Number(date.slice(0, 4));

const fromMilliseconds = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().slice(0, 10);

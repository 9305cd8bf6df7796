/**
 * How urgent something is, on the calendar of its procedure's zone: late, today, within a week, later,
 * put off until a day; and what is not one's own turn at all.
 */
import { Temporal } from 'temporal-polyfill';
import { instantAt, localOf, writeInstant } from '../legal-time/zone.ts';

/** In the order they are shown in. `off`: put off by the reader. */
export const inboxGroups = ['overdue', 'today', 'week', 'later', 'off', 'waiting', 'done'] as const;
export type InboxGroup = (typeof inboxGroups)[number];

/** How far `week` reaches: what is due on Monday is near on Friday. */
const weekDays = 7;

interface Dated {
  readonly stand: 'turn' | 'waiting' | 'done';
  readonly due: string | null;
}

interface When {
  /** ISO instant. */
  readonly now: string;
  readonly zone: string;
  /** ISO instant until which the reader put it off; null where they did not. */
  readonly until: string | null;
}

/**
 * The group of a task. What is late or due today is never put off, whatever was asked for: putting off
 * hides no deadline. A term that ends at midnight ends on the day before.
 */
export function groupOf({ stand, due }: Dated, { now, zone, until }: When): InboxGroup {
  if (stand !== 'turn') return stand;
  if (due !== null && due < now) return 'overdue';
  const { today, week } = daysFrom(now, zone);
  if (due !== null && due <= today) return 'today';
  if (until !== null && until > now) return 'off';
  return due !== null && due <= week ? 'week' : 'later';
}

interface Days {
  /** ISO instants at which today and the seventh day from today end. */
  readonly today: string;
  readonly week: string;
}

/** The last answer: a list asks for the same day hundreds of times. */
let last: { readonly now: string; readonly zone: string; readonly days: Days } | null = null;

function daysFrom(now: string, zone: string): Days {
  if (last?.now === now && last.zone === zone) return last.days;
  const { date } = localOf(Date.parse(now), zone);
  const seventh = Temporal.PlainDate.from(date).add({ days: weekDays }).toString();
  const endOf = (day: string) => writeInstant(instantAt(day, '24:00', zone));
  const days = { today: endOf(date), week: endOf(seventh) };
  last = { now, zone, days };
  return days;
}

/** The calendars that come with the product, by id. A national edition adds its file here. */
import eu from '../../../workflows/calendars/eu.json' with { type: 'json' };
import kz from '../../../workflows/calendars/kz.json' with { type: 'json' };
import sk from '../../../workflows/calendars/sk.json' with { type: 'json' };
import type { Calendar } from './calendar.ts';
import { CalendarFault } from './fault.ts';
import { readCalendar } from './read-calendar.ts';

const files: Readonly<Record<string, unknown>> = { eu, kz, sk };
const read = new Map<string, Calendar>();

/** Every shipped calendar, in the order of their ids. */
export const shippedCalendars = (): readonly Calendar[] => Object.keys(files).map(shippedCalendar);

/** The shipped calendar `id`, read once. Faults: `no-such-calendar`. */
export function shippedCalendar(id: string): Calendar {
  const known = read.get(id);
  if (known) return known;
  if (!Object.hasOwn(files, id))
    throw new CalendarFault(
      { code: 'no-such-calendar', calendar: id },
      `no calendar "${id}"; use ${Object.keys(files).join(', ')}`,
    );
  const calendar = readCalendar(files[id]);
  read.set(id, calendar);
  return calendar;
}

/** `kelisim deadline`: a due date with its computation, as lines to read or as JSON. Prints nothing. */
import { readFileSync } from 'node:fs';
import { isLanguage, languages } from '../domain/language.ts';
import type { Calendar } from '../domain/legal-time/calendar.ts';
import { type Due, due } from '../domain/legal-time/due.ts';
import { explainDue } from '../domain/legal-time/explain.ts';
import { CalendarFault, refuseInput } from '../domain/legal-time/fault.ts';
import { readCalendar } from '../domain/legal-time/read-calendar.ts';
import { shippedCalendar } from '../domain/legal-time/shipped.ts';
import { readStart, writeInstant } from '../domain/legal-time/zone.ts';

export interface DeadlineArguments {
  /** Id of a shipped calendar, or the path of a calendar file ending in `.json`. */
  readonly calendar: string;
  /** A date, a local time of the calendar's zone, or an instant. */
  readonly from: string;
  /** Working days. */
  readonly days: number;
  readonly cutoff?: string | undefined;
  readonly closing?: string | undefined;
  readonly knownAt?: string | undefined;
  readonly json?: boolean | undefined;
  readonly lang?: string | undefined;
}

/**
 * The text to print, without a final line break. JSON: `{ due, at, calendar, from, days, trace:
 * [{ date, counted, why, name?, of?, source? }] }`. Faults: `CalendarFault`, whose message is fit
 * to show; a file that cannot be read throws as the file system does.
 */
export function runDeadline(options: DeadlineArguments): string {
  const { from, days, cutoff, closing, lang = 'en' } = options;
  if (!isLanguage(lang)) return refuseInput('lang', lang, `one of ${languages.join(', ')}`);
  const calendar = openCalendar(options.calendar);
  const knownAt =
    options.knownAt && writeInstant(readStart(options.knownAt, calendar.zone, 'knownAt'));
  const start = writeInstant(readStart(from, calendar.zone, 'from'));
  const found = due({ start, term: { workingDays: days }, calendar, cutoff, closing, knownAt });
  return options.json
    ? JSON.stringify(
        {
          due: found.date,
          at: found.at,
          calendar: calendar.id,
          from,
          days,
          trace: traceOf(found, lang),
        },
        null,
        2,
      )
    : explainDue(found, lang).join('\n');
}

const traceOf = (found: Due, lang: 'kk' | 'ru' | 'en') =>
  found.trace.map(({ date, role, is, name, of, source }) => ({
    date,
    counted: role === 'counted',
    why: role === 'late' || role === 'received' ? role : is,
    name: name?.[lang],
    of,
    source: source?.address ?? source?.title,
  }));

function openCalendar(name: string): Calendar {
  if (!name.endsWith('.json')) return shippedCalendar(name);
  const text = readFileSync(name, 'utf8');
  try {
    return readCalendar(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new CalendarFault({ code: 'bad-calendar', path: '' }, `${name}: ${error.message}`);
  }
}

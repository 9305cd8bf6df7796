/**
 * When a term ends, and the trace of how that was found. Pure: the same question on the same
 * calendar always has the same answer, and the answer carries the question, so it can be asked again
 * when the calendar has changed.
 *
 * How a term in days is counted. 1. The day of receipt is found: the local date of the start. With a
 * cut-off hour, what comes after it, or on a day off, is received on the next working day; without
 * the second half a Saturday start would end before a start of Friday evening. 2. The day of receipt
 * is not counted (T+1). 3. A term in working days counts worked days only; a term in calendar days
 * counts every day and, when its last day is not worked, moves on to the next worked one. 4. It ends
 * at the closing hour of the day reached.
 *
 * A term in hours runs by the clock from the start, through nights and days off, as in Regulation
 * (EEC, Euratom) No 1182/71, art. 3(4), which excepts hours from the move to a working day.
 */
import {
  type Calendar,
  type Confidence,
  confidences,
  type Day,
  dayKnown,
  readKnownAt,
} from './calendar.ts';
import { addDays } from './date.ts';
import { refuseInput } from './fault.ts';
import {
  instantAt,
  isTimeOfDay,
  isZone,
  type Local,
  localOf,
  readInstant,
  writeInstant,
} from './zone.ts';

const hourMilliseconds = 3_600_000;
const lengthMax = 100_000;

/** A length of time in one unit: a whole number from 1 to 100 000. */
export type Term =
  | { readonly workingDays: number }
  | { readonly calendarDays: number }
  | { readonly hours: number };

export interface DueQuestion {
  /** ISO instant of the event that starts the term. */
  readonly start: string;
  readonly term: Term;
  readonly calendar: Calendar;
  /** Time zone of the dates; the calendar's own when left out. */
  readonly zone?: string | undefined;
  /** `HH:MM`: a start strictly after it counts as received on the next working day. */
  readonly cutoff?: string | undefined;
  /** `HH:MM` at which the last day ends; `24:00` when left out. */
  readonly closing?: string | undefined;
  /** ISO instant: only what the calendar knew then counts. All knowledge when left out. */
  readonly knownAt?: string | undefined;
}

/**
 * What one day did in the counting: `late` start after the cut-off, `received` day of receipt,
 * `counted` towards the term, `skipped` day off, `moved` worked day to which the end moved, `extended`
 * day that was granted on top of the term.
 */
export type Role = 'late' | 'received' | 'counted' | 'skipped' | 'moved' | 'extended';

export interface TraceStep extends Day {
  readonly role: Role;
}

/** More working days for a term, at least one. */
export interface Extended {
  readonly workingDays: number;
  /** ISO instant: only what the calendar knew then counts. All knowledge when left out. */
  readonly knownAt?: string;
}

/** The end of a term. An act is late when it is strictly after `at`. */
export interface Due {
  /** ISO instant, UTC with milliseconds: the closing hour of `date` in `zone`. */
  readonly at: string;
  /** The due day, `YYYY-MM-DD` in `zone`. */
  readonly date: string;
  readonly start: string;
  readonly term: Term;
  readonly calendar: Pick<Calendar, 'id' | 'title' | 'version'>;
  readonly zone: string;
  readonly cutoff?: string;
  readonly closing: string;
  readonly knownAt?: string;
  /** What was granted on top of the term, oldest first. */
  readonly extended?: readonly Extended[];
  /** Every day from the start to the due day, in order; a term in hours has those granted on top. */
  readonly trace: readonly TraceStep[];
  /** The least of the confidences of the years and days passed; `seen` for a term in hours. */
  readonly confidence: Confidence;
}

/** The end of a term. Faults: `bad-input` naming the field, `no-calendar-for-year`. */
export function due(question: DueQuestion): Due {
  const { calendar, term } = question;
  const length = lengthOf(term);
  const asked = readQuestion(question);
  const { zone, closing } = asked;
  const start = Date.parse(asked.start);
  if ('hours' in term) {
    const at = start + length * hourMilliseconds;
    const { date } = localOf(at, zone);
    return { at: writeInstant(at), date, ...asked, trace: [], confidence: 'seen' };
  }
  const known = readKnownAt(question.knownAt);
  const day = (date: string): Day => dayKnown(calendar, date, known);
  const receipt = receive(localOf(start, zone), asked.cutoff, day);
  const received = lastOf(receipt).date;
  const count = 'workingDays' in term ? countWorkingDays : countCalendarDays;
  const trace = [...receipt, ...count(received, length, day)];
  const { date } = lastOf(trace);
  const at = writeInstant(instantAt(date, closing, zone));
  return { at, date, ...asked, trace, confidence: leastConfident(trace) };
}

/** The checked question as a due date keeps it, with the defaults filled in. */
function readQuestion({ calendar, term, cutoff, knownAt, ...asked }: DueQuestion) {
  const { zone = calendar.zone, closing = '24:00' } = asked;
  if (asked.zone !== undefined && !isZone(zone))
    refuseInput('zone', zone, 'a time zone of the IANA list');
  if (!isTimeOfDay(closing)) refuseInput('closing', closing, 'a time such as 18:30 or 24:00');
  if (cutoff !== undefined && !isTimeOfDay(cutoff))
    refuseInput('cutoff', cutoff, 'a time such as 18:00');
  return {
    start: writeInstant(readInstant(asked.start, 'start')),
    term,
    calendar: { id: calendar.id, title: calendar.title, version: calendar.version },
    zone,
    ...(cutoff !== undefined && { cutoff }),
    closing,
    ...(knownAt !== undefined && { knownAt }),
  };
}

/** The days from the start to the day of receipt, which is the last of them. */
function receive(
  start: Local,
  cutoff: string | undefined,
  day: (date: string) => Day,
): readonly TraceStep[] {
  const first = day(start.date);
  if (cutoff === undefined) return [{ ...first, role: 'received' }];
  const late = first.working && start.time > `${cutoff}:00`;
  if (first.working && !late) return [{ ...first, role: 'received' }];
  const steps: TraceStep[] = [{ ...first, role: late ? 'late' : 'skipped' }];
  return [...steps, ...walkToWorkingDay(start.date, 'received', day)];
}

function countWorkingDays(
  received: string,
  length: number,
  day: (date: string) => Day,
): readonly TraceStep[] {
  const steps: TraceStep[] = [];
  let date = received;
  for (let left = length; left > 0; ) {
    date = addDays(date, 1);
    const passed = day(date);
    steps.push({ ...passed, role: passed.working ? 'counted' : 'skipped' });
    if (passed.working) left -= 1;
  }
  return steps;
}

function countCalendarDays(
  received: string,
  length: number,
  day: (date: string) => Day,
): readonly TraceStep[] {
  const steps: TraceStep[] = [];
  for (let passed = 1; passed <= length; passed += 1)
    steps.push({ ...day(addDays(received, passed)), role: 'counted' });
  const last = lastOf(steps);
  return last.working ? steps : [...steps, ...walkToWorkingDay(last.date, 'moved', day)];
}

/** The days after `from` up to the next working day, which takes the role `arrival`. */
function walkToWorkingDay(
  from: string,
  arrival: Role,
  day: (date: string) => Day,
): readonly TraceStep[] {
  const steps: TraceStep[] = [];
  for (let date = addDays(from, 1); ; date = addDays(date, 1)) {
    const passed = day(date);
    steps.push({ ...passed, role: passed.working ? arrival : 'skipped' });
    if (passed.working) return steps;
  }
}

function lengthOf(term: Term): number {
  const [length, ...more] = Object.values(term) as readonly unknown[];
  const known = 'workingDays' in term || 'calendarDays' in term || 'hours' in term;
  return known &&
    more.length === 0 &&
    Number.isInteger(length) &&
    Number(length) > 0 &&
    Number(length) <= lengthMax
    ? Number(length)
    : refuseInput(
        'term',
        JSON.stringify(term),
        `one of workingDays, calendarDays, hours, from 1 to ${lengthMax}`,
      );
}

/** A trace always holds the day of receipt, so it has a last step. */
const lastOf = (steps: readonly TraceStep[]): TraceStep => steps.at(-1) as TraceStep;

/** The least firm confidence among these; `seen` for none. */
export const leastConfident = (among: readonly { readonly confidence: Confidence }[]): Confidence =>
  confidences[Math.max(...among.map(({ confidence }) => confidences.indexOf(confidence)))] ??
  'seen';

/**
 * Reads a calendar file. The whole of it is checked before anything counts on it: shapes, links
 * between exchanged days, and the yearly totals against the official figure. A fault names the place
 * in the file as a JSON pointer.
 */
import { languages, type Names } from '../language.ts';
import {
  type Calendar,
  confidences,
  dayKnown,
  type Entry,
  type EntryKind,
  entryKinds,
  latest,
  type Source,
} from './calendar.ts';
import { addDays, isDate, weekdayOf, yearOf } from './date.ts';
import { CalendarFault } from './fault.ts';
import { instantAt, isZone, readInstant } from './zone.ts';

type Json = Readonly<Record<string, unknown>>;

/** An entry still tied to its place in the file, for faults found by comparing entries. */
interface Draft {
  readonly path: string;
  readonly entry: Entry;
}

/** What every entry of a file may refer to. */
interface Context {
  readonly zone: string;
  readonly names: ReadonlyMap<string, Names>;
  readonly sources: ReadonlyMap<string, Source>;
}

/**
 * The calendar a parsed JSON file describes; `workflows/calendars/kz.json` is the example to follow.
 * A year gives `source` and `confidence` to its days, a day may give its own. `knownFrom` is an
 * instant, or a date, which is its first moment in the calendar's zone. `workingDays`, when given,
 * must equal the count of all that is known.
 * Faults: `bad-calendar` with the path of the first fault found.
 */
export function readCalendar(json: unknown): Calendar {
  const root = record(
    json,
    '',
    ['id', 'title', 'version', 'zone', 'week', 'names', 'sources', 'years'],
    ['note'],
  );
  const zone = isZone(root.zone)
    ? root.zone
    : fail('/zone', 'must be a time zone of the IANA list');
  const context: Context = {
    zone,
    names: table(root.names, '/names', readNames),
    sources: table(root.sources, '/sources', readSource),
  };
  const years = list(root.years, '/years').map((year, index) => {
    const path = `/years/${index}`;
    return {
      path,
      year: record(year, path, ['year', 'source', 'confidence', 'days'], ['workingDays']),
    };
  });
  const drafts = years.flatMap(({ path, year }) => readYear(year, path, context));
  const calendar: Calendar = {
    id: text(root.id, '/id'),
    title: readNames(root.title, '/title'),
    version: isDate(root.version) ? root.version : fail('/version', 'must be a date'),
    ...(root.note !== undefined && { note: text(root.note, '/note') }),
    zone,
    week: readWeek(root.week),
    years: new Map(
      years.map(({ path, year }) => [
        year.year as number,
        oneOf(confidences, year.confidence, `${path}/confidence`),
      ]),
    ),
    entries: groupByDate(drafts),
  };
  checkYearsFollow([...calendar.years.keys()], years.length);
  for (const draft of drafts) checkLink(calendar, draft);
  for (const { path, year } of years) checkTotal(calendar, year, path);
  return nameAll(calendar);
}

function readYear(year: Json, path: string, context: Context): readonly Draft[] {
  if (!Number.isInteger(year.year)) fail(`${path}/year`, 'must be a year such as 2026');
  return list(year.days, `${path}/days`).map((json, index) => {
    const place = `${path}/days/${index}`;
    const day = record(
      json,
      place,
      ['date', 'is'],
      ['name', 'of', 'source', 'confidence', 'knownFrom'],
    );
    if (!isDate(day.date) || yearOf(day.date) !== year.year)
      fail(`${place}/date`, `must be a date of ${year.year}`);
    return { path: place, entry: readEntry({ ...year, ...day }, place, context) };
  });
}

function readEntry(day: Json, path: string, context: Context): Entry {
  const is = oneOf(entryKinds, day.is, `${path}/is`);
  const linked = is === 'transferred' || is === 'swapped' || is === 'working';
  if (linked !== isDate(day.of))
    fail(
      `${path}/of`,
      linked ? 'must be the date this day is exchanged for' : `says nothing for "${is}"`,
    );
  if ((is === 'holiday' || is === 'rest') && day.name === undefined)
    fail(`${path}/name`, 'must be a key of /names');
  return {
    date: day.date as string,
    is,
    ...(day.name !== undefined && { name: pick(context.names, day.name, `${path}/name`) }),
    ...(linked && { of: day.of as string }),
    source: pick(context.sources, day.source, `${path}/source`),
    confidence: oneOf(confidences, day.confidence, `${path}/confidence`),
    knownFrom: readKnownFrom(day.knownFrom, `${path}/knownFrom`, context.zone),
  };
}

function readKnownFrom(value: unknown, path: string, zone: string): number {
  if (value === undefined) return Number.NEGATIVE_INFINITY;
  if (isDate(value)) return instantAt(value, '00:00', zone);
  try {
    return readInstant(text(value, path), path);
  } catch {
    return fail(path, 'must be a date or an instant such as 2024-06-07T09:00:00Z');
  }
}

function groupByDate(drafts: readonly Draft[]): Map<string, Entry[]> {
  const entries = new Map<string, Entry[]>();
  for (const { path, entry } of drafts) {
    const earlier = entries.get(entry.date) ?? [];
    const previous = earlier.at(-1);
    if (previous && previous.knownFrom >= entry.knownFrom)
      fail(path, `must be known later than the entry before it on ${entry.date}`);
    if (entry.is === 'revoked' && !previous && !entry.name)
      fail(path, `revokes nothing: give an earlier entry of ${entry.date}, or a name`);
    entries.set(entry.date, [...earlier, entry]);
  }
  return entries;
}

/** A transferred day needs its holiday on a day off; exchanged days must point at each other. */
function checkLink(calendar: Calendar, { path, entry }: Draft): void {
  if (entry.of === undefined) return;
  const target = calendar.entries.get(entry.of) ?? [];
  const partner: Partial<Record<EntryKind, EntryKind>> = { swapped: 'working', working: 'swapped' };
  const found =
    entry.is === 'transferred'
      ? target.some(({ is }) => is === 'holiday') && !calendar.week.includes(weekdayOf(entry.of))
      : target.some(({ is, of }) => is === partner[entry.is] && of === entry.date);
  if (found) return;
  const wanted =
    entry.is === 'transferred'
      ? 'a holiday on a day off'
      : `a day that is "${partner[entry.is]}" of ${entry.date}`;
  fail(`${path}/of`, `${entry.of} is not ${wanted}`);
}

function checkYearsFollow(years: readonly number[], given: number): void {
  const first = years[0] ?? fail('/years', 'must hold a year');
  const follow = years.every((year, index) => year === first + index);
  if (!follow || years.length !== given) fail('/years', 'must follow one another, each once');
}

function checkTotal(calendar: Calendar, year: Json, path: string): void {
  if (year.workingDays === undefined) return;
  let total = 0;
  for (let date = `${year.year}-01-01`; yearOf(date) === year.year; date = addDays(date, 1))
    if (dayKnown(calendar, date, latest).working) total += 1;
  if (total !== year.workingDays)
    fail(`${path}/workingDays`, `the days of ${year.year} make ${total} working days`);
}

/** Gives `transferred` and `revoked` entries the name of the holiday they are about. */
function nameAll(calendar: Calendar): Calendar {
  const named = (entry: Entry): Entry => {
    if (entry.name || (entry.is !== 'transferred' && entry.is !== 'revoked')) return entry;
    const here = calendar.entries.get(entry.date) ?? [];
    const holiday = here.find(({ of }) => of !== undefined)?.of;
    const told = [...here, ...(calendar.entries.get(holiday ?? '') ?? [])];
    const name = told.find((one) => one.name)?.name;
    return name ? { ...entry, name } : entry;
  };
  const entries = [...calendar.entries].map(([date, told]) => [date, told.map(named)] as const);
  return { ...calendar, entries: new Map(entries) };
}

function readWeek(value: unknown): readonly number[] {
  const week = list(value, '/week');
  const known = week.every((day) => Number.isInteger(day) && Number(day) >= 1 && Number(day) <= 7);
  if (!known || week.length === 0 || new Set(week).size !== week.length)
    fail('/week', 'must list ISO weekdays from 1 (Monday) to 7, each once');
  return week as readonly number[];
}

function readNames(value: unknown, path: string): Names {
  const names = record(value, path, languages, []);
  for (const language of languages) text(names[language], `${path}/${language}`);
  return names as Names;
}

function readSource(value: unknown, path: string): Source {
  const source = record(value, path, ['title'], ['address']);
  const title = text(source.title, `${path}/title`);
  return source.address === undefined
    ? { title }
    : { title, address: text(source.address, `${path}/address`) };
}

function table<T>(
  value: unknown,
  path: string,
  read: (value: unknown, path: string) => T,
): ReadonlyMap<string, T> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return fail(path, 'must be an object');
  return new Map(Object.entries(value).map(([key, item]) => [key, read(item, `${path}/${key}`)]));
}

function record(
  value: unknown,
  path: string,
  required: readonly string[],
  optional: readonly string[],
): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return fail(path, 'must be an object');
  for (const key of Object.keys(value))
    if (!required.includes(key) && !optional.includes(key))
      fail(`${path}/${key}`, `unknown key; use ${[...required, ...optional].join(', ')}`);
  for (const key of required) if (!Object.hasOwn(value, key)) fail(`${path}/${key}`, 'is missing');
  return value as Json;
}

const list = (value: unknown, path: string): readonly unknown[] =>
  Array.isArray(value) ? value : fail(path, 'must be a list');

const text = (value: unknown, path: string): string =>
  typeof value === 'string' && value !== ''
    ? value
    : fail(path, 'must be a text that is not empty');

const oneOf = <T extends string>(allowed: readonly T[], value: unknown, path: string): T =>
  allowed.find((one) => one === value) ?? fail(path, `must be one of ${allowed.join(', ')}`);

const pick = <T>(known: ReadonlyMap<string, T>, key: unknown, path: string): T =>
  known.get(String(key)) ?? fail(path, `must be one of ${[...known.keys()].join(', ')}`);

function fail(path: string, message: string): never {
  throw new CalendarFault({ code: 'bad-calendar', path }, `${path || '/'}: ${message}`);
}

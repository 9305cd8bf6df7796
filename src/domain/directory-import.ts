/**
 * A table of organisations, units, persons and appointments, taken into the directory: what each row
 * says against what stands there, as commands of the one who imports. A row says how something is to
 * be; what no row speaks of stays as it is, so a table taken in twice changes nothing the second time.
 *
 * Rows are taken by kind, whatever their order: organisations, units, persons, appointments, and last
 * what takes something away, so that an appointment may name a person of a later row.
 */
import { type Appointment, appointedRoles, organisationKinds, type Person } from './directory.ts';
import type { Book } from './directory-decide.ts';
import type { DirectoryCommand } from './directory-facts.ts';
import {
  type DirectoryRow,
  type RowColumn,
  type RowKind,
  rowColumns,
  rowKinds,
} from './directory-rows.ts';
import { Refusal, refuse } from './draft/refusal.ts';
import { type FieldFault, refuseField } from './field-fault.ts';
import { isLanguage, type Language, languages, type Names } from './language.ts';

/** What became of a row. */
export type RowChange = 'added' | 'changed' | 'ended' | 'unchanged';

export interface RowOutcome {
  readonly line: number;
  readonly kind: RowKind;
  /** Of whom or what it speaks. */
  readonly id: string;
  readonly change: RowChange;
}

/** Why a row cannot be taken: the cell it is about, and the refusal that says what to do. */
export interface RowFault {
  readonly line: number;
  readonly column: RowColumn;
  readonly refusal: Refusal;
}

export interface Importing {
  readonly book: Book;
  readonly now: string;
  /** An id for a person who comes without one. */
  readonly mint: () => string;
  /** The one form of an address; null for what is none. */
  readonly readAddress: (given: string) => string | null;
}

export interface EnteredRows {
  readonly outcomes: readonly RowOutcome[];
  readonly faults: readonly RowFault[];
}

/**
 * Enters every row into the book. Where there are faults, the book is not to be written. It pauses
 * behind every row, so that whoever runs it may let others go first.
 */
export function* enterRows(
  rows: readonly DirectoryRow[],
  importing: Importing,
): Generator<void, EnteredRows, void> {
  const outcomes: RowOutcome[] = [];
  const faults: RowFault[] = [];
  const endings: (() => void)[] = [];
  const addresses = new Map(
    [...importing.book.directory.people.values()].map(({ id, email }) => [email, id]),
  );
  const taking: Taking = { ...importing, addresses };
  const attempt = ({ line }: DirectoryRow, act: () => void) => {
    try {
      act();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      faults.push({ line, column: columnOf(error), refusal: error });
    }
  };
  const take = (row: DirectoryRow) => {
    const { line, kind } = row;
    const { id, change, last } = takers[kind](row, taking);
    const index = outcomes.push({ line, kind, id, change }) - 1;
    if (!last) return;
    endings.push(() =>
      attempt(row, () => {
        taking.book.enter(last);
        outcomes[index] = { line, kind, id, change: 'ended' };
      }),
    );
  };
  for (const kind of rowKinds)
    for (const row of rows.filter((one) => one.kind === kind)) {
      attempt(row, () => take(row));
      yield;
    }
  for (const end of endings) {
    end();
    yield;
  }
  const byLine = (one: { line: number }, other: { line: number }) => one.line - other.line;
  return { outcomes: outcomes.sort(byLine), faults: faults.sort(byLine) };
}

interface Taking extends Importing {
  /** Persons by address, those added meanwhile among them. */
  readonly addresses: Map<string | null, string>;
}

interface Taken {
  readonly id: string;
  readonly change: RowChange;
  /** What takes something away, once every row is in. */
  readonly last?: DirectoryCommand | undefined;
}

type Taker = (row: DirectoryRow, taking: Taking) => Taken;

const takers: Readonly<Record<RowKind, Taker>> = {
  organisation(row, { book }) {
    const id = requireCell(row, 'id');
    const known = book.directory.organisations.get(id);
    const names = namesOf(row, 'name', known?.names);
    const short = namesOf(row, 'short', known?.short ?? names);
    const ends = oneOf(row, 'state', ['active', 'ended'] as const) === 'ended';
    const successor = row.cells.get('successor') || null;
    const isEnded = Boolean(known?.ended);
    if (isEnded && ends && successor === (known?.ended?.successor ?? null))
      return { id, change: 'unchanged' };
    const last = ends
      ? ({ type: 'endOrganisation', organisation: id, successor } as const)
      : undefined;
    if (!known) {
      const kind = requireOneOf(row, 'kind', organisationKinds);
      book.enter({ type: 'found', organisation: id, kind, names, short });
      return { id, change: 'added', last };
    }
    const kind = oneOf(row, 'kind', organisationKinds);
    if (kind !== null && kind !== known.kind)
      fault('kind', { code: 'kind-stays', kind: known.kind });
    const isSame = same(names, known.names) && same(short, known.short);
    if (isEnded || !isSame) book.enter({ type: 'rename', organisation: id, names, short });
    return { id, change: isSame ? 'unchanged' : 'changed', last };
  },

  unit(row, { book }) {
    const organisation = requireCell(row, 'organisation');
    const unit = requireCell(row, 'id');
    const id = `${organisation}/${unit}`;
    const known = book.directory.organisations
      .get(organisation)
      ?.units?.find((one) => one.id === unit);
    const names = namesOf(row, 'name', known?.names);
    if (known && same(names, known.names)) return { id, change: 'unchanged' };
    book.enter({ type: known ? 'renameUnit' : 'addUnit', organisation, unit, names });
    return { id, change: known ? 'changed' : 'added' };
  },

  person(row, taking) {
    const { book, addresses } = taking;
    const email = addressIn(row, taking);
    const given = row.cells.get('id');
    if (!given && !email) fault('id', { code: 'not-named' });
    const id = given || (addresses.get(email as string) ?? taking.mint());
    const known = book.directory.people.get(id);
    const name = namesOf(row, 'name', known?.name);
    const language = oneOf(row, 'language', languages) ?? undefined;
    const state = oneOf(row, 'state', ['active', 'suspended'] as const) ?? known?.state ?? 'active';
    const change = known
      ? correct(known, { name, email, language }, taking)
      : add({ id, name, email: email ?? null, language }, taking);
    if (state === (known?.state ?? 'active')) return { id, change };
    book.enter({ type: state === 'active' ? 'restore' : 'suspend', person: id });
    return { id, change: change === 'added' ? 'added' : 'changed' };
  },

  appointment(row, taking) {
    const { book, now } = taking;
    const person = personNamed(row, taking);
    const organisation = requireCell(row, 'organisation');
    const role = requireOneOf(row, 'role', appointedRoles);
    const from = instantIn(row, 'from');
    const until = instantIn(row, 'until');
    const unit = row.cells.has('unit') ? row.cells.get('unit') || null : undefined;
    const id = `${person.id}: ${organisation}/${role}`;
    const known = findAppointment(person, { organisation, role, from }, now);
    const position = namesOf(row, 'name', known?.position);
    if (!known) {
      const term = { from: from ?? now, until: until ?? null, unit: unit ?? null };
      book.enter({ type: 'appoint', person: person.id, organisation, role, position, ...term });
      return { id, change: 'added' };
    }
    const { number } = known;
    const isSame = same(position, known.position) && (unit ?? known.unit) === known.unit;
    const moved = unit === null && known.unit !== null;
    if (!isSame || moved)
      book.enter({ type: 'moveAppointment', person: person.id, number, unit, position });
    const change = isSame && !moved ? 'unchanged' : 'changed';
    if (until === undefined || until === known.until) return { id, change };
    if (until === null) return fault('until', { code: 'begins-anew', until: String(known.until) });
    return { id, change, last: { type: 'endAppointment', person: person.id, number, until } };
  },
};

function add(
  { id, ...own }: { id: string; name: Names; email: string | null; language: Language | undefined },
  { book, addresses }: Taking,
): RowChange {
  book.enter({ type: 'addPerson', person: id, ...own });
  if (own.email) addresses.set(own.email, id);
  return 'added';
}

interface Own {
  readonly name: Names;
  readonly email: string | null | undefined;
  readonly language: Language | undefined;
}

function correct(known: Person, own: Own, { book, addresses }: Taking): RowChange {
  const { name, email = known.email, language = known.language } = own;
  const isSame = same(name, known.name) && email === known.email && language === known.language;
  if (isSame) return 'unchanged';
  book.enter({ type: 'correctPerson', person: known.id, name, email, language });
  addresses.delete(known.email);
  if (email) addresses.set(email, known.id);
  return 'changed';
}

/** The appointment a row means: the one that began then, or without a beginning the one in force. */
const findAppointment = (
  { appointments }: Person,
  meant: Pick<Appointment, 'organisation' | 'role'> & { readonly from: string | null | undefined },
  now: string,
): Appointment | undefined =>
  appointments.find(
    (one) =>
      one.organisation === meant.organisation &&
      one.role === meant.role &&
      one.from !== one.until &&
      (meant.from
        ? one.from === meant.from
        : one.from <= now && (one.until === null || now < one.until)),
  );

/** By id or address. *Refuses:* not-found. */
function personNamed(row: DirectoryRow, { book, addresses, readAddress }: Taking): Person {
  const given = requireCell(row, 'person');
  const address = given.includes('@') ? readAddress(given) : null;
  const id = address === null ? given : addresses.get(address);
  const person = id === undefined ? undefined : book.directory.people.get(id);
  return person ?? refuse('not-found', { what: 'person', id: given });
}

function addressIn(row: DirectoryRow, { readAddress }: Taking): string | null | undefined {
  const given = row.cells.get('email');
  if (!given) return given === '' ? null : undefined;
  return readAddress(given) ?? fault('email', { code: 'no-address' });
}

/** Null for an empty cell, undefined for a column that is not there. A day begins at midnight, UTC. */
function instantIn(row: DirectoryRow, column: 'from' | 'until'): string | null | undefined {
  const given = row.cells.get(column);
  if (!given) return given === '' ? null : undefined;
  const form = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/;
  const instant = new Date(given);
  if (!form.test(given) || Number.isNaN(instant.getTime()) || !isDay(given.slice(0, 10)))
    return fault(column, { code: 'no-instant' });
  return instant.toISOString();
}

/** False for the thirtieth of February, which `Date` takes for a day of March. */
const isDay = (day: string): boolean => new Date(day).toISOString().startsWith(day);

/** A name in three languages. What is left out is as before, or as in the first language that says it. */
function namesOf(row: DirectoryRow, stem: 'name' | 'short', before: Names | undefined): Names {
  const given = (lang: Language) => row.cells.get(`${stem}-${lang}`);
  const [said] = (['ru', 'kk', 'en'] as const).map(given).filter(Boolean);
  const read = (lang: Language) => given(lang) || before?.[lang] || said;
  const [kk, ru, en] = [read('kk'), read('ru'), read('en')];
  if (!kk || !ru || !en) return fault(`${stem}-ru`, { code: 'not-said' });
  return { kk: tidy(kk), ru: tidy(ru), en: tidy(en) };
}

const tidy = (name: string): string => name.normalize('NFC').trim();

const same = (one: Names, other: Names): boolean =>
  one.kk === other.kk && one.ru === other.ru && one.en === other.en;

const requireCell = (row: DirectoryRow, column: RowColumn): string =>
  row.cells.get(column) || fault(column, { code: 'not-said' });

function oneOf<T extends string>(
  row: DirectoryRow,
  column: RowColumn,
  values: readonly T[],
): T | null {
  const given = row.cells.get(column);
  if (!given) return null;
  return values.find((value) => value === given) ?? fault(column, { code: 'not-one-of', values });
}

const requireOneOf = <T extends string>(
  row: DirectoryRow,
  column: RowColumn,
  values: readonly T[],
): T => oneOf(row, column, values) ?? fault(column, { code: 'not-one-of', values });

/** *Refuses:* invalid, about a cell. */
const fault = (column: RowColumn, told: FieldFault): never => refuseField(`/${column}`, told);

/** The column a refusal of the directory is about: its field, by the name it has in a table. */
function columnOf({ code, facts }: Refusal): RowColumn {
  const { field = '', what = '' } = facts as { field?: string; what?: string };
  const [, name = '', lang = ''] = field.split('/');
  const stem = { names: 'name', position: 'name' }[name] ?? name;
  const named = isLanguage(lang) ? `${stem}-${lang}` : stem;
  const found = rowColumns.find((column) => column === named);
  if (found) return found;
  const about = { agency: 'organisation', unit: 'unit', person: 'person' }[what];
  if (about && code !== 'nothing-changed') return about as RowColumn;
  return code === 'forbidden' ? 'role' : 'record';
}

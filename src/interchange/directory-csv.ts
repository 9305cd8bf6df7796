/**
 * Organisations, units, persons and appointments as one CSV table: its columns in three languages,
 * each row saying in its first column what it speaks of. It reads and writes cells, and knows nothing
 * of what stands in the directory.
 *
 * Of a row of each kind these columns are read: `organisation` id, kind, name, short, state,
 * successor; `unit` organisation, id, name; `person` id, name, email, language, state; `appointment`
 * person (an id or an address), organisation, role, unit, name (the position), from, until.
 */
import type { Organisation, Person } from '../domain/directory.ts';
import {
  type DirectoryRow,
  type RowColumn,
  type RowKind,
  rowColumns,
  rowKinds,
  rowsOf,
} from '../domain/directory-rows.ts';
import type { FieldFault } from '../domain/field-fault.ts';
import { type Language, languages } from '../domain/language.ts';
import { CsvFault, printCsv, readCsv } from './csv.ts';

/** Something a table cannot be read for; `column` counts from 1, with its head where it has one. */
export interface TableFault {
  readonly line: number;
  readonly column: number;
  readonly head: string | null;
  readonly fault: FieldFault;
}

export interface DirectoryTable {
  readonly rows: readonly DirectoryRow[];
  /** The head of each column as the table has it, in its place. */
  readonly heads: ReadonlyMap<RowColumn, { readonly head: string; readonly column: number }>;
  /** None of the rows is to be taken while there are any. */
  readonly faults: readonly TableFault[];
}

const heads: Readonly<Record<Language, Readonly<Record<RowColumn, string>>>> = {
  en: Object.fromEntries(rowColumns.map((name) => [name, name])) as Record<RowColumn, string>,
  ru: {
    record: 'запись',
    id: 'ид',
    person: 'лицо',
    organisation: 'организация',
    unit: 'подразделение',
    role: 'роль',
    kind: 'вид',
    'name-kk': 'название-kk',
    'name-ru': 'название-ru',
    'name-en': 'название-en',
    'short-kk': 'кратко-kk',
    'short-ru': 'кратко-ru',
    'short-en': 'кратко-en',
    email: 'почта',
    language: 'язык',
    state: 'состояние',
    from: 'с',
    until: 'до',
    successor: 'преемник',
  },
  kk: {
    record: 'жазба',
    id: 'сәйкестендіргіш',
    person: 'тұлға',
    organisation: 'ұйым',
    unit: 'бөлімше',
    role: 'рөл',
    kind: 'түрі',
    'name-kk': 'атауы-kk',
    'name-ru': 'атауы-ru',
    'name-en': 'атауы-en',
    'short-kk': 'қысқаша-kk',
    'short-ru': 'қысқаша-ru',
    'short-en': 'қысқаша-en',
    email: 'пошта',
    language: 'тіл',
    state: 'күйі',
    from: 'басталуы',
    until: 'аяқталуы',
    successor: 'мирасқор',
  },
};

const kinds: Readonly<Record<Language, Readonly<Record<RowKind, string>>>> = {
  en: {
    organisation: 'organisation',
    unit: 'unit',
    person: 'person',
    appointment: 'appointment',
  },
  ru: {
    organisation: 'организация',
    unit: 'подразделение',
    person: 'лицо',
    appointment: 'назначение',
  },
  kk: { organisation: 'ұйым', unit: 'бөлімше', person: 'тұлға', appointment: 'тағайындау' },
};

/** Each word in every language, by how it reads in lower case and composed letters. */
const wordsOf = <T extends string>(
  names: Readonly<Record<Language, Readonly<Record<T, string>>>>,
  all: readonly T[],
): ReadonlyMap<string, T> =>
  new Map(languages.flatMap((lang) => all.map((one) => [fold(names[lang][one]), one] as const)));

const fold = (word: string): string => word.normalize('NFC').trim().toLowerCase();

const columnWords = wordsOf(heads, rowColumns);
const kindWords = wordsOf(kinds, rowKinds);

/** Reads a table. Everything that is wrong with its form is listed, not just the first. */
export function readDirectoryCsv(text: string): DirectoryTable {
  try {
    const [head, ...records] = readCsv(text);
    const columns = (head?.cells ?? []).map((cell) => columnWords.get(fold(cell)));
    const faults = headFaults(head?.cells ?? [], columns);
    if (faults.length > 0) return { rows: [], heads: new Map(), faults };
    const known = columns as readonly RowColumn[];
    const places = known.map((name, index) => {
      const place = { head: head?.cells[index] ?? name, column: index + 1 };
      return [name, place] as const;
    });
    const rows: DirectoryRow[] = [];
    for (const { line, cells } of records) {
      const row = readRow(line, cells, known);
      if ('fault' in row) faults.push(row);
      else rows.push(row);
    }
    return { rows, heads: new Map(places), faults };
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error;
    const { line, column, code } = error;
    return { rows: [], heads: new Map(), faults: [{ line, column, head: null, fault: { code } }] };
  }
}

function headFaults(
  cells: readonly string[],
  columns: readonly (RowColumn | undefined)[],
): TableFault[] {
  const faults = columns.flatMap((name, index): TableFault[] => {
    const place = { line: 1, column: index + 1, head: cells[index] ?? null };
    if (name === undefined)
      return [{ ...place, fault: { code: 'unknown-column', values: rowColumns } }];
    if (columns.indexOf(name) === index) return [];
    return [{ ...place, fault: { code: 'column-twice' } }];
  });
  if (columns.includes('record')) return faults;
  const fault = { code: 'no-record-column' } as const;
  return [...faults, { line: 1, column: 1, head: null, fault }];
}

function readRow(
  line: number,
  cells: readonly string[],
  columns: readonly RowColumn[],
): DirectoryRow | TableFault {
  if (cells.length > columns.length) {
    const column = columns.length + 1;
    return { line, column, head: null, fault: { code: 'more-cells' } };
  }
  const at = columns.indexOf('record');
  const kind = kindWords.get(fold(cells[at] ?? ''));
  if (!kind) {
    const fault = { code: 'not-one-of', values: rowKinds } as const;
    return { line, column: at + 1, head: columns[at] ?? null, fault };
  }
  const said = columns.map((name, index) => [name, (cells[index] ?? '').trim()] as const);
  return { line, kind, cells: new Map(said) };
}

/** The directory as a table with heads in this language. */
export function printDirectoryCsv(
  organisations: readonly Organisation[],
  people: readonly Person[],
  lang: Language,
): string {
  const rows = rowsOf(organisations, people).map(([kind, cells]) =>
    rowColumns.map((column) =>
      column === 'record' ? kinds[lang][kind] : (cells.get(column) ?? ''),
    ),
  );
  return printCsv([rowColumns.map((column) => heads[lang][column]), ...rows]);
}

/** The directory as rows of a table: what a row can say, and what stands there said in rows. */
import type { Organisation, Person } from './directory.ts';
import type { Names } from './language.ts';

export const rowKinds = ['organisation', 'unit', 'person', 'appointment'] as const;
export type RowKind = (typeof rowKinds)[number];

/** What a row can say. A column that a table lacks says nothing; an empty cell says there is none. */
export const rowColumns = [
  'record',
  'id',
  'person',
  'organisation',
  'unit',
  'role',
  'kind',
  'name-kk',
  'name-ru',
  'name-en',
  'short-kk',
  'short-ru',
  'short-en',
  'email',
  'language',
  'state',
  'from',
  'until',
  'successor',
] as const;
export type RowColumn = (typeof rowColumns)[number];

export interface DirectoryRow {
  /** Of the table, counted from 1. */
  readonly line: number;
  readonly kind: RowKind;
  readonly cells: ReadonlyMap<RowColumn, string>;
}

type Cell = readonly [RowColumn, string];

/** Organisations with their units, persons and appointments, as rows that say just what stands there. */
export function rowsOf(
  organisations: readonly Organisation[],
  people: readonly Person[],
): readonly (readonly [RowKind, ReadonlyMap<RowColumn, string>])[] {
  const named = (stem: 'name' | 'short', { kk, ru, en }: Names): readonly Cell[] => [
    [`${stem}-kk`, kk],
    [`${stem}-ru`, ru],
    [`${stem}-en`, en],
  ];
  const row = (kind: RowKind, ...cells: readonly Cell[]) => [kind, new Map(cells)] as const;
  const kept = people.filter(({ state }) => state !== 'erased');
  return [
    ...organisations.map(({ id, kind, names, short, ended }) =>
      row(
        'organisation',
        ['id', id],
        ['kind', kind],
        ...named('name', names),
        ...named('short', short),
        ['state', ended ? 'ended' : 'active'],
        ['successor', ended?.successor ?? ''],
      ),
    ),
    ...organisations.flatMap(({ id: organisation, units = [] }) =>
      units.map(({ id, names }) =>
        row('unit', ['organisation', organisation], ['id', id], ...named('name', names)),
      ),
    ),
    ...kept.map(({ id, name, email, language, state }) =>
      row(
        'person',
        ['id', id],
        ...named('name', name),
        ['email', email ?? ''],
        ['language', language ?? ''],
        ['state', state],
      ),
    ),
    ...kept.flatMap(({ id, appointments }) =>
      appointments
        .filter(({ from, until }) => from !== until)
        .map(({ organisation, role, unit, position, from, until }) =>
          row(
            'appointment',
            ['person', id],
            ['organisation', organisation],
            ['role', role],
            ['unit', unit ?? ''],
            ...named('name', position),
            ['from', from],
            ['until', until ?? ''],
          ),
        ),
    ),
  ];
}

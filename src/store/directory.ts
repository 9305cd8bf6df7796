/**
 * Organisations, persons and appointments as tables. What is written goes as lists in JSON, a few
 * statements for thousands of persons: a database that counts statements takes an import as well.
 */
import {
  type CompiledQuery,
  type Expression,
  type RawBuilder,
  sql as raw,
  type SqlBool,
} from 'kysely';
import {
  type Appointment,
  type Organisation,
  type Person,
  skeletonOf,
} from '../domain/directory.ts';
import type { DirectoryEntries, DirectoryStore, PeopleFilter } from '../service/directory-port.ts';
import { inLists } from './lists.ts';
import type { Run } from './run.ts';
import { sql } from './tables.ts';
import { template } from './template.ts';

export function sqlDirectory(run: Run): DirectoryStore {
  const read = async (query: CompiledQuery) =>
    ((await run([query]))[0] as unknown as readonly PersonRow[]).map(readPerson);
  const readOne = async (query: CompiledQuery) => (await read(query))[0] ?? null;
  const readOrganisations = async (query: CompiledQuery) =>
    ((await run([query]))[0] as unknown as readonly Body[]).map(
      ({ body }) => JSON.parse(body) as Organisation,
    );
  return {
    organisations: () => readOrganisations(allOrganisations()),
    organisation: async (id) => (await readOrganisations(organisationOf(id)))[0] ?? null,
    people: (ids) => read(ids ? peopleNamed(JSON.stringify(ids)) : allPeople()),
    person: (id) => readOne(personOf(id)),
    personByEmail: (email) => readOne(personWithEmail(email)),
    personLike: (id) => readOne(personWithSkeleton(skeletonOf(id))),
    peopleEver: (where) =>
      read('role' in where ? everInRole(where.role) : everAt(where.organisation)),
    membersOf: (organisations, now) => read(membersAt(JSON.stringify(organisations), now, now)),
    peoplePage: (filter) => read(peoplePage(filter)),
    async salts() {
      const [rows] = await run([saltRows()]);
      return new Map((rows ?? []).map(({ id, salt }) => [String(id), String(salt)]));
    },
    async saveDirectory(organisations, people) {
      await run(putDirectory({ organisations, people }));
    },
  };
}

interface Body {
  readonly body: string;
}

interface PersonRow extends Body {
  /** JSON: each appointment's own JSON as text. */
  readonly appointments: string;
}

function readPerson({ body, appointments }: PersonRow): Person {
  const list = (JSON.parse(appointments) as string[]).map((one) => JSON.parse(one) as Appointment);
  return { ...JSON.parse(body), appointments: list.sort((a, b) => a.number - b.number) };
}

const allOrganisations = template(sql.selectFrom('organisation').select('body').orderBy('id'));
const organisationOf = template(sql.selectFrom('organisation').select('body').where('id', '=', ''));

/** A person with their appointments as one list of JSON. */
const selectPeople = sql
  .selectFrom('person')
  .select((row) => [
    'body',
    row
      .selectFrom('appointment')
      .select((one) => one.fn<string>('json_group_array', ['appointment.body']).as('list'))
      .whereRef('appointment.person', '=', 'person.id')
      .as('appointments'),
  ])
  .orderBy('id');
const allPeople = template(selectPeople);
const personOf = template(selectPeople.where('id', '=', ''));
const personWithEmail = template(selectPeople.where('email', '=', ''));
const personWithSkeleton = template(selectPeople.where('skeleton', '=', ''));
const peopleNamed = template(
  selectPeople.where('id', 'in', raw<string>`(select value from json_each(${''}))`),
);

const everWith = (column: 'organisation' | 'role') =>
  template(
    selectPeople.where('id', 'in', (from) =>
      from.selectFrom('appointment').select('person').where(column, '=', ''),
    ),
  );
const everAt = everWith('organisation');
const everInRole = everWith('role');

const membersAt = template(
  selectPeople.where('state', '=', raw.lit('active')).where('id', 'in', (from) =>
    from
      .selectFrom('appointment')
      .select('person')
      .where('organisation', 'in', raw<string>`(select value from json_each(${''}))`)
      .where('starts', '<=', '')
      .where(({ or, eb }) => or([eb('ends', 'is', null), eb('ends', '>', '')])),
  ),
);

const saltRows = template(
  sql.selectFrom('person').select(['id', 'salt']).where('salt', 'is not', null),
);

function peoplePage(filter: PeopleFilter): CompiledQuery {
  const { organisation, role, state, search, addresses, after, limit, now } = filter;
  let query = selectPeople.limit(limit);
  if (after !== undefined) query = query.where('person.id', '>', after);
  if (state !== undefined) query = query.where('state', '=', state);
  if (search !== undefined)
    query = query.where(({ or }) => or(searchIn(search.toLowerCase(), addresses)));
  if (organisation !== undefined || role !== undefined)
    query = query.where('person.id', 'in', (from) =>
      from
        .selectFrom('appointment')
        .select('person')
        .where('starts', '<=', now)
        .where(({ or, and, eb }) => {
          const asked: Expression<SqlBool>[] = [];
          if (organisation !== undefined) asked.push(eb('organisation', '=', organisation));
          if (role !== undefined) asked.push(eb('role', '=', role));
          return and([...asked, or([eb('ends', 'is', null), eb('ends', '>', now)])]);
        }),
    );
  return query.compile();
}

const searchIn = (words: string, addresses = false): RawBuilder<SqlBool>[] => [
  raw<SqlBool>`instr(search, ${words}) > 0`,
  ...(addresses ? [raw<SqlBool>`instr(email, ${words}) > 0`] : []),
];

/** Writes entries, each in the place of the one before. */
export function putDirectory(entries: DirectoryEntries): readonly CompiledQuery[] {
  const { organisations, people, salts } = entries;
  const appointments = people.flatMap(({ id, appointments: held }) =>
    held.map((one) => ({ person: id, ...one, body: JSON.stringify(one) })),
  );
  const rows = people.map(({ appointments: _, ...person }) => {
    const { id, email, state, name } = person;
    const search = [id, ...Object.values(name)].join(' ').toLowerCase();
    const salt = salts?.get(id) ?? null;
    const skeleton = skeletonOf(id);
    return { id, email, state, skeleton, search, salt, body: JSON.stringify(person) };
  });
  return [
    ...inLists(
      organisations.map((one) => ({ id: one.id, kind: one.kind, body: JSON.stringify(one) })),
      putOrganisations,
    ),
    // Two persons may have changed addresses with each other.
    ...inLists(
      people.map(({ id }) => id),
      freeAddresses,
    ),
    ...inLists(rows, putPeople),
    ...inLists(
      people.map(({ id }) => id),
      dropAppointments,
    ),
    ...inLists(appointments, putAppointments),
  ];
}

const putOrganisations = (json: string): CompiledQuery =>
  raw`insert into organisation (id, kind, body)
      select value ->> 'id', value ->> 'kind', value ->> 'body' from json_each(${json}) where true
      on conflict (id) do update set kind = excluded.kind, body = excluded.body`.compile(sql);

const freeAddresses = (json: string): CompiledQuery =>
  raw`update person set email = null
      where id in (select value from json_each(${json}))`.compile(sql);

const putPeople = (json: string): CompiledQuery =>
  raw`insert into person (id, email, state, skeleton, search, salt, body)
      select value ->> 'id', value ->> 'email', value ->> 'state', value ->> 'skeleton',
        value ->> 'search', value ->> 'salt', value ->> 'body'
      from json_each(${json}) where true
      on conflict (id) do update set email = excluded.email, state = excluded.state,
        skeleton = excluded.skeleton, search = excluded.search,
        salt = case excluded.state when 'erased' then null
          else coalesce(excluded.salt, salt) end,
        body = excluded.body`.compile(sql);

const dropAppointments = (json: string): CompiledQuery =>
  raw`delete from appointment
      where person in (select value from json_each(${json}))`.compile(sql);

const putAppointments = (json: string): CompiledQuery =>
  raw`insert into appointment (person, number, organisation, role, starts, ends, body)
      select value ->> 'person', value ->> 'number', value ->> 'organisation', value ->> 'role',
        value ->> 'from', value ->> 'until', value ->> 'body'
      from json_each(${json})`.compile(sql);

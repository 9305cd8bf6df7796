/**
 * The store over any database that can `run` queries. The log is written and read here; the
 * projections are computed here too, from the draft alone, so a rebuild writes what an append does.
 */
import type { CompiledQuery } from 'kysely';
import { type Draft, fold } from '../domain/draft/draft.ts';
import type { Event } from '../domain/draft/event.ts';
import { openRound } from '../domain/draft/judge.ts';
import { canonicalJson } from '../domain/text/canonical.ts';
import { stateOf } from '../domain/workflow/workflow.ts';
import {
  type Append,
  type DraftFilter,
  type DraftLine,
  type Organisation,
  type Person,
  type Receipt,
  Stale,
  type Store,
  type StoredEvent,
} from '../service/ports.ts';
import { putChunks, readChunks } from './chunks.ts';
import { type Run, UniqueViolation } from './run.ts';
import { sql } from './tables.ts';

/** A snapshot is written when the log has grown by this many events since the last one. */
const snapshotEvery = 32;

export function sqlStore(run: Run): Store {
  const one = async <T>(query: CompiledQuery) => (await run([query]))[0] as unknown as readonly T[];
  return {
    load: (draft, known) => load(one, draft, known),
    append: async (append) => write(run, await appendQueries(run, append)),
    events: (draft, after, limit) => one<StoredEvent>(eventsAfter(draft, after, limit)),
    chunks: (hashes) => readChunks(run, hashes),
    async receipt(person, key) {
      const query = sql
        .selectFrom('receipt')
        .selectAll()
        .where('person', '=', person)
        .where('key', '=', key);
      return (await one<Receipt>(query.compile()))[0] ?? null;
    },
    async drafts(filter) {
      return (await one<DraftRow>(draftsPage(filter))).map(readLine);
    },
    async organisations() {
      const rows = await one<Body>(sql.selectFrom('organisation').select('body').compile());
      return rows.map(({ body }) => JSON.parse(body) as Organisation);
    },
    async people() {
      const rows = await one<Body>(sql.selectFrom('person').select('body').compile());
      return rows.map(({ body }) => JSON.parse(body) as Person);
    },
    async person(id) {
      const query = sql.selectFrom('person').select('body').where('id', '=', id);
      const [row] = await one<Body>(query.compile());
      return row ? (JSON.parse(row.body) as Person) : null;
    },
    async saveDirectory(organisations, people) {
      await run([...organisations.map(putOrganisation), ...people.map(putPerson)]);
    },
    async draftIds(after, limit) {
      const query = sql
        .selectFrom('event')
        .select('draft')
        .where('seq', '=', 1)
        .where('draft', '>', after)
        .orderBy('draft')
        .limit(limit);
      return (await one<{ draft: string }>(query.compile())).map(({ draft }) => draft);
    },
    rebuild: (draft) => write(run, [putLine(draft), putSnapshot(draft), requireNewest(draft)]),
  };
}

interface Body {
  readonly body: string;
}

type One = <T>(query: CompiledQuery) => Promise<readonly T[]>;

const eventsAfter = (draft: string, after: number, limit: number) =>
  sql
    .selectFrom('event')
    .select(['seq', 'hash', 'body'])
    .where('draft', '=', draft)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .compile();

async function load(one: One, id: string, known?: Draft): Promise<Draft | null> {
  let draft = known ?? null;
  if (!draft) {
    const query = sql.selectFrom('snapshot').select('body').where('draft', '=', id);
    const [row] = await one<Body>(query.compile());
    if (row) draft = JSON.parse(row.body) as Draft;
  }
  for (;;) {
    const rows = await one<StoredEvent>(eventsAfter(id, draft?.seq ?? 0, 1000));
    if (rows.length === 0) return draft;
    draft = fold(
      draft,
      rows.map(({ body, hash }) => ({ event: JSON.parse(body) as Event, hash })),
    );
  }
}

async function appendQueries(run: Run, append: Append): Promise<readonly CompiledQuery[]> {
  const { draft, events, receipt } = append;
  const queries: CompiledQuery[] = events.map(({ event, hash }) =>
    sql
      .insertInto('event')
      .values({ draft: event.draft, seq: event.seq, hash, body: canonicalJson(event) })
      .compile(),
  );
  queries.push(...(await putChunks(run, append.chunks, append.bases)), putLine(draft));
  if (passes(draft.seq - events.length, draft.seq)) queries.push(putSnapshot(draft));
  if (receipt) queries.push(sql.insertInto('receipt').values(receipt).compile());
  return queries;
}

async function write(run: Run, queries: readonly CompiledQuery[]): Promise<void> {
  try {
    await run(queries);
  } catch (error) {
    if (error instanceof UniqueViolation)
      throw new Stale(error.table === 'receipt' ? 'key' : 'seq');
    throw error;
  }
}

/** Violates the log's key, and so undoes its whole batch, when the log went on after this draft. */
const requireNewest = ({ id, seq }: Draft): CompiledQuery =>
  sql
    .insertInto('event')
    .columns(['draft', 'seq', 'hash', 'body'])
    .expression((from) =>
      from
        .selectFrom('event')
        .select(['draft', 'seq', 'hash', 'body'])
        .where('draft', '=', id)
        .where('seq', '>', seq)
        .limit(1),
    )
    .compile();

/** True when a multiple of `snapshotEvery` lies in (before, after]. */
const passes = (before: number, after: number): boolean =>
  Math.floor(after / snapshotEvery) > Math.floor(before / snapshotEvery);

type DraftRow = Omit<DraftLine, 'titles' | 'languages' | 'createdAt' | 'updatedAt'> & {
  readonly titles: string;
  readonly languages: string;
  readonly created_at: string;
  readonly updated_at: string;
};

const readLine = ({ titles, languages, created_at, updated_at, ...row }: DraftRow): DraftLine => ({
  ...row,
  titles: JSON.parse(titles),
  languages: JSON.parse(languages),
  createdAt: created_at,
  updatedAt: updated_at,
});

function draftsPage({ state, owner, after, limit }: DraftFilter): CompiledQuery {
  let query = sql.selectFrom('draft').selectAll().orderBy('id', 'desc').limit(limit);
  if (state !== undefined) query = query.where('state', '=', state);
  if (owner !== undefined) query = query.where('owner', '=', owner);
  if (after !== undefined) query = query.where('id', '<', after);
  return query.compile();
}

function putLine(draft: Draft): CompiledQuery {
  const due = openRound(draft)?.participants.map((one) => one.due) ?? [];
  const row = {
    seq: draft.seq,
    owner: draft.owner,
    state: draft.state,
    kind: stateOf(draft.workflow, draft.state).kind,
    titles: canonicalJson(draft.titles),
    languages: canonicalJson(draft.languages),
    version: draft.versions.length,
    due: due.sort().at(-1) ?? null,
    created_at: draft.createdAt,
    updated_at: draft.updatedAt,
  };
  return sql
    .insertInto('draft')
    .values({ id: draft.id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .compile();
}

function putSnapshot(draft: Draft): CompiledQuery {
  const row = { seq: draft.seq, body: canonicalJson(draft) };
  return sql
    .insertInto('snapshot')
    .values({ draft: draft.id, ...row })
    .onConflict((conflict) => conflict.column('draft').doUpdateSet(row))
    .compile();
}

function putOrganisation(organisation: Organisation): CompiledQuery {
  const row = { kind: organisation.kind, body: JSON.stringify(organisation) };
  return sql
    .insertInto('organisation')
    .values({ id: organisation.id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .compile();
}

function putPerson(person: Person): CompiledQuery {
  const { organisation, role } = person;
  const row = { organisation, role, body: JSON.stringify(person) };
  return sql
    .insertInto('person')
    .values({ id: person.id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .compile();
}

/** The ledger of access with what lies beside it: origins, and what is being counted. */
import { type CompiledQuery, type RawBuilder, sql as raw } from 'kysely';
import { accessLedger, type Tally, tallyKey } from '../domain/access-log.ts';
import type { Link } from '../domain/ledger.ts';
import type { AccessFilter, AccessStore, KeptOrigin } from '../service/access-log.ts';
import { Stale } from '../service/ports.ts';
import { insertLink } from './ledgers.ts';
import { putLetters } from './outbox.ts';
import { type Row, type Run, UniqueViolation } from './run.ts';
import { sql } from './tables.ts';
import { inserting, template } from './template.ts';

const insertOrigin = inserting('access_origin', [
  'seq',
  'person',
  'salt',
  'network',
  'device',
  'at',
]);

const talliesBefore = template(
  sql
    .selectFrom('access_tally')
    .select(['minute', 'body', 'count'])
    .where('minute', '<', '')
    .orderBy('minute')
    .orderBy('key')
    .limit(1),
);

export function sqlAccess(run: Run): AccessStore {
  const read = async <T>(query: CompiledQuery) => (await run([query]))[0] as readonly Row[] as T;
  return {
    async append({ links, origins, tallies, letters = [] }) {
      try {
        await run([
          ...links.map((link) => insertLink({ name: accessLedger, ...link })),
          ...origins.map(insertOrigin),
          ...tallies.flatMap(uncount),
          ...putLetters(letters),
        ]);
      } catch (error) {
        throw error instanceof UniqueViolation ? new Stale('seq') : error;
      }
    },
    async count(tally) {
      await run([addTally(tally)]);
    },
    async tallies(before, limit) {
      const rows = await read<readonly TallyRow[]>(talliesBefore(before, limit));
      return rows.map(({ minute, body, count }) => ({ ...JSON.parse(body), minute, count }));
    },
    page: (filter) => read<readonly Link[]>(entries(filter)),
    origins: (seqs) => read<readonly KeptOrigin[]>(originsOf(seqs)),
    async devices(person) {
      const rows = await read<readonly { readonly device: string }[]>(devicesOf(person));
      return rows.map(({ device }) => device);
    },
    async forget(whose) {
      const origins = sql.deleteFrom('access_origin');
      await run(
        'person' in whose
          ? [origins.where('person', '=', whose.person).compile(), dropTallies(whose.person)]
          : [origins.where('at', '<', whose.before).compile()],
      );
    },
  };
}

const devicesOf = template(
  sql.selectFrom('access_origin').select('device').distinct().where('person', '=', ''),
);

interface TallyRow {
  readonly minute: string;
  readonly body: string;
  readonly count: number;
}

const addTally = ({ minute, count, ...counted }: Tally): CompiledQuery =>
  sql
    .insertInto('access_tally')
    .values({ minute, key: tallyKey(counted), body: JSON.stringify(counted), count })
    .onConflict((conflict) =>
      conflict.columns(['minute', 'key']).doUpdateSet(({ ref, eb }) => ({
        count: eb(ref('access_tally.count'), '+', ref('excluded.count')),
      })),
    )
    .compile();

/** What is being counted of a person, with where it came from, would outlive its minute. */
const dropTallies = (person: string): CompiledQuery =>
  raw`delete from access_tally where json_extract(body, '$.fact.person') = ${person}`.compile(sql);

/** Takes off what was read: what came since stays counted. */
function uncount(tally: Tally): readonly CompiledQuery[] {
  const [minute, key] = [tally.minute, tallyKey(tally)];
  const { count } = tally;
  return [
    sql
      .updateTable('access_tally')
      .set(({ eb }) => ({ count: eb('count', '-', count) }))
      .where('minute', '=', minute)
      .where('key', '=', key)
      .compile(),
    sql
      .deleteFrom('access_tally')
      .where('minute', '=', minute)
      .where('key', '=', key)
      .where('count', '<=', 0)
      .compile(),
  ];
}

/**
 * Entries about a person and those by them are looked up apart, each in its index, and the indexes are
 * named: left to itself the planner reads the whole ledger backwards.
 */
function entries({ person, kind, before = Number.MAX_SAFE_INTEGER, limit }: AccessFilter) {
  const newest = (found: RawBuilder<unknown>) =>
    raw`select seq, hash, body from ledger ${found} and name = 'access' and seq < ${before}
        order by seq desc limit ${limit}`;
  if (person !== undefined) {
    const ofKind = kind === undefined ? raw`` : raw`and json_extract(body, '$.type') = ${kind}`;
    const about = raw`indexed by access_about where json_extract(body, '$.person') = ${person}`;
    const by = raw`indexed by access_by where json_extract(body, '$.by.person') = ${person}`;
    const [one, other] = [about, by].map((found) => newest(raw`${found} ${ofKind}`));
    return raw`select * from (${one}) union select * from (${other})
        order by seq desc limit ${limit}`.compile(sql);
  }
  if (kind === undefined) return newest(raw`where true`).compile(sql);
  const ofKind = raw`indexed by access_of_kind where json_extract(body, '$.type') = ${kind}`;
  return newest(ofKind).compile(sql);
}

const originsOf = (seqs: readonly number[]): CompiledQuery =>
  raw`select * from access_origin
      where seq in (select value from json_each(${JSON.stringify(seqs)}))`.compile(sql);

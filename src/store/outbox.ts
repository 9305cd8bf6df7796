/** The outbox as a table. */
import type { CompiledQuery } from 'kysely';
import type { Letter, LetterKind } from '../service/mailer.ts';
import type { LetterState, OutboxLine, OutboxStore } from '../service/outbox.ts';
import type { Run } from './run.ts';
import { sql, type Tables } from './tables.ts';
import { inserting } from './template.ts';

const insertLetter = inserting('outbox', [
  'id',
  'person',
  'kind',
  'lang',
  'address',
  'letter',
  'state',
  'tries',
  'due',
  'ends',
  'fault',
  'created_at',
  'ended_at',
]);

const putMark = inserting('letter_mark', ['ledger', 'seq'], 'ledger');

/** Writes letters, but for those there are already. */
export const putLetters = (lines: readonly OutboxLine[]): readonly CompiledQuery[] =>
  lines.map(putOnce);

const putOnce = (line: OutboxLine): CompiledQuery =>
  sql
    .insertInto('outbox')
    .values(writeLine(line))
    .onConflict((conflict) => conflict.column('id').doNothing())
    .compile();

/** What is gone when a letter has ended well, or can be of no use any more. */
const blank = { address: null, letter: null } as const;

export function sqlOutbox(run: Run): OutboxStore {
  const read = async (query: CompiledQuery) =>
    ((await run([query]))[0] as unknown as readonly Tables['outbox'][]).map(readLine);
  return {
    async put(line) {
      await run([insertLetter(writeLine(line))]);
    },
    due: (now, limit) => read(dueBy(now, limit)),
    async claim(id, tries, until) {
      const [rows] = await run([claimFor(id, tries, until)]);
      return rows?.length === 1;
    },
    async putOff(id, due, fault) {
      await run([waiting(id).set({ due, fault }).compile()]);
    },
    async end(id, state, at, fault) {
      const ended = { state, due: null, fault, ended_at: at };
      await run([
        waiting(id)
          .set(state === 'delivered' ? { ...ended, ...blank } : ended)
          .compile(),
      ]);
    },
    async tidy(now, kept) {
      if ((await run([anyToTidy(now, kept)]))[0]?.length === 0) return;
      await run([expire(now), drop(kept)]);
    },
    async queue() {
      const [rows = []] = await run([queued]);
      const of = (state: string) => rows.find((row) => row.state === state);
      return {
        waiting: Number(of('waiting')?.count ?? 0),
        failed: Number(of('failed')?.count ?? 0),
        since: (of('waiting')?.since as string | undefined) ?? null,
      };
    },
    list: (after, limit) => read(page(after, limit)),
    to: (person) => read(to(person)),
    async mark(ledger) {
      const query = sql.selectFrom('letter_mark').select('seq').where('ledger', '=', ledger);
      const [[row] = []] = await run([query.compile()]);
      return row ? Number(row.seq) : null;
    },
    async putMarked(lines, ledger, seq) {
      await run([...putLetters(lines), putMark({ ledger, seq })]);
    },
    async forget(person) {
      await run([sql.deleteFrom('outbox').where('person', '=', person).compile()]);
    },
  };
}

const queued = sql
  .selectFrom('outbox')
  .select(({ fn }) => ['state', fn.countAll().as('count'), fn.min('created_at').as('since')])
  .where('state', 'in', ['waiting', 'failed'])
  .groupBy('state')
  .compile();

const dueBy = (now: string, limit: number): CompiledQuery =>
  sql
    .selectFrom('outbox')
    .selectAll()
    .where('due', '<=', now)
    .orderBy('due')
    .limit(limit)
    .compile();

const waiting = (id: string) =>
  sql.updateTable('outbox').where('id', '=', id).where('state', '=', 'waiting');

/** Whoever counts the try first has it; the count is what the others find changed. */
const claimFor = (id: string, tries: number, until: string): CompiledQuery =>
  waiting(id)
    .where('tries', '=', tries)
    .set({ tries: tries + 1, due: until })
    .returning('id')
    .compile();

const expire = (now: string): CompiledQuery =>
  sql
    .updateTable('outbox')
    .set({ ...blank, state: 'expired', due: null, ended_at: now })
    .where('letter', 'is not', null)
    .where('ends', '<=', now)
    .compile();

const drop = (kept: string): CompiledQuery =>
  sql.deleteFrom('outbox').where('ended_at', '<', kept).compile();

/** A look first, since most runs find nothing to write. */
const anyToTidy = (now: string, kept: string): CompiledQuery =>
  sql
    .selectFrom('outbox')
    .select('id')
    .where((where) =>
      where.or([
        where.and([where('letter', 'is not', null), where('ends', '<=', now)]),
        where('ended_at', '<', kept),
      ]),
    )
    .limit(1)
    .compile();

const to = (person: string): CompiledQuery =>
  sql.selectFrom('outbox').selectAll().where('person', '=', person).orderBy('id', 'desc').compile();

function page(after: string | undefined, limit: number): CompiledQuery {
  const query = sql.selectFrom('outbox').selectAll().orderBy('id', 'desc').limit(limit);
  return (after === undefined ? query : query.where('id', '<', after)).compile();
}

const writeLine = ({ letter, createdAt, endedAt, ...line }: OutboxLine): Tables['outbox'] => ({
  ...line,
  letter: letter && JSON.stringify(letter),
  created_at: createdAt,
  ended_at: endedAt,
});

const readLine = ({ letter, created_at, ended_at, ...row }: Tables['outbox']): OutboxLine => ({
  ...row,
  kind: row.kind as LetterKind,
  lang: row.lang as OutboxLine['lang'],
  state: row.state as LetterState,
  letter: letter === null ? null : (JSON.parse(letter) as Letter),
  createdAt: created_at,
  endedAt: ended_at,
});

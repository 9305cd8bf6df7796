/** What the database says of itself: its tables' changes, and how much is stored. */
import { sql as raw } from 'kysely';
import type { StatusStore } from '../service/status.ts';
import type { Run } from './run.ts';
import { sql } from './tables.ts';

const ledgers = raw`select name from sqlite_master where type = 'table'
  and name in ('migration', 'd1_migrations')`.compile(sql);

/** Ours keeps the instant in `at`, the one of D1's own tool in `applied_at`; both in UTC. */
const entries = {
  migration: raw`select name, at from migration order by name`.compile(sql),
  d1_migrations: raw`select name, applied_at as at from d1_migrations order by name`.compile(sql),
} as const;

const sizes = sql
  .selectFrom('draft')
  .select(({ fn }) => [fn.countAll().as('drafts'), fn.sum('seq').as('events')])
  .compile();

export const sqlStatus = (run: Run): StatusStore => ({
  async migrations() {
    const [[ledger] = []] = await run([ledgers]);
    if (!ledger) return [];
    const [rows = []] = await run([entries[ledger.name as keyof typeof entries]]);
    return rows.map(({ name, at }) => ({ name: String(name), at: readAt(String(at)) }));
  },
  async sizes() {
    const [[row] = []] = await run([sizes]);
    return { drafts: Number(row?.drafts ?? 0), events: Number(row?.events ?? 0) };
  },
});

/** SQLite writes `2026-11-22 18:05:00`. */
function readAt(at: string): string | null {
  const instant = Date.parse(`${at.replace(' ', 'T')}Z`);
  return Number.isNaN(instant) ? null : new Date(instant).toISOString();
}

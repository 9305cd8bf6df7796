/**
 * SQLite through better-sqlite3: one writer, durable at every acknowledgement. Writes that arrive
 * together share one transaction and so one fsync (group commit); each stands in a savepoint of its
 * own, so one that fails takes nothing with it.
 */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import type { CompiledQuery } from 'kysely';
import { type Row, type Run, translateUnique } from './run.ts';

export interface Sqlite {
  readonly run: Run;
  /**
   * Moves everything into the file and empties the log beside it, so that what was deleted stands in
   * neither; false while another process reads there.
   */
  readonly scrub: () => boolean;
  /** Writes what is pending and closes; nothing may be run afterwards. */
  readonly close: () => void;
}

interface Batch {
  readonly queries: readonly CompiledQuery[];
  readonly settle: (rows: readonly (readonly Row[])[]) => void;
  readonly fail: (error: unknown) => void;
}

/** SQLite before this has a corruption race in WAL mode (trust.md). */
const versionMin = [3, 51, 3];
/** How long to wait for another process that writes, and for one that reads what is to be scrubbed. */
const busyMsMax = 5000;
const scrubMsMax = 100;

/**
 * Opens the file (its folder is made), or `:memory:`, and brings its tables up to date.
 * @throws when the SQLite is too old, a pragma does not hold, or a migration fails.
 */
export function openSqlite(path: string, migrations: string): Sqlite {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const db = new Database(path);
  setUp(db, path === ':memory:');
  migrate(db, migrations);
  const statements = new Map<string, Database.Statement>();
  const prepare = (text: string) => {
    let statement = statements.get(text);
    if (!statement) {
      statement = db.prepare(text);
      statements.set(text, statement);
    }
    return statement;
  };
  const runNow = (queries: readonly CompiledQuery[]): readonly (readonly Row[])[] =>
    queries.map(({ sql, parameters }) => {
      const statement = prepare(sql);
      if (statement.reader) return statement.all(...parameters) as Row[];
      statement.run(...parameters);
      return [];
    });

  let pending: Batch[] = [];
  const flush = () => {
    const batches = pending;
    pending = [];
    if (batches.length > 0) commit(db, batches, runNow);
  };
  return {
    run: (queries) =>
      new Promise((settle, fail) => {
        try {
          if (queries.every(({ sql }) => prepare(sql).readonly)) return settle(runNow(queries));
        } catch (error) {
          return fail(error);
        }
        if (pending.length === 0) setImmediate(flush);
        pending.push({ queries, settle, fail });
      }),
    scrub: () => {
      flush();
      // It would hold up everybody for as long as another process reads.
      db.pragma(`busy_timeout = ${scrubMsMax}`);
      const [answer] = db.pragma('wal_checkpoint(truncate)') as { busy: number }[];
      db.pragma(`busy_timeout = ${busyMsMax}`);
      return answer?.busy === 0;
    },
    close: () => {
      flush();
      db.close();
    },
  };
}

function setUp(db: Database.Database, inMemory: boolean): void {
  const [row] = db.prepare('select sqlite_version() as version').all() as { version: string }[];
  const version = (row?.version ?? '0').split('.').map(Number);
  if (compareVersions(version, versionMin) < 0)
    throw new Error(
      `SQLite ${row?.version} is too old: ${versionMin.join('.')} or newer is needed`,
    );
  const pragmas = {
    busy_timeout: busyMsMax,
    journal_mode: inMemory ? 'memory' : 'wal',
    synchronous: 2,
    foreign_keys: 1,
    // What is deleted is overwritten, so that nobody finds it in the file.
    secure_delete: 1,
    trusted_schema: 0,
  };
  for (const [name, value] of Object.entries(pragmas)) {
    db.pragma(`${name} = ${value}`);
    const held = db.pragma(name, { simple: true });
    if (held !== value) throw new Error(`SQLite keeps ${name} = ${held}, ${value} is needed`);
  }
}

function compareVersions(a: readonly number[], b: readonly number[]): number {
  for (const [index, part] of b.entries()) {
    const difference = (a[index] ?? 0) - part;
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * Applies each `NNNN_name.sql` once, in order, all in one transaction that no other process can come
 * between: of two that open a fresh file together, one makes the tables and the other finds them.
 */
function migrate(db: Database.Database, folder: string): void {
  const files = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  db.transaction(() => {
    db.exec('create table if not exists migration (name text primary key, at text not null)');
    const done = new Set(db.prepare('select name from migration').pluck().all());
    const record = db.prepare("insert into migration values (?, datetime('now'))");
    for (const name of files.sort()) {
      if (done.has(name)) continue;
      db.exec(readFileSync(join(folder, name), 'utf8'));
      record.run(name);
    }
  }).immediate();
}

type RunNow = (queries: readonly CompiledQuery[]) => readonly (readonly Row[])[];

/**
 * One transaction for all batches; they settle only after it is on disk. Nearly always all succeed,
 * so they run without savepoints first, which cost as much as the writes; when one fails, all is
 * undone and run again with a savepoint around each.
 */
function commit(db: Database.Database, batches: readonly Batch[], runNow: RunNow): void {
  const together = ({ queries, settle }: Batch) => {
    const rows = runNow(queries);
    return () => settle(rows);
  };
  const apart = (batch: Batch) => runApart(db, batch, runNow);
  try {
    for (const tell of transact(db, batches, together)) tell();
  } catch {
    try {
      for (const tell of transact(db, batches, apart)) tell();
    } catch (error) {
      for (const { fail } of batches) fail(error);
    }
  }
}

/** What to tell a batch once the commit is on disk; one that fails leaves nothing and no trace. */
function runApart(db: Database.Database, { queries, settle, fail }: Batch, runNow: RunNow) {
  db.exec('savepoint batch');
  try {
    const rows = runNow(queries);
    db.exec('release batch');
    return () => settle(rows);
  } catch (error) {
    db.exec('rollback to batch; release batch');
    return () => fail(translateUnique(error));
  }
}

/** Does the work for each batch and commits, or undoes all of it when any of that throws. */
function transact(
  db: Database.Database,
  batches: readonly Batch[],
  work: (batch: Batch) => () => void,
): readonly (() => void)[] {
  db.exec('begin immediate');
  try {
    const told = batches.map(work);
    db.exec('commit');
    return told;
  } catch (error) {
    if (db.inTransaction) db.exec('rollback');
    throw error;
  }
}

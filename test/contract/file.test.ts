/** The store contract on a SQLite file, and what only a file and group commit can show. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { CompiledQuery } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chainHash, type Event, genesis } from '../../src/domain/draft/event.ts';
import { UniqueViolation } from '../../src/store/run.ts';
import { sqlStore } from '../../src/store/sql-store.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { fact } from '../domain/samples.ts';
import { appendOf } from './append.ts';
import { storeContract } from './store.ts';
import { type Folder, temporaryFolder } from './temporary.ts';

const migrations = 'schema/migrations';
const run = promisify(execFile);

let folder: Folder;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

storeContract('a SQLite file', () => openSqlite(folder.path('deep/kelisim.db'), migrations));

const put = (id: string, body: string | null) =>
  CompiledQuery.raw("insert into organisation values (?, 'ngo', ?)", [id, body]);
const ids = CompiledQuery.raw('select id from organisation order by id');

describe('SQLite on a file', () => {
  it('holds every setting that durability rests on', async () => {
    const sqlite = openSqlite(folder.path('a.db'), migrations);
    const ask = async (pragma: string) =>
      Object.values((await sqlite.run([CompiledQuery.raw(`pragma ${pragma}`)]))[0]?.[0] ?? {})[0];
    expect(await ask('journal_mode')).toBe('wal');
    expect(await ask('synchronous')).toBe(2);
    expect(await ask('foreign_keys')).toBe(1);
    expect(await ask('trusted_schema')).toBe(0);
    expect(await ask('secure_delete')).toBe(1);
    const [[row]] = (await sqlite.run([CompiledQuery.raw('select sqlite_version() as v')])) as [
      [{ v: string }],
    ];
    const [major = 0, minor = 0, patch = 0] = row.v.split('.').map(Number);
    expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(3_051_003);
    sqlite.close();
  });

  it('finds everything again after it was closed and opened', async () => {
    const first = openSqlite(folder.path('a.db'), migrations);
    const append = appendOf('d1', [], [fact.created(), fact.saved('one')]);
    await sqlStore(first.run).append(append);
    first.close();
    const second = openSqlite(folder.path('a.db'), migrations);
    expect(await sqlStore(second.run).load('d1')).toEqual(append.draft);
    second.close();
  });

  it('settles a batch that fails alone, among others of the same commit', async () => {
    const sqlite = openSqlite(folder.path('a.db'), migrations);
    const outcomes = await Promise.allSettled([
      sqlite.run([put('a', '1'), put('b', '2')]),
      sqlite.run([put('c', '3'), put('a', 'taken by the first')]),
      sqlite.run([put('d', '4'), put('e', null)]),
      sqlite.run([put('c', '5')]),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    expect(outcomes[1]).toMatchObject({
      reason: { name: 'UniqueViolation', table: 'organisation' },
    });
    expect((outcomes[1] as PromiseRejectedResult).reason).toBeInstanceOf(UniqueViolation);
    expect((await sqlite.run([ids]))[0]).toEqual([{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
    sqlite.close();
  });

  it('writes appends that arrive together in one commit', async () => {
    const file = folder.path('a.db');
    const sqlite = openSqlite(file, migrations);
    const watcher = new Database(file, { readonly: true });
    const count = () => watcher.prepare('select count(*) from organisation').pluck().get();
    const counts: unknown[] = [];
    const writes = Array.from({ length: 20 }, (_, index) =>
      sqlite.run([put(`h${index}`, '1')]).then(() => counts.push(count())),
    );
    expect(count()).toBe(0);
    await Promise.all(writes);
    expect(counts).toEqual(Array(20).fill(20));
    watcher.close();
    sqlite.close();
  });

  it('does not answer before the commit is on disk for another connection to read', async () => {
    const file = folder.path('a.db');
    const sqlite = openSqlite(file, migrations);
    const watcher = new Database(file, { readonly: true });
    await sqlite.run([put('a', '1')]);
    expect(watcher.prepare('select id from organisation').pluck().all()).toEqual(['a']);
    watcher.close();
    sqlite.close();
  });

  it('writes what is pending when it is closed, and refuses what comes after', async () => {
    const sqlite = openSqlite(folder.path('a.db'), migrations);
    const pending = sqlite.run([put('a', '1')]);
    sqlite.close();
    await pending;
    await expect(sqlite.run([put('b', '2')])).rejects.toThrow();
    await expect(sqlite.run([ids])).rejects.toThrow();
    const again = openSqlite(folder.path('a.db'), migrations);
    expect((await again.run([ids]))[0]).toEqual([{ id: 'a' }]);
    again.close();
  });

  it('holds nothing of what was deleted once it is scrubbed, and says when a reader keeps it', async () => {
    const file = folder.path('a.db');
    const sqlite = openSqlite(file, migrations);
    const secret = 'heron-'.repeat(2_000);
    await sqlite.run([put('a', secret), put('b', 'short heron-short')]);
    const holds = () =>
      [file, `${file}-wal`].some((path) => readFileSync(path, 'utf8').includes('heron-'));
    expect(sqlite.scrub()).toBe(true);
    expect(holds()).toBe(true);
    const reader = new Database(file, { readonly: true });
    reader.exec('begin');
    reader.prepare('select * from organisation').all();
    await sqlite.run([CompiledQuery.raw('delete from organisation')]);
    expect(sqlite.scrub()).toBe(false);
    reader.exec('commit');
    reader.close();
    expect(sqlite.scrub()).toBe(true);
    expect(holds()).toBe(false);
    sqlite.close();
  });

  it('names the query and stays usable when a statement is wrong', async () => {
    const sqlite = openSqlite(folder.path('a.db'), migrations);
    await expect(sqlite.run([CompiledQuery.raw('select absent')])).rejects.toThrow(
      /no such column/,
    );
    await sqlite.run([put('a', '1')]);
    sqlite.close();
  });
});

const rival = (file: string, name: string, count: number) =>
  run(process.execPath, ['test/contract/rival.ts', file, 'd1', name, String(count)]);

describe('processes on one SQLite file', () => {
  it('may open a file that does not exist yet all at once', async () => {
    const file = folder.path('fresh.db');
    const names = ['1', '2', '3', '4', '5', '6'];
    await Promise.all(names.map((name) => rival(file, name, 1)));
    const sqlite = openSqlite(file, migrations);
    expect(await sqlStore(sqlite.run).events('d1', 0, 10)).toHaveLength(names.length);
    sqlite.close();
  });

  it('take turns: no event lost, no seq twice, one chain', async () => {
    const file = folder.path('shared.db');
    const each = 40;
    const names = ['asel', 'bolat', 'dana'];
    await Promise.all(names.map((name) => rival(file, name, each)));
    const sqlite = openSqlite(file, migrations);
    const rows = await sqlStore(sqlite.run).events('d1', 0, 1_000);
    sqlite.close();
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
    const authors = new Map<string, number>();
    let head = genesis;
    for (const { body, hash } of rows) {
      const event = JSON.parse(body) as Event;
      head = chainHash(head, event);
      expect(hash).toBe(head);
      authors.set(event.by.person, (authors.get(event.by.person) ?? 0) + 1);
    }
    expect(authors).toEqual(new Map(names.map((name) => [name, each])));
  });
});

/** The ledger of access as the service keeps it: minutes, races, a long ledger, and what verifying finds. */
import { CompiledQuery } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accessLedger } from '../../src/domain/access-log.ts';
import { type Link, readEntry } from '../../src/domain/ledger.ts';
import { createAccessLog } from '../../src/service/access-log.ts';
import { verifyLedgers } from '../../src/service/verify.ts';
import { sqlStore } from '../../src/store/sql-store.ts';
import { openSqlite, type Sqlite } from '../../src/store/sqlite.ts';

let sqlite: Sqlite;
let now: string;
let ids: number;
beforeEach(() => {
  sqlite = openSqlite(':memory:', 'schema/migrations');
  now = '2026-11-22T18:05:10.000Z';
  ids = 0;
});
afterEach(() => sqlite.close());

const store = () => sqlStore(sqlite.run);
const log = () =>
  createAccessLog({
    store: store(),
    clock: { now: () => now },
    ids: { draft: () => 'none', block: () => 'none', secret: () => `id${++ids}` },
  });
const office = { network: '192.0.2.7', device: 'Browser 1' };
const dina = { person: 'dina', organisation: 'finance', role: 'reviewer' } as const;
const all = () => log().accessLog({ limit: 100 });
const run = (sql: string) => sqlite.run([CompiledQuery.raw(sql)]);

describe('the ledger of access', () => {
  it('has an entry for what a person did, with its origin beside it', async () => {
    await log().noteAccess('dina', { type: 'signedIn', how: 'passkey' }, office);
    await log().noteAccess('dina', { type: 'invited' }, null, {
      person: 'admin',
      organisation: 'office',
    });
    const [invited, signedIn] = await all();
    expect(signedIn).toEqual({
      ledger: 'access',
      seq: 1,
      at: now,
      by: { person: 'dina', organisation: 'public' },
      type: 'signedIn',
      person: 'dina',
      how: 'passkey',
      from: expect.stringMatching(/^[0-9a-f]{64}$/),
      origin: office,
    });
    expect(invited).toMatchObject({ by: { person: 'admin' }, from: null, origin: null });
    const [first] = await store().ledger(accessLedger);
    expect(first?.body).not.toMatch(/192\.0\.2|Browser/);
  });

  it('has one entry for a minute of failures, when the minute is over', async () => {
    const access = log();
    for (let count = 0; count < 7; count++) await access.noteFailedSignIn('dina', office);
    now = '2026-11-22T18:05:40.000Z';
    await access.noteDenial(dina, { action: 'text:save', draft: 'd1' }, office);
    await access.noteDenial(dina, { action: 'text:save', draft: 'd2' }, office);
    await access.noteDenial(null, { action: 'event:read', draft: 'd1' }, office);
    expect(await access.closeMinutes()).toBe(0);
    expect(await all()).toEqual([]);
    now = '2026-11-22T18:06:00.000Z';
    expect(await access.closeMinutes()).toBe(3);
    expect(await access.closeMinutes()).toBe(0);
    const entries = (await all()).map(({ type, ...entry }) => ({ ...entry, type }));
    expect(entries.find(({ type }) => type === 'signInFailed')).toMatchObject({
      person: 'dina',
      count: 7,
      since: '2026-11-22T18:05:10.000Z',
      at: now,
      by: { person: 'visitor', organisation: 'public' },
      origin: { network: '192.0.2.7', device: '' },
    });
    const [own, visitors] = ['finance', 'public'].map((organisation) =>
      entries.find(({ type, by }) => type === 'denied' && by.organisation === organisation),
    );
    expect(own).toMatchObject({ count: 2, action: 'text:save', draft: 'd1', origin: null });
    expect(visitors).toMatchObject({ count: 1, action: null, person: null });
    expect(await verifyLedgers(store())).toMatchObject({ problems: [] });
  });

  it('loses no count between those who count and those who close', async () => {
    const [one, other, third] = [log(), log(), log()];
    const add = async () => {
      for (let count = 0; count < 50; count++) await one.noteFailedSignIn('dina', office);
    };
    const close = async (by: typeof one) => {
      for (let turn = 0; turn < 20; turn++) {
        now = turn % 2 === 0 ? '2026-11-22T18:06:00.000Z' : '2026-11-22T18:05:10.000Z';
        await by.closeMinutes();
      }
    };
    await Promise.all([add(), add(), close(other), close(third)]);
    now = '2026-11-22T18:07:00.000Z';
    await other.closeMinutes();
    const counts = (await all()).map((entry) => ('count' in entry ? entry.count : 0));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(100);
    expect(await verifyLedgers(store())).toMatchObject({ problems: [] });
  });

  it('takes fifty entries at once, each in its place', async () => {
    const access = log();
    const notes = Array.from({ length: 50 }, (_, index) =>
      access.noteAccess(`p${index}`, { type: 'signedOut' }, office),
    );
    await Promise.all(notes);
    expect((await all()).map(({ seq }) => seq)).toEqual(
      Array.from({ length: 50 }, (_, index) => 50 - index),
    );
    expect(await verifyLedgers(store())).toMatchObject({ ledgers: 1, problems: [] });
  });

  it('forgets after half a year from where somebody came, and stays sound', async () => {
    await log().noteAccess('dina', { type: 'signedOut' }, office);
    now = '2027-05-21T18:05:11.000Z';
    await log().closeMinutes();
    expect(await all()).toMatchObject([{ origin: null, from: expect.any(String) }]);
    expect((await run('select * from access_origin'))[0]).toEqual([]);
    expect(await verifyLedgers(store())).toMatchObject({ problems: [] });
  });

  it('shows an entry or an origin that was changed', async () => {
    await log().noteAccess('dina', { type: 'signedIn', how: 'password' }, office);
    await log().noteAccess('dina', { type: 'signedOut' }, office);
    await run("update access_origin set network = '198.51.100.1' where seq = 1");
    expect((await verifyLedgers(store())).problems).toEqual([
      'access: the origin of entry 1 is not the one it was recorded with',
    ]);
    await run(`update ledger set body = replace(body, 'password', 'passkey') where seq = 1`);
    expect((await verifyLedgers(store())).problems).toContain(
      'access: entry 1 does not follow from the entry before',
    );
  });
});

describe('a long ledger of access', () => {
  const length = 100_000;

  it(`is appended to and read in no time, ${length} entries long`, async () => {
    // What the entries say of each other is of no matter here; made by the database they take no time.
    await run(`
      with recursive place (seq) as (
        select 1 union all select seq + 1 from place where seq < ${length}
      )
      insert into ledger select 'access', seq, 'hash', json_object(
        'at', '${now}', 'by', json_object('organisation', 'public', 'person', 'p' || seq % 500),
        'from', null, 'ledger', 'access', 'person', 'p' || seq % 500, 'seq', seq, 'type', 'signedOut'
      ) from place`);
    const access = log();
    const quartile = async (work: (turn: number) => Promise<unknown>) => {
      const times: number[] = [];
      for (let turn = 0; turn < 80; turn++) {
        const started = performance.now();
        await work(turn);
        times.push(performance.now() - started);
      }
      return times.sort((a, b) => a - b)[20] as number;
    };
    const append = () => access.noteAccess('dina', { type: 'signedIn', how: 'code' }, office);
    expect(await quartile(append)).toBeLessThan(2);
    const ofOne = (turn: number) => access.accessLog({ person: `p${turn}`, limit: 50 });
    expect(await quartile(ofOne)).toBeLessThan(5);
    const ofKind = () => access.accessLog({ kind: 'signedIn', limit: 50 });
    expect(await quartile(ofKind)).toBeLessThan(5);
    const [newest] = await access.accessLog({ limit: 1 });
    expect(newest?.seq).toBe(length + 80);
    const last = (await store().ledgerEnd(accessLedger)) as Link;
    expect(readEntry(last)).toMatchObject({ type: 'signedIn', person: 'dina' });
  });
});

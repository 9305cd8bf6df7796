/** `kelisim access-log`: what it prints of a database, and that verify looks at the ledger too. */
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openService } from '../../src/node.ts';
import { type Folder, temporaryFolder } from '../contract/temporary.ts';
import { run } from './run.ts';

let folder: Folder;
let database: string;
beforeAll(async () => {
  folder = temporaryFolder();
  database = folder.path('k.db');
  const twoMinutesAgo = new Date(Date.now() - 120_000).toISOString();
  const service = openService(database, { now: () => twoMinutesAgo });
  const office = { network: '192.0.2.7', device: 'Browser 1' };
  await service.noteAccess('p-dina', { type: 'signedIn', how: 'passkey' }, office);
  for (let count = 0; count < 3; count++) await service.noteFailedSignIn('p-dina', office);
  service.close();
});
afterAll(() => folder.remove());

const print = (...args: readonly string[]) => run(['access-log', '--database', database, ...args]);

describe('kelisim access-log', () => {
  it('prints entries newest first, with what was counted until now', async () => {
    const { status, stdout } = await print();
    expect(status).toBe(0);
    const [failed, signedIn, ...rest] = stdout.trim().split('\n');
    expect(failed).toMatch(/^2 {2}\S+Z {2}signInFailed {2}p-dina {2}3 times {2}from 192\.0\.2\.7$/);
    expect(signedIn).toMatch(
      /^1 {2}\S+Z {2}signedIn {2}p-dina {2}by passkey {2}from 192\.0\.2\.7$/,
    );
    expect(rest).toEqual([]);
  });

  it('prints some of them, and as JSON', async () => {
    expect((await print('--limit', '1')).stdout.split('\n')).toHaveLength(2);
    const { stdout } = await print('--kind', 'signedIn', '--json');
    expect(JSON.parse(stdout)).toMatchObject([{ seq: 1, origin: { device: 'Browser 1' } }]);
    expect((await print('--person', 'p-erlan')).stdout).toBe('');
  });

  it('refuses a kind there is not', async () => {
    const { status, stderr } = await print('--kind', 'everything');
    expect(status).toBe(2);
    expect(stderr).toMatch(/--kind must be one of signedIn, .*, not everything/);
  });

  it('is part of what verify checks', async () => {
    expect((await run(['verify', database])).status).toBe(0);
    const db = new Database(database);
    db.exec("update ledger set body = replace(body, 'p-dina', 'p-adin') where seq = 1");
    db.close();
    const { status, stdout } = await run(['verify', database]);
    expect([status, stdout.split('\n')[0]]).toEqual([
      1,
      'access: entry 1 does not follow from the entry before',
    ]);
  });
});

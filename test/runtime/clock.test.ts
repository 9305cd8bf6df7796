/**
 * Built servers as processes of their own, on one database file full of terms that have run out: two
 * at once, and one that is killed again and again. Everything due is recorded exactly once.
 */
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Store } from '../../src/service/ports.ts';
import { sqlStore } from '../../src/store/sql-store.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { type Folder, temporaryFolder } from '../contract/temporary.ts';
import { checkDue, plantDue } from './due.ts';
import { createChance, seedNow } from './random.ts';
import { type Server, startServer } from './server.ts';

const drafts = 150;

let folder: Folder;
const servers: Server[] = [];
beforeAll(() => {
  if (!existsSync('dist/cli.js')) throw new Error('build first: npm run build');
  folder = temporaryFolder();
});
afterAll(async () => {
  for (const server of servers) await server.kill();
  folder.remove();
});

async function start(file: string): Promise<Server> {
  const server = await startServer(file, 'serve');
  servers.push(server);
  return server;
}

/** Opens the file beside the servers, as a reader of their work. */
async function withStore<T>(file: string, work: (store: Store) => Promise<T>): Promise<T> {
  const { run, close } = openSqlite(file, 'schema/migrations');
  try {
    return await work(sqlStore(run));
  } finally {
    close();
  }
}

const countDone = (file: string, ids: readonly string[]): Promise<number> =>
  withStore(file, async (store) => {
    let done = 0;
    for (const id of ids) done += Number(await checkDue(store, id));
    return done;
  });

async function untilDone(file: string, ids: readonly string[]): Promise<void> {
  for (let tries = 0; (await countDone(file, ids)) < ids.length; tries += 1) {
    expect(tries).toBeLessThan(200);
    await new Promise((settle) => setTimeout(settle, 100));
  }
}

it('two servers on one file record everything once, and end when they are asked to', async () => {
  const file = folder.path('two.db');
  const ids = await withStore(file, (store) => plantDue(store, drafts));
  const both = await Promise.all([start(file), start(file)]);
  await untilDone(file, ids);
  for (const server of both) expect(await server.stop()).toBe(0);
  expect(await countDone(file, ids)).toBe(drafts);
}, 120_000);

it('a server that is killed at work goes on where it was, and does nothing twice', async () => {
  const seed = seedNow();
  console.log(`clock test: KELISIM_SEED=${seed}`);
  const chance = createChance(seed);
  const file = folder.path('killed.db');
  const ids = await withStore(file, (store) => plantDue(store, drafts));
  const seen: number[] = [];
  for (let kill = 0; kill < 5; kill += 1) {
    const server = await start(file);
    await new Promise((settle) => setTimeout(settle, chance.whole(0, 400)));
    await server.kill();
    seen.push(await countDone(file, ids));
  }
  console.log(`clock test: drafts done after each kill: ${seen.join(', ')} of ${drafts}`);
  expect([...seen].sort((one, other) => one - other)).toEqual(seen);
  await start(file);
  await untilDone(file, ids);
}, 120_000);

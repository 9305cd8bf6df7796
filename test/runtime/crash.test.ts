/**
 * kill -9 of the built server at random moments while four clients write. After each restart: every
 * acknowledged command is there, every other is there whole or not at all, sending those again gives
 * exactly one effect, and the database and every chain are sound. `KELISIM_LONG=1` kills 60 times.
 */
import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Draft, fold } from '../../src/domain/draft/draft.ts';
import { chainHash, type Event, genesis, type Recorded } from '../../src/domain/draft/event.ts';
import { canonicalJson } from '../../src/domain/text/canonical.ts';
import { createLibrary } from '../../src/service/library.ts';
import type { Store } from '../../src/service/ports.ts';
import { sqlStore } from '../../src/store/sql-store.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { type Folder, temporaryFolder } from '../contract/temporary.ts';
import { createChance, seedNow } from './random.ts';
import { type Server, startServer } from './server.ts';
import { actor, commandFor, type Entry, send, writeUntilGone } from './writer.ts';

const kills = process.env.KELISIM_LONG ? 60 : 6;
const clients = 4;

let folder: Folder;
let server: Server | null = null;
beforeAll(() => {
  if (!existsSync('dist/cli.js')) throw new Error('build first: npm run build');
  folder = temporaryFolder();
});
afterAll(async () => {
  await server?.kill();
  folder.remove();
});

/** What one command left behind, by the key in its words: its events, whole or in part. */
interface Traces {
  readonly events: ReadonlyMap<string, readonly Event[]>;
  readonly drafts: ReadonlyMap<string, Draft>;
}

/** Events of each key: titles and labels carry it, a text carries it in its first heading. */
async function readTraces(store: Store): Promise<Traces> {
  const library = createLibrary(store);
  const events = new Map<string, Event[]>();
  const drafts = new Map<string, Draft>();
  const note = (key: string, event: Event) => events.set(key, [...(events.get(key) ?? []), event]);
  for (const id of await store.draftIds('', 100_000)) {
    const log: Recorded[] = (await store.events(id, 0, 100_000)).map(({ body, hash }) => ({
      event: JSON.parse(body) as Event,
      hash,
    }));
    checkChain(log);
    drafts.set(id, fold(null, log));
    for (const { event } of log) {
      if (event.type === 'created' || event.type === 'titled') note(event.titles.en, event);
      if (event.type === 'versionFrozen') note(event.label, event);
      if (event.type !== 'textSaved') continue;
      const key = /Раздел ([a-z0-9-]+)/.exec(
        new TextDecoder().decode(await library.bytes(event.root)),
      )?.[1];
      if (key) note(key, event);
    }
  }
  return { events, drafts };
}

function checkChain(log: readonly Recorded[]): void {
  let head = genesis;
  log.forEach(({ event, hash }, index) => {
    expect(event.seq).toBe(index + 1);
    head = chainHash(head, event);
    expect(hash).toBe(head);
  });
}

/** SQLite's own word, and the projections against the logs. */
async function checkDatabase(file: string, store: Store, { drafts }: Traces): Promise<void> {
  const db = new Database(file, { readonly: true });
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.pragma('foreign_key_check')).toEqual([]);
  db.close();
  const lines = await store.drafts({ viewer: 'all', limit: 100_000 });
  expect(lines.map(({ id }) => id).sort()).toEqual([...drafts.keys()].sort());
  for (const { id, seq, titles, version } of lines) {
    const draft = drafts.get(id);
    expect({ seq, titles, version }).toEqual({
      seq: draft?.seq,
      titles: draft?.titles,
      version: draft?.versions.length,
    });
    expect(canonicalJson(await store.load(id))).toBe(canonicalJson(draft));
  }
}

/** An effect is one event of the kind; a creation also saves a text in each of its languages. */
async function checkEffect(
  entry: Entry,
  times: 0 | 1,
  store: Store,
  traces: Traces,
): Promise<void> {
  const { key, kind, answer } = entry;
  const found = traces.events.get(key) ?? [];
  expect({ key, kind, effects: found.length }).toEqual({ key, kind, effects: times });
  const receipt = await store.receipt(actor, key);
  expect({ key, receipt: receipt !== null }).toEqual({ key, receipt: times === 1 });
  if (answer) expect({ status: receipt?.status, body: receipt?.body }).toEqual(answer);
  const [event] = found;
  if (kind !== 'create' || !event) return;
  const { seq } = JSON.parse(receipt?.body ?? '{}') as { seq: number };
  expect(seq).toBe(3);
  expect((await store.events(event.draft, 0, 3)).map(({ seq: at }) => at)).toEqual([1, 2, 3]);
}

const isApplied = async (entry: Entry, store: Store): Promise<0 | 1> =>
  (await store.receipt(actor, entry.key)) ? 1 : 0;

it(`loses nothing and halves nothing in ${kills} kills`, async () => {
  const seed = seedNow();
  console.log(`crash test: KELISIM_SEED=${seed}`);
  const chance = createChance(seed);
  const file = folder.path('crash.db');
  const journal: Entry[] = [];
  const figures = { acknowledged: 0, unknown: 0, unknownButDone: 0 };

  server = await startServer(file, 'demo');
  const first = commandFor('create', 'shared', '', null);
  first.answer = await send(server.url, first);
  journal.push(first);
  const shared = (JSON.parse(first.answer.body) as { id: string }).id;

  for (let kill = 0; kill < kills; kill++) {
    const { url } = server;
    const fresh: Entry[] = [];
    const writers = Array.from({ length: clients }, (_, client) => {
      const own = createChance(chance.whole(0, 1e9));
      return writeUntilGone(url, `k${kill}-c${client}`, shared, own, fresh);
    });
    await new Promise((settle) => setTimeout(settle, chance.whole(50, 500)));
    await server.kill();
    await Promise.all(writers);
    journal.push(...fresh);

    server = await startServer(file, 'demo');
    const sqlite = openSqlite(file, 'schema/migrations');
    const store = sqlStore(sqlite.run);
    const before = await readTraces(store);
    await checkDatabase(file, store, before);
    for (const entry of journal) {
      const times = entry.answer ? 1 : await isApplied(entry, store);
      await checkEffect(entry, times, store, before);
      if (entry.answer) continue;
      figures.unknown += 1;
      figures.unknownButDone += times;
    }
    for (const entry of journal.filter(({ answer }) => answer === null)) {
      entry.answer = await send(server.url, entry);
      expect(entry.answer.status, `${entry.kind} again: ${entry.answer.body}`).toBeLessThan(300);
    }
    const after = await readTraces(store);
    for (const entry of fresh) await checkEffect(entry, 1, store, after);
    sqlite.close();
  }
  figures.acknowledged = journal.length - figures.unknown;
  console.log(`crash test: ${kills} kills, ${JSON.stringify(figures)}, 0 lost`);
  expect(figures.acknowledged).toBeGreaterThan(kills);
  expect(await server.stop()).toBe(0);
  server = null;
}, 1_200_000);

it('finds a lost effect, so that it would fail if there were one', async () => {
  const sqlite = openSqlite(':memory:', 'schema/migrations');
  const entry = { ...commandFor('retitle', 'lost', 'd1', null), answer: { status: 200, body: '' } };
  const traces = { events: new Map(), drafts: new Map() };
  await expect(checkEffect(entry, 1, sqlStore(sqlite.run), traces)).rejects.toThrow("key: 'lost'");
  sqlite.close();
});

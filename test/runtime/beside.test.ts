/**
 * The built server while it works out what was made to take long: everybody else is answered. How long
 * the slowest of them waits is held against the same machine at rest, for others may be using it.
 */
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Folder, temporaryFolder } from '../contract/temporary.ts';
import { cast } from '../http/world.ts';
import { type Server, startServer } from './server.ts';

let folder: Folder;
let server: Server;
beforeAll(async () => {
  if (!existsSync('dist/compute-child.js')) throw new Error('build first: npm run build');
  folder = temporaryFolder();
  server = await startServer(folder.path('beside.db'), 'demo');
}, 60_000);
afterAll(async () => {
  await server?.kill();
  folder?.remove();
});

async function ask(method: string, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { 'kelisim-actor': cast.drafter, ...init.headers };
  const answer = await fetch(server.url + path, { ...init, method, headers });
  expect([200, 201], `${method} ${path}`).toContain(answer.status);
  return answer;
}

const postJson = async (path: string, json: object) =>
  (
    await ask('POST', path, {
      body: JSON.stringify(json),
      headers: { 'content-type': 'application/json' },
    })
  ).json();

/** One paragraph; in each edition other thirds of its words are new. */
const edition = (number: number): string =>
  Array.from({ length: 30_000 }, (_, at) =>
    at % 3 === number % 3 ? `слово${(at * number) % 4_001}` : `текст${at % 977}`,
  ).join(' ');

async function save(id: string, text: string): Promise<void> {
  const path = `/api/drafts/${id}/texts/ru`;
  const etag = (await ask('GET', path)).headers.get('etag') ?? '';
  const headers = { 'content-type': 'text/markdown', 'if-match': etag };
  await ask('PUT', path, { body: `${text}\n`, headers });
}

/** How long others wait for an answer while `work` goes on, in milliseconds, and how long it takes. */
async function watch(work: () => Promise<unknown>) {
  let isOver = false;
  const start = performance.now();
  const working = work().finally(() => {
    isOver = true;
  });
  const waits: number[] = [];
  while (!isOver) {
    const asked = performance.now();
    await (await fetch(`${server.url}/healthz`)).text();
    waits.push(performance.now() - asked);
    await new Promise((settle) => setTimeout(settle, 2));
  }
  await working;
  waits.sort((x, y) => x - y);
  const [median = 0, worst = 0] = [waits[waits.length >> 1], waits.at(-1)];
  return { median, worst, took: performance.now() - start };
}

it('answers others while it compares texts that were made to take long', async () => {
  const titles = { kk: 'Баяу', ru: 'Медленный', en: 'Slow' };
  const { id } = await postJson('/api/drafts', { titles, participants: [], visibility: 'public' });
  for (const number of [1, 2]) {
    await save(id, edition(number));
    await postJson(`/api/drafts/${id}/versions`, {});
  }
  const quiet = await watch(() => new Promise((settle) => setTimeout(settle, 500)));
  // Forward it was recorded when the second was frozen.
  const compare = `/api/drafts/${id}/diff.json?from=2&to=1&lang=ru`;
  const busy = await watch(async () => {
    const { changes } = (await (await ask('GET', compare)).json()) as { changes: unknown[] };
    expect(changes.length).toBeGreaterThan(0);
  });
  expect(busy.took).toBeGreaterThan(100);
  expect(busy.median).toBeLessThan(50 + quiet.median);
  expect(busy.worst).toBeLessThan(Math.max(50 + 2 * quiet.worst, busy.took / 4));
}, 120_000);

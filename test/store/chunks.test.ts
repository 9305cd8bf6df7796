/** What of stored chunks stays in memory, and that it is never missed when it is driven out. */

import { copyFileSync, readdirSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { joinBytes } from '../../src/domain/bytes.ts';
import { type Hash, hashText } from '../../src/domain/text/canonical.ts';
import { type Chunks, openChunks } from '../../src/store/chunks.ts';
import { encodeDelta } from '../../src/store/delta.ts';
import type { Run } from '../../src/store/run.ts';
import { openSqlite, type Sqlite } from '../../src/store/sqlite.ts';
import { temporaryFolder } from '../contract/temporary.ts';

let database: Sqlite;
let rows = 0;
/** Every read waits, as on a database elsewhere: other readers come between. */
const run: Run = async (queries) => {
  await new Promise((go) => setImmediate(go));
  const answers = await database.run(queries);
  for (const answer of answers) rows += answer.length;
  return answers;
};
beforeAll(() => {
  database = openSqlite(':memory:', 'schema/migrations');
});
afterAll(() => database.close());

const version = (text: number, number: number): string =>
  JSON.stringify(
    Array.from({ length: 60 }, (_, line) => `${text} ${line === number ? 'өзгеріс' : line * 7919}`),
  );

/** So many texts of so many versions each, every version made from the one before. */
async function keep(chunks: Chunks, texts: number, versions: number): Promise<readonly string[]> {
  const kept: string[] = [];
  for (let text = 0; text < texts; text++)
    for (let number = 0; number < versions; number++) {
      const body = version(text, number);
      const hints = number > 0 ? [[hashText(body), hashText(kept.at(-1) ?? '')] as const] : [];
      await run(await chunks.put(new Map([[hashText(body), body]]), new Map(hints)));
      kept.push(body);
    }
  return kept;
}

const decode = (bodies: ReadonlyMap<Hash, Uint8Array>, body: string) =>
  new TextDecoder().decode(bodies.get(hashText(body)));

it('gives many readers at once what each asked for, though they drive out what the others found', async () => {
  const room = 3 * version(0, 0).length;
  const chunks = openChunks(run, room);
  const bodies = await keep(chunks, 6, 12);
  const readers = Array.from({ length: 24 }, async (_, reader) => {
    const read = chunks.open();
    for (let round = 0; round < 12; round++) {
      const asked = [0, 1, 2].map((at) => bodies[(reader * 7 + round * (at + 5)) % bodies.length]);
      const found = await read(asked.map((body) => hashText(body ?? '')));
      for (const body of asked) expect(decode(found, body ?? '')).toBe(body);
    }
  });
  await Promise.all(readers);
});

it('finds the bases of the next version in memory, and reads one row for each on its way', async () => {
  const writer = openChunks(run);
  const bodies = await keep(writer, 1, 8);
  const reader = openChunks(run);
  const [last = '', before = ''] = bodies.toReversed();
  await reader.open()([hashText(before)]);
  rows = 0;
  const found = await reader.open()([hashText(last)]);
  expect(decode(found, last)).toBe(last);
  const frames = 1;
  expect(rows).toBe(bodies.length + frames);
  rows = 0;
  await reader.open()([hashText(last)]);
  expect(rows).toBe(0);
});

it('reads nothing again of what it has read, though it keeps no chunk of it', async () => {
  const bodies = await keep(openChunks(run), 1, 12);
  const reader = openChunks(run);
  await reader.open(false)(bodies.slice(6).map(hashText));
  const others = await reader.open(false)(bodies.map(hashText));
  for (const body of bodies) expect(decode(others, body)).toBe(body);
  rows = 0;
  const again = await reader.open(false)(bodies.map(hashText));
  expect(rows).toBe(0);
  for (const body of bodies) expect(decode(again, body)).toBe(body);
});

it('ends where damaged rows lead round in a circle', async () => {
  const chunks = openChunks(run);
  const bodies = await keep(chunks, 7, 3);
  const [first = '', , last = ''] = bodies.slice(-3).map(hashText);
  const damage =
    'update chunk set base = (select id from chunk where hash = unhex(?)) where hash = unhex(?)';
  await run([CompiledQuery.raw(damage, [last, first])]);
  await expect(chunks.read([last])).rejects.toThrow('is the base of one that comes before it');
});

it('reads what was written before chunks had numbers and frames were zstd', async () => {
  const folder = temporaryFolder();
  try {
    const file = folder.path('old.db');
    for (const name of readdirSync('schema/migrations').filter((one) => one < '0021'))
      copyFileSync(`schema/migrations/${name}`, folder.path(name));
    const [first, second, third] = [version(9, 1), version(9, 2), version(9, 3)] as const;
    const both = `${first}${third}`;
    const bytes = (text: string) => new TextEncoder().encode(text);
    const stored = [
      { text: first, body: bytes(first), bases: '', depth: 0 },
      {
        text: second,
        body: encodeDelta(bytes(first), bytes(second)),
        bases: hashText(first),
        depth: 1,
      },
      {
        text: third,
        body: encodeDelta(bytes(second), bytes(third)),
        bases: hashText(second),
        depth: 2,
      },
      {
        text: both,
        body: encodeDelta(bytes(both), bytes(both)),
        bases: hashText(first) + hashText(third),
        depth: 3,
      },
    ];
    const old = openSqlite(file, folder.path('.'));
    let start = 0;
    const rows = stored.map(({ text, body, bases, depth }) => {
      const values = [hashText(text), start, body.length, bytes(text).length, bases, depth];
      start += body.length;
      return CompiledQuery.raw(
        `insert into chunk (hash, frame, start, length, size, bases, depth)
          values (unhex(?), 1, ?, ?, ?, nullif(unhex(?), x''), ?)`,
        values,
      );
    });
    const plain = joinBytes(stored.map(({ body }) => body));
    const frame = 'insert into frame (id, size, body) values (1, ?, ?)';
    await old.run([CompiledQuery.raw(frame, [plain.length, deflateRawSync(plain)]), ...rows]);
    old.close();
    const renewed = openSqlite(file, 'schema/migrations');
    const found = await openChunks(renewed.run).read(stored.map(({ text }) => hashText(text)));
    renewed.close();
    for (const { text } of stored) expect(decode(found, text)).toBe(text);
  } finally {
    folder.remove();
  }
});

/** Pages packed for the way: the same words to whoever can read them so, and nothing that is somebody's own. */
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openApp } from '../../src/node.ts';
import { commentFormHref } from '../../src/web/public/links.ts';
import { draftAt, move } from './stages.ts';
import { createWorld, type World } from './world.ts';

let world: World;
let page = '';
let form = '';
beforeAll(async () => {
  world = await createWorld();
  const id = await draftAt(world, 'frozen');
  await move(world, id, 'discuss');
  page = `/public/${id}?lang=ru`;
  form = commentFormHref(id, 'ru');
});
afterAll(() => world.close());

const read = async (path: string, encoding?: string, known?: string) => {
  const answer = await openApp(world.service, { demo: true }).request(path, {
    headers: {
      ...(encoding && { 'accept-encoding': encoding }),
      ...(known && { 'if-none-match': known }),
    },
  });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const etag = answer.headers.get('etag') ?? '';
  return { status: answer.status, encoding: answer.headers.get('content-encoding'), etag, bytes };
};

it('a public page is the same however it is packed, under one tag', async () => {
  const plain = await read(page);
  expect(plain).toMatchObject({ status: 200, encoding: null });
  const packed = await read(page, 'gzip, deflate, br;q=0.9');
  expect(packed).toMatchObject({ encoding: 'br', etag: `W/${plain.etag}` });
  expect(brotliDecompressSync(packed.bytes).equals(plain.bytes)).toBe(true);
  expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 3);
  const zipped = await read(page, '*, br;q=0');
  expect(zipped.encoding).toBe('gzip');
  expect(gunzipSync(zipped.bytes).equals(plain.bytes)).toBe(true);
  for (const tag of [plain.etag, packed.etag])
    expect(await read(page, 'br', tag)).toMatchObject({ status: 304, encoding: null });
});

it('a reader who takes none of the ways gets it as it is', async () => {
  for (const encoding of ['identity', 'zstd, br;q=0, gzip;q=0', '', ';;q=x'])
    expect((await read(page, encoding)).encoding).toBe(null);
});

it('the form of a comment, which holds a key, is never packed', async () => {
  expect(await read(form, 'br')).toMatchObject({ status: 200, encoding: null });
});

/** Entity tags, forms and caching: what never changes is served so, and said once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { algorithmOf } from '../../src/service/versions.ts';
import { draftAt, freeze, post, readText, sources, write } from './stages.ts';
import { createWorld, type Json, type World } from './world.ts';

let world: World;
let id = '';
beforeAll(async () => {
  world = await createWorld();
  id = await draftAt(world, 'frozen');
  await write(world, id, 'ru', sources.ru.replace('10 дней', '20 дней'));
  await freeze(world, id);
});
afterAll(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

const read = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  world.ask('GET', `/api/drafts/${id}/${path}`, { as: 'drafter', headers });

const forms = { json: 'application/json', html: 'text/html', md: 'text/markdown' } as const;

describe('a version', () => {
  it.each(Object.entries(forms))('is the same as .%s and by Accept: %s', async (suffix, accept) => {
    const [bySuffix, byAccept] = [
      await read(`versions/1.${suffix}?lang=ru`),
      await read('versions/1?lang=ru', { accept }),
    ];
    expect(bySuffix.status).toBe(200);
    expect(byAccept.text).toBe(bySuffix.text);
    expect(bySuffix.headers.get('content-type')).toBe(`${accept}; charset=utf-8`);
    expect(byAccept.headers.get('etag')).toBe(bySuffix.headers.get('etag'));
    expect(bySuffix.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
    expect(byAccept.headers.get('vary')).toContain('Accept');
  });

  it('has another tag in every form, language and number', async () => {
    const paths = [
      ...['1.json', '2.json', '1.html', '1.md', '2.md'].map((name) => `versions/${name}?lang=ru`),
      'versions/1.md?lang=kk',
      'versions/1.html?lang=kk',
      ...['diff.json', 'diff.html'].map((name) => `${name}?from=1&to=2&lang=ru`),
      'diff.json?from=2&to=1&lang=ru',
    ];
    const tags = await Promise.all(
      paths.map(async (path) => (await read(path)).headers.get('etag')),
    );
    expect(tags).not.toContain(null);
    expect(new Set(tags).size).toBe(paths.length);
  });

  it('names in the tag of a diff what computed it, also when that was an earlier algorithm', async () => {
    for (const path of ['diff.json?from=1&to=2&lang=ru', 'diff.json?from=2&to=1&lang=ru']) {
      const { headers, text } = await read(path);
      expect(algorithmOf(text)).toBe(JSON.parse(text).algorithm);
      expect(headers.get('etag')).toContain(`"${algorithmOf(text)}-`);
    }
    expect(algorithmOf('{"algorithm":"kelisim-diff-1","changes":[]}')).toBe('kelisim-diff-1');
  });

  it('is not sent again to who has it', async () => {
    for (const path of [
      '/versions/1.json',
      '/versions/1.html?lang=ru',
      '/versions/1.md?lang=kk',
      '/diff.json?from=1&to=2',
      '/diff.html?from=1&to=2&lang=ru',
      '/texts/ru',
      '',
    ]) {
      const ask = (headers: Readonly<Record<string, string>>) =>
        world.ask('GET', `/api/drafts/${id}${path}`, { as: 'drafter', headers });
      const whole = await ask({});
      const etag = whole.headers.get('etag') ?? '';
      for (const given of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
        const again = await ask({ 'if-none-match': given });
        expect([again.status, again.text], `${path} ${given}`).toEqual([304, '']);
        expect(again.headers.get('etag')).toBe(etag);
        expect(again.headers.get('cache-control')).toBe(whole.headers.get('cache-control'));
      }
      expect((await ask({ 'if-none-match': '"other"' })).text).toBe(whole.text);
    }
  });

  it('stays what it was when the draft goes on', async () => {
    const own = await draftAt(world, 'frozen');
    const before = await world.ask('GET', `/api/drafts/${own}/versions/1.json`);
    await write(world, own, 'ru', 'Совсем другой текст.');
    await post(world, 'drafter', `/api/drafts/${own}/versions`, { label: 'вторая' });
    const after = await world.ask('GET', `/api/drafts/${own}/versions/1.json`);
    expect(after.text).toBe(before.text);
  });

  it('carries the words of its language in every form', async () => {
    expect((await read('versions/1.md?lang=kk')).text).toBe(sources.kk);
    expect((await read('versions/1.md?lang=ru')).text).toBe(sources.ru);
    const html = await read('versions/1.html?lang=kk');
    expect(html.text).toContain('<html lang="kk">');
    expect(html.text).toContain('сақтандырады');
    expect(html.headers.get('content-language')).toBe('kk');
    const { body } = await read('versions/1.json');
    expect(Object.keys(body.docs).sort()).toEqual(['kk', 'ru']);
  });
});

describe('Accept', () => {
  it.each([
    ['*/*', 'application/json'],
    ['text/*', 'text/html'],
    ['text/html;q=0.5, text/markdown', 'text/markdown'],
    ['text/html;q=0, */*;q=0.1', 'application/json'],
    ['application/pdf, text/markdown;q=0.1', 'text/markdown'],
    ['TEXT/HTML', 'text/html'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'text/html'],
  ])('%s gives %s', async (accept, type) => {
    const { status, headers } = await read('versions/1?lang=ru', { accept });
    expect([status, headers.get('content-type')]).toEqual([200, `${type}; charset=utf-8`]);
  });

  it.each(['application/pdf', 'text/html;q=0', 'text/html;q=x', 'image/*', 'x', ',;,'])(
    '%j is not to be had',
    async (accept) => {
      const { status, body } = await read('versions/1', { accept });
      expect([status, body.code]).toEqual([406, 'not-acceptable']);
    },
  );
});

describe('a working text', () => {
  it('is replaced by the tag of any form it was read in', async () => {
    const own = await draftAt(world, 'drafting');
    const path = `/api/drafts/${own}/texts/ru`;
    const tags = new Set<string | null>();
    for (const [index, accept] of Object.values(forms).entries()) {
      const { headers } = await world.ask('GET', path, { as: 'drafter', headers: { accept } });
      tags.add(headers.get('etag')?.replace(/[0-9a-f]{64}/, '') ?? null);
      expect(headers.get('cache-control')).toContain('private');
      const { status } = await world.ask('PUT', path, {
        as: 'drafter',
        body: sources.ru.replace('10 дней', `${index} дней`),
        headers: { 'content-type': 'text/markdown', 'if-match': headers.get('etag') ?? '' },
      });
      expect(status).toBe(200);
    }
    expect(tags.size).toBe(3);
  });

  it('comes back to the same tag when its words do', async () => {
    const own = await draftAt(world, 'drafting');
    const first = await readText(world, own, 'ru');
    await write(world, own, 'ru', sources.ru.replace('10 дней', '20 дней'));
    expect((await readText(world, own, 'ru')).etag).not.toBe(first.etag);
    await write(world, own, 'ru', sources.ru);
    expect(await readText(world, own, 'ru')).toEqual(first);
  });
});

it('a draft has a new tag after every event and is never cached blindly', async () => {
  const own = await draftAt(world, 'created');
  const first = await world.ask('GET', `/api/drafts/${own}`);
  expect(first.headers.get('etag')).toBe(`"${first.body.seq}"`);
  expect(first.headers.get('cache-control')).toBe('no-cache');
  await freeze(world, own);
  const second = await world.ask('GET', `/api/drafts/${own}`);
  expect(second.headers.get('etag')).toBe(`"${first.body.seq + 1}"`);
});

describe('a draft whose term passes while nobody writes', () => {
  it('is sent again, and its tag still pins the seq', async () => {
    const world = await createWorld();
    const id = await draftAt(world, 'circulation');
    const path = `/api/drafts/${id}`;
    const before = await world.ask('GET', path);
    const tag = before.headers.get('etag') ?? '';
    world.setNow('2020-08-03T04:00:00.000Z');
    const after = await world.ask('GET', path, { headers: { 'if-none-match': tag } });
    expect(after.status).toBe(200);
    expect(after.body.round.participants.every((one: Json) => one.overdue)).toBe(true);
    const pinned = { 'if-match': after.headers.get('etag') ?? '' };
    const move = { transition: 'return', reason: 'The term is over.' };
    const moved = await world.ask('POST', `${path}/transitions`, {
      as: 'drafter',
      json: move,
      headers: pinned,
    });
    expect(moved.status, moved.text).toBe(200);
    world.close();
  });
});

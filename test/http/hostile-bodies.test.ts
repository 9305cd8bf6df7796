/** Bodies too large, too deep, broken or of another kind: refused before anything is made of them. */
import { describe, expect, it } from 'vitest';
import { limits } from '../../schema/limits.ts';
import { openTarget, said } from './hostile.ts';
import { create, readText } from './stages.ts';
import { createWorld, type Request } from './world.ts';

const target = openTarget();

const put = (request: Request) => target().put(request);

const nested = (depth: number): string =>
  `{"type":"doc","content":[${'{"type":"quotation","content":['.repeat(depth)}${']}'.repeat(depth)}]}`;

describe('a body nested deep', () => {
  it.each([60, 90])('%d nested nodes are refused by the text', async (depth) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await put({ body: nested(depth), headers });
    expect([answer.status, answer.body.fault]).toEqual([422, 'too-deep']);
  });

  it('100,000 nested nodes are refused before they are parsed', async () => {
    const headers = { 'content-type': 'application/json' };
    const started = performance.now();
    const { status, body } = await put({ body: nested(100_000), headers });
    expect([status, body.code]).toEqual([422, 'too-deep']);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  const deepSources: Readonly<Record<string, readonly [type: string, source: string]>> = {
    'quotations in Markdown': ['text/markdown', `${'> '.repeat(100_000)}x`],
    'lists in Markdown': ['text/markdown', `${'- '.repeat(100_000)}x`],
    'brackets in Markdown': ['text/markdown', `${'['.repeat(100_000)}x`],
    'emphasis in Markdown': ['text/markdown', `${'*a **b '.repeat(20_000)}`],
    'divs in HTML': ['text/html', `${'<div>'.repeat(20_000)}x`],
    'quotations in HTML': ['text/html', `${'<blockquote>'.repeat(20_000)}x`],
  };

  it.each(Object.keys(deepSources))('very deep %s end soon, saved or refused', async (name) => {
    const [type = '', body = ''] = deepSources[name] ?? [];
    const world = await createWorld();
    const id = await create(world);
    const { etag } = await readText(world, id, 'ru');
    const started = performance.now();
    const { status } = await world.ask('PUT', `/api/drafts/${id}/texts/ru`, {
      as: 'drafter',
      body,
      headers: { 'content-type': type, 'if-match': etag },
    });
    expect(performance.now() - started).toBeLessThan(5000);
    expect([200, 422]).toContain(status);
    expect(world.faults).toEqual([]);
    world.close();
  });
});

describe('a body that cannot be read', () => {
  const bytes = (size: number, told?: string): Request => ({
    body: new ReadableStream({
      start(controller) {
        const part = new Uint8Array(1_000_000).fill(0x61);
        for (let sent = 0; sent < size; sent += part.length) controller.enqueue(part);
        controller.close();
      },
    }),
    headers: {
      'content-type': 'text/markdown',
      ...(told !== undefined && { 'content-length': told }),
    },
  });

  it.each([
    ['its true length', '30000000'],
    ['a smaller length', '10'],
    ['no length', undefined],
    ['a length that is no number', 'many'],
    ['a negative length', '-1'],
  ])('30 MB told with %s', async (_name, told) => {
    expect(said(await put(bytes(30_000_000, told)))).toEqual({ status: 413, code: 'too-large' });
  });

  it('stops reading as soon as it is too much', async () => {
    let pulled = 0;
    const body = new ReadableStream({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(1_000_000));
      },
    });
    const answer = await put({ body, headers: { 'content-type': 'text/markdown' } });
    expect(answer.status).toBe(413);
    expect(pulled).toBeLessThan(limits.textBytesMax / 1_000_000 + 4);
  });

  it('NUL in a text', async () => {
    const headers = { 'content-type': 'text/markdown' };
    expect(said(await put({ body: 'a\0b', headers }))).toEqual({
      status: 422,
      code: 'invalid',
      pointer: '',
    });
  });

  it('a body that breaks off', async () => {
    const body = new ReadableStream({
      start: (controller) => controller.error(new Error('connection reset')),
    });
    const answer = await put({ body, headers: { 'content-type': 'text/markdown' } });
    expect(said(answer)).toEqual({ status: 422, code: 'invalid', pointer: '' });
  });

  it('bytes that are not UTF-8, in JSON and in Markdown', async () => {
    for (const type of ['application/json', 'text/markdown', 'text/html']) {
      const body = new Uint8Array([0x22, 0xff, 0xfe, 0x22]);
      const answer = await put({ body, headers: { 'content-type': type } });
      expect(said(answer)).toEqual({ status: 422, code: 'invalid', pointer: '' });
    }
  });

  it.each([
    'text/plain',
    'text/markdown; charset=windows-1251',
    'application/x-json',
    '',
    'a/b/c;;',
  ])('the media type %j', async (type) => {
    expect(said(await put({ body: 'Words.', headers: { 'content-type': type } }))).toEqual({
      status: 415,
      code: 'unsupported-media-type',
    });
  });

  it.each(['', ' ', '{', '[1,]', 'NaN', "{'a':1}", '{"a":1}}', '\ufeff', 'nul'])(
    'JSON like %j',
    async (body) => {
      const headers = { 'content-type': 'application/json' };
      expect(said(await put({ body, headers }))).toEqual({ status: 400, code: 'malformed-json' });
    },
  );

  it.each(['null', '[]', '1', '"doc"', 'true', '{}', '{"type":1}'])('JSON %s', async (body) => {
    const headers = { 'content-type': 'application/json' };
    const { status, body: problem } = await put({ body, headers });
    expect(status).toBe(422);
    expect(problem.pointer).toMatch(/^(\/type)?$/);
  });
});

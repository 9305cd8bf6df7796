/** Headers, queries, addresses and methods nobody should send. */
import { describe, expect, it } from 'vitest';
import { openTarget } from './hostile.ts';
import { createWorld } from './world.ts';

const target = openTarget();

describe('headers and queries', () => {
  it.each([
    ['If-Match', '5'],
    ['If-Match', 'W/"5"'],
    ['If-Match', '"5", "6"'],
    ['If-Match', '"-1"'],
    ['If-Match', `"${'9'.repeat(40)}"`],
    ['Idempotency-Key', 'k'.repeat(201)],
    ['Idempotency-Key', ''],
  ])('%s: %s', async (name, value) => {
    const { status, body } = await target().world.ask(
      'POST',
      `/api/drafts/${target().id}/versions`,
      {
        as: 'drafter',
        json: {},
        headers: { [name]: value },
      },
    );
    expect([status, body.code, body.header.toLowerCase()]).toEqual([
      422,
      'invalid',
      name.toLowerCase(),
    ]);
  });

  it.each(['"1"', '*', '""', 'x', `"${'g'.repeat(64)}"`])(
    'a text is not replaced by If-Match: %s',
    async (value) => {
      const headers = { 'content-type': 'text/markdown', 'if-match': value };
      const { status, body } = await target().put({ body: 'Words.', headers });
      expect([status, body.code, body.header]).toEqual([422, 'invalid', 'If-Match']);
    },
  );

  it('a text that stands is not written as if there were none', async () => {
    const { status, body } = await target().world.ask(
      'PUT',
      `/api/drafts/${target().id}/texts/ru`,
      {
        as: 'drafter',
        body: 'Words.',
        headers: { 'content-type': 'text/markdown', 'if-none-match': '*' },
      },
    );
    expect([status, body.code, body.current]).toEqual([412, 'stale', target().etag.slice(1, 65)]);
  });

  it.each([
    ['/api/drafts?limit=0', 'limit'],
    ['/api/drafts?limit=201', 'limit'],
    ['/api/drafts?limit=many', 'limit'],
    ['/api/drafts?limit=1&limit=2', 'limit'],
    ['/api/drafts?cursor=%00', 'cursor'],
    ["/api/drafts?cursor=x'%20or%201=1--", 'cursor'],
    [`/api/drafts?cursor=${'z'.repeat(101)}`, 'cursor'],
    ['/versions?cursor=-1', 'cursor'],
    ['/versions?cursor=1e3', 'cursor'],
    ['/items?cursor=zzz', 'cursor'],
    ['/diff?from=1', 'to'],
    ['/diff?from=0&to=1', 'from'],
    ['/diff?from=1.5&to=1', 'from'],
    ['/diff?from=1&to=1000000', 'to'],
    ['/diff.json?from=one&to=1', 'from'],
    ['/diff.html?from=1&to=1&lang=de', 'lang'],
    ['/versions/0', 'version'],
    ['/versions/01', 'version'],
    ['/versions/1.pdf', 'version'],
    ['/versions/-1', 'version'],
    ['/amendments/0', 'amendment'],
    ['/amendments/1e99', 'amendment'],
    ['/amendments/__proto__', 'amendment'],
  ])('%s', async (path, parameter) => {
    const full = path.startsWith('/api') ? path : `/api/drafts/${target().id}${path}`;
    const { status, body } = await target().world.ask('GET', full);
    expect([status, body.code, body.parameter]).toEqual([422, 'invalid', parameter]);
  });

  it('unknown filters find nothing', async () => {
    for (const query of ['state=nowhere', 'owner=__proto__', 'cursor=0', 'state=%27--']) {
      const { status, body } = await target().world.ask('GET', `/api/drafts?${query}`);
      expect([status, body]).toEqual([200, { items: [], next: null }]);
    }
  });
});

describe('addresses', () => {
  it.each([
    '/api/drafts/%2e%2e',
    '/api/drafts/..%2f..%2fetc',
    '/api/drafts//texts/ru',
    '/api//drafts',
    '/api/drafts/',
    '//api/drafts',
    '/api/drafts/%ff',
    `/api/drafts/${'x'.repeat(5000)}`,
    '/api/drafts/constructor',
    '/assets/../package.json',
    '/assets/%2e%2e/package.json',
    '/assets/..%2f..%2fpackage.json',
    '/.git/config',
    '/%00',
  ])('%s is nowhere', async (path) => {
    const { status, text } = await target().world.ask('GET', path);
    expect(status).toBe(404);
    expect(text).not.toContain('kelisim",');
  });

  it('knows its methods', async () => {
    const methods: readonly [string, string, string][] = [
      ['DELETE', `/api/drafts/${target().id}`, 'GET, PATCH'],
      ['OPTIONS', `/api/drafts/${target().id}/texts/ru`, 'GET, PUT, PATCH'],
      ['GET', `/api/drafts/${target().id}/transitions`, 'POST'],
      ['POST', '/api/workflows', 'GET'],
      ['PROPFIND', '/api/drafts', 'GET, POST'],
      ['POST', '/healthz', 'GET'],
    ];
    for (const [method, path, allow] of methods) {
      const answer = await target().world.ask(method, path, { as: 'drafter' });
      expect([answer.status, answer.headers.get('allow')], path).toEqual([405, allow]);
    }
  });

  it('answers HEAD as GET without a body', async () => {
    for (const path of ['/api/drafts', `/api/drafts/${target().id}`, '/healthz', '/openapi.json']) {
      const head = await target().world.app.request(path, { method: 'HEAD' });
      const get = await target().world.app.request(path);
      expect(head.status).toBe(200);
      expect(await head.text()).toBe('');
      expect(head.headers.get('etag')).toBe(get.headers.get('etag'));
      expect(head.headers.get('content-type')).toBe(get.headers.get('content-type'));
    }
  });

  it('sends the headers that keep a browser calm, on answers and problems alike', async () => {
    for (const path of ['/api/drafts', '/api/nothing', '/healthz', '/public/nope']) {
      const { headers } = await target().world.app.request(path);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });
});

describe('a reader’s browser at an address nobody has', () => {
  it('gets a page in its language, and a program at an API address gets a problem', async () => {
    const world = await createWorld();
    const headers = { accept: 'text/html,application/xhtml+xml', 'accept-language': 'kk' };
    const page = await world.app.request('/no/such/page', { headers });
    expect(page.status).toBe(404);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(await page.text()).toContain('<html lang="kk"');
    const problem = await world.app.request('/api/nothing', { headers });
    expect(problem.status).toBe(404);
    expect(problem.headers.get('content-type')).toContain('application/problem+json');
    world.close();
  });
});

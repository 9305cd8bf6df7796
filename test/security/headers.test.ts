/** What answers tell browsers: how little may be done with them, and who else may read them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import { readNetwork } from '../../src/http/client-address.ts';
import type { Reach } from '../../src/http/security.ts';
import { draftAt } from '../http/stages.ts';
import { createWorld, type World } from '../http/world.ts';

let world: World;
let id = '';
beforeAll(async () => {
  world = await createWorld();
  id = await draftAt(world, 'frozen');
});
afterAll(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

const everywhere = () => [
  '/',
  `/public/${id}`,
  '/public/nope',
  '/docs/api',
  '/api/drafts',
  `/api/drafts/${id}/versions/1.html?lang=ru`,
  `/api/drafts/${id}/versions/1.json`,
  '/api/drafts/nope',
  '/api/nothing',
  '/openapi.json',
  '/healthz',
  '/nowhere',
];

describe('every answer', () => {
  it('forbids what it does not need', async () => {
    for (const path of everywhere()) {
      const { headers } = await world.app.request(path);
      const all = Object.fromEntries(headers);
      expect(all, path).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'origin-agent-cluster': '?1',
      });
      expect(all['permissions-policy']).toContain('camera=(), display-capture=()');
      expect(all['strict-transport-security']).toBeUndefined();
      expect(all['access-control-allow-credentials']).toBeUndefined();
      const policy = (all['content-security-policy'] ?? '').split('; ');
      expect(policy[0]).toBe("default-src 'none'");
      expect(policy).toEqual(
        expect.arrayContaining([
          "base-uri 'none'",
          "form-action 'self'",
          "frame-ancestors 'none'",
          "require-trusted-types-for 'script'",
        ]),
      );
      expect(policy.join()).not.toMatch(/unsafe|\*|http/);
    }
  });

  it('that is a picture has its own style and nothing else', async () => {
    const path = '/api/workflows/kz-concept-2020.svg';
    const { status, headers } = await world.app.request(path);
    expect([status, headers.get('content-security-policy')]).toEqual([
      200,
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ]);
  });

  it('of a page without script lets none run', async () => {
    const { headers } = await world.app.request(`/public/${id}`);
    const policy = headers.get('content-security-policy');
    expect(policy).not.toContain('script-src');
    expect(policy).toContain("trusted-types 'none'");
  });
});

const ask = (reach: Reach, request: { url?: string; peer?: string; proto?: string }) => {
  const { url = '/', peer = '', proto } = request;
  const log = (error: unknown) => world.faults.push(error);
  const app = createApp(world.service, {
    demo: true,
    release: '0',
    log,
    reach,
    peerOf: () => peer,
  });
  return app.request(url, { headers: proto ? { 'x-forwarded-proto': proto } : {} });
};

describe('the promise of TLS', () => {
  const proxies = [readNetwork('10.0.0.0/8') ?? expect.fail('a network')];

  it.each([
    ['the configured origin is https', { base: 'https://k.example' }, {}, true],
    ['the configured origin is http', { base: 'http://k.example' }, { proto: 'https' }, false],
    ['it came by https', {}, { url: 'https://k.example/' }, true],
    ['our proxy says https', { proxies }, { peer: '10.0.0.1', proto: 'https' }, true],
    ['our proxy says http', { proxies }, { peer: '10.0.0.1', proto: 'http' }, false],
    ['somebody says https', { proxies }, { peer: '192.0.2.1', proto: 'https' }, false],
    ['nobody says anything', {}, {}, false],
  ])('when %s', async (_when, reach, request, promised) => {
    const { headers } = await ask(reach, request);
    expect(headers.get('strict-transport-security')).toBe(promised ? 'max-age=31536000' : null);
  });
});

describe('a page of another site', () => {
  const origin = 'https://elsewhere.example';
  const share = (path: string, headers = {}, method = 'GET') =>
    world.app.request(path, { method, headers: { origin, ...headers } });

  it('may read what the public may read, as a page without a person', async () => {
    for (const path of ['/api/drafts', `/api/drafts/${id}`, `/api/drafts/${id}/versions/1.json`]) {
      const { status, headers } = await share(path);
      expect(status).toBe(200);
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('access-control-allow-credentials')).toBeNull();
      for (const name of ['Cookie', 'Authorization', 'Kelisim-Actor', 'Kelisim-Acting-For'])
        expect(headers.get('vary'), path).toContain(name);
    }
  });

  it('is told of a problem as anybody is', async () => {
    const { status, headers } = await share('/api/drafts/nope');
    expect([status, headers.get('access-control-allow-origin')]).toEqual([404, '*']);
  });

  it('keeps what an answer depends on besides', async () => {
    const { headers } = await share(`/api/drafts/${id}/versions/1?lang=ru`);
    expect(headers.get('vary')).toMatch(
      /^Accept, Cookie, Authorization, Kelisim-Actor, Kelisim-Acting-For, /,
    );
  });

  it.each([
    { 'kelisim-actor': 'aigerim-saparova' },
    { cookie: 'session=1' },
    { authorization: 'Bearer x' },
  ])('may not read what is answered to %j', async (credentials) => {
    const { headers } = await share('/api/drafts', credentials);
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('vary')).toContain('Cookie');
  });

  it('finds nothing in a cache on the way that was answered to somebody', async () => {
    const path = `/api/drafts/${id}/versions/1.json`;
    const cachingFor = async (headers: Readonly<Record<string, string>>) =>
      (await world.app.request(path, { headers })).headers.get('cache-control');
    expect(await cachingFor({})).toBe('public, max-age=31536000, immutable');
    for (const headers of [{ cookie: 'session=1' }, { 'kelisim-actor': 'murat-sarybaev' }])
      expect(await cachingFor(headers)).toBe('private, max-age=31536000, immutable');
  });

  it('may neither write nor ask whether it may', async () => {
    const preflight = { 'access-control-request-method': 'PUT' };
    for (const [method, headers] of [
      ['OPTIONS', preflight],
      ['POST', {}],
      ['PUT', {}],
    ] as const) {
      const answer = await share('/api/drafts', headers, method);
      const names = [...answer.headers.keys()].filter((name) => name.startsWith('access-control'));
      expect(names).toEqual([]);
    }
  });

  it('may not read pages', async () => {
    const { headers } = await share(`/public/${id}`);
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('security.txt', () => {
  const url = '/.well-known/security.txt';

  it('names the configured contact and ends within a year', async () => {
    const reach = { contact: 'mailto:security@kelisim.example', base: 'https://kelisim.example' };
    const answer = await ask(reach, { url });
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect((await answer.text()).split('\n')).toEqual([
      'Contact: mailto:security@kelisim.example',
      'Expires: 2020-12-26T00:00:00Z',
      'Preferred-Languages: kk, ru, en',
      'Canonical: https://kelisim.example/.well-known/security.txt',
      '',
    ]);
  });

  it('is not there where nobody is named', async () => {
    expect((await ask({}, { url })).status).toBe(404);
  });
});

/** Changes come from our own pages or from programs, never from another site through a browser. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import { localPath } from '../../src/http/origin.ts';
import { createWorld, operationsOf, type World } from '../http/world.ts';

let world: World;
let before = 0;
beforeAll(async () => {
  world = await createWorld();
  before = await world.countWritten();
});
afterAll(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

type Headers = Readonly<Record<string, string>>;

const own = 'http://localhost';

const foreign: Readonly<Record<string, Headers>> = {
  'another site': { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
  'another site that hides its origin': { 'sec-fetch-site': 'cross-site', origin: 'null' },
  'a sister domain': { 'sec-fetch-site': 'same-site', origin: 'http://other.localhost' },
  'a page of unknown origin': { origin: 'null' },
  'another port': { origin: `${own}:8080` },
  'another host': { origin: 'http://localhost.evil.example' },
  'another scheme': { origin: 'file://localhost' },
  'what is no origin': { origin: 'localhost' },
  'two origins': { origin: `${own}, https://evil.example` },
  'a site nobody defined': { 'sec-fetch-site': 'friendly', origin: own },
  'a browser that contradicts itself': { 'sec-fetch-site': 'same-origin', origin: 'https://a.b' },
  'a browser of which only a cookie is known': { cookie: 'theme=dark' },
};

const welcome: Readonly<Record<string, Headers>> = {
  'our own page': { 'sec-fetch-site': 'same-origin', origin: own, cookie: 'session=1' },
  'our own page in an old browser': { origin: own, cookie: 'session=1' },
  'a person who loads a page again': { 'sec-fetch-site': 'none', cookie: 'session=1' },
  'a program': {},
};

const post = (headers: Headers) =>
  world.ask('POST', '/api/drafts', { as: 'drafter', json: { titles: 1 }, headers });

describe('a change', () => {
  it.each(Object.keys(foreign))('is not taken from %s', async (name) => {
    const { status, body } = await post(foreign[name] ?? {});
    expect([status, body.code]).toEqual([403, 'cross-site']);
  });

  it.each(Object.keys(welcome))('is looked at when it comes from %s', async (name) => {
    const { status, body } = await post(welcome[name] ?? {});
    expect([status, body.code]).toEqual([422, 'invalid']);
  });

  it('is refused at every address and by every method, those nobody has too', async () => {
    const paths = operationsOf(world.app).map(({ path }) => path.replace(/\{\w+\}/g, 'x'));
    const headers = { 'sec-fetch-site': 'cross-site' };
    for (const path of new Set([...paths, '/', '/public/d0001', '/api/auth/sign-in', '/nowhere']))
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND']) {
        const { status, body } = await world.ask(method, path, { headers });
        expect([status, body.code], `${method} ${path}`).toEqual([403, 'cross-site']);
      }
    expect(await world.countWritten()).toBe(before);
  });

  it('that is an HTML form of another site is refused before its kind is looked at', async () => {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      origin: 'https://evil.example',
    };
    const { status, body } = await world.ask('POST', '/api/drafts', { body: 'titles=1', headers });
    expect([status, body.code]).toEqual([403, 'cross-site']);
  });

  it('that is JSON in the guise of a simple request is not JSON here', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const headers = { 'content-type': type };
      const answer = await world.ask('POST', '/api/drafts', { as: 'drafter', body: '{}', headers });
      expect([answer.status, answer.body.code]).toEqual([415, 'unsupported-media-type']);
    }
  });

  it('is taken from the configured origin alone, whatever host it was sent to', async () => {
    const base = 'https://kelisim.example';
    const options = { demo: true, release: '0', log: () => undefined, reach: { base } };
    const app = createApp(world.service, options);
    const statusOf = async (origin: string) => {
      const headers = { origin, 'kelisim-actor': 'aigerim-saparova' };
      return (await app.request('/api/drafts', { method: 'POST', headers })).status;
    };
    expect(await statusOf(base)).toBe(415);
    for (const origin of [own, 'http://kelisim.example', `${base}:8443`, `${base}.evil.example`])
      expect(await statusOf(origin), origin).toBe(403);
  });
});

describe('reading', () => {
  it('is possible from anywhere: a link from another site opens', async () => {
    for (const headers of Object.values(foreign)) {
      const { status } = await world.ask('GET', '/api/drafts', { headers });
      expect(status).toBe(200);
    }
  });
});

describe('a page at an address nobody has', () => {
  it.each([
    '//evil.example/',
    '/%5Cevil.example/',
    '/%5C%5Cevil.example',
    '/.//evil.example',
    '/a%2F',
  ])('%s leads nowhere but here', async (path) => {
    const headers = { accept: 'text/html' };
    const page = await world.app.request(`${own}${path}`, { headers });
    expect(page.status).toBe(404);
    const hrefs = [...(await page.text()).matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href);
    expect(hrefs.length).toBeGreaterThan(5);
    const away = hrefs.filter((href) => new URL(href, `${own}${path}`).origin !== own);
    expect(away).toEqual([]);
  });
});

describe('an address to go on to', () => {
  it.each([
    ['/', '/'],
    ['/drafts/d1/text?lang=ru#b7', '/drafts/d1/text?lang=ru#b7'],
    ['/a/../b', '/b'],
    ['/a b', '/a%20b'],
    ['/?next=https://evil.example', '/?next=https://evil.example'],
    ['/%2f%2fevil.example', '/%2f%2fevil.example'],
  ])('may be %j', (address, path) => {
    expect(localPath(address)).toBe(path);
  });

  it.each([
    '',
    'drafts',
    'https://evil.example',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\t//evil.example',
    ' //evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/a/..//evil.example',
    '/%2e//evil.example',
    '/./\\evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '//here.invalid@evil.example',
    'http:/evil.example',
  ])('is nowhere when it is %j', (address) => {
    const path = localPath(address);
    expect(path).toBeNull();
  });
});

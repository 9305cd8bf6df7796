/** Signing in over HTTP: what each operation answers to whom, and what an answer never holds. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, cast, createWorld, operationsOf, type World } from '../http/world.ts';
import { password, tokenOf } from './accounts.ts';

let world: World;

beforeEach(async () => {
  world = await createWorld();
});

afterEach(() => {
  world.close();
  expect(world.faults).toEqual([]);
});

/** A browser of ours: it keeps the cookie it was given last and says which page it is on. */
function openBrowser() {
  let cookie = '';
  const ask = async (method: string, path: string, json?: object): Promise<Answer> => {
    const headers = { 'sec-fetch-site': 'same-origin', ...(cookie && { cookie }) };
    const answer = await world.ask(method, path, { headers, ...(json && { json }) });
    const [set] = answer.headers.getSetCookie();
    if (set !== undefined) cookie = set.includes('Max-Age=0') ? '' : (set.split(';')[0] ?? '');
    return answer;
  };
  return {
    get: (path: string) => ask('GET', path),
    post: (path: string, json?: object) => ask('POST', path, json),
    drop: (path: string) => ask('DELETE', path),
    cookie: () => cookie,
  };
}

async function settled(person: string = cast.drafter) {
  const email = `${person}@example.kz`;
  const { url } = (await world.service.auth?.invite({ person, email, locale: 'ru' })) ?? {
    url: '',
  };
  const browser = openBrowser();
  const taken = await browser.post('/api/auth/invitation', { token: tokenOf(url), password });
  expect(taken.body).toEqual({ step: 'open' });
  return { browser, email };
}

describe('every operation', () => {
  it('of signing in asks for nobody, and every other for a session', async () => {
    const operations = operationsOf(world.app).filter(({ path }) => path.startsWith('/api/auth/'));
    expect(operations.map((one) => `${one['x-authz']} ${one.method} ${one.path}`).sort()).toEqual(
      allOperations,
    );
    for (const { method, path, 'x-authz': action } of operations) {
      if (action !== 'session:own') continue;
      const at = path.replace(/\{\w+\}/, 'x');
      const json = method === 'post' ? { json: bodies[path] ?? {} } : {};
      const { status, body } = await world.ask(method.toUpperCase(), at, {
        as: 'drafter',
        ...json,
      });
      expect([status, body.code], path).toEqual([401, 'unauthenticated']);
    }
  });

  it('of the library is out of reach', async () => {
    const paths = [
      'sign-up/email',
      'sign-in/email',
      'sign-in/social',
      'get-session',
      'list-sessions',
      'revoke-sessions',
      'update-user',
      'delete-user',
      'change-email',
      'two-factor/enable',
      'two-factor/verify-totp',
      'api-key/create',
      'callback',
      'ok',
      'error',
    ];
    for (const path of paths)
      for (const method of ['GET', 'POST']) {
        const { body } = await world.ask(method, `/api/auth/${path}`, { json: undefined });
        expect(body.code, path).toBe('no-such-route');
      }
  });
});

it('a session acts as its person, for whom they are appointed, until it ends', async () => {
  const { browser } = await settled();
  expect((await browser.get('/api/auth/session')).body).toMatchObject({ person: cast.drafter });
  const titles = { kk: 'а', ru: 'а', en: 'a' };
  const made = await browser.post('/api/drafts', { titles });
  expect(made.status).toBe(201);
  await world.service.auth?.endSessions(cast.drafter);
  expect((await browser.post('/api/drafts', { titles })).status).toBe(401);
});

it('no answer tells a token, and none may be kept', async () => {
  const { browser, email } = await settled();
  const token = decodeURIComponent(browser.cookie()).split('=')[1]?.split('.')[0] ?? '';
  expect(token).toHaveLength(43);
  const answers = [
    await browser.post('/api/auth/sign-in', { email, password }),
    await browser.get('/api/auth/session'),
    await browser.get('/api/auth/sessions'),
  ];
  for (const { text, headers } of answers) {
    expect(text).not.toContain(token);
    expect(text).not.toContain(decodeURIComponent(browser.cookie()).slice(8, 40));
    expect(headers.get('cache-control')).toBe('no-store');
  }
});

it('wrong credentials and unknown addresses get one answer', async () => {
  const { email } = await settled();
  const known = await openBrowser().post('/api/auth/sign-in', { email, password: 'wrong' });
  const unknown = await openBrowser().post('/api/auth/sign-in', { email: 'a@b.kz', password });
  expect(known.status).toBe(401);
  expect(known.text).toBe(unknown.text);
  const forgotten = [email, 'a@b.kz', 'no address'].map((one) =>
    openBrowser().post('/api/auth/forgotten', { email: one, lang: 'kk' }),
  );
  for (const { status, text } of await Promise.all(forgotten))
    expect([status, text]).toEqual([200, '{"done":true}']);
});

it('too many tries are told with the time to wait', async () => {
  const tried = { email: 'a@b.kz', password: 'wrong' };
  for (let n = 0; n < 10; n += 1) await openBrowser().post('/api/auth/sign-in', tried);
  const { status, headers, body } = await openBrowser().post('/api/auth/sign-in', tried);
  expect([status, body.code]).toEqual([429, 'too-many']);
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(800);
});

it('sessions are listed and ended one by one, all at once, or by signing out', async () => {
  const { browser, email } = await settled();
  const other = openBrowser();
  await other.post('/api/auth/sign-in', { email, password });
  const { items } = (await browser.get('/api/auth/sessions')).body;
  expect(items.map(({ isThis }: { isThis: boolean }) => isThis).sort()).toEqual([false, true]);
  const theirs = items.find(({ isThis }: { isThis: boolean }) => !isThis).session;
  const stranger = (await settled(cast.partner)).browser;
  expect((await stranger.drop(`/api/auth/sessions/${theirs}`)).status).toBe(404);
  expect((await browser.drop(`/api/auth/sessions/${theirs}`)).status).toBe(200);
  expect((await other.get('/api/auth/session')).status).toBe(401);
  expect((await browser.post('/api/auth/sign-out')).body).toEqual({ done: true });
  expect(browser.cookie()).toBe('');
  expect((await browser.get('/api/auth/session')).status).toBe(401);
  const again = openBrowser();
  await again.post('/api/auth/sign-in', { email, password });
  expect((await again.drop('/api/auth/sessions')).status).toBe(200);
  expect(again.cookie()).toBe('');
});

it('a page of another site can do nothing in the name of who is signed in', async () => {
  const { browser } = await settled();
  const headers = { cookie: browser.cookie(), 'sec-fetch-site': 'cross-site' };
  const { status, body } = await world.ask('POST', '/api/auth/sign-out', { headers });
  expect([status, body.code]).toEqual([403, 'cross-site']);
  expect((await browser.get('/api/auth/session')).status).toBe(200);
});

it('a demonstration lets anybody of its directory in by a click, and knows nobody else', async () => {
  const browser = openBrowser();
  expect((await browser.post('/api/auth/demo', { person: cast.partner })).body).toEqual({
    step: 'open',
  });
  expect((await browser.get('/api/auth/session')).body).toMatchObject({ person: cast.partner });
  const unknown = await openBrowser().post('/api/auth/demo', { person: 'nobody' });
  expect(unknown.status).toBe(404);
  const strict = await createWorld({ demo: false });
  const refused = await strict.ask('POST', '/api/auth/demo', { json: { person: cast.partner } });
  expect([refused.status, refused.text]).toEqual([404, unknown.text]);
  strict.close();
});

it('showing the password again takes one proof and renews the cookie', async () => {
  const { browser } = await settled();
  const before = browser.cookie();
  expect((await browser.post('/api/auth/proof', {})).status).toBe(422);
  expect((await browser.post('/api/auth/proof', { password, code: '1' })).status).toBe(422);
  expect((await browser.post('/api/auth/proof', { password: 'wrong' })).status).toBe(401);
  expect((await browser.post('/api/auth/proof', { password })).status).toBe(200);
  expect(browser.cookie()).not.toBe(before);
  expect((await browser.get('/api/auth/session')).status).toBe(200);
});

/** Bodies that are as they must be, for operations that look at them before they ask who is there. */
const bodies: Readonly<Record<string, object>> = {
  '/api/auth/proof': { password },
  '/api/auth/password': { current: password, password },
  '/api/auth/app': { password },
  '/api/auth/app/confirmation': { code: '000000' },
  '/api/auth/app/end': { password },
  '/api/auth/app/backup-codes': { password },
  '/api/auth/passkeys': { label: 'key', response: { id: 'x' } },
};

const allOperations = [
  'session:open get /api/auth/callback/{provider}',
  'session:open get /api/auth/providers',
  'session:open post /api/auth/demo',
  'session:open post /api/auth/forgotten',
  'session:open post /api/auth/invitation',
  'session:open post /api/auth/passkey',
  'session:open post /api/auth/passkey/options',
  'session:open post /api/auth/providers/{provider}',
  'session:open post /api/auth/reset',
  'session:open post /api/auth/second-step',
  'session:open post /api/auth/sign-in',
  'session:own delete /api/auth/passkeys/{passkey}',
  'session:own delete /api/auth/sessions',
  'session:own delete /api/auth/sessions/{session}',
  'session:own get /api/auth/app',
  'session:own get /api/auth/passkeys',
  'session:own get /api/auth/session',
  'session:own get /api/auth/sessions',
  'session:own post /api/auth/app',
  'session:own post /api/auth/app/backup-codes',
  'session:own post /api/auth/app/confirmation',
  'session:own post /api/auth/app/end',
  'session:own post /api/auth/passkeys',
  'session:own post /api/auth/passkeys/options',
  'session:own post /api/auth/password',
  'session:own post /api/auth/proof',
  'session:own post /api/auth/proof/options',
  'session:own post /api/auth/sign-out',
];

import { createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { authLimits } from '../../src/auth/limits.ts';
import { recordAuth } from '../../src/service/access-auth.ts';
import { createAccessLog } from '../../src/service/access-log.ts';
import type { Session } from '../../src/service/auth.ts';
import { sqlStore } from '../../src/store/sql-store.ts';
import { appointed } from '../appointed.ts';
import { type AuthWorld, carrying, from, later, refused, settle } from './accounts.ts';
import { client, startProvider, type TestProvider } from './provider.ts';
import { openAuthWorld } from './world.ts';

const base = 'https://kelisim.example';
const back = `${base}/api/auth/callback/agency`;

let provider: TestProvider;
let world: AuthWorld;

const configOf = (issuer: string) => ({ id: 'agency', name: 'Agency', issuer, ...client });

beforeAll(async () => {
  provider = await startProvider(back);
});
afterAll(() => provider.close());

beforeEach(() => {
  world = openAuthWorld({ providers: [configOf(provider.issuer)] });
});
afterEach(() => {
  vi.useRealTimers();
  world.close();
});

const invite = (person: string) =>
  world.auth.invite({ person, email: `${person}@example.kz`, locale: 'ru' });

interface Came {
  readonly location: string;
  readonly session: Session | null;
}

/** Signs in at the provider and comes back, whatever is changed on the way there or on the way back. */
async function comeBack({
  there = (url: URL) => url,
  return: onReturn = (url: URL) => url,
  cookies = true,
  device = from.device,
} = {}): Promise<Came> {
  const { url, cookies: kept } = await world.auth.startProvider('agency', '/drafts?mine=1');
  const returned = onReturn(new URL(await provider.visit(there(new URL(url)).href)));
  const headers = cookies ? carrying({ cookies: kept }) : new Headers();
  const request = new Request(returned, { headers });
  const response = await world.auth.finishProvider('agency', request, { ...from, device });
  expect(response.status).toBe(303);
  const session = await world.auth.session(carrying({ cookies: response.headers.getSetCookie() }));
  return { location: response.headers.get('location') ?? '', session };
}

const refusedTo = (error: string): Came => ({
  location: `/sign-in?error=${error}`,
  session: null,
});

it('somebody invited signs in by a verified address, comes to where they were, and needs no link any more', async () => {
  await invite('dina');
  provider.setProfile('sub-1', { email: 'Dina@Example.kz', verified: true });
  const { location, session } = await comeBack();
  expect(location).toBe('/drafts?mine=1');
  expect(session).toMatchObject({ person: 'dina' });
  expect(await world.rows(`select * from auth_ticket where kind = 'invitation'`)).toEqual([]);
  const second = await comeBack();
  expect(second.session?.person).toBe('dina');
  expect(second.session?.id).not.toBe(session?.id);
  expect(world.faults).toEqual([]);
});

it('a request to the provider carries state, nonce and a challenge, and goes back to one address', async () => {
  const { url, cookies } = await world.auth.startProvider('agency', '/');
  const { searchParams: query } = new URL(url);
  expect(query.get('redirect_uri')).toBe(back);
  expect(query.get('code_challenge_method')).toBe('S256');
  for (const name of ['state', 'nonce', 'code_challenge'])
    expect(query.get(name)?.length, name).toBeGreaterThanOrEqual(32);
  expect(cookies.join()).toMatch(/^__Host-kelisim\.state=.*HttpOnly; Secure/);
});

it('state, nonce and challenge that are not ours let nobody in', async () => {
  await settle(world, 'dina');
  provider.setProfile('sub-1', { email: 'dina@example.kz', verified: true });
  const changed = (name: string) => (url: URL) => {
    const value = name === 'code_challenge' ? 'x'.repeat(43) : 'another';
    url.searchParams.set(name, value);
    return url;
  };
  expect(await comeBack({ return: changed('state') })).toEqual(refusedTo('state_mismatch'));
  expect(await comeBack({ cookies: false })).toEqual(refusedTo('state_mismatch'));
  expect((await comeBack({ there: changed('nonce') })).session).toBeNull();
  expect(await comeBack({ there: changed('code_challenge') })).toEqual(refusedTo('invalid_code'));
  expect((await comeBack({ return: changed('iss') })).session).toBeNull();
  expect((await comeBack()).session).toMatchObject({ person: 'dina' });
});

it('a code is good once, and what the provider writes beside an error is not passed on', async () => {
  await settle(world, 'dina');
  provider.setProfile('sub-1', { email: 'dina@example.kz', verified: true });
  const { url, cookies } = await world.auth.startProvider('agency', '/');
  const returned = await provider.visit(url);
  const request = () => new Request(returned, { headers: carrying({ cookies }) });
  const [first, second] = [
    await world.auth.finishProvider('agency', request(), from),
    await world.auth.finishProvider('agency', request(), from),
  ];
  expect(first.headers.get('location')).toBe('/');
  expect(second.headers.get('location')).toMatch(/^\/sign-in\?error=/);
  const denied = await comeBack({
    return: (to) => {
      to.searchParams.delete('code');
      to.searchParams.set('error', 'access_denied');
      to.searchParams.set('error_description', 'Visit evil.example');
      return to;
    },
  });
  expect(denied).toEqual(refusedTo('access_denied'));
});

it('an address the provider has not verified, or that nobody was invited with, opens nothing', async () => {
  await invite('dina');
  provider.setProfile('sub-2', { email: 'dina@example.kz', verified: false });
  expect(await comeBack()).toEqual(refusedTo('account_not_linked'));
  provider.setProfile('sub-3', { email: 'nobody@example.kz', verified: true });
  expect(await comeBack()).toEqual(refusedTo('signup_disabled'));
  expect(await world.rows('select id from auth_user')).toEqual([{ id: 'dina' }]);
  expect(await world.rows('select * from auth_account')).toEqual([]);
});

it('an invitation that is over is not taken up by a provider either', async () => {
  await invite('dina');
  provider.setProfile('sub-4', { email: 'dina@example.kz', verified: true });
  later(authLimits.invitationMs);
  expect(await comeBack()).toEqual(refusedTo('unable_to_link_account'));
  expect(await world.rows('select * from auth_session')).toEqual([]);
});

it('whoever is barred is let in by no provider', async () => {
  await invite('dina');
  provider.setProfile('sub-5', { email: 'dina@example.kz', verified: true });
  world.barred.add('dina');
  expect(await comeBack()).toEqual(refusedTo('unable_to_link_account'));
  world.barred.delete('dina');
  expect((await comeBack()).session).toMatchObject({ person: 'dina' });
  world.barred.add('dina');
  expect(await comeBack()).toEqual(refusedTo('not-accepted'));
});

it('a provider that is down is told, holds up nobody else, and comes back by itself', async () => {
  const port = await freePort();
  const frail = openAuthWorld({ providers: [configOf(`http://127.0.0.1:${port}`)] });
  expect(frail.auth.providers).toEqual([{ id: 'agency', name: 'Agency' }]);
  await settle(frail, 'dina');
  await expect(frail.auth.startProvider('agency', '/')).rejects.toEqual(refused('provider-down'));
  expect(frail.faults.length).toBeGreaterThan(0);
  const late = await startProvider(back, port);
  const { url } = await frail.auth.startProvider('agency', '/');
  expect(url).toContain(late.issuer);
  await late.close();
  frail.close();
});

it('a browser never seen before is told of by letter, however somebody comes in', async () => {
  const { auth, run } = world;
  const store = sqlStore(run);
  const names = { kk: 'a', ru: 'b', en: 'c' };
  await store.saveDirectory(
    [{ id: 'finance', kind: 'ministry', names, short: names }],
    [{ ...appointed('dina', 'finance', 'reviewer'), email: 'dina@example.kz' }],
  );
  const clock = { now: () => '2026-11-22T18:00:00.000Z' };
  let made = 0;
  const ids = { draft: () => 'none', block: () => 'none', secret: () => `id${++made}` };
  const log = createAccessLog({ store, clock, ids });
  world = { ...world, auth: recordAuth(auth, { log, store, clock }) };
  await settle(world, 'dina');
  provider.setProfile('sub-6', { email: 'dina@example.kz', verified: true });
  await comeBack();
  await comeBack({ device: 'Another browser', cookies: false });
  expect(await store.outbox.list(undefined, 10)).toEqual([]);
  await comeBack({ device: 'Another browser' });
  await comeBack({ device: 'Another browser' });
  const letters = await store.outbox.list(undefined, 10);
  expect(letters.map(({ kind, person }) => [kind, person])).toEqual([['new-sign-in', 'dina']]);
  const signedIn = await log.accessLog({ person: 'dina', kind: 'signedIn', limit: 10 });
  const device = 'Another browser';
  expect(signedIn[0]).toMatchObject({ how: 'provider', origin: { ...from, device } });
});

it('a provider nobody configured is unknown', async () => {
  await expect(world.auth.startProvider('other', '/')).rejects.toEqual(refused('unknown'));
  await expect(world.auth.finishProvider('other', new Request(back), from)).rejects.toEqual(
    refused('unknown'),
  );
});

const freePort = (): Promise<number> =>
  new Promise((settle) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { readonly port: number };
      server.close(() => settle(port));
    });
  });

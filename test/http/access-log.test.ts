/** The ledger of access over HTTP: what signing in, failing and being refused leave, and who may read it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyLedgers } from '../../src/service/verify.ts';
import { tokenOf } from '../auth/accounts.ts';
import { draftAt } from './stages.ts';
import { cast, createWorld, type Json, type World } from './world.ts';

const password = 'a pass phrase that nobody else would choose';
const email = 'murat@example.kz';
const here = { 'sec-fetch-site': 'same-origin' };

let world: World;
beforeAll(async () => {
  world = await createWorld();
  const { store } = world.service;
  const murat = await store.person(cast.economy);
  if (murat) await store.saveDirectory([], [{ ...murat, email }]);
});
afterAll(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

let minute = 0;
/** Lets a minute pass and makes entries of what was counted in it. */
async function pass(): Promise<void> {
  minute += 1;
  world.setNow(`2020-06-29T04:${String(minute).padStart(2, '0')}:00.000Z`);
  await world.service.closeMinutes();
}

const read = async (query = '', as: string = cast.auditor) =>
  world.ask('GET', `/api/access-log${query}`, { headers: { 'kelisim-actor': as } });
const items = async (query = ''): Promise<Json[]> => (await read(query)).body.items;
const kinds = async (query = '') => (await items(query)).map(({ kind }) => kind);

async function invite(): Promise<string> {
  const invited = { person: cast.economy, email, locale: 'kk' } as const;
  return tokenOf((await world.service.auth?.invite(invited))?.url ?? '');
}

const post = (path: string, json: object, headers: object = {}) =>
  world.ask('POST', `/api/auth/${path}`, { json, headers: { ...here, ...headers } });

const cookieOf = (headers: Headers): string => headers.getSetCookie()[0]?.split(';')[0] ?? '';

describe('the ledger of access', () => {
  it('tells of an account from its invitation to the end of its sessions', async () => {
    const taken = await post('invitation', { token: await invite(), password });
    expect(taken.status).toBe(200);
    const signedIn = await post('sign-in', { email, password });
    const cookie = cookieOf(signedIn.headers);
    const proven = await post('proof', { password }, { cookie });
    const renewed = cookieOf(proven.headers);
    await post('sign-out', {}, { cookie: renewed });
    expect(await kinds(`?person=${cast.economy}`)).toEqual([
      'sessionEnded',
      'steppedUp',
      'signedIn',
      'signedIn',
      'invitationTaken',
    ]);
    const [, stepped, second, first] = await items(`?person=${cast.economy}`);
    expect([stepped.how, second.how, first.how]).toEqual(['password', 'password', 'link']);
    expect(second.by).toEqual({ person: cast.economy, organisation: 'public' });
  });

  it('counts failures for the account they were about, and none of what was typed', async () => {
    await pass();
    for (const tried of ['secret-one', 'secret-two', 'secret-three'])
      expect((await post('sign-in', { email, password: tried })).status).toBe(401);
    await post('sign-in', { email: 'not-an-address secret-four', password: 'secret-five' });
    await post('invitation', { token: 'secret-six', password: `${password} secret` });
    await pass();
    const failures = await items('?kind=signInFailed');
    expect(failures.map(({ person, count }) => [person, count]).sort()).toEqual([
      [null, 2],
      [cast.economy, 3],
    ]);
    const links = await world.service.store.ledger('access');
    expect(JSON.stringify(links)).not.toMatch(/secret|example\.kz|pass phrase/);
  });

  it('counts what the policy refused, by person and action', async () => {
    await pass();
    const drafts = [await draftAt(world, 'created'), await draftAt(world, 'created')];
    for (const id of [...drafts, ...drafts])
      await world.ask('GET', `/api/drafts/${id}/texts/ru`, { as: 'partner' });
    await world.ask('GET', `/api/drafts/${drafts[0]}/events`, {});
    await world.ask('GET', '/api/drafts', { headers: { authorization: 'Bearer kel_none' } });
    await pass();
    const [own] = await items(`?person=${cast.partner}&kind=denied`);
    expect(own).toMatchObject({ action: 'text:read', count: 4, draft: drafts[0] });
    expect(own.by.person).toBe(cast.partner);
    const others = (await items('?kind=denied')).filter(({ person }) => person === null);
    expect(others.map(({ count, action }) => [count, action])).toEqual([[2, null]]);
  });

  it('counts who tries for drafts they cannot see, and for such as there never were', async () => {
    await pass();
    const hidden = await draftAt(world, 'created', { visibility: 'drafters' });
    for (const id of [hidden, hidden, 'd9999'])
      expect((await world.ask('GET', `/api/drafts/${id}`, { as: 'labour' })).status).toBe(404);
    await world.ask('GET', `/api/drafts/${hidden}/items/9`, { as: 'drafter' });
    await pass();
    const [tried, ...more] = await items('?kind=denied');
    expect(tried).toMatchObject({ person: cast.labour, action: null, draft: hidden, count: 3 });
    expect(more.filter(({ person }) => person === cast.drafter)).toEqual([]);
  });

  it('names a token by its id alone', async () => {
    const json = { label: 'Export', scopes: ['draft:list'], expiresAt: '2020-12-31T00:00:00Z' };
    const { body } = await world.ask('POST', '/api/tokens', { as: 'economy', json });
    await world.ask('DELETE', `/api/tokens/${body.token}`, { as: 'economy' });
    const [revoked, made] = await items(`?person=${cast.economy}`);
    expect([revoked.kind, made.kind]).toEqual(['tokenRevoked', 'tokenMade']);
    expect([revoked.token, made.token]).toEqual([body.token, body.token]);
    expect(JSON.stringify(await items())).not.toContain(body.text);
  });

  it('is read by pages without a gap', async () => {
    const all = await items();
    const pages: Json[] = [];
    for (let cursor = ''; ; ) {
      const { items: page, next } = (await read(`?limit=3${cursor}`)).body;
      pages.push(...page);
      if (next === null) break;
      cursor = `&cursor=${next}`;
    }
    expect(pages).toEqual(all);
    expect(all.map(({ number }) => number)).toEqual(all.map((_, index) => all.length - index));
  });

  it('is the administrator’s and the auditor’s alone, and kept by no cache', async () => {
    expect((await read('', cast.administrator)).status).toBe(200);
    expect((await read()).headers.get('cache-control')).toBe('no-store');
    const readers: readonly string[] = [cast.administrator, cast.auditor];
    for (const id of Object.values(cast).filter((one) => !readers.includes(one)))
      expect((await read('', id)).status).toBe(403);
    expect((await world.ask('GET', '/api/access-log')).status).toBe(401);
  });

  it('is sound', async () => {
    await pass();
    expect((await verifyLedgers(world.service.store)).problems).toEqual([]);
  });
});

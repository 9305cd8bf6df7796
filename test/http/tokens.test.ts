/** Programs that act by a token: as their person, for one organisation, within scopes, until they end. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../schema/limits.ts';
import { draftAt } from './stages.ts';
import { cast, createWorld, type Json, type Part, readRows, type World } from './world.ts';

const start = '2020-06-29T04:00:00.000Z';

let world: World;
let id = '';
beforeAll(async () => {
  world = await createWorld();
  id = await draftAt(world, 'drafting');
});
afterAll(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

const asked = (scopes: readonly string[], more: object = {}) => ({
  label: 'Export',
  scopes,
  expiresAt: '2020-12-31T00:00:00Z',
  ...more,
});

async function make(scopes: readonly string[], as: Part = 'drafter', more = {}): Promise<Json> {
  const { status, body, text } = await world.ask('POST', '/api/tokens', {
    as,
    json: asked(scopes, more),
  });
  expect(status, text).toBe(201);
  return body;
}

const bearer = (text: string, headers = {}) => ({
  headers: { authorization: `Bearer ${text}`, ...headers },
});

/** Status and code of reading a working text, which only its drafters may. */
async function readBy(headers: Readonly<Record<string, string>>): Promise<readonly unknown[]> {
  const answer = await world.ask('GET', `/api/drafts/${id}/texts/ru`, { headers });
  if (answer.status === 401)
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="Kelisim"');
  return [answer.status, answer.status === 200 ? null : answer.body.code];
}

const readWith = (text: string, more = {}) => readBy(bearer(text, more).headers);

describe('a token', () => {
  it('reads and writes as its person, within its scopes', async () => {
    const { text } = await make(['text:read', 'draft:edit']);
    expect(await readWith(text)).toEqual([200, null]);
    const titles = { kk: 'Атау', ru: 'Название', en: 'Title' };
    const edited = await world.ask('PATCH', `/api/drafts/${id}`, {
      json: { titles },
      ...bearer(text),
    });
    expect(edited.status, edited.text).toBe(200);
    const events = await world.ask('GET', `/api/drafts/${id}/events`, { as: 'drafter' });
    const { by } = events.body.items.at(-1).event;
    expect(by).toEqual({ person: cast.drafter, organisation: 'midsd' });
    const list = await world.ask('GET', '/api/drafts', bearer(text));
    expect([list.status, list.body.code]).toEqual([403, 'forbidden']);
  });

  it('is never wider than its person', async () => {
    const { text } = await make(['text:read'], 'economy');
    expect(await readWith(text)).toEqual([403, 'forbidden']);
  });

  it('signs nothing, moves nothing and makes no token', async () => {
    const { text } = await make(['signoff:read', 'mandate:read'], 'economy');
    const tries: readonly [string, string, object][] = [
      ['POST', `/api/drafts/${id}/signoffs`, { version: 1, verdict: 'agree' }],
      ['POST', `/api/drafts/${id}/transitions`, { transition: 'circulate' }],
      ['POST', '/api/tokens', asked(['draft:read'])],
      ['POST', '/api/mandates/delegations', { to: cast.reviewer }],
    ];
    for (const [method, path, json] of tries) {
      const { status, body } = await world.ask(method, path, { json, ...bearer(text) });
      expect([status, body.code], path).toEqual([403, 'forbidden']);
    }
    expect((await world.ask('GET', '/api/tokens', bearer(text))).status).toBe(403);
  });

  it.each(['signoff:give', 'token:own', 'draft:move', 'clock:tick', 'everything', '*', ''])(
    'cannot be made for %j',
    async (scope) => {
      const json = asked(['draft:read', scope]);
      const { status, body } = await world.ask('POST', '/api/tokens', { as: 'drafter', json });
      expect([status, body.pointer]).toEqual([422, '/scopes/1']);
    },
  );

  it.each([
    ['/expiresAt', { expiresAt: '2020-06-01T00:00:00Z' }],
    ['/expiresAt', { expiresAt: '2021-06-29T04:00:00.001Z' }],
    ['/expiresAt', { expiresAt: 'never' }],
    ['/expiresAt', { expiresAt: undefined }],
    ['/scopes', { scopes: [] }],
    ['/label', { label: ' ' }],
    ['', { person: 'somebody-else' }],
  ])('is refused for %s when asked for %j', async (pointer, more) => {
    const json = asked(['draft:read'], more);
    const { status, body } = await world.ask('POST', '/api/tokens', { as: 'drafter', json });
    expect([status, body.pointer]).toEqual([422, pointer]);
  });

  it('leaves nothing by which it could be made again', async () => {
    const { text } = await make(['text:read']);
    await readWith(text);
    const tables = await readRows(world.run, "select name from sqlite_master where type = 'table'");
    for (const { name } of tables as unknown as { name: string }[]) {
      const rows = JSON.stringify(await readRows(world.run, `select * from "${name}"`));
      expect(rows, name).not.toContain(text);
      expect(rows, name).not.toContain(text.slice(21, 60));
    }
    const list = await world.ask('GET', '/api/tokens', { as: 'drafter' });
    expect(list.text).not.toContain(text.slice(21, 60));
    expect(list.headers.get('cache-control')).toBe('no-store');
  });
});

describe('a request that brings no token that holds', () => {
  it.each([
    'Basic ZGlhbmE6cGFzc3dvcmQ=',
    'Bearer',
    'Bearer ',
    'Token kel_1',
    'kel_1',
    'Bearer kel_1 kel_2',
    'Bearer eyJhbGciOiJub25lIn0.e30.',
    `Bearer kel_${'0'.repeat(16)}_${'0'.repeat(72)}`,
    `Bearer ${'x'.repeat(8000)}`,
    "Bearer ' or 1=1 --",
  ])('is told to bring one: %s', async (authorization) => {
    expect(await readBy({ authorization })).toEqual([401, 'unauthenticated']);
  });

  it('is refused wherever it goes in the API, also where the public may read', async () => {
    const { status } = await world.ask('GET', '/api/drafts', bearer('nothing'));
    expect(status).toBe(401);
  });

  it('is refused when it brings something else that names an actor', async () => {
    const { text } = await make(['text:read']);
    for (const [name, value] of [
      ['cookie', 'session=1'],
      ['kelisim-actor', cast.drafter],
      ['kelisim-acting-for', 'midsd'],
      ['kelisim-in-place-of', cast.vice],
    ])
      expect(await readWith(text, { [name as string]: value }), name).toEqual([
        401,
        'unauthenticated',
      ]);
    expect(await readWith(text)).toEqual([200, null]);
  });
});

describe('a token ends', () => {
  it('with the next request when it is revoked, and stays ended', async () => {
    const { token, text } = await make(['text:read']);
    expect(await readWith(text)).toEqual([200, null]);
    const revoke = (as: Part) => world.ask('DELETE', `/api/tokens/${token}`, { as });
    for (const other of ['drafterTwo', 'vice', 'coordinator'] as const) {
      const { status, body } = await revoke(other);
      expect([status, body.detail]).toEqual([404, `There is no token called ${token}.`]);
    }
    expect(await readWith(text)).toEqual([200, null]);
    const first = await revoke('drafter');
    expect([first.status, first.body.revokedAt]).toEqual([200, start]);
    expect(await readWith(text)).toEqual([401, 'unauthenticated']);
    world.setNow('2020-06-29T05:00:00.000Z');
    expect((await revoke('drafter')).body.revokedAt).toBe(start);
    world.setNow(start);
  });

  it('at its expiry', async () => {
    const { text } = await make(['text:read'], 'drafter', { expiresAt: '2020-06-30T04:00:00Z' });
    world.setNow('2020-06-30T03:59:59.999Z');
    expect(await readWith(text)).toEqual([200, null]);
    world.setNow('2020-06-30T04:00:00.000Z');
    expect(await readWith(text)).toEqual([401, 'unauthenticated']);
    world.setNow(start);
  });

  it('when its person is suspended or appointed to something else, and only while they are', async () => {
    const { text } = await make(['text:read'], 'vice');
    const { store } = world.service;
    const person = await store.person(cast.vice);
    if (!person) return expect.fail('the vice minister is in the directory');
    const change = (changed: Partial<typeof person>) =>
      store.saveDirectory([], [{ ...person, ...changed }]);
    await change({ state: 'suspended' });
    expect(await readWith(text)).toEqual([403, 'no-appointment']);
    await change({
      appointments: person.appointments.map((one) => ({ ...one, role: 'reviewer' as const })),
    });
    expect(await readWith(text)).toEqual([403, 'no-appointment']);
    await change({});
    expect(await readWith(text)).toEqual([200, null]);
  });
});

describe('a person’s tokens', () => {
  it('are listed to them alone, the newest first', async () => {
    world.setNow('2020-06-29T06:00:00.000Z');
    const older = await make(['draft:read'], 'partner', { label: 'older' });
    world.setNow('2020-06-29T06:01:00.000Z');
    const newer = await make(['draft:list'], 'partner', { label: 'newer' });
    const list = (as: Part) => world.ask('GET', '/api/tokens', { as });
    const { text: _older, ...olderSeen } = older;
    const { text: _newer, ...newerSeen } = newer;
    expect((await list('partner')).body).toEqual({ items: [newerSeen, olderSeen] });
    expect((await list('partnerTwo')).text).not.toContain(older.token);
    world.setNow(start);
  });

  it('say when they were last used, written once a minute at most', async () => {
    const { token, text } = await make(['draft:list'], 'reviewer');
    const usedAt = async () =>
      (await world.ask('GET', '/api/tokens', { as: 'reviewer' })).body.items.find(
        (one: Json) => one.token === token,
      ).usedAt;
    const use = async (now: string) => {
      world.setNow(now);
      expect((await world.ask('GET', '/api/drafts', bearer(text))).status).toBe(200);
    };
    expect(await usedAt()).toBeNull();
    await use('2020-06-29T07:00:00.000Z');
    expect(await usedAt()).toBe('2020-06-29T07:00:00.000Z');
    const written = await world.countWritten();
    await use('2020-06-29T07:00:59.999Z');
    expect(await world.countWritten()).toBe(written);
    await use('2020-06-29T07:01:00.000Z');
    expect(await usedAt()).toBe('2020-06-29T07:01:00.000Z');
    world.setNow(start);
  });

  it('are so many at a time, and room is made by revoking', async () => {
    const tokens: Json[] = [];
    for (let count = 0; count < limits.tokensPerPersonMax; count++)
      tokens.push(await make(['draft:list'], 'justice'));
    const more = () =>
      world.ask('POST', '/api/tokens', { as: 'justice', json: asked(['draft:list']) });
    expect((await more()).body.code).toBe('invalid');
    await world.ask('DELETE', `/api/tokens/${tokens[7].token}`, { as: 'justice' });
    expect((await more()).status).toBe(201);
  });
});

/** Keeping people over HTTP: what it writes, who sees what of it, and that a right ends at once everywhere. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkLedger } from '../../src/domain/ledger.ts';
import { verifyLedgers } from '../../src/service/verify.ts';
import { draftAt, post } from './stages.ts';
import {
  cast,
  createWorld,
  type Json,
  type Part,
  type Request,
  readRows,
  type World,
} from './world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(async () => {
  expect(world.faults).toEqual([]);
  expect((await verifyLedgers(world.service.store)).problems).toEqual([]);
  world.close();
});

const names = (name: string) => ({ kk: name, ru: name, en: name });
const keep = (path: string, json?: Json, request: Request = {}) =>
  world.ask('POST', `/api/people${path}`, { as: 'administrator', json, ...request });
const read = async (path: string, as: Part = 'administrator') =>
  (await world.ask('GET', `/api/people${path}`, { as })).body;
const position = names('Expert');
const reviewing = { organisation: 'economy', role: 'reviewer', position };

describe('a person', () => {
  it('is added, corrected and appointed, each act a fact that names them by id only', async () => {
    const own = { name: names('Canary Name'), email: 'Canary.Address@Demo.invalid' };
    const { id } = (await keep('', own)).body;
    expect(id).toMatch(/^p/);
    await keep(`/${id}/appointments`, { ...reviewing, position: names('Canary Position') });
    const json = { name: names('Canary Corrected'), language: 'kk' };
    await world.ask('PATCH', `/api/people/${id}`, { as: 'administrator', json });
    expect(await read(`/${id}`)).toEqual({
      id,
      name: names('Canary Corrected'),
      email: 'canary.address@demo.invalid',
      language: 'kk',
      state: 'active',
      appointments: [
        {
          number: 1,
          organisation: 'economy',
          role: 'reviewer',
          unit: null,
          position: names('Canary Position'),
          from: '2020-06-29T04:00:00.000Z',
          until: null,
        },
      ],
    });
    for (const table of ['ledger', 'receipt', 'event'])
      expect(JSON.stringify(await readRows(world.run, `select * from ${table}`))).not.toMatch(
        /canary/i,
      );
    expect(checkLedger('directory', await world.service.store.ledger('directory'))).toEqual([]);
  });

  it('is written once however often a key comes, and not on what has changed since', async () => {
    const once = { headers: { 'idempotency-key': 'add-1' } };
    const [first, second] = [
      await keep('', { id: 'dina', name: names('D') }, once),
      await keep('', { id: 'dina', name: names('D') }, once),
    ];
    expect([first.status, second.text]).toEqual([201, first.text]);
    const { headers } = await world.ask('GET', '/api/people/dina', { as: 'administrator' });
    expect(headers.get('etag')).toBe('"1"');
    const pinned = { headers: { 'if-match': '"0"' } };
    expect((await keep('/dina/suspension', undefined, pinned)).body).toMatchObject({
      code: 'stale',
      seq: 1,
    });
    const held = { headers: { 'if-match': '"1"' } };
    expect((await keep('/dina/suspension', undefined, held)).body).toEqual({ id: 'dina', seq: 2 });
  });

  it('is refused an address that is none, and one that is theirs in other letters', async () => {
    for (const email of ['no', 'a@b', 'a b@demo.invalid', 'a@demo.invalid,b@demo.invalid'])
      expect((await keep('', { name: names('x'), email })).body).toMatchObject({
        code: 'invalid',
        pointer: '/email',
      });
    const email = `${cast.reviewer.toUpperCase()}@Demo.INVALID`;
    expect((await keep('', { name: names('x'), email })).body.code).toBe('taken');
  });
});

it('everybody chooses their own language, and nothing else of themselves', async () => {
  const choose = (json: object) => world.ask('PATCH', '/api/me', { as: 'reviewer', json });
  expect((await choose({ language: 'en' })).status).toBe(200);
  expect((await world.ask('GET', '/api/me', { as: 'reviewer' })).body.language).toBe('en');
  expect((await choose({ language: 'en' })).body.code).toBe('nothing-changed');
  expect((await choose({ language: 'de' })).body.pointer).toBe('/language');
  expect((await choose({ language: 'ru', name: {} })).status).toBe(422);
});

it('whoever keeps the directory in a session shows who they are again', async () => {
  const opened = await world.service.auth?.openDemo(cast.administrator, {
    network: '',
    device: '',
  });
  const cookie = opened?.cookies[0]?.split(';')[0] ?? expect.fail('a session was opened');
  const headers = { cookie, 'sec-fetch-site': 'same-origin' };
  const tries = (id: string): readonly [string, string, Request][] => [
    ['POST', '/api/people', { headers, json: { id, name: names('x') } }],
    ['POST', `/api/people/${cast.partner}/appointments`, { headers, json: reviewing }],
    ['PATCH', '/api/agencies/labour', { headers, json: { names: names(id) } }],
    [
      'POST',
      '/api/directory/import',
      { headers: { ...headers, 'content-type': 'text/csv' }, body: '' },
    ],
    ['GET', '/api/directory/export.csv', { headers }],
  ];
  const codes = (id: string) =>
    Promise.all(tries(id).map(async (one) => (await world.ask(...one)).body?.code));
  expect(await codes('early')).not.toContain('proof-needed');
  vi.useFakeTimers({ now: Date.now() + 16 * 60_000, toFake: ['Date'] });
  try {
    expect(new Set(await codes('late'))).toEqual(new Set(['proof-needed']));
  } finally {
    vi.useRealTimers();
  }
});

describe('a list of persons', () => {
  it('pages everybody, by organisation, role, state and part of a name', async () => {
    const seen: string[] = [];
    for (let cursor = ''; ; ) {
      const page = await read(`?limit=7${cursor}`);
      seen.push(...page.items.map(({ id }: Json) => id));
      if (page.next === null) break;
      cursor = `&cursor=${page.next}`;
    }
    expect(seen).toEqual([...new Set(seen)].sort());
    expect(seen).toHaveLength((await world.service.store.people()).length);
    await keep(`/${cast.reviewer}/suspension`);
    const ids = async (query: string, as?: Part) =>
      (await read(`?${query}`, as)).items.map(({ id }: Json) => id);
    expect(await ids('organisation=economy')).toEqual([cast.economy, cast.reviewer]);
    expect(await ids('role=auditor')).toEqual([cast.auditor]);
    expect(await ids('state=suspended')).toEqual([cast.reviewer]);
    expect(await ids(`search=${encodeURIComponent('ВЕТРОВА')}`)).toEqual([cast.reviewer]);
    expect(await ids('search=vetrova%40demo')).toEqual([cast.reviewer]);
    expect(await ids('search=vetrova%40demo', 'auditor')).toEqual([]);
  });

  it('shows an address to administrators and oneself, and others their own body alone', async () => {
    const emails = async (as: Part, path = '') =>
      (await read(path, as)).items.map(({ id, email }: Json) => [id, email]);
    expect(await emails('economy')).toEqual([
      [cast.economy, `${cast.economy}@demo.invalid`],
      [cast.reviewer, null],
    ]);
    expect(new Set((await emails('auditor')).map(([, email]: Json) => email))).toEqual(
      new Set([null, `${cast.auditor}@demo.invalid`]),
    );
    expect((await read('?organisation=finance', 'economy')).code).toBe('forbidden');
    expect((await read(`/${cast.finance}`, 'economy')).code).toBe('not-found');
    expect((await read('/nobody', 'economy')).detail).toBe('There is no person called nobody.');
  });
});

describe('a right that ends', () => {
  const week = { from: '2020-06-29T04:00:00Z', until: '2020-07-29T04:00:00Z' };
  const standing = { 'kelisim-actor': cast.reviewer, 'kelisim-in-place-of': cast.economy };
  const note = (id: string, headers: Readonly<Record<string, string>>) =>
    world.ask('POST', `/api/drafts/${id}/notes`, { headers, json: { text: 'Ask.' } });

  it('by suspension ends on every way in at once, and comes back with the person', async () => {
    const id = await draftAt(world, 'circulation');
    await post(world, 'economy', '/api/mandates/delegations', { to: cast.reviewer, ...week });
    const json = { label: 'x', scopes: ['position:prepare'], expiresAt: week.until };
    const { text } = (await world.ask('POST', '/api/tokens', { as: 'reviewer', json })).body;
    const ways = [
      { 'kelisim-actor': cast.reviewer },
      standing,
      { authorization: `Bearer ${text}` },
    ];
    const answers = async () =>
      Promise.all(ways.map(async (headers) => (await note(id, headers)).status));
    expect(await answers()).toEqual([201, 201, 201]);
    await keep(`/${cast.reviewer}/suspension`);
    for (const status of await answers()) expect(status).toBeGreaterThanOrEqual(401);
    await keep(`/${cast.reviewer}/restoration`);
    expect(await answers()).toEqual([201, 201, 201]);
  });

  it('by suspension ends every session as well, and none comes back', async () => {
    const from = { network: '', device: '' };
    const opened = await world.service.auth?.openDemo(cast.reviewer, from);
    const cookie = opened?.cookies[0]?.split(';')[0] ?? expect.fail('a session was opened');
    const me = async () => {
      const headers = { cookie, 'sec-fetch-site': 'same-origin' };
      return (await world.ask('GET', '/api/me', { headers })).status;
    };
    expect(await me()).toBe(200);
    await keep(`/${cast.reviewer}/suspension`);
    expect(await me()).toBe(401);
    expect(await world.service.auth?.sessions(cast.reviewer)).toEqual([]);
    await keep(`/${cast.reviewer}/restoration`);
    expect(await me()).toBe(401);
  });

  it('with an appointment ends for a session too, which stays open for what is left', async () => {
    const opened = await world.service.auth?.openDemo(cast.reviewer, { network: '', device: '' });
    const cookie = opened?.cookies[0]?.split(';')[0] ?? expect.fail('a session was opened');
    await keep(`/${cast.reviewer}/appointments/1/end`, {});
    const headers = { cookie, 'sec-fetch-site': 'same-origin' };
    const ask = () => world.ask('GET', '/api/me', { headers });
    expect((await ask()).body.code).toBe('no-appointment');
    await keep(`/${cast.reviewer}/appointments`, { ...reviewing, organisation: 'finance' });
    expect((await ask()).body.acting).toEqual({ organisation: 'finance', role: 'reviewer' });
  });

  it('with an appointment takes every mandate that came of it along, for good', async () => {
    const id = await draftAt(world, 'circulation');
    await post(world, 'economy', '/api/mandates/delegations', { to: cast.reviewer, ...week });
    expect((await note(id, standing)).status).toBe(201);
    await keep(`/${cast.reviewer}/appointments/1/end`, {});
    expect((await note(id, standing)).body.code).toBe('no-appointment');
    world.setNow('2020-06-29T05:00:00.000Z');
    await keep(`/${cast.reviewer}/appointments`, reviewing);
    expect((await note(id, { 'kelisim-actor': cast.reviewer })).status).toBe(201);
    expect((await note(id, standing)).body).toMatchObject({ code: 'no-mandate', why: 'none' });
  });

  it('of who delegated ends what they delegated', async () => {
    const id = await draftAt(world, 'circulation');
    await post(world, 'economy', '/api/mandates/delegations', { to: cast.reviewer, ...week });
    await keep(`/${cast.economy}/appointments/1/end`, {});
    expect((await note(id, standing)).body).toMatchObject({ code: 'no-mandate', why: 'none' });
  });

  it('leaves what was prepared with the organisation', async () => {
    const id = await draftAt(world, 'circulation');
    expect((await note(id, { 'kelisim-actor': cast.reviewer })).status).toBe(201);
    await keep(`/${cast.reviewer}/appointments/1/end`, {});
    const { body } = await world.ask('GET', `/api/drafts/${id}/notes`, { as: 'economy' });
    expect(body.items).toMatchObject([{ by: { person: cast.reviewer } }]);
  });

  it('at an instant to come holds to the last moment before it', async () => {
    const until = '2020-06-29T06:00:00.000Z';
    await keep(`/${cast.reviewer}/appointments/1/end`, { until });
    const ask = async () => (await world.ask('GET', '/api/me', { as: 'reviewer' })).status;
    world.setNow('2020-06-29T05:59:59.999Z');
    expect(await ask()).toBe(200);
    world.setNow(until);
    expect(await ask()).toBe(403);
  });

  it('is seen by whoever acts at the same moment: of two who shut each other out, one does', async () => {
    await keep(`/${cast.economy}/appointments`, { ...reviewing, role: 'administrator' });
    const other = { 'kelisim-actor': cast.economy, 'kelisim-acting-for': 'economy/administrator' };
    const [mine, theirs] = await Promise.all([
      keep(`/${cast.economy}/suspension`),
      world.ask('POST', `/api/people/${cast.administrator}/suspension`, { headers: other }),
    ]);
    expect([mine.status, theirs.status].sort()).toEqual([200, 403]);
  });

  it('ends with its organisation, which names its successor', async () => {
    const json = { successor: 'finance' };
    const as = 'administrator';
    expect((await world.ask('POST', '/api/agencies/economy/end', { as, json })).status).toBe(200);
    expect((await world.ask('GET', '/api/me', { as: 'economy' })).body.code).toBe('no-appointment');
    const { body } = await world.ask('GET', '/api/agencies/economy');
    expect(body.ended).toEqual({ at: '2020-06-29T04:00:00.000Z', successor: 'finance' });
    const renamed = { names: names('Treasury') };
    await world.ask('PATCH', '/api/agencies/finance', { as, json: renamed });
    const successor = (await world.ask('GET', '/api/agencies/finance')).body;
    expect([successor.names, successor.former.length]).toEqual([names('Treasury'), 1]);
  });
});

describe('an organisation that ended while a draft asks it', () => {
  const as = 'administrator';
  const end = (successor: string | null) =>
    world.ask('POST', '/api/agencies/economy/end', { as, json: { successor } });
  const sign = (id: string, headers: Readonly<Record<string, string>>) => {
    const json = { version: 1, verdict: 'agree' };
    return world.ask('POST', `/api/drafts/${id}/signoffs`, { headers, json });
  };
  const heir = { 'kelisim-actor': cast.labour, 'kelisim-acting-for': 'economy' };
  const blockers = async (id: string) =>
    (await world.ask('GET', `/api/drafts/${id}/blockers?lang=en`, { as: 'drafter' })).text;

  it('is answered for by its successor, which the blockers name', async () => {
    const id = await draftAt(world, 'circulation');
    expect((await sign(id, heir)).body.code).toBe('no-appointment');
    await end('labour');
    expect(await blockers(id)).toContain('abolished, succeeded by Ministry of Labour');
    const stranger = { ...heir, 'kelisim-actor': cast.justice };
    expect((await sign(id, stranger)).body.code).toBe('no-appointment');
    expect((await sign(id, heir)).status).toBe(201);
    const { items } = (await world.ask('GET', `/api/drafts/${id}/signoffs`)).body;
    expect(items).toMatchObject([
      { agency: 'economy', by: { person: cast.labour, organisation: 'economy' } },
    ]);
    expect(await blockers(id)).not.toContain('abolished');
  });

  it('is answered for by the successor of its successor, when that has ended as well', async () => {
    const id = await draftAt(world, 'circulation');
    await end('education');
    const json = { successor: 'labour' };
    await world.ask('POST', '/api/agencies/education/end', { as, json });
    expect((await sign(id, heir)).status).toBe(201);
  });

  it('with no successor is said to have none, and is asked by no new draft', async () => {
    const id = await draftAt(world, 'circulation');
    await end(null);
    expect(await blockers(id)).toContain('abolished, with no successor');
    const json = { titles: names('New'), participants: ['economy'] };
    const made = await world.ask('POST', '/api/drafts', { as: 'drafter', json });
    expect([made.status, made.body.code]).toEqual([422, 'invalid']);
  });
});

describe('who one is', () => {
  it('is told with what one may do as what, and in whose place', async () => {
    const until = '2020-07-29T04:00:00.000Z';
    const delegation = { to: cast.reviewer, from: '2020-06-29T04:00:00Z', until };
    await post(world, 'economy', '/api/mandates/delegations', delegation);
    const me = (await world.ask('GET', '/api/me', { as: 'reviewer' })).body;
    expect(me).toMatchObject({
      person: { id: cast.reviewer, email: `${cast.reviewer}@demo.invalid` },
      acting: { organisation: 'economy', role: 'reviewer' },
      inPlaceOf: [{ person: cast.economy, organisation: 'economy', draft: null, until }],
    });
    expect(me.appointments[0].actions).toContain('position:prepare');
    expect(me.appointments[0].actions).not.toContain('signoff:give');
    expect((await world.ask('GET', '/api/me', { as: 'economy' })).body.inPlaceOf).toEqual([]);
    expect((await world.ask('GET', '/api/me')).status).toBe(401);
  });

  it('with several appointments says which, and is told the choices when it does not', async () => {
    await keep(`/${cast.reviewer}/appointments`, { ...reviewing, organisation: 'finance' });
    const bare = await world.ask('GET', '/api/me', { as: 'reviewer' });
    expect(bare.body.choices).toEqual(['economy/reviewer', 'finance/reviewer']);
    const headers = { 'kelisim-acting-for': 'finance' };
    const { body } = await world.ask('GET', '/api/me', { as: 'reviewer', headers });
    expect(body.acting).toEqual({ organisation: 'finance', role: 'reviewer' });
    expect(body.appointments).toHaveLength(2);
  });
});

/** One voice: an agency's people prepare inside, its signatory gives one verdict outside. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyDraft, verifyLedgers } from '../../src/service/verify.ts';
import { draftAt, expectStatus, itemOn, move, post, week } from './stages.ts';
import { cast, createWorld, type Json, type Part, readRows, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

const prepare = (id: string, as: Part, said: object): Promise<Json> =>
  post(world, as, `/api/drafts/${id}/positions`, { version: 1, ...said });

const list = async (id: string, kind: string, as: Part): Promise<Json> =>
  (await world.ask('GET', `/api/drafts/${id}/${kind}`, { as })).body.items;

const refusal = async (asked: Promise<{ readonly status: number; readonly body: Json }>) => {
  const { status, body } = await asked;
  return [status, body.code, body.pointer];
};

describe('a prepared position', () => {
  it('is numbered in its agency, and seen by its people alone', async () => {
    const id = await draftAt(world, 'circulation');
    const items = [await itemOn(world, id, '10 дней', { wording: '20 дней' })];
    const first = await prepare(id, 'reviewer', { verdict: 'object', note: 'Too short', items });
    expect(first).toMatchObject({ position: 1, round: 1, version: 1, verdict: 'object', items });
    expect(first.by).toEqual({ person: cast.reviewer, organisation: 'economy' });
    const second = await prepare(id, 'economy', { verdict: 'agree' });
    expect(second.position).toBe(2);
    expect((await prepare(id, 'finance', { verdict: 'agree' })).position).toBe(1);
    for (const as of ['reviewer', 'economy'] as const)
      expect(await list(id, 'positions', as)).toEqual([first, second]);
    expect(await list(id, 'positions', 'finance')).toHaveLength(1);
    expect(await list(id, 'positions', 'justice')).toEqual([]);
    expect(await list(id, 'positions', 'vice')).toEqual([]);
  });

  it('leaves the public log as it was', async () => {
    const id = await draftAt(world, 'circulation');
    const { head } = (await world.ask('GET', `/api/drafts/${id}`)).body;
    await prepare(id, 'reviewer', { verdict: 'agree', note: 'fine by us' });
    await post(world, 'reviewer', `/api/drafts/${id}/notes`, { text: 'see the budget' });
    expect((await world.ask('GET', `/api/drafts/${id}`)).body.head).toBe(head);
  });

  it('is given as it stands, as one verdict, under the signatory’s name', async () => {
    const id = await draftAt(world, 'circulation');
    const items = [await itemOn(world, id, '10 дней')];
    await prepare(id, 'reviewer', { verdict: 'agree' });
    await prepare(id, 'reviewer', { verdict: 'object', note: 'Too short', items });
    const given = await post(world, 'economy', `/api/drafts/${id}/signoffs`, {
      version: 1,
      position: 2,
    });
    expect(given).toMatchObject({ agency: 'economy', verdict: 'object', note: 'Too short' });
    expect(given.by).toEqual({ person: cast.economy, organisation: 'economy' });
    expect(JSON.stringify(given)).not.toContain(cast.reviewer);
    const raised = await list(id, 'items', 'economy');
    expect(raised).toMatchObject([{ ...items[0], agency: 'economy', item: 1 }]);
    expect((await verifyDraft(world.service.store, id)).problems).toEqual([]);
  });

  it('may be passed over for the signatory’s own words', async () => {
    const id = await draftAt(world, 'circulation');
    await prepare(id, 'reviewer', { verdict: 'agree' });
    const path = `/api/drafts/${id}/signoffs`;
    const own = await post(world, 'economy', path, { version: 1, verdict: 'outside' });
    expect(own.verdict).toBe('outside');
  });

  it('is checked as the verdict would be', async () => {
    const id = await draftAt(world, 'circulation');
    const item = await itemOn(world, id, '10 дней');
    const ask = (json: object, as: Part = 'reviewer') =>
      refusal(world.ask('POST', `/api/drafts/${id}/positions`, { as, json }));
    const objecting = { version: 1, verdict: 'object' };
    expect(await ask(objecting)).toEqual([422, 'verdict-needs-items', undefined]);
    expect(await ask({ version: 2, verdict: 'agree' })).toEqual([412, 'stale', undefined]);
    expect(await ask({ ...objecting, items: [{ ...item, quote: 'not there' }] })).toEqual([
      422,
      'quote-not-found',
      '/items/0/quote',
    ]);
    expect(await ask({ version: 1, verdict: 'agree' }, 'vice')).toEqual([
      403,
      'not-asked',
      undefined,
    ]);
    expect(await list(id, 'positions', 'reviewer')).toEqual([]);
    const early = await draftAt(world, 'frozen');
    const closed = world.ask('POST', `/api/drafts/${early}/positions`, {
      as: 'reviewer',
      json: { version: 1, verdict: 'agree' },
    });
    expect(await refusal(closed)).toEqual([409, 'wrong-state', undefined]);
  });

  it('is given by no other agency, in no other round, and never beside other words', async () => {
    const id = await draftAt(world, 'circulation');
    await prepare(id, 'reviewer', { verdict: 'agree' });
    const path = `/api/drafts/${id}/signoffs`;
    const give = (as: Part, json: object) => refusal(world.ask('POST', path, { as, json }));
    const taken = { version: 1, position: 1 };
    expect(await give('finance', taken)).toEqual([404, 'not-found', undefined]);
    expect(await give('economy', { ...taken, position: 2 })).toEqual([404, 'not-found', undefined]);
    expect(await give('economy', { ...taken, verdict: 'agree' })).toEqual([
      422,
      'invalid',
      '/verdict',
    ]);
    expect(await give('economy', { ...taken, note: 'mine' })).toEqual([
      422,
      'invalid',
      '/position',
    ]);
    expect(await give('economy', { version: 1 })).toEqual([422, 'invalid', '/verdict']);
    expect(await give('reviewer', taken)).toEqual([403, 'forbidden', undefined]);
    await move(world, id, 'return');
    await move(world, id, 'circulate');
    expect(await give('economy', taken)).toEqual([412, 'stale', undefined]);
  });

  it('comes from a deputy too, who gives it in the signatory’s place', async () => {
    const id = await draftAt(world, 'circulation');
    await prepare(id, 'reviewer', { verdict: 'agree', note: 'prepared by me' });
    const json = { to: cast.reviewer, ...week, draft: id };
    await post(world, 'economy', '/api/mandates/delegations', json);
    const headers = { 'kelisim-in-place-of': cast.economy };
    const given = await world.ask('POST', `/api/drafts/${id}/signoffs`, {
      as: 'reviewer',
      headers,
      json: { version: 1, position: 1 },
    });
    expectStatus(given, 201);
    expect(given.body.by.inPlaceOf.person).toBe(cast.economy);
  });
});

describe('a note', () => {
  it('is on the draft or on words of its newest version', async () => {
    const id = await draftAt(world, 'circulation');
    const { lang, block, quote } = await itemOn(world, id, '10 дней');
    const path = `/api/drafts/${id}/notes`;
    const plain = await post(world, 'reviewer', path, { text: 'Ask the lawyers' });
    const on = { lang, block, quote };
    const tied = await post(world, 'economy', path, { text: 'Why ten?', on });
    expect(plain).toMatchObject({ note: 1, text: 'Ask the lawyers' });
    expect(tied).toMatchObject({ note: 2, text: 'Why ten?', on });
    expect(await list(id, 'notes', 'reviewer')).toEqual([plain, tied]);
    expect(await list(id, 'notes', 'finance')).toEqual([]);
  });

  it('says something, about words that are there', async () => {
    const id = await draftAt(world, 'circulation');
    const { lang, block, quote } = await itemOn(world, id, '10 дней');
    const ask = (json: object) =>
      refusal(world.ask('POST', `/api/drafts/${id}/notes`, { as: 'reviewer', json }));
    expect(await ask({ text: ' \n' })).toEqual([422, 'invalid', '/text']);
    expect(await ask({ text: 'x', on: { lang, block: 'nope', quote } })).toEqual([
      422,
      'unknown-block',
      '/on/block',
    ]);
    expect(await ask({ text: 'x', on: { lang, block, quote: 'elsewhere' } })).toEqual([
      422,
      'quote-not-found',
      '/on/quote',
    ]);
    expect(await list(id, 'notes', 'reviewer')).toEqual([]);
  });

  it('cannot be altered unseen, and is added once by a repeated key', async () => {
    const id = await draftAt(world, 'circulation');
    const path = `/api/drafts/${id}/notes`;
    const request = {
      as: 'reviewer',
      json: { text: 'first words' },
      headers: { 'idempotency-key': `note-${id}` },
    } as const;
    const answers = await Promise.all([
      world.ask('POST', path, request),
      world.ask('POST', path, request),
    ]);
    expect(answers[0]?.text).toBe(answers[1]?.text);
    expect(await list(id, 'notes', 'reviewer')).toHaveLength(1);
    expect((await verifyLedgers(world.service.store)).problems).toEqual([]);
    await readRows(
      world.run,
      "update ledger set body = replace(body, 'first words', 'last words')",
    );
    expect((await verifyLedgers(world.service.store)).problems).toEqual([
      `notes/${id}/economy: entry 1 does not follow from the entry before`,
    ]);
  });
});

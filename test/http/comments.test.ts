/** Public comments: given while the draft is discussed, moderated, grouped, answered once each. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../schema/limits.ts';
import type { Workflow } from '../../src/domain/workflow/workflow.ts';
import { createBrake } from '../../src/http/comment-rate.ts';
import { readCatalogue } from '../../src/service/catalogue.ts';
import { verifyLedgers } from '../../src/service/verify.ts';
import { blockOf, on, tryTo } from './remarks.ts';
import { amend, draftAt, expectStatus, freeze, move, post, sources, write } from './stages.ts';
import { type Answer, cast, createWorld, type Json, type Part, type World } from './world.ts';

const shipped = readCatalogue().workflows.find(({ id }) => id === 'kz-concept-2020') as Workflow;

/** The shipped workflow with other rules of who may comment. */
const ruled = (['none', 'signed-in', 'anonymous'] as const).map((comments): Workflow => {
  const { discussion } = shipped.states;
  if (!discussion) throw new Error('the workflow has a public discussion');
  const states = { ...shipped.states, discussion: { ...discussion, comments } };
  return { ...shipped, id: `discussed-${comments}`, states };
});

let world: World;
beforeAll(async () => {
  world = await createWorld({ workflows: ruled });
});
afterAll(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

const discussed = async (fields: object = {}): Promise<string> => {
  const id = await draftAt(world, 'frozen', fields);
  await move(world, id, 'discuss');
  return id;
};

const visitor = { name: 'Айгүл', organisation: 'азамат' };

const give = async (id: string, fields: object = {}, as?: Part): Promise<Json> => {
  const named = as ? {} : visitor;
  const json = { text: 'Too few days.', version: 1, ...named, ...fields };
  const answer = await world.ask('POST', `/api/drafts/${id}/comments`, { as, json });
  return expectStatus(answer, 201).body;
};

const secretly = (secret: string) => ({ 'kelisim-comment-secret': secret });

const read = (id: string, rest: string, as?: Part, secret?: string): Promise<Answer> =>
  world.ask('GET', `/api/drafts/${id}/${rest}`, {
    as,
    ...(secret && { headers: secretly(secret) }),
  });

const numbers = async (id: string, as?: Part, query = ''): Promise<Json> =>
  (await read(id, `comments${query}`, as)).body.items.map(({ comment }: Json) => comment);

const publish = (id: string, comment: number, more: object = {}) =>
  post(world, 'drafter', `/api/drafts/${id}/comments/${comment}/moderation`, {
    revision: 0,
    publish: true,
    ...more,
  });

const group = (id: string, comments: readonly number[], title = 'Days') =>
  post(world, 'drafter', `/api/drafts/${id}/comment-groups`, { title, comments });

const answer = (id: string, number: number, comments: readonly number[], outcome = 'partly') =>
  post(world, 'drafter', `/api/drafts/${id}/comment-groups/${number}/answer`, {
    outcome,
    text: 'Twenty days it is.',
    comments,
  });

describe('a comment', () => {
  it('of who is signed in is public at once, under their own name', async () => {
    const id = await discussed();
    const { lang, block, quote } = await on(world, id, '10 дней');
    const given = await give(id, { on: { lang, block, quote } }, 'partner');
    expect(given).toMatchObject({
      comment: 1,
      state: 'published',
      text: 'Too few days.',
      by: { person: cast.partner },
      name: null,
      secret: null,
      place: { fate: 'kept', version: 1, block, quote },
    });
    const { secret: _, ...seen } = given;
    expect((await read(id, 'comments/1')).body).toEqual(seen);
    expect((await read(id, 'comments')).body.items).toEqual([seen]);
  });

  it('of a visitor waits, seen by its author and the drafters alone', async () => {
    const id = await discussed();
    const { secret, ...given } = await give(id);
    expect(given).toMatchObject({ state: 'waiting', by: null, ...visitor });
    // Drawn as a secret: who knows a block's id may guess the next.
    expect(secret).toMatch(/^s\d+$/);
    expect((await read(id, 'comments/1', undefined, secret)).body).toEqual(given);
    for (const as of ['drafter', 'vice', 'coordinator'] as const)
      expect((await read(id, 'comments/1', as)).body).toEqual(given);
    for (const as of [undefined, 'partner', 'economy', 'reviewer'] as const) {
      expect((await read(id, 'comments/1', as)).status).toBe(404);
      expect((await read(id, 'comments/1', as, `${secret}x`)).status).toBe(404);
      expect(await numbers(id, as)).toEqual([]);
      expect(await numbers(id, as, '?q=few')).toEqual([]);
      expect((await read(id, 'comment-report', as)).body.figures.comments).toBe(0);
    }
    const published = await publish(id, 1);
    expect(published).toMatchObject({ state: 'published', moderation: { reason: '' } });
    expect((await read(id, 'comments/1')).body).toMatchObject({
      text: 'Too few days.',
      by: null,
      ...visitor,
    });
  });

  it('that is withheld is seen as that, with the reason and without words or names', async () => {
    const id = await discussed();
    const { secret } = await give(id);
    const path = `/api/drafts/${id}/comments/1/moderation`;
    const withhold = { revision: 0, publish: false };
    expect(await tryTo(world, 'drafter', path, withhold)).toEqual([
      422,
      'reason-required',
      '/reason',
    ]);
    await post(world, 'coordinator', path, { ...withhold, reason: 'It names a child.' });
    expect((await read(id, 'comments/1')).body).toMatchObject({
      state: 'withheld',
      text: null,
      name: null,
      organisation: null,
      moderation: { reason: 'It names a child.' },
    });
    expect(await numbers(id, undefined, '?q=few')).toEqual([]);
    expect((await read(id, 'comments/1', undefined, secret)).body.text).toBe('Too few days.');
    expect(await tryTo(world, 'drafter', path, { ...withhold, reason: 'again' })).toEqual([
      409,
      'nothing-changed',
      undefined,
    ]);
  });

  it('is changed and withdrawn by its author alone, and moderated as it was read', async () => {
    const id = await discussed();
    const { secret } = await give(id);
    const path = `/api/drafts/${id}/comments/1`;
    const change = (rest: string, json: object, headers = {}) =>
      world.ask('POST', `${path}/${rest}`, { json, headers });
    const words = { text: 'Ten is too few.' };
    expect((await change('revision', words)).status).toBe(404);
    expect((await change('revision', words, secretly('wrong'))).status).toBe(404);
    expect(await tryTo(world, 'drafter', `${path}/revision`, words)).toEqual([
      403,
      'forbidden',
      undefined,
    ]);
    const revised = expectStatus(await change('revision', words, secretly(secret)), 200).body;
    expect(revised).toMatchObject({ ...words, revision: 1, state: 'waiting' });
    expect((await change('revision', words, secretly(secret))).body.code).toBe('nothing-changed');
    expect(
      await tryTo(world, 'drafter', `${path}/moderation`, { revision: 0, publish: true }),
    ).toEqual([412, 'stale', undefined]);
    await publish(id, 1, { revision: 1 });
    const again = expectStatus(
      await change('revision', { text: 'New.' }, secretly(secret)),
      200,
    ).body;
    expect(again).toMatchObject({ state: 'waiting', revision: 2 });
    expect((await read(id, 'comments/1')).status).toBe(404);
    const gone = expectStatus(await change('withdrawal', {}, secretly(secret)), 200).body;
    expect(gone).toMatchObject({ state: 'withdrawn', text: null, name: null });
    expect((await read(id, 'comments/1')).body).toEqual(gone);
    expect((await change('withdrawal', {}, secretly(secret))).body.code).toBe('nothing-changed');
  });

  it('is taken where the workflow takes it, and of whom it says', async () => {
    const before = await draftAt(world, 'frozen');
    const json = { text: 'x', version: 1 };
    const ask = async (id: string, more: object = {}, as?: Part) =>
      tryTo(world, as, `/api/drafts/${id}/comments`, { ...json, ...more });
    expect(await ask(before, visitor)).toEqual([409, 'wrong-state', undefined]);
    const none = await discussed({ workflow: 'discussed-none' });
    expect(await ask(none, {}, 'partner')).toEqual([409, 'wrong-state', undefined]);
    const signed = await discussed({ workflow: 'discussed-signed-in' });
    expect(await ask(signed, visitor)).toEqual([401, 'unauthenticated', undefined]);
    expect(await ask(signed, {}, 'economy')).toEqual([201, null, undefined]);
    const anonymous = await discussed({ workflow: 'discussed-anonymous' });
    expect(await ask(anonymous)).toEqual([201, null, undefined]);
    const named = await discussed();
    expect(await ask(named)).toEqual([422, 'invalid', '/name']);
    expect(await ask(named, { name: 'A' })).toEqual([422, 'invalid', '/organisation']);
    expect(await ask(named, { name: ' ', organisation: 'B' })).toEqual([422, 'invalid', '/name']);
    expect(await ask(named, visitor, 'partner')).toEqual([422, 'invalid', '/name']);
    expect(await ask(named, { ...visitor, text: '  ' })).toEqual([422, 'invalid', '/text']);
    expect(await ask(named, { ...visitor, version: 2 })).toEqual([404, 'not-found', undefined]);
    await move(world, named, 'return');
    expect(await ask(named, visitor)).toEqual([409, 'wrong-state', undefined]);
  });

  it('is followed into the next version', async () => {
    const id = await discussed();
    const { lang, block, quote } = await on(world, id, '10 дней');
    await give(id, { on: { lang, block, quote } }, 'partner');
    await move(world, id, 'return');
    await write(world, id, 'ru', sources.ru.replace('Организация страхует', 'Она страхует'));
    await freeze(world, id);
    const { place } = (await read(id, 'comments/1')).body;
    expect(place).toMatchObject({ fate: 'kept', version: 2, before: 'Она страхует волонтёра на ' });
    const { body } = await world.ask('GET', `/api/drafts/${id}/versions/2.json`);
    expect(await numbers(id, undefined, `?block=${blockOf(body.docs.ru, '10 дней')}`)).toEqual([1]);
  });

  it('of a signed-in person comes once by a repeated key; no secret is ever kept', async () => {
    const id = await discussed();
    const headers = { 'idempotency-key': `c-${id}` };
    const json = { text: 'x', version: 1 };
    const path = `/api/drafts/${id}/comments`;
    const first = await world.ask('POST', path, { as: 'partner', json, headers });
    expect((await world.ask('POST', path, { as: 'partner', json, headers })).text).toBe(first.text);
    const visitors = { json: { ...json, ...visitor }, headers };
    const [one, two] = [
      await world.ask('POST', path, visitors),
      await world.ask('POST', path, visitors),
    ];
    expect(one.body.secret).not.toBe(two.body.secret);
    expect(await numbers(id, 'drafter')).toEqual([1, 2, 3]);
    const links = await world.service.store.ledger(`comments/${id}`);
    expect(JSON.stringify(links)).not.toContain(one.body.secret);
    expect(await world.service.store.receipt('visitor', headers['idempotency-key'])).toBeNull();
  });
});

describe('visitors of one address', () => {
  it('are told to wait when they comment too often, and heard again after that', async () => {
    const own = await createWorld();
    const id = await draftAt(own, 'frozen');
    await move(own, id, 'discuss');
    const json = { text: 'x', version: 1, ...visitor };
    const ask = (as?: Part) =>
      own.ask('POST', `/api/drafts/${id}/comments`, {
        as,
        json: as ? { text: 'x', version: 1 } : json,
      });
    for (let times = 0; times < limits.visitorCommentsPerHour; times++)
      expectStatus(await ask(), 201);
    const shut = expectStatus(await ask(), 429);
    expect(shut.headers.get('retry-after')).toBe('3600');
    expectStatus(await ask('partner'), 201);
    own.setNow('2020-06-29T05:00:00.000Z');
    expectStatus(await ask(), 201);
    expect(own.faults).toEqual([]);
    own.close();
  });

  it('do not wait for those of another', () => {
    const brake = createBrake(1);
    const now = '2020-06-29T05:00:00.000Z';
    brake('192.0.2.1', now);
    brake('192.0.2.2', now);
    expect(() => brake('192.0.2.1', now)).toThrow('At most 1 comments');
  });
});

describe('a group of comments', () => {
  it('is answered once, and that is the outcome of each of its comments', async () => {
    const id = await discussed();
    for (const text of ['few', 'too few', 'fine']) await give(id, { text }, 'partner');
    expect(await group(id, [1, 2])).toMatchObject({ group: 1, comments: [1, 2], answer: null });
    expect((await read(id, 'comments/1')).body).toMatchObject({ group: null, answer: null });
    expect((await read(id, 'comments/1', 'drafter')).body.group).toBe(1);
    expect((await read(id, 'comment-groups')).body.items).toEqual([]);
    expect((await read(id, 'comment-groups', 'vice')).body.items).toHaveLength(1);
    const answered = await answer(id, 1, [2, 1]);
    expect(answered.answer).toMatchObject({ outcome: 'partly', text: 'Twenty days it is.' });
    for (const number of [1, 2])
      expect((await read(id, `comments/${number}`)).body).toMatchObject({
        group: 1,
        answer: { outcome: 'partly', by: { person: cast.drafter } },
      });
    expect((await read(id, 'comment-groups')).body.items).toEqual([answered]);
    expect(await numbers(id, undefined, '?answered=false')).toEqual([3]);
    expect((await read(id, 'comment-report')).body).toMatchObject({
      figures: {
        comments: 3,
        published: 3,
        unanswered: 1,
        outcomes: { accepted: 0, partly: 2, refused: 0, noted: 0 },
      },
      unanswered: [3],
      groups: [answered],
    });
    const path = `/api/drafts/${id}/comment-groups`;
    const again = { outcome: 'noted', text: 'x', comments: [1, 2] };
    expect(await tryTo(world, 'drafter', `${path}/1/answer`, again)).toEqual([
      409,
      'already-answered',
      undefined,
    ]);
    expect(await tryTo(world, 'drafter', path, { title: 'x', comments: [3, 1] })).toEqual([
      409,
      'already-answered',
      undefined,
    ]);
    for (const [rest, json] of [
      ['revision', { text: 'y' }],
      ['withdrawal', {}],
    ] as const)
      expect(await tryTo(world, 'partner', `/api/drafts/${id}/comments/1/${rest}`, json)).toEqual([
        409,
        'already-answered',
        undefined,
      ]);
    expect((await verifyLedgers(world.service.store)).problems).toEqual([]);
  });

  it('names the amendment it led to, which must be there', async () => {
    const id = await discussed();
    await give(id, {}, 'partner');
    await group(id, [1]);
    const path = `/api/drafts/${id}/comment-groups/1/answer`;
    const told = { outcome: 'accepted', text: 'So we do.', comments: [1], amendment: 1 };
    expect(await tryTo(world, 'drafter', path, told)).toEqual([404, 'not-found', undefined]);
    expect(await amend(world, id, ['10 дней', '20 дней'])).toBe(1);
    expect((await post(world, 'drafter', path, told)).answer.amendment).toBe(1);
    expect((await read(id, 'comments/1')).body.answer.amendment).toBe(1);
    const { items } = (await read(id, 'reports/used')).body;
    expect(items[0]).toMatchObject({ comments: [1], outcome: 'accepted', amendment: 1 });
    const page = await world.ask('GET', `/public/${id}/comments?lang=ru`);
    expect(page.text).toContain(`/public/${id}?lang=ru#amendment-1"`);
  });

  it('is answered as it was read: what its author changed has left it', async () => {
    const id = await discussed();
    for (const text of ['one', 'two', 'three']) await give(id, { text }, 'partner');
    await group(id, [1, 2, 3]);
    await post(world, 'partner', `/api/drafts/${id}/comments/2/revision`, { text: 'other' });
    await post(world, 'partner', `/api/drafts/${id}/comments/3/withdrawal`, {});
    const path = `/api/drafts/${id}/comment-groups/1/answer`;
    const reply = { outcome: 'accepted', text: 'yes', comments: [1, 2, 3] };
    expect(await tryTo(world, 'drafter', path, reply)).toEqual([412, 'stale', undefined]);
    await answer(id, 1, [1], 'accepted');
    expect((await read(id, 'comments/2')).body).toMatchObject({ text: 'other', answer: null });
  });

  it('takes comments out of another that has no answer, and only published ones', async () => {
    const id = await discussed();
    for (const text of ['one', 'two']) await give(id, { text }, 'partner');
    await give(id);
    await group(id, [1, 2]);
    await group(id, [2], 'Other');
    const groups = (await read(id, 'comment-groups', 'drafter')).body.items;
    expect(groups.map(({ comments }: Json) => comments)).toEqual([[1], [2]]);
    const put = await world.ask('PUT', `/api/drafts/${id}/comment-groups/1`, {
      as: 'drafter',
      json: { title: 'Nothing', comments: [] },
    });
    expect(put.body).toMatchObject({ group: 1, title: 'Nothing', comments: [] });
    expect((await read(id, 'comments/1', 'drafter')).body.group).toBeNull();
    const path = `/api/drafts/${id}/comment-groups`;
    const ask = (comments: readonly number[], title = 'x') =>
      tryTo(world, 'drafter', path, { title, comments });
    expect(await ask([3])).toEqual([422, 'invalid', '/comments/0']);
    expect(await ask([1, 1])).toEqual([422, 'invalid', '/comments/1']);
    expect(await ask([4])).toEqual([404, 'not-found', undefined]);
    expect(await ask([1], ' ')).toEqual([422, 'invalid', '/title']);
    const empty = { outcome: 'noted', text: 'x', comments: [] };
    expect(await tryTo(world, 'drafter', `${path}/1/answer`, empty)).toEqual([
      422,
      'invalid',
      '/comments',
    ]);
    expect(await tryTo(world, 'drafter', `${path}/9/answer`, empty)).toEqual([
      404,
      'not-found',
      undefined,
    ]);
    expect(
      await tryTo(world, 'drafter', `${path}/2/answer`, { ...empty, text: ' ', comments: [2] }),
    ).toEqual([422, 'reason-required', '/text']);
  });
});

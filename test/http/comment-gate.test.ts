/** The gate that waits for public comments, over HTTP: what it counts, whom it names, what races with it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readWorkflow } from '../../src/domain/workflow/read-workflow.ts';
import type { Store } from '../../src/service/ports.ts';
import { draftAt, expectStatus, move, post } from './stages.ts';
import { createWorld, type Json, type World } from './world.ts';

const named = (name: string) => ({ kk: `${name} (kk)`, ru: `${name} (ru)`, en: name });
const basis = { act: 'House rules, item 7', confirmed: false };
const edge = (id: string, to: string, more: object = {}) => ({
  id,
  titles: named(id),
  to,
  by: ['drafter'],
  ...more,
});

const heard = readWorkflow({
  id: 'heard',
  edition: '1',
  titles: named('Heard'),
  calendar: 'kz',
  zone: 'Asia/Almaty',
  initial: 'drafting',
  states: {
    drafting: {
      kind: 'drafting',
      titles: named('Drafting'),
      transitions: [edge('discuss', 'discussion', { gate: { frozen: [] } })],
    },
    discussion: {
      kind: 'consultation',
      titles: named('Discussion'),
      comments: 'anonymous',
      transitions: [
        edge('adopt', 'adopted', {
          gate: { commentsAnswered: true },
          waiver: { by: ['coordinator'], basis },
        }),
        edge('drop', 'dropped', { gate: { not: { commentsAnswered: true } } }),
      ],
    },
    adopted: { kind: 'final', titles: named('Adopted'), transitions: [], adopts: true },
    dropped: { kind: 'final', titles: named('Dropped'), transitions: [] },
  },
});

let world: World;
beforeAll(async () => {
  world = await createWorld({ workflows: [heard] });
});
afterAll(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

const discussed = async (): Promise<string> => {
  const id = await draftAt(world, 'frozen', { workflow: 'heard' });
  await move(world, id, 'discuss');
  return id;
};

const comment = (id: string, as?: 'partner') =>
  world.ask('POST', `/api/drafts/${id}/comments`, { as, json: { text: 'Why?', version: 1 } });

const adopt = (id: string) =>
  world.ask('POST', `/api/drafts/${id}/transitions`, {
    as: 'drafter',
    json: { transition: 'adopt' },
  });

const wayOut = async (id: string) => {
  const { body } = await world.ask('GET', `/api/drafts/${id}/blockers`);
  const { open, judgement } = body.exits.find(({ transition }: Json) => transition === 'adopt');
  return { open, ...judgement };
};

const settle = async (id: string, comments: readonly number[]) => {
  const { group } = await post(world, 'drafter', `/api/drafts/${id}/comment-groups`, {
    title: 'Why',
    comments,
  });
  const answer = { outcome: 'noted', text: 'Because.', comments };
  await post(world, 'drafter', `/api/drafts/${id}/comment-groups/${group}/answer`, answer);
};

it('waits for every comment to be read and answered, and says who has to do it', async () => {
  const id = await discussed();
  expect((await wayOut(id)).because).toMatchObject([{ code: 'comments-answered' }]);
  await comment(id);
  await comment(id, 'partner');
  const { open, because } = await wayOut(id);
  expect(open).toBe(false);
  expect(because).toMatchObject([
    {
      code: 'comments-waiting',
      number: 1,
      say: 'A public comment has not been read by a moderator yet: a moderator has to publish or withhold each.',
      who: [{ role: 'drafter', organisation: 'midsd' }],
    },
    { code: 'comments-unanswered', number: 1 },
  ]);
  for (const [index, { href }] of because.entries()) {
    const found = await world.ask('GET', href, { as: 'drafter' });
    expect(found.body.items.map(({ comment: one }: Json) => one)).toEqual([index + 1]);
  }
  const refused = await adopt(id);
  expect([refused.status, refused.body.code]).toEqual([409, 'gate-unmet']);
  expect(refused.body.because).toEqual(['comments-waiting 1', 'comments-unanswered 1']);
  const withheld = { revision: 0, publish: false, reason: 'names a person' };
  await post(world, 'drafter', `/api/drafts/${id}/comments/1/moderation`, withheld);
  await settle(id, [2]);
  expect((await wayOut(id)).open).toBe(true);
  expect((await adopt(id)).body.state.id).toBe('adopted');
});

it('is waived with a reason, and what was open is published', async () => {
  const id = await discussed();
  await comment(id);
  const json = { transition: 'adopt', reason: 'elections', waive: true };
  const waived = await world.ask('POST', `/api/drafts/${id}/transitions`, {
    as: 'coordinator',
    json,
  });
  expectStatus(waived, 200);
  const { body } = await world.ask('GET', `/api/drafts/${id}/events?limit=100`, { as: 'drafter' });
  expect(body.items.at(-1).event.waived).toEqual([{ code: 'comments-waiting', number: 1 }]);
});

it('gives a draft another tag when a comment comes or ends, which still pins its seq', async () => {
  const id = await discussed();
  const path = `/api/drafts/${id}`;
  const tag = async () => (await world.ask('GET', path)).headers.get('etag') ?? '';
  const before = await tag();
  await comment(id, 'partner');
  const between = await tag();
  expect(between).not.toBe(before);
  await settle(id, [1]);
  expect(await tag()).toBe(before);
  await comment(id, 'partner');
  const headers = { 'if-match': await tag() };
  const json = { transition: 'drop' };
  const pinned = await world.ask('POST', `${path}/transitions`, { as: 'drafter', json, headers });
  expectStatus(pinned, 200);
});

it('counts again when somebody comments while the draft is moved', async () => {
  const id = await discussed();
  const { store } = world.service as { store: { ledger: Store['ledger'] } };
  const { ledger } = store;
  store.ledger = async (name, after) => {
    const links = await ledger(name, after);
    if (name === `comments/${id}` && links.length === 0) {
      store.ledger = ledger;
      await comment(id, 'partner');
    }
    return links;
  };
  const refused = await adopt(id);
  expect([refused.status, refused.body.because]).toEqual([409, ['comments-unanswered 1']]);
});

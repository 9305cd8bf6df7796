/** Letters that are written with what they tell of: to whom, when asked for, once, and never without it. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeLetter } from '../../src/mail/messages/write-letter.ts';
import {
  amendmentHref,
  approvalsHref,
  overviewHref,
  verdictHref,
} from '../../src/web/app/links.ts';
import { amend, freeze, move, post, sign, sources, week, write } from '../http/stages.ts';
import { circulate, createTalks, inAnHour, meeting, talks } from '../http/talks.ts';
import { cast, type Part, type World } from '../http/world.ts';

let world: World;
beforeEach(async () => {
  world = await createTalks(talks('talks', { participants: bodies, reminders: [2] }));
  const { store } = world.service;
  const all = await store.people();
  await store.saveDirectory(
    [],
    all.map((person) => ({
      ...person,
      email: nameOf.has(person.id) ? `${person.id}@example.kz` : null,
      language: 'ru',
    })),
  );
});
afterEach(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

const bodies = [
  { agency: 'economy', required: true },
  { agency: 'finance', required: true },
];
const nameOf = new Map(Object.entries(cast).map(([part, id]) => [id as string, part]));
const lines = () => world.service.store.outbox.list(undefined, 100);
/** What was written since the last question: kind and reader. */
const written = async () => {
  const found = (await lines()).filter(({ id }) => !known.has(id));
  for (const { id } of found) known.add(id);
  return found.map(({ kind, person }) => `${kind} to ${nameOf.get(person)}`).sort();
};
let known = new Set<string>();
beforeEach(() => {
  known = new Set();
});
const choose = (as: Part, way: 'immediate' | 'digest' | 'off') =>
  world.service.store.notices.choose({
    person: cast[as],
    way,
    hour: 9,
    zone: 'Asia/Almaty',
    next: null,
  });

it('ask who signs and who prepares, again with why, and remind who owes an answer', async () => {
  const id = await circulate(world);
  expect(await written()).toEqual([
    'verdict-asked to economy',
    'verdict-asked to finance',
    'verdict-asked to reviewer',
  ]);
  const [line] = (await lines()).filter(({ person }) => person === cast.economy);
  expect(line).toMatchObject({
    address: `${cast.economy}@example.kz`,
    lang: 'ru',
    state: 'waiting',
    letter: { version: 1, since: null, role: 'signatory', path: verdictHref(id, 'economy') },
  });
  expect(verdictHref(id, 'economy')).toContain(approvalsHref(id));
  await sign(world, id, 'economy', { verdict: 'agree' });
  await post(world, 'drafter', `/api/drafts/${id}/terms/finance/reminder`, {});
  expect(await written()).toEqual(['verdict-reminder to finance']);
  await move(world, id, 'return');
  await write(world, id, 'ru', sources.ru.replace('10 дней', '20 дней'));
  await freeze(world, id);
  await move(world, id, 'circulate');
  expect(await written()).toContain('verdict-asked to economy');
  const again = (await lines()).filter(({ person }) => person === cast.economy);
  expect(again.map(({ letter }) => letter)).toContainEqual(
    expect.objectContaining({ kind: 'verdict-asked', version: 2, since: 1 }),
  );
});

it('tell bodies of answers and meetings, authors of what becomes of their amendments', async () => {
  const id = await meeting(world);
  expect((await written()).filter((one) => !one.startsWith('verdict'))).toEqual([
    'item-answered to economy',
    'meeting-called to economy',
    'meeting-called to vice',
  ]);
  const { letter } = (await lines()).find(({ kind }) => kind === 'meeting-called') ?? {};
  expect(letter).toMatchObject({ begins: inAnHour(world).begins, path: overviewHref(id) });
  const other = await circulate(world);
  await written();
  const number = await amend(world, other, ['10 дней', '20 дней']);
  await post(world, 'drafter', `/api/drafts/${other}/amendments/${number}/decision`, {
    outcome: 'refused',
    reason: 'there is no money',
    code: 'no-funds',
  });
  expect(await written()).toEqual(['amendment-decided to partner']);
  expect((await lines())[0]?.letter).toMatchObject({
    outcome: 'refused',
    path: amendmentHref(other, number),
  });
});

it('go to nobody who chose otherwise, has no address, or did it', async () => {
  await choose('finance', 'off');
  await choose('reviewer', 'digest');
  const { store } = world.service;
  const [economy] = await store.people([cast.economy]);
  if (economy) await store.saveDirectory([], [{ ...economy, email: null }]);
  await circulate(world);
  expect(await written()).toEqual([]);
});

it('are not written when what they tell of is refused or said twice', async () => {
  const id = await circulate(world);
  await written();
  const ask = (key: string, as: Part) =>
    world.ask('POST', `/api/drafts/${id}/terms/finance/reminder`, {
      as,
      json: {},
      headers: { 'idempotency-key': key },
    });
  expect((await ask('k1', 'finance')).status).toBe(403);
  expect(await written()).toEqual([]);
  await Promise.all([ask('k2', 'drafter'), ask('k2', 'drafter'), ask('k2', 'drafter')]);
  expect(await written()).toEqual(['verdict-reminder to finance']);
});

it('tell who is to act in another’s place, and that they no longer do', async () => {
  const json = { to: cast.reviewer, ...week };
  const { mandate } = await post(world, 'economy', '/api/mandates/delegations', json);
  expect(await written()).toEqual(['place-given to reviewer']);
  await post(world, 'economy', `/api/mandates/${mandate}/revocation`, { reason: 'back early' });
  expect(await written()).toEqual(['place-taken to reviewer']);
});

it('go to who stands in for a signatory too, saying for whom and until when, and to no other', async () => {
  const json = { to: cast.reviewer, ...week };
  await post(world, 'economy', '/api/mandates/delegations', json);
  await written();
  await meeting(world);
  expect((await written()).filter((one) => /economy|reviewer/.test(one))).toEqual([
    'item-answered to economy',
    'item-answered to reviewer',
    'meeting-called to economy',
    'meeting-called to reviewer',
    'verdict-asked to economy',
    'verdict-asked to reviewer',
  ]);
  const [principal] = await world.service.store.people([cast.economy]);
  const inPlace = { of: principal?.name, until: '2020-07-06T00:00:00.000Z' };
  for (const { person, letter } of await lines())
    if (person === cast.reviewer && letter && 'titles' in letter)
      expect(letter).toMatchObject({ inPlace });
    else expect(letter).not.toHaveProperty('inPlace');
  const [, letter] = (await lines()).filter(({ person }) => person === cast.reviewer);
  const { text } = writeLetter(letter?.letter as never, 'en');
  expect(text).toMatch(/because you act for Murat Sarybayev until 6 July 2020/);
  world.setNow(week.until);
  await circulate(world);
  const later = (await lines()).filter(({ createdAt }) => createdAt >= week.until);
  const asked = later.filter(({ person }) => person === cast.reviewer);
  expect(asked.map(({ kind }) => kind)).toEqual(['verdict-asked']);
  expect(asked[0]?.letter).not.toHaveProperty('inPlace');
});

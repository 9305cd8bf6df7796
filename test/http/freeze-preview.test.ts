/** What a drafter is told before freezing is what happens after it: who is asked again, and why. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { draftAt, expectStatus, freeze, move, post, sources, write } from './stages.ts';
import { createWorld, type Json, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

const preview = async (id: string, editorial = false): Promise<Json> => {
  const path = `/api/drafts/${id}/freeze-preview?editorial=${editorial}`;
  const { rounds } = expectStatus(await world.ask('GET', path, { as: 'drafter' }), 200).body;
  return rounds.find(({ transition }: Json) => transition === 'circulate');
};

/** What the participants of a round that opened say of why they are asked. */
const reasons = (draft: Json): Json =>
  Object.fromEntries(
    draft.round.participants.map(({ agency, carried, editorial, since }: Json) => [
      agency,
      carried !== undefined ? (editorial ? 'editorial' : 'unchanged') : since ? 'changed' : 'new',
    ]),
  );
const told = ({ seats }: Json): Json =>
  Object.fromEntries(
    seats.filter(({ waits }: Json) => !waits).map(({ agency, why }: Json) => [agency, why]),
  );

const term = sources.ru.replace('на 10 дней', 'на 20 дней');
const spelling = sources.ru.replace('без оплаты', 'безвозмездно');

it.each([
  ['a term', term, false],
  ['a spelling', spelling, true],
  ['a spelling, not said to be one', spelling, false],
])('tells of %s what then happens', async (_name, text, editorial) => {
  const id = await draftAt(world, 'agreed');
  await move(world, id, 'return');
  await write(world, id, 'ru', text);
  const before = await preview(id, editorial);
  await post(world, 'drafter', `/api/drafts/${id}/versions`, { editorial });
  const after = await move(world, id, 'circulate');
  expect(told(before)).toEqual(reasons(after));
  expect(before.seats.every(({ judged }: Json) => judged === 1)).toBe(true);
});

it('tells of a first version that everybody is asked for the first time, and writes nothing', async () => {
  const id = await draftAt(world, 'drafting');
  const { seats, state } = await preview(id);
  expect(new Set(seats.map(({ why, judged }: Json) => `${why} ${judged}`))).toEqual(
    new Set(['new null']),
  );
  await freeze(world, id);
  const after = await move(world, id, 'circulate');
  expect(after.state.id).toBe(state);
  expect(Object.keys(reasons(after))).toEqual(
    seats.filter(({ waits }: Json) => !waits).map(({ agency }: Json) => agency),
  );
});

/** What stands in the way, as a tree whose every reason can be looked at. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { amend, draftAt, itemOn, sign } from './stages.ts';
import { createWorld, type Json, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

/** Every reason of a judgement, leaves first to last. */
const reasonsOf = ({ because, parts }: Json): Json[] => [...because, ...parts.flatMap(reasonsOf)];

it('has the shape of the gate, and every link of an unmet reason answers', async () => {
  const id = await draftAt(world, 'circulation');
  await sign(world, id, 'economy', {
    verdict: 'object',
    items: [await itemOn(world, id, '10 дней')],
  });
  await amend(world, id, ['10 дней', '30 дней']);
  const { status, body } = await world.ask('GET', `/api/drafts/${id}/blockers`);
  expect(status).toBe(200);
  expect(body.state).toBe('circulation');
  const onward = body.exits.find((exit: Json) => exit.transition === 'to-expertise');
  expect(onward).toMatchObject({ open: false, by: ['drafter'], to: 'expertise' });
  expect(onward.judgement.gate).toBe('all');
  expect(onward.judgement.parts.map(({ gate, met }: Json) => [gate, met])).toEqual([
    ['signoffs', false],
    ['noOpenObjections', false],
    ['amendmentsAnswered', false],
  ]);
  const reasons = reasonsOf(onward.judgement);
  expect(reasons.map(({ code, agency }: Json) => `${code} ${agency}`)).toEqual([
    'verdict-objects economy',
    'verdict-missing finance',
    'objection-open economy',
    'amendment-open civil-alliance',
  ]);
  for (const { href } of reasons) {
    const answer = await world.ask('GET', href);
    expect(answer.status, href).toBe(200);
  }
});

/** A change called editorial, through the API: verdicts stay, and an agency may ask to be asked. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { correct, draftAt, freeze, move, post, sources, write } from './stages.ts';
import { createWorld, type Json, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const asked = (draft: Json, agency: string): Json =>
  draft.round.participants.find((one: Json) => one.agency === agency);

/** All agreed on version 1; version 2 corrects a word and says so. */
async function corrected(): Promise<string> {
  const id = await draftAt(world, 'agreed');
  const version = await correct(world, id);
  expect(version.editorial).toBe(true);
  return id;
}

describe('an editorial version', () => {
  it('asks nobody again and lets every verdict stand, and says why', async () => {
    const id = await corrected();
    const draft = await move(world, id, 'circulate');
    expect(asked(draft, 'economy')).toMatchObject({
      verdict: 'agree',
      carried: 1,
      editorial: true,
    });
    const onward = draft.exits.find((exit: Json) => exit.transition === 'to-expertise');
    expect(onward.open).toBe(true);
  });

  it('is contested by an agency that reads it otherwise: it is asked, on the repeat term', async () => {
    const id = await corrected();
    await move(world, id, 'circulate');
    const reason = 'Without pay and free of charge are not the same in the Labour Code.';
    const draft = await post(world, 'economy', `/api/drafts/${id}/contests`, { reason });
    const economy = asked(draft, 'economy');
    expect(economy).toMatchObject({ verdict: null, since: 1 });
    expect(economy).not.toHaveProperty('carried');
    expect(economy.due).toBe('2020-07-07T18:00:00.000Z');
    const onward = draft.exits.find((exit: Json) => exit.transition === 'to-expertise');
    expect(onward.blockers.map((one: Json) => one.agency)).toEqual(['economy']);
  });

  it('is not taken for granted again by who contested one before', async () => {
    const id = await corrected();
    await move(world, id, 'circulate');
    await post(world, 'economy', `/api/drafts/${id}/contests`, { reason: 'It matters.' });
    await move(world, id, 'return');
    await write(
      world,
      id,
      'ru',
      sources.ru.replace('без оплаты', 'безвозмездно').replace('учёт часов', 'учет часов'),
    );
    await post(world, 'drafter', `/api/drafts/${id}/versions`, { editorial: true });
    const draft = await move(world, id, 'circulate');
    expect(asked(draft, 'economy')).not.toHaveProperty('carried');
    expect(asked(draft, 'economy')).toMatchObject({ since: 1 });
  });

  it('does not help once a version between was more than editorial', async () => {
    const id = await draftAt(world, 'agreed');
    await move(world, id, 'return');
    const more = sources.ru.replace('на 10 дней', 'на 20 дней');
    await write(world, id, 'ru', more);
    await freeze(world, id);
    await write(world, id, 'ru', more.replace('без оплаты', 'безвозмездно'));
    await post(world, 'drafter', `/api/drafts/${id}/versions`, { editorial: true });
    const draft = await move(world, id, 'circulate');
    expect(asked(draft, 'economy')).not.toHaveProperty('carried');
  });
});

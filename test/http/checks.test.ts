/** The concept checks through the API, and the gate that asks for them, on the shipped template. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draftAt, expectStatus } from './stages.ts';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

describe('the checks of a draft', () => {
  it('tell what the working texts lack, in the language asked for', async () => {
    const id = await draftAt(world, 'frozen');
    const path = `/api/drafts/${id}/checks?say=ru`;
    const { body } = expectStatus(await world.ask('GET', path, { as: 'drafter' }), 200);
    expect(body.version).toBe(null);
    expect(body.counts['section-missing']).toBeGreaterThan(0);
    const missing = body.faults.find(({ what }: { what: string }) => what === 'section-missing');
    expect(missing.say).toMatch(/^Нет обязательного раздела: .+\.$/);
    const total = Object.values(body.counts as Record<string, number>).reduce((a, b) => a + b, 0);
    expect(total).toBe(body.faults.length);
  });

  it('tell the same of a version to everybody', async () => {
    const id = await draftAt(world, 'frozen');
    const working = await world.ask('GET', `/api/drafts/${id}/checks`, { as: 'drafter' });
    const frozen = await world.ask('GET', `/api/drafts/${id}/versions/1/checks`);
    expect(expectStatus(frozen, 200).body.faults).toEqual(expectStatus(working, 200).body.faults);
    expectStatus(await world.ask('GET', `/api/drafts/${id}/versions/9/checks`), 404);
  });
});

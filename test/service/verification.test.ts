/** The record is checked beside everything else: on from where one came, whole, and told as it is. */
import { CompiledQuery } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { create } from '../http/stages.ts';
import { createWorld, type World } from '../http/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

const verifyOn = () => world.service.verifyOn(2);
const status = async () => (await world.ask('GET', '/api/status', { as: 'auditor' })).body;
const run = (sql: string) => world.run([CompiledQuery.raw(sql)]);

it('goes on from where the last run came to, ends with the ledgers, and rests for a day', async () => {
  world.setNow('2020-06-29T04:00:00.000Z');
  for (let count = 0; count < 5; count++) await create(world);
  expect(await verifyOn()).toBe(true);
  expect((await status()).verification).toMatchObject({
    last: null,
    running: { startedAt: '2020-06-29T04:00:00.000Z', drafts: 2, faults: 0, problems: [] },
  });
  world.setNow('2020-06-29T04:01:00.000Z');
  await verifyOn();
  await Promise.all([verifyOn(), verifyOn()]);
  const { drafts, events, verification } = await status();
  expect(drafts).toBe(5);
  expect(events).toBeGreaterThanOrEqual(5);
  const at = { startedAt: '2020-06-29T04:00:00.000Z', endedAt: '2020-06-29T04:01:00.000Z' };
  expect(verification).toMatchObject({ running: null, last: { ...at, drafts, events, faults: 0 } });
  expect(await verifyOn()).toBe(false);
  world.setNow('2020-06-30T04:01:00.000Z');
  expect(await verifyOn()).toBe(true);
});

it('tells what does not hold, by draft and by ledger, and does not stop there', async () => {
  for (let count = 0; count < 3; count++) await create(world);
  const [first] = await world.service.store.draftIds('', 1);
  await run(`update event set body = replace(body, 'draft', 'craft') where draft = '${first}'`);
  await run(`insert into ledger (name, seq, hash, body) values ('mandates/x', 1, 'none', '{}')`);
  while (await verifyOn());
  const { last } = (await status()).verification;
  expect(last).toMatchObject({ drafts: 3, ledgers: expect.any(Number) });
  expect(last.faults).toBe(last.problems.length);
  expect(last.problems).toEqual(
    expect.arrayContaining([
      `${first}: event 1 does not follow from the event before`,
      expect.stringMatching(/^mandates\/x: /),
    ]),
  );
  expect(last.problems.every((one: string) => /^(mandates\/x|[^ ]+): /.test(one))).toBe(true);
});

it('is told with release, tables and letters, to those who keep the server alone', async () => {
  const { body } = await world.ask('GET', '/api/status', { as: 'administrator' });
  expect(body).toMatchObject({
    release: expect.any(String),
    letters: { go: false, waiting: 0, failed: 0, since: null },
  });
  expect(body.migrations[0]).toEqual({
    name: '0001_foundation.sql',
    at: expect.stringMatching(/^\d{4}-.*Z$/),
  });
  expect((await world.ask('GET', '/api/status', { as: 'coordinator' })).status).toBe(403);
});

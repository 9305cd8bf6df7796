/** Letters that follow from the directory: each fact told once, to whom it is about and who has an address. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createWorld, type Json, type World } from '../http/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

const names = { kk: 'а', ru: 'б', en: 'c' };
const email = 'kausar@demo.invalid';

async function keep(method: string, path: string, json: object = {}): Promise<Json> {
  const answer = await world.ask(method, path, { as: 'administrator', json });
  expect([200, 201], answer.text).toContain(answer.status);
  return answer.body;
}

const add = (id: string, own: object = {}) =>
  keep('POST', '/api/people', { id, name: names, email: `${id}@demo.invalid`, ...own });
const appoint = (id: string, organisation = 'finance') =>
  keep('POST', `/api/people/${id}/appointments`, {
    organisation,
    role: 'reviewer',
    position: names,
    until: '2020-12-31T19:00:00Z',
  });
const letters = async () => (await world.service.store.outbox.list(undefined, 100)).toReversed();
const write = () => world.service.writeLetters();

it('tell of an appointment, its end and a suspension, in the language of the person', async () => {
  expect(await write()).toBe(0);
  await add('kausar', { email, language: 'ru' });
  await appoint('kausar');
  await appoint('kausar', 'labour');
  await keep('POST', '/api/people/kausar/appointments/1/end', { until: '2020-08-01T00:00:00Z' });
  await keep('POST', '/api/people/kausar/suspension');
  await keep('POST', '/api/people/kausar/restoration');
  expect(await write()).toBe(4);
  expect(await write()).toBe(0);
  const [given, , ended, suspended] = await letters();
  const finance = (await world.service.store.organisation('finance'))?.names;
  expect(given).toMatchObject({
    person: 'kausar',
    address: email,
    lang: 'ru',
    state: 'waiting',
    letter: {
      kind: 'mandate-given',
      organisation: finance,
      role: 'reviewer',
      until: '2020-12-31T19:00:00.000Z',
    },
  });
  expect(ended?.letter).toEqual({
    kind: 'mandate-ended',
    organisation: finance,
    role: 'reviewer',
    at: '2020-08-01T00:00:00.000Z',
  });
  expect(suspended?.letter).toEqual({
    kind: 'account-suspended',
    at: '2020-06-29T04:00:00.000Z',
  });
});

it('are written once, though two servers look at once and again', async () => {
  await write();
  await add('kausar');
  await appoint('kausar');
  await Promise.all([write(), write(), write()]);
  expect(await letters()).toHaveLength(1);
  expect(await write()).toBe(0);
});

it('tell nobody of what was recorded before the first look, and nobody without an address', async () => {
  await add('early');
  await appoint('early');
  expect(await write()).toBe(0);
  await add('silent', { email: null });
  await appoint('silent');
  await add('erased');
  await appoint('erased');
  await keep('POST', '/api/people/erased/erasure', { why: 'mistake' });
  expect(await write()).toBe(0);
  expect(await letters()).toEqual([]);
});

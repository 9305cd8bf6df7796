/** Inviting over HTTP: by an administrator, somebody of the directory, at the address it has. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cast, createWorld, type World } from '../http/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => {
  world.close();
  expect(world.faults).toEqual([]);
});

const invite = (person: string) =>
  world.ask('POST', `/api/people/${person}/invitation`, { as: 'administrator' });

it('an administrator invites a person at their address, and no answer tells the link', async () => {
  const { status, body } = await invite(cast.drafter);
  expect(status).toBe(200);
  expect(body).toEqual({
    person: cast.drafter,
    email: `${cast.drafter}@demo.invalid`,
    language: 'kk',
  });
  const entries = await world.service.accessLog({ kind: 'invited', limit: 5 });
  expect(entries).toHaveLength(1);
});

it('nobody unknown, suspended or without an address is invited', async () => {
  expect((await invite('nobody')).body.code).toBe('not-found');
  await world.ask('POST', `/api/people/${cast.partner}/suspension`, { as: 'administrator' });
  const suspended = await invite(cast.partner);
  expect([suspended.status, suspended.body.code]).toEqual([422, 'invalid']);
  const names = { kk: 'а', ru: 'б', en: 'c' };
  const json = { id: 'newcomer', name: names };
  await world.ask('POST', '/api/people', { as: 'administrator', json });
  const addressless = await invite('newcomer');
  expect([addressless.status, addressless.body.pointer]).toEqual([422, '/email']);
});

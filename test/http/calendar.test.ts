/** A person's own calendar: what waits for them, for whoever has its address, and for nobody else. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../schema/limits.ts';
import { createTalks, meeting } from './talks.ts';
import { cast, type Part, readRows, type World } from './world.ts';

let world: World;
let id = '';
beforeAll(async () => {
  world = await createTalks();
  id = await meeting(world);
});
afterAll(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

const make = async (as: Part): Promise<string> => {
  const { status, body } = await world.ask('POST', '/api/me/calendar', { as });
  expect(status).toBe(201);
  return new URL(body.url).pathname;
};
const read = (path: string, headers = {}) => world.app.request(path, { headers });
const textOf = async (path: string) => {
  const response = await read(path);
  expect(response.status).toBe(200);
  // Folded lines (RFC 5545, section 3.1) as one.
  return (await response.text()).replace(/\r\n[ \t]/g, '');
};

describe('a calendar', () => {
  it('holds meetings one is invited to and what is due, with links, in its person’s language', async () => {
    const { store } = world.service;
    const [economy] = await store.people([cast.economy]);
    if (economy) await store.saveDirectory([], [{ ...economy, language: 'ru' }]);
    const path = await make('economy');
    const file = await textOf(path);
    for (const line of (await (await read(path)).text()).split('\r\n'))
      expect(new TextEncoder().encode(line).length).toBeLessThan(76);
    const events = file.split('BEGIN:VEVENT').slice(1);
    const called = events.find((one) => one.includes('turn.meeting')) ?? '';
    expect(called).toContain(`UID:economy.${id}.turn.meeting`);
    expect(called).toContain('SUMMARY:Участвовать в совещании: ');
    expect(called).toMatch(/LOCATION:\S/);
    expect(called).toMatch(/URL[^:]*:http:\/\/localhost\/inbox\?row=/);
    expect(called).toMatch(/DTSTART:\d{8}T\d{6}Z/);
    const { rows } = (await world.ask('GET', '/api/inbox', { as: 'economy' })).body;
    const due = rows.filter(
      (one: { stand: string; due: string }) => one.stand === 'turn' && one.due,
    );
    expect(events).toHaveLength(due.length);
    expect(file).toContain('X-WR-TIMEZONE:Asia/Almaty');
  });

  it('is sent again only when it has changed, and kept by nobody between', async () => {
    const path = await make('vice');
    const first = await read(path);
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    const again = await read(path, { 'if-none-match': first.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
    const { feed } = (await world.ask('GET', '/api/me/calendar', { as: 'vice' })).body;
    expect(feed.usedAt).toBe(world.service.clock.now());
  });

  it('is there by its newest address alone, until it is revoked or its person may act no more', async () => {
    const first = await make('finance');
    const second = await make('finance');
    const absent = await read(`/calendar/${'0'.repeat(64)}.ics`);
    const answer = async (path: string) => {
      const response = await read(path);
      return [response.status, await response.text()];
    };
    const none = [absent.status, await absent.text()];
    expect(none[0]).toBe(404);
    expect(await answer(first)).toEqual(none);
    await textOf(second);
    const { store } = world.service;
    const [finance] = await store.people([cast.finance]);
    if (!finance) return expect.fail('finance is in the directory');
    await store.saveDirectory([], [{ ...finance, state: 'suspended' }]);
    expect(await answer(second)).toEqual(none);
    await store.saveDirectory([], [finance]);
    await textOf(second);
    const dropped = await world.ask('DELETE', '/api/me/calendar', { as: 'finance' });
    expect(dropped.body).toEqual({ feed: null });
    expect(await answer(second)).toEqual(none);
  });

  it('leaves nothing in the database by which it could be opened', async () => {
    const path = await make('justice');
    const secret = path.slice('/calendar/'.length, -'.ics'.length);
    await textOf(path);
    const tables = await readRows(world.run, "select name from sqlite_master where type = 'table'");
    for (const { name } of tables as unknown as { name: string }[])
      expect(
        JSON.stringify(await readRows(world.run, `select * from "${name}"`)),
        name,
      ).not.toContain(secret);
  });

  it('is read so often an hour, and addresses are guessed so often', async () => {
    const path = await make('labour');
    for (let turn = 0; turn < limits.calendarReadsPerHour; turn++) {
      const { status } = await read(path);
      expect(status).toBe(200);
    }
    const { status, headers } = await read(path);
    expect([status, Number(headers.get('retry-after')) > 0]).toEqual([429, true]);
    const statuses = new Set<number>();
    for (let turn = 0; turn < limits.calendarGuessesPerHour + 1; turn++)
      statuses.add((await read(`/calendar/${turn}.ics`)).status);
    expect([...statuses]).toEqual([404, 429]);
  });
});

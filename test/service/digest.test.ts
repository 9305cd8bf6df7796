/** The daily list: the inbox as a letter, at the hour that was chosen, once, and never for nothing. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeLetter } from '../../src/mail/messages/write-letter.ts';
import { createDigestWriter } from '../../src/service/digest.ts';
import { nextDigest } from '../../src/service/notices.ts';
import { circulate, createTalks } from '../http/talks.ts';
import { cast, type World } from '../http/world.ts';

describe('the next list', () => {
  const almaty = { hour: 9, zone: 'Asia/Almaty' };

  it.each([
    ['before the hour, today', almaty, '2020-06-29T02:59:59.999Z', '2020-06-29T03:00:00.000Z'],
    ['at the hour, tomorrow', almaty, '2020-06-29T03:00:00.000Z', '2020-06-30T03:00:00.000Z'],
    [
      'at midnight, the day that begins',
      { hour: 0, zone: 'UTC' },
      '2020-06-29T12:00:00.000Z',
      '2020-06-30T00:00:00.000Z',
    ],
    [
      'in an hour that the clock leaves out, the one after it',
      { hour: 2, zone: 'Europe/Brussels' },
      '2020-03-28T12:00:00.000Z',
      '2020-03-29T01:00:00.000Z',
    ],
  ])('is due %s', (_when, choice, now, due) => {
    expect(nextDigest(choice, now)).toBe(due);
  });
});

describe('the daily list', () => {
  let world: World;
  beforeEach(async () => {
    world = await createTalks();
  });
  afterEach(() => {
    expect(world.faults).toEqual([]);
    world.close();
  });

  const choose = (json: object, as: 'economy' | 'auditor' = 'economy') =>
    world.ask('PATCH', '/api/me/notices', { as, json });
  const letters = async () =>
    (await world.service.store.outbox.list(undefined, 100)).filter(({ kind }) => kind === 'digest');
  const write = () => world.service.writeDigests();

  it('is chosen in parts, refused for no zone, and part of what one takes along', async () => {
    const read = async () => (await world.ask('GET', '/api/me/notices', { as: 'economy' })).body;
    expect(await read()).toEqual({ way: 'immediate', hour: 9, zone: 'Asia/Almaty' });
    expect((await choose({ way: 'digest' })).body).toEqual({ ...(await read()), way: 'digest' });
    expect((await choose({ hour: 7 })).body).toMatchObject({ way: 'digest', hour: 7 });
    for (const json of [
      { zone: 'Almaty' },
      { hour: 24 },
      { hour: 7.5 },
      { way: 'never' },
      { x: 1 },
    ])
      expect((await choose(json)).status).toBe(422);
    expect(await read()).toEqual({ way: 'digest', hour: 7, zone: 'Asia/Almaty' });
    expect((await world.service.exportPerson(cast.economy)).notices).toEqual(await read());
  });

  it('says what waits, once a day, though two servers look and one was away', async () => {
    await choose({ way: 'digest' });
    const id = await circulate(world);
    expect(await write()).toBe(0);
    world.setNow('2020-06-30T03:00:00.000Z');
    await Promise.all([write(), write(), write()]);
    const [line, ...others] = await letters();
    expect(others).toEqual([]);
    if (!line?.letter) return expect.fail('a list was written');
    const { titles } = (await world.ask('GET', `/api/drafts/${id}`)).body;
    expect(line.letter).toMatchObject({
      count: 1,
      rows: [{ act: 'verdict', titles, count: 1, isLate: false }],
    });
    expect(writeLetter(line.letter, 'en').text).toContain(`Give the verdict: ${titles.en}; `);
    world.setNow('2020-07-03T10:00:00.000Z');
    expect([await write(), await write()]).toEqual([1, 0]);
    expect(await letters()).toHaveLength(2);
  });

  it('is not sent for nothing, nor to who chose otherwise since or was erased', async () => {
    await choose({ way: 'digest' }, 'auditor');
    await choose({ way: 'digest' });
    await choose({ way: 'immediate' });
    await circulate(world);
    world.setNow('2020-06-30T03:00:00.000Z');
    expect(await write()).toBe(0);
    await choose({ way: 'digest' });
    const erase = { as: 'administrator', json: { why: 'mistake' } } as const;
    await world.ask('POST', `/api/people/${cast.economy}/erasure`, erase);
    expect(await world.service.store.notices.of([cast.economy])).toEqual([]);
  });

  it('that cannot be made is left out for a day, and holds up no other', async () => {
    await choose({ way: 'digest' });
    await choose({ way: 'digest', hour: 8 }, 'auditor');
    await circulate(world);
    world.setNow('2020-06-30T03:00:00.000Z');
    const { readInbox } = world.service;
    const writer = createDigestWriter({
      ...world.service,
      readInbox: (actor) =>
        actor.person === cast.auditor ? Promise.reject(new Error('torn')) : readInbox(actor),
    });
    await expect(writer.writeDigests()).rejects.toThrow('torn');
    expect(await writer.writeDigests()).toBe(0);
    const [kept] = await world.service.store.notices.of([cast.auditor]);
    expect(kept?.next).toBe('2020-07-01T02:00:00.000Z');
    expect(await letters()).toHaveLength(1);
  });
});

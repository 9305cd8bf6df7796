/** The outbox over HTTP: the administrator's alone, by pages, and with links only where no mail carries them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Letter } from '../../src/service/mailer.ts';
import { cast, createWorld, type World } from './world.ts';

const administrator = { 'kelisim-actor': cast.administrator };
const until = '2020-07-06T04:00:00.000Z';
const letter = (token: string): Letter => ({
  kind: 'invitation',
  link: `https://kelisim.example/invitation/${token}`,
  until,
});

let world: World;
beforeAll(async () => {
  world = await createWorld();
  for (const [index, token] of ['one', 'two', 'three'].entries()) {
    world.setNow(`2020-06-29T04:00:0${index}.000Z`);
    const to = { person: cast.economy, address: `${token}@example.kz`, lang: 'kk' } as const;
    await world.service.post({ ...to, letter: letter(token) });
  }
});
afterAll(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

const read = async (query = '') =>
  (await world.ask('GET', `/api/outbox${query}`, { headers: administrator })).body;

describe('the outbox', () => {
  it('shows the administrator each letter with its link, newest first', async () => {
    const { items, next } = await read();
    expect(items.map(({ address }: { address: string }) => address)).toEqual([
      'three@example.kz',
      'two@example.kz',
      'one@example.kz',
    ]);
    expect(next).toBeNull();
    expect(items[0]).toMatchObject({
      person: cast.economy,
      name: { ru: expect.stringMatching(/^Мурат/) },
      kind: 'invitation',
      link: 'https://kelisim.example/invitation/three',
      state: 'waiting',
      tries: 0,
    });
  });

  it('is read by pages without a gap', async () => {
    const first = await read('?limit=2');
    const second = await read(`?limit=2&cursor=${first.next}`);
    expect([first.items.length, second.items.length, second.next]).toEqual([2, 1, null]);
    expect([...first.items, ...second.items]).toEqual((await read()).items);
  });

  it('shows nobody else a word of it, and is kept by no cache', async () => {
    const others = Object.values(cast).filter((id) => id !== cast.administrator);
    for (const id of [...others, undefined]) {
      const headers = id === undefined ? {} : { 'kelisim-actor': id };
      const { status, text } = await world.ask('GET', '/api/outbox', { headers });
      expect(status).toBe(id === undefined ? 401 : 403);
      expect(text).not.toMatch(/example\.kz|invitation/);
    }
    const { headers } = await world.ask('GET', '/api/outbox', { headers: administrator });
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('shows no link that has run out', async () => {
    world.setNow(until);
    for (const { link } of (await read()).items) expect(link).toBeNull();
    world.setNow('2020-06-29T05:00:00.000Z');
  });

  it('keeps nothing to show of what was delivered', async () => {
    const { items } = await read();
    await world.service.store.outbox.end(items[0].id, 'delivered', until, null);
    const [delivered] = (await read()).items;
    expect(delivered).toMatchObject({ state: 'delivered', address: null, link: null });
  });
});

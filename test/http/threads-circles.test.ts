/** Circles of threads: who sees, counts, finds and answers what was said, and who does not. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { list, names, on, open, readOne, tryTo } from './remarks.ts';
import { draftAt, move } from './stages.ts';
import { cast, createWorld, type Part, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

describe('a circle', () => {
  const circles = {
    own: 'economy',
    drafters: 'drafter',
    participants: 'finance',
    public: 'partner',
  } as const;

  it('sees its own threads, counts, searches and single reads, and no other does', async () => {
    const id = await draftAt(world, 'circulation');
    const quoted = await on(world, id, '10 дней');
    for (const [circle, as] of Object.entries(circles))
      await open(world, id, as, { circle, text: `canary ${circle}`, on: quoted });
    await open(world, id, 'partner', { circle: 'own', text: 'canary own', on: quoted });
    const expected: Readonly<Record<string, readonly string[]>> = {
      public: ['public-1'],
      drafter: ['drafters-1', 'participants-1', 'public-1'],
      vice: ['drafters-1', 'participants-1', 'public-1'],
      coordinator: ['drafters-1', 'participants-1', 'public-1'],
      economy: ['own-1', 'participants-1', 'public-1'],
      reviewer: ['own-1', 'participants-1', 'public-1'],
      finance: ['participants-1', 'public-1'],
      justice: ['public-1'],
      partner: ['own-1', 'public-1'],
      partnerTwo: ['public-1'],
    };
    for (const [viewer, seen] of Object.entries(expected)) {
      const as = viewer === 'public' ? undefined : (viewer as Part);
      expect((await names(world, id, as)).toSorted(), viewer).toEqual(seen.toSorted());
      expect((await names(world, id, as, '?q=canary')).toSorted(), viewer).toEqual(seen.toSorted());
      expect((await list(world, id, as)).counts.open, viewer).toBe(seen.length);
      for (const thread of ['own-1', 'drafters-1', 'participants-1', 'public-1']) {
        const status = seen.includes(thread) ? 200 : 404;
        const read = [
          await readOne(world, id, thread, as),
          await readOne(world, id, `${thread}/delta`, as),
        ];
        expect(
          read.map((one) => one.status),
          `${viewer} ${thread}`,
        ).toEqual([status, status]);
      }
    }
    expect((await readOne(world, id, 'own-1', 'partner')).body.by.person).toBe(cast.partner);
    expect((await readOne(world, id, 'own-1', 'economy')).body.by.person).toBe(cast.economy);
    for (const name of ['own-0', 'own-2', 'nobody-1', 'own', 'own-1x', 'own-99999999999'])
      expect((await readOne(world, id, name, 'economy')).status, name).toBe(404);
  });

  it('takes words of its own people alone, and mentions of those who see it', async () => {
    const id = await draftAt(world, 'circulation');
    const thread = await open(world, id, 'economy', { circle: 'own' });
    const path = `/api/drafts/${id}/threads`;
    for (const as of ['finance', 'drafter', 'partner'] as const)
      expect(await tryTo(world, as, `${path}/${thread.thread}/replies`, { text: 'x' })).toEqual([
        404,
        'not-found',
        undefined,
      ]);
    expect(await tryTo(world, undefined, `${path}/own-1/replies`, { text: 'x' })).toEqual([
      401,
      'unauthenticated',
      undefined,
    ]);
    const said = {
      circle: 'participants',
      kind: 'remark',
      text: 'x',
      on: await on(world, id, '10 дней'),
    };
    expect(await tryTo(world, 'partner', path, said)).toEqual([403, 'forbidden', undefined]);
    const mention = (...mentions: string[]) => tryTo(world, 'economy', path, { ...said, mentions });
    expect(await mention(cast.drafter, cast.partner)).toEqual([422, 'invalid', '/mentions/1']);
    expect(await mention(cast.finance, cast.drafter)).toEqual([201, null, undefined]);
    const own = `${path}/own-1/replies`;
    expect(await tryTo(world, 'economy', own, { text: 'x', mentions: [cast.finance] })).toEqual([
      422,
      'invalid',
      '/mentions/0',
    ]);
    expect(await tryTo(world, 'economy', own, { text: 'x', mentions: [cast.reviewer] })).toEqual([
      200,
      null,
      undefined,
    ]);
  });

  it('leaves the log of the draft as it was', async () => {
    const id = await draftAt(world, 'circulation');
    const { head } = (await world.ask('GET', `/api/drafts/${id}`)).body;
    await open(world, id, 'economy', { circle: 'own' });
    await open(world, id, 'partner');
    expect((await world.ask('GET', `/api/drafts/${id}`)).body.head).toBe(head);
    await move(world, id, 'return');
  });
});

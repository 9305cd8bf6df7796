/** Two languages of a draft through the API: what is behind, since when, and who may say it is not. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { create, draftAt, expectStatus, freeze, post, sources, write } from './stages.ts';
import { createWorld, type Json, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

const at = (id: string, langs = 'kk,ru') => `/api/drafts/${id}/alignment?langs=${langs}`;
const read = async (id: string): Promise<Json> =>
  expectStatus(await world.ask('GET', at(id), { as: 'drafter' }), 200).body;

/** Confirms what is read now. */
async function confirm(id: string, blocks: readonly string[] | null = null): Promise<Json> {
  const { langs, roots } = await read(id);
  return post(world, 'drafter', `/api/drafts/${id}/alignment`, { langs, roots, blocks });
}
const refused = async (id: string, json: object, as: 'drafter' | 'partner' = 'drafter') => {
  const before = await world.countWritten();
  const answer = await world.ask('POST', `/api/drafts/${id}/alignment`, { as, json });
  expect(await world.countWritten()).toBe(before);
  return { status: answer.status, ...answer.body };
};
const longer = sources.ru.replace('10 дней', '15 дней');

describe('two languages of a draft', () => {
  it('are unconfirmed, then current, then behind since the version that changed one', async () => {
    const id = await draftAt(world, 'frozen');
    const first = await read(id);
    expect(first.counts).toMatchObject({ current: 0, missing: 0, figures: 0 });
    expect(first.counts.unconfirmed).toBe(first.pairs.length);
    expect([first.proposals, first.shapes]).toEqual([[], []]);

    const confirmation = await confirm(id);
    expect(confirmation).toMatchObject({ confirmation: 1, blocks: null, version: 1 });
    const second = await read(id);
    expect(second.counts).toMatchObject({ current: first.pairs.length, unconfirmed: 0 });
    expect(second.confirmations).toMatchObject([{ confirmation: 1, version: 1, blocks: null }]);

    await write(world, id, 'ru', longer);
    const behind = async () =>
      (await read(id)).pairs.filter(({ state }: Json) => state !== 'current');
    const [pair, ...others] = await behind();
    expect(others).toEqual([]);
    expect(pair).toMatchObject({
      state: 'behind',
      moved: 'ru',
      since: null,
      confirmation: 1,
      figures: { kk: ['10'], ru: ['15'] },
    });
    await freeze(world, id);
    expect(await behind()).toMatchObject([{ block: pair.block, since: 2 }]);
    await write(world, id, 'kk', sources.kk.replace('10 күнге', '15 күнге'));
    await freeze(world, id);
    expect(await behind()).toMatchObject([{ block: pair.block, state: 'both-moved' }]);

    expect(await confirm(id, [pair.block])).toMatchObject({ confirmation: 2, version: 3 });
    expect(await behind()).toEqual([]);
  });

  it('are current again once the change is undone', async () => {
    const id = await draftAt(world, 'drafting');
    await confirm(id);
    await write(world, id, 'ru', longer);
    expect((await read(id)).counts.behind).toBe(1);
    await write(world, id, 'ru', sources.ru);
    expect((await read(id)).counts.behind).toBe(0);
  });

  it('say what one of them added, and where', async () => {
    const id = await draftAt(world, 'drafting');
    await confirm(id);
    await write(world, id, 'kk', sources.kk.replace('- шығыстарды', '- киім беру\n- шығыстарды'));
    const { pairs, proposals, shapes } = await read(id);
    expect(pairs.filter(({ state }: Json) => state !== 'current')).toMatchObject([
      { state: 'missing', missing: 'ru', confirmation: null },
    ]);
    expect(proposals).toMatchObject([{ kind: 'insert', type: 'list_item', by: 'kk' }]);
    expect(shapes).toMatchObject([{ type: 'bullet_list', lengths: { kk: [3], ru: [2] } }]);
  });

  it('share ids after an import that lacks a paragraph its original has', async () => {
    const id = await create(world);
    await write(world, id, 'ru', sources.ru);
    await write(
      world,
      id,
      'kk',
      sources.kk.replace('Ерікті өз еркімен және ақысыз әрекет етеді.\n\n', ''),
    );
    const { counts, proposals } = await read(id);
    expect(counts).toMatchObject({ missing: 1, figures: 0 });
    expect(proposals).toMatchObject([{ kind: 'insert', by: 'ru', type: 'paragraph' }]);
  });

  it('are read in either order, and sent again only when something changed', async () => {
    const id = await draftAt(world, 'drafting');
    const one = await world.ask('GET', at(id), { as: 'drafter' });
    const two = await world.ask('GET', at(id, 'ru,kk'), { as: 'coordinator' });
    expect(two.text).toBe(one.text);
    const etag = one.headers.get('etag') ?? '';
    const again = () =>
      world.ask('GET', at(id), { as: 'drafter', headers: { 'if-none-match': etag } });
    expect((await again()).status).toBe(304);
    await confirm(id);
    expect((await again()).status).toBe(200);
  });
});

describe('confirming pairs', () => {
  it('is pinned to the texts that were read', async () => {
    const id = await draftAt(world, 'drafting');
    const { roots } = await read(id);
    await write(world, id, 'ru', longer);
    expect(await refused(id, { langs: ['kk', 'ru'], roots, blocks: null })).toMatchObject({
      status: 412,
      code: 'stale',
    });
  });

  it('refuses unknown blocks, and what is confirmed already', async () => {
    const id = await draftAt(world, 'drafting');
    const { roots } = await read(id);
    const unknown = { langs: ['kk', 'ru'], roots, blocks: ['nowhere'] };
    expect(await refused(id, unknown)).toMatchObject({
      status: 422,
      code: 'unknown-block',
      pointer: '/blocks/0',
    });
    await confirm(id);
    expect(await refused(id, { langs: ['kk', 'ru'], roots, blocks: null })).toMatchObject({
      status: 409,
      code: 'nothing-changed',
    });
  });

  it('is for the drafting side and the coordinator', async () => {
    const id = await draftAt(world, 'drafting');
    const { roots } = await read(id);
    const request = { langs: ['kk', 'ru'], roots, blocks: null };
    expect((await refused(id, request, 'partner')).code).toBe('forbidden');
    expect((await world.ask('GET', at(id), { as: 'partner' })).status).toBe(403);
    expect((await world.ask('GET', at(id))).status).toBe(401);
    await post(world, 'coordinator', `/api/drafts/${id}/alignment`, request);
  });

  it('goes on while the text circulates', async () => {
    const id = await draftAt(world, 'circulation');
    expect(await confirm(id)).toMatchObject({ confirmation: 1 });
  });

  it('refuses languages the draft lacks, twice the same, and nonsense', async () => {
    const id = await draftAt(world, 'drafting');
    const codes = async (langs: string) =>
      (await world.ask('GET', at(id, langs), { as: 'drafter' })).body.code;
    expect(await codes('kk,en')).toBe('language-not-in-draft');
    expect(await codes('kk,kk')).toBe('invalid');
    expect(await codes('kk')).toBe('invalid');
    expect(await codes('kk,ru,en')).toBe('invalid');
    const { roots } = await read(id);
    expect((await refused(id, { langs: ['kk'], roots, blocks: null })).code).toBe('invalid');
    expect((await refused(id, { langs: ['kk', 'kk'], roots, blocks: null })).code).toBe('invalid');
  });
});

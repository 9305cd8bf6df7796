/** The demo tells its story the same way every time, and the story is the one the real concept had. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedDemo, storyNow } from '../../src/demo/seed.ts';
import { demoDraft } from '../../src/demo/stage.ts';
import { storyAmendments } from '../../src/demo/story.ts';
import { type Draft, isOpenAmendment } from '../../src/domain/draft/draft.ts';
import { judgeExits } from '../../src/domain/draft/judge.ts';
import { isOpenObjection } from '../../src/domain/draft/judge-items.ts';
import { openRound, verdictOf } from '../../src/domain/draft/judge-round.ts';
import type { Change } from '../../src/domain/text/change.ts';
import { idOf } from '../../src/domain/text/identity.ts';
import { type OpenService, openService } from '../../src/node.ts';
import { verifyDraft } from '../../src/service/verify.ts';

const content = 'src/demo/content';
let service: OpenService;
let draft: Draft;

async function seeded(): Promise<OpenService> {
  const opened = openService(':memory:', { now: storyNow });
  await seedDemo(opened.store, opened.catalogue, content);
  return opened;
}

const load = async (from: OpenService): Promise<Draft> =>
  (await from.dispatcher.load(demoDraft)) ?? expect.fail('the demo has its draft');

beforeAll(async () => {
  service = await seeded();
  draft = await load(service);
});
afterAll(() => service.close());

describe('the demo', () => {
  it('stands in its second circulation, on version 2', () => {
    const round = openRound(draft);
    expect(draft.state).toBe('circulation');
    expect(draft.versions).toHaveLength(2);
    expect([round?.round, round?.version]).toEqual([2, 2]);
    expect(round?.participants.length).toBeGreaterThanOrEqual(11);
  });

  it('asks nobody again whose part did not change, and tells the others since when it did', () => {
    const participants = openRound(draft)?.participants ?? [];
    const carried = participants.filter((one) => one.carried !== undefined);
    expect(carried.map(({ agency }) => agency)).toEqual(['civil-service']);
    const again = participants.filter(({ since }) => since !== undefined);
    expect(again).toHaveLength(8);
    expect(new Set(again.map(({ since }) => since))).toEqual(new Set([1]));
  });

  it('has agreements, a remark, an objection and silence, and says what blocks', () => {
    const round = openRound(draft);
    if (!round) return expect.fail('a round is open');
    const verdicts = round.participants.map(
      (one) => verdictOf(draft, round.round, one)?.verdict ?? 'silent',
    );
    const count = (kind: string) => verdicts.filter((one) => one === kind).length;
    expect(count('agree')).toBeGreaterThanOrEqual(5);
    expect(count('remarks')).toBeGreaterThanOrEqual(1);
    expect(count('object')).toBeGreaterThanOrEqual(1);
    expect(count('silent')).toBeGreaterThanOrEqual(1);
    expect(draft.items.filter(isOpenObjection)).toHaveLength(1);
    const onward = judgeExits(draft, storyNow()).find(
      ({ transition }) => transition.id === 'to-expertise',
    );
    expect(onward?.judgement.met).toBe(false);
  });

  it('has amendments with every outcome', () => {
    // The wordings that agencies proposed are amendments too, tied to their items.
    const submitted = draft.amendments.filter(({ item }) => item === undefined);
    const states = submitted.map(({ state }) => state);
    expect(submitted).toHaveLength(storyAmendments.length);
    expect(new Set(states)).toEqual(
      new Set(['submitted', 'adopted', 'partly', 'reworded', 'refused', 'moot', 'withdrawn']),
    );
  });

  it('followed the open amendments to its second version, each its own way', () => {
    const fates = draft.amendments.filter(isOpenAmendment).map(({ followed }) => followed?.fate);
    expect(new Set(fates)).toEqual(
      new Set([undefined, 'carried', 'needs-author', 'contained', 'moot']),
    );
  });

  it('has amendments that say the same, contain and exclude one another', async () => {
    const { maps, version } = await service.findCollisions(draft);
    expect(version).toBe(2);
    for (const lang of ['kk', 'ru'] as const) {
      const pairs = new Set(maps[lang]?.pairs.map(({ kind }) => kind));
      for (const kind of ['contains', 'same-words', 'makes-moot'] as const)
        expect(pairs, `${kind} in ${lang}`).toContain(kind);
      const groups = new Set(maps[lang]?.groups.map(({ kind }) => kind));
      expect(groups, lang).toContain('identical');
    }
  });

  it('says the same block in both languages, sixty blocks and more', async () => {
    for (const { texts } of draft.versions) {
      const [kk, ru] = await Promise.all(
        [texts.kk, texts.ru].map(async (root) => {
          const ids: string[] = [];
          (await service.library.doc(root ?? '')).descendants((node) => {
            if (idOf(node)) ids.push(idOf(node));
          });
          return ids;
        }),
      );
      expect(ru).toEqual(kk);
      expect(ru?.length).toBeGreaterThanOrEqual(60);
    }
  });

  it('verifies, and is the same to the last hash every time', async () => {
    expect((await verifyDraft(service.store, demoDraft)).problems).toEqual([]);
    const other = await seeded();
    expect((await load(other)).head).toBe(draft.head);
    other.close();
  });

  it('is seeded once', async () => {
    await seedDemo(service.store, service.catalogue, content);
    const again = await load(service);
    expect([again.seq, again.head]).toEqual([draft.seq, draft.head]);
    expect(await service.store.draftIds('', 10)).toEqual([demoDraft]);
  });
});

describe('its second version', () => {
  const changesIn = async (lang: 'kk' | 'ru'): Promise<readonly Change[]> =>
    (JSON.parse(await service.diffVersions(draft, 1, 2, lang)) as { changes: Change[] }).changes;

  const words = (change: Change, op: 'insert' | 'delete'): string =>
    'words' in change
      ? change.words
          .filter((run) => run.op === op)
          .map(({ text }) => text)
          .join('|')
      : '';

  it('lost the horizon from its title', () => {
    const [first, second] = draft.versions.map(({ titles }) => titles.ru);
    expect(first).toBe(`${second} до 2025 года`);
  });

  it('moves each of two paragraphs as one move', async () => {
    for (const lang of ['ru', 'kk'] as const) {
      const moves = (await changesIn(lang)).filter(({ kind }) => kind === 'move');
      expect(moves.map(({ type }) => type)).toEqual(['paragraph', 'paragraph']);
    }
  });

  it('inserts a measure as a row of the plan and a measure of its direction', async () => {
    const inserts = (await changesIn('ru')).filter(({ kind }) => kind === 'insert');
    const types = inserts.map(({ type }) => type);
    expect(types.filter((type) => type === 'table_row')).toHaveLength(1);
    expect(types.filter((type) => type === 'measure')).toHaveLength(1);
  });

  it('rewords numbers as whole tokens', async () => {
    const rewords = (await changesIn('ru')).filter(({ kind }) => kind === 'reword');
    const grants = rewords.find((change) => words(change, 'insert').includes('3,5'));
    expect(grants && [words(grants, 'delete'), words(grants, 'insert')]).toEqual(['3,2', '3,5']);
    const vision = rewords.find((change) => words(change, 'insert') === '2030');
    expect(vision && words(vision, 'delete')).toBe('2025');
  });

  it('raises targets as attributes of their indicators', async () => {
    const targets = (await changesIn('ru')).filter(
      (change) => change.kind === 'attribute' && change.name === 'targets',
    );
    expect(targets).toHaveLength(6);
    expect(targets.map(({ type }) => type)).toEqual(Array(6).fill('indicator'));
  });

  it('splits a paragraph where the concept did', async () => {
    const splits = (await changesIn('ru')).filter(({ kind }) => kind === 'split');
    expect(splits).toHaveLength(1);
  });

  it('changes the same blocks in both languages', async () => {
    const [kk, ru] = await Promise.all(
      (['kk', 'ru'] as const).map(async (lang) =>
        (await changesIn(lang)).map(({ kind, block }) => `${kind} ${block}`).sort(),
      ),
    );
    expect(kk).toEqual(ru);
  });
});

/** Two languages side by side: what is current, behind, missing, and what one side did alone. */
import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { alignTexts } from '../../../../src/domain/text/bilingual/alignment.ts';
import { hasWords, indexBlocks } from '../../../../src/domain/text/bilingual/blocks.ts';
import type { NodeJson } from '../../../../src/domain/text/change.ts';
import { countingIds, normalise, parseText } from '../../../../src/domain/text/identity.ts';
import { docs, edits, perform, runs } from '../../../laws/texts.ts';
import { demoPair } from './demo-pair.ts';

/** The same blocks with other words, as a translation has them; figures stay. */
function translate(json: NodeJson): NodeJson {
  if (json.text !== undefined) return { ...json, text: json.text.replaceAll(/[аоеaoe]/g, 'ү') };
  return json.content ? { ...json, content: json.content.map(translate) } : json;
}
const translated = (doc: Node): Node => parseText(translate(doc.toJSON()));
const never = () => null;
const align = (kk: Node, ru: Node, confirmed: Parameters<typeof alignTexts>[2]) =>
  alignTexts({ lang: 'kk', doc: kk }, { lang: 'ru', doc: ru }, confirmed);

/** What a block says, told without the code under test: its JSON without ids and inner blocks. */
function wording(block: Node): string {
  const { id, origin, slot, ...attrs } = block.attrs;
  const line = block.type.name === 'section' ? block.firstChild : block.isTextblock ? block : null;
  return JSON.stringify([block.type.name, attrs, line?.content.toJSON()]);
}

describe('the laws of alignment', () => {
  it('is current everywhere once all is confirmed, and unconfirmed before', () =>
    fc.assert(
      fc.property(docs, (ru) => {
        const kk = translated(ru);
        const after = align(kk, ru, () => ({ a: kk, b: ru }));
        expect(after.pairs.map(({ state }) => state)).toEqual(after.pairs.map(() => 'current'));
        expect([after.shapes, after.proposals, after.counts.figures]).toEqual([[], [], 0]);
        const before = align(kk, ru, never);
        expect(before.pairs.map(({ block }) => block)).toEqual(
          after.pairs.map(({ block }) => block),
        );
        expect(before.counts.unconfirmed).toBe(before.pairs.length);
      }),
      { numRuns: runs(100, 2000) },
    ));

  it('puts behind exactly what one side reworded, and undoing it makes all current', () =>
    fc.assert(
      fc.property(docs, edits(4), (ru, list) => {
        const kk = translated(ru);
        const edited = perform(ru, list, countingIds('n'));
        const confirmed = () => ({ a: kk, b: ru });
        const { pairs, proposals } = align(kk, edited, confirmed);
        const [old, now, other] = [ru, edited, kk].map(indexBlocks);
        for (const { block, state, moved, missing } of pairs) {
          const [was, is] = [old?.get(block)?.node, now?.get(block)?.node];
          if (!hasWords(other?.get(block)?.node))
            expect([state, missing]).toEqual(['missing', 'kk']);
          else if (!hasWords(is)) expect([state, missing]).toEqual(['missing', 'ru']);
          else if (was && is && wording(was) === wording(is)) expect(state).toBe('current');
          else expect([state, moved]).toEqual(['behind', 'ru']);
        }
        expect(proposals.map(({ by }) => by)).toEqual(proposals.map(() => 'ru'));
        expect(align(kk, ru, confirmed).counts.behind).toBe(0);
      }),
      { numRuns: runs(200, 5000) },
    ));

  it('says of both sides the same, whichever comes first', () =>
    fc.assert(
      fc.property(docs, edits(3), edits(3), (base, left, right) => {
        const kk = perform(translated(base), left, countingIds('k'));
        const ru = perform(base, right, countingIds('r'));
        const confirmed = { a: translated(base), b: base };
        const one = align(kk, ru, () => confirmed);
        const two = alignTexts({ lang: 'ru', doc: ru }, { lang: 'kk', doc: kk }, () => ({
          a: confirmed.b,
          b: confirmed.a,
        }));
        expect(two.counts).toEqual(one.counts);
        const byBlock = (pairs: typeof one.pairs) =>
          pairs
            .map(({ type: _type, figures, ...pair }) => ({
              ...pair,
              figures: figures && { kk: figures.kk, ru: figures.ru },
            }))
            .sort((x, y) => (x.block < y.block ? -1 : 1));
        expect(byBlock(two.pairs)).toEqual(byBlock(one.pairs));
      }),
      { numRuns: runs(100, 2000) },
    ));
});

interface Paragraph {
  readonly id: string;
  readonly text?: string;
  readonly origin?: string;
}
const paragraph = ({ id, text, origin }: Paragraph) => ({
  type: 'paragraph',
  attrs: { id, origin: origin ?? null },
  content: text ? [{ type: 'text', text }] : [],
});
const item = (id: string) => ({
  type: 'list_item',
  attrs: { id },
  content: [paragraph({ id: `${id}p`, text: id })],
});
const doc = (...content: object[]): Node =>
  normalise(parseText({ type: 'doc', content }), countingIds('x'));
const lines = (...texts: Paragraph[]): Node => doc(...texts.map(paragraph));

const ru = lines(
  { id: 'p1', text: 'Ответ направляется за 10 дней. Он публикуется на портале.' },
  { id: 'p2', text: 'Отчет за 2020 год.' },
  { id: 'p3', text: 'Закон.' },
);
const kk = lines(
  { id: 'p1', text: 'Жауап 10 күнде жіберіледі. Ол порталда жарияланады.' },
  { id: 'p2', text: '2020 жылғы есеп.' },
  { id: 'p3', text: 'Заң.' },
);
const confirmed = () => ({ a: kk, b: ru });

describe('what one side did', () => {
  it('names the figures that differ, in each language', () => {
    const moved = lines({ id: 'p1', text: 'Ответ направляется за 15 дней.' });
    const { pairs } = align(kk, moved, confirmed);
    expect(pairs[0]).toEqual({
      block: 'p1',
      type: 'paragraph',
      state: 'behind',
      moved: 'ru',
      figures: { kk: ['10'], ru: ['15'] },
    });
  });

  it('tells when both sides moved', () => {
    const left = lines({ id: 'p3', text: 'Заңдар.' });
    const right = lines({ id: 'p3', text: 'Законы.' });
    expect(align(left, right, confirmed).pairs).toEqual([
      { block: 'p3', type: 'paragraph', state: 'both-moved' },
    ]);
  });

  it('does not take a translation for confirmed that was not there yet', () => {
    const [empty, full] = [lines({ id: 'p1' }), lines({ id: 'p1', text: 'Да' })];
    expect(align(full, full, () => ({ a: empty, b: full })).counts).toMatchObject({
      unconfirmed: 1,
      behind: 0,
    });
  });

  it('takes an empty paragraph for a missing translation', () => {
    const empty = lines({ id: 'p1' });
    expect(align(empty, lines({ id: 'p1', text: 'Да' }), never).pairs).toEqual([
      { block: 'p1', type: 'paragraph', state: 'missing', missing: 'kk' },
    ]);
  });

  it('offers a split to the other side', () => {
    const split = lines(
      { id: 'p1', text: 'Ответ направляется за 10 дней.' },
      { id: 'n1', text: 'Он публикуется на портале.', origin: 'p1' },
      { id: 'p2', text: 'Отчет за 2020 год.' },
      { id: 'p3', text: 'Закон.' },
    );
    expect(align(kk, split, confirmed).proposals).toEqual([
      {
        kind: 'split',
        block: 'p1',
        type: 'paragraph',
        by: 'ru',
        parts: ['n1'],
        places: {
          kk: { parent: null, previous: null },
          ru: { parent: null, previous: null },
        },
      },
    ]);
  });

  it('offers a join, and tells it from a deletion', () => {
    const joined = lines(
      {
        id: 'p1',
        text: 'Ответ направляется за 10 дней. Он публикуется на портале. Отчет за 2020 год.',
      },
      { id: 'p3', text: 'Закон.' },
    );
    const offered = align(kk, joined, confirmed).proposals;
    expect(offered).toMatchObject([{ kind: 'join', block: 'p1', by: 'ru', parts: ['p2'] }]);
    const deleted = lines(
      { id: 'p1', text: 'Ответ направляется за 10 дней. Он публикуется на портале.' },
      { id: 'p3', text: 'Закон.' },
    );
    expect(align(kk, deleted, confirmed).proposals).toEqual([
      {
        kind: 'delete',
        block: 'p2',
        type: 'paragraph',
        by: 'ru',
        places: { kk: { parent: null, previous: 'p1' } },
      },
    ]);
  });

  it('offers a move by whoever moved, though the other may have been reworded', () => {
    const moved = lines(
      { id: 'p3', text: 'Заң.' },
      { id: 'p1', text: 'Жауап.' },
      { id: 'p2', text: '2020 жылғы есеп.' },
    );
    expect(align(moved, ru, confirmed).proposals).toEqual([
      {
        kind: 'move',
        block: 'p3',
        type: 'paragraph',
        by: 'kk',
        places: {
          kk: { parent: null, previous: null },
          ru: { parent: null, previous: 'p2' },
        },
      },
    ]);
    expect(align(moved, ru, never).proposals).toMatchObject([{ kind: 'move', by: null }]);
  });

  it('offers a new list item and names the lists that differ in length', () => {
    const list = (...ids: string[]) =>
      doc({ type: 'bullet_list', attrs: { id: 'l' }, content: ids.map(item) });
    const { proposals, shapes } = align(list('i1', 'i2'), list('i1', 'i9', 'i2'), never);
    expect(proposals).toMatchObject([
      { kind: 'insert', block: 'i9', by: 'ru', places: { ru: { parent: 'l', previous: 'i1' } } },
    ]);
    expect(shapes).toEqual([{ block: 'l', type: 'bullet_list', lengths: { kk: [2], ru: [3] } }]);
  });

  it('offers another type of list', () => {
    const list = (type: string) => doc({ type, attrs: { id: 'l' }, content: [item('i1')] });
    const old = list('bullet_list');
    const { proposals } = align(old, list('ordered_list'), () => ({ a: old, b: old }));
    expect(proposals).toMatchObject([
      { kind: 'retype', block: 'l', type: 'ordered_list', by: 'ru' },
    ]);
  });

  it('keeps document order, with what only one side has behind its neighbour', () => {
    const left = lines({ id: 'a', text: '1' }, { id: 'k', text: '2' }, { id: 'b', text: '3' });
    const right = lines(
      { id: 'r', text: '0' },
      { id: 'a', text: '1' },
      { id: 's', text: '2' },
      { id: 'b', text: '3' },
    );
    const order = align(left, right, never).pairs.map(({ block }) => block);
    expect(order).toEqual(['r', 'a', 's', 'k', 'b']);
  });

  it('finds nothing to say about the demo, whose languages agree', () => {
    const pair = demoPair(2);
    const { counts, shapes, proposals } = align(pair.kk, pair.ru, never);
    expect({ shapes, proposals }).toEqual({ shapes: [], proposals: [] });
    expect(counts).toMatchObject({ missing: 0, figures: 0, current: 0 });
    expect(counts.unconfirmed).toBe(243);
  });
});

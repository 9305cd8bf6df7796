/** Two texts without common ids: pairs are found, planted differences too, and ids are taken over. */
import fc from 'fast-check';
import { Fragment, type Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { schema } from '../../../../schema/document.ts';
import { indexBlocks } from '../../../../src/domain/text/bilingual/blocks.ts';
import { matchTranslations } from '../../../../src/domain/text/bilingual/match.ts';
import { pairTranslations } from '../../../../src/domain/text/bilingual/pair-translations.ts';
import { checkText, countingIds, idOf, normalise } from '../../../../src/domain/text/identity.ts';
import { blocksOf } from '../../../../src/domain/text/tree.ts';
import { docs, runs } from '../../../laws/texts.ts';
import { demoDoc } from './demo-pair.ts';

const kk = demoDoc(2, 'kk');
const ru = demoDoc(2, 'ru');
/** The demo's texts have one shape, so the blocks at one place are the true pairs. */
const truth = new Map(
  [...indexBlocks(kk).keys()].map((id, at) => [id, [...indexBlocks(ru).keys()][at] as string]),
);
const match = (doc: Node) => matchTranslations({ lang: 'kk', doc }, { lang: 'ru', doc: ru });

/** The doc with the blocks of one parent replaced; `''` is the doc itself. */
function rebuild(node: Node, parent: string, change: (blocks: Node[]) => Node[]): Node {
  if (node.isTextblock) return node;
  const head = node.type.name === 'section' ? [node.firstChild as Node] : [];
  const blocks = blocksOf(node).map((child) => rebuild(child, parent, change));
  const isIt = idOf(node) === parent && (parent !== '' || node.type.name === 'doc');
  return node.copy(Fragment.fromArray([...head, ...(isIt ? change(blocks) : blocks)]));
}
const parentOf = (id: string) => idOf(indexBlocks(kk).get(id)?.parent as Node);
/** The Kazakh block whose words begin so. */
function find(words: string): string {
  for (const [id, { node }] of indexBlocks(kk))
    if (node.isTextblock && node.textContent.startsWith(words)) return id;
  throw new Error(`no block begins with ${words}`);
}
/** The doc without eight of its blocks and with three of them elsewhere among their siblings. */
function plant(doc: Node, seed: number): Node {
  let planted = doc;
  for (let step = 0; step < 11; step++) {
    const many = [...indexBlocks(planted)].filter(
      ([, { node, parent }]) =>
        ['paragraph', 'list_item'].includes(node.type.name) && parent.childCount > 3,
    );
    const [id, { node, parent }] = many[
      (seed * 7919 + step * 104729) % many.length
    ] as (typeof many)[number];
    const place = (seed * 31 + step * 17) % (parent.childCount - 2);
    planted = rebuild(planted, idOf(parent), (blocks) => {
      const rest = without(id)(blocks);
      const sections = rest.findIndex(({ type }) => type.name === 'section');
      const at = Math.min(place, sections < 0 ? rest.length : sections);
      return step < 8 ? rest : [...rest.slice(0, at), node, ...rest.slice(at)];
    });
  }
  return planted;
}
const partnersOf = (doc: Node, id: string) =>
  match(doc)
    .filter((pair) => pair.a === id)
    .map(({ b }) => b);
const without = (id: string) => (blocks: Node[]) => blocks.filter((block) => idOf(block) !== id);

describe('matching two languages', () => {
  it.each([1, 2])(
    'pairs every block of demo concept %i with its translation, and is sure',
    (number) => {
      const [left, right] = [demoDoc(number, 'kk'), demoDoc(number, 'ru')];
      const expected = [...indexBlocks(right).keys()];
      const pairs = matchTranslations({ lang: 'kk', doc: left }, { lang: 'ru', doc: right });
      expect(pairs.map(({ a }) => a)).toEqual([...indexBlocks(left).keys()]);
      expect(pairs.map(({ b }) => b)).toEqual(expected);
      expect(Math.min(...pairs.map(({ confidence }) => confidence))).toBeGreaterThan(0.95);
    },
  );

  it('finds the same pairs whichever text comes first', () => {
    const turned = matchTranslations({ lang: 'ru', doc: ru }, { lang: 'kk', doc: kk });
    expect(turned.map(({ a, b }) => [b, a])).toEqual(match(kk).map(({ a, b }) => [a, b]));
  });

  it('leaves alone what only one language says', () => {
    const lost = find('Эстония парламенті');
    const shorter = rebuild(kk, parentOf(lost), without(lost));
    const alone = match(shorter).filter(({ a, b }) => a === null || b === null);
    expect(alone).toEqual([{ a: null, b: truth.get(lost), confidence: 0, because: [] }]);
    const words = schema.text(
      '2031 жылы 77 жаңа орталық ашылады деп күтіледі, олар ауылда болады.',
    );
    const extra = schema.node('paragraph', { id: 'extra' }, [words]);
    const longer = rebuild(kk, parentOf(lost), (blocks) => [
      ...blocks.slice(0, 3),
      extra,
      ...blocks.slice(3),
    ]);
    expect(match(longer).filter(({ a, b }) => a === null || b === null)).toMatchObject([
      { a: 'extra', b: null },
    ]);
  });

  it('follows a section that moved, with everything in it', () => {
    const [moved] = blocksOf(kk).filter(({ firstChild }) => firstChild?.textContent === 'Кіріспе');
    const id = idOf(moved as Node);
    const doc = rebuild(kk, '', (blocks) => [...without(id)(blocks), moved as Node]);
    const pairs = match(doc).filter(({ a, b }) => a !== null && truth.get(a) !== b);
    expect(pairs).toEqual([]);
    expect(match(doc).find(({ a }) => a === id)?.because).toContain('moved');
  });

  it('pairs both halves of a paragraph, and gives its id to the first', () => {
    const id = find('Үйлестіру кеңесі ҮЕҰ');
    const [first = '', second = ''] = (indexBlocks(kk).get(id)?.node.textContent ?? '').split(
      /(?<=\.) /,
    );
    const half = (text: string, own: string) =>
      schema.node('paragraph', { id: own }, [schema.text(text)]);
    const doc = rebuild(kk, parentOf(id), (blocks) =>
      blocks.flatMap((block) =>
        idOf(block) === id ? [half(first, id), half(second, 'half')] : [block],
      ),
    );
    expect([partnersOf(doc, id), partnersOf(doc, 'half')]).toEqual([
      [truth.get(id)],
      [truth.get(id)],
    ]);
    const paired = pairTranslations({ lang: 'kk', doc }, { lang: 'ru', doc: ru }, 0.8);
    checkText(paired);
    const ids = indexBlocks(paired);
    expect(ids.get(truth.get(id) as string)?.node.textContent).toBe(first);
    expect(ids.get('half')?.node.attrs.origin).toBe(truth.get(id));
    expect([...indexBlocks(ru).keys()].filter((one) => !ids.has(one))).toEqual([]);
  });

  it('learns words from sure pairs and by them finds an item that moved', () => {
    const id = idOf(indexBlocks(kk).get(find('Қаржымині –'))?.parent as Node);
    const list = parentOf(id);
    const doc = rebuild(kk, list, (blocks) => [
      ...without(id)(blocks),
      indexBlocks(kk).get(id)?.node as Node,
    ]);
    expect(partnersOf(doc, id)).toEqual([truth.get(id)]);
  });

  it('is right in 99 of 100 sure pairs, and finds 98, when blocks went and moved', () => {
    const counts = { right: 0, wrong: 0, all: 0 };
    for (let seed = 1; seed <= 6; seed++) {
      const doc = plant(kk, seed);
      counts.all += indexBlocks(doc).size;
      for (const { a, b, confidence } of match(doc))
        if (a !== null && b !== null && confidence >= 0.8)
          counts[truth.get(a) === b ? 'right' : 'wrong']++;
    }
    expect(counts.right / (counts.right + counts.wrong)).toBeGreaterThan(0.99);
    expect(counts.right / counts.all).toBeGreaterThan(0.98);
  });

  it('is sure of nothing between parts that do not say the same', () => {
    const parts = (doc: Node, from: number, to: number) =>
      doc.copy(Fragment.fromArray(doc.children.slice(from, to)));
    const half = kk.childCount >> 1;
    const pairs = matchTranslations(
      { lang: 'kk', doc: parts(kk, 0, half) },
      { lang: 'ru', doc: parts(ru, half, ru.childCount) },
    );
    expect(pairs.filter(({ confidence }) => confidence > 0.5)).toEqual([]);
  });

  it('keeps blocks of one id together, wherever they stand', () => {
    const line = (id: string, text: string) =>
      schema.node('paragraph', { id }, text ? [schema.text(text)] : []);
    const doc = (...lines: Node[]) => schema.node('doc', null, lines);
    const left = doc(line('p', 'Бір.'), line('q', 'Екі.'), line('e', ''));
    const right = doc(line('e', ''), line('q', 'Нечто 5 совсем иное'), line('p', 'Раз.'));
    const pairs = matchTranslations({ lang: 'kk', doc: left }, { lang: 'ru', doc: right });
    expect(pairs.map(({ a, b }) => [a, b])).toEqual([
      ['p', 'p'],
      ['q', 'q'],
      ['e', 'e'],
    ]);
  });

  it('finds its way in long lists by what is rare, and by order where nothing is', () => {
    const paragraphs = [...indexBlocks(kk).values()]
      .filter(({ node }) => node.type.name === 'paragraph' && node.textContent.length > 40)
      .map(({ node }) => node);
    const make = (prefix: string, lost: number, words: (at: number) => string) =>
      schema.node(
        'doc',
        null,
        Array.from({ length: 1500 }, (_, at) => at)
          .filter((at) => at % 97 !== lost)
          .map((at) =>
            schema.node('paragraph', { id: prefix + at }, [
              schema.text(words(at) + (at % 5 === 0 ? ` ${at}.` : '')),
            ]),
          ),
      );
    const own = (at: number) => paragraphs[(at * 31) % paragraphs.length] as Node;
    const left = make('k', 11, (at) => own(at).textContent);
    const right = make('r', 12, (at) => {
      const partner = truth.get(idOf(own(at))) as string;
      return indexBlocks(ru).get(partner)?.node.textContent ?? '';
    });
    const pairs = matchTranslations({ lang: 'kk', doc: left }, { lang: 'ru', doc: right }).filter(
      ({ a, b, confidence }) => a !== null && b !== null && confidence >= 0.8,
    );
    const correct = pairs.filter(({ a, b }) => a?.slice(1) === b?.slice(1)).length;
    expect(correct / pairs.length).toBeGreaterThan(0.99);
    expect(correct / 1469).toBeGreaterThan(0.97);
  });

  it('never pairs blocks of different kinds', () => {
    const doc = (type: 'measure' | 'paragraph', id: string) =>
      schema.node('doc', null, [schema.node(type, { id }, [schema.text('Ашу 2021')])]);
    const [left, right] = [doc('measure', 'a'), doc('paragraph', 'b')];
    const pairs = matchTranslations({ lang: 'kk', doc: left }, { lang: 'ru', doc: right });
    expect(pairs.map(({ a, b }) => [a, b])).toEqual([
      ['a', null],
      [null, 'b'],
    ]);
  });

  it('pairs every block at most once but for splits, within [0, 1], on any two texts', () =>
    fc.assert(
      fc.property(docs, docs, (left, right) => {
        const other = normalise(rename(right), countingIds('r'));
        const pairs = matchTranslations({ lang: 'kk', doc: left }, { lang: 'ru', doc: other });
        expect(new Set(pairs.flatMap(({ a }) => a ?? []))).toEqual(
          new Set(indexBlocks(left).keys()),
        );
        expect(new Set(pairs.flatMap(({ b }) => b ?? []))).toEqual(
          new Set(indexBlocks(other).keys()),
        );
        const first = pairs.filter(({ because }) => !because.includes('split'));
        for (const side of ['a', 'b'] as const) {
          const ids = first.flatMap((pair) => pair[side] ?? []);
          expect(new Set(ids).size).toBe(ids.length);
        }
        for (const { confidence } of pairs) {
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
        }
        const paired = pairTranslations({ lang: 'kk', doc: left }, { lang: 'ru', doc: other }, 0.5);
        checkText(paired);
        expect(paired.textContent).toBe(left.textContent);
      }),
      { numRuns: runs(100, 2000) },
    ));
});

/** The doc without ids. */
function rename(node: Node): Node {
  if (node.isText || node.isLeaf) return node;
  const attrs = 'id' in node.attrs ? { ...node.attrs, id: null } : node.attrs;
  return node.type.create(attrs, Fragment.fromArray(node.content.content.map(rename)));
}

/** Which amendments get in each other's way. */
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { collide, collisionsOf } from '../../../src/domain/amendment/collide.ts';
import {
  cell,
  doc,
  indicator,
  type Json,
  li,
  p,
  row,
  section,
  sentence,
  table,
  ul,
} from '../text/merge-builders.ts';

/** The map of these proposals, numbered from 1. */
const mapOf = (base: Node, ...proposed: Node[]) =>
  collide(
    base,
    proposed.map((one, at) => ({ number: at + 1, proposed: one })),
  );
const kindsOf = (base: Node, ...proposed: Node[]) =>
  mapOf(base, ...proposed).pairs.map(({ kind, amendments }) => [kind, ...amendments]);
const line = (text: string) => doc(p('a', text), p('z', 'Конец.'));
const word = (text: string) => line(sentence.replace('развитие', text));

describe('collisions of amendments', () => {
  it('has none between changes of different words, blocks and attributes', () => {
    const base = doc(p('a', sentence), indicator({}), p('z', 'Конец.'));
    const none = mapOf(
      base,
      doc(p('a', sentence.replace('развитие', 'рост')), indicator({}), p('z', 'Конец.')),
      doc(p('a', sentence.replace('стране', 'регионах')), indicator({}), p('z', 'Конец.')),
      doc(p('a', sentence), indicator({ unit: 'ед.' }), p('z', 'Конец.')),
      doc(p('a', sentence), indicator({ responsible: 'МИОР' }), p('z', 'Конец.')),
      doc(p('a', sentence), indicator({}), p('n', 'Новое.'), p('z', 'Конец.')),
    );
    expect(none).toEqual({ pairs: [], groups: [] });
  });

  it('tells a word put into a line that another changes at every turn', () => {
    const words =
      'один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать'.split(
        ' ',
      );
    const throughout = words.map((one, at) => (at % 2 === 0 && at > 1 ? `${one} опять` : one));
    const base = line(words.join(' '));
    const put = line(['один', 'ещё', ...words.slice(1)].join(' '));
    expect(kindsOf(base, put, line(throughout.join(' ')))).toEqual([['same-words', 1, 2]]);
    expect(
      kindsOf(base, put, line(throughout.slice(0, 5).concat(words.slice(5)).join(' '))),
    ).toEqual([]);
  });

  it('tells the same words, with what each would have there, and groups who shares them', () => {
    const { pairs, groups } = mapOf(word('развитие'), word('рост'), word('участие'), word('труд'));
    expect(pairs.map(({ kind, amendments }) => [kind, ...amendments])).toEqual([
      ['same-words', 1, 2],
      ['same-words', 1, 3],
      ['same-words', 2, 3],
    ]);
    expect(pairs[0]).toMatchObject({
      blocks: ['a'],
      conflicts: [
        { base: { text: 'развитие' }, ours: { text: 'рост' }, theirs: { text: 'участие' } },
      ],
    });
    expect(groups).toEqual([{ kind: 'same-words', amendments: [1, 2, 3] }]);
  });

  it('tells deletions that overlap, though both can be adopted', () => {
    const [pair] = mapOf(
      line('раз два три четыре пять шесть'),
      line('раз четыре пять шесть'),
      line('раз два пять шесть'),
    ).pairs;
    expect(pair).toMatchObject({ kind: 'same-words', conflicts: [] });
  });

  it('tells who excludes whom', () => {
    const list = (...ids: string[]) => doc(...ids.map((id) => p(id, `Абзац ${id}.`)));
    expect(
      kindsOf(
        list('a', 'b', 'c', 'd'),
        list('b', 'a', 'c', 'd'),
        list('b', 'c', 'd', 'a'),
        list('a', 'b', 'c', 'd', 'n'),
      ),
    ).toEqual([['exclusive', 1, 2]]);
  });

  it('tells which one contains the other, whichever comes first', () => {
    const small = word('рост');
    const great = doc(p('a', sentence.replace('развитие', 'рост')), p('z', 'Конец документа.'));
    expect(kindsOf(word('развитие'), small, great)).toEqual([['contains', 2, 1]]);
    expect(kindsOf(word('развитие'), great, small)).toEqual([['contains', 1, 2]]);
    const [one, two, three] = [p('a', 'Один.'), p('b', 'Два.'), p('c', 'Три.')];
    expect(kindsOf(doc(one, two, three), doc(three), doc(two, three))).toEqual([
      ['contains', 1, 2],
    ]);
  });

  it('tells what a deletion makes moot, and all that becomes moot together', () => {
    const s = (x: string, y: string) => section('s', 'Глава', p('x', x), p('y', y));
    const end = section('e', 'Хвост', p('k', 'Конец.'));
    const { pairs, groups } = mapOf(
      doc(s('Первый абзац.', 'Второй абзац.'), end),
      doc(s('Первый абзац.', 'Иной абзац.'), end),
      doc(end),
      doc(s('Новый абзац.', 'Второй абзац.'), end),
    );
    expect(pairs.map(({ kind, amendments }) => [kind, ...amendments])).toEqual([
      ['makes-moot', 2, 1],
      ['makes-moot', 2, 3],
    ]);
    expect(pairs[0]?.conflicts[0]).toMatchObject({ ours: null });
    expect(groups).toEqual([{ kind: 'moot-together', amendments: [1, 3], by: 2 }]);
  });

  it('puts equal amendments together, and looks at one of them only', () => {
    const added = (id: string) => doc(p('a', sentence), p(id, 'Новый абзац.'), p('z', 'Конец.'));
    const base = doc(p('a', sentence), p('z', 'Конец.'));
    const map = mapOf(base, word('рост'), added('n'), word('участие'), added('m'), word('рост'));
    expect(map.groups).toEqual([
      { kind: 'identical', amendments: [1, 5] },
      { kind: 'identical', amendments: [2, 4] },
      { kind: 'same-words', amendments: [1, 3] },
    ]);
    expect(collisionsOf(map, 5)).toEqual(collisionsOf(map, 1));
    expect(collisionsOf(map, 5)).toHaveLength(1);
    expect(collisionsOf(map, 4)).toEqual([]);
  });

  it('finds those that meet in no block: stretches exchanged around a moved block', () => {
    // The second half is shorter, so it is said to have moved, and not what the other moves.
    const words = (id: string) => (id < 'e' ? `Длинный абзац ${id}, и ещё слова.` : id);
    const list = (order: string) => doc(...[...order].map((id) => p(id, words(id))));
    expect(kindsOf(list('abcdefgh'), list('efghabcd'), list('acbdefgh'))).toEqual([
      ['exclusive', 1, 2],
    ]);
  });

  it('finds those that meet in no block: sections put into each other', () => {
    const [a, b] = [
      (...more: Json[]) => section('a', 'Первый', p('x', 'Текст.'), ...more),
      (...more: Json[]) => section('b', 'Второй', p('y', 'Ещё.'), ...more),
    ];
    expect(kindsOf(doc(a(), b()), doc(b(a())), doc(a(b())))).toEqual([['exclusive', 1, 2]]);
  });

  it('finds those that meet in no block: a row with words in a column that goes', () => {
    const grid = (...rows: string[][]) =>
      doc(table('t', ...rows.map((own) => row(`r${own[0]}`, ...own.map((id) => cell(id, id))))));
    const rows = [
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
    ];
    const narrow = grid(...rows.map(([first]) => [first as string]));
    expect(kindsOf(grid(...rows), grid(...rows, ['g', 'h']), narrow)).toEqual([
      ['exclusive', 1, 2],
    ]);
  });

  it('finds those that meet in no block: a new kind where only another may come first', () => {
    const item = (...content: Json[]) => doc(ul('l', li('i', ...content)));
    const [first, inner] = [p('a', 'Один.'), ul('m', li('j', p('b', 'Два.')))];
    const retyped = {
      type: 'measure',
      attrs: { id: 'c' },
      content: [{ type: 'text', text: 'Три.' }],
    };
    expect(
      kindsOf(
        item(first, inner, p('c', 'Три.')),
        item(p('c', 'Три.')),
        item(first, inner, retyped),
      ),
    ).toEqual([['exclusive', 1, 2]]);
  });

  it('does not depend on the order they are given in', () => {
    const base = word('развитие');
    const all = ['рост', 'участие', 'рост', 'труд'].map((text, at) => ({
      number: at + 1,
      proposed: word(text),
    }));
    expect(collide(base, [...all].reverse())).toEqual(collide(base, all));
  });
});

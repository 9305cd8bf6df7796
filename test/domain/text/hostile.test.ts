/** Texts made to hurt: each must be compared and merged in bounded time, and exactly. */
import { Fragment, type Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { schema } from '../../../schema/document.ts';
import { align } from '../../../src/domain/text/align.ts';
import { apply } from '../../../src/domain/text/apply.ts';
import { diff } from '../../../src/domain/text/diff.ts';
import { checkText, countingIds, normalise, parseText } from '../../../src/domain/text/identity.ts';
import { merge } from '../../../src/domain/text/merge.ts';

/** Generous for a slow shared machine; quadratic behaviour misses it by far. */
const budgetMs = 10_000;

type Json = Record<string, unknown>;
const p = (text: string): Json => ({
  type: 'paragraph',
  content: text ? [{ type: 'text', text }] : [],
});
const doc = (content: Json[], prefix = 'b'): Node =>
  normalise(parseText({ type: 'doc', content }), countingIds(prefix));
const words = (count: number, say: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => say(index)).join(' ');

function survives(base: Node, other: Node): void {
  const start = performance.now();
  const next = align(other, base, countingIds('n'));
  checkText(next);
  const found = diff(base, next);
  expect(apply(base, found).eq(next)).toBe(true);
  const third = normalise(
    base.copy(Fragment.from([...base.content.content, schema.nodes.paragraph.create()])),
    countingIds('t'),
  );
  const first = base.child(0).isTextblock ? reword(third) : third;
  checkText(merge(base, next, first).doc);
  expect(performance.now() - start).toBeLessThan(budgetMs);
}

/** The doc with a word more in its first paragraph. */
function reword(whole: Node): Node {
  const [first, ...rest] = whole.content.content as [Node, ...Node[]];
  const longer = first.copy(first.content.append(Fragment.from(schema.text(' ещё'))));
  return whole.copy(Fragment.from([longer, ...rest]));
}

describe('hostile texts', () => {
  it('one paragraph of a million characters', () => {
    const long = (say: (index: number) => string) => doc([p(words(120_000, say))]);
    survives(
      long((index) => `слово${index % 997}`),
      long((index) => (index % 1000 === 7 ? 'иное' : `слово${index % 997}`)),
    );
  });

  it('one long paragraph in which every word changed', () => {
    survives(
      doc([p(words(30_000, (index) => `a${index % 501}`))]),
      doc([p(words(30_000, (index) => `a${(index * 7919) % 501}`))]),
    );
  });

  it('fifty thousand equal paragraphs, some of them gone', () => {
    const equal = (count: number) => doc(Array.from({ length: count }, () => p('(Утратил силу)')));
    survives(equal(50_000), equal(49_000));
  });

  it('everything changed', () => {
    const all = (prefix: string) =>
      doc(
        Array.from({ length: 3_000 }, (_, at) =>
          p(words(12, (index) => `${prefix}${at}x${index}`)),
        ),
      );
    survives(all('a'), all('b'));
  });

  it('a table of two thousand columns with one inserted', () => {
    const table = (columns: number, at = -1) =>
      doc([
        {
          type: 'table',
          content: Array.from({ length: 4 }, (_, row) => ({
            type: 'table_row',
            content: Array.from({ length: columns }, (__, column) => ({
              type: 'table_cell',
              content: [
                p(
                  column === at
                    ? 'новый'
                    : `${row}:${at >= 0 && column > at ? column - 1 : column}`,
                ),
              ],
            })),
          })),
        },
      ]);
    const [base, wider] = [table(1_999), table(2_000, 1_000)];
    survives(base, wider);
    const next = align(wider, base, countingIds('n'));
    expect(diff(base, next).changes.map(({ kind }) => kind)).toEqual(['column-insert']);
  });

  it('scripts from right to left, combining marks and emoji', () => {
    const strange = [
      'مرحبا بالعالم ١٢٣',
      'e\u0301'.repeat(2_000),
      `x${'\u0300'.repeat(5_000)}`,
      '👨‍👩‍👧‍👦👍🏽🇰🇿'.repeat(500),
      '\u202eреверс\u202c текст',
      'ы'.repeat(100_000),
    ];
    survives(doc(strange.map(p)), doc(strange.map((text) => p(`${text} конец`))));
  });

  it('paragraphs in reverse order', () => {
    const order = (at: (index: number) => number) =>
      doc(Array.from({ length: 5_000 }, (_, index) => p(`Пункт номер ${at(index)} о развитии`)));
    survives(
      order((index) => index),
      order((index) => 4_999 - index),
    );
  });
});

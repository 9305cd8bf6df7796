/**
 * Texts made to hurt, one per run: the text named in the worker's data is aligned, compared, applied
 * and merged, and what came out is checked. It posts the kinds of changes found, and throws when a
 * result is wrong; time and memory are watched from outside.
 */
import assert from 'node:assert/strict';
import { Fragment, type Node } from 'prosemirror-model';
import { schema } from '../../../schema/document.ts';
import { align } from '../../../src/domain/text/align.ts';
import { apply } from '../../../src/domain/text/apply.ts';
import { diff } from '../../../src/domain/text/diff.ts';
import { checkText, countingIds, normalise, parseText } from '../../../src/domain/text/identity.ts';
import { merge } from '../../../src/domain/text/merge.ts';
import { serveWork } from '../../bench/text/limited.ts';

type Json = Record<string, unknown>;
const p = (text: string): Json => ({
  type: 'paragraph',
  content: text ? [{ type: 'text', text }] : [],
});
const code = (text: string): Json => ({ type: 'preformatted', content: [{ type: 'text', text }] });
const doc = (content: Json[], prefix = 'b'): Node =>
  normalise(parseText({ type: 'doc', content }), countingIds(prefix));
const words = (count: number, say: (index: number) => string, between = ' '): string =>
  Array.from({ length: count }, (_, index) => say(index)).join(between);

type Pair = readonly [base: Node, other: Node];
const pair = (make: (isOther: boolean) => Json[]): Pair => [doc(make(false)), doc(make(true))];
const line = (make: (isOther: boolean) => string): Pair => pair((isOther) => [p(make(isOther))]);

/** A million UTF-16 units in one paragraph; every thousandth word becomes another. */
const longLine = (say: (index: number) => string): Pair => {
  const count = Math.floor(1_000_000 / (say(995).length + 1));
  return line((isOther) => words(count, (at) => (isOther && at % 1000 === 7 ? 'иное' : say(at))));
};

function table(columns: number, fresh = -1): Node {
  const text = (row: number, column: number) =>
    column === fresh ? 'новый' : `${row}:${fresh >= 0 && column > fresh ? column - 1 : column}`;
  const cell = (row: number, column: number) => ({
    type: 'table_cell',
    content: [p(text(row, column))],
  });
  const row = (at: number) => ({
    type: 'table_row',
    content: Array.from({ length: columns }, (_, column) => cell(at, column)),
  });
  return doc([{ type: 'table', content: [0, 1, 2, 3].map(row) }]);
}

/** A paragraph, and the same as so many of eight words each. */
const cutInto = (count: number) => (isOther: boolean) => {
  const parts = Array.from({ length: count }, (_, part) =>
    words(8, (at) => `слово${part * 8 + at}`),
  );
  return (isOther ? parts : [parts.join(' ')]).map(p);
};

const strange = [
  'e\u0301'.repeat(2_000),
  `x${'\u0300'.repeat(5_000)}`,
  '\u202eреверс\u202c текст',
  'ы'.repeat(100_000),
];

const cases: Readonly<Record<string, () => Pair>> = {
  'one paragraph of a million characters': () => longLine((at) => `слово${at % 997}`),
  'one long paragraph in which every word changed': () =>
    line((isOther) => words(30_000, (at) => `a${(isOther ? at * 7919 : at) % 501}`)),
  'one long line of code in which every other word changed': () =>
    pair((isOther) => [
      code(words(60_000, (at) => (isOther && at % 2 ? `b${at}` : `a${at % 501}`), ';')),
    ]),
  'fifty thousand equal paragraphs, some of them gone': () =>
    pair((isOther) => Array.from({ length: isOther ? 49_000 : 50_000 }, () => p('(Утратил силу)'))),
  'everything changed': () =>
    pair((isOther) =>
      Array.from({ length: 3_000 }, (_, at) => p(words(12, (index) => `${isOther}${at}x${index}`))),
    ),
  'a table of two thousand columns with one inserted': () => [table(1_999), table(2_000, 1_000)],
  'script from right to left, a million characters': () => longLine((at) => `مرحبا${at % 10}`),
  'combining marks, a million characters': () => longLine((at) => `е\u0301\u0323л${at % 10}`),
  'emoji sequences, a million characters': () =>
    longLine((at) => (at % 2 ? '👨‍👩‍👧‍👦👍🏽' : '🇰🇿👍🏽👍🏽👍🏽👍🏽')),
  'nothing but punctuation': () =>
    line((isOther) =>
      words(200_000, (at) => (isOther && at % 3 === 0 ? '…' : ('.,;'[at % 3] ?? '')), ''),
    ),
  'words and marks without end': () =>
    pair((isOther) => strange.map((text) => p(isOther ? `${text} конец` : text))),
  'paragraphs in reverse order': () =>
    pair((isOther) =>
      Array.from({ length: 5_000 }, (_, at) =>
        p(`Пункт номер ${isOther ? 4_999 - at : at} о развитии`),
      ),
    ),
  'one paragraph cut into ten thousand': () => pair(cutInto(10_000)),
  'ten thousand paragraphs made one': () => {
    const [whole, parts] = pair(cutInto(10_000));
    return [parts, whole];
  },
};

/** Names of all texts, to be asked for one by one. */
export const hostileTexts: readonly string[] = Object.keys(cases);

function survive([base, other]: Pair): readonly string[] {
  const next = align(other, base, countingIds('n'));
  checkText(next);
  const found = diff(base, next);
  assert.ok(apply(base, found).eq(next), 'the diff applied gives the newer text');
  const longer = base.copy(
    Fragment.from([...base.content.content, schema.nodes.paragraph.create()]),
  );
  const third = normalise(longer, countingIds('t'));
  checkText(merge(base, next, base.child(0).isTextblock ? reword(third) : third).doc);
  return [...new Set(found.changes.map(({ kind }) => kind))];
}

/** The doc with a word more in its first paragraph. */
function reword(whole: Node): Node {
  const [first, ...rest] = whole.content.content as [Node, ...Node[]];
  const longer = first.copy(first.content.append(Fragment.from(schema.text(' ещё'))));
  return whole.copy(Fragment.from([longer, ...rest]));
}

serveWork<string, readonly string[]>(import.meta.url, (name, post) => {
  const make = cases[name];
  if (make) post(survive(make()));
});

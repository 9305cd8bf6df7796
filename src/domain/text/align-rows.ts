/**
 * Matches lists of rows like paragraphs: equal ones in order, then similar ones in the gaps, then
 * those that moved. Words that stand in most rows do not make two alike.
 */
import { contentPrint, type Leaf, type LeafOptions, matchLeaves } from './align-leaves.ts';
import type { Item } from './outline.ts';
import { lowerWordsOf } from './word-bags.ts';

/** A row of the second list and the row of the first that it is. */
export type RowPair = readonly [Item, Item];

/** Rows of two tables that are one. */
export const matchRows = (a: readonly Item[], b: readonly Item[]): readonly RowPair[] =>
  pairRows(a, b, { byPlace: 'likely', ignored: commonWords([...a, ...b]) });

function pairRows(
  a: readonly Item[],
  b: readonly Item[],
  options: LeafOptions,
): readonly RowPair[] {
  const leaf = ({ node }: Item): Leaf => ({ node, kind: 'row' });
  const match = matchLeaves(a.map(leaf), b.map(leaf), options);
  return b.flatMap((row, j): readonly RowPair[] => {
    const partner = a[match[j] as number];
    return partner ? [[row, partner]] : [];
  });
}

/** Fewer rows may share their words by chance. */
const rowsMin = 8;

/** Words that stand in more than half of the rows: they say nothing of which row it is. */
function commonWords(rows: readonly Item[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  if (rows.length < rowsMin) return new Set();
  for (const { node } of rows)
    for (const word of new Set(lowerWordsOf(node))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Set([...counts.keys()].filter((word) => (counts.get(word) ?? 0) * 2 > rows.length));
}

/** Shorter rows may well be meant to stand in two tables. */
const charactersMin = 12;

/** Rows that stand once on each side with the same content: they are each other wherever they stand. */
export function findSoleRows(a: readonly Item[], b: readonly Item[]): readonly RowPair[] {
  const left = soleByPrint(a);
  return [...soleByPrint(b)].flatMap(([print, row]): readonly RowPair[] => {
    const partner = left.get(print);
    const isTelling = row && row.node.textContent.length >= charactersMin;
    return partner && isTelling ? [[row, partner]] : [];
  });
}

/** Rows by content; null for content that stands in several. */
function soleByPrint(rows: readonly Item[]): ReadonlyMap<number, Item | null> {
  const found = new Map<number, Item | null>();
  for (const row of rows) {
    const print = contentPrint(row.node);
    found.set(print, found.has(print) ? null : row);
  }
  return found;
}

/**
 * Rows of `b` not in `known` that are like a row of `a` not in it, and perhaps of another table. Equal
 * ones that stand more than once belong to their tables.
 */
export function findMovedRows(
  a: readonly Item[],
  b: readonly Item[],
  known: ReadonlySet<Item>,
): readonly RowPair[] {
  const isSpare = (row: Item) => !known.has(row);
  const [left, right] = [a.filter(isSpare), b.filter(isSpare)];
  if (left.length === 0 || right.length === 0) return [];
  const prints = new Set(left.map(({ node }) => contentPrint(node)));
  const both = new Set(
    right.map(({ node }) => contentPrint(node)).filter((one) => prints.has(one)),
  );
  const others = (rows: readonly Item[]) =>
    rows.filter(({ node }) => !both.has(contentPrint(node)));
  return pairRows(others(left), others(right), {
    byPlace: 'never',
    ignored: commonWords([...a, ...b]),
  });
}

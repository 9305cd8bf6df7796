/**
 * Matches lists of rows like paragraphs: equal ones in order, then similar ones in the gaps, then
 * those that moved. Words that stand in most rows do not make two alike.
 *
 * Most tables have a column that names their rows: the first whose cells differ from each other and
 * are no mere numbers. Rows of two tables that are one are the same where they have the same name
 * and no other has it, whatever else they hold.
 */
import { contentPrint, type Leaf, matchLeaves } from './align-leaves.ts';
import { nameColumnsMax } from './columns.ts';
import type { Item } from './outline.ts';
import { lowerWordsOf } from './word-bags.ts';

/** A row of the second list and the row of the first that it is. */
export type RowPair = readonly [Item, Item];

/** Rows of two tables that are one. */
export function matchRows(a: readonly Item[], b: readonly Item[]): readonly RowPair[] {
  const [left, right] = [nameRows(a), nameRows(b)];
  const leavesOf = (rows: readonly Item[], { column }: Names) =>
    rows.map((row): Leaf => {
      const name = row.items[column]?.node;
      const print = name ? contentPrint(name) : 0;
      const isName = name && left.cells.get(print) && right.cells.get(print);
      return isName ? { node: name, kind: `row ${print}` } : leafOf(row);
    });
  const match = matchLeaves(leavesOf(a, left), leavesOf(b, right), {
    byPlace: 'likely',
    ignored: commonWords([...a, ...b]),
  });
  return pairsOf(a, b, match);
}

const leafOf = ({ node }: Item): Leaf => ({ node, kind: 'row' });

const pairsOf = (a: readonly Item[], b: readonly Item[], match: Int32Array): readonly RowPair[] =>
  b.flatMap((row, j): readonly RowPair[] => {
    const partner = a[match[j] as number];
    return partner ? [[row, partner]] : [];
  });

/** The column that names rows, and its cells by content; null for content that stands in several. */
interface Names {
  readonly column: number;
  readonly cells: ReadonlyMap<number, Item | null>;
}

/** A year may name a row; a shorter number counts rows. */
const isName = ({ node }: Item): boolean => /\p{L}|\d{4}/u.test(node.textContent);

/** The first column in which two of three rows have a name of their own; else no cells. */
function nameRows(rows: readonly Item[]): Names {
  for (let column = 0; column < nameColumnsMax; column++) {
    const cells = soleByPrint(rows.flatMap(({ items }) => items[column] ?? []).filter(isName));
    const count = [...cells.values()].filter((cell) => cell !== null).length;
    if (count * 3 >= rows.length * 2) return { column, cells };
  }
  return { column: 0, cells: new Map() };
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

/** Rows or cells by content; null for content that stands in several. */
function soleByPrint(items: readonly Item[]): ReadonlyMap<number, Item | null> {
  const found = new Map<number, Item | null>();
  for (const item of items) {
    const print = contentPrint(item.node);
    found.set(print, found.has(print) ? null : item);
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
  const [x, y] = [others(left), others(right)];
  const match = matchLeaves(x.map(leafOf), y.map(leafOf), {
    byPlace: 'never',
    ignored: commonWords([...a, ...b]),
  });
  return pairsOf(x, y, match);
}

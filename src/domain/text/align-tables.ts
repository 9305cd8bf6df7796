/**
 * Matches rows and cells of two tables that are known to be the same table. It looks at text, never
 * at ids; what the cells hold is matched by the caller.
 *
 * Rows are matched like paragraphs: equal ones in order, then similar ones in the gaps, then those
 * that moved; words that stand in most rows do not make two alike. In each matched row equal cells vote for a pair of columns; columns are matched by
 * their votes, the most first, and columns without votes by place between matched ones. A cell's
 * partner is then the one in the partner column of the partner row.
 */
import type { Node } from 'prosemirror-model';
import { contentPrint, type Leaf, matchLeaves } from './align-leaves.ts';
import type { Item } from './outline.ts';
import { lowerWordsOf } from './word-bags.ts';

/** Pairs of rows, then of cells, of the tables `a` and `b`: first the item of `b`. */
export function matchTables(a: Item, b: Item): (readonly [Item, Item])[] {
  const rows = matchRows(a.items, b.items);
  const columns = matchColumns(rows);
  const cells = rows.flatMap(([rowB, rowA]) =>
    rowB.items.flatMap((cell, column): (readonly [Item, Item])[] => {
      const partner = rowA.items[columns.get(column) ?? -1];
      return partner ? [[cell, partner]] : [];
    }),
  );
  return [...rows, ...cells];
}

function matchRows(a: readonly Item[], b: readonly Item[]): (readonly [Item, Item])[] {
  const leaf = ({ node }: Item): Leaf => ({ node, kind: 'row' });
  const ignored = commonWords([...a, ...b].map(({ node }) => node));
  const match = matchLeaves(a.map(leaf), b.map(leaf), { byPlace: 'likely', ignored });
  const rows: (readonly [Item, Item])[] = [];
  match.forEach((i, j) => {
    if (i >= 0) rows.push([b[j] as Item, a[i] as Item]);
  });
  return rows;
}

/** Fewer rows may share their words by chance. */
const rowsMin = 8;

/** Words that stand in more than half of the rows: they say nothing of which row it is. */
function commonWords(rows: readonly Node[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  if (rows.length < rowsMin) return new Set();
  for (const row of rows)
    for (const word of new Set(lowerWordsOf(row))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Set([...counts.keys()].filter((word) => (counts.get(word) ?? 0) * 2 > rows.length));
}

/** Column of `b` → column of `a`, by index of the cell in its row. */
function matchColumns(rows: readonly (readonly [Item, Item])[]): Map<number, number> {
  const votes = new Map<string, { i: number; j: number; count: number }>();
  for (const [rowB, rowA] of rows) countVotes(rowA.items, rowB.items, votes);
  const sorted = [...votes.values()].sort(
    (x, y) => y.count - x.count || Math.abs(x.i - x.j) - Math.abs(y.i - y.j) || x.j - y.j,
  );
  const columns = new Map<number, number>();
  const taken = new Set<number>();
  const pair = (i: number, j: number) => {
    if (columns.has(j) || taken.has(i)) return;
    columns.set(j, i);
    taken.add(i);
  };
  for (const { i, j } of sorted) pair(i, j);
  const widest = (side: 0 | 1) =>
    rows.reduce((most, row) => Math.max(most, row[side].items.length), 0);
  const spare = (width: number, is: (column: number) => boolean) =>
    Array.from({ length: width }, (_, column) => column).filter((column) => !is(column));
  const left = spare(widest(1), (column) => taken.has(column));
  const right = spare(widest(0), (column) => columns.has(column));
  if (left.length === right.length)
    for (const [at, j] of right.entries()) pair(left[at] as number, j);
  return columns;
}

/** Cells equal in both rows vote; a text found in several cells of a row says nothing. */
function countVotes(
  a: readonly Item[],
  b: readonly Item[],
  votes: Map<string, { i: number; j: number; count: number }>,
): void {
  const soleIn = (cells: readonly Item[]) => {
    const columns = new Map<number, number>();
    cells.forEach(({ node }, column) => {
      const print = contentPrint(node.type.create(null, node.content));
      columns.set(print, columns.has(print) ? -1 : column);
    });
    return columns;
  };
  const left = soleIn(a);
  for (const [print, j] of soleIn(b)) {
    const i = left.get(print) ?? -1;
    if (i < 0 || j < 0) continue;
    const vote = votes.get(`${i} ${j}`) ?? { i, j, count: 0 };
    vote.count++;
    votes.set(`${i} ${j}`, vote);
  }
}

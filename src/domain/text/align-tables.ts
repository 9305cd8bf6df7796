/**
 * Matches rows and cells of tables. It looks at text, never at ids; what the cells hold is matched by
 * the caller.
 *
 * In two tables that are the same rows are matched like paragraphs (`align-rows.ts`). A row may also
 * have moved to another table, as when a long table is broken elsewhere: rows that stand once on each
 * side with the same content are each other, and nothing else in their tables is; rows that no table
 * has kept are compared by their words at last.
 *
 * In matched rows of two tables equal cells vote for a pair of columns; columns are matched by
 * their votes, the most first, and columns without votes by place between matched ones. A cell's
 * partner is then the one in the partner column of the partner row.
 */
import { contentPrint } from './align-leaves.ts';
import { findMovedRows, findSoleRows, matchRows, type RowPair } from './align-rows.ts';
import type { Item } from './outline.ts';

/**
 * Pairs of rows, then of cells, of the tables `a` and `b`: first the item of `b`. `same` are pairs of
 * tables that are one, first that of `b`.
 */
export function matchTables(
  a: readonly Item[],
  b: readonly Item[],
  same: readonly (readonly [Item, Item])[],
): readonly (readonly [Item, Item])[] {
  const rows = findRows(a, b, same);
  const cells = [...Map.groupBy(rows, ([row]) => row.parent).values()].flatMap((own) =>
    [...Map.groupBy(own, ([, row]) => row.parent).values()].flatMap(pairCells),
  );
  return [...rows, ...cells];
}

function findRows(
  a: readonly Item[],
  b: readonly Item[],
  same: readonly (readonly [Item, Item])[],
): readonly RowPair[] {
  const rowsOf = (tables: readonly Item[]) => tables.flatMap(({ items }) => items);
  const [left, right] = [rowsOf(a), rowsOf(b)];
  const sole = findSoleRows(left, right);
  const homes = new Map(
    sole.flatMap(([y, x]) => [
      [x, y.parent],
      [y, x.parent],
    ]),
  );
  const partnerOf = new Map(same);
  const mayBeIn = (table: Item) => (row: Item) => (homes.get(row) ?? table) === table;
  const stayed = same.flatMap(([y, x]) =>
    matchRows(x.items.filter(mayBeIn(y)), y.items.filter(mayBeIn(x))),
  );
  const known = new Set(stayed.flat());
  const moved = sole.filter(([row]) => !known.has(row));
  for (const row of moved.flat()) known.add(row);
  // Rows of tables that are one were compared there, and are others.
  const areApart = ([y, x]: RowPair) => partnerOf.get(y.parent as Item) !== x.parent;
  return [...stayed, ...moved, ...findMovedRows(left, right, known).filter(areApart)];
}

/** Cells of rows in two tables whose rows are matched. */
function pairCells(rows: readonly RowPair[]): readonly (readonly [Item, Item])[] {
  const columns = matchColumns(rows);
  return rows.flatMap(([rowB, rowA]) =>
    rowB.items.flatMap((cell, column): (readonly [Item, Item])[] => {
      const partner = rowA.items[columns.get(column) ?? -1];
      return partner ? [[cell, partner]] : [];
    }),
  );
}

/** Column of `b` → column of `a`, by index of the cell in its row. */
function matchColumns(rows: readonly RowPair[]): Map<number, number> {
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
      const print = contentPrint(node);
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

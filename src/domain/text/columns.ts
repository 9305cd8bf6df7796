/**
 * Table columns. A doc stores tables row by row, so a column that came, went or moved is one cell
 * in each row; here those cells are found to be one column. It only groups what `compare` found.
 */
import type { Node } from 'prosemirror-model';
import type { Comparison, Entry } from './compare.ts';
import { idOf } from './identity.ts';
import { blockAt, blocksOf } from './tree.ts';

/** Cells that came, went or moved as one column of `table`; `column` counts from 0. */
export interface Column {
  readonly table: string;
  readonly column: number;
  readonly cells: readonly string[];
}

/** The columns among the facts of a comparison. A cell in none of them changed by itself. */
export interface Columns {
  readonly inserted: readonly Column[];
  readonly deleted: readonly Column[];
  readonly moved: readonly Column[];
}

/** A row's name stands in one of so many columns; what is further right is what its table says of it. */
export const nameColumnsMax = 3;

export const isCell = (node: Node): boolean =>
  node.type.name === 'table_cell' || node.type.name === 'table_header';

/** Groups inserted, deleted and moved cells of rows that stayed into columns. */
export function findColumns(comparison: Comparison): Columns {
  const { before, after, inserted, deleted, moved } = comparison;
  const stays = (row: Node) => !inserted.has(idOf(row)) && !deleted.has(idOf(row));
  const fromOf = (id: string) => columnKey(before.get(id) as Entry, before);
  // A block may have been no cell before: whoever writes a text may give any of its blocks an old id.
  const wereCells = [...moved].filter((id) => isCell((before.get(id) as Entry).node));
  return {
    inserted: group(inserted, after, stays, () => ''),
    deleted: group(deleted, before, stays, () => ''),
    moved: group(wereCells, after, stays, fromOf),
  };
}

function columnKey(entry: Entry, entries: ReadonlyMap<string, Entry>): string {
  const table = entries.get(idOf(entry.parent))?.parent;
  return table ? String(gridOf(table)?.columns.get(idOf(entry.node))) : '';
}

/** Cells of one column and one `key`, if they fill it in every row that stayed. */
function group(
  ids: Iterable<string>,
  entries: ReadonlyMap<string, Entry>,
  stays: (row: Node) => boolean,
  keyOf: (id: string) => string,
): Column[] {
  const groups = new Map<string, { table: Node; column: number; cells: Map<string, string> }>();
  for (const id of ids) {
    const entry = entries.get(id) as Entry;
    if (!isCell(entry.node) || !stays(entry.parent)) continue;
    const table = entries.get(idOf(entry.parent))?.parent;
    const column = table && gridOf(table)?.columns.get(id);
    if (!table || column === undefined) continue;
    const key = `${idOf(table)} ${column} ${keyOf(id)}`;
    const own = groups.get(key) ?? { table, column, cells: new Map<string, string>() };
    own.cells.set(idOf(entry.parent), id);
    groups.set(key, own);
  }
  return [...groups.values()]
    .filter(({ table, column, cells }) => fillsColumn(table, column, cells, stays))
    .map(({ table, column, cells }) => ({
      table: idOf(table),
      column,
      cells: table.content.content.flatMap((row) => cells.get(idOf(row)) ?? []),
    }));
}

/** True when each row that stayed has one of the cells there or a cell that spans the column. */
function fillsColumn(
  table: Node,
  column: number,
  cells: ReadonlyMap<string, string>,
  stays: (row: Node) => boolean,
): boolean {
  const grid = gridOf(table) as Grid;
  return table.content.content.every(
    (row, index) => !stays(row) || cells.has(idOf(row)) || grid.spans(index, column),
  );
}

/** Where each cell of a table begins, counted in columns with spans unfolded. */
export interface Grid {
  readonly columns: ReadonlyMap<string, number>;
  /** Columns of each row. */
  readonly widths: readonly number[];
  /** True when a cell that begins further left or above covers this column of the row. */
  readonly spans: (row: number, column: number) => boolean;
}

const grids = new WeakMap<Node, Grid | null>();
/** A table whose spans unfold to more places than this is not read as columns. */
const placesMax = 2_000_000;
/** More than a row can be wide, so that row and column make one number. */
const stride = 0x100000;

/** The grid of a table; `null` when its spans unfold to more than can sensibly be read. */
export function gridOf(table: Node): Grid | null {
  const known = grids.get(table);
  if (known !== undefined) return known;
  const grid = unfold(table);
  grids.set(table, grid);
  return grid;
}

function unfold(table: Node): Grid | null {
  const columns = new Map<string, number>();
  const covered = new Set<number>();
  const widths: number[] = [];
  let places = 0;
  for (let row = 0; row < table.childCount; row++) {
    let column = 0;
    const skipCovered = () => {
      while (covered.has(row * stride + column)) column++;
    };
    for (const cell of blocksOf(blockAt(table, row))) {
      skipCovered();
      columns.set(idOf(cell), column);
      const colspan = cell.attrs.colspan as number;
      const rowspan = Math.min(cell.attrs.rowspan as number, table.childCount - row);
      places += colspan * rowspan;
      if (places > placesMax) return null;
      if (colspan * rowspan > 1) cover(covered, row, column, rowspan, colspan);
      column += colspan;
    }
    skipCovered();
    widths.push(column);
  }
  return { columns, widths, spans: (row, column) => covered.has(row * stride + column) };
}

/** Marks the places of a spanning cell but its first. */
function cover(
  covered: Set<number>,
  row: number,
  column: number,
  rowspan: number,
  colspan: number,
): void {
  for (let down = 0; down < rowspan; down++)
    for (let right = 0; right < colspan; right++)
      if (down + right > 0) covered.add((row + down) * stride + column + right);
}

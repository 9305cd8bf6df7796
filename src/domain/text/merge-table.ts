/**
 * Keeps tables rectangular when one side changed columns and the other added rows: the new rows get
 * the new columns, lose the deleted ones, and follow their order. Tables with spanning cells are
 * left alone; if they no longer fit, the merge finds out and says so.
 *
 * Columns have no ids of their own. A row that both sides kept stands for them: the cells that end
 * up in it are the columns of the merged table, and a new row's cell belongs to the column whose
 * cell has the same index in that row on the side that brought the new row.
 */
import { Fragment, type Node } from 'prosemirror-model';
import { schema } from '../../../schema/document.ts';
import { isCell } from './columns.ts';
import type { Entry } from './compare.ts';
import { idOf } from './identity.ts';
import { baseEntry, type Facts, type Sides, unplace } from './merge-facts.ts';
import { blocksOf, openSponge, ownValue, type Value, visitAll } from './tree.ts';
import { blockWording, pathIn, type Verdict } from './verdict.ts';

type Runs = Map<string, Map<string, readonly string[]>>;

/** Fits new rows to the merged columns, in `runs` and `values`. */
export function settleTables(
  sides: Sides,
  runs: Runs,
  values: Map<string, Value>,
  verdict: Verdict,
): void {
  for (const facts of sides) {
    const other = sides.find((side) => side !== facts) as Facts;
    for (const id of facts.comparison.inserted) {
      const row = facts.comparison.after.get(id) as Entry;
      if (row.node.type !== schema.nodes.table_row || !facts.placed.has(id)) continue;
      const model = modelRow(row.parent, facts, other);
      if (model) fitRow(row.node, model, facts, sides, runs, values, verdict);
    }
  }
}

/** A row that stands on both sides and whose cells the other side changed. */
interface Model {
  readonly row: string;
  /** Cell ids in the row as `facts` has it. */
  readonly own: readonly string[];
}

function modelRow(table: Node, facts: Facts, other: Facts): Model | null {
  for (const row of blocksOf(table)) {
    const id = idOf(row);
    if (facts.comparison.inserted.has(id) || other.deleted.has(id)) continue;
    const changed = other.comparison.after.get(id)?.node;
    if (changed?.type !== schema.nodes.table_row || changed.childCount === 0) return null;
    if (isSpanning(row) || isSpanning(changed)) return null;
    return { row: id, own: blocksOf(row).map(idOf) };
  }
  return null;
}

const isSpanning = (row: Node): boolean =>
  blocksOf(row).some(({ attrs }) => attrs.colspan !== 1 || attrs.rowspan !== 1);

function fitRow(
  row: Node,
  { row: model, own }: Model,
  facts: Facts,
  sides: Sides,
  runs: Runs,
  values: Map<string, Value>,
  verdict: Verdict,
): void {
  const cells = blocksOf(row);
  if (cells.length !== own.length || !cells.every(isCell) || isSpanning(row)) return;
  const columns = cellsOfModel(model, sides, runs);
  if (columns.length === own.length && columns.every((id, index) => id === own[index])) return;
  const lost = cells.filter(
    (cell, index) => !columns.includes(own[index] as string) && cell.textContent !== '',
  );
  if (lost.length > 0) {
    const block = idOf(row);
    const wording = blockWording([row]);
    const isOurs = facts.name === 'ours';
    const conflict = {
      id: `insert:${block}`,
      kind: 'insert',
      block,
      path: pathIn(sides, block),
      base: null,
      ours: isOurs ? wording : null,
      theirs: isOurs ? null : wording,
    } as const;
    if (verdict.decide(conflict) !== facts.name) {
      dropRow(row, facts, sides, runs);
      return;
    }
  }
  cells.forEach((cell, index) => {
    if (!columns.includes(own[index] as string)) dropRuns(cell, runs);
  });
  const fitted = columns.map((column) => {
    const at = own.indexOf(column);
    return at < 0 ? addEmptyCell(idOf(row), column, runs, values) : idOf(cells[at] as Node);
  });
  runs.set(idOf(row), new Map([['', fitted]]));
}

function dropRow(row: Node, facts: Facts, sides: Sides, runs: Runs): void {
  unplace(sides, facts, idOf(row));
  dropRuns(row, runs);
  for (const own of runs.values())
    for (const [anchor, run] of own)
      own.set(
        anchor,
        run.filter((id) => id !== idOf(row)),
      );
}

/** What would stand in a block that does not come to stand itself. */
function dropRuns(block: Node, runs: Runs): void {
  visitAll(block, (node) => void runs.delete(idOf(node)));
}

/** Ids of the cells that will stand in a row of base. */
function cellsOfModel(id: string, sides: Sides, runs: Runs): string[] {
  const { node } = baseEntry(sides, id) as Entry;
  const own = runs.get(id);
  const placed = new Set([...(own?.values() ?? [])].flat());
  const isGone = (cell: string) => sides.some(({ deleted }) => deleted.has(cell));
  return [
    ...(own?.get('') ?? []),
    ...blocksOf(node)
      .map(idOf)
      .flatMap((cell) => [
        ...(isGone(cell) || placed.has(cell) ? [] : [cell]),
        ...(own?.get(cell) ?? []),
      ]),
  ];
}

/** An empty cell of a column the row did not know; its id follows from row and column. */
function addEmptyCell(row: string, column: string, runs: Runs, values: Map<string, Value>): string {
  const [id, text] = [deriveId(row, column, 'cell'), deriveId(row, column, 'text')];
  const model = values.get(column);
  const type = model?.type ?? schema.nodes.table_cell;
  const attrs = { id, origin: null, align: model?.attrs.align ?? null };
  values.set(id, { type, attrs, line: Fragment.empty });
  values.set(text, ownValue(schema.nodes.paragraph.create({ id: text })));
  runs.set(id, new Map([['', [text]]]));
  return id;
}

/** The same id for the same row and column, so that both orders of the sides give one doc. */
function deriveId(row: string, column: string, use: 'cell' | 'text'): string {
  const sponge = openSponge();
  for (const part of [row, column, use]) sponge.absorb(part);
  return `m${sponge.squeeze().toString(36)}`;
}

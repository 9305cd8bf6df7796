/**
 * Carries statements out on the base they speak of. All places and words are those of the base, so
 * the statements act at once; only what is put at one spot stands there in their order.
 *
 * They are gathered as bare facts first: which blocks go, which blocks come to stand behind which,
 * what becomes of each line. Columns come last, because they have a cell in every row that stays.
 * Then the facts are built into a doc like any other edit.
 */
import type { Fragment, Node } from 'prosemirror-model';
import { schema } from '../../../schema/document.ts';
import { build, placedBy } from '../text/edit.ts';
import type { FlatLine } from '../text/flat-line.ts';
import { idOf, type Mint } from '../text/identity.ts';
import { blockAt, blocksOf, lineOf, ownValue, type Value } from '../text/tree.ts';
import {
  cutLine,
  flattenLine,
  isRepeated,
  joinLines,
  type Patch,
  patchLine,
  patchOf,
} from './instruction-line.ts';
import {
  type Arrival,
  CarryFault,
  type Found,
  type Settler,
  type Statement,
} from './instruction-statement.ts';
import type { Atlas, Spot } from './place.ts';

/**
 * The doc the statements make of the base of `atlas`. Blocks that come of a split take ids from
 * `mint`. The result is not checked against the schema.
 *
 * *Throws* `CarryFault` with the index of the statement, `TextFault` or `RangeError` where the
 * statements together give no doc.
 */
export function carryOut(atlas: Atlas, statements: readonly Statement[], mint: Mint): Node {
  const work = openWork(atlas, mint);
  const isColumn = (statement: Statement) =>
    statement.at.column !== undefined || ('kind' in statement && statement.kind === 'column');
  for (const [index, statement] of statements.entries()) {
    work.index = index;
    if (!isColumn(statement)) carry(statement, work);
  }
  const deleted = expandDeleted(work);
  for (const [index, statement] of statements.entries()) {
    work.index = index;
    if (isColumn(statement)) carryColumn(statement, work, deleted);
  }
  const values = settleLines(work);
  const edit = { deleted: expandDeleted(work), values, runs: work.runs };
  return build(atlas.node('') as Node, edit, (id) => atlas.entries.get(id)?.node);
}

/** What is known of the edit so far. */
interface Work {
  readonly atlas: Atlas;
  readonly mint: Mint;
  readonly roots: Set<string>;
  readonly moved: Set<string>;
  readonly runs: Map<string, Map<string, string[]>>;
  readonly values: Map<string, Value>;
  readonly lines: Map<string, LineWork>;
  /** The statement in hand. */
  index: number;
}

/** What happens to one line: words changed, or all of it, and what comes behind. */
interface LineWork {
  readonly patches: Patch[];
  restated: Fragment | null;
  readonly joined: { readonly line: Fragment; readonly isClose: boolean }[];
}

const openWork = (atlas: Atlas, mint: Mint): Work => ({
  atlas,
  mint,
  roots: new Set(),
  moved: new Set(),
  runs: new Map(),
  values: new Map(),
  lines: new Map(),
  index: 0,
});

function carry(statement: Statement, work: Work): void {
  const { at } = statement;
  switch (statement.act) {
    case 'delete':
      work.roots.add(at.block);
      break;
    case 'insertAfter':
    case 'insertFirst':
      put(
        statement.blocks.map((block) => bring(block, work)),
        statement.act === 'insertFirst',
        at,
        work,
      );
      break;
    case 'moveAfter':
    case 'moveFirst':
      put([settle(at.block, work)], statement.act === 'moveFirst', statement.to, work);
      break;
    case 'retype':
    case 'retypeSaying': {
      const { type, attrs, by } = statement;
      const line = by ?? valueNow(at.block, work).line;
      work.values.set(at.block, { type, attrs: { ...attrs, id: at.block }, line });
      break;
    }
    case 'attribute': {
      const value = valueNow(at.block, work);
      const attrs = { ...value.attrs, [statement.name]: statement.value };
      work.values.set(at.block, { ...value, attrs });
      break;
    }
    case 'split':
      split(statement, work);
      break;
    case 'join':
    case 'joinClose':
      join(statement, work);
      break;
    default:
      reword(statement, work);
  }
}

const blockOf = ({ block }: Spot, { atlas }: Work): Node => atlas.node(block) as Node;

const valueNow = (id: string, work: Work): Value =>
  work.values.get(id) ?? ownValue(blockOf({ block: id }, work));

/** Places blocks right behind `spot`, or at its front; what was put there before stays before. */
function put(ids: readonly string[], isFirst: boolean, spot: Spot, work: Work): void {
  const entry = work.atlas.entries.get(spot.block);
  if (!isFirst && !entry)
    throw new CarryFault('no-line', work.index, 'nothing stands behind the text');
  const parent = isFirst ? spot.block : idOf((entry as { parent: Node }).parent);
  putBehind(parent, isFirst ? '' : spot.block, ids, work);
}

function putBehind(parent: string, anchor: string, ids: readonly string[], { runs }: Work): void {
  const own = runs.get(parent) ?? new Map<string, string[]>();
  runs.set(parent, own);
  const run = own.get(anchor);
  run ? run.push(...ids) : own.set(anchor, [...ids]);
}

/** Records a block that comes, with all in it, and gives its id. */
function bring(block: Arrival | Settler, work: Work): string {
  if ('moved' in block) return settle(block.moved, work);
  const id = block.attrs.id as string;
  work.values.set(id, { type: block.type, attrs: block.attrs, line: block.line });
  const blocks = block.blocks.map((inner) => bring(inner, work));
  if (blocks.length > 0) work.runs.set(id, new Map([['', blocks]]));
  return id;
}

function settle(id: string, { moved, index }: Work): string {
  if (moved.has(id)) throw new CarryFault('twice', index, 'moved twice');
  moved.add(id);
  return id;
}

/** Every block that goes: those named, with all in them but what moves elsewhere. */
function expandDeleted({ roots, runs, atlas }: Work): ReadonlySet<string> {
  const deleted = new Set<string>();
  const placed = placedBy(runs);
  const visit = (node: Node) => {
    const id = idOf(node);
    if (placed.has(id) && !roots.has(id)) return;
    deleted.add(id);
    for (const block of blocksOf(node)) visit(block);
  };
  for (const root of roots) visit(atlas.node(root) as Node);
  return deleted;
}

/** The text that words at a spot belong to: the block itself, an item's first, a cell's only one. */
export function textAt(block: Node): Node | null {
  if (block.isTextblock || block.type === schema.nodes.section) return block;
  const blocks = blocksOf(block);
  const isItem = block.type === schema.nodes.list_item;
  const isHolder = isItem || (holders.includes(block.type.name) && blocks.length === 1);
  const [first] = blocks;
  return isHolder && first?.isTextblock ? first : null;
}

const holders: readonly string[] = ['table_cell', 'table_header', 'quotation', 'footnote'];

function lineWork(spot: Spot, work: Work): { readonly text: Node; readonly own: LineWork } {
  const text = textAt(blockOf(spot, work));
  if (!text) throw new CarryFault('no-line', work.index, 'no words stand there');
  const own = work.lines.get(idOf(text)) ?? { patches: [], restated: null, joined: [] };
  work.lines.set(idOf(text), own);
  return { text, own };
}

type Rewording = Exclude<Statement, { act: 'delete' | 'split' | 'join' | 'joinClose' }> & {
  act: 'replace' | 'style' | 'wordsAfter' | 'wordsBefore' | 'strike' | 'restate';
};

function reword(statement: Rewording, work: Work): void {
  const { text, own } = lineWork(statement.at, work);
  if (statement.act === 'restate') {
    if (own.restated) throw new CarryFault('twice', work.index, 'restated twice');
    own.restated = statement.by;
    return;
  }
  const line = flattenLine(lineOf(text));
  const patch = patchOf(statement, line);
  if (!patch) throw notFound(line, statement, work);
  own.patches.push(patch);
}

const notFound = (
  line: FlatLine,
  { words, nth }: Omit<Found, 'at'>,
  { index }: Work,
): CarryFault =>
  nth === 0 && isRepeated(line, words)
    ? new CarryFault('ambiguous', index, 'which occurrence of these words is meant')
    : new CarryFault('no-words', index, 'words that stand there');

/** The part is a block like the one that is split, and like the block around its only text. */
function split(statement: Extract<Statement, { act: 'split' }>, work: Work): void {
  const { text, own } = lineWork(statement.at, work);
  const line = flattenLine(lineOf(text));
  const parts = cutLine(line, statement);
  if (!parts) throw notFound(line, statement, work);
  own.patches.push({ from: parts[0].size, to: line.glyphs.length, by: [] });
  const root = blockOf(statement.at, work);
  const arrive = (node: Node): Arrival => ({
    type: node.type,
    attrs: { ...node.attrs, id: work.mint(), origin: idOf(node) },
    line: node === text ? parts[1] : lineOf(node),
    blocks: node === text ? [] : [arrive(text)],
  });
  put([bring(arrive(root), work)], false, statement.at, work);
}

function join(statement: Extract<Statement, { act: 'join' | 'joinClose' }>, work: Work): void {
  const { own } = lineWork(statement.to, work);
  const part = textAt(blockOf(statement.at, work));
  if (!part) throw new CarryFault('no-line', work.index, 'no words stand there');
  own.joined.push({ line: lineOf(part), isClose: statement.act === 'joinClose' });
  work.roots.add(statement.at.block);
}

/** A column is the cell with that number in each row that stays. */
function carryColumn(statement: Statement, work: Work, deleted: ReadonlySet<string>): void {
  const table = blockOf(statement.at, work);
  const rows = blocksOf(table).filter((row) => !deleted.has(idOf(row)));
  const cellsAt = (column: number | undefined) =>
    rows.map((row) => {
      if (column !== undefined && column <= row.childCount && column > 0)
        return idOf(blockAt(row, column - 1));
      throw new CarryFault('no-column', work.index, 'a row has no such column');
    });
  const anchorsAt = ({ column }: Spot) =>
    column === undefined ? rows.map(() => '') : cellsAt(column);
  if (statement.act === 'delete')
    for (const cell of cellsAt(statement.at.column)) work.roots.add(cell);
  else if (statement.act === 'moveAfter' || statement.act === 'moveFirst') {
    const anchors = anchorsAt(statement.to);
    for (const [index, cell] of cellsAt(statement.at.column).entries())
      putBehind(idOf(rows[index] as Node), anchors[index] as string, [settle(cell, work)], work);
  } else if (statement.act === 'insertAfter' || statement.act === 'insertFirst') {
    if (statement.blocks.length !== rows.length)
      throw new CarryFault('no-column', work.index, `the column needs ${rows.length} cells`);
    const anchors = anchorsAt(statement.at);
    for (const [index, cell] of statement.blocks.entries())
      putBehind(idOf(rows[index] as Node), anchors[index] as string, [bring(cell, work)], work);
  } else throw new CarryFault('no-line', work.index, 'a column has no words');
}

/** The values of all blocks, with what became of their lines. */
function settleLines(work: Work): ReadonlyMap<string, Value> {
  for (const [id, { patches, restated, joined }] of work.lines) {
    const before = lineOf(work.atlas.node(id) as Node);
    const isClear = !restated || patches.length === 0;
    const patched = isClear ? (restated ?? patchLine(flattenLine(before), patches)) : null;
    if (!patched)
      throw new CarryFault('overlap', work.index, 'two statements change the same words');
    const line = joined.reduce((left, one) => joinLines(left, one.line, one.isClose), patched);
    work.values.set(id, { ...valueNow(id, work), line });
  }
  return work.values;
}

/** Every block an arrival brings, itself included. */
export function visitArrival(block: Arrival | Settler, visit: (arrival: Arrival) => void): void {
  if ('moved' in block) return;
  visit(block);
  for (const inner of block.blocks) visitArrival(inner, visit);
}

/** A new block as an arrival; blocks in it that `isMoved` settle there. */
export function arrivalOf(node: Node, isMoved: (id: string) => boolean): Arrival | Settler {
  const id = idOf(node);
  if (isMoved(id)) return { moved: id };
  const blocks = blocksOf(node).map((block) => arrivalOf(block, isMoved));
  return { type: node.type, attrs: node.attrs, line: lineOf(node), blocks };
}

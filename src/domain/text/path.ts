/**
 * Names the place of a block in a doc the way a reader finds it: section titles and, below them,
 * which paragraph, item, row or cell; a row by what it is about, a cell by the head of its column.
 * Paths are for people; programs use ids.
 */
import type { Node } from 'prosemirror-model';
import type { Path, PathStep } from './change.ts';
import { isCell, nameColumnsMax } from './columns.ts';
import type { Entry } from './compare.ts';
import { idOf } from './identity.ts';
import { blockAt, countBlocks } from './tree.ts';

const longestTitle = 120;
const longestName = 60;

/** The path of a block whose ancestors all stand in `entries`; empty for the doc. */
export const pathOf = (id: string, entries: ReadonlyMap<string, Entry>): Path =>
  pathsIn(entries)(id);

/** `pathOf` for many blocks: the way to a parent is gone once for all blocks in it. */
export function pathsIn(entries: ReadonlyMap<string, Entry>): (id: string) => Path {
  const known = new Map<Node, Parent>();
  const readParent = (node: Node): Parent => {
    const parent = known.get(node) ?? { path: pathTo(idOf(node)), counting: countingIn(node) };
    known.set(node, parent);
    return parent;
  };
  const pathTo = (id: string): Path => {
    const entry = entries.get(id);
    if (!entry) return [];
    const { path, counting } = readParent(entry.parent);
    const around = entries.get(idOf(entry.parent))?.parent;
    return [...path, stepOf(entry, counting, around)];
  };
  return pathTo;
}

/** A block that holds others: where it stands, and where they stand in it. */
interface Parent {
  readonly path: Path;
  readonly counting: Counting;
}

function stepOf(entry: Entry, { numbers, steps }: Counting, around: Node | undefined): PathStep {
  const { node, index } = entry;
  const number = numbers[index] as number;
  // The head of a column stands in another row, and one row may stand below other heads elsewhere.
  if (isCell(node)) return nameStep(entry, number, around);
  const known = steps[index] ?? nameStep(entry, number, around);
  steps[index] = known;
  return known;
}

/** The step to a block that is the `number`th of its type in its parent; `around` is what that stands in. */
export function nameStep(entry: Entry, number: number, around: Node | undefined): PathStep {
  const type = entry.node.type.name;
  const title = titleOf(entry, around);
  return title ? { type, number, title } : { type, number };
}

function titleOf({ node, parent, index }: Entry, around: Node | undefined): string | undefined {
  if (node.type.name === 'section')
    return shorten((node.firstChild as Node).textContent, longestTitle);
  if (node.type.name === 'table_row') return nameOfRow(node);
  return isCell(node) && around ? headOfColumn(around, parent, index) : undefined;
}

/** The text of its first cell that is no number; heads of columns are no name of their row. */
function nameOfRow({ children }: Node): string | undefined {
  if (children.every(isHead)) return undefined;
  const texts = children.slice(0, nameColumnsMax).map(textOf);
  return shorten(texts.find((text) => /\p{L}/u.test(text)) ?? '', longestName);
}

/** The text at the top of a cell's column, where that is a head and rows are equally long. */
function headOfColumn({ firstChild: top }: Node, row: Node, index: number): string | undefined {
  if (!top || top === row || top.childCount !== row.childCount) return undefined;
  const head = top.child(index);
  return isHead(head) ? shorten(textOf(head), longestName) : undefined;
}

const isHead = ({ type }: Node): boolean => type.name === 'table_header';
const textOf = (cell: Node): string => cell.textBetween(0, cell.content.size, ' ', ' ').trim();

function shorten(title: string, most: number): string {
  if (title.length <= most) return title;
  return `${title.slice(0, most - 1).toWellFormed()}…`;
}

/** For each block in a parent, which of its type it is, from 1; and its step once it was named. */
interface Counting {
  readonly numbers: readonly number[];
  readonly steps: (PathStep | undefined)[];
}

const countings = new WeakMap<Node, Counting>();

function countingIn(parent: Node): Counting {
  const known = countings.get(parent);
  if (known) return known;
  const counts = new Map<Node['type'], number>();
  const numbers = Array.from({ length: countBlocks(parent) }, (_, index) => {
    const { type } = blockAt(parent, index);
    const count = (counts.get(type) ?? 0) + 1;
    counts.set(type, count);
    return count;
  });
  const counting = { numbers, steps: [] };
  countings.set(parent, counting);
  return counting;
}

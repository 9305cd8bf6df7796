/**
 * Names the place of a block in a doc the way a reader finds it: section titles and, below them,
 * which paragraph, item, row or cell. Paths are for people; programs use ids.
 */
import type { Node } from 'prosemirror-model';
import type { Path, PathStep } from './change.ts';
import type { Entry } from './compare.ts';
import { idOf } from './identity.ts';
import { blockAt, countBlocks } from './tree.ts';

const longestTitle = 120;

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
    return [...path, stepOf(entry, counting)];
  };
  return pathTo;
}

/** A block that holds others: where it stands, and where they stand in it. */
interface Parent {
  readonly path: Path;
  readonly counting: Counting;
}

function stepOf({ node, index }: Entry, { numbers, steps }: Counting): PathStep {
  const known = steps[index];
  if (known) return known;
  const step = nameStep(node, numbers[index] as number);
  steps[index] = step;
  return step;
}

function nameStep(node: Node, number: number): PathStep {
  const type = node.type.name;
  if (type !== 'section') return { type, number };
  return { type, number, title: shorten((node.firstChild as Node).textContent) };
}

function shorten(title: string): string {
  if (title.length <= longestTitle) return title;
  return `${title.slice(0, longestTitle - 1).toWellFormed()}…`;
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

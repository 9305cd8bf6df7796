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
export function pathOf(id: string, entries: ReadonlyMap<string, Entry>): Path {
  const path: PathStep[] = [];
  for (let entry = entries.get(id); entry; entry = entries.get(idOf(entry.parent)))
    path.push(stepOf(entry));
  return path.reverse();
}

function stepOf({ node, parent, index }: Entry): PathStep {
  const { numbers, steps } = countingIn(parent);
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

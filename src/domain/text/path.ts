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
const numbers = new WeakMap<Node, readonly number[]>();

/** The path of a block whose ancestors all stand in `entries`; empty for the doc. */
export function pathOf(id: string, entries: ReadonlyMap<string, Entry>): Path {
  const path: PathStep[] = [];
  for (let entry = entries.get(id); entry; entry = entries.get(idOf(entry.parent)))
    path.push(stepOf(entry));
  return path.reverse();
}

function stepOf({ node, parent, index }: Entry): PathStep {
  const type = node.type.name;
  const number = numbersIn(parent)[index] as number;
  if (type !== 'section') return { type, number };
  return { type, number, title: shorten((node.firstChild as Node).textContent) };
}

function shorten(title: string): string {
  if (title.length <= longestTitle) return title;
  return `${title.slice(0, longestTitle - 1).toWellFormed()}…`;
}

/** For each block in `parent`, which of its type it is, from 1. */
function numbersIn(parent: Node): readonly number[] {
  const known = numbers.get(parent);
  if (known) return known;
  const counts = new Map<Node['type'], number>();
  const own = Array.from({ length: countBlocks(parent) }, (_, index) => {
    const { type } = blockAt(parent, index);
    const count = (counts.get(type) ?? 0) + 1;
    counts.set(type, count);
    return count;
  });
  numbers.set(parent, own);
  return own;
}

/**
 * Finds the facts that turn one doc into another. No words are compared here and nothing is
 * decided or shown.
 *
 * It walks both docs side by side from the root. Two lists of blocks lose their common beginning
 * and end (by id); pairs in there that are the same subtree are left at once, so the cost follows
 * the change. Blocks left in the middle are met by id. What finds no partner in its own list may
 * have moved: its whole subtree is laid out, and ids found on both sides become pairs, wherever
 * they stand. Ids on one side only are deleted or inserted. Of the blocks that stay in one parent,
 * a longest run that keeps its order stays in place, so the fewest blocks move.
 */
import type { Node } from 'prosemirror-model';
import { heaviestChain } from './chain.ts';
import type { Edit } from './edit.ts';
import { idOf, TextFault } from './identity.ts';
import {
  blockAt,
  blocksOf,
  countBlocks,
  isAlike,
  lineOf,
  ownValue,
  requireId,
  same,
  type Value,
} from './tree.ts';

/** Where a block stands in one doc: `index` counts the blocks of `parent`. */
export interface Entry {
  readonly node: Node;
  readonly parent: Node;
  readonly index: number;
}

/** The facts, and where every block they touch stood before and stands after. */
export interface Comparison extends Edit {
  readonly before: ReadonlyMap<string, Entry>;
  readonly after: ReadonlyMap<string, Entry>;
  readonly inserted: ReadonlySet<string>;
  readonly moved: ReadonlySet<string>;
}

/** Two lists of blocks under one parent that differ between `start` and the ends. */
interface Stretch {
  readonly a: Node;
  readonly b: Node;
  readonly start: number;
  readonly endA: number;
  readonly endB: number;
}

const none: ReadonlySet<string> = new Set();

/**
 * The facts that turn `a` into `b`. Both must have passed `checkText`. Where either of two blocks
 * may be said to have moved, one in `movable` is, and else the shorter one.
 *
 * *Throws* `TextFault` (`id-missing`, `id-duplicate`) where it meets such a block.
 */
export function compare(a: Node, b: Node, movable = none): Comparison {
  const { before, after, stretches, pairs } = walkBoth(a, b);
  const deleted = idsMissing(before, after);
  const inserted = idsMissing(after, before);
  const moved = new Set<string>();
  const runs = new Map<string, Map<string, readonly string[]>>();
  for (const stretch of stretches) layRuns(stretch, before, inserted, moved, runs, movable);
  const values = new Map<string, Value>();
  for (const id of inserted) {
    const { node } = after.get(id) as Entry;
    values.set(id, ownValue(node));
    if (countBlocks(node) === 0) continue;
    const blocks = blocksOf(node).map(idOf);
    for (const child of blocks) if (!inserted.has(child)) moved.add(child);
    runs.set(id, new Map([['', blocks]]));
  }
  for (const [x, y] of pairs)
    if (!isAlike(x, y) || !lineOf(x).eq(lineOf(y))) values.set(idOf(y), ownValue(y));
  return { before, after, inserted, deleted, moved, runs, values };
}

function idsMissing(
  from: ReadonlyMap<string, Entry>,
  other: ReadonlyMap<string, Entry>,
): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const id of from.keys()) if (!other.has(id)) ids.add(id);
  return ids;
}

/** The blocks of one doc met so far, and those of them that hold blocks and are laid out. */
interface Side {
  readonly entries: Map<string, Entry>;
  readonly laidOut: Set<string>;
}

function enter({ entries }: Side, entry: Entry): string {
  const id = requireId(entry.node);
  const known = entries.get(id);
  if (known && known.node !== entry.node)
    throw new TextFault('id-duplicate', '', `id ${id} is used twice`);
  entries.set(id, entry);
  return id;
}

/** The side-by-side walk. `pairs` are blocks with one id whose subtrees differ. */
function walkBoth(a: Node, b: Node) {
  const before: Side = { entries: new Map(), laidOut: new Set() };
  const after: Side = { entries: new Map(), laidOut: new Set() };
  const stretches: Stretch[] = [];
  const pairs: (readonly [Node, Node])[] = [];
  const paired = new Set<string>();
  const pair = (x: Node, y: Node) => {
    if (paired.has(idOf(x))) return;
    paired.add(idOf(x));
    if (!same(x, y)) pairs.push([x, y]);
  };

  pair(a, b);
  for (let next = 0; next < pairs.length; ) {
    const fresh: string[] = [];
    for (; next < pairs.length; next++) {
      const [x, y] = pairs[next] as readonly [Node, Node];
      const stretch = openPair(x, y, before, after, pair);
      if (stretch) stretches.push(stretch);
      if (stretch) enterStretch(stretch, before, after, fresh);
    }
    meetElsewhere(fresh, before, after, pair);
  }
  return { before: before.entries, after: after.entries, stretches, pairs };
}

/**
 * Lays out blocks without a partner and pairs all that have one by now. A block laid out on one
 * side is laid out on the other too, or what is in it would seem to be on one side only.
 */
function meetElsewhere(
  fresh: string[],
  before: Side,
  after: Side,
  pair: (left: Node, right: Node) => void,
): void {
  // The list grows while it is walked: what is laid out may itself lack a partner.
  for (const id of fresh) {
    const [old, now] = [before.entries.get(id), after.entries.get(id)];
    if (old && now && !before.laidOut.has(id) && !after.laidOut.has(id)) continue;
    if (old) layOut(before, id, old.node, fresh);
    if (now) layOut(after, id, now.node, fresh);
  }
  for (const id of fresh) {
    const [x, y] = [before.entries.get(id), after.entries.get(id)];
    if (x && y) pair(x.node, y.node);
  }
}

/** Pairs the common beginning and end of two blocks' lists; what is left between, if anything. */
function openPair(
  x: Node,
  y: Node,
  before: Side,
  after: Side,
  pair: (left: Node, right: Node) => void,
): Stretch | null {
  const meet = (i: number, j: number) => {
    const [left, right] = [blockAt(x, i), blockAt(y, j)];
    if (left === right) return true;
    if (requireId(left) !== requireId(right)) return false;
    if (!same(left, right)) {
      enter(before, { node: left, parent: x, index: i });
      enter(after, { node: right, parent: y, index: j });
      pair(left, right);
    }
    return true;
  };
  let [start, endA, endB] = [0, countBlocks(x), countBlocks(y)];
  while (start < endA && start < endB && meet(start, start)) start++;
  while (start < endA && start < endB && meet(endA - 1, endB - 1)) {
    endA--;
    endB--;
  }
  return start < endA || start < endB ? { a: x, b: y, start, endA, endB } : null;
}

function enterStretch(
  { a, b, start, endA, endB }: Stretch,
  before: Side,
  after: Side,
  fresh: string[],
): void {
  for (let i = start; i < endA; i++)
    fresh.push(enter(before, { node: blockAt(a, i), parent: a, index: i }));
  for (let j = start; j < endB; j++)
    fresh.push(enter(after, { node: blockAt(b, j), parent: b, index: j }));
}

/** Enters the blocks directly in one that may have no partner: they may have one elsewhere. */
function layOut(side: Side, id: string, node: Node, fresh: string[]): void {
  const count = countBlocks(node);
  if (count === 0 || side.laidOut.has(id)) return;
  side.laidOut.add(id);
  for (let index = 0; index < count; index++)
    fresh.push(enter(side, { node: blockAt(node, index), parent: node, index }));
}

/** Records which blocks of a stretch keep their place, and the rest as runs behind those. */
function layRuns(
  { a, b, start, endA, endB }: Stretch,
  before: ReadonlyMap<string, Entry>,
  inserted: ReadonlySet<string>,
  moved: Set<string>,
  runs: Map<string, Map<string, readonly string[]>>,
  movable: ReadonlySet<string>,
): void {
  const stays: Stay[] = [];
  for (let j = start; j < endB; j++) {
    const id = idOf(blockAt(b, j));
    const entry = before.get(id);
    if (entry && entry.parent === a && entry.index >= start && entry.index < endA)
      stays.push({ id, index: entry.index, node: entry.node });
  }
  const kept = keepMost(stays, movable);
  const own = new Map<string, string[]>();
  let anchor = start > 0 ? idOf(blockAt(a, start - 1)) : '';
  for (let j = start; j < endB; j++) {
    const id = idOf(blockAt(b, j));
    if (kept.has(id)) anchor = id;
    else {
      const run = own.get(anchor);
      run ? run.push(id) : own.set(anchor, [id]);
      if (!inserted.has(id)) moved.add(id);
    }
  }
  if (own.size > 0) runs.set(idOf(b), own);
}

/** A block that stays in its parent, in the order of the newer doc, with its older index. */
interface Stay {
  readonly id: string;
  readonly index: number;
  readonly node: Node;
}

/** The ids that keep their order: as many as can, then the fewest movable, then the longest. */
function keepMost(stays: readonly Stay[], movable: ReadonlySet<string>): ReadonlySet<string> {
  const count = stays.length;
  const candidates = stays.map(({ id, index, node }, i) => {
    const length = Math.min(Math.log2(node.nodeSize), 20);
    const fixed = movable.has(id) ? 0 : 1;
    return { i, j: index, weight: ((count + 1) * (count + 1) + fixed * (count + 1)) * 20 + length };
  });
  return new Set(heaviestChain(candidates).map(({ i }) => (stays[i] as Stay).id));
}

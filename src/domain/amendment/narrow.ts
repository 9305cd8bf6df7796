/**
 * Merges with one base for many proposals, each at the cost of what it is about itself, however much
 * the text has changed elsewhere. The answer is that of `merge`; this only leaves unread what
 * cannot change it.
 *
 * What the proposal leaves as it is comes out as the text has it. So before merging, that is put as
 * the text has it into base and into the proposal too, and nothing is left to find in it: blocks
 * one by one, and all that stands in a section where the proposal itself put, took or moved nothing
 * there. `growth.ts` says where more than the place itself is at stake; such places stay as base has
 * them. So do lists and tables, whose rows and columns fit only together. Where both sides put in the
 * same block, the proposal changes one of which the text has new parts, or what comes out breaks the
 * schema, the whole texts are merged.
 */
import { Fragment, type Node } from 'prosemirror-model';
import type { Conflict } from '../text/change.ts';
import { idOf } from '../text/identity.ts';
import { type Merge, merge } from '../text/merge.ts';
import { pathOf } from '../text/path.ts';
import { blocksOf, countBlocks } from '../text/tree.ts';
import { addGrowth, type Growth, indexAll, meetIn, openGrowth } from './growth.ts';

/**
 * `merge` with one base, for many; the docs must have passed `checkText`. The merge names as its inputs
 * what was merged in their place; where it has conflicts, what stands unchosen in its doc may be as
 * the text has it, and `resolve` comes to the same text.
 */
export function openNarrowMerging(base: Node): (ours: Node, theirs: Node) => Merge {
  const { entries, growthOf, learn } = openGrowth(base);
  return (ours, theirs) => {
    const [own, other] = [growthOf(ours), growthOf(theirs)];
    if (meetIn(own.inserted, other.inserted) || meetIn(own.origins, other.touched))
      return merge(base, ours, theirs);
    const [narrowed, proposed] = narrow([base, ours, theirs], own, other);
    const merged = merge(narrowed, ours, proposed);
    if (merged.conflicts.some(({ kind }) => kind === 'structure')) return merge(base, ours, theirs);
    if (merged.conflicts.length === 0 && !meetIn(own.reordered, other.reordered))
      learn(merged.doc, addGrowth(own, other));
    const name = <T extends Told>(told: T): T => {
      const known = [entries, other.after].find((one) => one.has(told.block));
      return { ...told, path: pathOf(told.block, known ?? indexAll(ours)) };
    };
    return {
      ...merged,
      conflicts: merged.conflicts.map(name),
      notices: merged.notices.map(name),
    };
  };
}

/** Places are counted in base, and those of new blocks in the text that brought them. */
type Told = Pick<Conflict, 'block' | 'path'>;

/** A block of base, as the text has it, and as the proposal has it. */
type Three = readonly [base: Node, ours: Node, theirs: Node];

/** Base and the proposal, with what the proposal leaves alone as the text has it. */
function narrow(three: Three, own: Growth, other: Growth): Pair {
  const [base, ours, theirs] = three;
  const { name } = base.type;
  const isSame = ours.type === base.type && theirs.type === base.type;
  if (!isSame || (name !== 'doc' && name !== 'section')) return [base, theirs];
  return narrowWhole(three, own, other) ?? narrowEach(three, own, other);
}

/** A block as it goes into base, and as it goes into the proposal. */
type Pair = readonly [old: Node, now: Node];

/** All that stands in a block, as the text has it; null where it cannot be told apart. */
function narrowWhole(three: Three, own: Growth, other: Growth): Pair | null {
  const [base, ours, theirs] = three;
  const id = idOf(base);
  if (other.lists.has(id)) return null;
  const [olds, mine] = [indexBlocks(base), indexBlocks(ours)];
  // A neighbour's words may have come to a block that the proposal changes.
  for (const at of [...olds.keys(), ...mine.keys()])
    if (other.touched.has(at) && own.seamed.has(at)) return null;
  const isBound = (at: string) => other.touched.has(at) || own.entangled.has(at);
  const stays = [...olds.keys()].filter(
    (at) => !mine.has(at) && (isBound(at) || own.crossed.has(at)),
  );
  // Whether the words of one that went were joined to another's shows by who stood before it.
  if (stays.some((at) => other.touched.has(at))) return null;
  const yours = indexBlocks(theirs);
  const blocks = new Map<string, Pair>();
  for (const [at, block] of mine) {
    const [old, now] = [olds.get(at), yours.get(at)];
    const isOpen = isBound(at) || (stays.length > 0 && own.seamed.has(at));
    if (old && now) blocks.set(at, isOpen ? narrow([old, block, now], own, other) : [block, block]);
    // What came from elsewhere stands there in base.
    else if (!own.entangled.has(at) && !own.crossed.has(at)) blocks.set(at, [block, block]);
  }
  const pairs = putBack(stays, blocks, olds, yours);
  return [
    putBlocks(
      base,
      pairs.map(([old]) => old),
    ),
    putBlocks(
      theirs,
      pairs.map(([, now]) => now),
    ),
  ];
}

/**
 * With the blocks the text does not have there, each behind the block of base it stood behind and
 * what is new behind that one.
 */
function putBack(
  stays: readonly string[],
  blocks: ReadonlyMap<string, Pair>,
  olds: ReadonlyMap<string, Node>,
  yours: ReadonlyMap<string, Node>,
): readonly Pair[] {
  const order = [...olds.keys()];
  const ids = [...blocks.keys()];
  for (const id of stays) {
    const before = new Set(order.slice(0, order.indexOf(id)));
    let at = ids.findLastIndex((one) => before.has(one)) + 1;
    while (at < ids.length && !olds.has(ids[at] as string)) at++;
    ids.splice(at, 0, id);
  }
  return ids.map((id) => blocks.get(id) ?? [olds.get(id) as Node, yours.get(id) as Node]);
}

/** The blocks in a block that stay in their place, each as the text has it where it can be. */
function narrowEach([base, ours, theirs]: Three, own: Growth, other: Growth): Pair {
  const id = idOf(base);
  // What both put at one spot is put in order by the words around it.
  for (const [spot, parent] of other.spots)
    if (parent === id && own.spots.has(spot)) return [base, theirs];
  const [mine, yours] = [indexBlocks(ours), indexBlocks(theirs)];
  const [before, after] = [new Map<Node, Node>(), new Map<Node, Node>()];
  for (const block of blocksOf(base)) {
    const at = idOf(block);
    const [left, right] = [mine.get(at), yours.get(at)];
    const isStirred = own.stirred.has(at) || other.stirred.has(at);
    if (!left || !right || isStirred || !own.touched.has(at)) continue;
    const isBound = own.entangled.has(at) || own.seamed.has(at);
    const [x, y] =
      other.touched.has(at) || isBound || left.type !== block.type
        ? narrow([block, left, right], own, other)
        : [left, left];
    before.set(block, x);
    after.set(right, y);
  }
  const put = (node: Node, changed: ReadonlyMap<Node, Node>) =>
    putBlocks(
      node,
      blocksOf(node).map((child) => changed.get(child) ?? child),
    );
  return [put(base, before), put(theirs, after)];
}

const indexBlocks = (node: Node): ReadonlyMap<string, Node> =>
  new Map(blocksOf(node).map((block) => [idOf(block), block]));

/** The node with these blocks in it. */
function putBlocks(node: Node, blocks: readonly Node[]): Node {
  const isSection = node.childCount > countBlocks(node);
  return node.copy(Fragment.fromArray([...(isSection ? [node.child(0)] : []), ...blocks]));
}

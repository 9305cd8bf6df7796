/**
 * Blocks one side put between two neighbours that the other side moved. It changes where they stand,
 * never what stands.
 *
 * A new heading takes all that follows it into a section of its own, so by their facts the blocks
 * behind it have moved, and a paragraph added among them would be left where they were. So what was put
 * behind a block follows it, where the block and the next one are neighbours still; where nothing
 * was next, into a new section or list; and the later parts of a split block follow it anywhere. What
 * was put behind a block that moved alone stays with those that stayed. A chapter added behind
 * paragraphs that got a heading of their own stands behind their chapter, not in it.
 */
import type { Node } from 'prosemirror-model';
import { schema } from '../../../schema/document.ts';
import { idOf } from './identity.ts';
import { baseEntry, type Facts, isAllInserted, outermost, type Sides } from './merge-facts.ts';
import { blockAt, blocksOf, countBlocks } from './tree.ts';

/** By parent and anchor, the blocks to stand there. */
export type MergedRuns = Map<string, Map<string, readonly string[]>>;

/** Blocks that are to stand right behind another, which the other side moved. */
interface Following {
  readonly parent: string;
  readonly anchor: string;
  readonly ids: readonly string[];
  readonly behind: string;
  /** True where the other side put something there too. */
  readonly isShared: boolean;
}

/** Takes such blocks to their neighbours; `tell` hears of two sides' blocks that came together so. */
export function followNeighbours(
  runs: MergedRuns,
  base: Node,
  sides: Sides,
  tell: (ids: readonly string[]) => void,
): void {
  const found = [
    ...findFollowing(runs, base, sides, sides[0], sides[1]),
    ...findFollowing(runs, base, sides, sides[1], sides[0]),
  ];
  for (const { parent, anchor, ids } of found) {
    const own = runs.get(parent) as Map<string, readonly string[]>;
    own.set(
      anchor,
      (own.get(anchor) ?? []).filter((id) => !ids.includes(id)),
    );
  }
  // The last first: of several behind one block each goes right behind it.
  for (const { ids, behind, isShared } of found.reverse()) {
    const [own, anchor, run] = runWith(runs, behind, sides) as Found;
    const at = run.indexOf(behind) + 1;
    own.set(anchor, [...run.slice(0, at), ...ids, ...run.slice(at)]);
    if (isShared) tell([...ids, run[at] as string]);
  }
}

type Found = readonly [Map<string, readonly string[]>, string, readonly string[]];

/** The merged run a moved block stands in, and where that is kept. */
function runWith(runs: MergedRuns, id: string, sides: Sides): Found | undefined {
  for (const { placed } of sides) {
    const spot = placed.get(id);
    const own = spot && runs.get(spot.parent);
    const run = own?.get(spot?.anchor ?? '');
    if (spot && own && run?.includes(id)) return [own, spot.anchor, run];
  }
  return undefined;
}

function findFollowing(
  runs: MergedRuns,
  base: Node,
  sides: Sides,
  facts: Facts,
  other: Facts,
): Following[] {
  if (other.comparison.moved.size === 0) return [];
  const parts = partsOf(facts);
  return [...facts.comparison.runs].flatMap(([parent, own]) => {
    const node = parent === '' ? base : baseEntry(sides, parent)?.node;
    if (!node || node.type === schema.nodes.table_row) return [];
    return [...own.keys()].flatMap((anchor): Following[] => {
      const behind = keptBefore(node, anchor, sides, other);
      if (behind === undefined || !other.placed.has(behind)) return [];
      const isOwn = (id: string) => isAllInserted(facts, id) && !other.placed.has(id);
      const ids = (runs.get(parent)?.get(anchor) ?? []).filter(isOwn);
      const isPart = (id: string) => isIn(parts.get(id) ?? '', behind, sides);
      const count = isNeighbourStill(node, behind, sides, other)
        ? ids.length
        : ids.findLastIndex(isPart) + 1;
      const follow = (own: readonly string[], block: string): Following[] => {
        if (own.length === 0 || !runWith(runs, block, sides)) return [];
        const isShared = isNew(other, besideOf(other, block));
        return [{ parent, anchor, ids: own, behind: block, isShared }];
      };
      const chapter = chapterAround(behind, parent, other);
      const isChapter = (id: string) =>
        facts.comparison.after.get(id)?.node.type === schema.nodes.section;
      const split = chapter === undefined ? count : ids.slice(0, count).findIndex(isChapter);
      const stays = split < 0 ? count : split;
      return [
        ...follow(ids.slice(0, stays), behind),
        ...follow(ids.slice(stays, count), chapter ?? behind),
      ];
    });
  });
}

/** The new section of `parent` that the other side put around a block of it. */
function chapterAround(id: string, parent: string, { comparison }: Facts): string | undefined {
  let entry = comparison.after.get(id);
  while (entry && idOf(entry.parent) !== parent) {
    const { parent: holder } = entry;
    if (holder.type !== schema.nodes.section || !comparison.inserted.has(idOf(holder))) return;
    entry = comparison.after.get(idOf(holder));
  }
  return entry && idOf(entry.node);
}

/** By the outermost new block of each later part of a split: what it was split from. */
const partsOf = (facts: Facts): ReadonlyMap<string, string> =>
  new Map(
    [...facts.seams.splits].flatMap(([whole, parts]) =>
      parts
        .filter((id) => facts.comparison.inserted.has(id))
        .map((id) => [outermost(facts, id), whole] as const),
    ),
  );

/** True for a base block itself and for what stands in it. */
function isIn(id: string, block: string, sides: Sides): boolean {
  if (id === block) return true;
  const parent = baseEntry(sides, id)?.parent;
  return parent !== undefined && isIn(idOf(parent), block, sides);
}

const isNew = ({ comparison }: Facts, block: Node | undefined): boolean =>
  block !== undefined && comparison.inserted.has(idOf(block));

/** The last child of base at or before `anchor` that the other side did not delete. */
function keptBefore(parent: Node, anchor: string, sides: Sides, other: Facts): string | undefined {
  for (let at = baseEntry(sides, anchor)?.index ?? -1; at >= 0; at--) {
    const id = idOf(blockAt(parent, at));
    if (!other.deleted.has(id)) return id;
  }
  return undefined;
}

/** Whether what came after a base block comes after it still on the side that moved it. */
function isNeighbourStill(parent: Node, id: string, sides: Sides, other: Facts): boolean {
  const { after } = other.comparison;
  let next: string | undefined;
  const count = countBlocks(parent);
  for (let at = (baseEntry(sides, id)?.index ?? count) + 1; at < count && !next; at++) {
    const child = idOf(blockAt(parent, at));
    if (!other.deleted.has(child)) next = child;
  }
  let entry = after.get(id);
  for (let isOutside = false; entry; isOutside = true) {
    const siblings = blocksOf(entry.parent).slice(entry.index + 1);
    const found = firstOld(siblings, other);
    if (found) return found === next;
    const isLike = [parent.type, schema.nodes.section].includes(entry.parent.type);
    if (!isLike || !isNew(other, entry.parent)) return false;
    if (!next && !isOutside) return true;
    entry = after.get(idOf(entry.parent));
  }
  return false;
}

/** The first of base among these blocks and what stands in the new ones. */
function firstOld(blocks: readonly Node[], other: Facts): string | undefined {
  for (const block of blocks) {
    const id = isNew(other, block) ? firstOld(blocksOf(block), other) : idOf(block);
    if (id) return id;
  }
  return undefined;
}

/** What stands right behind a block on the side that moved it. */
function besideOf({ comparison }: Facts, id: string): Node | undefined {
  const entry = comparison.after.get(id);
  return entry && blocksOf(entry.parent)[entry.index + 1];
}

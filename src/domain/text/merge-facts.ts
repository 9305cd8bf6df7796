/**
 * One side of a merge: what it changed of base, as facts that can be taken back one by one while
 * conflicts are found. Taking one back takes back what cannot stand without it, so that whatever
 * remains can always be carried out.
 */
import { Fragment, type Node } from 'prosemirror-model';
import { type Comparison, compare, type Entry } from './compare.ts';
import { idOf } from './identity.ts';
import type { LineSide } from './merge-words.ts';
import { findSeams, type Seams } from './seams.ts';
import { blocksOf, countBlocks, lineOf, type Value, visitAll } from './tree.ts';

/** Where a run stands: in `parent`, behind its base child `anchor` (`''`: at the front). */
interface Spot {
  readonly parent: string;
  readonly anchor: string;
}

/** What is found of a side alone, whatever it is merged with. */
export interface Reading {
  readonly comparison: Comparison;
  readonly seams: Seams;
  /** Changed lines beside those of base, by block; entered when they are first merged. */
  readonly lines: Map<string, LineSide>;
}

/** A side's facts that still hold. */
export interface Facts extends Reading {
  readonly name: 'ours' | 'theirs';
  /** Blocks that went because their words were joined to another's. */
  readonly joined: ReadonlySet<string>;
  /** Blocks that came because words of another were split off into them. */
  readonly parted: ReadonlySet<string>;
  readonly deleted: Set<string>;
  readonly placed: Map<string, Spot>;
  readonly values: Map<string, Value>;
}

/** *Throws* `TextFault` (`id-missing`, `id-duplicate`) where it meets such a block. */
export function readSide(base: Node, side: Node): Reading {
  const comparison = compare(base, side);
  return { comparison, seams: findSeams(comparison), lines: new Map() };
}

/** A doc that grew from base, and what was found of it. */
export interface Grown {
  readonly doc: Node;
  readonly reading: Reading;
}

/**
 * Both sides' facts. Of two blocks that changed places either may be the one that moved; where the
 * other side moved one of them, it is that one, so that two moves of one block are seen as such.
 */
export function openSides(base: Node, ours: Grown, theirs: Grown): Sides {
  const again = ({ doc, reading }: Grown, { moved }: Comparison): Reading => {
    if (reading.comparison.moved.size === 0 || moved.size === 0) return reading;
    const comparison = compare(base, doc, moved);
    return { ...reading, comparison, seams: findSeams(comparison) };
  };
  return [
    openFacts('ours', again(ours, theirs.reading.comparison)),
    openFacts('theirs', again(theirs, ours.reading.comparison)),
  ];
}

function openFacts(name: Facts['name'], reading: Reading): Facts {
  const { comparison, seams } = reading;
  const placed = new Map<string, Spot>();
  for (const [parent, runs] of comparison.runs)
    for (const [anchor, run] of runs) for (const id of run) placed.set(id, { parent, anchor });
  return {
    name,
    ...reading,
    joined: new Set([...seams.joins.values()].flat()),
    parted: new Set([...seams.splits.values()].flat()),
    deleted: new Set(comparison.deleted),
    placed,
    values: new Map(comparison.values),
  };
}

/** A copy whose facts can be taken back without touching the original's. */
export const copyFacts = (facts: Facts): Facts => ({
  ...facts,
  deleted: new Set(facts.deleted),
  placed: new Map(facts.placed),
  values: new Map(facts.values),
});

/** Both sides; every question about base is answered by whichever side touched the block. */
export type Sides = readonly [Facts, Facts];

/** Where a block that some side touched stands in base. */
export const baseEntry = ([ours, theirs]: Sides, id: string): Entry | undefined =>
  ours.comparison.before.get(id) ?? theirs.comparison.before.get(id);

/** The ids of base blocks that either side changed, or something in them, the doc's `''` included. */
export function touchedIn(sides: Sides): ReadonlySet<string> {
  const touched = new Set(['']);
  const touch = (id: string) => {
    for (let at = id; !touched.has(at); at = idOf(baseEntry(sides, at)?.parent as Node))
      touched.add(at);
  };
  for (const { comparison } of sides) {
    const { before, inserted, deleted, moved, runs, values } = comparison;
    for (const ids of [deleted, moved, runs.keys(), values.keys()])
      for (const id of ids) if (!inserted.has(id) && before.has(id)) touch(id);
  }
  return touched;
}

/** Brings back a block and all in it that `facts` deleted, and the blocks around it. */
export function undelete(sides: Sides, facts: Facts, id: string): void {
  const entry = baseEntry(sides, id);
  if (!entry) return;
  visitAll(entry.node, (block) => void facts.deleted.delete(idOf(block)));
  undeleteAround(sides, id);
}

/** Brings back the blocks around one that stays, whoever deleted them. */
function undeleteAround(sides: Sides, id: string): void {
  const parentOf = (child: string) => idOf(baseEntry(sides, child)?.parent as Node);
  for (let at = parentOf(id); at !== ''; at = parentOf(at))
    for (const { deleted } of sides) deleted.delete(at);
}

/** Takes back a move, or an insertion with all in it; what it moved in goes back to base. */
export function unplace(sides: Sides, facts: Facts, id: string): void {
  if (!facts.placed.delete(id)) return;
  if (!facts.comparison.inserted.has(id)) {
    undeleteAround(sides, id);
    return;
  }
  facts.values.delete(id);
  const own = facts.comparison.after.get(id) as Entry;
  for (const child of blocksOf(own.node)) unplace(sides, facts, idOf(child));
}

/** Takes back a change of a block's own value, and the split or join it was part of. */
function unchange(sides: Sides, facts: Facts, id: string): void {
  facts.values.delete(id);
  for (const part of facts.seams.splits.get(id) ?? [])
    unplace(sides, facts, outermost(facts, part));
  for (const part of facts.seams.joins.get(id) ?? []) undelete(sides, facts, part);
}

/** The outermost inserted block that has nothing but this one in it. */
export function outermost({ comparison }: Facts, id: string): string {
  let entry = comparison.after.get(id) as Entry;
  while (comparison.inserted.has(idOf(entry.parent)) && countBlocks(entry.parent) === 1) {
    if (lineOf(entry.parent).size > 0) break;
    entry = comparison.after.get(idOf(entry.parent)) as Entry;
  }
  return idOf(entry.node);
}

/** True for an inserted block into which nothing was moved. */
export function isAllInserted({ comparison }: Facts, id: string): boolean {
  const { after, inserted } = comparison;
  let isAll = inserted.has(id);
  if (isAll)
    visitAll((after.get(id) as Entry).node, (own) => {
      isAll &&= inserted.has(idOf(own));
    });
  return isAll;
}

/** Blocks of which something is said apart from what stands around them. */
export type Apart = (id: string) => boolean;

const nothingApart: Apart = () => false;

/** Takes back all a side did in a base block: words, moves, deletions, insertions; not in what is apart. */
export function leaveAlone(
  sides: Sides,
  facts: Facts,
  root: Node,
  isApart: Apart = nothingApart,
): void {
  visitBut(isApart, root, (block) => {
    const id = idOf(block);
    if (facts.values.has(id)) unchange(sides, facts, id);
    facts.deleted.delete(id);
    unplace(sides, facts, id);
    for (const run of facts.comparison.runs.get(id)?.values() ?? [])
      for (const child of run)
        if (facts.placed.get(child)?.parent === id) unplace(sides, facts, child);
  });
  if (baseEntry(sides, idOf(root))) undeleteAround(sides, idOf(root));
}

/** Visits `node` and the blocks in it, but those apart and what is in them. */
function visitBut(isApart: Apart, node: Node, visit: (block: Node) => void): void {
  if (isApart(idOf(node))) return;
  visit(node);
  for (const child of blocksOf(node)) visitBut(isApart, child, visit);
}

/** A block without those in it that are apart, and without what holds nothing then; or `null`. */
export function leaveOut(node: Node, isApart: Apart): Node | null {
  if (isApart(idOf(node))) return null;
  if (node.isTextblock || node.childCount === 0) return node;
  const children = node.children.flatMap((child) => leaveOut(child, isApart) ?? []);
  if (children.length === 0) return null;
  return children.every((child, index) => child === node.child(index)) &&
    children.length === node.childCount
    ? node
    : node.copy(Fragment.fromArray(children));
}

/**
 * What a side made of a base block: its own version, and what of it now stands elsewhere, without
 * the blocks that are apart.
 */
export function remainsOf(
  { comparison, seams }: Facts,
  base: Node,
  isApart: Apart = nothingApart,
): Node[] {
  const { after, deleted, inserted } = comparison;
  const seen = new Set<string>();
  const nodes: Node[] = [];
  const add = (node: Node) => {
    const own = leaveOut(node, isApart);
    if (own) nodes.push(own);
    visitAll(node, (block) => void seen.add(idOf(block)));
  };
  visitBut(isApart, base, (block) => {
    const id = idOf(block);
    if (!seen.has(id) && !deleted.has(id)) {
      // Untouched inside a deleted block: it is gone with it, or stands there as in base.
      const node = after.get(id)?.node ?? (block === base ? base : undefined);
      if (node) add(node);
    }
    for (const part of seams.splits.get(id) ?? [])
      if (!seen.has(part) && inserted.has(part)) add((after.get(part) as Entry).node);
  });
  return nodes;
}

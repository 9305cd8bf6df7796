/**
 * Lays the blocks both sides inserted or moved into one order. Where both put something at one
 * spot, both stand there, and which comes first never follows from the side: in a list kept in order
 * (`merge-order.ts`) it follows from what they say, elsewhere from their ids.
 */
import type { Node } from 'prosemirror-model';
import { schema } from '../../../schema/document.ts';
import type { Entry } from './compare.ts';
import { idOf } from './identity.ts';
import { equalJson } from './line-changes.ts';
import { baseEntry, type Facts, isAllInserted, type Sides, unplace } from './merge-facts.ts';
import { followNeighbours, type MergedRuns } from './merge-follow.ts';
import { sortIn } from './merge-order.ts';
import { visitAll } from './tree.ts';
import { pathIn, type Verdict } from './verdict.ts';

/** The runs of both sides as far as their facts still hold. */
export function mergeRuns(base: Node, sides: Sides, verdict: Verdict): MergedRuns {
  const merged: MergedRuns = new Map();
  const [ours, theirs] = sides;
  const parents = new Set([...ours.comparison.runs.keys(), ...theirs.comparison.runs.keys()]);
  for (const parent of parents) {
    const anchors = new Set(
      sides.flatMap((facts) => [...(facts.comparison.runs.get(parent)?.keys() ?? [])]),
    );
    const own = new Map<string, readonly string[]>();
    for (const anchor of anchors) {
      dropTwins(parent, anchor, sides);
      const [x, y] = sides.map((facts) => runOf(facts, parent, anchor, sides)) as [
        string[],
        string[],
      ];
      const run = joinRuns(
        x,
        y,
        parent === '' ? base : baseEntry(sides, parent)?.node,
        anchor,
        sides,
        verdict,
      );
      if (run.length > 0) own.set(anchor, run);
    }
    if (own.size > 0) merged.set(parent, own);
  }
  followNeighbours(merged, base, sides, (ids) => tellOrder(ids, sides, verdict));
  return merged;
}

function runOf(
  { comparison, placed }: Facts,
  parent: string,
  anchor: string,
  sides: Sides,
): string[] {
  return (comparison.runs.get(parent)?.get(anchor) ?? []).filter((id) => {
    const spot = placed.get(id);
    const stands = spot && spot.parent === parent && spot.anchor === anchor;
    return stands && !sides.some(({ deleted }) => deleted.has(id));
  });
}

/** Of blocks both sides put at one spot with equal content, the one with the lesser id stays. */
function dropTwins(parent: string, anchor: string, sides: Sides): void {
  const [ours, theirs] = sides;
  const others = runOf(theirs, parent, anchor, sides).filter((id) => isAllNew(theirs, id));
  if (others.length === 0) return;
  for (const id of runOf(ours, parent, anchor, sides)) {
    if (!isAllNew(ours, id) || theirs.placed.has(id)) continue;
    const at = others.findIndex(
      (other) => !ours.placed.has(other) && isTwin(nodeOf(ours, id), nodeOf(theirs, other)),
    );
    if (at < 0) continue;
    const [twin] = others.splice(at, 1) as [string];
    if (id < twin) unplace(sides, theirs, twin);
    else unplace(sides, ours, id);
  }
}

const nodeOf = ({ comparison }: Facts, id: string): Node =>
  (comparison.after.get(id) as Entry).node;

/** True for an inserted block into which nothing was moved and no words of a split went. */
export function isAllNew(facts: Facts, id: string): boolean {
  if (!isAllInserted(facts, id)) return false;
  let isNew = true;
  visitAll(nodeOf(facts, id), (block) => {
    isNew &&= !facts.parted.has(idOf(block));
  });
  return isNew;
}

/** Equal but for ids and origins. */
function isTwin(x: Node, y: Node): boolean {
  if (x.type !== y.type || x.childCount !== y.childCount) return false;
  const { id: _x, origin: _ox, ...own } = x.attrs;
  const { id: _y, origin: _oy, ...other } = y.attrs;
  if (!equalJson(own, other)) return false;
  if (x.isTextblock) return x.content.eq(y.content);
  return x.content.content.every((child, index) => isTwin(child, y.child(index)));
}

/** What both sides put behind `anchor` in base block `parent`, as one run. */
function joinRuns(
  x: readonly string[],
  y: readonly string[],
  parent: Node | undefined,
  anchor: string,
  sides: Sides,
  verdict: Verdict,
): readonly string[] {
  if (x.length === 0 || y.length === 0) return [...x, ...y];
  const ids = [...new Set([...x, ...y])];
  // What only one side put there besides what both did stands in the order that side gave it.
  const isApart = ids.length > x.length && ids.length > y.length;
  const sorted =
    parent &&
    isApart &&
    sortIn(
      parent,
      anchor,
      ids.map((id) => ({ id, text: textAt(id, sides) })),
    );
  if (!sorted) return interleave(x, y, (own) => tellOrder(own, sides, verdict));
  tellOrder(sorted, sides, verdict);
  return sorted;
}

const textAt = (id: string, sides: Sides): string =>
  sides.find(({ comparison }) => comparison.after.has(id))?.comparison.after.get(id)?.node
    .textContent ?? '';

function tellOrder(ids: readonly string[], sides: Sides, { notices }: Verdict): void {
  const id = ids[0] as string;
  const text = ids.map((at) => textAt(at, sides)).join('\n');
  notices.push({ kind: 'order', block: id, path: pathIn(sides, id), text });
}

/** Two lists as one: common ids once; between them what either has, the lesser list first. */
function interleave(
  x: readonly string[],
  y: readonly string[],
  tell: (ids: readonly string[]) => void,
): string[] {
  const [first, second] = x.join() < y.join() ? [x, y] : [y, x];
  const shared = new Set(second.filter((id) => first.includes(id)));
  const result: string[] = [];
  let at = 0;
  const takeSecond = (until: string | null, before: readonly string[]) => {
    const own: string[] = [];
    for (; at < second.length && second[at] !== until; at++) {
      const id = second[at] as string;
      if (!shared.has(id)) own.push(id);
      else if (until === null || !second.includes(until, at)) break;
    }
    if (own.length > 0 && before.length > 0) tell([...before, ...own]);
    result.push(...own);
  };
  let segment: string[] = [];
  for (const id of first) {
    if (!shared.has(id)) {
      segment.push(id);
      result.push(id);
      continue;
    }
    takeSecond(id, segment);
    if (second[at] === id) at++;
    result.push(id);
    segment = [];
  }
  while (at < second.length) {
    takeSecond(null, segment);
    at++;
    segment = [];
  }
  return result;
}

/** Blocks of a doc or section stand before its sections, whoever put them there. */
export function arrangeBlocks(type: Node['type'], blocks: readonly Node[]): readonly Node[] {
  if (type !== schema.nodes.doc && type !== schema.nodes.section) return blocks;
  const isSection = (block: Node) => block.type === schema.nodes.section;
  const from = blocks.findIndex(isSection);
  if (from < 0 || blocks.slice(from).every(isSection)) return blocks;
  return [...blocks.filter((block) => !isSection(block)), ...blocks.filter(isSection)];
}

/**
 * Insertions in a merge. Two sides may put blocks at one spot; that is told, not refused, unless
 * they put nearly the same, or one of them rewrote the text on which the other's insertion rests.
 *
 * A side's zone is a stretch of neighbours it deleted, with what it put in their stead. The other
 * side's insertion strictly inside a zone, or at its edge if the zone has insertions of its own, is
 * an insertion into a text that is no more. Zone and insertion make one area of base, and all that
 * both sides deleted and inserted in it is one conflict; elsewhere insertions never conflict, unless
 * both sides put the same words of one block into a new one, each its own (`merge-kin.ts`).
 */
import type { Node } from 'prosemirror-model';
import { bagsAlike, contentPrint } from './align-leaves.ts';
import type { Conflict } from './change.ts';
import type { Entry } from './compare.ts';
import { idOf } from './identity.ts';
import { baseEntry, type Facts, type Sides, undelete, unplace } from './merge-facts.ts';
import { type FindKin, type Kin, openKinship, type Put } from './merge-kin.ts';
import { isAllNew } from './merge-runs.ts';
import type { Substitution } from './substitute.ts';
import { blockAt, blocksOf, countBlocks } from './tree.ts';
import { blockWording, chosenBlocks, pathIn, type Verdict } from './verdict.ts';

/** Spots `from` to `to` of one parent: spot n is right behind its base child n - 1. */
interface Area {
  readonly from: number;
  readonly to: number;
  /** Children in it whose own words are in question too. */
  readonly wholes?: readonly string[];
}

/** What one side did to the children of one base block. */
interface Doing {
  readonly facts: Facts;
  /** Base children it deleted, by index, joined ones left out. */
  readonly gone: ReadonlySet<number>;
  /** By spot: new blocks put there. */
  readonly put: ReadonlyMap<number, readonly string[]>;
}

/** Decides insertions into rewritten text; returns blocks chosen to stand there instead. */
export function settleInsertions(base: Node, sides: Sides, verdict: Verdict): Substitution[] {
  const parents = new Set<string>();
  for (const { comparison } of sides)
    for (const parent of comparison.runs.keys())
      if (!comparison.inserted.has(parent)) parents.add(parent);
  const findKin = openKinship(sides);
  return [...parents].flatMap((id) => {
    const parent = id === '' ? base : baseEntry(sides, id)?.node;
    return parent ? settleParent(parent, sides, findKin, verdict) : [];
  });
}

function settleParent(
  parent: Node,
  sides: Sides,
  findKin: FindKin,
  verdict: Verdict,
): Substitution[] {
  const [ours, theirs] = [observe(parent, sides[0], sides[1]), observe(parent, sides[1], sides[0])];
  const areas = [
    ...clashesIn(parent, ours, theirs),
    ...clashesIn(parent, theirs, ours),
    ...likenesses(ours, theirs),
    ...findKin(putsOf(ours), putsOf(theirs)).map((kin) => areaOf(kin, parent)),
  ];
  return [
    ...unite(areas).flatMap((area) => settleArea(parent, area, [ours, theirs], sides, verdict)),
    ...settleCopies(parent, sides, verdict),
  ];
}

/** Shorter texts may well be meant to stand twice. */
const copyLength = 12;

/** What both sides put at one spot, and one of them once more: the copy is a conflict. */
function settleCopies(parent: Node, sides: Sides, verdict: Verdict): Substitution[] {
  const [ours, theirs] = sides;
  const runsOf = ({ comparison }: Facts) => comparison.runs.get(idOf(parent));
  return [...(runsOf(ours)?.keys() ?? [])].flatMap((anchor) => {
    if (!runsOf(theirs)?.has(anchor)) return [];
    const [own, other] = [copiesAt(parent, anchor, ours), copiesAt(parent, anchor, theirs)];
    return [...own].flatMap(([print, ids]) => {
      const facing = other.get(print) ?? [];
      if (facing.length === 0 || facing.length === ids.length) return [];
      const [facts, more, fewer] =
        ids.length > facing.length ? [ours, ids, facing] : [theirs, facing, ids];
      const spare = more.filter((id) => !fewer.includes(id)).slice(fewer.length - more.length);
      return spare.flatMap((id) => settleCopy(id, idOf(parent), anchor, facts, sides, verdict));
    });
  });
}

/** The new blocks a side put behind `anchor`, by content. */
function copiesAt(parent: Node, anchor: string, facts: Facts): Map<number, readonly string[]> {
  const copies = new Map<number, readonly string[]>();
  for (const id of facts.comparison.runs.get(idOf(parent))?.get(anchor) ?? []) {
    const { node } = facts.comparison.after.get(id) as Entry;
    if (!facts.placed.has(id) || node.textContent.length < copyLength || !isAllNew(facts, id))
      continue;
    const print = contentPrint(node);
    copies.set(print, [...(copies.get(print) ?? []), id]);
  }
  return copies;
}

function settleCopy(
  id: string,
  parent: string,
  anchor: string,
  facts: Facts,
  sides: Sides,
  verdict: Verdict,
): Substitution[] {
  const wording = blockWording([(facts.comparison.after.get(id) as Entry).node]);
  const isOurs = facts.name === 'ours';
  const conflict: Conflict = {
    id: `insert:${id}`,
    kind: 'insert',
    block: id,
    path: pathIn(sides, id),
    base: null,
    ours: isOurs ? wording : null,
    theirs: isOurs ? null : wording,
  };
  const choice = verdict.decide(conflict);
  if (choice === facts.name) return [];
  unplace(sides, facts, id);
  if (typeof choice === 'string') return [];
  return [{ parent, anchor, removed: [], content: chosenBlocks(choice.content) }];
}

const putsOf = ({ facts, put }: Doing): Put[] =>
  [...put].flatMap(([spot, ids]) =>
    ids.map((id) => ({ facts, spot, node: (facts.comparison.after.get(id) as Entry).node })),
  );

/** What kin are about: the spots they were put at, and the block they are from where it stands there. */
function areaOf({ whole, spots }: Kin, parent: Node): Area {
  const at = blocksOf(parent).findIndex((child) => idOf(child) === whole);
  if (at < 0) return { from: Math.min(...spots), to: Math.max(...spots) };
  return { from: Math.min(at, ...spots), to: Math.max(at + 1, ...spots), wholes: [whole] };
}

function observe(parent: Node, facts: Facts, other: Facts): Doing {
  const gone = new Set<number>();
  const indexes = new Map<string, number>([['', 0]]);
  const count = countBlocks(parent);
  for (let index = 0; index < count; index++) {
    const id = idOf(blockAt(parent, index));
    indexes.set(id, index + 1);
    if (facts.deleted.has(id) && !facts.joined.has(id)) gone.add(index);
  }
  const put = new Map<number, readonly string[]>();
  for (const [anchor, run] of facts.comparison.runs.get(idOf(parent)) ?? []) {
    const news = run.filter((id) => isOwn(id, facts, other));
    if (news.length > 0) put.set(indexes.get(anchor) as number, news);
  }
  return { facts, gone, put };
}

/** Inserted by this side alone, still placed, and not merely the later part of a split. */
const isOwn = (id: string, { placed, parted, comparison }: Facts, other: Facts): boolean =>
  comparison.inserted.has(id) &&
  !other.comparison.inserted.has(id) &&
  placed.has(id) &&
  !parted.has(id);

/** Areas in which `other` put something into what `side` rewrote. */
function clashesIn(parent: Node, side: Doing, other: Doing): Area[] {
  const areas: Area[] = [];
  for (const zone of zonesOf(parent, side)) {
    const isRewritten = side.put.has(zone.from);
    for (const spot of other.put.keys()) {
      const inside = zone.from < spot && spot < zone.to;
      const atEdge = isRewritten && (spot === zone.from || spot === zone.to);
      if (inside || atEdge) areas.push(zone);
    }
  }
  return areas;
}

/** Stretches of deleted neighbours, as the spots from before the first to behind the last. */
function zonesOf(parent: Node, { gone }: Doing): Area[] {
  const zones: Area[] = [];
  const count = countBlocks(parent);
  for (let index = 0; index < count; index++) {
    if (!gone.has(index)) continue;
    const from = index;
    while (gone.has(index)) index++;
    zones.push({ from, to: index });
  }
  return zones;
}

/** Spots where both put blocks of nearly the same words. */
function likenesses(ours: Doing, theirs: Doing): Area[] {
  const areas: Area[] = [];
  for (const [spot, own] of ours.put) {
    const nodesOf = ({ facts }: Doing, ids: readonly string[]) =>
      ids.map((id) => (facts.comparison.after.get(id) as Entry).node);
    const other = theirs.put.get(spot);
    if (other && bagsAlike(nodesOf(ours, own), nodesOf(theirs, other)))
      areas.push({ from: spot, to: spot });
  }
  return areas;
}

/** Areas that share a spot become one. */
function unite(areas: readonly Area[]): Area[] {
  const united: Area[] = [];
  for (const area of [...areas].sort((x, y) => x.from - y.from)) {
    const last = united.at(-1);
    if (!last || area.from > last.to) {
      united.push(area);
      continue;
    }
    const wholes = [...(last.wholes ?? []), ...(area.wholes ?? [])];
    united[united.length - 1] = { from: last.from, to: Math.max(last.to, area.to), wholes };
  }
  return united;
}

function settleArea(
  parent: Node,
  area: Area,
  doings: readonly [Doing, Doing],
  sides: Sides,
  verdict: Verdict,
): Substitution[] {
  const { from, to } = area;
  const anchor = from > 0 ? idOf(blockAt(parent, from - 1)) : '';
  const children = Array.from({ length: to - from }, (_, at) => blockAt(parent, from + at));
  const wording = (doing: Doing) => blockWording(readArea(parent, area, doing));
  const block = idOf(children[0] ?? parent);
  const conflict: Conflict = {
    id: `insert:${idOf(parent)}:${anchor}`,
    kind: 'insert',
    block,
    path: pathIn(sides, block),
    base: blockWording(children),
    ours: wording(doings[0]),
    theirs: wording(doings[1]),
  };
  const choice = verdict.decide(conflict);
  for (const doing of doings) if (doing.facts.name !== choice) takeBack(parent, area, doing, sides);
  if (typeof choice === 'string') return [];
  const content = chosenBlocks(choice.content);
  return [{ parent: idOf(parent), anchor, removed: children.map(idOf), content }];
}

/** Takes back what a side put into the area, took from it and made of blocks whose words are in question. */
function takeBack(parent: Node, area: Area, { facts, gone, put }: Doing, sides: Sides): void {
  const { from, to, wholes = [] } = area;
  for (let spot = from; spot <= to; spot++) {
    for (const id of put.get(spot) ?? []) unplace(sides, facts, id);
    if (spot < to && gone.has(spot)) undelete(sides, facts, idOf(blockAt(parent, spot)));
  }
  // The line of a block split or joined is merged with its parts, wherever these are.
  const { splits, joins } = facts.seams;
  for (const id of wholes) if (!splits.has(id) && !joins.has(id)) facts.values.delete(id);
}

/** What a side has in the area: what it put there and what it left of base. */
function readArea(parent: Node, { from, to }: Area, { facts, gone, put }: Doing): Node[] {
  const nodes: Node[] = [];
  for (let spot = from; spot <= to; spot++) {
    for (const id of put.get(spot) ?? [])
      nodes.push((facts.comparison.after.get(id) as Entry).node);
    if (spot < to && !gone.has(spot)) {
      const child = blockAt(parent, spot);
      const now = facts.comparison.after.get(idOf(child))?.node ?? child;
      nodes.push(now);
    }
  }
  return nodes;
}

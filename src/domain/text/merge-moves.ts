/**
 * Moves in a merge: a block both sides moved stands where both put it or is a conflict, and no two
 * moves may put blocks into each other.
 */
import type { Node } from 'prosemirror-model';
import type { Conflict, Wording } from './change.ts';
import { idOf } from './identity.ts';
import { baseEntry, type Facts, type Sides, unplace } from './merge-facts.ts';
import { placeOf } from './node-json.ts';
import { pathIn, sideOf, type Verdict } from './verdict.ts';

/** Decides blocks placed differently by both sides, then moves that would enclose each other. */
export function settleMoves(sides: Sides, verdict: Verdict): void {
  const [ours, theirs] = sides;
  for (const [id, spot] of [...ours.placed]) {
    const other = theirs.placed.get(id);
    if (!other || (other.parent === spot.parent && other.anchor === spot.anchor)) continue;
    settleMove(id, sides, verdict);
  }
  settleCircles(sides, verdict);
}

function settleMove(id: string, sides: Sides, verdict: Verdict): void {
  const wording = ({ comparison }: Facts): Wording | null => {
    const entry = comparison.after.get(id) ?? baseEntry(sides, id);
    return entry ? { text: nameOf(entry.node), place: placeOf(entry) } : null;
  };
  const [ours, theirs] = sides;
  const old = baseEntry(sides, id);
  const conflict: Conflict = {
    id: `move:${id}`,
    kind: 'move',
    block: id,
    path: pathIn(sides, id),
    base: old ? { text: nameOf(old.node), place: placeOf(old) } : null,
    ours: wording(ours),
    theirs: wording(theirs),
  };
  const choice = sideOf(verdict.decide(conflict), conflict);
  for (const facts of sides) if (facts.name !== choice) unplace(sides, facts, id);
}

/** Where a block is to stand is in question, not what it says: a section's title tells which it is. */
const nameOf = (block: Node): string =>
  (block.type.name === 'section' ? (block.firstChild as Node) : block).textContent;

/** Blocks that would stand inside themselves: each move around the circle is a conflict. */
function settleCircles(sides: Sides, verdict: Verdict): void {
  if (sides.every(({ comparison }) => comparison.moved.size === 0)) return;
  const parentOf = (id: string): string => {
    const spot = sides[0].placed.get(id) ?? sides[1].placed.get(id);
    const parent = baseEntry(sides, id)?.parent;
    return spot?.parent ?? (parent ? idOf(parent) : '');
  };
  for (const id of sides.flatMap(({ comparison }) => [...comparison.moved]))
    breakCircle(id, parentOf, sides, verdict);
}

function breakCircle(
  id: string,
  parentOf: (id: string) => string,
  sides: Sides,
  verdict: Verdict,
): void {
  const circle = circleAt(id, parentOf);
  if (!circle) return;
  const moves = circle.filter((at) => sides.some(({ placed }) => placed.has(at)));
  for (const at of moves) settleMove(at, sides, verdict);
  // Choices that each take a move may still lead round: then none of them can stand.
  if (circleAt(id, parentOf))
    for (const at of moves) for (const facts of sides) unplace(sides, facts, at);
}

/** The blocks on the way up from `id` if that way leads round and round, else `null`. */
function circleAt(id: string, parentOf: (id: string) => string): string[] | null {
  const way: string[] = [];
  const seen = new Set<string>();
  for (let at = id; at !== ''; at = parentOf(at)) {
    if (seen.has(at)) return way.slice(way.indexOf(at));
    seen.add(at);
    way.push(at);
  }
  return null;
}

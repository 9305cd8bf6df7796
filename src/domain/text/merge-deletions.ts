/**
 * Deletions in a merge: a block one side deleted and the other changed, moved or put something in
 * is a conflict; what both deleted is gone once.
 *
 * A side that takes away a heading or a list, but lets what stood under it stand elsewhere, has
 * deleted the heading alone: what it moved out is not in the conflict, and stays changed as the other
 * side changed it.
 */
import type { Node } from 'prosemirror-model';
import type { Conflict } from './change.ts';
import type { Entry } from './compare.ts';
import { idOf } from './identity.ts';
import {
  type Apart,
  baseEntry,
  type Facts,
  leaveAlone,
  leaveOut,
  remainsOf,
  type Sides,
  undelete,
} from './merge-facts.ts';
import type { Substitution } from './substitute.ts';
import { blockWording, chosenBlocks, pathIn, type Verdict } from './verdict.ts';

/** Decides what each side deleted of what the other still uses; returns blocks put there instead. */
export function settleDeletions(sides: Sides, verdict: Verdict): Substitution[] {
  const [ours, theirs] = sides;
  tellOverlaps(sides, verdict);
  const found = [
    ...usedRoots(sides, ours, theirs).map((root) => ({ root, deleter: ours, user: theirs })),
    ...usedRoots(sides, theirs, ours).map((root) => ({ root, deleter: theirs, user: ours })),
  ];
  // As it was at first: what one conflict takes back must not change what another says.
  const placed = new Map(sides.map((facts) => [facts, new Set(facts.placed.keys())]));
  return found.flatMap(({ root, deleter, user }) => {
    const { node, parent } = baseEntry(sides, root) as Entry;
    const [own, other] = [placed.get(deleter), placed.get(user)];
    const isApart = (id: string) => own?.has(id) === true && other?.has(id) === false;
    const conflict = describe(sides, root, node, isApart);
    // A list whose items all stand elsewhere says nothing, whatever else became of it.
    const isEmptied = !conflict.base && !conflict.ours && !conflict.theirs;
    if (isEmptied)
      verdict.notices.push({ kind: 'emptied', block: root, path: conflict.path, text: '' });
    const choice = isEmptied ? deleter.name : verdict.decide(conflict);
    if (choice === deleter.name) leaveAlone(sides, user, node, isApart);
    else if (choice === user.name) undelete(sides, deleter, root);
    else {
      leaveAlone(sides, user, node, isApart);
      undelete(sides, deleter, root);
    }
    // What was brought back above the other side's deletions must go again, but not with an item in it.
    if (choice === deleter.name && !isEmptied) for (const id of idsIn(node)) redelete(deleter, id);
    if (typeof choice === 'string') return [];
    const content = chosenBlocks(choice.content);
    return [{ parent: idOf(parent), anchor: root, removed: [root], content }];
  });
}

function redelete({ comparison, deleted }: Facts, id: string): void {
  if (comparison.deleted.has(id)) deleted.add(id);
}

function idsIn(node: Node): string[] {
  const ids: string[] = [];
  node.descendants((block) => void (block.isBlock && idOf(block) && ids.push(idOf(block))));
  return [idOf(node), ...ids];
}

/** The outermost deleted block around each; a join's parts are deleted with their wrappers. */
function rootOf(sides: Sides, { comparison }: Facts, id: string): string {
  let entry = baseEntry(sides, id) as Entry;
  while (comparison.deleted.has(idOf(entry.parent)))
    entry = baseEntry(sides, idOf(entry.parent)) as Entry;
  return idOf(entry.node);
}

/** Roots of what `deleter` deleted in which `user` changed, moved or put something. */
function usedRoots(sides: Sides, deleter: Facts, user: Facts): string[] {
  const roots = new Set<string>();
  for (const id of deleter.deleted) {
    const isUsed =
      user.comparison.runs.has(id) ||
      (!deleter.joined.has(id) && (user.values.has(id) || user.placed.has(id)));
    if (isUsed) roots.add(rootOf(sides, deleter, id));
  }
  return [...roots];
}

function describe(sides: Sides, root: string, node: Node, isApart: Apart): Conflict {
  const [ours, theirs] = sides;
  return {
    id: `delete:${root}`,
    kind: 'delete',
    block: root,
    path: pathIn(sides, root),
    base: blockWording([leaveOut(node, isApart) ?? undefined]),
    ours: blockWording(remainsOf(ours, node, isApart)),
    theirs: blockWording(remainsOf(theirs, node, isApart)),
  };
}

/** What both deleted, but one more of it than the other, is told. */
function tellOverlaps(sides: Sides, { notices }: Verdict): void {
  const [ours, theirs] = sides;
  const told = new Set<string>();
  for (const id of ours.deleted) {
    if (!theirs.deleted.has(id)) continue;
    const [x, y] = [rootOf(sides, ours, id), rootOf(sides, theirs, id)];
    if (x === y || told.has(`${x} ${y}`)) continue;
    told.add(`${x} ${y}`);
    const { node } = baseEntry(sides, id) as Entry;
    const inner = x === id ? x : y;
    notices.push({
      kind: 'overlap',
      block: inner,
      path: pathIn(sides, inner),
      text: node.textContent,
    });
  }
}

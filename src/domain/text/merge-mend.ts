/**
 * Mends a merge whose sides fit together fact by fact but not as a whole: a list each side took
 * another item from, a table that came out ragged. A block left empty goes; of any other, what both
 * sides did in it becomes one conflict.
 */
import type { Node } from 'prosemirror-model';
import type { Conflict } from './change.ts';
import { isCell } from './columns.ts';
import { idOf } from './identity.ts';
import {
  baseEntry,
  type Facts,
  leaveAlone,
  remainsOf,
  type Sides,
  unplace,
} from './merge-facts.ts';
import type { Substitution } from './substitute.ts';
import { blockWording, chosenBlocks, pathIn, type Verdict } from './verdict.ts';

/** A block whose content is not allowed, as it came out. */
export interface Broken {
  readonly id: string;
  readonly node: Node;
}

/**
 * Takes back facts so that the block comes out whole; returns blocks chosen to stand there. Blocks
 * that went because they were empty are entered in `emptied`: each goes but once, so that mending
 * ends where another brings it back.
 */
export function mend(
  { id, node }: Broken,
  base: Node,
  sides: Sides,
  verdict: Verdict,
  emptied: Set<string>,
): Substitution[] {
  const state = spellFacts(sides);
  const isEmpty = node.childCount === 0 && id !== '' && !isCell(node) && !emptied.has(id);
  const substitutions = isEmpty
    ? dropEmptied(id, sides, verdict, emptied)
    : settleBlock(id, base, sides, verdict);
  if (spellFacts(sides) !== state) return substitutions;
  // The side chosen is what is broken: neither can stand.
  const root = baseEntry(sides, id)?.node ?? base;
  for (const facts of sides) leaveAlone(sides, facts, root);
  if (spellFacts(sides) === state) throw new Error(`block ${id} cannot be mended`);
  return substitutions;
}

/** Tells two states of the facts apart; they only ever change by a fact more or less. */
const spellFacts = (sides: Sides): string =>
  sides
    .map(({ deleted, placed, values }) => `${deleted.size} ${placed.size} ${values.size}`)
    .join();

/** All that both sides did in the block is one conflict. */
function settleBlock(id: string, base: Node, sides: Sides, verdict: Verdict): Substitution[] {
  const entry = baseEntry(sides, id);
  const bringer = entry ? undefined : bringerOf(id, sides);
  const root = entry?.node ?? base;
  const conflict: Conflict = {
    id: `structure:${id}`,
    kind: 'structure',
    block: id,
    path: pathIn(sides, id),
    base: bringer ? null : blockWording([root]),
    ours: blockWording(bringer ? broughtBy(sides[0], id) : remainsOf(sides[0], root)),
    theirs: blockWording(bringer ? broughtBy(sides[1], id) : remainsOf(sides[1], root)),
  };
  const choice = verdict.decide(conflict);
  if (bringer) {
    unplace(sides, bringer, id);
    return [];
  }
  for (const facts of sides) if (facts.name !== choice) leaveAlone(sides, facts, root);
  if (typeof choice === 'string' || !entry) return [];
  const content = chosenBlocks(choice.content);
  return [{ parent: idOf(entry.parent), anchor: id, removed: [id], content }];
}

const bringerOf = (id: string, sides: Sides): Facts | undefined =>
  sides.find(({ comparison }) => comparison.inserted.has(id));

const broughtBy = ({ comparison }: Facts, id: string): (Node | undefined)[] =>
  comparison.inserted.has(id) ? [comparison.after.get(id)?.node] : [];

function dropEmptied(
  id: string,
  sides: Sides,
  { notices }: Verdict,
  emptied: Set<string>,
): Substitution[] {
  const entry = baseEntry(sides, id);
  const bringer = entry ? undefined : bringerOf(id, sides);
  emptied.add(id);
  if (bringer) unplace(sides, bringer, id);
  else
    for (const { values, placed, deleted } of sides) {
      values.delete(id);
      placed.delete(id);
      deleted.add(id);
    }
  const text = (entry ?? bringer?.comparison.after.get(id))?.node.textContent ?? '';
  notices.push({ kind: 'emptied', block: id, path: pathIn(sides, id), text });
  return [];
}

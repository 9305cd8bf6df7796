/**
 * Merges two docs that grew from one base, without losing a word: every change of either side is in
 * the merged doc, or in a conflict that carries base and both wordings. `merge-cases.md` is its
 * contract; nothing is decided by position and nothing depends on which side is called ours.
 *
 * Each side is read as facts against base (`compare.ts`): deleted, placed, changed. Conflicts are
 * found where two facts exclude each other, in this order: deletions of what the other side uses;
 * insertions into rewritten text; moves to two places or in a circle; then values, attribute by
 * attribute and word by word. A fact in conflict is taken back, so base stays there. What is left
 * of both sides is joined, new rows are fitted to new columns, and the doc is built from base, so
 * the cost follows the changes. Should a block's content still break the schema, both sides' facts
 * in it become one conflict and the doc is built again. A block left empty goes, each but once; all
 * other facts only ever shrink, so this ends.
 */
import type { Node } from 'prosemirror-model';
import { schema } from '../../../schema/document.ts';
import type { Choices, Conflict, Notice } from './change.ts';
import { gridOf } from './columns.ts';
import { build } from './edit.ts';
import { settleDeletions } from './merge-deletions.ts';
import {
  baseEntry,
  copyFacts,
  openSides,
  type Reading,
  readSide,
  type Sides,
  touchedIn,
} from './merge-facts.ts';
import { type Broken, mend } from './merge-mend.ts';
import { settleMoves } from './merge-moves.ts';
import { arrangeBlocks, mergeRuns } from './merge-runs.ts';
import { settleInsertions } from './merge-spots.ts';
import { settleTables } from './merge-table.ts';
import { settleValues } from './merge-values.ts';
import { substitute } from './substitute.ts';
import { same } from './tree.ts';
import { openVerdict, type Verdict } from './verdict.ts';

/** A merge. All but the docs is plain JSON; conflicts are stored, docs are loaded. */
export interface Merge {
  /** The merged doc; wherever there is a conflict, base. */
  readonly doc: Node;
  readonly conflicts: readonly Conflict[];
  readonly notices: readonly Notice[];
  /** What was merged, and the choices made so far: `resolve` merges again with more of them. */
  readonly base: Node;
  readonly ours: Node;
  readonly theirs: Node;
  readonly choices: Choices;
}

/**
 * The merge of `ours` and `theirs`, which both grew from `base`. All three must have passed
 * `checkText`, and the result does. The same docs always give the same merge, conflict ids
 * included.
 *
 * *Throws* `TextFault` (`id-missing`, `id-duplicate`) for a doc that has not passed.
 */
export const merge = (base: Node, ours: Node, theirs: Node): Merge =>
  mergeWith({ base, ours, theirs, choices: {} });

/** `merge` with one base, for many: what changed on a side is found once, whatever it is merged with. */
export function openMerging(base: Node): (ours: Node, theirs: Node) => Merge {
  const known = new Map<Node, Reading>();
  const read = (side: Node): Reading => {
    const reading = known.get(side) ?? readSide(base, side);
    known.set(side, reading);
    return reading;
  };
  return (ours, theirs) => mergeWith({ base, ours, theirs, choices: {} }, read);
}

/**
 * The same merge with choices made, on top of those made before; conflicts without one remain. A
 * choice for a conflict that is not there has no effect. Chosen content is not checked for
 * doubled ids: pass the result to `checkText`.
 *
 * *Throws* `TextFault`: `schema` for content that does not fit, `shape` for content where only a
 * side can be taken.
 */
export function resolve(merged: Merge, choices: Choices): Merge {
  const { base, ours, theirs } = merged;
  return mergeWith({ base, ours, theirs, choices: { ...merged.choices, ...choices } });
}

type Inputs = Pick<Merge, 'base' | 'ours' | 'theirs' | 'choices'>;

function mergeWith(
  inputs: Inputs,
  read = (side: Node): Reading => readSide(inputs.base, side),
): Merge {
  const { base, ours, theirs, choices } = inputs;
  if (same(base, ours) || same(ours, theirs))
    return { doc: theirs, conflicts: [], notices: [], ...inputs };
  if (same(base, theirs)) return { doc: ours, conflicts: [], notices: [], ...inputs };
  const sides = openSides(
    base,
    { doc: ours, reading: read(ours) },
    { doc: theirs, reading: read(theirs) },
  );
  const verdict = openVerdict(choices);
  const substitutions = [
    ...settleDeletions(sides, verdict),
    ...settleInsertions(base, sides, verdict),
  ];
  settleMoves(sides, verdict);
  const emptied = new Set<string>();
  for (;;) {
    // Copies, because joining takes back facts of its own: a split whose words are in conflict.
    const attempt = openVerdict(choices);
    const { doc, broken } = join(base, [copyFacts(sides[0]), copyFacts(sides[1])], attempt);
    if (broken) {
      substitutions.push(...mend(broken, base, sides, verdict, emptied));
      continue;
    }
    const conflicts = [...verdict.conflicts, ...attempt.conflicts];
    const notices = [...verdict.notices, ...attempt.notices];
    return { doc: substitute(doc, substitutions), conflicts, notices, ...inputs };
  }
}

/** The doc made of both sides' facts, and the first of its blocks, from within, that is broken. */
function join(base: Node, sides: Sides, verdict: Verdict): { doc: Node; broken: Broken | null } {
  const values = settleValues(base, sides, verdict);
  const runs = mergeRuns(base, sides, verdict);
  settleTables(sides, runs, values, verdict);
  const deleted = new Set([...sides[0].deleted, ...sides[1].deleted]);
  const found: Broken[] = [];
  const onMade = (id: string, node: Node) => {
    if (!node.type.validContent(node.content) || isRagged(node, id, sides))
      found.push({ id, node });
  };
  const moved = (id: string) => baseEntry(sides, id)?.node;
  const touched = touchedIn(sides);
  const isTouched = (id: string) => touched.has(id);
  const hooks = { arrange: arrangeBlocks, onMade, isTouched };
  const doc = build(base, { deleted, runs, values }, moved, hooks);
  return { doc, broken: found[0] ?? null };
}

/** True for a table that is not rectangular although it was on every side. */
function isRagged(node: Node, id: string, sides: Sides): boolean {
  const isTable = (block: Node | undefined): block is Node => block?.type === schema.nodes.table;
  if (!isTable(node)) return false;
  const isEven = (block: Node | undefined) =>
    !isTable(block) || new Set(gridOf(block)?.widths).size <= 1;
  const origins = [
    baseEntry(sides, id)?.node,
    ...sides.map(({ comparison }) => comparison.after.get(id)?.node),
  ];
  return !isEven(node) && origins.every(isEven);
}

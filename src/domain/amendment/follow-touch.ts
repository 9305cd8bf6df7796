/**
 * What a proposal touches of its base, as keys that two proposals can be looked up by: those that
 * share none can both be carried out without regard to each other. It reads facts; it merges
 * nothing.
 *
 * A key is the value of a block (its words, type, attributes), a slot between two of its words, its
 * place, a gap between two neighbours, or the columns of a table. A proposal *changes* keys and
 * *leans* on others, which it needs as they are; two proposals meet where one changes what the other
 * changes or leans on.
 * - A new value changes the value and leans on the place. Where nothing but some words of a line
 *   are new, it changes their slots and leans on the value.
 * - A deletion changes value and place of all it takes, and every gap beside and in that.
 * - A move changes the place, the gaps it leaves and fills and, within one parent, all between: of
 *   two neighbours that change places either may be said to have moved. It leans on the places of
 *   all blocks around the new one, or two moves could put blocks into each other.
 * - An insertion changes its gap, and leans on the place of the block it stands in.
 * - A new type changes the gaps beside too, for what may stand there depends on it.
 * - What changes cells of a row changes the table's columns; what changes rows leans on them.
 */
import type { Node } from 'prosemirror-model';
import { type Comparison, compare, type Entry } from '../text/compare.ts';
import { idOf } from '../text/identity.ts';
import { equalJson } from '../text/line-changes.ts';
import { findSeams, type Seams } from '../text/seams.ts';
import { blockAt, blocksOf, lineOf, type Value } from '../text/tree.ts';
import { changedSlots } from './follow-slots.ts';

/** What a proposal touches, and the facts that say so. */
export interface Touch {
  readonly facts: Comparison;
  readonly changes: ReadonlySet<string>;
  readonly leans: ReadonlySet<string>;
  /** Blocks of base whose value or place changes. */
  readonly blocks: ReadonlySet<string>;
}

/**
 * What `proposed` touches of `base`. Both must have passed `checkText`. The cost follows the change.
 *
 * *Throws* `TextFault` (`id-missing`, `id-duplicate`) where it meets such a block.
 */
export function findTouch(base: Node, proposed: Node): Touch {
  const facts = compare(base, proposed);
  const found = {
    base,
    facts,
    seams: findSeams(facts),
    changes: new Set<string>(),
    leans: new Set<string>(),
  };
  for (const [id, value] of facts.values) touchValue(id, value, found);
  for (const id of facts.deleted) touchDeleted(id, found);
  for (const [parent, runs] of facts.runs)
    for (const [anchor, run] of runs) for (const id of run) touchPlaced(id, parent, anchor, found);
  const blocks = new Set([...facts.values.keys(), ...facts.deleted, ...facts.moved]);
  for (const id of facts.inserted) blocks.delete(id);
  return { facts, changes: found.changes, leans: found.leans, blocks };
}

/** True when both cannot be carried out without regard to each other. */
export const meet = (x: Touch, y: Touch): boolean =>
  shareKey(x.changes, y.changes) || shareKey(x.changes, y.leans) || shareKey(x.leans, y.changes);

/** The blocks of base whose value or place both change; none where they meet in a gap or lean. */
export const sharedBlocks = (x: Touch, y: Touch): readonly string[] =>
  [...x.blocks].filter((id) => y.blocks.has(id));

function shareKey(x: ReadonlySet<string>, y: ReadonlySet<string>): boolean {
  const [fewer, more] = x.size < y.size ? [x, y] : [y, x];
  for (const key of fewer) if (more.has(key)) return true;
  return false;
}

const slotKey = (id: string, slot: number) => `${id} slot ${slot}`;
const valueKey = (id: string) => `${id} value`;
const placeKey = (id: string) => `${id} place`;
const partKey = (id: string) => `${id} part`;
const columnsKey = (table: string) => `${table} columns`;
/** The gap behind the base child `anchor` of `parent`, `''` for the one at the front. */
const gapKey = (parent: string, anchor: string) => `${anchor} gap ${parent}`;

interface Found {
  readonly base: Node;
  readonly facts: Comparison;
  readonly seams: Seams;
  readonly changes: Set<string>;
  readonly leans: Set<string>;
}

function touchValue(id: string, value: Value, found: Found): void {
  const { facts, changes, leans } = found;
  const entry = facts.before.get(id);
  if (!entry || facts.inserted.has(id)) {
    changes.add(valueKey(id));
    const origin = value.attrs.origin as string | null | undefined;
    if (origin) changes.add(partKey(origin));
    return;
  }
  leans.add(placeKey(id));
  const slots = slotsOf(entry.node, value, found);
  if (slots) {
    leans.add(valueKey(id));
    for (const slot of slots) changes.add(slotKey(id, slot));
    return;
  }
  changes.add(valueKey(id));
  const { type, attrs } = entry.node;
  const isReshaped = attrs.colspan !== value.attrs.colspan || attrs.rowspan !== value.attrs.rowspan;
  if (type !== value.type || isReshaped) touchBeside(entry, found);
}

/** The slots changed, where nothing of the block but some words is new; else null. */
function slotsOf(node: Node, value: Value, { seams }: Found): ReadonlySet<number> | null {
  const id = idOf(node);
  const isSeamed = seams.splits.has(id) || seams.joins.has(id);
  const { type, attrs, line } = value;
  if (isSeamed || type.spec.code || type !== node.type || !equalJson(attrs, node.attrs))
    return null;
  return changedSlots(lineOf(node), line);
}

function touchDeleted(id: string, found: Found): void {
  found.changes.add(valueKey(id)).add(placeKey(id)).add(gapKey(id, ''));
  touchBeside(found.facts.before.get(id) as Entry, found);
}

/** A run's block: inserted there, or moved. */
function touchPlaced(id: string, parent: string, anchor: string, found: Found): void {
  const { facts, base, changes } = found;
  const isOld = !facts.inserted.has(parent);
  if (isOld) {
    changes.add(gapKey(parent, anchor));
    found.leans.add(placeKey(parent));
    touchColumns(parent === '' ? base : facts.before.get(parent)?.node, found);
  }
  if (!facts.moved.has(id)) return;
  const old = facts.before.get(id) as Entry;
  changes.add(placeKey(id));
  touchBeside(old, found);
  if (isOld && idOf(old.parent) === parent) touchBetween(old, anchor, found);
  leanOnAround(parent, found);
}

function touchBeside({ node, parent, index }: Entry, found: Found): void {
  const previous = index > 0 ? idOf(blockAt(parent, index - 1)) : '';
  found.changes.add(gapKey(idOf(parent), previous)).add(gapKey(idOf(parent), idOf(node)));
  touchColumns(parent, found);
}

/** The gaps a block passes when it moves within its parent. */
function touchBetween({ parent, index }: Entry, anchor: string, { changes }: Found): void {
  const blocks = blocksOf(parent);
  const at = anchor === '' ? -1 : blocks.findIndex((block) => idOf(block) === anchor);
  for (let gap = Math.min(at, index); gap <= Math.max(at, index); gap++)
    changes.add(gapKey(idOf(parent), gap < 0 ? '' : idOf(blocks[gap] as Node)));
}

/** Something comes, goes or changes its kind among the blocks of `parent`. */
function touchColumns(parent: Node | undefined, { facts, changes, leans }: Found): void {
  const { before, deleted } = facts;
  if (parent?.type.name === 'table') leans.add(columnsKey(idOf(parent)));
  if (parent?.type.name !== 'table_row') return;
  const row = before.get(idOf(parent));
  if (row && !deleted.has(idOf(parent))) changes.add(columnsKey(idOf(row.parent)));
}

/** The places of base blocks around one that something moves into. */
function leanOnAround(parent: string, { facts, leans }: Found): void {
  const { before, after, inserted } = facts;
  let at = parent;
  while (inserted.has(at)) at = idOf((after.get(at) as Entry).parent);
  for (; at !== ''; at = idOf((before.get(at) as Entry).parent)) leans.add(placeKey(at));
}

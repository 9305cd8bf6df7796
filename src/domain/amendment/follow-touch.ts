/**
 * What a proposal touches of its base, as keys that two proposals can be looked up by: those that
 * share none can both be carried out without regard to each other. It reads facts; it merges
 * nothing.
 *
 * A key is the value of a block (its words, type, attributes), its place, a gap between two
 * neighbours, or the columns of a table. A proposal *changes* keys and *leans* on others, which it
 * needs as they are; two proposals meet where one changes what the other changes or leans on.
 * - A new value changes the value and leans on the place.
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
import { blockAt, blocksOf, type Value } from '../text/tree.ts';

/** What a proposal touches, and the facts that say so. */
export interface Touch {
  readonly facts: Comparison;
  readonly changes: ReadonlySet<string>;
  readonly leans: ReadonlySet<string>;
}

/**
 * What `proposed` touches of `base`. Both must have passed `checkText`. The cost follows the change.
 *
 * *Throws* `TextFault` (`id-missing`, `id-duplicate`) where it meets such a block.
 */
export function findTouch(base: Node, proposed: Node): Touch {
  const facts = compare(base, proposed);
  const found: Found = { base, facts, changes: new Set(), leans: new Set() };
  for (const [id, value] of facts.values) touchValue(id, value, found);
  for (const id of facts.deleted) touchDeleted(id, found);
  for (const [parent, runs] of facts.runs)
    for (const [anchor, run] of runs) for (const id of run) touchPlaced(id, parent, anchor, found);
  return found;
}

/** True when both cannot be carried out without regard to each other. */
export const meet = (x: Touch, y: Touch): boolean =>
  shareKey(x.changes, y.changes) || shareKey(x.changes, y.leans) || shareKey(x.leans, y.changes);

/** The blocks whose value or place both change; none where they meet in a gap or lean. */
export function sharedBlocks(x: Touch, y: Touch): readonly string[] {
  const blocks = new Set<string>();
  for (const key of x.changes) {
    const [id = '', kind] = key.split(' ');
    if ((kind === 'value' || kind === 'place') && y.changes.has(key)) blocks.add(id);
  }
  return [...blocks];
}

function shareKey(x: ReadonlySet<string>, y: ReadonlySet<string>): boolean {
  const [fewer, more] = x.size < y.size ? [x, y] : [y, x];
  for (const key of fewer) if (more.has(key)) return true;
  return false;
}

const valueKey = (id: string) => `${id} value`;
const placeKey = (id: string) => `${id} place`;
const partKey = (id: string) => `${id} part`;
const columnsKey = (table: string) => `${table} columns`;
/** The gap behind the base child `anchor` of `parent`, `''` for the one at the front. */
const gapKey = (parent: string, anchor: string) => `${anchor} gap ${parent}`;

interface Found {
  readonly base: Node;
  readonly facts: Comparison;
  readonly changes: Set<string>;
  readonly leans: Set<string>;
}

function touchValue(id: string, value: Value, found: Found): void {
  const { before, inserted } = found.facts;
  found.changes.add(valueKey(id));
  const origin = value.attrs.origin as string | null;
  if (inserted.has(id)) {
    if (origin) found.changes.add(partKey(origin));
    return;
  }
  found.leans.add(placeKey(id));
  const entry = before.get(id);
  if (!entry) return;
  const { type, attrs } = entry.node;
  const isReshaped = attrs.colspan !== value.attrs.colspan || attrs.rowspan !== value.attrs.rowspan;
  if (type !== value.type || isReshaped) touchBeside(entry, found);
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

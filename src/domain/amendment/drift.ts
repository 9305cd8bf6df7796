/**
 * Where a text keeps the blocks of the base it grew from, and where it does not. What is read of a part
 * of a text is found once for as long as the part stays, so the cost follows the change.
 */
import type { Node } from 'prosemirror-model';
import type { Entry } from '../text/compare.ts';
import { idOf } from '../text/identity.ts';
import { blockAt, countBlocks, visitAll } from '../text/tree.ts';

/** In ids of blocks. */
export interface Drift {
  /**
   * Blocks of base into which something came from outside, or out of which something went, and those
   * of which new blocks elsewhere are said to be parts.
   */
  readonly unsettled: ReadonlySet<string>;
  /** By blocks that base does not have, the blocks around them, innermost first. */
  readonly news: ReadonlyMap<string, readonly string[]>;
  /** Blocks of base of which new ones are said to be parts. */
  readonly origins: ReadonlySet<string>;
  /** By blocks that stand in another block than in base, the blocks around them now, innermost first. */
  readonly moved: ReadonlyMap<string, readonly string[]>;
  /** Blocks of base that are unsettled, or in which one is or one stood that moved. */
  readonly stirred: ReadonlySet<string>;
}

/** A block that is new, or stands in another block than in base. */
interface Stray {
  readonly id: string;
  readonly isNew: boolean;
  readonly origin: string | null;
  /** Where it was in base, or what it is said to be part of, and the blocks around that. */
  readonly home: readonly string[];
}

/** The strays of a part of a text: those right in it, and those of the blocks in it that have some. */
interface Strays {
  readonly id: string;
  readonly own: readonly Stray[];
  readonly inner: readonly Strays[];
}

/** The drift of texts from one base. All must have passed `checkText`. */
export function openDrifts(base: Node): {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly driftOf: (text: Node) => Drift;
} {
  const entries = indexAll(base);
  const known = new WeakMap<Node, Strays | null>();
  const drifts = new WeakMap<Node, Drift>();
  const collect = (node: Node): Strays | null => {
    const before = known.get(node);
    if (before !== undefined) return before;
    const strays = straysIn(node);
    known.set(node, strays);
    return strays;
  };
  const straysIn = (node: Node): Strays | null => {
    const id = idOf(node);
    const own: Stray[] = [];
    const inner: Strays[] = [];
    const count = countBlocks(node);
    for (let index = 0; index < count; index++) {
      const block = blockAt(node, index);
      const entry = entries.get(idOf(block));
      if (!entry || idOf(entry.parent) !== id) own.push(strayOf(block, entry));
      const deeper = entry?.node === block ? null : collect(block);
      if (deeper) inner.push(deeper);
    }
    return own.length > 0 || inner.length > 0 ? { id, own, inner } : null;
  };
  const strayOf = (block: Node, entry: Entry | undefined): Stray => {
    const id = idOf(block);
    const origin = (block.attrs.origin ?? '') as string;
    if (entry) return { id, isNew: false, origin: null, home: aroundIn(entries, id) };
    const home = entries.has(origin) ? [origin, ...aroundIn(entries, origin)] : [];
    return { id, isNew: true, origin: origin || null, home };
  };
  const driftOf = (text: Node): Drift => {
    const drift = drifts.get(text) ?? readDrift(text === base ? null : collect(text), entries);
    drifts.set(text, drift);
    return drift;
  };
  return { entries, driftOf };
}

function readDrift(strays: Strays | null, entries: ReadonlyMap<string, Entry>): Drift {
  const unsettled = new Set<string>();
  const news = new Map<string, readonly string[]>();
  const origins = new Set<string>();
  const moved = new Map<string, readonly string[]>();
  const read = ({ id: parent, own, inner }: Strays, outer: readonly string[]) => {
    const around = [parent, ...outer];
    for (const { id, isNew, origin, home } of own) {
      (isNew ? news : moved).set(id, around);
      if (origin !== null) origins.add(origin);
      if (home.length === 0) continue;
      for (const at of apart(home, around)) unsettled.add(at);
    }
    for (const deeper of inner) read(deeper, around);
  };
  if (strays) read(strays, []);
  return { unsettled, news, origins, moved, stirred: stirredBy(unsettled, moved, entries) };
}

/** What stands in one list alone. */
const apart = (x: readonly string[], y: readonly string[]): readonly string[] => [
  ...x.filter((id) => !y.includes(id)),
  ...y.filter((id) => !x.includes(id)),
];

function stirredBy(
  unsettled: ReadonlySet<string>,
  moved: Drift['moved'],
  entries: ReadonlyMap<string, Entry>,
): ReadonlySet<string> {
  const around = new Set<string>();
  for (const ids of [unsettled, moved.keys()])
    for (const id of ids)
      for (let at = entries.get(id)?.parent; at && !around.has(idOf(at)); ) {
        around.add(idOf(at));
        at = entries.get(idOf(at))?.parent;
      }
  for (const id of unsettled) around.add(id);
  return around;
}

/** Where every block of a doc stands. */
function indexAll(doc: Node): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  visitAll(doc, (node, parent, index) => {
    if (parent) entries.set(idOf(node), { node, parent, index });
  });
  return entries;
}

/** The blocks around one, from the innermost to the doc. */
function aroundIn(entries: ReadonlyMap<string, Entry>, id: string): readonly string[] {
  const around: string[] = [];
  for (let at = entries.get(id); at; at = entries.get(idOf(at.parent)))
    around.push(idOf(at.parent));
  return around;
}

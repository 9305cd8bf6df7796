/**
 * Where a text keeps the blocks of the base it grew from, and where it does not. What is read of a part
 * of a text is found once for as long as the part stays, so the cost follows the change.
 */
import type { Node } from 'prosemirror-model';
import type { Entry } from '../text/compare.ts';
import { idOf } from '../text/identity.ts';
import { blocksOf, visitAll } from '../text/tree.ts';

/** In ids of blocks. */
export interface Drift {
  /**
   * Blocks of base into which something came from outside, or out of which something went, and those
   * of which new blocks elsewhere are said to be parts.
   */
  readonly unsettled: ReadonlySet<string>;
  /** Blocks base does not have. */
  readonly news: ReadonlySet<string>;
  /** By blocks that stand in another block than in base, the blocks around them now, innermost first. */
  readonly moved: ReadonlyMap<string, readonly string[]>;
}

/** A block that is new, or stands in another block than in base. */
interface Stray {
  readonly id: string;
  readonly isNew: boolean;
  /** Where it was in base, or what it is said to be part of, and the blocks around that. */
  readonly home: readonly string[] | null;
  /** The blocks around it, as far as they were looked at. */
  readonly around: readonly string[];
}

const none: readonly Stray[] = [];

/** The drift of texts from one base. All must have passed `checkText`. */
export function openDrifts(base: Node): {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly driftOf: (text: Node) => Drift;
} {
  const entries = indexAll(base);
  const known = new WeakMap<Node, readonly Stray[]>();
  const drifts = new WeakMap<Node, Drift>();
  const collect = (node: Node): readonly Stray[] => {
    const strays = known.get(node) ?? straysIn(node);
    known.set(node, strays);
    return strays;
  };
  const straysIn = (node: Node): readonly Stray[] => {
    const found: Stray[] = [];
    const parent = idOf(node);
    for (const block of blocksOf(node)) {
      const id = idOf(block);
      const entry = entries.get(id);
      if (!entry || idOf(entry.parent) !== parent) found.push(strayAt(block, entry, parent));
      if (entry?.node === block) continue;
      for (const one of collect(block)) found.push({ ...one, around: [...one.around, parent] });
    }
    return found.length > 0 ? found : none;
  };
  const strayAt = (block: Node, entry: Entry | undefined, parent: string): Stray => {
    const id = idOf(block);
    const origin = (block.attrs.origin ?? '') as string;
    const part = entries.has(origin) ? [origin, ...aroundIn(entries, origin)] : null;
    const home = entry ? aroundIn(entries, id) : part;
    return { id, isNew: !entry, home, around: [parent] };
  };
  const driftOf = (text: Node): Drift => {
    const drift = drifts.get(text) ?? readDrift(text === base ? none : collect(text));
    drifts.set(text, drift);
    return drift;
  };
  return { entries, driftOf };
}

function readDrift(strays: readonly Stray[]): Drift {
  const unsettled = new Set<string>();
  const news = new Set<string>();
  const moved = new Map<string, readonly string[]>();
  for (const { id, isNew, home, around } of strays) {
    if (isNew) news.add(id);
    else moved.set(id, around);
    if (!home) continue;
    for (const at of home) if (!around.includes(at)) unsettled.add(at);
    for (const at of around) if (!home.includes(at)) unsettled.add(at);
  }
  return { unsettled, news, moved };
}

/** Where every block of a doc stands. */
export function indexAll(doc: Node): ReadonlyMap<string, Entry> {
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

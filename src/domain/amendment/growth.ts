/**
 * What has become of a base in a doc that grew from it, as far as merges must know that read only a
 * part of it (`narrow.ts`): which blocks anything happened to, and which of them cannot be read
 * without others. It may name more than there is, never less; so what a merge comes to is known by
 * adding up its sides.
 */
import type { Node } from 'prosemirror-model';
import { type Comparison, compare, type Entry } from '../text/compare.ts';
import { idOf } from '../text/identity.ts';
import { blockAt, blocksOf, countBlocks, visitAll } from '../text/tree.ts';

/** In ids of blocks; `''` is the doc. */
export interface Growth {
  /** Blocks something happened to or in, new ones included. */
  readonly touched: ReadonlySet<string>;
  /** Blocks into which something came from outside, or out of which something went. */
  readonly entangled: ReadonlySet<string>;
  /** Blocks that words of a neighbour which went may have come to, or words of a new one from. */
  readonly seamed: ReadonlySet<string>;
  /** Blocks that moved among those beside them, and those they passed: which of them is said to have moved depends on their lengths. */
  readonly stirred: ReadonlySet<string>;
  /** The blocks around those. */
  readonly reordered: ReadonlySet<string>;
  /** Blocks that moved from one block into another. */
  readonly crossed: ReadonlySet<string>;
  /** Blocks among whose blocks some came, went or moved. */
  readonly lists: ReadonlySet<string>;
  /** By the spot where blocks were put, the block around it. */
  readonly spots: ReadonlyMap<string, string>;
  readonly inserted: ReadonlySet<string>;
  /** Blocks of which new ones are said to be parts. */
  readonly origins: ReadonlySet<string>;
  /** Where touched blocks stand in the doc; empty for one that was not compared. */
  readonly after: ReadonlyMap<string, Entry>;
}

export interface Growths {
  /** Every block of base. */
  readonly entries: ReadonlyMap<string, Entry>;
  readonly growthOf: (doc: Node) => Growth;
  /** Remembers what is known of a doc. */
  readonly learn: (doc: Node, growth: Growth) => void;
}

/** The growth of docs from one base. All must have passed `checkText`. */
export function openGrowth(base: Node): Growths {
  const known = new WeakMap<Node, Growth>();
  const entries = indexAll(base);
  const learn = (doc: Node, growth: Growth) => void known.set(doc, growth);
  return {
    entries,
    learn,
    growthOf(doc) {
      const growth = known.get(doc) ?? readGrowth(compare(base, doc), entries);
      learn(doc, growth);
      return growth;
    },
  };
}

/** Where every block of a doc stands. */
export function indexAll(doc: Node): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  visitAll(doc, (node, parent, index) => {
    if (parent) entries.set(idOf(node), { node, parent, index });
  });
  return entries;
}

const sets = [
  ...(['touched', 'entangled', 'seamed', 'stirred', 'reordered'] as const),
  ...(['crossed', 'lists', 'inserted', 'origins'] as const),
];

type Sets = { readonly [K in (typeof sets)[number]]: Set<string> };

const pickSets = (found: Sets): Sets =>
  Object.fromEntries(sets.map((name) => [name, found[name]])) as Sets;

/** What both sides did, of a text in which both is done. */
export function addGrowth(own: Growth, other: Growth): Growth {
  const spots = new Map([...own.spots, ...other.spots]);
  const added = sets.map((name) => [name, new Set([...own[name], ...other[name]])]);
  return { ...(Object.fromEntries(added) as Sets), spots, after: new Map() };
}

/** True when both have an id. */
export function meetIn(x: ReadonlySet<string>, y: ReadonlySet<string>): boolean {
  const [fewer, more] = x.size < y.size ? [x, y] : [y, x];
  for (const id of fewer) if (more.has(id)) return true;
  return false;
}

/** What a comparison is read with. */
interface Reading extends Sets {
  readonly facts: Comparison;
  /** The blocks around a block, from within, before and after. */
  readonly aroundBefore: (id: string) => readonly string[];
  readonly aroundAfter: (id: string) => readonly string[];
}

function readGrowth(facts: Comparison, entries: Growths['entries']): Growth {
  const { after, inserted, deleted, moved, runs, values } = facts;
  const parentIn = (entry: Entry | undefined) => entry && idOf(entry.parent);
  const found: Reading = {
    ...(Object.fromEntries(sets.map((name) => [name, new Set<string>()])) as Sets),
    facts,
    aroundBefore: (id) => climb(id, (at) => parentIn(entries.get(at))),
    aroundAfter: (id) => climb(id, (at) => parentIn(after.get(at) ?? entries.get(at))),
  };
  const spots = new Map<string, string>();
  for (const ids of [deleted, moved, inserted, values.keys(), runs.keys()])
    for (const id of ids) touch(id, found);
  for (const [parent, own] of runs)
    for (const [anchor, run] of own) {
      found.lists.add(parent);
      if (!inserted.has(parent)) spots.set(`${anchor} ${parent}`, parent);
      for (const id of run) if (moved.has(id)) readMove(id, parent, anchor, found);
    }
  for (const id of inserted) readInserted(id, found);
  for (const id of deleted) readDeleted(id, found);
  return { ...pickSets(found), spots, after };
}

function climb(id: string, parentOf: (id: string) => string | undefined): readonly string[] {
  const around: string[] = [];
  for (let at = parentOf(id); at; at = parentOf(at)) around.push(at);
  return around;
}

function touch(id: string, { touched, aroundBefore, aroundAfter }: Reading): void {
  for (const at of [id, '', ...aroundBefore(id), ...aroundAfter(id)]) touched.add(at);
}

/** What lies around one end and not around the other. */
function entangle(x: readonly string[], y: readonly string[], { entangled }: Reading): void {
  for (const id of x) if (!y.includes(id)) entangled.add(id);
  for (const id of y) if (!x.includes(id)) entangled.add(id);
}

function readMove(id: string, parent: string, anchor: string, found: Reading): void {
  const { facts, lists, crossed, stirred, reordered } = found;
  const old = facts.before.get(id) as Entry;
  const from = idOf(old.parent);
  lists.add(from);
  if (from !== parent) {
    crossed.add(id);
    entangle(found.aroundBefore(id), found.aroundAfter(id), found);
    return;
  }
  reordered.add(parent);
  const blocks = blocksOf(old.parent);
  const at = blocks.findIndex((block) => idOf(block) === anchor);
  const passed = blocks.slice(Math.min(at + 1, old.index), Math.max(at, old.index) + 1);
  for (const block of passed) stirred.add(idOf(block));
}

/** A new block may be part of an old one, wherever that stands now. */
function readInserted(id: string, found: Reading): void {
  const origin = found.facts.values.get(id)?.attrs.origin as string | null | undefined;
  if (!origin) return;
  found.origins.add(origin);
  found.seamed.add(origin);
  touch(origin, found);
  for (const around of [found.aroundBefore(origin), found.aroundAfter(origin)])
    entangle(around, found.aroundAfter(id), found);
}

/** The words of a block that went may stand at the end of the one before it. */
function readDeleted(id: string, { facts, lists, seamed }: Reading): void {
  const { parent, index } = facts.before.get(id) as Entry;
  lists.add(idOf(parent));
  if (index === 0) return;
  let at = blockAt(parent, index - 1);
  seamed.add(idOf(at));
  while (countBlocks(at) > 0) {
    at = blockAt(at, countBlocks(at) - 1);
    seamed.add(idOf(at));
  }
}

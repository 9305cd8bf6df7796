/**
 * Gives a doc that knows no ids (an import) the ids of a known version, by content: what is equal
 * or lightly changed keeps its identity, wherever it moved; the rest is new. Position alone never
 * decides, and the same two docs always align the same.
 *
 * Sections that stand once in each doc with the same content are each other, with all that is in
 * them, so the time follows what is left. There texts are matched first (`align-leaves.ts`), then
 * the blocks around them (`align-blocks.ts`) and the rows and cells of matched tables
 * (`align-tables.ts`). A text that has over half its words from its matched neighbour's older
 * wording came of a split, and one that gained most words of the text before it of a join: the first
 * part keeps the id.
 */
import { Fragment, type Mark, type Node } from 'prosemirror-model';
import { agreeOn } from './align-agreed.ts';
import { matchContainers } from './align-blocks.ts';
import { matchNumbered } from './align-headings.ts';
import { contentPrint, type LeafOptions, matchLeaves } from './align-leaves.ts';
import { matchTables } from './align-tables.ts';
import { matchRetyped } from './align-verbatim.ts';
import { collectIds, idsIn } from './blocks.ts';
import { countingIds, hasIdentity, idOf, type Mint, mintOutside, normalise } from './identity.ts';
import { findWholes, type Item, leavesOf, type OwnedLeaf, outline } from './outline.ts';
import { type Partners, pairEqual, visitItems } from './partners.ts';
import { findJoinedParts, findSplitParts, matchDivided } from './split-parts.ts';

/**
 * `doc` with ids inherited from `known` where the content is, and ids from `mint` elsewhere; its
 * own ids are dropped. Unchanged subtrees are shared with `known`. References, measures' indicators
 * and links inside the doc follow; what points at a Node that `doc` shares with `known` already
 * names the known block. `slot` of a section is inherited where the doc has none. Both
 * docs must have passed `checkText`, but `doc` may lack ids.
 */
export function align(
  doc: Node,
  known: Node,
  mint: Mint,
  options: LeafOptions = { byPlace: 'likely' },
): Node {
  const [from, to] = [outline(known), outline(doc)];
  return giveIds(from, to, matchDocs(from, to, options), mint);
}

/**
 * The three sides of a merge with ids: `base` keeps those it has and is counted where it has none,
 * both others are aligned to it. A paragraph rewritten in place keeps its id here even when no word
 * stayed, for to a merge it is one place. What both sides wrote alike, or brought nearly alike, has
 * one id too, so that it stands in the merge once.
 */
export function alignThree(
  base: Node,
  ours: Node,
  theirs: Node,
): { readonly base: Node; readonly ours: Node; readonly theirs: Node } {
  const known = normalise(base, countingIds('b'));
  const options = { byPlace: 'always' } as const;
  const own = align(ours, known, countingIds('o'), options);
  const [from, to] = [outline(known), outline(theirs)];
  const partners = matchDocs(from, to, options);
  const side = outline(own);
  const ids = collectIds(known);
  agreeOn(side, to, ids, partners);
  matchNews(side, to, ids, partners);
  return { base: known, ours: own, theirs: giveIds(from, to, partners, countingIds('t')) };
}

function matchDocs(from: Item, to: Item, options: LeafOptions): Partners {
  const wholes = findWholes(from, to);
  const partners: Partners = { same: new Map(), origin: new Map(), wholes, sealed: new Set() };
  matchItems(from.items, to.items, partners, options);
  return partners;
}

/**
 * Matches what is new in `own` with what has no partner yet in `to`: at one spot of blocks that are
 * one block themselves, or what both sides brought would seem to be brought to two places.
 */
function matchNews(own: Item, to: Item, known: ReadonlySet<string>, partners: Partners): void {
  const isNew = ({ node }: Item) => !known.has(idOf(node));
  const taken = new Set([...partners.same.values()].map(({ node }) => idOf(node)));
  const isOpen = (item: Item, partner: Item) =>
    isNew(partner) && !taken.has(idOf(partner.node)) && !partners.same.has(item);
  // What is one already takes part: the blocks around it are found by what they hold.
  const a = leavesOf(own.items).filter(({ item }) => isNew(item));
  const b = leavesOf(to.items, partners.wholes).filter(({ item }) => {
    const partner = partners.same.get(item);
    return !partner || isNew(partner);
  });
  const match = matchLeaves(a, b, { byPlace: 'never' });
  const news: Partners = { ...partners, same: new Map(), sealed: new Set() };
  // Two new blocks are one only if most of both is; of a known one a remnant will do.
  const tops = new Set([own, to]);
  for (const [item, partner] of matchContainers(a, b, match, tops, [], 0.5))
    if (isOpen(item, partner)) news.same.set(item, partner);
  pairLeaves(a, b, match, news);
  const placeOf = neighboursBy(({ node }) => (known.has(idOf(node)) ? idOf(node) : undefined));
  const spotOf = neighboursBy((item) => {
    const partner = partners.same.get(item);
    return partner && !isNew(partner) ? idOf(partner.node) : undefined;
  });
  visitItems(to, partners.sealed, (item) => {
    const partner = news.same.get(item);
    const [left, right] = [partner?.parent, item.parent];
    if (!partner || !left || !right || !isOpen(item, partner)) return;
    const around = right === to ? own : partners.same.get(right);
    if (!around || idOf(around.node) !== idOf(left.node)) return;
    const [place, spot] = [placeOf(partner), spotOf(item)];
    if (place.before === spot.before || place.after === spot.after)
      partners.same.set(item, partner);
  });
}

interface Neighbours {
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** For any item, what `tell` says of the nearest siblings of which it says anything. */
function neighboursBy(tell: (item: Item) => string | undefined): (item: Item) => Neighbours {
  const found = new Map<Item, Neighbours>();
  const findAll = ({ items }: Item): void => {
    let before: string | undefined;
    const befores = items.map((item) => {
      const own = before;
      before = tell(item) ?? before;
      return own;
    });
    let after: string | undefined;
    for (const [index, item] of [...items.entries()].reverse()) {
      found.set(item, { before: befores[index], after });
      after = tell(item) ?? after;
    }
  };
  return (item) => {
    if (!found.has(item) && item.parent) findAll(item.parent);
    return found.get(item) ?? { before: undefined, after: undefined };
  };
}

/** The doc with its partners' ids; ids from `mint` are none that stand in `from`. */
function giveIds(from: Item, to: Item, partners: Partners, mint: Mint): Node {
  const fresh = mintOutside(idsIn(from.node), mint);
  const ids = new Map<Item, string>();
  visitItems(to, partners.sealed, (item) => {
    const partner = partners.same.get(item);
    ids.set(item, partner ? idOf(partner.node) : fresh());
  });
  let renamed: ReadonlyMap<string, string> | undefined;
  const renamedTo = (id: string) => {
    renamed ??= pairIds(from, to, ids, partners);
    return renamed.get(id) ?? id;
  };
  return rename(to, { ids, renamedTo, partners, known: from.node });
}

/** Ids in the given doc → ids in the aligned one; of equal ones the first counts. */
function pairIds(
  from: Item,
  to: Item,
  ids: ReadonlyMap<Item, string>,
  { same, sealed }: Partners,
): ReadonlyMap<string, string> {
  const known = new Set<Node>();
  from.node.descendants((node) => void known.add(node));
  const renamed = new Map<string, string>();
  const add = (node: Node, id: string) => {
    if (idOf(node) && !known.has(node) && !renamed.has(idOf(node))) renamed.set(idOf(node), id);
  };
  const addAll = (item: Item, partner: Item) => {
    add(item.node, idOf(partner.node));
    item.items.forEach((inner, index) => {
      addAll(inner, partner.items[index] as Item);
    });
  };
  visitItems(to, sealed, (item) => {
    if (sealed.has(item)) addAll(item, same.get(item) as Item);
    else add(item.node, ids.get(item) as string);
  });
  return renamed;
}

/** Matches two lists of blocks with all that is in them. */
function matchItems(
  from: readonly Item[],
  to: readonly Item[],
  partners: Partners,
  options: LeafOptions,
): void {
  const [a, b] = [leavesOf(from, partners.wholes), leavesOf(to, partners.wholes)];
  const match = matchLeaves(a, b, options);
  matchRetyped(a, b, match);
  matchDivided(a, b, match);
  matchNumbered(a, b, match);
  const parts = findSplitParts(a, b, match);
  for (const [part, whole] of parts)
    partners.origin.set((b[part] as OwnedLeaf).item, (a[whole] as OwnedLeaf).item);
  for (const [part, whole] of findJoinedParts(a, b, match)) parts.push([whole, part]);
  const tops = new Set([from[0]?.parent ?? null, to[0]?.parent ?? null]);
  for (const [item, partner] of matchContainers(a, b, match, tops, parts))
    partners.same.set(item, partner);
  pairLeaves(a, b, match, partners);
}

/** Matched leaves are the same block; a heading's block was matched as a container. */
function pairLeaves(
  a: readonly OwnedLeaf[],
  b: readonly OwnedLeaf[],
  match: Int32Array,
  partners: Partners,
): void {
  const equal = new Set<Item>();
  const tables: (readonly [Item, Item])[] = [];
  match.forEach((i, j) => {
    if (i < 0 || b[j]?.kind === 'heading') return;
    const [left, right] = [(a[i] as OwnedLeaf).item, (b[j] as OwnedLeaf).item];
    if (pairIfEqual(left, right, partners)) {
      equal.add(left).add(right);
      return;
    }
    partners.same.set(right, left);
    if (right.node.type.name === 'table') tables.push([right, left]);
  });
  const open = (leaves: readonly OwnedLeaf[]) =>
    leaves.flatMap(({ item, kind }) => (kind === 'table' && !equal.has(item) ? item : []));
  const inTables = matchTables(open(a), open(b), tables);
  for (const [item, partner] of inTables) {
    if (pairIfEqual(partner, item, partners)) continue;
    partners.same.set(item, partner);
    // A cell is known by row and column, so its texts may differ in every word.
    if (item.node.type.name !== 'table_row')
      matchItems(partner.items, item.items, partners, { byPlace: 'always' });
  }
}

function pairIfEqual(left: Item, right: Item, partners: Partners): boolean {
  const isEqual = contentPrint(left.node) === contentPrint(right.node);
  if (isEqual) pairEqual(left, right, partners);
  return isEqual;
}

interface Renaming {
  readonly known: Node;
  readonly ids: ReadonlyMap<Item, string>;
  /** Id in the given doc → id in the aligned one. */
  readonly renamedTo: (id: string) => string;
  readonly partners: Partners;
}

function rename(item: Item, renaming: Renaming): Node {
  const partner = renaming.partners.same.get(item)?.node;
  if (partner && renaming.partners.sealed.has(item)) return partner;
  const { node, items } = item;
  let next = 0;
  const children: Node[] = [];
  node.forEach((child) => {
    if (hasIdentity(child)) children.push(rename(items[next++] as Item, renaming));
    else children.push(renameInline(child, renaming));
  });
  const made = node.type.create(renameAttrs(item, renaming), Fragment.fromArray(children));
  const known = item.parent ? partner : renaming.known;
  // Shared with the known doc where nothing changed, so that comparing the two skips it.
  return known?.eq(made) ? known : made;
}

function renameAttrs(item: Item, { ids, renamedTo, partners }: Renaming) {
  const { attrs } = item.node;
  const id = ids.get(item);
  if (id === undefined) return attrs;
  const partner = partners.same.get(item)?.node.attrs;
  const origin = partners.origin.get(item)?.node.attrs.id ?? partner?.origin ?? null;
  const slot = attrs.slot === null ? { slot: partner?.slot ?? null } : {};
  const indicator = attrs.indicator ? { indicator: renamedTo(attrs.indicator) } : {};
  return { ...attrs, ...slot, ...indicator, id, origin };
}

/** A heading or an inline node with references and links renamed. */
function renameInline(node: Node, renaming: Renaming): Node {
  if (node.isBlock) {
    const inline = node.content.content.map((child) => renameInline(child, renaming));
    return node.copy(Fragment.fromArray(inline));
  }
  if (node.attrs.to)
    return node.type.create({ to: renaming.renamedTo(node.attrs.to) }, null, node.marks);
  const marks = node.marks.map((mark): Mark => {
    const href = mark.attrs.href as string | undefined;
    if (!href?.startsWith('#')) return mark;
    return mark.type.create({ href: `#${renaming.renamedTo(href.slice(1))}` });
  });
  return node.marks.length > 0 ? node.mark(marks) : node;
}

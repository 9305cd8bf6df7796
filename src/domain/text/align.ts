/**
 * Gives a doc that knows no ids (an import) the ids of a known version, by content: what is equal
 * or lightly changed keeps its identity, wherever it moved; the rest is new. Position alone never
 * decides, and the same two docs always align the same.
 *
 * Texts are matched first (`align-leaves.ts`), then the blocks around them (`align-blocks.ts`) and
 * the rows and cells of matched tables (`align-tables.ts`). A text that has over half its words
 * from its matched neighbour's older wording came of a split: the first part keeps the id.
 */
import { Fragment, type Mark, type Node } from 'prosemirror-model';
import { matchContainers } from './align-blocks.ts';
import { type LeafOptions, matchLeaves } from './align-leaves.ts';
import { matchTables } from './align-tables.ts';
import { countingIds, hasIdentity, idOf, type Mint, mintOutside } from './identity.ts';
import { type Item, leavesOf, type OwnedLeaf, outline } from './outline.ts';
import { findSplitParts } from './split-parts.ts';

/**
 * `doc` with ids inherited from `known` where the content is, and ids from `mint` elsewhere; its
 * own ids are dropped. Unchanged subtrees are shared with `known`. References, measures' indicators
 * and links inside the doc follow. `slot` of a section is inherited where the doc has none. Both
 * docs must have passed `checkText`, but `doc` may lack ids.
 */
export function align(
  doc: Node,
  known: Node,
  mint: Mint,
  options: LeafOptions = { byPlace: false },
): Node {
  const [from, to] = [outline(known), outline(doc)];
  return giveIds(from, to, matchDocs(from, to, options), mint);
}

/**
 * The three sides of a merge with ids: `base` counted, both others aligned to it. A paragraph
 * rewritten in place keeps its id here even when no word stayed, for to a merge it is one place.
 * What both sides brought nearly alike has one id too, so that it stands in the merge once.
 */
export function alignThree(
  base: Node,
  ours: Node,
  theirs: Node,
): { readonly base: Node; readonly ours: Node; readonly theirs: Node } {
  const known = align(base, base.type.create(), countingIds('b'));
  const options = { byPlace: true };
  const own = align(ours, known, countingIds('o'), options);
  const [from, to] = [outline(known), outline(theirs)];
  const partners = matchDocs(from, to, options);
  matchNews(outline(own), to, idsOf(from), partners);
  return { base: known, ours: own, theirs: giveIds(from, to, partners, countingIds('t')) };
}

function matchDocs(from: Item, to: Item, options: LeafOptions): Partners {
  const partners: Partners = { same: new Map(), origin: new Map() };
  matchItems(from.items, to.items, partners, options);
  return partners;
}

/** Matches what is new in `own` with what has no partner yet in `to`. */
function matchNews(own: Item, to: Item, known: ReadonlySet<string>, partners: Partners): void {
  const isNew = ({ item }: OwnedLeaf) => !known.has(idOf(item.node));
  const a = leavesOf(own.items).filter(isNew);
  const b = leavesOf(to.items).filter(({ item }) => !partners.same.has(item));
  const match = matchLeaves(a, b, { byPlace: false });
  // Two new blocks are one only if most of both is; of a known one a remnant will do.
  const tops = new Set([own, to]);
  for (const [item, partner] of matchContainers(a, b, match, tops, 0.5))
    if (!known.has(idOf(partner.node)) && !partners.same.has(item))
      partners.same.set(item, partner);
  pairLeaves(a, b, match, partners);
}

function idsOf(root: Item): Set<string> {
  const ids = new Set<string>();
  visitItems(root, ({ node }) => void ids.add(idOf(node)));
  return ids;
}

/** The doc with its partners' ids; ids from `mint` are none that stand in `from`. */
function giveIds(from: Item, to: Item, partners: Partners, mint: Mint): Node {
  const fresh = mintOutside(idsOf(from), mint);
  const ids = new Map<Item, string>();
  const renamed = new Map<string, string>();
  visitItems(to, (item) => {
    const partner = partners.same.get(item);
    const id = partner ? idOf(partner.node) : fresh();
    ids.set(item, id);
    if (idOf(item.node) && !renamed.has(idOf(item.node))) renamed.set(idOf(item.node), id);
  });
  return rename(to, { ids, renamed, partners, known: from.node });
}

/** By block of the new doc: the known block it is, or was split from. */
interface Partners {
  readonly same: Map<Item, Item>;
  readonly origin: Map<Item, Item>;
}

function visitItems(root: Item, visit: (item: Item) => void): void {
  for (const item of root.items) {
    visit(item);
    visitItems(item, visit);
  }
}

/** Matches two lists of blocks with all that is in them. */
function matchItems(
  from: readonly Item[],
  to: readonly Item[],
  partners: Partners,
  options: LeafOptions,
): void {
  const [a, b] = [leavesOf(from), leavesOf(to)];
  const match = matchLeaves(a, b, options);
  for (const [part, whole] of findSplitParts(a, b, match)) {
    partners.origin.set((b[part] as OwnedLeaf).item, (a[whole] as OwnedLeaf).item);
  }
  const tops = new Set([from[0]?.parent ?? null, to[0]?.parent ?? null]);
  for (const [item, partner] of matchContainers(a, b, match, tops))
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
  match.forEach((i, j) => {
    if (i < 0 || b[j]?.kind === 'heading') return;
    const [left, right] = [(a[i] as OwnedLeaf).item, (b[j] as OwnedLeaf).item];
    partners.same.set(right, left);
    if (right.node.type.name === 'table') matchCells(left, right, partners);
  });
}

function matchCells(a: Item, b: Item, partners: Partners): void {
  for (const [item, partner] of matchTables(a, b)) {
    partners.same.set(item, partner);
    // A cell is known by row and column, so its texts may differ in every word.
    if (item.parent !== b) matchItems(partner.items, item.items, partners, { byPlace: true });
  }
}

interface Renaming {
  readonly known: Node;
  readonly ids: ReadonlyMap<Item, string>;
  /** Id in the given doc → id in the aligned one. */
  readonly renamed: ReadonlyMap<string, string>;
  readonly partners: Partners;
}

function rename(item: Item, renaming: Renaming): Node {
  const { node, items } = item;
  let next = 0;
  const children: Node[] = [];
  node.forEach((child) => {
    if (hasIdentity(child)) children.push(rename(items[next++] as Item, renaming));
    else children.push(renameInline(child, renaming));
  });
  const made = node.type.create(renameAttrs(item, renaming), Fragment.fromArray(children));
  const known = item.parent ? renaming.partners.same.get(item)?.node : renaming.known;
  // Shared with the known doc where nothing changed, so that comparing the two skips it.
  return known?.eq(made) ? known : made;
}

function renameAttrs(item: Item, { ids, renamed, partners }: Renaming) {
  const { attrs } = item.node;
  const id = ids.get(item);
  if (id === undefined) return attrs;
  const partner = partners.same.get(item)?.node.attrs;
  const origin = partners.origin.get(item)?.node.attrs.id ?? partner?.origin ?? null;
  const slot = attrs.slot === null ? { slot: partner?.slot ?? null } : {};
  const indicator = attrs.indicator
    ? { indicator: renamed.get(attrs.indicator) ?? attrs.indicator }
    : {};
  return { ...attrs, ...slot, ...indicator, id, origin };
}

/** A heading or an inline node with references and links renamed. */
function renameInline(node: Node, renaming: Renaming): Node {
  if (node.isBlock) {
    const inline = node.content.content.map((child) => renameInline(child, renaming));
    return node.copy(Fragment.fromArray(inline));
  }
  const { renamed } = renaming;
  if (node.attrs.to) {
    const to = renamed.get(node.attrs.to) ?? node.attrs.to;
    return node.type.create({ ...node.attrs, to }, null, node.marks);
  }
  const marks = node.marks.map((mark): Mark => {
    const href = mark.attrs.href as string | undefined;
    const target = href?.startsWith('#') ? renamed.get(href.slice(1)) : undefined;
    return target ? mark.type.create({ href: `#${target}` }) : mark;
  });
  return node.marks.length > 0 ? node.mark(marks) : node;
}

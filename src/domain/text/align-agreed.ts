/**
 * What both sides of a merge have alike is one block, whatever each side's text made of it alone:
 * two parties who put the same words into one text did not do different things to it.
 *
 * Each side is aligned to base by itself, and may take the same new wording for different blocks of
 * base, or for none. A block of one side that stands once on each side with the same content, and
 * that base has not word for word, takes over what the other side's is, with all that is in it.
 * Whatever was taken for one of these blocks until then, on its side, is new.
 */
import type { Node } from 'prosemirror-model';
import { contentPrint } from './align-leaves.ts';
import { idOf } from './identity.ts';
import type { Item } from './outline.ts';
import { type Partners, pairEqual, visitItems } from './partners.ts';

/** Shorter texts may well be meant to stand twice. */
const sizeMin = 12;

/** No item is passed over. */
const none: ReadonlySet<Item> = new Set();

/**
 * Lets blocks of `to` be the blocks of `own` they are equal to; changes `partners` of `to`. `known`
 * are the ids of base.
 */
export function agreeOn(own: Item, to: Item, known: ReadonlySet<string>, partners: Partners): void {
  const open = findOpen(to, partners);
  if (open.length === 0) return;
  const [left, right] = [soleByPrint(own), soleByPrint(to)];
  const taken = new Set<Item>();
  for (const item of open) {
    const print = contentPrint(item.node);
    const partner = left.get(print);
    if (!partner || !right.get(print) || isIn(item, taken)) continue;
    if (isAlreadyOne(partner, item, partners) || !mayBeOne(partner, item, known, partners))
      continue;
    if (takeOver(partner, item, to, partners)) taken.add(item);
  }
}

/** Blocks that differ from what they are in base, the outer ones first. */
function findOpen(to: Item, { same, sealed }: Partners): readonly Item[] {
  const open: Item[] = [];
  visitItems(to, sealed, (item) => {
    const partner = same.get(item);
    const isKept = partner && contentPrint(partner.node) === contentPrint(item.node);
    if (!isKept && isTelling(item)) open.push(item);
  });
  return open;
}

/** A cell, and what is in it, says too little without its row. */
const isTelling = ({ node, parent }: Item): boolean =>
  node.content.size >= sizeMin && parent?.node.type.name !== 'table_row';

/** Blocks by content; null for content that stands in several. */
function soleByPrint(root: Item): ReadonlyMap<number, Item | null> {
  const found = new Map<number, Item | null>();
  visitItems(root, none, (item) => {
    if (!isTelling(item)) return;
    const print = contentPrint(item.node);
    found.set(print, found.has(print) ? null : item);
  });
  return found;
}

/** A block base has is that block wherever it stands; a new one is one only at one place. */
function mayBeOne(
  partner: Item,
  { parent }: Item,
  known: ReadonlySet<string>,
  { same }: Partners,
): boolean {
  if (known.has(idOf(partner.node))) return true;
  const around = parent && same.get(parent);
  return idOf(partner.parent?.node as Node) === (around ? idOf(around.node) : '');
}

function isIn(item: Item, taken: ReadonlySet<Item>): boolean {
  for (let at: Item | null = item; at; at = at.parent) if (taken.has(at)) return true;
  return false;
}

/** True when item and all in it are what `partner` and all in it is. */
function isAlreadyOne(partner: Item, item: Item, partners: Partners): boolean {
  const known = partners.same.get(item);
  if (!known || idOf(known.node) !== idOf(partner.node)) return false;
  return item.items.every((inner, index) =>
    isAlreadyOne(partner.items[index] as Item, inner, partners),
  );
}

/** False, and nothing changed, where one of the blocks stands elsewhere in `to` word for word. */
function takeOver(partner: Item, item: Item, to: Item, partners: Partners): boolean {
  const { same, sealed } = partners;
  const ids = new Set([idOf(partner.node)]);
  visitItems(partner, none, ({ node }) => void ids.add(idOf(node)));
  const freed: Item[] = [];
  let isFree = true;
  visitItems(to, new Set([...sealed, item]), (other) => {
    const known = other === item ? undefined : same.get(other);
    if (!known) return;
    if (sealed.has(other)) isFree &&= !holdsAny(known, ids);
    else if (ids.has(idOf(known.node))) {
      isFree &&= contentPrint(known.node) !== contentPrint(other.node);
      freed.push(other);
    }
  });
  if (!isFree) return false;
  for (const other of freed) same.delete(other);
  visitItems(item, none, (inner) => {
    same.delete(inner);
    sealed.delete(inner);
    partners.origin.delete(inner);
  });
  sealed.delete(item);
  partners.origin.delete(item);
  pairEqual(partner, item, partners);
  return true;
}

function holdsAny(item: Item, ids: ReadonlySet<string>): boolean {
  return ids.has(idOf(item.node)) || item.items.some((inner) => holdsAny(inner, ids));
}

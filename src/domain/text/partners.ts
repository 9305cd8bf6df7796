/**
 * Which block of a known doc each block of another is, while two docs are matched. It records and
 * follows pairs; it decides none.
 */
import type { Item } from './outline.ts';
import { isSameText } from './same-text.ts';

/** By block of the new doc: the known block it is, or was split from. */
export interface Partners {
  readonly same: Map<Item, Item>;
  readonly origin: Map<Item, Item>;
  /** Sections of either doc that are matched with all that is in them. */
  readonly wholes: ReadonlySet<Item>;
  /** Those of the new doc that are their partner to the letter: it stands for them. */
  readonly sealed: Set<Item>;
}

/** Visits the items below `root`, but none in those that are `sealed`. */
export function visitItems(
  root: Item,
  sealed: ReadonlySet<Item>,
  visit: (item: Item) => void,
): void {
  for (const item of root.items) {
    visit(item);
    if (!sealed.has(item)) visitItems(item, sealed, visit);
  }
}

/** Blocks of one content are the same all the way down. */
export function pairEqual(left: Item, right: Item, partners: Partners): void {
  partners.same.set(right, left);
  if (right.items.length > 0 && isSameText(left.node, right.node)) partners.sealed.add(right);
  else
    right.items.forEach((inner, index) => {
      const partner = left.items[index];
      if (partner) pairEqual(partner, inner, partners);
    });
}

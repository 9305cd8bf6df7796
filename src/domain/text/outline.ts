/**
 * A doc laid out flat for alignment: every block in document order with the blocks around it, and
 * which of them are leaves, that is texts and whole tables.
 */
import type { Node } from 'prosemirror-model';
import type { Leaf } from './align-leaves.ts';
import { hasIdentity } from './identity.ts';

/** A block of one doc. Items are compared by identity: one node may stand in a doc twice. */
export interface Item {
  readonly node: Node;
  readonly parent: Item | null;
  /** Blocks directly in it; a section's heading is not among them. */
  readonly items: readonly Item[];
}

/** A leaf and the block it belongs to: a heading's is its section. */
export interface OwnedLeaf extends Leaf {
  readonly item: Item;
}

/** The doc as a tree of items. */
export function outline(node: Node, parent: Item | null = null): Item {
  const items: Item[] = [];
  const item = { node, parent, items };
  if (!node.isTextblock)
    node.forEach((child) => void (hasIdentity(child) && items.push(outline(child, item))));
  return item;
}

/** The leaves below `items` in document order. Tables are not entered. */
export function leavesOf(items: readonly Item[]): OwnedLeaf[] {
  const leaves: OwnedLeaf[] = [];
  const visit = (item: Item) => {
    const { node } = item;
    const { name } = node.type;
    if (node.isTextblock || name === 'table') leaves.push({ node, kind: name, item });
    else {
      if (name === 'section') leaves.push({ node: node.firstChild as Node, kind: 'heading', item });
      item.items.forEach(visit);
    }
  };
  items.forEach(visit);
  return leaves;
}

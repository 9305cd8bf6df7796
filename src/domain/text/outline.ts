/**
 * A doc laid out flat for alignment: every block in document order with the blocks around it, and
 * which of them are leaves, that is texts, whole tables and sections known to be the same.
 */
import type { Node } from 'prosemirror-model';
import { contentPrint, type Leaf } from './align-leaves.ts';
import { hasIdentity } from './identity.ts';

/** A block of one doc. Items are compared by identity: one node may stand in a doc twice. */
export interface Item {
  readonly node: Node;
  readonly parent: Item | null;
  /** Blocks directly in it; a section's heading is not among them. */
  readonly items: readonly Item[];
}

/**
 * A leaf and the block it belongs to: a heading's is its section. A section matched as a whole is
 * read by its heading and weighs what is in it.
 */
export interface OwnedLeaf extends Leaf {
  readonly item: Item;
  /** How much text a match of it moves, about in characters. */
  readonly weight: number;
}

/** The doc as a tree of items, each made when it is asked for. */
export function outline(node: Node, parent: Item | null = null): Item {
  let items: readonly Item[] | undefined;
  const item: Item = {
    node,
    parent,
    get items() {
      items ??= node.isTextblock
        ? []
        : node.children.filter(hasIdentity).map((child) => outline(child, item));
      return items;
    },
  };
  return item;
}

/** No sections are matched as wholes. */
const noWholes: ReadonlySet<Item> = new Set();

/** The leaves below `items` in document order. Tables are not entered, nor are `wholes`. */
export function leavesOf(items: readonly Item[], wholes = noWholes): OwnedLeaf[] {
  const leaves: OwnedLeaf[] = [];
  const add = (item: Item, node: Node, kind: string, { content } = node) =>
    leaves.push({ node, kind, item, within: withinOf(item), weight: content.size + 1 });
  const visit = (item: Item) => {
    const { node } = item;
    const { name } = node.type;
    if (node.isTextblock || name === 'table') add(item, node, name);
    else if (wholes.has(item)) add(item, node.firstChild as Node, kindOfWhole(node), node);
    else {
      if (name === 'section') add(item, node.firstChild as Node, 'heading');
      item.items.forEach(visit);
    }
  };
  items.forEach(visit);
  return leaves;
}

/** The block around it, unless that is a section or the doc. */
function withinOf({ parent }: Item): string | undefined {
  const name = parent?.node.type.name;
  return name === 'section' || name === 'doc' ? undefined : name;
}

/** A whole is like nothing but its equal. */
const kindOfWhole = (node: Node): string => `whole ${contentPrint(node)}`;

/**
 * The sections, on either side, that stand once in each doc with the same content: each is the
 * other, wherever it moved, with everything in it. Of sections in each other the outermost.
 */
export function findWholes(a: Item, b: Item): ReadonlySet<Item> {
  const [left, right] = [countSections(a.node), countSections(b.node)];
  const wholes = new Set<Item>();
  const visit = (item: Item) => {
    for (const inner of sectionsOf(item)) {
      const print = contentPrint(inner.node);
      if (left.get(print) === 1 && right.get(print) === 1) wholes.add(inner);
      else visit(inner);
    }
  };
  visit(a);
  visit(b);
  return wholes;
}

const isSection = ({ type }: Node): boolean => type.name === 'section';

/** How often each content stands in a section of its own. */
function countSections(doc: Node): Map<number, number> {
  const counts = new Map<number, number>();
  const visit = (node: Node) => {
    for (const section of node.children.slice(startOfSections(node))) {
      const print = contentPrint(section);
      counts.set(print, (counts.get(print) ?? 0) + 1);
      visit(section);
    }
  };
  visit(doc);
  return counts;
}

/** Sections stand behind all other blocks. */
const startOfSections = ({ children }: Node): number =>
  children.findLastIndex((child) => !isSection(child)) + 1;

const sectionsOf = (item: Item): readonly Item[] =>
  item.items.filter(({ node }) => isSection(node));

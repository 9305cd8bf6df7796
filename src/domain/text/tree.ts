/**
 * A doc seen as a tree of identified blocks: which blocks stand directly in another, and whether
 * two subtrees are the same. A heading is no block of its own but its section's line. Nothing is
 * ever changed here; what is computed about a node is kept as long as the node lives.
 */
import { type Attrs, Fragment, type Node, type NodeType } from 'prosemirror-model';
import { schema } from '../../../schema/document.ts';
import { idOf, TextFault } from './identity.ts';

/** What a block is apart from its place and the blocks in it. */
export interface Value {
  readonly type: NodeType;
  readonly attrs: Attrs;
  /** Inline content: a text block's own, a section's heading's, else empty. */
  readonly line: Fragment;
}

const hasHeading = (node: Node): boolean => node.type === schema.nodes.section;

/** How many blocks stand directly in `node`; text blocks hold none. */
export function countBlocks(node: Node): number {
  if (node.isTextblock) return 0;
  return hasHeading(node) ? node.childCount - 1 : node.childCount;
}

/** The `index`th block directly in `node`. */
export const blockAt = (node: Node, index: number): Node =>
  node.child(hasHeading(node) ? index + 1 : index);

/** The blocks directly in `node`, in order. */
export function blocksOf(node: Node): readonly Node[] {
  if (node.isTextblock) return [];
  return hasHeading(node) ? node.content.content.slice(1) : node.content.content;
}

/** A text block's inline content or a section's title; empty for every other block. */
export function lineOf(node: Node): Fragment {
  if (node.isTextblock) return node.content;
  return hasHeading(node) ? (node.firstChild as Node).content : Fragment.empty;
}

/** The block's own value. */
export const ownValue = (node: Node): Value => ({
  type: node.type,
  attrs: node.attrs,
  line: lineOf(node),
});

/** The node with this value and these blocks in it. Content is not checked against the schema. */
export function assemble({ type, attrs, line }: Value, blocks: readonly Node[]): Node {
  if (type.inlineContent) return type.create(attrs, line);
  if (type !== schema.nodes.section) return type.create(attrs, Fragment.fromArray(blocks));
  const heading = schema.nodes.heading.create(null, line);
  return type.create(attrs, Fragment.fromArray([heading, ...blocks]));
}

/** Visits `node` and every block in it, in document order. */
export function visitAll(
  node: Node,
  visit: (block: Node, parent: Node | null, index: number) => void,
  parent: Node | null = null,
  index = 0,
): void {
  visit(node, parent, index);
  const count = countBlocks(node);
  for (let at = 0; at < count; at++) visitAll(blockAt(node, at), visit, node, at);
}

/** The id of a block that must have one. *Throws* `TextFault` `id-missing`. */
export function requireId(block: Node): string {
  const id = idOf(block);
  if (!id) throw new TextFault('id-missing', '', `a ${block.type.name} has no id`);
  return id;
}

const attributeNames = new Map<NodeType, readonly string[]>();

/** `sameMarkup`, quick where attributes are equal: ProseMirror lists their names for each node anew. */
export function isAlike(a: Node, b: Node): boolean {
  const { type } = a;
  if (type !== b.type) return false;
  const names = attributeNames.get(type) ?? Object.keys(type.spec.attrs ?? {});
  attributeNames.set(type, names);
  const isSame = a.attrs === b.attrs || names.every((name) => a.attrs[name] === b.attrs[name]);
  return (isSame && a.marks === b.marks) || a.sameMarkup(b);
}

const twins = new WeakMap<Node, Node>();

/**
 * True when both subtrees are equal, ids and attributes included. Parts found equal are remembered,
 * so a part is read once however many of the blocks around it are asked about.
 */
export function same(a: Node, b: Node): boolean {
  if (a === b) return true;
  const left = twins.get(a) ?? a;
  const right = twins.get(b) ?? b;
  if (left === right) return true;
  if (left.childCount !== right.childCount || !isAlike(left, right)) return false;
  if (left.isTextblock || left.isLeaf) {
    if (!left.content.eq(right.content)) return false;
  } else {
    for (let index = 0; index < left.childCount; index++)
      if (!same(left.child(index), right.child(index))) return false;
  }
  twins.set(b, left);
  return true;
}

/** Two 32-bit multiplicative hashes side by side (after cyrb53), fed piece by piece. */
export interface Sponge {
  absorb(text: string): void;
  mix(number: number): void;
  squeeze(): number;
}

export function openSponge(): Sponge {
  let high = 0xdeadbeef | 0;
  let low = 0x41c6ce57 | 0;
  const stir = (code: number) => {
    high = Math.imul(high ^ code, 0x9e3779b1);
    low = Math.imul(low ^ code, 0x5f356495);
    high ^= low >>> 13;
  };
  return {
    absorb(text) {
      for (let index = 0; index < text.length; index++) stir(text.charCodeAt(index));
      stir(text.length + 0x10000);
    },
    mix(number) {
      stir(number | 0);
      stir((number / 0x100000000) | 0);
    },
    squeeze() {
      const mixedHigh = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ (low >>> 13);
      const mixedLow = Math.imul(low ^ (low >>> 16), 0xc2b2ae35) ^ (high >>> 13);
      return 0x100000000 * (mixedHigh & 0x1fffff) + (mixedLow >>> 0);
    },
  };
}

function absorbValue(sponge: Sponge, value: unknown): void {
  if (typeof value === 'string') sponge.absorb(value);
  else if (value === null) sponge.mix(1);
  else sponge.absorb(JSON.stringify(value));
}

/** Feeds an inline node: its text or type, its attributes and its marks. */
export function absorbInline(sponge: Sponge, inline: Node): void {
  sponge.absorb(inline.text ?? inline.type.name);
  for (const name in inline.attrs) absorbValue(sponge, inline.attrs[name]);
  for (const mark of inline.marks) {
    sponge.absorb(mark.type.name);
    for (const name in mark.attrs) absorbValue(sponge, mark.attrs[name]);
  }
}

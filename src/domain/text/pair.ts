/**
 * Gives a translation the ids of the text it translates, when both have the same blocks in the same
 * order. A block is a place in the document and each language gives it words, so equal ids are all
 * that alignment needs.
 */
import { Fragment, type Node } from 'prosemirror-model';
import { hasIdentity, idOf } from './identity.ts';

/**
 * `doc` with the ids of `partner`, block for block; references follow. Null when the two differ in
 * structure anywhere: guessing would tie wrong blocks together.
 */
export function pairByShape(doc: Node, partner: Node): Node | null {
  const ids = new Map<string, string>();
  return collectPairs(doc, partner, ids) ? renameIds(doc, ids) : null;
}

function collectPairs(node: Node, partner: Node, ids: Map<string, string>): boolean {
  if (node.type !== partner.type) return false;
  if (hasIdentity(node)) ids.set(idOf(node), idOf(partner));
  if (node.isTextblock) return true;
  if (node.childCount !== partner.childCount) return false;
  for (let index = 0; index < node.childCount; index++)
    if (!collectPairs(node.child(index), partner.child(index), ids)) return false;
  return true;
}

/**
 * The doc with every id, and everything that points at one, renamed where `ids` says so. `origins`
 * tells of a block, by its id before, the block it was split from, by its id after.
 */
export function renameIds(
  node: Node,
  ids: ReadonlyMap<string, string>,
  origins: ReadonlyMap<string, string> = new Map(),
): Node {
  const renamed = (id: unknown) => ids.get(id as string) ?? id;
  const marks = node.marks.map((mark) => {
    const href: unknown = mark.attrs.href;
    if (typeof href !== 'string' || !href.startsWith('#')) return mark;
    return mark.type.create({ ...mark.attrs, href: `#${renamed(href.slice(1))}` });
  });
  if (node.isText) return node.mark(marks);
  const attrs = { ...node.attrs };
  for (const name of ['id', 'origin', 'to', 'indicator'])
    if (typeof attrs[name] === 'string') attrs[name] = renamed(attrs[name]);
  const origin = origins.get(idOf(node));
  if (origin !== undefined) attrs.origin = origin;
  const children: Node[] = [];
  node.forEach((child) => {
    children.push(renameIds(child, ids, origins));
  });
  return node.type.create(attrs, Fragment.fromArray(children), marks);
}

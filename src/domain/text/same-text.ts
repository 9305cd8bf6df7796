/**
 * Whether one subtree can stand for another in a doc that takes over its ids: it says the same and
 * points nowhere. What points at a block has to be followed, so it is never the same here.
 */
import type { Node, NodeType } from 'prosemirror-model';

/**
 * True when `known` differs from `node` in nothing but `id`, `origin` and a `slot` that `node` does
 * not name, and nothing in it refers to a block; true for one and the same Node in any case.
 */
export function isSameText(known: Node, node: Node): boolean {
  if (known === node) return true;
  if (known.type !== node.type || known.text !== node.text) return false;
  if (known.childCount !== node.childCount || !isSameMarkup(known, node)) return false;
  for (let index = 0; index < node.childCount; index++)
    if (!isSameText(known.child(index), node.child(index))) return false;
  return true;
}

function isSameMarkup(known: Node, node: Node): boolean {
  for (const name of namesOf(node.type)) {
    const [before, value] = [known.attrs[name], node.attrs[name]];
    if (name === 'slot' && value === null) continue;
    if ((name === 'to' || name === 'indicator') && value !== null) return false;
    if (before !== value && JSON.stringify(before) !== JSON.stringify(value)) return false;
  }
  if (known.marks.length !== node.marks.length) return false;
  return node.marks.every((mark, index) => {
    const href = mark.attrs.href as string | undefined;
    return !href?.startsWith('#') && mark.eq(known.marks[index] as typeof mark);
  });
}

const names = new Map<NodeType, readonly string[]>();

/** The attributes of a type that say something; most types have none. */
function namesOf(type: NodeType): readonly string[] {
  let found = names.get(type);
  if (!found) {
    found = Object.keys(type.spec.attrs ?? {}).filter((name) => name !== 'id' && name !== 'origin');
    names.set(type, found);
  }
  return found;
}

/**
 * Walking the blocks of a doc without recursion, so that depth cannot overflow the stack: docs that
 * nobody has checked yet are walked too. It knows where blocks and their ids stand, not what they say.
 */
import type { Node } from 'prosemirror-model';

/**
 * Visits blocks in document order without recursion, so depth cannot overflow the stack. `path`
 * is computed only when asked for; `depth` counts nodes from the doc, whose children have 1. A
 * node that is not the doc stands `above` deep, and its paths begin with itself.
 */
export function visitBlocks(
  root: Node,
  visit: (block: Node, depth: number, path: () => string) => void,
  above = 0,
): void {
  const open: { readonly node: Node; next: number }[] = [{ node: root, next: 0 }];
  const path = () =>
    open
      .slice(0, -1)
      .map(({ next }) => `/content/${next - 1}`)
      .join('');
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const child = top.node.maybeChild(top.next++);
    if (!child) open.pop();
    else if (child.isBlock) {
      open.push({ node: child, next: 0 });
      visit(child, above + open.length - 1, path);
      if (child.isTextblock) open.pop();
    }
  }
}

/** All ids that stand in the node and below, doubled ones once; they are added to `ids`. */
export function collectIds(node: Node, ids = new Set<string>()): Set<string> {
  const add = ({ attrs }: Node) => void (attrs.id && ids.add(attrs.id as string));
  add(node);
  if (!node.isTextblock) visitBlocks(node, add);
  return ids;
}

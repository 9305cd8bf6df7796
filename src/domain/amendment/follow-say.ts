/**
 * Whether two docs say the same, whatever their blocks are called: who proposes a paragraph that
 * somebody else has put in already proposes nothing.
 */
import type { Node } from 'prosemirror-model';
import { equalJson } from '../text/line-changes.ts';
import { same } from '../text/tree.ts';

/** True when `x` and `y` differ in nothing but the `id` and `origin` of blocks. */
export function saysSame(x: Node, y: Node): boolean {
  if (same(x, y)) return true;
  if (x.type !== y.type || x.childCount !== y.childCount) return false;
  const { id: _x, origin: _ox, ...own } = x.attrs;
  const { id: _y, origin: _oy, ...other } = y.attrs;
  if (!equalJson(own, other)) return false;
  if (x.isTextblock) return x.content.eq(y.content);
  return x.children.every((child, index) => saysSame(child, y.child(index)));
}

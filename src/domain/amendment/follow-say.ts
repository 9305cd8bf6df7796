/**
 * Whether two docs say the same, whatever their blocks are called: who proposes a paragraph that
 * somebody else has put in already proposes nothing. And whether two proposals ask for the same.
 */
import type { Node } from 'prosemirror-model';
import { canonicalJson } from '../text/canonical.ts';
import { compare } from '../text/compare.ts';
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

/** A proposal and the text it is laid beside. */
interface Laid {
  readonly base: Node;
  readonly proposed: Node;
}

/**
 * True when both proposals, each beside its own text, ask for the same: the same blocks come, go and
 * stand anew in the same places, and every block they change would read the same.
 */
export const asksSame = (x: Laid, y: Laid): boolean => sayChange(x) === sayChange(y);

function sayChange({ base, proposed }: Laid): string {
  const { deleted, runs, values } = compare(base, proposed);
  const placed = [...runs].flatMap(([parent, own]) =>
    [...own].map(([anchor, run]) => [parent, anchor, run] as const),
  );
  const read = [...values].map(
    ([id, { type, attrs, line }]) => [id, type.name, attrs, line.toJSON()] as const,
  );
  return canonicalJson([[...deleted].sort(), placed.sort(byName), read.sort(byName)]);
}

const byName = (x: readonly unknown[], y: readonly unknown[]): number =>
  `${x[0]} ${x[1]}` < `${y[0]} ${y[1]}` ? -1 : 1;

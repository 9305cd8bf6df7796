/**
 * Matches paragraphs with verbatim text that says nearly the same: what was put into a comment or a
 * block of code, or taken out of one, is the text it was.
 */
import { type Leaf, matchLeaves } from './align-leaves.ts';

/** True of the kinds of text that may become each other without a word changed. */
export const isProse = ({ kind }: Leaf): boolean => kind === 'paragraph' || kind === 'preformatted';

/** Changes `match`, which gives for each leaf of `b` the index of its partner in `a`, or -1. */
export function matchRetyped(a: readonly Leaf[], b: readonly Leaf[], match: Int32Array): void {
  const taken = new Set(match);
  const spares = (leaves: readonly Leaf[], isFree: (at: number) => boolean) =>
    leaves.flatMap((leaf, at) =>
      isProse(leaf) && isFree(at) ? [{ node: leaf.node, kind: 'prose', at }] : [],
    );
  const left = spares(a, (i) => !taken.has(i));
  const right = spares(b, (j) => (match[j] as number) < 0);
  if (![...left, ...right].some(({ node }) => node.type.name === 'preformatted')) return;
  matchLeaves(left, right, { byPlace: 'never' }).forEach((i, j) => {
    const [one, other] = [left[i], right[j]];
    if (one && other && one.node.type !== other.node.type) match[other.at] = one.at;
  });
}

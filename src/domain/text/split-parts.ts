/**
 * Finds, among texts matched by content, those that were split or joined: a matched text and an
 * unmatched neighbour that has the words the matched one lost or gained. It moves the match to the
 * first part, which is the one that keeps its identity.
 */
import type { OwnedLeaf } from './outline.ts';
import { numbering } from './sequence.ts';
import { countShared, lowerWordsOf } from './word-bags.ts';

/**
 * Pairs of a leaf of `b` that is a later part and the leaf of `a` it was split from. Changes
 * `match` where the text matched so far is not the first part.
 */
export function findSplitParts(
  a: readonly OwnedLeaf[],
  b: readonly OwnedLeaf[],
  match: Int32Array,
): (readonly [number, number])[] {
  const parts = new Map<number, number>();
  const number = numbering();
  const bag = ({ node }: OwnedLeaf) => number(lowerWordsOf(node)).sort();
  for (let j = 0; j < match.length; j++) {
    const i = match[j] as number;
    const [whole, first] = [a[i], b[j]];
    if (!whole || !first || unsplit.has(first.kind)) continue;
    if (whole.node.content.size <= first.node.content.size) continue;
    let lost = without(bag(whole), bag(first));
    const take = (at: number) => {
      const part = b[at];
      if (!part || (match[at] as number) >= 0 || parts.has(at) || part.kind !== first.kind)
        return false;
      const own = bag(part);
      if (own.length === 0 || countShared(own, lost) * 2 <= own.length) return false;
      lost = without(lost, own);
      return true;
    };
    let start = j;
    while (take(start - 1)) start--;
    let end = j + 1;
    while (take(end)) end++;
    match[j] = -1;
    match[start] = i;
    for (let at = start + 1; at < end; at++) parts.set(at, i);
    j = end - 1;
  }
  return [...parts];
}

/**
 * Lets a text that was joined of several be the first of them: where it has over half the words of
 * an unmatched text right before its match, and the match has them not. Changes `match`.
 */
export function keepFirstJoined(
  a: readonly OwnedLeaf[],
  b: readonly OwnedLeaf[],
  match: Int32Array,
): void {
  const taken = new Set(match);
  const number = numbering();
  const bag = ({ node }: OwnedLeaf) => number(lowerWordsOf(node)).sort();
  match.forEach((i, j) => {
    const [part, whole] = [a[i], b[j]];
    if (!part || !whole || unsplit.has(whole.kind)) return;
    if (whole.node.content.size <= part.node.content.size) return;
    let gained: Int32Array | undefined;
    for (let at = i - 1; at >= 0 && !taken.has(at) && a[at]?.kind === whole.kind; at--) {
      gained ??= without(bag(whole), bag(part));
      const own = bag(a[at] as OwnedLeaf);
      if (own.length === 0 || countShared(own, gained) * 2 <= own.length) return;
      gained = without(gained, own);
      match[j] = at;
    }
  });
}

/** A heading's identity is its section's, and a table is split by rows. */
const unsplit = new Set(['heading', 'table']);

/** The words of a sorted bag that are not in another. */
function without(bag: Int32Array, other: Int32Array): Int32Array {
  let j = 0;
  return bag.filter((word) => {
    while (j < other.length && (other[j] as number) < word) j++;
    if (other[j] !== word) return true;
    j++;
    return false;
  });
}

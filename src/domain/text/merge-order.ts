/**
 * Where new blocks belong in a list that is kept in order: entries by number, terms by letter. It
 * reads texts and decides an order; it knows nothing of sides.
 */
import type { Node } from 'prosemirror-model';
import { idOf } from './identity.ts';
import { blocksOf } from './tree.ts';

/** Fewer blocks in order may be so by chance. */
const blocksMin = 3;

/**
 * The ids of new blocks in the order their texts have, to stand in `parent` behind its child
 * `anchor` (`''`: at the front). Null where the blocks of `parent` are not in order themselves, or
 * would not be with these among them.
 */
export function sortIn(
  parent: Node,
  anchor: string,
  blocks: readonly { readonly id: string; readonly text: string }[],
): readonly string[] | null {
  const known = blocksOf(parent);
  if (known.length < blocksMin) return null;
  const sorted = [...blocks].sort(
    (x, y) => compareNaturally(x.text, y.text) || (x.id < y.id ? -1 : 1),
  );
  const at = anchor === '' ? 0 : known.findIndex((block) => idOf(block) === anchor) + 1;
  const texts = known.map(({ textContent }) => textContent);
  texts.splice(at, 0, ...sorted.map(({ text }) => text));
  const isOrdered = texts.every(
    (text, index) => index === 0 || compareNaturally(texts[index - 1] as string, text) <= 0,
  );
  return isOrdered ? sorted.map(({ id }) => id) : null;
}

/** Compares texts letter by letter, and numbers in them by their value. */
function compareNaturally(x: string, y: string): number {
  const cut = (text: string): readonly string[] => text.toLowerCase().match(/\d+|\D/gu) ?? [];
  const [left, right] = [cut(x), cut(y)];
  for (const [at, own] of left.entries()) {
    const other = right[at];
    if (other === undefined) return 1;
    if (own === other) continue;
    return Number(own) - Number(other) || (own < other ? -1 : 1);
  }
  return left.length - right.length;
}

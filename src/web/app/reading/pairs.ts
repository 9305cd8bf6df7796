/** How two languages of a text stand to each other, row by row, as the alignment tells it. */
import type { Language } from '../../../domain/language.ts';
import type { Schemas } from '../api/client.ts';

export type BlockPair = Schemas['BlockPair'];

/** What a row says of its pair: the side that moved and is ahead, or that both did, or that one lacks words. */
export type PairMark =
  | { readonly kind: 'behind'; readonly moved: Language; readonly since: number | null }
  | { readonly kind: 'both-moved' }
  | { readonly kind: 'missing'; readonly lang: Language };

const markOf = ({ state, moved, since, missing }: BlockPair): PairMark | null => {
  if (state === 'behind' && moved) return { kind: 'behind', moved, since: since ?? null };
  if (state === 'both-moved') return { kind: 'both-moved' };
  if (state === 'missing' && missing) return { kind: 'missing', lang: missing };
  return null;
};

/** The first mark of each row that has one. `rowOf` is what `indexRows` gives. */
export function markPairs(
  pairs: readonly BlockPair[],
  rowOf: ReadonlyMap<string, string>,
): ReadonlyMap<string, PairMark> {
  const marks = new Map<string, PairMark>();
  for (const pair of pairs) {
    const row = rowOf.get(pair.block);
    const mark = markOf(pair);
    if (row !== undefined && mark && !marks.has(row)) marks.set(row, mark);
  }
  return marks;
}

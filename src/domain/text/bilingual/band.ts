/**
 * Where to look for the alignment of two long lists: a band of cells around a chain of anchors,
 * pairs of elements that alone on both sides hold some figure, link or word. Short lists are looked
 * at whole, so that anchors can only save time there and never mislead.
 */
import { type Candidate, heaviestChain } from '../chain.ts';
import type { Features } from './features.ts';
import type { Band } from './monotone.ts';

/** Lists of up to so many cells have no band. */
const cellsMax = 40_000;
/** Cells on either side of the way between two anchors; further ones are not looked at. */
const margin = 12;
const halfWidthMax = 150;
/** Cells of a whole band, margins left out; longer lists have a narrower one. */
const bandCellsMax = 1_000_000;

/** The band for two lists of blocks. */
export function chooseBand(
  a: readonly Features[],
  b: readonly Features[],
  rarity: Float64Array,
): Band {
  const [n, m] = [a.length, b.length];
  if (n * m <= cellsMax) return { low: new Int32Array(n + 1), high: new Int32Array(n + 1).fill(m) };
  const corners = [{ i: 0, j: 0 }, ...heaviestChain(findAnchors(a, b, rarity)), { i: n, j: m }];
  return surround(corners, n, m);
}

/** Pairs of elements of which both alone have some feature; the more and the rarer, the heavier. */
function findAnchors(
  a: readonly Features[],
  b: readonly Features[],
  rarity: Float64Array,
): readonly Candidate[] {
  const [ownerA, ownerB] = [findOwners(a), findOwners(b)];
  const found = new Map<number, Candidate>();
  for (const [feature, i] of ownerA) {
    const j = ownerB.get(feature) ?? -1;
    if (i < 0 || j < 0) continue;
    const key = i * b.length + j;
    const weight = (found.get(key)?.weight ?? 0) + (rarity[feature] as number);
    found.set(key, { i, j, weight });
  }
  return [...found.values()];
}

/** By feature the one element that has it; -1 when several have. */
function findOwners(list: readonly Features[]): ReadonlyMap<number, number> {
  const owners = new Map<number, number>();
  list.forEach(({ figures, words }, index) => {
    for (const feature of new Set([...figures, ...words]))
      owners.set(feature, owners.has(feature) ? -1 : index);
  });
  return owners;
}

/** Between two anchors the cells of their rectangle that are not too far off its diagonal. */
function surround(
  corners: readonly { readonly i: number; readonly j: number }[],
  n: number,
  m: number,
): Band {
  const low = new Int32Array(n + 1).fill(m);
  const high = new Int32Array(n + 1);
  const halfWidth = Math.min(halfWidthMax, Math.floor(bandCellsMax / (2 * n)));
  corners.forEach((to, index) => {
    const from = corners[index - 1] ?? to;
    const width = Math.min(halfWidth, to.j - from.j) + margin;
    for (let i = from.i; i <= to.i; i++) {
      const share = to.i === from.i ? 1 : (i - from.i) / (to.i - from.i);
      const middle = from.j + share * (to.j - from.j);
      low[i] = Math.max(0, Math.min(low[i] as number, Math.floor(middle - width)));
      high[i] = Math.min(m, Math.max(high[i] as number, Math.ceil(middle + width)));
    }
  });
  return connect({ low, high }, n, m);
}

/** Makes both edges ascend and each row touch the next, so that a path always leads through. */
function connect({ low, high }: Band, n: number, m: number): Band {
  low[0] = 0;
  high[n] = m;
  for (let i = 1; i <= n; i++) high[i] = Math.max(high[i] as number, high[i - 1] as number);
  for (let i = n - 1; i >= 0; i--) low[i] = Math.min(low[i] as number, low[i + 1] as number);
  for (let i = 1; i <= n; i++) low[i] = Math.min(low[i] as number, high[i - 1] as number);
  return { low, high };
}

/**
 * Which changes of two sides in one line must be looked at together. It knows tokens and hunks; it
 * merges nothing.
 *
 * Changes meet when they overlap or touch, but an insertion next to a deletion does not, nor does a
 * deletion next to another. Changes of words of which one replaces some meet across white space and
 * punctuation too: who puts new words right beside another's new words has not seen them. In text
 * kept to the letter changes of one and the same line meet, for such a line says one thing.
 */
import { isWord } from './tokens.ts';
import type { Hunk } from './words.ts';

/** Hunks of both sides that meet, and the base tokens they cover. */
export interface Cluster {
  readonly from: number;
  readonly to: number;
  readonly ours: readonly Hunk[];
  readonly theirs: readonly Hunk[];
}

/** When hunks of different sides cannot be carried out without regard to each other. */
export interface Meeting {
  readonly meet: (x: Hunk, y: Hunk) => boolean;
  /** True where no hunk that ends at base token `to` meets one that begins at `from`. */
  readonly isApart: (to: number, from: number) => boolean;
}

/** Hunks further apart than so many tokens never meet, which bounds the time in any text. */
const reach = 40;

/** All hunks of both sides in order; those that meet, and what stands between, in one cluster. */
export function clusterHunks(
  ours: readonly Hunk[],
  theirs: readonly Hunk[],
  { meet, isApart }: Meeting,
): readonly Cluster[] {
  const all = [
    ...ours.map((hunk) => ({ hunk, side: 'ours' as const })),
    ...theirs.map((hunk) => ({ hunk, side: 'theirs' as const })),
  ].sort((x, y) => x.hunk.a0 - y.hunk.a0 || x.hunk.a1 - y.hunk.a1);
  const clusters: { from: number; to: number; ours: Hunk[]; theirs: Hunk[] }[] = [];
  for (const { hunk, side } of all) {
    const facing = side === 'ours' ? 'theirs' : 'ours';
    let first = clusters.length;
    for (let at = first - 1; at >= 0; at--) {
      const cluster = clusters[at] as (typeof clusters)[number];
      if (hunk.a0 - cluster.to > reach || isApart(cluster.to, hunk.a0)) break;
      if (cluster[facing].some((other) => meet(hunk, other))) first = at;
    }
    const [cluster = { from: hunk.a0, to: hunk.a1, ours: [], theirs: [] }, ...between] =
      clusters.splice(first);
    for (const { to, ours: own, theirs: other } of between) {
      cluster.to = Math.max(cluster.to, to);
      cluster.ours = cluster.ours.concat(own);
      cluster.theirs = cluster.theirs.concat(other);
    }
    cluster[side].push(hunk);
    cluster.to = Math.max(cluster.to, hunk.a1);
    clusters.push(cluster);
  }
  return clusters;
}

const isInsertion = ({ a0, a1 }: Hunk): boolean => a0 === a1;
/** True for a hunk that puts nothing in the place of what it takes. */
export const isDeletion = ({ b0, b1 }: Hunk): boolean => b0 === b1;
const isReplacement = (hunk: Hunk): boolean => !isInsertion(hunk) && !isDeletion(hunk);

/** One side of a line, as far as it is asked about here. */
interface Changed {
  readonly hunks: readonly Hunk[];
  readonly texts: readonly string[];
}

/** How hunks of a sentence meet; `base` are the tokens of base. */
export function meetInWords(base: readonly string[], sides: readonly Changed[]): Meeting {
  const isWorded = ({ a0, a1, b0, b1 }: Hunk, own: readonly string[]) =>
    base.slice(a0, a1).some(isWord) || own.slice(b0, b1).some(isWord);
  const worded = new Set(
    sides.flatMap(({ hunks, texts }) => hunks.filter((hunk) => isWorded(hunk, texts))),
  );
  const isApart = (to: number, from: number) => {
    for (let at = to; at < from; at++) if (isWord(base[at] as string)) return true;
    return false;
  };
  const meet = (x: Hunk, y: Hunk) =>
    touch(x, y) ||
    ((isReplacement(x) || isReplacement(y)) &&
      worded.has(x) &&
      worded.has(y) &&
      !isApart(Math.min(x.a1, y.a1), Math.max(x.a0, y.a0)));
  return { meet, isApart };
}

function touch(x: Hunk, y: Hunk): boolean {
  const low = Math.max(x.a0, y.a0);
  const high = Math.min(x.a1, y.a1);
  if (low < high) return true;
  if (low > high) return false;
  // They touch in one point, or one is an insertion inside the other.
  const [first, second] = isInsertion(x) ? [x, y] : [y, x];
  if (isInsertion(first) && isDeletion(second)) return second.a0 < first.a0 && first.a0 < second.a1;
  return !(isDeletion(x) && isDeletion(y));
}

/** How hunks of a text kept to the letter meet; `base` are the tokens of base. */
export function meetInLines(base: readonly string[], sides: readonly Changed[]): Meeting {
  const lines = new Int32Array(base.length + 1);
  base.forEach((text, at) => {
    lines[at + 1] = (lines[at] as number) + (isLineEnd(text) ? 1 : 0);
  });
  const touched = new Map(
    sides.flatMap((side) =>
      side.hunks.map((hunk) => [hunk, linesOf(hunk, side.texts, base, lines)] as const),
    ),
  );
  const meet = (x: Hunk, y: Hunk) => {
    const [own, other] = [touched.get(x), touched.get(y)];
    return touch(x, y) || (!!own && !!other && own.from <= other.to && other.from <= own.to);
  };
  const isApart = (to: number, from: number) => (lines[from] as number) > (lines[to] as number) + 1;
  return { meet, isApart };
}

/** The lines of base a hunk changes; none where it puts whole lines between two. */
function linesOf(
  { a0, a1, b0, b1 }: Hunk,
  own: readonly string[],
  base: readonly string[],
  lines: Int32Array,
): { readonly from: number; readonly to: number } | undefined {
  let [from, to] = [a0, a1];
  while (from < to && isLineEnd(base[from] as string)) from++;
  while (from < to && isLineEnd(base[to - 1] as string)) to--;
  if (from < to) return { from: lines[from] as number, to: lines[to - 1] as number };
  if (a0 === a1 && [own[b0], own[b1 - 1]].some(isLineEnd)) return undefined;
  // A line end that changes or goes says something of the line that follows it.
  return { from: lines[b0 === b1 ? a0 : a1] as number, to: lines[a1] as number };
}

const isLineEnd = (text: string | undefined): boolean => text?.includes('\n') ?? false;

/**
 * Finds, among texts matched by content, those that were split or joined: a matched text and an
 * unmatched neighbour that has the words the matched one lost or gained. It moves the match to the
 * first part, which is the one that keeps its identity. A text cut into many, or made of many, is like
 * none of them alone: it is matched here.
 */
import { isProse } from './align-verbatim.ts';
import type { OwnedLeaf } from './outline.ts';
import { lowerWordsOf, openSupply } from './word-bags.ts';

const wordsOf = ({ node }: OwnedLeaf): readonly string[] => lowerWordsOf(node);

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
  for (let j = 0; j < match.length; j++) {
    const i = match[j] as number;
    const [whole, first] = [a[i], b[j]];
    if (!whole || !first || unsplit.has(first.kind)) continue;
    if (whole.node.content.size <= first.node.content.size) continue;
    const lost = openSupply(wordsOf(whole));
    lost.take(wordsOf(first));
    const isSpare = (at: number) => (match[at] ?? 0) < 0 && !parts.has(at);
    const take = (at: number) => {
      const part = b[at];
      return part && isSpare(at) && isOneKind(part, whole) && lost.takeMost(wordsOf(part));
    };
    const found = [j];
    for (let at = j - 1; take(at); at--) found.unshift(at);
    for (let at = j + 1; take(at) || (isSpare(at) && isTitleIn(b[at], whole)); at++)
      if (!isTitleIn(b[at], whole)) found.push(at);
    const [head, ...rest] = found as [number, ...number[]];
    match[j] = -1;
    match[head] = i;
    for (const at of rest) parts.set(at, i);
    j = found.at(-1) as number;
  }
  return [...parts];
}

/** Beyond so many pairs of texts between two matches nothing is looked for. */
const pairsMax = 20_000;
/** A shorter text may well have most of its words in others by chance. */
const wordsMin = 8;

/** A leaf without a match, and its index. */
interface Spare {
  readonly at: number;
  readonly leaf: OwnedLeaf;
}

type WordsOf = (spare: Spare) => readonly string[];

/**
 * Matches texts cut into many or made of many with the first of them, where these stand in its place,
 * none has a match, and together they have most of its words. Changes `match`.
 */
export function matchDivided(
  a: readonly OwnedLeaf[],
  b: readonly OwnedLeaf[],
  match: Int32Array,
): void {
  const words = new Map<Spare, readonly string[]>();
  const read: WordsOf = (spare) => {
    const known = words.get(spare) ?? wordsOf(spare.leaf);
    words.set(spare, known);
    return known;
  };
  const spares = (leaves: readonly OwnedLeaf[], indexes: readonly number[]) =>
    indexes.map((at): Spare => ({ at, leaf: leaves[at] as OwnedLeaf }));
  for (const gap of gapsIn(match, a.length)) {
    const [left, right] = [spares(a, gap.left), spares(b, gap.right)];
    const splits = findFirstParts(left, right, read);
    for (const [whole, part] of splits) match[part.at] = whole.at;
    const used = new Set(splits.flat());
    const isFree = (spare: Spare) => !used.has(spare);
    const joins = findFirstParts(right.filter(isFree), left.filter(isFree), read);
    for (const [whole, part] of joins) match[whole.at] = part.at;
  }
}

/** What has no match on either side around a run of leaves of `b` without one. */
function gapsIn(match: Int32Array, lengthA: number) {
  const taken = new Set(match);
  const gaps: { readonly left: readonly number[]; readonly right: readonly number[] }[] = [];
  for (let start = 0, end = 0; start < match.length; start = end + 1) {
    end = start;
    while (end < match.length && (match[end] as number) < 0) end++;
    if (end === start) continue;
    const left = sparesBetween(match[start - 1] ?? -1, match[end] ?? lengthA, taken);
    const right = Array.from({ length: end - start }, (_, at) => start + at);
    if (left.length > 0 && left.length * right.length <= pairsMax) gaps.push({ left, right });
  }
  return gaps;
}

/** What has no match right after one leaf and right before another, in order. */
function sparesBetween(before: number, after: number, taken: ReadonlySet<number>): number[] {
  const spares = new Set<number>();
  for (let i = before + 1; i < after && !taken.has(i); i++) spares.add(i);
  for (let i = after - 1; i > before && !taken.has(i); i--) spares.add(i);
  return [...spares].sort((x, y) => x - y);
}

/** Texts with the first of what they were cut into, or made of; each such part is that of one. */
function findFirstParts(
  wholes: readonly Spare[],
  parts: readonly Spare[],
  read: WordsOf,
): readonly (readonly [whole: Spare, part: Spare])[] {
  const used = new Set<Spare>();
  return wholes.flatMap((whole): readonly (readonly [Spare, Spare])[] => {
    const part = firstPartOf(
      whole,
      parts.filter((one) => !used.has(one)),
      read,
    );
    if (!part) return [];
    used.add(part);
    return [[whole, part]];
  });
}

/** The first of two texts or more, side by side, that have most of the whole's words. */
function firstPartOf(whole: Spare, texts: readonly Spare[], read: WordsOf): Spare | undefined {
  if (texts.length < 2 || unsplit.has(whole.leaf.kind)) return undefined;
  const words = read(whole);
  if (words.length < wordsMin) return undefined;
  const rest = openSupply(words);
  let [first, count] = [0, 0];
  const isMost = () => count >= 2 && rest.left() * 2 < words.length;
  for (const [at, text] of texts.entries()) {
    if (isTitleIn(text.leaf, whole.leaf)) continue;
    if (isOneKind(text.leaf, whole.leaf) && rest.takeMost(read(text))) {
      if (count === 0) first = at;
      count++;
    } else {
      if (isMost()) break;
      rest.refill();
      count = 0;
    }
  }
  return isMost() ? texts[first] : undefined;
}

/**
 * Pairs of a leaf of `a` that is a later part and the leaf of `b` it was joined to. Changes `match`
 * where the text matched so far is not the first part.
 */
export function findJoinedParts(
  a: readonly OwnedLeaf[],
  b: readonly OwnedLeaf[],
  match: Int32Array,
): (readonly [number, number])[] {
  const partners = new Int32Array(a.length).fill(-1);
  match.forEach((i, j) => {
    if (i >= 0) partners[i] = j;
  });
  const parts = findSplitParts(b, a, partners);
  match.fill(-1);
  partners.forEach((j, i) => {
    if (j >= 0) match[j] = i;
  });
  return parts;
}

/** A title is no part of a text, but verbatim text may have it between others. */
const isTitleIn = (leaf: OwnedLeaf | undefined, whole: OwnedLeaf): boolean =>
  leaf?.kind === 'heading' && whole.kind === 'preformatted';

const isOneKind = (one: OwnedLeaf, other: OwnedLeaf): boolean =>
  one.kind === other.kind || (isProse(one) && isProse(other));

/** A heading's identity is its section's, and a table is split by rows. */
const unsplit = new Set(['heading', 'table']);

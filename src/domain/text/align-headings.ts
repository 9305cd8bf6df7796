/**
 * Matches headings by their number: "Статья 5", "Art. 33", "§ 8", "2.1", "5-бап". Where an article is
 * written anew none of its words may stay, and yet to everyone who cites it it is the article of that
 * number.
 *
 * What headings say comes first. Only those that are left are asked, between the same matched ones on
 * both sides, and only where a number stands there once on each.
 */
import type { OwnedLeaf } from './outline.ts';

/** Changes `match`, which gives for each leaf of `b` the index of its partner in `a`, or -1. */
export function matchNumbered(
  a: readonly OwnedLeaf[],
  b: readonly OwnedLeaf[],
  match: Int32Array,
): void {
  const taken = new Set(match);
  const left = headingsIn(a);
  const found: (readonly [number, number])[] = [];
  let open: number[] = [];
  let [before, at] = [-1, 0];
  const close = (after: number) => {
    while (at > 0 && (left[at - 1] as number) > before) at--;
    while (at < left.length && (left[at] as number) <= before) at++;
    const spares: number[] = [];
    for (; at < left.length && (left[at] as number) < after; at++)
      if (!taken.has(left[at] as number)) spares.push(left[at] as number);
    for (const [i, j] of pairSole(soleIn(a, spares), soleIn(b, open))) {
      found.push([i, j]);
      taken.add(i);
    }
    open = [];
  };
  for (const j of headingsIn(b)) {
    const i = match[j] as number;
    if (i < 0) {
      open.push(j);
      continue;
    }
    if (open.length > 0) close(i);
    before = i;
  }
  if (open.length > 0) close(a.length);
  for (const [i, j] of found) match[j] = i;
}

/** Sections matched as wholes are among them. */
const headingsIn = (leaves: readonly OwnedLeaf[]): readonly number[] =>
  leaves.flatMap(({ item }, at) => (item.node.type.name === 'section' ? [at] : []));

/** What a heading is counted by: "статья" and "5". */
interface Designation {
  readonly word: string;
  readonly number: string;
}

interface Numbered extends Designation {
  readonly at: number;
}

/** Headings with a number, by it, but for numbers that stand more than once. */
function soleIn(leaves: readonly OwnedLeaf[], indexes: readonly number[]): readonly Numbered[] {
  const byName = new Map<string, Numbered | null>();
  for (const at of indexes) {
    const designation = designationOf((leaves[at] as OwnedLeaf).node.textContent);
    if (!designation) continue;
    const name = `${designation.word} ${designation.number}`;
    byName.set(name, byName.has(name) ? null : { ...designation, at });
  }
  return [...byName.values()].filter((one) => one !== null);
}

function pairSole(left: readonly Numbered[], right: readonly Numbered[]): [number, number][] {
  const byNumber = Map.groupBy(left, ({ number }) => number);
  const partnersOf = (one: Numbered) =>
    (byNumber.get(one.number) ?? []).filter(({ word }) => areOneWord(word, one.word));
  const pairs = right.flatMap((one): [number, number][] => {
    const [partner, ...others] = partnersOf(one);
    return partner && others.length === 0 ? [[partner.at, one.at]] : [];
  });
  const counts = Map.groupBy(pairs, ([i]) => i);
  return pairs.filter(([i]) => counts.get(i)?.length === 1);
}

/** One may be short for the other: "ст." and "статья". */
const areOneWord = (one: string, other: string): boolean =>
  one === other || (one !== '' && other !== '' && (one.startsWith(other) || other.startsWith(one)));

const afterWord =
  /^(?:(?<word>\p{L}+)(?:\.\s*|\s+)|[§№]\s*)(?<number>\d+(?:[.–-]\d+)*|[ivxlcdm]+(?![\p{L}\d]))(?<more>[a-zа-я](?!\p{L})|\s?(?:bis|ter|quater)(?!\p{L}))?/u;
const beforeWord = /^(?<number>\d+(?:[.–-]\d+)*|[ivxlcdm]+(?=[.)]))(?:-(?<word>\p{L}+))?/u;

/** @internal What a heading is counted by; null of one that begins with neither number nor one counted. */
export function designationOf(heading: string): Designation | null {
  const text = heading.trim().slice(0, 60).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const { word, number, more } = (afterWord.exec(text) ?? beforeWord.exec(text))?.groups ?? {};
  return number ? { word: word ?? '', number: `${number}${more?.trim() ?? ''}` } : null;
}

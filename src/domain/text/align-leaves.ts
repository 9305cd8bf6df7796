/**
 * Matches the texts of two docs that share no ids: paragraphs, headings and whole tables as two
 * flat sequences, whatever sections and lists they stand in.
 *
 * (1) A longest common subsequence of equal texts gives the frame, and longer texts that stand once on
 * each side are the same wherever they stand. (2) In each gap of the frame
 * texts that share most of their words are matched, again in order: of all such pairs the heaviest
 * chain. (3) What is left on both sides has moved or changed place: equal texts are matched wherever
 * they stand, then similar ones, and a match spreads to equal neighbours and at last to similar ones,
 * so that short texts ("1.", "—") follow the longer ones around them. Candidates come from an index of rare words, so
 * the time stays near linear.
 */
import type { Node } from 'prosemirror-model';
import { type Candidate, heaviestChain } from './chain.ts';
import { matchSequences, numbering } from './sequence.ts';
import { absorbInline, openSponge } from './tree.ts';
import { lowerWordsOf, similarity } from './word-bags.ts';

/** A text to be matched; only leaves of one `kind` match. */
export interface Leaf {
  readonly node: Node;
  readonly kind: string;
  /** The kind of block around it, where that says something. */
  readonly within?: string | undefined;
}

export interface LeafOptions {
  /**
   * Whether texts of like kinds between the same neighbours match though they share few words.
   * `likely`: a sole one, or short ones in blocks of one kind. `always`: for a merge, where a rewritten paragraph is the
   * same place to both sides. `never`: where the leaves given are no neighbours.
   */
  readonly byPlace: 'always' | 'likely' | 'never';
  /** Words that do not count when leaves are told to be alike. */
  readonly ignored?: ReadonlySet<string>;
}

/** For each leaf of `b`, the index of its match in `a`, or -1. */
export function matchLeaves(
  a: readonly Leaf[],
  b: readonly Leaf[],
  { byPlace, ignored }: LeafOptions,
): Int32Array {
  const keysA = a.map(keyOf);
  const keysB = b.map(keyOf);
  const match = new Int32Array(b.length).fill(-1);
  const taken = new Uint8Array(a.length);
  const pair = (i: number, j: number) => {
    match[j] = i;
    taken[i] = 1;
  };
  matchSequences(keysA, keysB).forEach((j, i) => {
    if (j >= 0) pair(i, j);
  });
  const bags = openBags(a, b, ignored);
  const frame = match.slice();
  const spare = () => sparesOf(match, taken);
  for (const { i, j } of soleSpares(spare(), a, keysA, keysB)) pair(i, j);
  for (const gap of gapsIn(frame, match, taken)) {
    for (const { i, j } of matchGap(gap, a, b, bags, byPlace)) pair(i, j);
  }
  const areAlike = (i: number, j: number) =>
    a[i]?.kind === b[j]?.kind && similarity(bags.ofA(i), bags.ofB(j), alike) >= alike;
  for (const { i, j } of equalSpares(spare(), keysA, keysB, saysEnough(a, keysA, keysB)))
    pair(i, j);
  const areEqual = (i: number, j: number) => keysA[i] === keysB[j];
  spread(match, taken, areEqual);
  for (const { i, j } of similarSpares(spare(), a, b, bags)) pair(i, j);
  if (byPlace !== 'never') spread(match, taken, (i, j) => areEqual(i, j) || areAlike(i, j));
  return match;
}

/** Equal for leaves of equal kind and content; ids and where references lead do not count. */
const keyOf = ({ node, kind }: Leaf): string => `${kind} ${contentPrint(node)}`;

const contentPrints = new WeakMap<Node, number>();

/** A fingerprint of what a reader sees of the subtree: types, texts and marks without ids. */
export function contentPrint(node: Node): number {
  const known = contentPrints.get(node);
  if (known !== undefined) return known;
  const sponge = openSponge();
  sponge.absorb(node.type.name);
  node.content.forEach((child) => {
    if (child.isBlock) sponge.mix(contentPrint(child));
    else if (child.text !== undefined) absorbInline(sponge, child);
    else sponge.absorb(child.type.name);
  });
  const print = sponge.squeeze();
  contentPrints.set(node, print);
  return print;
}

/** Leaves of both sides between two matches, in order, without those that are matched elsewhere. */
interface Gap {
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** The gaps of `frame`, in which matches ascend; `match` and `taken` say what is matched by now. */
function gapsIn(frame: Int32Array, match: Int32Array, taken: Uint8Array): Gap[] {
  const gaps: Gap[] = [];
  let [a0, b0] = [0, 0];
  for (let j = 0; j <= frame.length; j++) {
    const i = j === frame.length ? taken.length : (frame[j] as number);
    if (i < 0) continue;
    if (i > a0 && j > b0) {
      const left = range(a0, i).filter((at) => !taken[at]);
      const right = range(b0, j).filter((at) => (match[at] as number) < 0);
      if (left.length > 0 && right.length > 0) gaps.push({ left, right });
    }
    [a0, b0] = [i + 1, j + 1];
  }
  return gaps;
}

const range = (start: number, end: number): readonly number[] =>
  Array.from({ length: end - start }, (_, at) => start + at);

/** The words of each leaf as sorted numbers, made when first asked for. */
interface Bags {
  readonly ofA: (i: number) => Int32Array;
  readonly ofB: (j: number) => Int32Array;
}

function openBags(a: readonly Leaf[], b: readonly Leaf[], ignored?: ReadonlySet<string>): Bags {
  const number = numbering();
  const lazily = (leaves: readonly Leaf[]) => {
    const bags: Int32Array[] = [];
    const wordsAt = (index: number) => {
      const words = lowerWordsOf((leaves[index] as Leaf).node);
      return ignored ? words.filter((word) => !ignored.has(word)) : words;
    };
    return (index: number) => {
      bags[index] ??= number(wordsAt(index)).sort();
      return bags[index];
    };
  };
  return { ofA: lazily(a), ofB: lazily(b) };
}

/** True when any of `a` is like any of `b`: at least half their words are the same, but not all. */
export function bagsAlike(a: readonly Node[], b: readonly Node[]): boolean {
  const number = numbering();
  const bags = (nodes: readonly Node[]) => nodes.map((node) => number(lowerWordsOf(node)).sort());
  const right = bags(b);
  return bags(a).some((x, i) =>
    right.some(
      (y, j) =>
        similarity(x, y) >= 0.5 && contentPrint(a[i] as Node) !== contentPrint(b[j] as Node),
    ),
  );
}

/** Beyond so many pairs of leaves a gap's candidates come from rare words alone. */
const pairsMax = 20_000;
const alike = 0.4;
/** Between matched neighbours, on both sides the only one of its kind, less likeness will do. */
const alikeAlone = 0.2;
const alikeElsewhere = 0.6;

function matchGap(
  { left, right }: Gap,
  a: readonly Leaf[],
  b: readonly Leaf[],
  bags: Bags,
  byPlace: LeafOptions['byPlace'],
): Candidate[] {
  const least = byPlace === 'never' ? alikeElsewhere : alike;
  const chain = heaviestChain(candidates(left, right, a, b, bags, least));
  if (byPlace === 'never') return chain;
  const found = [...chain];
  let [x, y] = [0, 0];
  for (const end of [...chain, null]) {
    const [i, j] = end ? [left.indexOf(end.i, x), right.indexOf(end.j, y)] : [undefined, undefined];
    const between = { left: left.slice(x, i), right: right.slice(y, j) };
    for (const pair of matchByPlace(between, a, b, bags, byPlace)) found.push(pair);
    [x, y] = [(i ?? 0) + 1, (j ?? 0) + 1];
  }
  return found;
}

/** What stands between the same neighbours on both sides, kind by kind the same. */
function matchByPlace(
  { left, right }: Gap,
  a: readonly Leaf[],
  b: readonly Leaf[],
  bags: Bags,
  byPlace: LeafOptions['byPlace'],
): Candidate[] {
  if (left.length === 0 || right.length === 0) return [];
  if (left.length !== right.length)
    return byPlace === 'always' ? matchByShape({ left, right }, a, b, bags) : [];
  const found: Candidate[] = [];
  for (const [at, i] of left.entries()) {
    const j = right[at] as number;
    if (a[i]?.kind !== b[j]?.kind) return [];
    const [x, y] = [bags.ofA(i), bags.ofB(j)];
    const isShort = Math.max(x.length, y.length) <= 3 && a[i]?.within === b[j]?.within;
    if (byPlace === 'always' || isShort || (left.length === 1 && similarity(x, y) >= alikeAlone))
      found.push({ i, j, weight: 0 });
  }
  return found;
}

const likeLength = 0.4;

/**
 * What stands between the same neighbours in unequal number: in order, leaves of one kind and
 * like length, as many as can be, and of these the likest. Translated sections are such.
 */
function matchByShape(
  { left, right }: Gap,
  a: readonly Leaf[],
  b: readonly Leaf[],
  bags: Bags,
): Candidate[] {
  if (left.length * right.length > pairsMax) return [];
  const found: Candidate[] = [];
  for (const j of right)
    for (const i of left) {
      const [x, y] = [a[i] as Leaf, b[j] as Leaf];
      const [short, long] = [x.node.content.size, y.node.content.size].sort((p, q) => p - q);
      const ratio = ((short ?? 0) + 8) / ((long ?? 0) + 8);
      if (x.kind === y.kind && ratio >= likeLength)
        found.push({ i, j, weight: ratio + 2 * similarity(bags.ofA(i), bags.ofB(j)) });
    }
  return heaviestChain(found);
}

/** Pairs of leaves of one kind that are alike enough, weighted by likeness and length. */
function candidates(
  left: readonly number[],
  right: readonly number[],
  a: readonly Leaf[],
  b: readonly Leaf[],
  bags: Bags,
  least: number,
): Candidate[] {
  const few = left.length * right.length <= pairsMax;
  const partners = few ? () => left : sharingRareWords(left, bags);
  return right.flatMap((j) => {
    const own = bags.ofB(j);
    const found: Candidate[] = [];
    for (const i of partners(own)) {
      if (a[i]?.kind !== b[j]?.kind) continue;
      const other = bags.ofA(i);
      const likeness = similarity(other, own, least);
      if (likeness >= least) found.push({ i, j, weight: likeness * likeness * (own.length + 4) });
    }
    return found;
  });
}

/** Leaves that share a word with a bag, by words that stand in few of them. */
function sharingRareWords(leaves: readonly number[], bags: Bags) {
  const rare = 12;
  const holders = new Map<number, number[]>();
  for (const i of leaves)
    for (const word of new Set(bags.ofA(i))) {
      const own = holders.get(word);
      own ? own.push(i) : holders.set(word, [i]);
    }
  return (bag: Int32Array): Iterable<number> => {
    const found = new Set<number>();
    for (const word of bag) {
      const own = holders.get(word);
      if (own && own.length <= rare) for (const i of own) found.add(i);
    }
    return found;
  };
}

interface Spares {
  readonly left: readonly number[];
  readonly right: readonly number[];
}

function sparesOf(match: Int32Array, taken: Uint8Array): Spares {
  const left: number[] = [];
  const right: number[] = [];
  taken.forEach((is, i) => void (is || left.push(i)));
  match.forEach((i, j) => void (i < 0 && right.push(j)));
  return { left, right };
}

/** Shorter texts may well be meant to stand at several places. */
const sizeMin = 12;

/** True for leaves of `a` that are long, or stand once in each doc: equal ones are the same text. */
function saysEnough(
  a: readonly Leaf[],
  keysA: readonly string[],
  keysB: readonly string[],
): (i: number) => boolean {
  const counts = new Map<string, number>();
  for (const keys of [keysA, keysB])
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return (i) => (a[i]?.node.content.size ?? 0) >= sizeMin || counts.get(keysA[i] as string) === 2;
}

/** Long texts that stand once among those left on each side. */
function soleSpares(
  { left, right }: Spares,
  a: readonly Leaf[],
  keysA: readonly string[],
  keysB: readonly string[],
): Candidate[] {
  const soleOf = (spares: readonly number[], keys: readonly string[]) => {
    const sole = new Map<string, number>();
    for (const at of spares) sole.set(keys[at] as string, sole.has(keys[at] as string) ? -1 : at);
    return sole;
  };
  const others = soleOf(left, keysA);
  return [...soleOf(right, keysB)].flatMap(([key, j]) => {
    const i = others.get(key) ?? -1;
    const isLong = (a[i]?.node.content.size ?? 0) >= sizeMin;
    return i >= 0 && j >= 0 && isLong ? [{ i, j, weight: 1 }] : [];
  });
}

/** Equal texts anywhere, in order. */
function equalSpares(
  { left, right }: Spares,
  keysA: readonly string[],
  keysB: readonly string[],
  isTelling: (i: number) => boolean,
): Candidate[] {
  const byKey = new Map<string, number[]>();
  for (const i of left.toReversed()) {
    const own = byKey.get(keysA[i] as string);
    own ? own.push(i) : byKey.set(keysA[i] as string, [i]);
  }
  return right.flatMap((j) => {
    const own = byKey.get(keysB[j] as string);
    const i = own?.at(-1);
    if (i === undefined || !isTelling(i)) return [];
    own?.pop();
    return [{ i, j, weight: 1 }];
  });
}

/** A match spreads to neighbours that may match too, forwards and then backwards. */
function spread(
  match: Int32Array,
  taken: Uint8Array,
  mayMatch: (i: number, j: number) => boolean,
): void {
  const visit = (j: number, step: 1 | -1) => {
    const i = (match[j - step] ?? -1) < 0 ? -1 : (match[j - step] as number) + step;
    if (i < 0 || i >= taken.length || taken[i] || !mayMatch(i, j)) return;
    match[j] = i;
    taken[i] = 1;
  };
  for (let j = 1; j < match.length; j++) if ((match[j] as number) < 0) visit(j, 1);
  for (let j = match.length - 2; j >= 0; j--) if ((match[j] as number) < 0) visit(j, -1);
}

/** Similar texts anywhere, the likest first. */
function similarSpares(
  { left, right }: Spares,
  a: readonly Leaf[],
  b: readonly Leaf[],
  bags: Bags,
): Candidate[] {
  const long = (bag: Int32Array) => bag.length >= 5;
  const found = candidates(
    left.filter((i) => long(bags.ofA(i))),
    right.filter((j) => long(bags.ofB(j))),
    a,
    b,
    bags,
    alikeElsewhere,
  ).sort((x, y) => y.weight - x.weight || x.j - y.j || x.i - y.i);
  const usedA = new Set<number>();
  const usedB = new Set<number>();
  return found.filter(({ i, j }) => {
    if (usedA.has(i) || usedB.has(j)) return false;
    usedA.add(i);
    usedB.add(j);
    return true;
  });
}

/**
 * Pairs the blocks of two texts in different languages that share no ids, such as two imported
 * files, and says of each pair how sure it is and why.
 *
 * It goes from the top down. The blocks directly in two paired blocks are aligned in their order
 * (`alignMonotone`) by what `weighPair` knows of them with everything in them; text blocks may also
 * be paired one with two. What is paired is entered. Then blocks still without a partner may have
 * moved: of those, largest first, the one that fits a block best is paired with it if the evidence
 * stands out against chance, and is entered in turn. All this is done twice: the sure pairs of the
 * first time teach which words stand for each other, and with these the second finds more.
 *
 * The probability of a pair takes it that the two texts say the same. Texts that do not still have
 * paragraphs of like lengths and words side by side; then most of either finds no partner, and the
 * pairs of such texts are believed the less.
 */
import type { Node } from 'prosemirror-model';
import { idOf } from '../identity.ts';
import { chooseBand } from './band.ts';
import { indexBlocks, type LanguageText } from './blocks.ts';
import { type Features, joinFeatures, readFeatures } from './features.ts';
import { learnLexicon, translateFeatures } from './lexicon.ts';
import { explainPair, mayPair, type Reason, type Scales, weighPair } from './likelihood.ts';
import { alignMonotone } from './monotone.ts';

/** Two blocks that say the same, or one that has no partner: then the other is null. */
export interface TranslationPair {
  readonly a: string | null;
  readonly b: string | null;
  /** Probability, 0 to 1, that the two say the same; 0 for a block without a partner. */
  readonly confidence: number;
  readonly because: readonly Reason[];
}

/** Logarithm of how likely one language has a block the other lacks, or one for two. */
const skipWeight = -3;
const splitWeight = -3;
/** Evidence from which a block is taken for one that moved, beside the logarithm of the choices. */
const movedMin = 4;
/** What more blocks than this have does not tell which of them moved. */
const holdersMax = 20;
/** The share of its characters that the text better paired must have in pairs for them to be believed. */
const coveredMin = 0.6;
/** How sure a pair must be for words to be learnt from it. */
const sureMin = 0.9;

/**
 * All pairs in document order of `a`, blocks only in `b` last, in their order. A block stands in
 * several pairs when one language says in two paragraphs what the other says in one: the first of
 * them is the pair whose ids should be one, the others have the reason `split`. Blocks that share
 * an id already stay paired.
 */
export function matchTranslations(a: LanguageText, b: LanguageText): readonly TranslationPair[] {
  const features = readFeatures(a, b);
  const sharedIds = [...indexBlocks(a.doc).keys()].filter((id) => indexBlocks(b.doc).has(id));
  const scales: Scales = {
    rarity: features.rarity,
    ratio: (features.b.length + 1) / (features.a.length + 1),
    shared: new Set(sharedIds),
  };
  const first = matchAll(features.a, features.b, scales);
  const lexicon = learnLexicon(surePairs(features.a, features.b, first));
  if (lexicon.size === 0) return listPairs(features.a, features.b, first);
  const translated = translateFeatures(features.b, lexicon);
  return listPairs(features.a, translated, matchAll(features.a, translated, scales));
}

function matchAll(a: Features, b: Features, scales: Scales): Findings {
  const found = createFindings();
  matchParts(a, b, 1, scales, found);
  matchShared(a, b, scales, found);
  matchMoved(a, b, scales, found);
  return found;
}

/** Pairs blocks of one id that do not stand at the same place. */
function matchShared(a: Features, b: Features, scales: Scales, found: Findings): void {
  const byId = new Map(flatten(b).map((features) => [idOf(features.node), features]));
  for (const x of flatten(a)) {
    const y = byId.get(idOf(x.node));
    if (!y || found.taken.has(x.node) || found.taken.has(y.node) || !mayPair(x.node, y.node))
      continue;
    found.add(x, y, 1, ['id']);
    matchParts(x, y, 1, scales, found);
  }
}

/** The text blocks and headings that surely say the same. */
function surePairs(a: Features, b: Features, { pairs }: Findings): [Features, Features][] {
  const byId = new Map(flatten(b).map((features) => [idOf(features.node), features]));
  return flatten(a).flatMap((features): [Features, Features][] => {
    const [pair] = pairs.get(features.node) ?? [];
    const partner = byId.get(pair?.b ?? '');
    if (!pair || !partner || pair.confidence < sureMin || !isText(features)) return [];
    return [[features, partner]];
  });
}

/** Partners found so far. */
interface Findings {
  readonly pairs: Map<Node, TranslationPair[]>;
  readonly taken: Set<Node>;
  add(a: Features, b: Features, confidence: number, because: readonly Reason[]): void;
}

function createFindings(): Findings {
  const pairs = new Map<Node, TranslationPair[]>();
  const taken = new Set<Node>();
  return {
    pairs,
    taken,
    add({ node: a }, { node: b }, confidence, because) {
      const pair = { a: idOf(a), b: idOf(b), confidence, because };
      const own = pairs.get(a);
      own ? own.push(pair) : pairs.set(a, [pair]);
      taken.add(a).add(b);
    },
  };
}

/** Aligns the blocks directly in two blocks, then what is in each pair. */
function matchParts(
  a: Features,
  b: Features,
  confidence: number,
  scales: Scales,
  found: Findings,
): void {
  const left = a.parts.filter(({ node }) => !found.taken.has(node));
  const right = b.parts.filter(({ node }) => !found.taken.has(node));
  if (left.length === 0 || right.length === 0) return;
  const [pairsA, pairsB] = [left, right].map((list) => joinNeighbours(list, scales));
  const weigh = (x: Features | null | undefined, y: Features | null | undefined) =>
    x && y ? splitWeight + weighPair(x, y, scales) : Number.NEGATIVE_INFINITY;
  const matches = alignMonotone(
    left.length,
    right.length,
    {
      pair: (i, j) => weighPair(left[i] as Features, right[j] as Features, scales),
      split: (i, j) => weigh(isText(left[i]) ? left[i] : null, pairsB?.[j]),
      join: (i, j) => weigh(pairsA?.[i], isText(right[j]) ? right[j] : null),
      skip: skipWeight,
    },
    chooseBand(left, right, scales.rarity),
  );
  for (const { i, j, later, probability } of matches) {
    const [x, y] = [left[i] as Features, right[j] as Features];
    const sure = confidence * probability;
    const because = later ? (['split'] as const) : explainPair(x, y, scales);
    found.add(x, y, sure, [...because, 'position']);
    if (!later) matchParts(x, y, sure, scales, found);
  }
}

const isText = (features: Features | undefined): boolean => features?.node.isTextblock ?? false;

/** Each text block taken together with the next one, if both are of one type and have no partner. */
function joinNeighbours(list: readonly Features[], { shared }: Scales): (Features | null)[] {
  return list.map((one, index) => {
    const next = list[index + 1];
    if (!next || !isText(one) || one.node.type !== next.node.type) return null;
    if (shared.has(idOf(one.node)) || shared.has(idOf(next.node))) return null;
    return joinFeatures(one.node, [one, next]);
  });
}

/** Pairs blocks that have no partner where they stand with one elsewhere. */
function matchMoved(a: Features, b: Features, scales: Scales, found: Findings): void {
  const free = (root: Features) =>
    flatten(root).filter(({ node, length }) => !found.taken.has(node) && length > 0);
  const right = free(b);
  const holders = findHolders(right);
  const chance = Math.log(right.length);
  for (const x of free(a).sort((one, two) => two.length - one.length)) {
    if (found.taken.has(x.node)) continue;
    const candidates = new Set([...x.figures, ...x.words].flatMap((one) => holders.get(one) ?? []));
    let best: Features | null = null;
    let most = movedMin + chance;
    for (const y of candidates) {
      const weight = found.taken.has(y.node) ? 0 : weighPair(x, y, scales);
      if (weight > most) [best, most] = [y, weight];
    }
    if (!best) continue;
    const confidence = 1 / (1 + Math.exp(movedMin / 2 + chance - most));
    found.add(x, best, confidence, [...explainPair(x, best, scales), 'moved']);
    matchParts(x, best, confidence, scales, found);
  }
}

/** By feature the blocks that have it, where they are few. */
function findHolders(list: readonly Features[]): ReadonlyMap<number, readonly Features[]> {
  const holders = new Map<number, Features[]>();
  for (const features of list)
    for (const one of new Set([...features.figures, ...features.words])) {
      const own = holders.get(one);
      own ? own.push(features) : holders.set(one, [features]);
    }
  for (const [one, own] of holders) if (own.length > holdersMax) holders.delete(one);
  return holders;
}

/** All blocks below, in document order. */
const flatten = ({ parts }: Features): readonly Features[] =>
  parts.flatMap((part) => [part, ...flatten(part)]);

function listPairs(
  a: Features,
  b: Features,
  { pairs, taken }: Findings,
): readonly TranslationPair[] {
  const alone = { confidence: 0, because: [] } as const;
  const covered = Math.max(shareTaken(a, taken), shareTaken(b, taken));
  const belief = Math.min(1, covered / coveredMin) ** 2;
  const believe = (pair: TranslationPair): TranslationPair =>
    pair.because.includes('id') ? pair : { ...pair, confidence: pair.confidence * belief };
  return [
    ...flatten(a).flatMap(
      ({ node }) => pairs.get(node)?.map(believe) ?? [{ a: idOf(node), b: null, ...alone }],
    ),
    ...flatten(b)
      .filter(({ node }) => !taken.has(node))
      .map(({ node }) => ({ a: null, b: idOf(node), ...alone })),
  ];
}

/** How much of a text's characters stands in text blocks that have a partner; 1 when it has none. */
function shareTaken(root: Features, taken: ReadonlySet<Node>): number {
  const texts = flatten(root).filter(isText);
  const count = (list: readonly Features[]) => list.reduce((sum, { length }) => sum + length, 0);
  const whole = count(texts);
  return whole === 0 ? 1 : count(texts.filter(({ node }) => taken.has(node))) / whole;
}

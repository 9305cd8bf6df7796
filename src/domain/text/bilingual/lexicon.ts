/**
 * Learns which words of two languages stand for each other, from blocks already paired, so that a
 * second look at the same texts finds more (the idea of Moore, "Fast and accurate sentence
 * alignment of bilingual corpora", AMTA 2002, with counts in place of a trained model). No
 * dictionary comes with the product and none is kept.
 *
 * Two words are taken for one when they turn up in the same pairs: their Dice coefficient, twice
 * the pairs they share by the pairs either is in, must be high. The best go first and each word is
 * used once, so the common partner of many words ends with the one it fits best.
 */
import type { Features } from './features.ts';

/** A word of the second text → the word of the first it stands for, both as feature numbers. */
export type Lexicon = ReadonlyMap<number, number>;

/** Pairs two words must share, and how much of what they are in, for one to stand for the other. */
const sharedMin = 2;
const diceMin = 0.6;
/** Longer blocks are left out: in them everything meets everything. */
const wordsMax = 60;
/** Meetings of two words that are counted at most; later pairs teach nothing then. */
const meetingsMax = 2_000_000;

/** What the pairs teach; empty when they teach nothing. */
export function learnLexicon(pairs: readonly (readonly [Features, Features])[]): Lexicon {
  const candidates = listCandidates(pairs);
  candidates.sort((x, y) => y.score - x.score || x.one - y.one || x.other - y.other);
  const lexicon = new Map<number, number>();
  const used = new Set<number>();
  for (const { one, other } of candidates) {
    if (used.has(one) || lexicon.has(other)) continue;
    used.add(one);
    lexicon.set(other, one);
  }
  return lexicon;
}

/** Two words that may stand for each other; the greater the score, the likelier. */
interface Candidate {
  readonly one: number;
  readonly other: number;
  readonly score: number;
}

function listCandidates(all: readonly (readonly [Features, Features])[]): Candidate[] {
  const pairs = all.filter(([a, b]) => a.words.length <= wordsMax && b.words.length <= wordsMax);
  const countsA = countWords(pairs.map(([a]) => a));
  const countsB = countWords(pairs.map(([, b]) => b));
  const shared = new Map<number, Map<number, number>>();
  let meetings = 0;
  for (const [a, b] of pairs) {
    const own = without(a.words, b.words, countsA);
    const others = without(b.words, a.words, countsB);
    meetings += own.length * others.length;
    if (meetings > meetingsMax) break;
    for (const one of own) {
      const row = shared.get(one) ?? new Map<number, number>();
      shared.set(one, row);
      for (const other of others) row.set(other, (row.get(other) ?? 0) + 1);
    }
  }
  return [...shared].flatMap(([one, row]) =>
    [...row].flatMap(([other, count]) => {
      const either = (countsA.get(one) as number) + (countsB.get(other) as number);
      const dice = (2 * count) / either;
      if (count < sharedMin || dice < diceMin) return [];
      return [{ one, other, score: dice * Math.log(1 + count) }];
    }),
  );
}

/** In how many blocks each word is. */
function countWords(list: readonly Features[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { words } of list)
    for (const one of words) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}

/** Words that the other block lacks and that are in more than one block. */
function without(
  words: Int32Array,
  others: Int32Array,
  counts: ReadonlyMap<number, number>,
): Int32Array {
  const known = new Set(others);
  return words.filter((one) => !known.has(one) && (counts.get(one) as number) >= sharedMin);
}

/** A block of the second text told in the first one's words where the lexicon has them. */
export function translateFeatures(features: Features, lexicon: Lexicon): Features {
  const words = features.words.map((one) => lexicon.get(one) ?? one).sort();
  return {
    ...features,
    parts: features.parts.map((part) => translateFeatures(part, lexicon)),
    words: words.filter((one, at) => one !== words[at - 1]),
  };
}

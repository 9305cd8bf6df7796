/**
 * How much more likely two blocks are a translation of each other than two blocks that chance put
 * side by side, as a logarithm (nats). Each kind of evidence is counted by itself and held within
 * bounds, so that none of them alone can outvote all others. The numbers were fitted by hand to
 * texts in Kazakh, Russian and English; none is exact and none needs to be.
 *
 * Length follows Gale and Church, "A program for aligning sentences in bilingual corpora"
 * (Computational Linguistics 19, 1993): the length of a translation scatters around a fixed ratio
 * with a variance proportional to the length. It is told here of the logarithm of the ratio.
 */
import type { Node } from 'prosemirror-model';
import { idOf } from '../identity.ts';
import type { Features } from './features.ts';

/** Why two blocks were paired, the strongest kinds of evidence only. */
export type Reason =
  | 'id'
  | 'figures'
  | 'words'
  | 'length'
  | 'structure'
  | 'position'
  | 'moved'
  | 'split';

/** What all judgements on two texts share. */
export interface Scales {
  readonly rarity: Float64Array;
  /** Characters of the second text for one of the first. */
  readonly ratio: number;
  /** Ids that stand in both texts: such blocks are paired already. */
  readonly shared: ReadonlySet<string>;
}

/** Evidence of one id on both sides: more than all other kinds together. */
const certain = 40;

/** Variance of a translation's length per character (Gale and Church, §3.1). */
const variance = 6.8;
/** Scatter of a whole text's style, and of lengths that have nothing to do with each other. */
const styleScatter = 0.15;
const chanceScatter = 1.1;

/** The evidence that `a` and `b` say the same; `-Infinity` when they must not be paired. */
export function weighPair(a: Features, b: Features, scales: Scales): number {
  if (!mayPair(a.node, b.node)) return Number.NEGATIVE_INFINITY;
  const [idA, idB] = [idOf(a.node), idOf(b.node)];
  if (idA === idB && scales.shared.has(idA)) return certain;
  if (scales.shared.has(idA) || scales.shared.has(idB)) return Number.NEGATIVE_INFINITY;
  return (
    weighLength(a.length * scales.ratio, b.length) +
    weighFigures(a.figures, b.figures, scales.rarity) +
    weighWords(a.words, b.words, scales.rarity) +
    weighStructure(a, b)
  );
}

/** The kinds of evidence that speak for a pair, the most telling kind first. */
export function explainPair(a: Features, b: Features, scales: Scales): readonly Reason[] {
  if (scales.shared.has(idOf(a.node))) return ['id'];
  const evidence: readonly (readonly [Reason, number])[] = [
    ['figures', weighFigures(a.figures, b.figures, scales.rarity)],
    ['words', weighWords(a.words, b.words, scales.rarity)],
    ['structure', weighStructure(a, b)],
    ['length', weighLength(a.length * scales.ratio, b.length)],
  ];
  return evidence.filter(([, weight]) => weight >= 0.5).map(([reason]) => reason);
}

/** Kinds of blocks that a translator takes for one another. */
const kinds: Readonly<Record<string, string>> = {
  ordered_list: 'list',
  bullet_list: 'list',
  table_header: 'table_cell',
};
const kindOf = ({ type: { name } }: Node): string => kinds[name] ?? name;

/** True when two blocks are of one kind, so that one may bear the other's id. */
export const mayPair = (a: Node, b: Node): boolean => kindOf(a) === kindOf(b);

function weighLength(expected: number, found: number): number {
  if (expected === 0 && found === 0) return 0.5;
  const deviation = Math.log((found + 3) / (expected + 3));
  const scatter = Math.sqrt(styleScatter ** 2 + variance / ((expected + found) / 2 + 3));
  const match = -Math.log(scatter) - (deviation / scatter) ** 2 / 2;
  const chance = -Math.log(chanceScatter) - (deviation / chanceScatter) ** 2 / 2;
  return clamp(match - chance, -8, 2.5);
}

/** A rare figure on both sides tells much; one that the other side lacks tells against. */
function weighFigures(a: Int32Array, b: Int32Array, rarity: Float64Array): number {
  const shared = sumShared(a, b, rarity);
  const alone = a.length + b.length - 2 * shared.count;
  return clamp(shared.sum - 2.5 * alone, -8, 12);
}

/** Translations share only some beginnings of words: the rest tells nothing. */
const weighWords = (a: Int32Array, b: Int32Array, rarity: Float64Array): number =>
  clamp(0.6 * sumShared(a, b, rarity, 1.5).sum, 0, 10);

function weighStructure({ parts: a }: Features, { parts: b }: Features): number {
  if (a.length === 0 && b.length === 0) return 0;
  const same =
    a.length === b.length && a.every(({ node }, at) => mayPair(node, (b[at] as Features).node));
  return same ? 1.5 : -1;
}

/** How many numbers two sorted lists share, and the sum of their rarities above `floor`. */
function sumShared(a: Int32Array, b: Int32Array, rarity: Float64Array, floor = 0) {
  let [sum, count, j] = [0, 0, 0];
  for (const one of a) {
    while (j < b.length && (b[j] as number) < one) j++;
    if (b[j] !== one) continue;
    sum += Math.max(0, (rarity[one] as number) - floor);
    count++;
    j++;
  }
  return { sum, count };
}

const clamp = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value));

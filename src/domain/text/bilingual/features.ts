/**
 * What can be told of a block without knowing its language: how long it is, which figures and links
 * it holds, and how its words begin. Translations agree in these far more than chance would have
 * it. Words are cut to their first four letters, because names and borrowed words of two languages
 * often begin alike ("cognates": Simard, Foster and Isabelle, "Using cognates to align sentences in
 * bilingual corpora", TMI 1992).
 */
import type { Node } from 'prosemirror-model';
import type { Language } from '../../language.ts';
import { isWord, tokenise } from '../tokens.ts';
import { blocksOf, lineOf } from '../tree.ts';
import type { LanguageText } from './blocks.ts';
import { figuresOf } from './figures.ts';

/** A block with everything in it, as far as it can be compared across languages. */
export interface Features {
  readonly node: Node;
  readonly parts: readonly Features[];
  /** Characters of its words, its attributes' and those of the blocks in it. */
  readonly length: number;
  /** Numbers of figures and links, sorted; one for each time they are said. */
  readonly figures: Int32Array;
  /** Numbers of word beginnings, sorted, each once. */
  readonly words: Int32Array;
}

/** The features of two texts in one numbering, and how telling each feature is. */
export interface FeaturePair {
  readonly a: Features;
  readonly b: Features;
  /** By number: the logarithm of how many blocks there are for one that has the feature. */
  readonly rarity: Float64Array;
}

/** Reads both texts once; cost grows with their length times their nesting. */
export function readFeatures(a: LanguageText, b: LanguageText): FeaturePair {
  const counts: number[] = [];
  const numbers = new Map<string, number>();
  let blocks = 0;
  const number = (key: string): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, counts.length);
    return counts.push(0) - 1;
  };
  const read = (node: Node, lang: Language): Features => {
    const parts = blocksOf(node).map((block) => read(block, lang));
    const own = readLine(node, lang);
    const figures = Int32Array.from(own.figures, (key) => number(`#${key}`));
    const words = Int32Array.from(new Set(own.words), (key) => number(key));
    for (const one of new Set([...figures, ...words])) counts[one] = (counts[one] as number) + 1;
    if (own.length > 0) blocks++;
    return joinFeatures(
      node,
      [{ node, parts: [], length: own.length, figures, words }, ...parts],
      parts,
    );
  };
  const [first, second] = [read(a.doc, a.lang), read(b.doc, b.lang)];
  const rarity = Float64Array.from(counts, (count) => Math.log(1 + blocks / count));
  return { a: first, b: second, rarity };
}

/** Several blocks taken together, as the one block `node`. */
export const joinFeatures = (
  node: Node,
  all: readonly Features[],
  parts: readonly Features[] = [],
): Features => ({
  node,
  parts,
  length: all.reduce((sum, { length }) => sum + length, 0),
  figures: mergeSorted(all.map(({ figures }) => figures)),
  words: mergeSorted(all.map(({ words }) => words)).filter((one, at, list) => one !== list[at - 1]),
});

function mergeSorted(lists: readonly Int32Array[]): Int32Array {
  const merged = new Int32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const list of lists) {
    merged.set(list, at);
    at += list.length;
  }
  return merged.sort();
}

function readLine(node: Node, lang: Language) {
  const line = lineOf(node);
  const said = [line.textBetween(0, line.size, ' ', ' '), ...spokenAttributes(node)]
    .join(' ')
    .trim();
  const links = new Set<string>();
  line.forEach(({ marks }) => {
    for (const { attrs } of marks)
      if (typeof attrs.href === 'string') links.add(linkKey(attrs.href));
  });
  const words = tokenise(said)
    .filter((token) => isWord(token) && !/\d/.test(token) && token.length >= 4)
    .map((token) => token.toLowerCase().slice(0, 4));
  return { length: said.length, figures: [...figuresOf(node, lang), ...links], words };
}

const spokenAttributes = ({ attrs }: Node): readonly string[] =>
  ['unit', 'source', 'responsible', 'owner', 'syntax'].flatMap((name) => {
    const value: unknown = attrs[name];
    return typeof value === 'string' && value !== '' ? [value] : [];
  });

/** An address without the part that names its language: `…/rus/docs/Z1` is `…/docs/Z1`. */
const linkKey = (href: string): string =>
  `@${href.startsWith('#') ? '#' : href.replace(/\/(?:kaz|rus|eng|kk|kz|ru|en)(?=\/|$)/gi, '')}`;

/**
 * How two languages of one text stand to each other, block by block: which pairs still say what
 * was confirmed, which side moved on, what is missing, which figures and lengths differ, what one
 * side did to the structure. Blocks are paired by id; words are never translated or judged here.
 */
import type { Node } from 'prosemirror-model';
import type { Language } from '../../language.ts';
import { blocksOf, countBlocks } from '../tree.ts';
import {
  type Confirmed,
  hasWords,
  indexBlocks,
  type LanguageText,
  mergeOrders,
  sameWords,
} from './blocks.ts';
import { compareFigures, type Figure, figuresOf } from './figures.ts';
import { type Proposal, proposeStructure } from './proposals.ts';

/**
 * `current`: as confirmed. `behind`: one side moved since. `both-moved`: both did. `unconfirmed`:
 * nobody has said yet that the two say the same. `missing`: one side has no words for it.
 */
export type PairState = 'current' | 'behind' | 'both-moved' | 'unconfirmed' | 'missing';

/** A block with words of its own in at least one of the two languages. */
export interface BlockPair {
  readonly block: string;
  /** Node type; where the two differ, the first language's. A section stands for its heading. */
  readonly type: string;
  readonly state: PairState;
  /** For `behind`: the language whose words changed; the other is the one to be worked on. */
  readonly moved?: Language;
  /** For `missing`: the language without words here. */
  readonly missing?: Language;
  /** Figures only that language says; left out when there are none. */
  readonly figures?: Readonly<Partial<Record<Language, readonly Figure[]>>>;
}

/** A list whose items, or a table whose rows and columns, are not as many in both languages. */
export interface ShapeDifference {
  readonly block: string;
  readonly type: string;
  /** `[items]`, or `[rows, columns]` of a table. */
  readonly lengths: Readonly<Partial<Record<Language, readonly number[]>>>;
}

export interface Alignment {
  readonly langs: readonly [Language, Language];
  /** In document order of the first language; blocks only in the second behind their neighbours. */
  readonly pairs: readonly BlockPair[];
  readonly shapes: readonly ShapeDifference[];
  readonly proposals: readonly Proposal[];
  readonly counts: Readonly<Record<PairState, number>> & {
    /** Pairs whose figures differ. */
    readonly figures: number;
  };
}

/**
 * The alignment of two texts whose paired blocks share their ids. `confirmed` tells of a block the
 * newest texts under which its pair was confirmed, or null; a block without words in either of them
 * counts as unconfirmed. Confirmed as they stand, all pairs but missing ones are current; an edit
 * of one side puts exactly its blocks behind, and undoing it makes them current again.
 */
export function alignTexts(
  a: LanguageText,
  b: LanguageText,
  confirmed: (block: string) => Confirmed | null,
): Alignment {
  const [indexA, indexB] = [indexBlocks(a.doc), indexBlocks(b.doc)];
  const pairs: BlockPair[] = [];
  const shapes: ShapeDifference[] = [];
  const counts = { current: 0, behind: 0, 'both-moved': 0, unconfirmed: 0, missing: 0, figures: 0 };
  for (const block of mergeOrders(indexA.keys(), indexB.keys())) {
    const [inA, inB] = [indexA.get(block)?.node, indexB.get(block)?.node];
    const type = ((inA ?? inB) as Node).type.name;
    const shape = inA && inB && compareShapes(a.lang, inA, b.lang, inB);
    if (shape) shapes.push({ block, type, lengths: shape });
    if (!hasWords(inA) && !hasWords(inB)) continue;
    const pair = { block, type, ...judgePair(a.lang, inA, b.lang, inB, confirmed(block), block) };
    pairs.push(pair);
    counts[pair.state]++;
    if (pair.figures) counts.figures++;
  }
  const proposals = proposeStructure(a, b, confirmed);
  return { langs: [a.lang, b.lang], pairs, shapes, proposals, counts };
}

type Judgement = Omit<BlockPair, 'block' | 'type'>;

function judgePair(
  langA: Language,
  a: Node | undefined,
  langB: Language,
  b: Node | undefined,
  confirmed: Confirmed | null,
  block: string,
): Judgement {
  if (!a || !hasWords(a)) return { state: 'missing', missing: langA };
  if (!b || !hasWords(b)) return { state: 'missing', missing: langB };
  const { onlyA, onlyB } = compareFigures(figuresOf(a, langA), figuresOf(b, langB));
  const differ = onlyA.length + onlyB.length > 0;
  const figures = differ && { figures: { [langA]: onlyA, [langB]: onlyB } };
  const oldA = confirmed && indexBlocks(confirmed.a).get(block)?.node;
  const oldB = confirmed && indexBlocks(confirmed.b).get(block)?.node;
  if (!oldA || !oldB || !hasWords(oldA) || !hasWords(oldB))
    return { state: 'unconfirmed', ...figures };
  const [movedA, movedB] = [!sameWords(oldA, a), !sameWords(oldB, b)];
  if (movedA && movedB) return { state: 'both-moved', ...figures };
  if (!movedA && !movedB) return { state: 'current', ...figures };
  return { state: 'behind', moved: movedA ? langA : langB, ...figures };
}

/** The lengths of a list or table in both languages when they differ, else null. */
function compareShapes(langA: Language, a: Node, langB: Language, b: Node) {
  const [lengthsA, lengthsB] = [lengthsOf(a), lengthsOf(b)];
  if (!lengthsA || !lengthsB || lengthsA.join() === lengthsB.join()) return null;
  return { [langA]: lengthsA, [langB]: lengthsB };
}

/** The items of a list, or the rows and columns of a table; null for any other block. */
export function lengthsOf(node: Node): readonly number[] | null {
  if (node.type.name === 'table')
    return [
      countBlocks(node),
      blocksOf(node).reduce((most, row) => Math.max(most, countColumns(row)), 0),
    ];
  return node.type.name.endsWith('_list') ? [countBlocks(node)] : null;
}

const countColumns = (row: Node): number =>
  blocksOf(row).reduce((sum, { attrs }) => sum + (attrs.colspan as number), 0);

/**
 * Two matched texts as rows to be read side by side: what says the same stands in one row, also
 * where one language takes two paragraphs for it, with the figures that only one side has. Where a
 * list or table is longer in one language, the first row in it says so.
 */
import type { Node } from 'prosemirror-model';
import { lengthsOf } from './alignment.ts';
import { hasWords, indexBlocks, type LanguageText } from './blocks.ts';
import { compareFigures, type FigureDifference, figuresOf } from './figures.ts';
import type { Reason } from './likelihood.ts';
import { matchTranslations } from './match.ts';

/** Blocks that say the same; a side without any lacks what the other says. */
export interface TranslationRow {
  readonly a: readonly Node[];
  readonly b: readonly Node[];
  /** The least of the row's pairs, 0 to 1. */
  readonly confidence: number;
  readonly because: readonly Reason[];
  /** Null when both sides say the same figures, or one side is missing. */
  readonly figures: FigureDifference | null;
  /** Lists and tables that begin with this row and differ in length: items, or rows and columns. */
  readonly lengths: readonly LengthDifference[];
}

export interface LengthDifference {
  readonly a: readonly number[];
  readonly b: readonly number[];
}

interface OpenRow {
  readonly a: Node[];
  readonly b: Node[];
  confidence: number;
  readonly because: readonly Reason[];
  readonly lengths: readonly LengthDifference[];
}

/** Rows of all blocks with words, in document order of `a`, what is only in `b` last. */
export function listRows(a: LanguageText, b: LanguageText): readonly TranslationRow[] {
  const rows = new Set<OpenRow>();
  const rowOf = new Map<Node, OpenRow>();
  const [nodeA, nodeB] = [finderIn(a), finderIn(b)];
  let lengths: LengthDifference[] = [];
  for (const { a: idA, b: idB, confidence, because } of matchTranslations(a, b)) {
    lengths.push(...compareLengths(blockIn(a, idA), blockIn(b, idB)));
    const [left, right] = [nodeA(idA), nodeB(idB)];
    if (!left && !right) continue;
    const known = (left && rowOf.get(left)) ?? (right && rowOf.get(right));
    const row = known ?? { a: [], b: [], confidence, because, lengths };
    if (!known) lengths = [];
    row.confidence = Math.min(row.confidence, confidence);
    for (const [node, side] of [
      [left, row.a],
      [right, row.b],
    ] as const) {
      if (!node || rowOf.has(node)) continue;
      rowOf.set(node, row);
      side.push(node);
      rows.add(row);
    }
  }
  return [...rows].map((row) => ({ ...row, figures: differenceIn(row, a, b) }));
}

const blockIn = ({ doc }: LanguageText, id: string | null): Node | undefined =>
  id === null ? undefined : indexBlocks(doc).get(id)?.node;

/** Finds blocks by id that have words of their own. */
const finderIn =
  (text: LanguageText) =>
  (id: string | null): Node | null => {
    const node = blockIn(text, id);
    return node && hasWords(node) ? node : null;
  };

/** How long two paired lists or tables are, where that differs. */
function compareLengths(left: Node | undefined, right: Node | undefined): LengthDifference[] {
  const [a, b] = [left && lengthsOf(left), right && lengthsOf(right)];
  return a && b && a.join() !== b.join() ? [{ a, b }] : [];
}

function differenceIn(row: OpenRow, a: LanguageText, b: LanguageText): FigureDifference | null {
  if (row.a.length === 0 || row.b.length === 0) return null;
  const figures = compareFigures(
    row.a.flatMap((node) => figuresOf(node, a.lang)),
    row.b.flatMap((node) => figuresOf(node, b.lang)),
  );
  return figures.onlyA.length + figures.onlyB.length > 0 ? figures : null;
}

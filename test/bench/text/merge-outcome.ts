/**
 * What is said of a merge beside what people made of it: whether both are one text, and whether a
 * word of either side is gone without anybody being shown it.
 */
import type { Node } from 'prosemirror-model';
import type { Conflict } from '../../../src/domain/text/change.ts';
import { countingIds } from '../../../src/domain/text/identity.ts';
import { isWord, tokenise } from '../../../src/domain/text/tokens.ts';
import { parseMarkdown } from '../../../src/interchange/markdown.ts';
import { printMarkdown } from '../../../src/interchange/print-markdown.ts';
import type { Triple } from './merges.ts';

/** True for Markdown of one doc, so that a tool is not blamed for another style of list or emphasis. */
export const isAsPeopleDid = (text: string | null, human: string): boolean =>
  text !== null && canonical(text) === canonical(human);

const canonical = (text: string): string =>
  printMarkdown(parseMarkdown(text, countingIds()).doc).trim();

/** Words new on either side that stand neither in the result nor in a conflict. */
export function countLost(
  [base, ...sides]: Triple<Node>,
  result: Node,
  conflicts: readonly Conflict[],
): number {
  const textOf = (doc: Node) => doc.textBetween(0, doc.content.size, ' ', ' ');
  const wordsOf = (doc: Node) => new Set(tokenise(textOf(doc)).filter(isWord));
  const old = wordsOf(base);
  const shown = conflicts.flatMap((one) => [one.ours?.text ?? '', one.theirs?.text ?? '']);
  // As text: where white space is in conflict, words stand together until it is settled.
  const kept = `${textOf(result)} ${shown.join(' ')}`;
  const lost = sides.flatMap((side) =>
    [...wordsOf(side)].filter((word) => !old.has(word) && !kept.includes(word)),
  );
  return lost.length;
}

/** The words of a text without their order, and how many two texts have in common. */
import type { Node } from 'prosemirror-model';
import { isWord, tokenise } from './tokens.ts';

/** The words of a node, lower-cased, in order; none goes on from one cell or paragraph to the next. */
export const lowerWordsOf = (node: Node): string[] =>
  tokenise(node.textBetween(0, node.content.size, '\n', ' ').toLowerCase()).filter(isWord);

/** Dice coefficient of two bags: twice the shared words by all words; 0 when either is empty. */
export function similarity(x: Int32Array, y: Int32Array): number {
  if (x.length === 0 || y.length === 0) return 0;
  return (2 * countShared(x, y)) / (x.length + y.length);
}

/** How many words two sorted bags share. */
export function countShared(x: Int32Array, y: Int32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < x.length && j < y.length; ) {
    const difference = (x[i] as number) - (y[j] as number);
    if (difference === 0) shared++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return shared;
}

/** The words of a text without their order, and how many two texts have in common. */
import type { Node } from 'prosemirror-model';
import { isWord, tokenise } from './tokens.ts';

/** The words of a node, lower-cased, in order; none goes on from one cell or paragraph to the next. */
export const lowerWordsOf = (node: Node): string[] =>
  tokenise(node.textBetween(0, node.content.size, '\n', ' ').toLowerCase()).filter(isWord);

/**
 * Dice coefficient of two sorted bags: twice the shared words by all words; 0 when either is empty, or
 * when one is so much longer that less than `least` is sure.
 */
export function similarity(x: Int32Array, y: Int32Array, least = 0): number {
  const most = 2 * Math.min(x.length, y.length);
  if (most === 0 || most < least * (x.length + y.length)) return 0;
  return (2 * countShared(x, y)) / (x.length + y.length);
}

/** How many words two sorted bags share. */
function countShared(x: Int32Array, y: Int32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < x.length && j < y.length; ) {
    const difference = (x[i] as number) - (y[j] as number);
    if (difference === 0) shared++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return shared;
}

/** The words of a text that parts of it take: what one has taken, no other can. */
export interface Supply {
  /** How many words are left. */
  readonly left: () => number;
  readonly take: (words: readonly string[]) => void;
  /** Takes them if over half are there; else nothing, and false. */
  readonly takeMost: (words: readonly string[]) => boolean;
  /** As if nothing had been taken. */
  readonly refill: () => void;
}

/** A supply of words; each call takes time as the words it is given, or has given. */
export function openSupply(words: readonly string[]): Supply {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const taken: string[] = [];
  const take = (own: readonly string[]) => {
    for (const word of own) {
      const count = counts.get(word) ?? 0;
      if (count === 0) continue;
      counts.set(word, count - 1);
      taken.push(word);
    }
  };
  const giveBack = (start: number) => {
    for (const word of taken.splice(start)) counts.set(word, (counts.get(word) ?? 0) + 1);
  };
  return {
    left: () => words.length - taken.length,
    take,
    takeMost(own) {
      const start = taken.length;
      take(own);
      if ((taken.length - start) * 2 > own.length) return true;
      giveBack(start);
      return false;
    },
    refill: () => giveBack(0),
  };
}

/**
 * How alike two proposals are, by the blocks they change and by the words they bring in and take
 * out: what is offered to an author, before they submit, of what others have said already. It
 * offers; it decides nothing.
 */
import type { Change } from '../text/change.ts';
import { listPassages } from '../text/passages.ts';
import { isWord, tokenise } from '../text/tokens.ts';

/** What a proposal is compared by. */
export interface Gist {
  /** The blocks it changes, and those that what is new stands in or behind. */
  readonly blocks: ReadonlySet<string>;
  /** How often each word comes (`+word`) or goes (`-word`), in lower case. */
  readonly words: ReadonlyMap<string, number>;
}

export interface Likeness {
  /** Blocks both are about. */
  readonly blocks: readonly string[];
  /** From 0 to 1: twice the words both have, by all words of both (Dice). 0 where one has none. */
  readonly words: number;
}

/** Likeness of words from which proposals are offered wherever they stand in the text. */
const likenessMin = 0.6;

export function gistOf(changes: readonly Change[]): Gist {
  const blocks = new Set<string>();
  for (const change of changes) {
    if (change.kind !== 'insert') blocks.add(change.block);
    else for (const beside of Object.values(change.to)) if (beside !== null) blocks.add(beside);
    if (change.kind === 'join') for (const { block } of change.parts) blocks.add(block);
  }
  const words = new Map<string, number>();
  for (const { runs } of listPassages(changes))
    for (const { op, text } of runs) if (op !== 'equal') countSigned(op, text, words);
  return { blocks, words };
}

function countSigned(op: 'insert' | 'delete', text: string, words: Map<string, number>): void {
  for (const token of tokenise(text)) {
    if (!isWord(token)) continue;
    const key = `${op === 'insert' ? '+' : '-'}${token.toLowerCase()}`;
    words.set(key, (words.get(key) ?? 0) + 1);
  }
}

/** How alike two proposals are; the order of the two decides nothing but the order of blocks. */
export function compareGists(a: Gist, b: Gist): Likeness {
  let common = 0;
  for (const [word, count] of a.words) common += Math.min(count, b.words.get(word) ?? 0);
  const all = countAll(a) + countAll(b);
  const blocks = [...a.blocks].filter((block) => b.blocks.has(block));
  return { blocks, words: all === 0 ? 0 : (2 * common) / all };
}

/** True when the author of one should see the other: the same place, or much the same words. */
export const isSimilar = ({ blocks, words }: Likeness): boolean =>
  blocks.length > 0 || words >= likenessMin;

const countAll = ({ words }: Gist): number => {
  let sum = 0;
  for (const count of words.values()) sum += count;
  return sum;
};

/**
 * What ties a remark to words: the block they stand in, the words, and what stands around them. An
 * anchor belongs to one text; `reanchor.ts` carries it to the next. It says nothing about the remark.
 */
import type { Node } from 'prosemirror-model';
import { idOf } from '../text/identity.ts';
import { readLine } from '../text/passages.ts';
import { visitAll } from '../text/tree.ts';

/**
 * Words of one block. `offset` counts UTF-16 units in the block's line as it reads: `※` for a
 * reference, a line feed for a hard break. An empty `quote` at 0 stands for the block as a whole.
 */
export interface Anchor {
  readonly block: string;
  readonly offset: number;
  readonly quote: string;
  /** Up to `contextLength` units right before and right after the quote. */
  readonly before: string;
  readonly after: string;
}

/** How much of the text around a quote is kept with it, in UTF-16 units. */
const contextLength = 64;

/** The anchor of `[from, to)` of a line that reads `text`. */
export const anchorIn = (block: string, text: string, from: number, to: number): Anchor => ({
  block,
  offset: from,
  quote: text.slice(from, to),
  before: text.slice(Math.max(0, from - contextLength), from),
  after: text.slice(to, to + contextLength),
});

/**
 * The anchor of words that stand in `block` or in a block below it, to the letter: of the first block
 * that has them, and there of the place nearest to `near`. An empty quote anchors the block itself.
 * Null when the words stand nowhere in it, or are white space alone.
 */
export function placeAnchor(block: Node, quote: string, near = 0): Anchor | null {
  if (quote === '') return anchorIn(idOf(block), '', 0, 0);
  if (quote.trim() === '') return null;
  let found: Anchor | null = null;
  visitAll(block, (inner) => {
    if (found) return;
    const text = readLine(inner);
    const at = nearestPlace(text, quote, near);
    if (at >= 0) found = anchorIn(idOf(inner), text, at, at + quote.length);
  });
  return found;
}

function nearestPlace(text: string, quote: string, near: number): number {
  const [left, right] = [text.lastIndexOf(quote, near), text.indexOf(quote, near)];
  if (left < 0 || right < 0) return Math.max(left, right);
  return near - left <= right - near ? left : right;
}

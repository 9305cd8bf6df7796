/**
 * Text in the form in which it is stored, Unicode NFC: a letter typed or pasted as a base and a
 * combining sign (й as и and a breve) becomes one character. What cannot be stored at all, a NUL or
 * half a surrogate pair, becomes the sign for a character lost. It never looks at text that stayed.
 */
import type { Mark, Node } from 'prosemirror-model';
import { type Span, visitTouched } from './spans.ts';

/** The characters from one position to another are to read `text`. */
export interface Rewriting extends Span {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/**
 * What to rewrite in the text the spans reach or touch, in document order, as short as it can be: a
 * combining sign reaches the letter before it.
 */
export function findUncomposed(doc: Node, spans: readonly Span[]): readonly Rewriting[] {
  const found: Rewriting[] = [];
  visitTouched(doc, spans, (node, pos) => {
    const rewriting = node.text === undefined ? null : compose(node, node.text, pos);
    if (rewriting) found.push(rewriting);
  });
  return found;
}

function compose(node: Node, text: string, pos: number): Rewriting | null {
  const composed = text.normalize('NFC').toWellFormed().replaceAll('\0', '\ufffd');
  if (composed === text) return null;
  const shorter = Math.min(text.length, composed.length);
  let same = 0;
  while (same < shorter && text[same] === composed[same]) same++;
  if (isHigh(text.charCodeAt(same - 1))) same--;
  let tail = 0;
  while (tail < shorter - same && text.at(-1 - tail) === composed.at(-1 - tail)) tail++;
  if (isHigh(text.charCodeAt(text.length - tail - 1))) tail--;
  return {
    from: pos + same,
    to: pos + text.length - tail,
    text: composed.slice(same, composed.length - tail),
    marks: node.marks,
  };
}

/** True for the first half of a surrogate pair, after which no text may be cut. */
const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

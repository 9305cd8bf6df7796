/**
 * Inline content as one string with its marks per character, so that words can be cut out, joined
 * and given other marks without a thought of text nodes. A leaf (hard break, reference, seam) takes
 * one character.
 */
import { Fragment, type Mark, type Node } from 'prosemirror-model';
import { schema } from '../../../schema/document.ts';
import { tokenise } from './tokens.ts';
import type { Tokens } from './words.ts';

/** Where the words of block `seam` begin, in a line of several blocks. */
export interface Seam {
  readonly seam: string;
}

/** One character of a line, or one leaf. */
export interface Glyph {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly leaf?: Node | Seam;
}

/** A line as glyphs, and as tokens with the glyph each begins at (and the end as last entry). */
export interface FlatLine {
  readonly glyphs: readonly Glyph[];
  readonly tokens: Tokens;
  readonly starts: readonly number[];
}

export const isSeam = (leaf: Glyph['leaf']): leaf is Seam => leaf !== undefined && 'seam' in leaf;

/**
 * The lines of blocks one after another; before each but the first stands its seam. `byLines` makes
 * each line end a token's end, for texts in which lines count.
 */
export function flatten(
  parts: readonly { readonly id: string; readonly line: Fragment }[],
  byLines = false,
): FlatLine {
  const glyphs: Glyph[] = [];
  parts.forEach(({ id, line }, index) => {
    if (index > 0) glyphs.push({ text: '¶', marks: [], leaf: { seam: id } });
    line.forEach((node) => {
      const { marks } = node;
      if (node.text === undefined) {
        const text = node.type.name === 'hard_break' ? '\n' : '※';
        glyphs.push({ text, marks, leaf: node });
      } else
        for (let at = 0; at < node.text.length; at++)
          glyphs.push({ text: node.text[at] as string, marks });
    });
  });
  return { glyphs, ...cut(glyphs, byLines) };
}

/** Glyphs as a line of their own. */
export const lineFrom = (glyphs: readonly Glyph[]): FlatLine => ({
  glyphs,
  ...cut(glyphs, false),
});

function cut(glyphs: readonly Glyph[], byLines: boolean): Pick<FlatLine, 'tokens' | 'starts'> {
  const texts: string[] = [];
  const keys: string[] = [];
  const starts: number[] = [];
  let at = 0;
  while (at < glyphs.length) {
    const glyph = glyphs[at] as Glyph;
    if (glyph.leaf) {
      starts.push(at++);
      texts.push(glyph.text);
      keys.push(keyOf(glyph.leaf));
      continue;
    }
    let text = '';
    let end = at;
    for (; end < glyphs.length && !glyphs[end]?.leaf; end++) text += glyphs[end]?.text;
    const tokens = tokenise(text);
    for (const token of byLines ? tokens.flatMap(cutAtLineEnds) : tokens) {
      starts.push(at);
      texts.push(token);
      keys.push(isSource(glyphs[at] as Glyph) ? `\0source ${token}` : token);
      at += token.length;
    }
  }
  starts.push(glyphs.length);
  return { tokens: { texts, keys }, starts };
}

/** Words of Markdown kept as it was written are no words of a text: half of it would be neither. */
const isSource = ({ marks }: Glyph): boolean =>
  marks.some(({ type }) => type === schema.marks.source);

const cutAtLineEnds = (token: string): readonly string[] =>
  token.length > 1 && token.includes('\n') ? token.split(/(?<=\n)/) : [token];

function keyOf(leaf: Node | Seam): string {
  if ('seam' in leaf) return `\0seam ${leaf.seam}`;
  return `\0${leaf.type.name} ${leaf.attrs.to ?? ''}`;
}

/** Glyphs of tokens `[from, to)`. */
export const glyphsOf = ({ glyphs, starts }: FlatLine, from: number, to: number): Glyph[] =>
  glyphs.slice(starts[from], starts[to]);

/** Glyphs back as inline content. Seams must have been taken out. */
export function unflatten(glyphs: readonly Glyph[]): Fragment {
  const nodes: Node[] = [];
  let from = 0;
  for (let at = 1; at <= glyphs.length; at++) {
    const [first, next] = [glyphs[from] as Glyph, glyphs[at]];
    if (next && !first.leaf && !next.leaf && sameMarks(first.marks, next.marks)) continue;
    nodes.push(nodeOf(glyphs.slice(from, at), first));
    from = at;
  }
  return Fragment.fromArray(nodes);
}

function nodeOf(glyphs: readonly Glyph[], { leaf, marks }: Glyph): Node {
  if (leaf && !isSeam(leaf)) return leaf.mark(marks);
  return schema.text(glyphs.map(({ text }) => text).join(''), marks);
}

/** True for equal sets of marks. */
export const sameMarks = (a: readonly Mark[], b: readonly Mark[]): boolean =>
  a === b || (a.length === b.length && a.every((mark, index) => mark.eq(b[index] as Mark)));

/** The text of glyphs as a person reads it. */
export const readGlyphs = (glyphs: readonly Glyph[]): string =>
  glyphs.map(({ text }) => text).join('');

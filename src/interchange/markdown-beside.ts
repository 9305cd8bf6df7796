/**
 * Reads the next edition of a known text from Markdown, most of which says what the known text does:
 * only the rest is read. The doc is the one `parseMarkdown` would give, but for ids.
 *
 * The source is cut before headings that follow a blank line. A piece that is to the letter what a
 * section of the known doc prints (`print-markdown.ts`), but for the rank of its heading, stands for
 * its Nodes. What lies between such pieces is read as a source of its own, with a heading after it:
 * when that is read as a heading, nothing opened before it (a fence, a comment) goes on behind it.
 * What binds pieces to each other, such as link definitions and footnotes mentioned elsewhere, makes
 * the source one piece.
 */
import type { Node } from 'prosemirror-model';
import type { Mint } from '../domain/text/identity.ts';
import { assembleDoc, nestParts, type Part } from './assemble.ts';
import { type Imported, ImportFault, type Loss } from './imported.ts';
import { ownPart } from './kept-prints.ts';
import { mayHoldNotes, readMarkdown } from './markdown.ts';
import { printSections } from './print-markdown.ts';

/**
 * The doc a source stands for, for `align` with `known`: blocks have the ids they have in `known`, or
 * new ones. Where the source repeats a section of `known` to the letter, what Markdown cannot say of it
 * (merged cells, column widths) stays. *Throws* as `parseMarkdown` does.
 */
export function parseMarkdownBeside(source: string, known: Node, mint: Mint): Imported {
  const pieces = cutSource(source, known);
  const { parts, losses } = readPieces(pieces, mint) ?? readMarkdown(source, mint);
  // What is repeated holds no footnote: most texts need not be walked for one.
  return { doc: mayHoldNotes(source) ? assembleDoc(parts) : nestParts(parts), losses };
}

/** How many characters of a source `parseMarkdownBeside` would have to read. */
export const foreignLength = (source: string, known: Node): number =>
  cutSource(source, known).reduce((sum, { text, section }) => sum + (section ? 0 : text.length), 0);

/** A stretch of the source, or a section of the known doc that it repeats. */
interface Piece {
  readonly text: string;
  readonly section: Node | null;
}

function cutSource(source: string, known: Node): readonly Piece[] {
  const lines = source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source;
  const text = lines.replace(/^\uFEFF/, '');
  return isBound(text) ? [{ text, section: null }] : cutBeside(text, printSections(known));
}

/**
 * True when a piece might mean something else alone: link definitions and indicators are known by
 * name everywhere.
 */
const isBound = (text: string): boolean =>
  /(?<!\[\^[^\]\s]*)\]:|(?:`{3}|~{3})[ \t]*(?:indicator|measure)/.test(text);

const headings = /(?<=\n\n)#{1,6}(?=[ \t\n]|$)/g;
const frontMatter = /^---\n(?:[^\n]*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|$)/;

/** The source in pieces; what repeats no section goes together up to the next that does. */
function cutBeside(text: string, sections: ReadonlyMap<string, Node>): readonly Piece[] {
  const pieces: Piece[] = [];
  // Front matter is cut nowhere: it may hold anything up to its end.
  const [front = ''] = frontMatter.exec(text) ?? [];
  const places = Array.from(text.matchAll(headings), ({ index }) => index);
  const starts = [0, ...places.filter((place) => place >= front.length), text.length];
  let pending = '';
  const flush = () => {
    if (pending !== '') pieces.push({ text: pending, section: null });
    pending = '';
  };
  for (const [at, start] of starts.slice(0, -1).entries()) {
    const piece = text.slice(start, starts[at + 1]);
    const behind = behindSign(piece);
    const section = behind === null ? undefined : sections.get(behind);
    if (section) {
      flush();
      pieces.push({ text: piece, section });
    } else pending += piece;
  }
  flush();
  return pieces;
}

/** What stands behind the sign of the heading that begins the piece; null where none does. */
function behindSign(piece: string): string | null {
  const [sign] = /^#{1,6}(?=[ \t\n]|$)/.exec(piece) ?? [];
  let end = piece.length;
  while (piece[end - 1] === '\n') end--;
  return sign === undefined ? null : piece.slice(sign.length, end);
}

/** What is read from the pieces one by one; null when they do not stand alone. */
function readPieces(
  pieces: readonly Piece[],
  mint: Mint,
): { readonly parts: readonly Part[]; readonly losses: readonly Loss[] } | null {
  if (sharesNotes(pieces)) return null;
  const parts: (readonly Part[])[] = [];
  const losses: Loss[] = [];
  for (const [index, { text, section }] of pieces.entries()) {
    if (section) parts.push(partsOf(text, section));
    else {
      const read = readAlone(text, index === pieces.length - 1, mint);
      if (!read) return null;
      parts.push(read.parts);
      const before = read.losses.length > 0 ? linesIn(pieces.slice(0, index)) : 0;
      for (const loss of read.losses)
        losses.push({ ...loss, line: loss.line === null ? null : loss.line + before });
    }
  }
  return { parts: parts.flat(), losses };
}

const linesIn = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, { text }) => sum + text.split('\n').length - 1, 0);

/** The heading's rank is that of the source: sections deeper than six print as six. */
function partsOf(text: string, section: Node): readonly Part[] {
  const rank = text.search(/[^#]|$/);
  const [heading, ...blocks] = ownPart(section) as [Node, ...Node[]];
  return [{ rank, id: null, content: heading.children, from: section }, ...blocks];
}

/** The piece ends with a blank line: one more would belong to a fence left open in a list. */
const sentinel = '# x';

/** The piece as a source of its own; null when what follows in the source could be part of it. */
function readAlone(text: string, isLast: boolean, mint: Mint) {
  try {
    const { parts, losses } = readMarkdown(isLast ? text : `${text}${sentinel}`, mint);
    if (isLast) return { parts, losses };
    const end = parts.at(-1);
    if (!end || !('rank' in end) || end.rank !== 1 || end.content[0]?.text !== 'x') return null;
    return { parts: parts.slice(0, -1), losses };
  } catch (error) {
    // The whole source tells the line.
    if (error instanceof ImportFault) return null;
    throw error;
  }
}

/** True when a footnote's label stands in two pieces, so that a mention may be apart from its note. */
function sharesNotes(pieces: readonly Piece[]): boolean {
  const homes = new Map<string, Piece>();
  for (const piece of pieces)
    for (const [label] of piece.text.includes('[^') ? piece.text.matchAll(/\[\^[^\]\s]+\]/g) : []) {
      if ((homes.get(label) ?? piece) !== piece) return true;
      homes.set(label, piece);
    }
  return false;
}

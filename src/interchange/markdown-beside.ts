/**
 * Reads the next edition of a known text from Markdown, most of which says what the known text does:
 * only the rest is read. The doc is the one `parseMarkdown` would give, but for ids.
 *
 * The source is cut before headings that follow a blank line. A piece that repeats a section of the
 * known doc (`known-sections.ts`) stands for its Nodes. What lies between such pieces is read as a
 * source of its own, with a heading after it: when that is read as a heading, nothing opened before
 * it (a fence, a comment) goes on behind it. What binds pieces to each other, such as link
 * definitions and footnotes mentioned elsewhere, makes the source one piece.
 */
import type { Node } from 'prosemirror-model';
import type { Mint } from '../domain/text/identity.ts';
import { assembleDoc, nestParts, type Part } from './assemble.ts';
import { dialectOf } from './dialect.ts';
import { type Imported, ImportFault, type Loss } from './imported.ts';
import {
  keepSources,
  linesIn,
  listByContent,
  openRepeats,
  partsOf,
  type Repeat,
} from './known-sections.ts';
import { keepTables } from './known-tables.ts';
import { mayHoldNotes, readMarkdown } from './markdown.ts';

/**
 * The doc a source stands for, for `align` with `known`: blocks have the ids they have in `known`, or
 * new ones. Where the source repeats a section or a table of `known` to the letter, what Markdown cannot
 * say of it (merged cells, column widths) stays. *Throws* as `parseMarkdown` does.
 */
export function parseMarkdownBeside(source: string, known: Node, mint: Mint): Imported {
  const pieces = cutSource(source, known);
  const holdsNotes = mayHoldNotes(source);
  const standAlone = !holdsNotes || !sharesNotes(pieces);
  const read = standAlone ? readPieces(pieces, known, mint) : null;
  const { parts, losses } = read ?? readMarkdown(source, mint);
  // What is repeated holds no footnote: most texts need not be walked for one.
  const doc = holdsNotes ? assembleDoc(parts) : nestParts(parts);
  return { doc: source.includes('|') ? keepTables(doc, known) : doc, losses };
}

/** How many characters of a source `parseMarkdownBeside` would have to read. */
export const foreignLength = (source: string, known: Node): number =>
  cutSource(source, known).reduce((sum, { text, repeat }) => sum + (repeat ? 0 : text.length), 0);

/** A stretch of the source, and what it repeats. */
interface Piece {
  readonly text: string;
  readonly repeat: Repeat | null;
}

function cutSource(source: string, known: Node): readonly Piece[] {
  const lines = source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source;
  const text = lines.replace(/^\uFEFF/, '');
  if (isBound(text)) return [{ text, repeat: null }];
  const repeatOf = openRepeats(known, dialectOf(text));
  return cut(text).map((piece) => ({ text: piece, repeat: repeatOf(piece) }));
}

/**
 * True when a piece might mean something else alone: link definitions and indicators are known by
 * name everywhere.
 */
const isBound = (text: string): boolean =>
  /(?<!\[\^[^\]\s]*)\]:/.test(text) || /(?:`{3}|~{3})[ \t]*(?:indicator|measure)/.test(text);

const frontMatter = /^---\n(?:[^\n]*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|$)/;

/**
 * The source before each line that begins a heading, or seems to. Front matter is cut nowhere: it may
 * hold anything up to its end.
 */
function cut(text: string): readonly string[] {
  const [front = ''] = frontMatter.exec(text) ?? [];
  const places = [...signedHeadings(text), ...underlinedHeadings(text)].sort((a, b) => a - b);
  const starts = [0, ...places.filter((place) => place > 0 && place >= front.length)];
  return starts
    .map((start, at) => text.slice(start, starts[at + 1]))
    .filter((piece) => piece !== '');
}

/** Where a sign of a heading follows a blank line. */
const signedHeadings = (text: string): readonly number[] =>
  Array.from(text.matchAll(/\n\n(?=#{1,6}(?:[ \t\n]|$))/g), ({ index }) => index + 2);

/** Where a line that follows a blank line, and is no rule itself, has a rule under it. */
function underlinedHeadings(text: string): readonly number[] {
  const places: number[] = [];
  for (const { index } of text.matchAll(/\n(?:=+|-+)[ \t]*(?=\n|$)/g)) {
    const start = text.lastIndexOf('\n', index - 1) + 1;
    if (text[start - 2] === '\n' && /^[^\s#-]/.test(text.slice(start, index))) places.push(start);
  }
  return places;
}

/** What is read from the pieces; null when they do not stand alone. */
function readPieces(
  pieces: readonly Piece[],
  known: Node,
  mint: Mint,
): { readonly parts: readonly Part[]; readonly losses: readonly Loss[] } | null {
  const sections = listByContent(known);
  const parts: (readonly Part[])[] = [];
  const losses: Loss[] = [];
  const linesBefore = countLines(pieces);
  const add = (at: number, own: readonly Part[], lost: readonly Loss[]) => {
    parts.push(own);
    const before = lost.length > 0 ? linesBefore(at) : 0;
    for (const loss of lost)
      losses.push(loss.line === null ? loss : { ...loss, line: loss.line + before });
  };
  for (let at = 0; at < pieces.length; ) {
    const { repeat } = pieces[at] as Piece;
    if (repeat) {
      add(at++, partsOf(repeat), repeat.losses);
      continue;
    }
    let end = at + 1;
    while (end < pieces.length && !pieces[end]?.repeat) end++;
    const isLast = end === pieces.length;
    const texts = pieces.slice(at, end).map(({ text }) => text);
    const read = readAlone(texts.join(''), isLast, mint);
    if (!read) return null;
    add(at, keepSources(read, texts, sections, isLast), read.losses);
    at = end;
  }
  return { parts: parts.flat(), losses };
}

/** How many lines stand before a piece; asked for one after another. */
function countLines(pieces: readonly Piece[]): (at: number) => number {
  let counted = 0;
  let lines = 0;
  return (at) => {
    for (; counted < at; counted++) lines += linesIn(pieces[counted]?.text ?? '');
    return lines;
  };
}

/** The piece ends with a blank line: one more would belong to a fence left open in a list. */
const sentinel = '# x';

/** Pieces as a source of its own; null when what follows in the source could be part of it. */
function readAlone(text: string, isLast: boolean, mint: Mint) {
  try {
    const read = readMarkdown(isLast ? text : `${text}${sentinel}`, mint);
    if (isLast) return read;
    const { parts, headings, losses } = read;
    const end = parts.at(-1);
    if (!end || !('rank' in end) || end.rank !== 1 || end.content[0]?.text !== 'x') return null;
    return { parts: parts.slice(0, -1), headings: headings.slice(0, -1), losses };
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

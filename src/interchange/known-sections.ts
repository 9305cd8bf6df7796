/**
 * Sections of a known doc by what a source says in their place: by what they print, and by what they
 * were read from once. Markdown from elsewhere says things its own way, and goes on saying them so.
 *
 * What a section was read from is found out when it is read again: pieces that say what a section of
 * the known doc says are kept with its Nodes (`keepSources`). So a text in memory is read once more
 * after it was taken in, and from then on only where it changes.
 */
import type { Node } from 'prosemirror-model';
import { schema } from '../../schema/document.ts';
import { contentPrint } from '../domain/text/align-leaves.ts';
import { isSameText } from '../domain/text/same-text.ts';
import { openSponge } from '../domain/text/tree.ts';
import { isEmptyParagraph, type Part, settleInline } from './assemble.ts';
import type { Dialect } from './dialect.ts';
import type { Loss } from './imported.ts';
import { mayHoldNotes, type ReadMarkdown } from './markdown.ts';
import { addEqual, keptWithOwn, ownPart, visitSections } from './own-part.ts';
import { printSections } from './print-markdown.ts';

const { nodes } = schema;

/** What a piece of a source stands for: its heading and the blocks behind it are those of `section`. */
export interface Repeat {
  readonly section: Node;
  readonly rank: number;
  /** Lines are counted from the first of the piece, which is 1. */
  readonly losses: readonly Loss[];
}

/** What a section was read from, with the line ends behind it, and what came of it. */
interface Kept extends Omit<Repeat, 'section'> {
  readonly text: string;
}

const { recall, keep } = keptWithOwn<Kept>();

/** Tells for pieces of a source what they repeat, to the letter; null for what is to be read. */
export function openRepeats(known: Node, dialect: Dialect): (piece: string) => Repeat | null {
  const printed = printSections(known, dialect);
  const said = listByContent(known);
  const read = new Map<string, Node | null>();
  visitSections(known, (section, own) => {
    const kept = recall(own);
    if (kept && said.get(printOf(own))) addEqual(read, kept.text, section);
  });
  return (piece) => {
    const sign = /^#{1,6}(?=[ \t\n]|$)/.exec(piece)?.[0];
    const alike = sign && printed.get(withoutLineEnds(piece.slice(sign.length)));
    if (alike) return { section: alike, rank: sign.length, losses: [] };
    const section = read.get(piece);
    const kept = section && recall(ownPart(section));
    return kept ? { ...kept, section } : null;
  };
}

function withoutLineEnds(text: string): string {
  let end = text.length;
  while (text[end - 1] === '\n') end--;
  return text.slice(0, end);
}

/** The content of a section in a doc: its heading and its own blocks. */
export const partsOf = ({ section, rank }: Pick<Repeat, 'section' | 'rank'>): readonly Part[] => {
  const [heading, ...blocks] = ownPart(section) as [Node, ...Node[]];
  return [{ rank, id: null, content: heading.children, from: section }, ...blocks];
};

/** Sections of the known doc by what they say themselves, as `addEqual` has them. */
export type ByContent = ReadonlyMap<number, Node | null>;

export function listByContent(known: Node): ByContent {
  const sections = new Map<number, Node | null>();
  visitSections(known, (section, own) => addEqual(sections, printOf(own), section));
  return sections;
}

const contents = keptWithOwn<number>();

function printOf(own: readonly Node[]): number {
  const known = contents.recall(own);
  if (known !== undefined) return known;
  const sponge = openSponge();
  for (const node of own) sponge.mix(contentPrint(node));
  const print = sponge.squeeze();
  contents.keep(own, print);
  return print;
}

/**
 * The parts that were read from `pieces` of a source, one after another; where a piece turns out to
 * say what a section of the known doc says, the parts of that. The piece is then kept with it.
 * `ends` is true where nothing of the source follows.
 */
export function keepSources(
  { parts, headings, losses }: Omit<ReadMarkdown, 'definitions'>,
  pieces: readonly string[],
  sections: ByContent,
  ends: boolean,
): readonly Part[] {
  const byLine = new Map(headings.map((place) => [place.line, place]));
  const settled: (readonly Part[])[] = [];
  let taken = 0;
  let line = 0;
  for (const [index, text] of pieces.entries()) {
    const start = byLine.get(line);
    const end = line + linesIn(text);
    const isLast = index === pieces.length - 1;
    const next = isLast ? { part: parts.length, losses: losses.length } : byLine.get(end);
    if (start && next && mayKeep(text, isLast && ends)) {
      const own = losses.slice(start.losses, next.losses);
      const repeat = findSame(parts.slice(start.part, next.part), sections);
      if (repeat && own.every((loss) => isWithin(loss, line, end))) {
        const moved = own.map((loss) => ({ ...loss, line: Number(loss.line) - line }));
        keep(ownPart(repeat.section), { text: detach(text), rank: repeat.rank, losses: moved });
        settled.push(parts.slice(taken, start.part), partsOf(repeat));
        taken = next.part;
      }
    }
    line = end;
  }
  return [...settled, parts.slice(taken)].flat();
}

export function linesIn(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

/**
 * Footnotes are mentioned elsewhere, and half a character is no text. At the end of a source something
 * may be left open: behind a blank line other pieces could follow it.
 */
const mayKeep = (text: string, isEnd: boolean): boolean =>
  !mayHoldNotes(text) && text.isWellFormed() && !(isEnd && text.endsWith('\n\n'));

const isWithin = ({ line }: Loss, from: number, to: number): boolean =>
  line !== null && line > from && line <= to;

/** The section that says what the parts say, whatever their ids. */
function findSame([head, ...rest]: readonly Part[], sections: ByContent) {
  const blocks = rest.filter((part) => !('rank' in part) && !isEmptyParagraph(part)) as Node[];
  if (!head || !('rank' in head) || rest.some((part) => 'rank' in part)) return null;
  const own = [nodes.heading.create(null, settleInline(head.content)), ...blocks];
  const section = sections.get(printOf(own));
  const known = section ? ownPart(section) : [];
  const isSame =
    known.length === own.length && known.every((node, at) => isSameText(node, own[at] as Node));
  return section && isSame ? { section, rank: head.rank } : null;
}

/** A copy that does not keep in memory the source it was cut from. */
const detach = (text: string): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text));

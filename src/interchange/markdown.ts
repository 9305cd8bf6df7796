/**
 * Reads Markdown into a doc. The dialect is CommonMark with GFM tables, footnotes, front matter,
 * `<u>`, `<sup>`, `<sub>`, and fenced `indicator` and `measure` blocks. What the schema has no node
 * for stays in the doc to the letter as `source`, and is listed.
 */
import type { Token } from 'markdown-it';
import type { Node, NodeType } from 'prosemirror-model';
import { schema } from '../../schema/document.ts';
import { type Mint, normalise } from '../domain/text/identity.ts';
import {
  assembleDoc,
  container,
  type Heading,
  nestParts,
  type Part,
  paragraph,
  paragraphsOf,
} from './assemble.ts';
import { nameOf, readIndicator, readMeasure } from './fenced.ts';
import { excerpt, type Imported, type Loss } from './imported.ts';
import {
  type Definitions,
  type Known,
  nothingKnown,
  type Tokens,
  tokenise,
} from './markdown-dialect.ts';
import { type InlineContext, readInline } from './markdown-inline.ts';

const { nodes } = schema;

/**
 * The doc a Markdown source stands for, and what of it the schema has no node for.
 *
 * Canonicalised, by intent: line ends inside a paragraph become spaces, lists lose their looseness,
 * headings nest by rank, links through definitions hold their address, footnotes stand at the end
 * of the section that first mentions them, entities become characters, text becomes NFC. Lists,
 * code and tables in a footnote become paragraphs.
 *
 * *Throws* `ImportFault` `too-deep` for blocks nested deeper than a text may be, and `TextFault` as
 * `normalise` does.
 */
export function parseMarkdown(source: string, mint: Mint): Imported {
  const { parts, losses } = readMarkdown(source, mint);
  // A footnote is flattened and placed; all other blocks have their ids from the reader.
  const doc = mayHoldNotes(source) ? normalise(assembleDoc(parts), mint) : nestParts(parts);
  return { doc, losses };
}

/** False for a source without footnotes: most texts need not be walked for one. */
export const mayHoldNotes = (source: string): boolean => source.includes('[^');

/**
 * The top-level content of a source before it is nested, and the link definitions it adds. Blocks
 * have ids, in the order they open, but for what a footnote holds.
 */
export interface ReadMarkdown {
  readonly parts: readonly Part[];
  readonly headings: readonly Place[];
  readonly losses: readonly Loss[];
  readonly definitions: Definitions;
}

/** Where a heading among the parts stands. */
export interface Place {
  /** Its index. */
  readonly part: number;
  /** Lines before it. */
  readonly line: number;
  /** Losses before it. */
  readonly losses: number;
}

/** Reads a source, or a piece of one whose surroundings are `known`. */
export function readMarkdown(source: string, mint: Mint, known = nothingKnown): ReadMarkdown {
  const read = tokenise(source.replace(/^\uFEFF/, '').normalize('NFC'), known);
  const reader = createReader(read, known, mint);
  return { ...readParts(reader), losses: reader.losses, definitions: read.definitions };
}

/** Where the reading stands, and what has been found in the whole source beforehand. */
interface Reader {
  readonly tokens: readonly Token[];
  readonly losses: Loss[];
  readonly unused: ReadonlySet<Token>;
  readonly indicators: ReadonlyMap<Token, Node>;
  readonly indicatorId: (name: string) => string | undefined;
  readonly noteId: (label: string) => string | undefined;
  readonly hasEntities: boolean;
  readonly mint: Mint;
  readonly notesSeen: Set<string>;
  /** In a footnote, where only paragraphs may stand, every fence is plain code. */
  inNote: boolean;
  index: number;
}

function createReader(read: Tokens, known: Known, mint: Mint): Reader {
  const { tokens, usedLabels, hasEntities } = read;
  const noteIds = new Map<string, string>();
  const indicators = new Map<Token, Node>();
  const ids = new Map<string, string>();
  for (const token of tokens) {
    if (token.type === 'footnote_reference_open') {
      const label = token.meta?.label as string;
      if (!noteIds.has(label)) noteIds.set(label, mint());
    } else if (fenceName(token) === 'indicator') {
      const node = readIndicator(token.content, mint());
      if (!node) continue;
      indicators.set(token, node);
      if (!ids.has(nameOf(node))) ids.set(nameOf(node), node.attrs.id as string);
    }
  }
  return {
    tokens,
    hasEntities,
    mint,
    noteId: (label) => noteIds.get(label) ?? known.notes.get(label),
    indicators,
    unused: unusedDefinitions(tokens, usedLabels),
    indicatorId: (name) => ids.get(name),
    notesSeen: new Set(),
    losses: [],
    inNote: false,
    index: 0,
  };
}

/** Definitions no link used, and those that repeat a label: they say something nothing else says. */
function unusedDefinitions(tokens: readonly Token[], used: ReadonlySet<string>): Set<Token> {
  const unused = new Set<Token>();
  const seen = new Set<string>();
  for (const token of tokens) {
    if (token.type !== 'reference_definition') continue;
    const label = token.meta?.label as string;
    if (!used.has(label) || seen.has(label)) unused.add(token);
    seen.add(label);
  }
  return unused;
}

/** The first word of a fence of backticks; a fence of tildes is always plain code. */
const fenceName = ({ type, markup, info }: Token): string =>
  type === 'fence' && markup.startsWith('`') ? (info.trim().split(/\s/)[0] ?? '') : '';

function readParts(reader: Reader): Pick<ReadMarkdown, 'parts' | 'headings'> {
  const parts: Part[] = [];
  const headings: Place[] = [];
  while (reader.index < reader.tokens.length) {
    const token = current(reader);
    if (token.type !== 'heading_open') parts.push(...readBlock(reader));
    else {
      headings.push({
        part: parts.length,
        line: lineOf(token) - 1,
        losses: reader.losses.length,
      });
      reader.index++;
      const content = inlineOf(reader, token);
      reader.index++;
      const heading: Heading = { rank: Number(token.tag.slice(1)), id: reader.mint(), content };
      parts.push(heading);
    }
  }
  return { parts, headings };
}

const current = (reader: Reader): Token => reader.tokens[reader.index] as Token;
const lineOf = (token: Token): number => (token.map?.[0] ?? 0) + 1;

/** The inline nodes of the next token, which belongs to the block that `opening` opens. */
function inlineOf(reader: Reader, opening: Token): readonly Node[] {
  return linesOf(reader, lineOf(opening), false)[0] ?? [];
}

function linesOf(reader: Reader, line: number, divides: boolean) {
  const token = reader.tokens[reader.index++] as Token;
  const context: InlineContext = {
    noteId: reader.noteId,
    hasEntities: reader.hasEntities,
    keep: (what, breaks) => reader.losses.push({ line: line + breaks, what, kept: true }),
  };
  return readInline(token.children ?? [], context, divides);
}

/**
 * Markdown counts on from the first number whatever the others say. A law leaves numbers out where it
 * repealed something, and those that follow must stay what they are cited by. One number again and
 * again is a way to write lists; a lower one is counted on, and said.
 */
function readOrderedList(reader: Reader, token: Token): Node {
  const items = itemsFrom(reader, token);
  const order = Number(token.attrGet('start') ?? 1);
  const attrs = { order, delimiter: token.markup };
  const list = readContainer(reader, nodes.ordered_list, 'ordered_list_close', attrs);
  let number = order;
  const numbered = list.children.map((item, index) => {
    const [own, before] = [items[index]?.number ?? number, items[index - 1]?.number];
    const expected = number;
    number = Math.max(own, expected) + 1;
    if (own > expected) return item.type.create({ ...item.attrs, number: own }, item.content);
    if (own < expected && own !== before)
      reader.losses.push({
        line: lineOf(items[index]?.token as Token),
        what: `number ${own}${token.markup} of an item that is ${expected}${token.markup}`,
        kept: false,
      });
    return item;
  });
  const isCounted = numbered.every((item, index) => item === list.child(index));
  return isCounted ? list : list.type.create(list.attrs, numbered);
}

/** The items of the list that was opened, with the numbers they are written with. */
function itemsFrom({ tokens, index }: Reader, { level }: Token) {
  const items: { readonly token: Token; readonly number: number }[] = [];
  for (let at = index; (tokens[at]?.level ?? level) > level; at++) {
    const token = tokens[at] as Token;
    if (token.type === 'list_item_open' && token.level === level + 1)
      items.push({ token, number: Number(token.info) });
  }
  return items;
}

/** The blocks up to the token of type `closing`, which is passed over. */
function readUntil(reader: Reader, closing: string): Node[] {
  const blocks: Node[] = [];
  while (current(reader).type !== closing) blocks.push(...readBlock(reader));
  reader.index++;
  return blocks;
}

type BlockStep = (reader: Reader, token: Token) => Node | readonly Node[];

/** The blocks that begin at the current token; none for what only separates. */
function readBlock(reader: Reader): readonly Node[] {
  const token = current(reader);
  const step = steps[token.type];
  if (!step) throw new Error(`no reading for the block token ${token.type}`);
  reader.index++;
  const read = step(reader, token);
  return Array.isArray(read) ? read : [read as Node];
}

const steps: Readonly<Record<string, BlockStep>> = {
  paragraph_open(reader, token) {
    const content = inlineOf(reader, token);
    reader.index++;
    return paragraph(content, null, reader.mint);
  },
  heading_open(reader, token) {
    const written = current(reader).content.replace(/\s*\n\s*/g, ' ');
    reader.index += 2;
    const text = `${'#'.repeat(Number(token.tag.slice(1)))} ${written}`.trim();
    return keep(reader, token, 'heading inside a block', text);
  },
  bullet_list_open: (reader) => readContainer(reader, nodes.bullet_list, 'bullet_list_close'),
  ordered_list_open: readOrderedList,
  list_item_open: (reader) => readContainer(reader, nodes.list_item, 'list_item_close'),
  blockquote_open: (reader) => readContainer(reader, nodes.quotation, 'blockquote_close'),
  table_open: readTable,
  fence: readFence,
  code_block: (reader, token) => preformatted(reader, 'code', token.content),
  html_block: readHtml,
  source: (reader, token) => keep(reader, token, token.info, token.content),
  reference_definition: readDefinition,
  footnote_reference_open: readNote,
};

/** The blocks up to the token of type `closing` in one, which has its id before them. */
function readContainer(reader: Reader, type: NodeType, closing: string, attrs?: object): Node {
  const own = { ...attrs, id: reader.mint() };
  return container(type, own, readUntil(reader, closing), reader.mint);
}

/** Indentation before the first line is dropped: after a list it would draw the block into it. */
function keep(reader: Reader, token: Token, what: string, lines: string): Node {
  const source = lines.replace(/^[ \t]+/, '');
  reader.losses.push({ line: lineOf(token), what: `${what} ${excerpt(source)}`, kept: true });
  return preformatted(reader, 'source', source);
}

/** The line end that ends the last line is not part of the text. */
function preformatted({ mint }: Reader, kind: 'code' | 'source', lines: string, syntax = ''): Node {
  const text = lines.replace(/\n$/, '');
  const attrs = { id: mint(), kind, syntax };
  return nodes.preformatted.create(attrs, text ? schema.text(text) : null);
}

function readFence(reader: Reader, token: Token): Node {
  const name = reader.inNote ? '' : fenceName(token);
  const info = token.info.trim();
  const syntax = info.slice(0, 500);
  if (info.length > syntax.length || (reader.inNote && info))
    reader.losses.push({ line: lineOf(token), what: `fence info ${info}`, kept: false });
  if (name === 'source' && info === 'source') return preformatted(reader, 'source', token.content);
  const known =
    name === 'measure'
      ? readMeasure(token.content, reader.indicatorId, reader.mint())
      : reader.indicators.get(token);
  if (known) return known;
  if (name === 'measure' || name === 'indicator') {
    const what = `malformed ${name} ${excerpt(token.content)}`;
    reader.losses.push({ line: lineOf(token), what, kept: true });
  }
  return preformatted(reader, 'code', token.content, syntax);
}

/** The comment that keeps two lists of one kind apart; it means nothing else. */
export const listSeparator = '<!-- -->';

function readHtml(reader: Reader, token: Token): Node | readonly Node[] {
  const source = token.content.replace(/\n+$/, '');
  const [before, after] = [reader.tokens[reader.index - 2], reader.tokens[reader.index]];
  const separates =
    source === listSeparator &&
    after?.type.endsWith('_list_open') &&
    before?.type === after.type.replace('_open', '_close') &&
    before.markup === after.markup;
  return separates ? [] : keep(reader, token, 'HTML', source);
}

/** Unused definitions that follow each other directly stay together as one block. */
function readDefinition(reader: Reader, token: Token): readonly Node[] {
  if (!reader.unused.has(token)) {
    // Its links hold the address; the label itself is written nowhere any more.
    const what = `label of a link, ${excerpt(token.content)}`;
    reader.losses.push({ line: lineOf(token), what, kept: false });
    return [];
  }
  const lines = [token.content];
  let last = token;
  for (let next = current(reader); next && reader.unused.has(next); next = current(reader)) {
    if (next.map?.[0] !== last.map?.[1]) break;
    lines.push(next.content);
    last = next;
    reader.index++;
  }
  return [keep(reader, token, 'link definition', lines.join('\n'))];
}

function readNote(reader: Reader, token: Token): Node {
  const label = token.meta?.label as string;
  const id = reader.notesSeen.has(label) ? reader.mint() : reader.noteId(label);
  reader.notesSeen.add(label);
  const line = lineOf(current(reader));
  const outer = reader.inNote;
  reader.inNote = true;
  const blocks = readUntil(reader, 'footnote_reference_close');
  reader.inNote = outer;
  const flat = blocks.flatMap(paragraphsOf);
  if (blocks.some(({ type }) => type !== nodes.paragraph)) {
    const what = `list, code, quotation or table in the footnote [^${label}]: its words are kept`;
    reader.losses.push({ line, what, kept: false });
  }
  return container(nodes.footnote, { id }, flat);
}

/** A head without any text stands for no head, because Markdown has no table without one. */
function readTable(reader: Reader, opening: Token): Node {
  const attrs = { id: reader.mint() };
  const rows: Node[] = [];
  for (let token = current(reader); token.type !== 'table_close'; token = current(reader)) {
    reader.index++;
    if (token.type !== 'tr_open') continue;
    const own = { id: reader.mint() };
    const cells: Node[] = [];
    while (current(reader).type !== 'tr_close') cells.push(readCell(reader, token));
    rows.push(nodes.table_row.create(own, cells));
  }
  reader.index++;
  const [head, ...body] = rows as [Node, ...Node[]];
  if (rows.length === 0) throw new Error(`table without rows at line ${lineOf(opening)}`);
  const headless = body.length > 0 && head.content.content.every(isEmptyCell);
  return nodes.table.create(attrs, headless ? body : rows);
}

const isEmptyCell = (cell: Node): boolean =>
  cell.childCount === 1 && cell.child(0).childCount === 0;

function readCell(reader: Reader, row: Token): Node {
  const token = current(reader);
  const id = reader.mint();
  reader.index++;
  const lines = linesOf(reader, lineOf(row), true);
  reader.index++;
  const type = token.type === 'th_open' ? nodes.table_header : nodes.table_cell;
  const align = /text-align:(\w+)/.exec(String(token.attrGet('style') ?? ''))?.[1] ?? null;
  return container(
    type,
    { id, align },
    lines.map((line) => paragraph(line, { id: reader.mint() })),
  );
}

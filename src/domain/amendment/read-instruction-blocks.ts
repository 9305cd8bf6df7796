/** Reads the blocks of an instruction from their lines; `instruction-blocks.ts` says how they are written. */
import { Fragment, type NodeType } from 'prosemirror-model';
import { schema } from '../../../schema/document.ts';
import { limits } from '../../../schema/limits.ts';
import { unflatten } from '../text/flat-line.ts';
import { type Company, companyIn } from './instruction-blocks.ts';
import { type Head, readHead, type Speech, startsHead } from './instruction-head.ts';
import { readInline } from './instruction-inline.ts';
import { flattenLine } from './instruction-line.ts';
import type { Arrival, Settler } from './instruction-statement.ts';
import { type Cursor, expected, take, takePattern } from './read-instruction-cursor.ts';

const { nodes } = schema;

/** A line of a quoted block: where its words begin in the text, and by how much it is indented. */
export interface BlockLine {
  readonly from: number;
  readonly indent: number;
}

/** What reading needs beyond the words: ids for blocks that come, by label where they have one. */
export interface ReadSpeech extends Speech {
  readonly newId: (label: string) => string;
}

interface Reader {
  readonly text: string;
  readonly lines: readonly BlockLine[];
  readonly speech: ReadSpeech;
  next: number;
}

type Block = Arrival | Settler;

/** The blocks that stand in the lines. *Throws* `Miss`. */
export function readBlocks(
  text: string,
  lines: readonly BlockLine[],
  company: Company,
  speech: ReadSpeech,
): readonly Block[] {
  const reader: Reader = { text, lines, speech, next: 0 };
  const blocks = readCompany(reader, company, 0);
  const rest = lines[reader.next];
  if (rest) expected({ text, at: rest.from }, 'less indentation');
  return blocks;
}

const cursorAt = ({ text }: Reader, line: BlockLine): Cursor => ({ text, at: line.from });

/** No text is deeper, and reading a deeper one could overflow the stack. */
const depthMax = limits.blockDepthMax;

function readCompany(reader: Reader, company: Company, indent: number): readonly Block[] {
  const blocks: Block[] = [];
  if (indent > 2 * depthMax) return blocks;
  if (company === 'flow') readFlow(reader, indent, 1, blocks);
  else
    for (let line = lineAt(reader, indent); line; line = lineAt(reader, indent)) {
      const cursor = cursorAt(reader, line);
      if (company === 'items') blocks.push(readItem(reader, cursor, indent, '-'));
      else if (company === 'rows') blocks.push(readRow(reader, cursor, indent));
      else blocks.push(...readCells(reader, cursor, indent));
    }
  return blocks;
}

/** The next line if it is indented like this. */
function lineAt({ lines, next }: Reader, indent: number): BlockLine | null {
  const line = lines[next];
  return line && line.indent === indent ? line : null;
}

const standsAt = ({ text, at }: Cursor, sign: string): boolean => text.startsWith(sign, at);

/** Adds blocks up to a heading of a lower rank. */
function readFlow(reader: Reader, indent: number, rank: number, blocks: Block[]): void {
  for (let line = lineAt(reader, indent); line; line = lineAt(reader, indent)) {
    const cursor = cursorAt(reader, line);
    const marker = markerAt(cursor);
    if (standsAt(cursor, '#')) {
      const own = takePattern(cursor, /#+/y, 'a heading')[0].length;
      if (own < rank) return;
      if (own > depthMax) expected({ text: reader.text, at: line.from }, 'fewer #');
      reader.next++;
      blocks.push(readSection(reader, cursor, indent, own));
    } else if (marker) blocks.push(readList(reader, indent, marker));
    else blocks.push(readBlock(reader, cursor, indent));
  }
}

function readSection(reader: Reader, cursor: Cursor, indent: number, rank: number): Block {
  take(cursor, ' ');
  if (standsAt(cursor, '{↷')) return readMoved(reader, cursor);
  const head = optionalHead(reader, cursor, nodes.section);
  if (startsWithSpace(cursor)) take(cursor, ' ');
  const line = readInline(cursor, reader.speech.naming);
  endLine(cursor);
  const blocks: Block[] = [];
  readFlow(reader, indent, rank + 1, blocks);
  return arrive(reader, head, line, blocks);
}

const startsWithSpace = ({ text, at }: Cursor): boolean => text[at] === ' ';

function endLine({ text, at }: Cursor): void {
  if (at < text.length && text[at] !== '\n') expected({ text, at }, 'the end of the line');
}

function readMoved(reader: Reader, cursor: Cursor): Settler {
  take(cursor, '{↷ ');
  const moved = reader.speech.naming.read(cursor);
  take(cursor, '}');
  endLine(cursor);
  return { moved };
}

/** The head there, which must be of this type, or one without anything unusual. */
function optionalHead({ speech }: Reader, cursor: Cursor, type: NodeType): Head {
  if (!startsHead(cursor, speech.words)) return { type, attrs: {}, label: '' };
  const from = cursor.at;
  const head = readHead(cursor, speech);
  return head.type === type
    ? head
    : expected({ ...cursor, at: from }, speech.words.types[type.name] ?? '');
}

function arrive({ speech }: Reader, head: Head, line: Fragment, blocks: readonly Block[]): Arrival {
  const { type, attrs, label } = head;
  const whole = type.create({ ...attrs, id: speech.newId(label) }).attrs;
  return { type, attrs: whole, line, blocks };
}

interface Marker {
  readonly sign: '-' | '.' | ')';
  readonly number: number;
}

function markerAt({ text, at }: Cursor): Marker | null {
  const pattern = /(?:-|(\d{1,10})([.)]))(?= |\n|$)/y;
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match && { sign: (match[2] ?? '-') as Marker['sign'], number: Number(match[1] ?? 1) };
}

/** Items in a row with one sign are a list. */
function readList(reader: Reader, indent: number, { sign, number }: Marker): Block {
  const isOrdered = sign !== '-';
  const type = isOrdered ? nodes.ordered_list : nodes.bullet_list;
  const attrs = isOrdered ? { order: number, delimiter: sign } : {};
  const items: Block[] = [];
  for (let line = lineAt(reader, indent); line; line = lineAt(reader, indent)) {
    const cursor = cursorAt(reader, line);
    if (markerAt(cursor)?.sign !== sign) break;
    items.push(readItem(reader, cursor, indent, sign));
  }
  return arrive(reader, { type, attrs, label: '' }, Fragment.empty, items);
}

function readItem(reader: Reader, cursor: Cursor, indent: number, sign: Marker['sign']): Block {
  takePattern(cursor, sign === '-' ? /-/y : /\d+[.)]/y, 'an item');
  reader.next++;
  if (startsWithSpace(cursor)) take(cursor, ' ');
  if (standsAt(cursor, '{↷')) return readMoved(reader, cursor);
  const head = optionalHead(reader, cursor, nodes.list_item);
  if (startsWithSpace(cursor)) take(cursor, ' ');
  const line = readInline(cursor, reader.speech.naming);
  endLine(cursor);
  const plain = { type: nodes.paragraph, attrs: {}, label: '' };
  const first = line.size > 0 ? [arrive(reader, plain, line, [])] : [];
  return arrive(reader, head, Fragment.empty, [
    ...first,
    ...readCompany(reader, 'flow', indent + 2),
  ]);
}

function readBlock(reader: Reader, cursor: Cursor, indent: number): Block {
  const { speech } = reader;
  reader.next++;
  if (standsAt(cursor, '{↷')) return readMoved(reader, cursor);
  const hasHead = startsHead(cursor, speech.words);
  const head = hasHead ? readHead(cursor, speech) : { type: nodes.paragraph, attrs: {}, label: '' };
  if (hasHead && head.type.isTextblock && startsWithSpace(cursor)) take(cursor, ' ');
  const line = head.type.isTextblock ? readInline(cursor, speech.naming) : Fragment.empty;
  endLine(cursor);
  const { name } = head.type;
  const blocks = head.type.isTextblock ? [] : readCompany(reader, companyIn(name), indent + 2);
  return arrive(reader, head, line, blocks);
}

function readRow(reader: Reader, cursor: Cursor, indent: number): Block {
  if (!standsAt(cursor, '|')) return readBlock(reader, cursor, indent);
  const cells = readCells(reader, cursor, indent);
  return arrive(reader, { type: nodes.table_row, attrs: {}, label: '' }, Fragment.empty, cells);
}

function readCells(reader: Reader, cursor: Cursor, indent: number): readonly Block[] {
  if (!standsAt(cursor, '|')) return [readBlock(reader, cursor, indent)];
  reader.next++;
  const cells: Block[] = [];
  take(cursor, '|');
  while (cursor.at < cursor.text.length && cursor.text[cursor.at] !== '\n') {
    const type = standsAt(cursor, '=') ? nodes.table_header : nodes.table_cell;
    take(cursor, type === nodes.table_header ? '= ' : ' ');
    const { glyphs } = flattenLine(readInline(cursor, reader.speech.naming));
    if (glyphs.at(-1)?.text !== ' ') expected(cursor, 'a space');
    take(cursor, '|');
    const plain = { type: nodes.paragraph, attrs: {}, label: '' };
    const paragraph = arrive(reader, plain, unflatten(glyphs.slice(0, -1)), []);
    cells.push(arrive(reader, { type, attrs: {}, label: '' }, Fragment.empty, [paragraph]));
  }
  return cells;
}

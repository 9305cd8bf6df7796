/**
 * Whole blocks in an instruction, a line each, so that a reader sees a text and a program loses
 * nothing.
 *
 * A paragraph is its words; `# `, `## ` is a section with its title, what follows stands in it;
 * `- ` and `1. ` are items, `| a |= b |` is a row with a head cell. Everything else, and whatever of
 * these has unusual attributes, begins with its head in braces: `{indicator; unit – “%”} words`.
 * What stands in a block is indented by two spaces. `{↷ place}` is a block of the base that moves
 * here.
 */
import type { Node } from 'prosemirror-model';
import { schema } from '../../../schema/document.ts';
import { countOn } from '../text/list-numbers.ts';
import { printHead, type Speech, unusual } from './instruction-head.ts';
import { printInline } from './instruction-inline.ts';
import type { Arrival, Settler } from './instruction-statement.ts';

const { nodes } = schema;

/** How blocks are told: the language, labels of those pointed at, blocks of the base. */
export interface BlockSpeech extends Speech {
  readonly labelOf: (id: string) => string;
  readonly node: (id: string) => Node | undefined;
}

type Blocks = readonly (Arrival | Settler)[];

/** What stands together in one block decides how it is written. */
export type Company = 'flow' | 'items' | 'rows' | 'cells';

/** The company of the blocks in a block of this type. */
export function companyIn(type: string): Company {
  if (type === 'bullet_list' || type === 'ordered_list') return 'items';
  if (type === 'table') return 'rows';
  return type === 'table_row' ? 'cells' : 'flow';
}

/** The blocks as lines. */
export const printBlocks = (blocks: Blocks, company: Company, speech: BlockSpeech): string[] =>
  company === 'items'
    ? blocks.flatMap((item) => printItem(item, '-', speech))
    : printFlow(blocks, 1, speech);

function printFlow(blocks: Blocks, rank: number, speech: BlockSpeech): string[] {
  const lines: string[] = [];
  let listBefore = '';
  for (const block of blocks) {
    const bare = 'moved' in block ? null : bareList(block, listBefore, speech);
    listBefore = bare ? (block as Arrival).type.name : '';
    lines.push(...(bare ?? printBlock(block, rank, speech)));
  }
  return lines;
}

const indent = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

/** A list whose items say all there is to say of it; two of a kind in a row would be one. */
function bareList(block: Arrival, listBefore: string, speech: BlockSpeech): string[] | null {
  const { type, attrs, blocks } = block;
  if (companyIn(type.name) !== 'items' || type.name === listBefore || labelOf(block, speech))
    return null;
  if (unusual(type, attrs).some(([name]) => name !== 'order' && name !== 'delimiter')) return null;
  const isOrdered = type === nodes.ordered_list;
  const own = blocks.map((item) => ('moved' in item ? null : (item.attrs.number as number | null)));
  const numbers = isOrdered ? countOn(attrs.order, own) : [];
  // The first item tells what the list begins with, unless it says another number itself.
  if (numbers.length > 0 && numbers[0] !== attrs.order) return null;
  return blocks.flatMap((item, index) => {
    const marker = isOrdered ? `${numbers[index]}${attrs.delimiter}` : '-';
    return printItem(item, marker, speech);
  });
}

const labelOf = ({ attrs }: Arrival, speech: BlockSpeech): string =>
  speech.labelOf(attrs.id as string);

const isPlain = (block: Arrival, speech: BlockSpeech): boolean =>
  unusual(block.type, block.attrs).length === 0 && labelOf(block, speech) === '';

const headOf = (block: Arrival, speech: BlockSpeech): string =>
  printHead(block.type, block.attrs, labelOf(block, speech), speech);

const movedHere = (id: string, { naming }: BlockSpeech): string => `{↷ ${naming.say(id)}}`;

function printItem(item: Arrival | Settler, marker: string, speech: BlockSpeech): string[] {
  if ('moved' in item) return [`${marker} ${movedHere(item.moved, speech)}`];
  const head = isPlain(item, speech) ? [] : [headOf(item, speech)];
  const [first, ...rest] = item.blocks;
  const words = first && !('moved' in first) && wordsOnly(first, speech);
  return [
    [marker, ...head, ...(words ? [words] : [])].join(' '),
    ...indent(printFlow(words ? rest : item.blocks, 1, speech)),
  ];
}

/** The line of a paragraph that needs no head; null for any other block. */
function wordsOnly(block: Arrival, speech: BlockSpeech): string | null {
  if (block.type !== nodes.paragraph || block.line.size === 0 || !isPlain(block, speech))
    return null;
  const line = printInline(block.line, speech.naming);
  return /^(?:[#\-=]|\d+[.)])/.test(line) ? `\\${line}` : line;
}

function printBlock(block: Arrival | Settler, rank: number, speech: BlockSpeech): string[] {
  if ('moved' in block) {
    const isSection = speech.node(block.moved)?.type === nodes.section;
    const moved = movedHere(block.moved, speech);
    return [isSection ? `${'#'.repeat(rank)} ${moved}` : moved];
  }
  const { type, line, blocks } = block;
  if (type === nodes.section) {
    const head = isPlain(block, speech) ? [] : [headOf(block, speech)];
    const title = [...head, printInline(line, speech.naming)].join(' ');
    return [`${'#'.repeat(rank)} ${title}`, ...printFlow(blocks, rank + 1, speech)];
  }
  const plain = wordsOnly(block, speech) ?? bareRow(block, speech) ?? bareCell(block, speech);
  if (plain) return [plain];
  const head = headOf(block, speech);
  if (type.isTextblock)
    return [line.size > 0 ? `${head} ${printInline(line, speech.naming)}` : head];
  return [head, ...indent(printBlocks(blocks, companyIn(type.name), speech))];
}

/** A row of cells that hold nothing but a paragraph of usual kind. */
function bareRow(row: Arrival, speech: BlockSpeech): string | null {
  if (row.type !== nodes.table_row || !isPlain(row, speech)) return null;
  const cells = row.blocks.map((cell) => ('moved' in cell ? null : cellText(cell, speech)));
  return cells.includes(null) ? null : `${cells.join('')}|`;
}

function bareCell(cell: Arrival, speech: BlockSpeech): string | null {
  const text = cellText(cell, speech);
  return text === null ? null : `${text}|`;
}

function cellText(cell: Arrival, speech: BlockSpeech): string | null {
  if (cell.type !== nodes.table_cell && cell.type !== nodes.table_header) return null;
  const [first, ...rest] = cell.blocks;
  if (!isPlain(cell, speech) || !first || 'moved' in first || rest.length > 0) return null;
  if (first.type !== nodes.paragraph || !isPlain(first, speech)) return null;
  const text = printInline(first.line, speech.naming);
  return `|${cell.type === nodes.table_header ? '=' : ''} ${text} `;
}

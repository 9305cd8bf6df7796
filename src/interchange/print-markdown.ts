/**
 * Prints a doc as Markdown in the dialect `parseMarkdown` reads, one canonical form for each doc.
 * What is printed reads back as the same doc; the limits of that are listed at `printMarkdown`.
 */
import type { Node } from 'prosemirror-model';
import { schema } from '../../schema/document.ts';
import { numbersOf } from '../domain/text/list-numbers.ts';
import { type Part, settleInline } from './assemble.ts';
import { type Dialect, mayDiffer, ours } from './dialect.ts';
import { nameOf, printIndicator, printMeasure, readIndicator, readMeasure } from './fenced.ts';
import { keepPrint, recallPrint, recallTargets } from './kept-prints.ts';
import { listSeparator, readMarkdown } from './markdown.ts';
import type { Definitions } from './markdown-dialect.ts';
import { escapeHeadingEnd, escapeLineStart } from './markdown-escape.ts';
import { addEqual, ownPart, visitSections } from './own-part.ts';
import { type InlineForm, isSameInline, printInline } from './print-inline.ts';
import { printTable } from './print-table.ts';

const { nodes, marks } = schema;

/**
 * The doc as Markdown, ending with a line end unless it is empty. `parseMarkdown` reads the same
 * doc from it but for: ids, origins and slots; empty paragraphs, and white space at the edges of a
 * block or after a hard break; line ends inside text, which become spaces; footnotes, which move
 * to the end of the section that first mentions them; sections deeper than six, which become
 * siblings at six; merged table cells, which print as one cell and empty ones; lists in table
 * cells, which become paragraphs; header cells outside a first row of them; column alignment that
 * differs from the first row's; column widths; a first row of empty header cells; the number of an
 * item that has it anyway; the syntax of a source block.
 */
export function printMarkdown(doc: Node): string {
  const printer = createPrinter(doc, ours);
  const blocks = printSequence(printer, doc.children, { depth: 0, nested: false });
  return blocks === '' ? '' : `${blocks}\n`;
}

/** What a block's print depends on beyond the block itself. */
interface Printer {
  readonly dialect: Dialect;
  /** Labels of footnotes by id, and ids by label. */
  readonly noteLabels: ReadonlyMap<string, string>;
  readonly notes: ReadonlyMap<string, string>;
  readonly indicators: {
    readonly names: ReadonlyMap<string, string>;
    readonly ids: ReadonlyMap<string, string>;
  };
  readonly definitions: Definitions;
  readonly linkLabels: readonly string[];
}

function createPrinter(doc: Node, dialect: Dialect): Printer {
  const notes = new Map<string, Node>();
  const mentioned = new Set<string>();
  const names = new Map<string, string>();
  const ids = new Map<string, string>();
  const definitions: Definitions = {};
  const look = (node: Node) => {
    const id = node.attrs.id as string | undefined;
    if (node.type === nodes.footnote && id) notes.set(id, node);
    else if (node.type === nodes.reference) mentioned.add(node.attrs.to as string);
    else if (node.type === nodes.indicator && id) {
      ids.set(id, nameOf(node));
      if (!names.has(nameOf(node))) names.set(nameOf(node), id);
    } else if (isSourceBlock(node) && node.textContent.includes(']:'))
      Object.assign(definitions, readMarkdown(node.textContent, noMint).definitions);
  };
  const visit = (holder: Node) => {
    const own = ownPart(holder);
    const targets = holder === doc ? undefined : recallTargets(own);
    for (const target of targets ?? []) mentioned.add(target);
    for (const node of targets ? [] : own) {
      look(node);
      node.descendants(look);
    }
    for (const section of holder.children.slice(own.length)) visit(section);
  };
  visit(doc);
  const inOrder = [...mentioned].filter((id) => notes.has(id));
  const labels = [...inOrder, ...[...notes.keys()].filter((id) => !mentioned.has(id))];
  return {
    dialect,
    noteLabels: new Map(labels.map((id, index) => [id, String(index + 1)])),
    notes: new Map(labels.map((id, index) => [String(index + 1), id])),
    indicators: { names, ids },
    definitions,
    linkLabels: Object.keys(definitions),
  };
}

const isSourceBlock = (node: Node): boolean =>
  node.type === nodes.preformatted && node.attrs.kind === 'source';

/** Where blocks stand, as far as their print depends on it. */
interface Place {
  /** Depth of the section around; 0 in the doc. */
  readonly depth: number;
  /** In a list, quotation or footnote. */
  readonly nested: boolean;
}

const nested: Place = { depth: 0, nested: true };

/** The blocks with a blank line between each; empty paragraphs are left out. */
function printSequence(printer: Printer, blocks: readonly Node[], place: Place): string {
  const shown = blocks.filter((block) => !isEmpty(block));
  const printed = shown.flatMap((block, index) => {
    const [before, after] = [shown[index - 1], shown[index + 1]];
    if (isSourceBlock(block)) {
      const first = index === 0 && place.depth === 0 && !place.nested;
      const separates = before !== undefined && isSameList(before, after);
      return [printSource(printer, block, { nested: place.nested, first, separates })];
    }
    const text = printBlock(printer, block, place.depth);
    return before && isSameList(before, block) ? [listSeparator, text] : [text];
  });
  return printed.join('\n\n');
}

const isEmpty = (node: Node): boolean =>
  node.type === nodes.paragraph && settleInline(node.children).length === 0;

/** True for lists that Markdown would read as one. */
const isSameList = (one: Node, other: Node | undefined): boolean =>
  (one.type === nodes.bullet_list || one.type === nodes.ordered_list) &&
  one.type === other?.type &&
  one.attrs.delimiter === other.attrs.delimiter;

function printSection(printer: Printer, section: Node, depth: number): string {
  const own = ownPart(section);
  const inner = section.children.slice(own.length);
  return [
    printOwn(printer, own, depth),
    ...inner.map((child) => printSection(printer, child, depth + 1)),
  ].join('\n\n');
}

/** A section's heading and the blocks before its sections. */
function printOwn(printer: Printer, own: readonly Node[], depth: number): string {
  const isNote = (id: string) => printer.noteLabels.has(id);
  // A label defined anywhere makes links of brackets everywhere.
  const mayKeep = printer.linkLabels.length === 0;
  const marker = '#'.repeat(Math.min(depth, 6));
  const kept = mayKeep ? recallPrint(own, printer.dialect, isNote) : undefined;
  if (kept !== undefined) return `${marker}${kept}`;
  const [heading, ...blocks] = own as [Node, ...Node[]];
  const printed = printText(printer, heading.children, '<br>', (text) =>
    text === '' ? marker : `${marker} ${escapeHeadingEnd(text)}`,
  );
  const body = printSequence(printer, blocks, { depth, nested: false });
  const text = body === '' ? printed : `${printed}\n\n${body}`;
  if (mayKeep) keepPrint(own, printer.dialect, text.slice(marker.length), isNote);
  return text;
}

/**
 * Sections of the doc by the print of their heading, without its sign, and own blocks, where that
 * says the same in any text, as `addEqual` has them. Printed in our dialect and in the one given.
 */
export function printSections(doc: Node, dialect: Dialect): ReadonlyMap<string, Node | null> {
  const printer = createPrinter(doc, ours);
  const isNote = (id: string) => printer.noteLabels.has(id);
  const sections = new Map<string, Node | null>();
  const printIn = (own: readonly Node[], one: Dialect): string | undefined => {
    const known = recallPrint(own, one, isNote);
    if (known === undefined) printOwn({ ...printer, dialect: one }, own, 1);
    return known ?? recallPrint(own, one, isNote);
  };
  const look = (section: Node, own: readonly Node[]) => {
    const text = printIn(own, ours);
    if (text === undefined) return;
    addEqual(sections, text, section);
    if (recallPrint(own, dialect, isNote) === undefined && !mayDiffer(text))
      keepPrint(own, dialect, text, isNote);
    const other = printIn(own, dialect);
    if (other !== undefined && other !== text) addEqual(sections, other, section);
  };
  if (printer.linkLabels.length === 0) visitSections(doc, look);
  return sections;
}

function printBlock(printer: Printer, node: Node, depth: number): string {
  switch (node.type) {
    case nodes.section:
      return printSection(printer, node, depth + 1);
    case nodes.paragraph:
      return printParagraph(printer, node);
    case nodes.bullet_list:
    case nodes.ordered_list:
      return printList(printer, node);
    case nodes.quotation:
      return prefixLines(printSequence(printer, node.children, nested), '> ', '> ');
    case nodes.footnote: {
      const label = printer.noteLabels.get(node.attrs.id as string) ?? '0';
      return prefixLines(printSequence(printer, node.children, nested), `[^${label}]: `, '    ');
    }
    case nodes.table:
      return printTable(node, (line, edges) =>
        printText(printer, line, '<br/>', (text) => text.replace(/\n/g, ' '), edges),
      );
    case nodes.indicator:
      return fence('indicator', printIndicator(node));
    case nodes.measure:
      return fence('measure', printMeasure(node, printer.indicators));
    case nodes.preformatted:
      return printCode(printer, node);
    default:
      throw new Error(`no Markdown for ${node.type.name}`);
  }
}

const printParagraph = (printer: Printer, node: Node): string =>
  printText(printer, node.children, '\\\n', (text) =>
    text.split('\n').map(escapeLineStart).join('\n'),
  );

/**
 * The content in one form, made a block by `finish`. Source stands bare when the whole block then
 * reads back as it is, which is tried; otherwise each piece of source is written as a tagged quote.
 */
function printText(
  printer: Printer,
  content: readonly Node[],
  hardBreak: InlineForm['hardBreak'],
  finish: (text: string) => string,
  edges: InlineForm['edges'] = ['', ''],
): string {
  const form = {
    hardBreak,
    edges,
    noteLabel: (id: string) => printer.noteLabels.get(id),
    linkLabels: printer.linkLabels,
    emphasis: printer.dialect.emphasis,
  };
  const print = (bareSource: boolean, brackets: boolean) =>
    finish(printInline(content, { ...form, bareSource, brackets }));
  const plain = print(true, false);
  if (!content.some((node) => node.marks[0]?.type === marks.source)) return plain;
  const settled = settleInline(content);
  if (readsBackInline(printer, plain, settled)) return plain;
  const guarded = print(true, true);
  return readsBackInline(printer, guarded, settled) ? guarded : print(false, true);
}

/** Ids of a reading that is only compared and thrown away. */
const noMint = () => 'x';

const readBack = (printer: Printer, printed: string): readonly Part[] =>
  readMarkdown(printed, noMint, printer).parts;

function readsBackInline(printer: Printer, printed: string, content: readonly Node[]): boolean {
  const [part, ...more] = readBack(printer, printed);
  if (!part || more.length > 0) return false;
  const textblock = 'rank' in part ? null : firstTextblock(part);
  const read = 'rank' in part ? settleInline(part.content) : (textblock?.children ?? []);
  return textblock?.type !== nodes.preformatted && isSameInline(read, content);
}

function firstTextblock(node: Node): Node | null {
  let textblock: Node | null = node;
  while (textblock && !textblock.isTextblock) textblock = textblock.firstChild;
  return textblock;
}

/** Items stand close together when each is a paragraph and nothing but lists after it. */
function printList(printer: Printer, list: Node): string {
  const ordered = list.type === nodes.ordered_list;
  const numbers = ordered ? numbersOf(list) : [];
  const close = !printer.dialect.isLoose && list.children.every(isCloseItem);
  return list.children
    .map((item, index) =>
      printItem(printer, item, ordered ? `${numbers[index]}${list.attrs.delimiter}` : '-'),
    )
    .join(close ? '\n' : '\n\n');
}

const shownIn = (parent: Node): readonly Node[] =>
  parent.children.filter((child) => !isEmpty(child));

function isCloseItem(item: Node): boolean {
  const [first, ...rest] = shownIn(item);
  return first === undefined || (first.type === nodes.paragraph && rest.every(interrupts));
}

/** True for a list that may follow a paragraph without a blank line. */
function interrupts(node: Node): boolean {
  if (node.type !== nodes.bullet_list && node.type !== nodes.ordered_list) return false;
  const startsPlain = node.type === nodes.bullet_list || node.attrs.order === 1;
  return startsPlain && shownIn(node.child(0))[0]?.type === nodes.paragraph;
}

/** An item that begins with anything but words begins on the line after its marker. */
function printItem(printer: Printer, item: Node, marker: string): string {
  const indent = ' '.repeat(marker.length + 1);
  const printed = printSequence(printer, item.children, nested);
  const [first] = shownIn(item);
  if (!first) return marker;
  if (first.type !== nodes.paragraph) return `${marker}\n${prefixLines(printed, indent, indent)}`;
  const close = !printer.dialect.isLoose && isCloseItem(item);
  const body = close ? printed.replace('\n\n', '\n') : printed;
  return prefixLines(body, `${marker} `, indent);
}

/** Every line behind its prefix, of which an empty line keeps no white space. */
function prefixLines(text: string, first: string, rest: string): string {
  return text
    .split('\n')
    .map((line, index) => {
      const prefix = index === 0 ? first : rest;
      return line === '' ? prefix.trimEnd() : `${prefix}${line}`;
    })
    .join('\n');
}

/** A fence longer than any run of its sign inside; `lines` end with a line end or are empty. */
function fence(info: string, lines: string, sign = '`'): string {
  const runs = lines.match(sign === '`' ? /`{3,}/g : /~{3,}/g) ?? [];
  const marker = sign.repeat(1 + Math.max(2, ...runs.map(({ length }) => length)));
  return `${marker}${info}\n${lines}${marker}`;
}

/** Code that would be read as something else in a fence of backticks stands between tildes. */
function printCode(printer: Printer, node: Node): string {
  const syntax = oneLine(node.attrs.syntax);
  const lines = node.childCount === 0 ? '' : `${node.textContent}\n`;
  const isTaken = syntax.includes('`') || hasMeaning(printer, syntax, lines);
  return fence(syntax, lines, isTaken ? '~' : '`');
}

const oneLine = (text: string): string => text.replace(/[\r\n]+/g, ' ').trim();

/** True when a fence of backticks with that info and content is more than code. */
function hasMeaning(printer: Printer, info: string, lines: string): boolean {
  const name = info.split(/\s/)[0];
  if (name === 'indicator') return readIndicator(lines, 'x') !== null;
  const { names } = printer.indicators;
  if (name === 'measure') return readMeasure(lines, (named) => names.get(named), 'x') !== null;
  return info === 'source';
}

/** Source stands bare where it reads back as this very block, otherwise in a fence. */
function printSource(
  printer: Printer,
  node: Node,
  at: { readonly nested: boolean; readonly first: boolean; readonly separates: boolean },
): string {
  const source = node.textContent;
  // A line end in front keeps a rule at the start of the doc from opening front matter.
  const leads = at.first && source.startsWith('---') ? ['', '\n'] : [''];
  const isTaken = /^[ \t]/.test(source) || (at.separates && source === listSeparator);
  for (const lead of isTaken ? [] : leads)
    if (standsBare(printer, `${lead}${source}`, node, at)) return `${lead}${source}`;
  return fence('source', source === '' ? '' : `${source}\n`);
}

/** Tried with a paragraph and a rule after it, of which the block must not swallow any. */
function standsBare(
  printer: Printer,
  source: string,
  node: Node,
  at: { readonly nested: boolean; readonly first: boolean },
): boolean {
  const following = `${at.first ? '' : '\n'}${source}\n\nx\n\n---`;
  const tried = at.nested ? prefixLines(following, '> ', '> ') : following;
  const parts = readBack(printer, tried);
  const read = at.nested ? ((parts[0] as Node | undefined)?.children ?? []) : parts;
  const [block, end] = read;
  if (read.length !== 3 || !block || 'rank' in block || !end || 'rank' in end) return false;
  return isSourceBlock(block) && block.textContent === node.textContent && end.textContent === 'x';
}

/**
 * Prints a doc as semantic, accessible HTML for public pages and export, without a DOM: it walks
 * the schema's own `toDOM` specs and adds what only a whole document knows (heading levels, numbers
 * of footnotes and tables, labels). Every text and attribute is escaped; nothing is ever trusted.
 */
import type { DOMOutputSpec, Mark, Node } from 'prosemirror-model';
import { schema, type YearValue } from '../../../schema/document.ts';
import { formatNumber } from '../format.ts';
import type { Language } from '../language.ts';
import { type HtmlLabels, htmlLabels } from './html-labels.ts';

const { nodes } = schema;

/**
 * The doc's blocks as HTML, each on a line of its own, without an element around them. Each block has its
 * id as the element's; ids with a colon are derived (`x:title`, `x:ref1`). Sections are `h2` and
 * deeper, below `h6` by `aria-level`. Styled by the classes `table`, `footnote`, `number`,
 * `backlink`, `reference`, `indicator`, `measure`, `source`, `code`, `parenthesis`, `align-*`.
 * Labels are in `lang`; the caller says the language of the text itself.
 */
export function printHtml(doc: Node, { lang }: { readonly lang: Language }): string {
  const printer = createPrinter(doc, lang);
  return printChildren(printer, doc, 0);
}

/** What the print of one node needs to know of the whole doc. */
interface Printer {
  readonly lang: Language;
  readonly labels: HtmlLabels;
  readonly blocks: ReadonlyMap<string, Node>;
  /** Numbers of footnotes by id, in the order of first mention; never mentioned ones come last. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly mentions: ReadonlyMap<string, number>;
  /** Mentions printed so far by id, so that each has an id of its own. */
  readonly printed: Map<string, number>;
  tables: number;
}

function createPrinter(doc: Node, lang: Language): Printer {
  const blocks = new Map<string, Node>();
  const mentions = new Map<string, number>();
  doc.descendants((node) => {
    if (typeof node.attrs.id === 'string') blocks.set(node.attrs.id, node);
    const to = node.type === nodes.reference ? (node.attrs.to as string | null) : null;
    if (to !== null) mentions.set(to, (mentions.get(to) ?? 0) + 1);
  });
  const isNote = (id: string) => blocks.get(id)?.type === nodes.footnote;
  const notes = new Set([...mentions.keys(), ...blocks.keys()].filter(isNote));
  const numbers = new Map([...notes].map((id, index) => [id, index + 1]));
  return {
    lang,
    labels: htmlLabels[lang],
    blocks,
    numbers,
    mentions,
    printed: new Map(),
    tables: 0,
  };
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text that is safe between tags and between double quotes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => escapes[character] ?? '');

type Attributes = Readonly<Record<string, unknown>>;

function openTag(tag: string, attributes: Attributes = {}): string {
  let printed = `<${tag}`;
  for (const [name, value] of Object.entries(attributes))
    if (value !== null && value !== undefined) printed += ` ${name}="${escapeHtml(String(value))}"`;
  return `${printed}>`;
}

const element = (tag: string, attributes: Attributes, inside: string): string =>
  `${openTag(tag, attributes)}${inside}</${tag}>`;

/** A `toDOM` spec with `inside` at its hole; `br` is the only element here without an end tag. */
function printSpec(spec: DOMOutputSpec, inside: string): string {
  if (typeof spec === 'string') return escapeHtml(spec);
  const [tag, ...rest] = spec as readonly [string, ...unknown[]];
  const hasAttributes = typeof rest[0] === 'object' && !Array.isArray(rest[0]);
  const opening = openTag(tag, hasAttributes ? (rest[0] as Attributes) : {});
  if (tag === 'br') return opening;
  const children = (hasAttributes ? rest.slice(1) : rest).map((child) =>
    child === 0 ? inside : printSpec(child as DOMOutputSpec, inside),
  );
  return `${opening}${children.join('')}</${tag}>`;
}

/** `depth` is that of the sections among the children's parent: 0 in the doc. */
function printChildren(printer: Printer, parent: Node, depth: number): string {
  let printed = '';
  for (const child of parent.children) printed += `${printBlock(printer, child, depth)}\n`;
  return printed;
}

function printBlock(printer: Printer, node: Node, depth: number): string {
  switch (node.type) {
    case nodes.section:
      return printSection(printer, node, depth + 1);
    case nodes.table:
      return printTable(printer, node);
    case nodes.footnote:
      return printFootnote(printer, node);
    case nodes.indicator:
      return printIndicator(printer, node);
    case nodes.measure:
      return printMeasure(printer, node);
    case nodes.preformatted:
      return printPreformatted(node);
    default:
      return printSpec(
        specOf(node),
        node.isTextblock ? printInline(printer, node) : printChildren(printer, node, depth),
      );
  }
}

function specOf(node: Node): DOMOutputSpec {
  const spec = node.type.spec.toDOM?.(node);
  if (!spec) throw new Error(`${node.type.name} has no HTML`);
  return spec;
}

function printSection(printer: Printer, section: Node, depth: number): string {
  const [heading, ...rest] = section.children as [Node, ...Node[]];
  const id = section.attrs.id as string | null;
  const title = id && `${id}:title`;
  const level = depth + 1;
  const attributes = { id: title, 'aria-level': level > 6 ? level : null };
  const tag = `h${Math.min(level, 6)}`;
  let inside = element(tag, attributes, printInline(printer, heading));
  for (const child of rest) inside += `\n${printBlock(printer, child, depth)}`;
  return element('section', { id, 'aria-labelledby': title }, inside);
}

/** Runs of text under the same outer mark share its element, as the schema orders marks. */
function printInline(printer: Printer, textblock: Node): string {
  let printed = '';
  let open: readonly Mark[] = [];
  const closeTo = (kept: number) => {
    for (const mark of open.slice(kept).reverse()) printed += printMark(mark)[1];
    open = open.slice(0, kept);
  };
  for (const node of textblock.children) {
    let same = 0;
    while (same < open.length && node.marks[same]?.eq(open[same] as Mark)) same++;
    closeTo(same);
    for (const mark of node.marks.slice(same)) printed += printMark(mark)[0];
    open = node.marks;
    printed += printLeaf(printer, node);
  }
  closeTo(0);
  return printed;
}

/** A mark's start and end tag. */
function printMark(mark: Mark): readonly [string, string] {
  const spec = mark.type.spec.toDOM?.(mark, true) as readonly [string, ...unknown[]];
  const [tag, attributes] = spec;
  const opening = openTag(tag, typeof attributes === 'object' ? (attributes as Attributes) : {});
  return [opening, `</${tag}>`];
}

function printLeaf(printer: Printer, node: Node): string {
  if (node.isText) return escapeHtml(node.text ?? '');
  return node.type === nodes.reference
    ? printReference(printer, node)
    : printSpec(specOf(node), '');
}

/** A footnote shows as its number, a section or indicator as its name, anything else as a sign. */
function printReference(printer: Printer, { attrs }: Node): string {
  const to = (attrs.to as string | null) ?? '';
  const number = printer.numbers.get(to);
  if (number === undefined) {
    const target = printer.blocks.get(to);
    const named = target?.type === nodes.section ? target.firstChild : target;
    const isNamed = target?.type === nodes.section || target?.type === nodes.indicator;
    const name = (isNamed && named?.textContent.trim()) || '※';
    return element('a', { class: 'reference', href: `#${to}` }, escapeHtml(name));
  }
  const mention = (printer.printed.get(to) ?? 0) + 1;
  printer.printed.set(to, mention);
  const id = `${to}:ref${mention}`;
  const attributes = { class: 'reference', role: 'doc-noteref', id, href: `#${to}` };
  return element('a', attributes, `<sup>${number}</sup>`);
}

function printFootnote(printer: Printer, note: Node): string {
  const id = note.attrs.id as string;
  const number = printer.numbers.get(id) ?? 0;
  let inside = element('span', { class: 'number' }, String(number));
  inside += printChildren(printer, note, 0);
  for (let mention = 1; mention <= (printer.mentions.get(id) ?? 0); mention++) {
    const label = printer.labels.back(number);
    const attributes = { class: 'backlink', href: `#${id}:ref${mention}`, 'aria-label': label };
    inside += element('a', attributes, '↩');
  }
  return printSpec(specOf(note), inside);
}

/** The wrapper lets a wide table scroll by itself and be reached by keyboard. */
function printTable(printer: Printer, table: Node): string {
  const [first, ...rest] = table.children as [Node, ...Node[]];
  const headed = first.children.every(({ type }) => type === nodes.table_header);
  const label = printer.labels.table(++printer.tables);
  const printRow = (row: Node, scope: 'col' | 'row') =>
    printSpec(specOf(row), row.children.map((cell) => printCell(printer, cell, scope)).join(''));
  const head = headed ? element('thead', {}, printRow(first, 'col')) : '';
  const body = (headed ? rest : table.children).map((row) => printRow(row, 'row')).join('');
  const inside = `${head}${body === '' ? '' : element('tbody', {}, body)}`;
  const attributes = { class: 'table', tabindex: 0, role: 'region', 'aria-label': label };
  return element('div', attributes, element('table', { id: table.attrs.id }, inside));
}

function printCell(printer: Printer, cell: Node, scope: 'col' | 'row'): string {
  const [tag, attributes] = specOf(cell) as unknown as readonly [string, Attributes];
  const inside = printChildren(printer, cell, 0);
  return element(tag, tag === 'th' ? { ...attributes, scope } : attributes, inside);
}

/** The first line end of a `pre` belongs to the tag, so text that begins with one gets another. */
function printPreformatted(node: Node): string {
  const { id, kind, syntax } = node.attrs;
  const text = node.textContent;
  const inside = `${text.startsWith('\n') ? '\n' : ''}${escapeHtml(text)}`;
  return element('pre', { id, class: kind, 'data-syntax': syntax || null }, inside);
}

/** One row of a card; `value` is what a machine reads, where that differs from what is shown. */
interface Field {
  readonly name: string;
  readonly label: string;
  readonly shown: string;
  readonly value?: string;
}

function printCard(node: Node, fields: readonly Field[]): string {
  const rows = fields
    .filter(({ shown }) => shown !== '')
    .map(({ name, label, shown, value }) => {
      const term = element('dt', {}, escapeHtml(label));
      const attributes = { 'data-field': name, 'data-value': value };
      return `<div>${term}${element('dd', attributes, shown)}</div>`;
    });
  return printSpec(specOf(node), element('dl', {}, rows.join('')));
}

function printIndicator({ lang, labels: words }: Printer, node: Node): string {
  const { unit, source, responsible } = node.attrs;
  const baseline = node.attrs.baseline as YearValue | null;
  const targets = node.attrs.targets as readonly YearValue[];
  const written = ({ year, value }: YearValue) => `${year} = ${value}`;
  const shown = ({ year, value }: YearValue) => escapeHtml(`${year}: ${formatNumber(value, lang)}`);
  return printCard(node, [
    { name: 'name', label: words.indicator, shown: escapeHtml(node.textContent) },
    { name: 'unit', label: words.unit, shown: escapeHtml(unit) },
    {
      name: 'baseline',
      label: words.baseline,
      shown: baseline ? shown(baseline) : '',
      ...(baseline && { value: written(baseline) }),
    },
    {
      name: 'targets',
      label: words.targets,
      shown: targets.map(shown).join('; '),
      value: targets.map(written).join('; '),
    },
    { name: 'source', label: words.source, shown: escapeHtml(source) },
    { name: 'responsible', label: words.responsible, shown: escapeHtml(responsible) },
  ]);
}

function printMeasure({ labels: words, blocks }: Printer, node: Node): string {
  const { owner, due, indicator } = node.attrs;
  const name = blocks.get(indicator)?.textContent.trim() || '※';
  return printCard(node, [
    { name: 'what', label: words.measure, shown: escapeHtml(node.textContent) },
    { name: 'owner', label: words.owner, shown: escapeHtml(owner) },
    { name: 'due', label: words.due, shown: due ? escapeHtml(words.term(due)) : '', value: due },
    {
      name: 'indicator',
      label: words.indicator,
      shown: indicator ? element('a', { href: `#${indicator}` }, escapeHtml(name)) : '',
      value: `#${indicator}`,
    },
  ]);
}

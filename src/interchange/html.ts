/**
 * Reads HTML into a doc: our own export with its ids, and the HTML of other programs (Word, pandoc,
 * markdown-it, GitHub, web pages) by what its elements mean. Unknown elements give their words;
 * what is dropped is listed. It walks the tree of `linkedom`, which runs in Node and on the edge.
 */
import { parseHTML } from 'linkedom/worker';
import { isBlockId, isSafeHref, schema } from '../../schema/document.ts';
import { type Mint, normalise } from '../domain/text/identity.ts';
import { assembleDoc } from './assemble.ts';
import { readIndicator, readMeasure } from './fenced.ts';
import { type Builder, createBuilder } from './html-builder.ts';
import { elementDepth } from './html-depth.ts';
import {
  blockElements,
  blockIdOf,
  type Card,
  cardOf,
  cellAttrsOf,
  droppedElements,
  headingRankOf,
  isInNotes,
  isNoteFurniture,
  itemAttrsOf,
  marksOf,
  mentionOf,
  nameOfElement,
  noteKeyOf,
  orderedAttrsOf,
  preformattedOf,
  sectionIdOf,
  walk,
} from './html-elements.ts';
import { excerpt, type Imported, ImportFault } from './imported.ts';

const { nodes, marks } = schema;

/** Largest HTML source taken, in bytes of UTF-8: half a second for ordinary pages, a few at worst. */
export const htmlBytesMax = 4 * 1024 * 1024;

/** Deepest nesting of elements, inline ones included, before a source counts as broken. */
const elementDepthMax = 10_000;

/**
 * The doc an HTML source stands for, and what of it the schema has no node for.
 *
 * Valid ids of blocks are kept. White space is collapsed as browsers show it. Headings at the top
 * nest by rank; elsewhere they become strong paragraphs. Links that may not be followed give their
 * words and are listed with their target; scripts, styles and embedded objects are dropped and
 * listed; images stay as marked source.
 *
 * *Throws* `ImportFault`: `too-large` over `htmlBytesMax`, `too-deep` for blocks nested deeper than a
 * text may be or more than ten thousand elements of any kind; and `TextFault` as `normalise` does.
 */
export function parseHtml(source: string, mint: Mint): Imported {
  const bytes = new TextEncoder().encode(source).length;
  if (bytes > htmlBytesMax)
    throw new ImportFault('too-large', null, `HTML of ${bytes} bytes; ${htmlBytesMax} are taken`);
  if (elementDepth(source, elementDepthMax) >= elementDepthMax)
    throw new ImportFault('too-deep', null, `HTML elements nested over ${elementDepthMax} deep`);
  // One element around all makes a fragment a tree; stray ends of it only move the border.
  const { document } = parseHTML(`<kelisim-source>${source}</kelisim-source>`);
  const reader = createReader(document, mint);
  walk(
    document,
    (node) => enter(reader, node),
    (node) => leave(reader, node),
  );
  return {
    doc: normalise(assembleDoc(reader.builder.finish(), reader.fixedNotes), mint),
    losses: reader.builder.losses,
  };
}

interface Reader {
  readonly builder: Builder;
  readonly mint: Mint;
  /** Ids of footnotes by the keys mentions use. */
  readonly noteIds: ReadonlyMap<string, string>;
  /** Footnotes that stand where they belong, not in a list at the end of the page. */
  readonly fixedNotes: ReadonlySet<string>;
  /** Every id of the source. */
  readonly ids: ReadonlySet<string>;
  /** What to do at the end of each element gone into. */
  readonly endings: (() => void)[];
}

function createReader(document: Document, mint: Mint): Reader {
  const noteIds = new Map<string, string>();
  const fixedNotes = new Set<string>();
  const ids = new Set<string>();
  walk(document, (node) => {
    if (isElement(node) && node.id) ids.add(node.id);
    const key = isElement(node) ? noteKeyOf(node) : null;
    if (key === null || noteIds.has(key)) return true;
    const id = isBlockId(key) ? key : mint();
    noteIds.set(key, id);
    if (nameOfElement(node as Element) === 'aside') fixedNotes.add(id);
    return true;
  });
  return { builder: createBuilder(), mint, noteIds, fixedNotes, ids, endings: [] };
}

const isElement = (node: Node): node is Element => node.nodeType === 1;

/** True when the node's children are to be read; then `leave` follows. */
function enter(reader: Reader, node: Node): boolean {
  if (node.nodeType === 3) reader.builder.text(node.nodeValue ?? '');
  if (!isElement(node)) return false;
  const ending = enterElement(reader, node, nameOfElement(node));
  if (ending === null) return false;
  reader.endings.push(ending);
  return true;
}

function leave({ endings }: Reader, node: Node): void {
  if (isElement(node)) endings.pop()?.();
}

/** What to do at the element's end; null when it has been read whole or is left out. */
type Ending = (() => void) | null;

const nothing = () => {};

function enterElement(reader: Reader, element: Element, name: string): Ending {
  const { builder } = reader;
  if (droppedElements.has(name)) return drop(builder, element, name);
  if (builder.isOpen(nodes.footnote) && isNoteFurniture(element)) return null;
  const noteKey = noteKeyOf(element);
  if (noteKey !== null) {
    builder.open(nodes.footnote, { id: reader.noteIds.get(noteKey) ?? null });
    return builder.close;
  }
  if (/^h[1-6]$/.test(name)) return enterHeading(builder, element);
  const read = elementReaders[name];
  if (read) return read(reader, element);
  const card = cardOf(element);
  if (card) return addCard(builder, element, card);
  if (blockElements.has(name)) return enterBlock(builder, element, name);
  return enterInline(builder, element, name);
}

function drop(builder: Builder, element: Element, name: string): null {
  const words = excerpt(element.textContent ?? '');
  if (name !== 'head' || words) builder.lose(`${name} ${words}`.trim(), false);
  return null;
}

function enterBlock(builder: Builder, element: Element, name: string): Ending {
  builder.flush();
  return () => builder.flush(name === 'p' ? blockIdOf(element) : null);
}

function enterInline(builder: Builder, element: Element, name: string): Ending {
  const added = marksOf(element);
  if (/^(del|s|strike)$/.test(name) && element.textContent?.trim())
    builder.lose(`struck out, its words are kept: ${excerpt(element.textContent)}`, false);
  if (added.length === 0) return nothing;
  builder.mark(added);
  return () => builder.unmark(added);
}

/** Inside another block a heading is a strong paragraph, because sections stand only at the top. */
function enterHeading(builder: Builder, element: Element): Ending {
  builder.flush();
  if (isInNotes(element)) return drop(builder, element, 'title of the notes');
  if (builder.atTop())
    return () => {
      const content = builder.takeInline();
      builder.block({ rank: headingRankOf(element), id: sectionIdOf(element), content });
    };
  const strong = [marks.strong.create()];
  builder.lose(`heading inside a block: ${excerpt(element.textContent ?? '')}`, false);
  builder.mark(strong);
  return () => {
    builder.unmark(strong);
    builder.flush();
  };
}

function addCard(builder: Builder, element: Element, card: Card): Ending {
  const id = blockIdOf(element);
  const known =
    card.kind === 'indicator'
      ? readIndicator(card.lines, id)
      : readMeasure(card.lines, () => undefined, id);
  if (!known) return enterBlock(builder, element, 'div');
  builder.block(known);
  return null;
}

type ElementReader = (reader: Reader, element: Element) => Ending;

const opens =
  (
    type: (typeof nodes)[keyof typeof nodes],
    attrsOf: (element: Element) => object,
  ): ElementReader =>
  ({ builder }, element) => {
    // The list around the notes of a page is no list of the text.
    if (isInNotes(element)) return enterBlock(builder, element, 'div');
    builder.open(type, attrsOf(element));
    return builder.close;
  };

const idOnly = (element: Element) => ({ id: blockIdOf(element) });

const elementReaders: Readonly<Record<string, ElementReader>> = {
  ul: opens(nodes.bullet_list, idOnly),
  menu: opens(nodes.bullet_list, idOnly),
  dir: opens(nodes.bullet_list, idOnly),
  ol: opens(nodes.ordered_list, orderedAttrsOf),
  blockquote: opens(nodes.quotation, idOnly),
  table: opens(nodes.table, idOnly),
  li({ builder }, element) {
    if (!builder.isIn(nodes.bullet_list) && !builder.isIn(nodes.ordered_list))
      return enterBlock(builder, element, 'li');
    builder.open(nodes.list_item, itemAttrsOf(element));
    return builder.close;
  },
  tr: ({ builder }, element) => enterTablePart(builder, element, nodes.table_row, idOnly(element)),
  td: ({ builder }, element) =>
    enterTablePart(builder, element, nodes.table_cell, cellAttrsOf(element)),
  th: ({ builder }, element) =>
    enterTablePart(builder, element, nodes.table_header, cellAttrsOf(element)),
  pre({ builder }, element) {
    const { attrs, text } = preformattedOf(element);
    builder.block(nodes.preformatted.create(attrs as never, text ? schema.text(text) : null));
    return null;
  },
  br({ builder }) {
    builder.leaf(nodes.hard_break.create());
    return null;
  },
  hr({ builder }, element) {
    builder.flush();
    if (!isInNotes(element)) builder.lose('thematic break', false);
    return null;
  },
  img({ builder }, element) {
    const source = element.outerHTML;
    builder.leaf(schema.text(source, [marks.source.create()]));
    builder.lose(`image ${excerpt(source)}`, true);
    return null;
  },
  a: enterLink,
};

/** A row or cell outside its table is a block like any other. */
function enterTablePart(
  builder: Builder,
  element: Element,
  type: (typeof nodes)[keyof typeof nodes],
  attrs: object,
): Ending {
  const parent = type === nodes.table_row ? nodes.table : nodes.table_row;
  if (!builder.isIn(parent)) return enterBlock(builder, element, 'div');
  builder.open(type, attrs);
  return builder.close;
}

/** A mention gives no words when they are the number or name of what it points at. */
function enterLink({ builder, noteIds, ids }: Reader, element: Element): Ending {
  const mention = mentionOf(element);
  const isKnown = mention?.isOurs && (ids.has(mention.key) || element.textContent === '※');
  const to = mention && (noteIds.get(mention.key) ?? (isKnown ? mention.key : null));
  if (to !== null && (isBlockId(to) || to === '')) {
    builder.leaf(nodes.reference.create({ to: to || null }));
    return isKnown || /^\P{L}*[a-z]?\P{L}*$/iu.test(element.textContent ?? '') ? null : nothing;
  }
  const href = element.getAttribute('href');
  if (href === null) return nothing;
  const lose = () => builder.lose(`link to ${href}`, false);
  if (!isSafeHref(href)) {
    lose();
    return nothing;
  }
  const link = [marks.link.create({ href })];
  const before = builder.markable();
  builder.mark(link);
  return () => {
    builder.unmark(link);
    if (builder.markable() === before) lose();
  };
}

/**
 * Makes a legal doc out of what a parser has read: containers with the content the schema asks
 * for, inline content without white space that no format can carry, headings nested into sections
 * and footnotes at the end of the section that first points at them. It knows no format.
 */
import { Fragment, type Node, type NodeType } from 'prosemirror-model';
import { schema } from '../../schema/document.ts';

const { nodes, marks } = schema;

/** A heading met at the top of a source. `rank` is its level there; only the order of ranks counts. */
export interface Heading {
  readonly rank: number;
  readonly id: string | null;
  readonly content: readonly Node[];
  /** The section the heading was taken from; it stands for one made of the same Nodes. */
  readonly from?: Node;
}

/** Gives an id to a block made here, where its reader gives ids at all. */
type MintOrNone = () => string | null;
const noId: MintOrNone = () => null;

/** Top-level content in source order. */
export type Part = Node | Heading;

const isHeading = (part: Part): part is Heading => 'rank' in part;

/** True for text whose spaces have a meaning. */
export const isVerbatim = (node: Node): boolean =>
  node.marks.some(({ type }) => type === marks.code || type === marks.source);

/** The text node with other text, or null when nothing is left of it. */
const withText = (node: Node, text: string): Node | null =>
  text === '' ? null : schema.text(text, node.marks);

/** Appends inline nodes, joining text of equal marks, as a fragment must have it. */
export function appendInline(content: Node[], node: Node): void {
  const last = content.at(-1);
  if (last?.isText && node.isText && last.sameMarkup(node))
    content[content.length - 1] = schema.text(joinTexts(last, node), last.marks);
  else content.push(node);
}

/** Two texts in NFC may compose where they meet. */
function joinTexts({ text: one = '' }: Node, { text: other = '' }: Node): string {
  const joined = `${one}${other}`;
  return /^[\p{M}\u1160-\u11ff]/u.test(other) ? joined.normalize('NFC') : joined;
}

/**
 * Inline content without what no text format can carry: a line end is a space, white space at the
 * edges of the block and after a hard break is dropped, breaks without any text are nothing.
 * Spaces in `code` and everything in `source` stay.
 */
export function settleInline(content: readonly Node[]): Node[] {
  const settled: Node[] = [];
  let atStart = true;
  for (const node of content) {
    const kept: Node | null = node.isText ? settleText(node, atStart) : node;
    if (!kept) continue;
    appendInline(settled, kept);
    atStart = kept.type === nodes.hard_break;
  }
  for (let last = settled.at(-1); last?.isText && !isVerbatim(last); last = settled.at(-1)) {
    const text = last.text ?? '';
    let end = text.length;
    while (isBlank(text[end - 1])) end--;
    if (end === text.length) break;
    const trimmed = withText(last, text.slice(0, end));
    settled.pop();
    if (!trimmed) continue;
    settled.push(trimmed);
    break;
  }
  return settled.every(({ type }) => type === nodes.hard_break) ? [] : settled;
}

const isBlank = (character: string | undefined): boolean => character === ' ' || character === '\t';

function settleText(node: Node, atStart: boolean): Node | null {
  if (node.marks[0]?.type === marks.source) return node;
  const own = node.text ?? '';
  const text = own.includes('\n') || own.includes('\r') ? own.replace(/[\r\n]+/g, ' ') : own;
  const kept = atStart && !isVerbatim(node) ? text.replace(/^[ \t]+/, '') : text;
  return kept === node.text ? node : withText(node, kept);
}

/** A paragraph of settled content; without `attrs` it has an id from `mint` if it has any content. */
export function paragraph(
  content: readonly Node[],
  attrs: object | null = null,
  mint: MintOrNone = noId,
): Node {
  const settled = settleInline(content);
  const own = attrs ?? (settled.length > 0 ? { id: mint() } : null);
  return nodes.paragraph.create(own as never, settled);
}

/** A paragraph without words or identity, which no reader could miss. */
export const isEmptyParagraph = (node: Node): boolean =>
  node.type === nodes.paragraph && node.childCount === 0 && !node.attrs.id;

/**
 * A container with `children` as its content: empty paragraphs without an id are dropped, and one
 * is put in front, with an id from `mint`, where the schema asks for a first paragraph or for any
 * block at all.
 */
export function container(
  type: NodeType,
  attrs: object | null,
  children: readonly Node[],
  mint: MintOrNone = noId,
): Node {
  const filled = type.name.startsWith('table_')
    ? [...children]
    : children.filter((child) => !isEmptyParagraph(child));
  const first = filled[0];
  const needsFirst = !first || (type === nodes.list_item && first.type !== nodes.paragraph);
  if (needsFirst) filled.unshift(nodes.paragraph.create({ id: mint() }));
  return type.create(attrs as never, filled);
}

/** The words of any block as paragraphs, for places where only paragraphs may stand. */
export function paragraphsOf(block: Node): Node[] {
  if (block.type === nodes.paragraph) return [block];
  const found: Node[] = [];
  const add = (node: Node) => {
    if (!node.isTextblock) return true;
    if (node.type === nodes.paragraph) found.push(node);
    else
      for (const line of node.textContent.split('\n'))
        if (line.trim() !== '') found.push(paragraph([schema.text(line)]));
    return false;
  };
  if (add(block)) block.descendants(add);
  return found;
}

/**
 * The doc of `parts`: a heading opens a section that closes every open section of its rank and
 * deeper, so skipped ranks nest by what they are relative to. Ids are left as they come; footnotes are placed.
 */
export const assembleDoc = (parts: readonly Part[], fixed: ReadonlySet<string> = new Set()): Node =>
  placeFootnotes(nestParts(parts), fixed);

/** The doc of `parts` with footnotes where they are. */
export function nestParts(parts: readonly Part[]): Node {
  const open: { readonly rank: number; readonly head: Heading | null; content: Node[] }[] = [
    { rank: -1, head: null, content: [] },
  ];
  const closeTo = (rank: number) => {
    for (let top = open.at(-1); top?.head && top.rank >= rank; top = open.at(-1)) {
      open.pop();
      open.at(-1)?.content.push(sectionOf(top.head, top.content));
    }
  };
  for (const part of parts) {
    if (isHeading(part)) {
      closeTo(part.rank);
      open.push({ rank: part.rank, head: part, content: [] });
    } else if (!isEmptyParagraph(part)) open.at(-1)?.content.push(part);
  }
  closeTo(0);
  return nodes.doc.create(null, open[0]?.content ?? []);
}

function sectionOf({ id, content, from }: Heading, blocks: readonly Node[]): Node {
  const heading = from?.firstChild ?? nodes.heading.create(null, settleInline(content));
  const children = [heading, ...blocks];
  return from && isSameList(children, from.children)
    ? from
    : nodes.section.create({ id }, children);
}

const isSameList = (one: readonly Node[], other: readonly Node[]): boolean =>
  one.length === other.length && one.every((node, index) => node === other[index]);

/**
 * The doc with every footnote at the end of the blocks of the section where the text first points
 * at it, in the order of first mention; a note mentioned only in a note follows that note. Notes
 * nothing points at, and those whose ids are `fixed`, stay where they are. Returns `doc` itself when
 * no other is in it.
 */
export function placeFootnotes(doc: Node, fixed: ReadonlySet<string> = new Set()): Node {
  const notes = new Map<string, Node>();
  doc.descendants((node) => {
    const id = node.type === nodes.footnote ? (node.attrs.id as string | null) : null;
    if (id && !fixed.has(id)) notes.set(id, node);
    return !node.isTextblock;
  });
  if (notes.size === 0) return doc;
  const places = placesOf(doc, notes);
  const placed = new Set([...places.values()].flat());
  const rebuild = (node: Node): Node => {
    const children = node.children
      .filter((child) => !placed.has(child))
      .map((child) => (holdsBlocks(child) ? rebuild(child) : child));
    if (node.type === nodes.doc || node.type === nodes.section) {
      const firstSection = children.findIndex(({ type }) => type === nodes.section);
      const end = firstSection < 0 ? children.length : firstSection;
      children.splice(end, 0, ...(places.get(node) ?? []));
    } else if (children.length !== node.childCount)
      return container(node.type, node.attrs, children);
    return isSameList(children, node.children) ? node : node.copy(Fragment.fromArray(children));
  };
  return rebuild(doc);
}

/** True for nodes in which a footnote may stand. */
const holdsBlocks = ({ type }: Node): boolean =>
  type === nodes.section ||
  type === nodes.quotation ||
  type === nodes.bullet_list ||
  type === nodes.ordered_list ||
  type === nodes.list_item;

/** For the doc and each section the notes first mentioned in its own content, in order. */
function placesOf(doc: Node, notes: ReadonlyMap<string, Node>): Map<Node, Node[]> {
  const places = new Map<Node, Node[]>();
  const waiting = new Set(notes.values());
  const visit = (holder: Node) => {
    const here: Node[] = [];
    const collect = (node: Node) => {
      const note = node.type === nodes.reference ? notes.get(node.attrs.to as string) : undefined;
      if (note && waiting.delete(note)) here.push(note);
      return node.type !== nodes.footnote;
    };
    holder.forEach((child) => {
      if (child.type !== nodes.section && collect(child)) child.descendants(collect);
    });
    // The list grows while it is walked: notes mentioned in notes join its end.
    for (const note of here) note.descendants(collect);
    places.set(holder, here);
    holder.forEach((child) => {
      if (child.type === nodes.section) visit(child);
    });
  };
  visit(doc);
  return places;
}

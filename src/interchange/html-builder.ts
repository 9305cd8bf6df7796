/**
 * Collects blocks and inline content while HTML is walked, and makes legal nodes of them when an
 * element ends: white space collapsed, stray words in paragraphs, strays of lists and tables put
 * where the schema has a place for them. It knows no elements.
 */
import type { Mark, MarkType, Node, NodeType } from 'prosemirror-model';
import { schema } from '../../schema/document.ts';
import { limits } from '../../schema/limits.ts';
import {
  appendInline,
  container,
  isVerbatim,
  type Part,
  paragraph,
  paragraphsOf,
} from './assemble.ts';
import { ImportFault, type Loss } from './imported.ts';

const { nodes, marks } = schema;

/** A node under construction. The outermost frame has no type and takes headings too. */
interface Frame {
  readonly type: NodeType | null;
  readonly attrs: object | null;
  readonly parts: Part[];
  inline: Node[];
}

/** Collects what a walk finds; frames are opened and closed in the order of the elements. */
export interface Builder {
  readonly losses: Loss[];
  /** How many pieces of text and leaves that can carry marks have been added so far. */
  readonly markable: () => number;
  /** True when nothing is open, so that a heading may begin a section. */
  readonly atTop: () => boolean;
  /** True when a node of that type is open, at any depth. */
  readonly isOpen: (type: NodeType) => boolean;
  /** True when the innermost open node is of that type. */
  readonly isIn: (type: NodeType) => boolean;
  readonly open: (type: NodeType, attrs: object | null) => void;
  readonly close: () => void;
  readonly mark: (added: readonly Mark[]) => void;
  readonly unmark: (removed: readonly Mark[]) => void;
  readonly text: (text: string) => void;
  readonly leaf: (node: Node) => void;
  /** Ends the paragraph under way, giving it that id; a blank one counts only when it has one. */
  readonly flush: (id?: string | null) => void;
  readonly block: (part: Part) => void;
  /** The words collected since the last block, taken out. */
  readonly takeInline: () => readonly Node[];
  readonly lose: (what: string, kept: boolean) => void;
  readonly finish: () => readonly Part[];
}

/** Room is left for the sections and the paragraph around and in the deepest container. */
const nestingMax = limits.blockDepthMax - 10;

/**
 * A builder of nothing yet. `open` throws `ImportFault` `too-deep` where blocks would nest deeper
 * than a text may.
 */
export function createBuilder(): Builder {
  const losses: Loss[] = [];
  const frames: Frame[] = [{ type: null, attrs: null, parts: [], inline: [] }];
  const active: Mark[] = [];
  let set: readonly Mark[] = [];
  let markable = 0;
  const top = () => frames.at(-1) as Frame;
  const lose = (what: string, kept: boolean) => losses.push({ line: null, what, kept });
  const takeInline = () => {
    const taken = top().inline;
    top().inline = [];
    return taken;
  };
  const flush = (id: string | null = null) => {
    const made = paragraph(takeInline(), { id });
    if (id !== null || !isBlank(made)) place(top(), made, lose);
  };
  return {
    losses,
    lose,
    flush,
    takeInline,
    atTop: () => frames.length === 1,
    isOpen: (type) => frames.some((frame) => frame.type === type),
    markable: () => markable,
    isIn: (type) => top().type === type,
    open(type, attrs) {
      flush();
      if (frames.length > nestingMax)
        throw new ImportFault('too-deep', null, `blocks nested over ${nestingMax} deep`);
      frames.push({ type, attrs, parts: [], inline: [] });
    },
    close() {
      flush();
      const closed = frames.pop() as Frame;
      const made = settle(closed, lose);
      for (const node of made) place(top(), node, lose);
    },
    mark(added) {
      active.push(...added);
      set = markSet(active);
    },
    unmark(removed) {
      active.length -= removed.length;
      set = markSet(active);
    },
    text(text) {
      if (addText(top().inline, text, set)) markable++;
    },
    leaf(node) {
      const allowed = set.filter(({ type }) => type !== marks.source && type !== marks.code);
      const outer = node.type === nodes.reference ? allowed.filter(isNoScript) : allowed;
      appendInline(top().inline, node.isText ? node : node.mark(outer));
      if (!node.isText) markable++;
    },
    block(part) {
      flush();
      place(top(), part, lose);
    },
    finish() {
      flush();
      return top().parts;
    },
  };
}

/** Of marks of one type the innermost counts, so only the last of each need be looked at. */
const markSet = (active: readonly Mark[]): readonly Mark[] => {
  const types = new Set<MarkType>();
  let set: readonly Mark[] = [];
  for (let index = active.length - 1; index >= 0 && types.size < markTypes; index--) {
    const mark = active[index] as Mark;
    if (types.has(mark.type)) continue;
    types.add(mark.type);
    const allowed = mark.addToSet(set);
    set = set.every((inner) => inner.isInSet(allowed)) ? allowed : set;
  }
  return set;
};

const markTypes = Object.keys(marks).length;

/** A mention is shown raised anyway, and is no link of its own. */
const isNoScript = ({ type }: Mark): boolean =>
  type !== marks.superscript && type !== marks.subscript && type !== marks.link;

const isBlank = (made: Node): boolean =>
  made.children.every((child) => child.isText && /^[\s\u00a0]*$/.test(child.text ?? ''));

/**
 * White space is one space, as browsers show it; in code and source it stays. False when nothing
 * was left to add.
 */
function addText(inline: Node[], text: string, set: readonly Mark[]): boolean {
  if (text === '') return false;
  const written = schema.text(text, set);
  if (isVerbatim(written)) {
    appendInline(inline, written);
    return true;
  }
  const collapsed = text.replace(/[ \t\r\n\f]+/g, ' ');
  const kept = endsInSpace(inline.at(-1)) ? collapsed.replace(/^ /, '') : collapsed;
  if (kept !== '') appendInline(inline, schema.text(kept, set));
  return kept !== '';
}

const endsInSpace = (last: Node | undefined): boolean =>
  last === undefined ||
  last.type === nodes.hard_break ||
  (!isVerbatim(last) && (last.text?.endsWith(' ') ?? false));

/** Puts a block into a frame, in an item or cell of its own where the frame takes nothing else. */
function place(frame: Frame, part: Part, lose: Builder['lose']): void {
  const { type, parts } = frame;
  if ('rank' in part || type === null) parts.push(part);
  else if (isList(type) && part.type !== nodes.list_item) {
    // A list or words straight in a list belong to the item before them.
    const item = parts.pop() as Node | undefined;
    const content = item ? [...item.children, part] : [part];
    parts.push(container(nodes.list_item, item?.attrs ?? null, content));
  } else if (type === nodes.table_row && !isCell(part.type))
    parts.push(container(nodes.table_cell, null, flatIn(lose, 'cell')(part)));
  else parts.push(part);
}

const isList = (type: NodeType): boolean =>
  type === nodes.bullet_list || type === nodes.ordered_list;
const isCell = (type: NodeType): boolean =>
  type === nodes.table_cell || type === nodes.table_header;

/** The node a closed frame stands for; what does not fit in it comes before it, never lost. */
function settle(frame: Frame, lose: Builder['lose']): readonly Node[] {
  const type = frame.type as NodeType;
  const children = frame.parts as readonly Node[];
  if (type === nodes.table) {
    const rows = children.filter((child) => child.type === nodes.table_row);
    const strays = children.filter((child) => child.type !== nodes.table_row);
    return rows.length > 0 ? [...strays, type.create(frame.attrs as never, rows)] : strays;
  }
  if (isList(type) || type === nodes.table_row)
    return children.length > 0 ? [type.create(frame.attrs as never, children)] : [];
  if (isCell(type)) return [container(type, frame.attrs, children.flatMap(flatIn(lose, 'cell')))];
  if (type === nodes.footnote) {
    const flat = children.flatMap(flatIn(lose, 'footnote'));
    return [container(type, frame.attrs, flat)];
  }
  return [container(type, frame.attrs, children)];
}

/** Blocks as they may stand in a cell or footnote; what loses its form there is listed. */
const flatIn =
  (lose: Builder['lose'], place: 'cell' | 'footnote') =>
  (block: Node): readonly Node[] => {
    if (block.type === nodes.paragraph) return [block];
    if (place === 'cell' && isList(block.type)) return [block];
    lose(`${block.type.name} in a ${place}: its words are kept`, false);
    return paragraphsOf(block);
  };

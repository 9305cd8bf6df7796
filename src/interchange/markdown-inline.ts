/**
 * Turns the inline tokens of one Markdown block into inline nodes. Marks are a set that tags and
 * delimiters add to and take from, so they may overlap as they like; what the schema cannot
 * express becomes text marked `source`, to the letter.
 */
import type { Token } from 'markdown-it';
import type { Mark, Node } from 'prosemirror-model';
import { isBlockId, isSafeHref, schema } from '../../schema/document.ts';
import { appendInline } from './assemble.ts';
import { excerpt } from './imported.ts';

const { marks, nodes } = schema;

/** What inline content needs to know of the whole source. */
export interface InlineContext {
  /** The id given to the footnote of that label; undefined when there is none. */
  readonly noteId: (label: string) => string | undefined;
  /** The source holds `&`: what an entity stands for may be in any form. */
  readonly hasEntities: boolean;
  /** Called for everything kept as source; `breaks` counts line ends before it in its block. */
  readonly keep: (what: string, breaks: number) => void;
}

/** The state of reading one block; `active` holds the marks of what comes next, oldest first. */
interface Reader extends InlineContext {
  readonly tokens: readonly Token[];
  readonly paired: ReadonlySet<Token>;
  readonly divides: boolean;
  readonly lines: Node[][];
  active: readonly Mark[];
  breaks: number;
}

/** Reads the token at `index` and gives the index of the last token it used up. */
type Step = (reader: Reader, token: Token, index: number) => number;

/** The text that stands for a reference to a block that is no footnote, as in HTML. */
export const referenceSign = '※';

const strong = marks.strong.create();
const emphasis = marks.emphasis.create();
const code = marks.code.create();
const source = marks.source.create();

/** Tags that stand for marks when they come in pairs and without attributes. */
const tagMarks: Readonly<Record<string, Mark>> = {
  u: marks.underline.create(),
  ins: marks.underline.create(),
  sup: marks.superscript.create(),
  sub: marks.subscript.create(),
  strong,
  b: strong,
  em: emphasis,
  i: emphasis,
  code,
};

const markTag = /^<(\/?)(u|ins|sup|sub|strong|b|em|i|code)>$/i;
const breakTag = /^<br[ \t]*\/?>$/i;

/**
 * The inline nodes of `tokens`, in lines: when `divides` is true, as in a table cell, `<br>` begins
 * a new line and any other spelling of it is a break; otherwise there is one line. Nothing is
 * trimmed.
 */
export function readInline(
  tokens: readonly Token[],
  context: InlineContext,
  divides = false,
): readonly (readonly Node[])[] {
  const start = { paired: pairTags(tokens), lines: [[]], active: [], breaks: 0 };
  const reader: Reader = { ...context, tokens, divides, ...start };
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    const step = steps[token.type];
    if (!step) throw new Error(`no reading for the inline token ${token.type}`);
    index = step(reader, token, index);
  }
  return reader.lines;
}

const steps: Readonly<Record<string, Step>> = {
  text: (reader, { content }, index) => addText(reader, content, index),
  code_inline: (reader, { content }, index) => addText(reader, content, index, code),
  softbreak(reader, _, index) {
    reader.breaks++;
    return addText(reader, ' ', index);
  },
  hardbreak(reader, _, index) {
    reader.breaks++;
    return addLeaf(reader, nodes.hard_break.create(), index);
  },
  strong_open: (reader, _, index) => open(reader, strong, index),
  strong_close: (reader, _, index) => close(reader, strong, index),
  em_open: (reader, _, index) => open(reader, emphasis, index),
  em_close: (reader, _, index) => close(reader, emphasis, index),
  link_open: readLink,
  link_close(reader, _, index) {
    reader.active = reader.active.filter(({ type }) => type !== marks.link);
    return index;
  },
  footnote_ref(reader, token, index) {
    const to = reader.noteId(token.meta?.label as string) ?? null;
    return addLeaf(reader, nodes.reference.create({ to }), index);
  },
  source: (reader, token, index) => addSource(reader, token.content, token.info, index),
  html_inline: readTag,
};

/** The set of `active`, in the schema's order; of marks that exclude each other the last wins. */
const markSet = (active: readonly Mark[]): readonly Mark[] =>
  active.reduce<readonly Mark[]>((set, mark) => mark.addToSet(set), []);

const add = (reader: Reader, node: Node): void => appendInline(reader.lines.at(-1) ?? [], node);

function addText(reader: Reader, text: string, index: number, extra?: Mark): number {
  const active = extra ? [...reader.active, extra] : reader.active;
  if (text !== '') add(reader, schema.text(compose(reader, text), markSet(active)));
  return index;
}

/** The source is in NFC, but for entities. */
const compose = ({ hasEntities }: Reader, text: string): string =>
  hasEntities ? text.normalize('NFC') : text;

function addLeaf(reader: Reader, leaf: Node, index: number): number {
  // Code is characters quoted to the letter: a leaf is none.
  add(reader, leaf.mark(code.removeFromSet(markSet(reader.active))));
  return index;
}

function addSource(reader: Reader, text: string, what: string, index: number): number {
  if (text !== '') add(reader, schema.text(compose(reader, text), [source]));
  reader.keep(`${what} ${excerpt(text)}`, reader.breaks);
  reader.breaks += text.split('\n').length - 1;
  return index;
}

function open(reader: Reader, mark: Mark, index: number): number {
  reader.active = [...reader.active, mark];
  return index;
}

function close(reader: Reader, mark: Mark, index: number): number {
  const last = reader.active.findLastIndex((one) => one.eq(mark));
  if (last >= 0) reader.active = reader.active.toSpliced(last, 1);
  return index;
}

/**
 * A link becomes a mark when its target may be followed, it has no title and it holds text that
 * can be marked; a link on the sign of a reference is one; any other link stays source.
 * An autolink holds nothing but its address.
 */
function readLink(reader: Reader, token: Token, index: number): number {
  let end = index + 1;
  while (reader.tokens[end]?.type !== 'link_close') end++;
  const inside = reader.tokens.slice(index + 1, end);
  const href = String(token.attrGet('href') ?? '');
  const only = inside.length === 1 ? inside[0] : undefined;
  const isSign = only?.type === 'text' && only.content === referenceSign && only.info !== 'entity';
  if (isSign && href.startsWith('#')) {
    const id = href.slice(1);
    if (id === '' || isBlockId(id))
      return addLeaf(reader, nodes.reference.create({ to: id || null }), end);
  }
  const markable = inside.some(isMarkable);
  if (isSafeHref(href) && !token.attrGet('title') && markable)
    return open(reader, marks.link.create({ href }), index);
  const written = (token.meta?.source as string | undefined) ?? `<${only?.content}>`;
  return addSource(reader, written, 'link', end);
}

/** True for tokens that become nodes a mark can stand on. */
const isMarkable = ({ type, content }: Token): boolean =>
  /^(text|code_inline|hardbreak)$/.test(type) || (type === 'html_inline' && breakTag.test(content));

function readTag(reader: Reader, token: Token, index: number): number {
  const { content } = token;
  const quoted = quotedSource(reader.tokens, index);
  if (quoted !== undefined) {
    add(reader, schema.text(compose(reader, quoted), [source]));
    return index + 2;
  }
  if (reader.divides && content.toLowerCase() === '<br>') {
    reader.lines.push([]);
    return index;
  }
  if (breakTag.test(content)) return addLeaf(reader, nodes.hard_break.create(), index);
  const [, slash, name = ''] = (reader.paired.has(token) && markTag.exec(content)) || [];
  const mark = tagMarks[name.toLowerCase()];
  if (!mark) return addSource(reader, content, 'HTML tag', index);
  return slash ? close(reader, mark, index) : open(reader, mark, index);
}

/** The text of `<span class="source">text</span>`, the form of source that cannot stand bare. */
function quotedSource(tokens: readonly Token[], index: number): string | undefined {
  const [opening, text, closing] = tokens.slice(index, index + 3);
  const isQuoted =
    opening?.content === '<span class="source">' &&
    text?.type === 'text' &&
    closing?.type === 'html_inline' &&
    closing.content === '</span>';
  return isQuoted ? text.content : undefined;
}

/** The mark tags that have a partner; the innermost open tag of its name meets a closing one. */
function pairTags(tokens: readonly Token[]): ReadonlySet<Token> {
  const paired = new Set<Token>();
  const waiting = new Map<string, Token[]>();
  for (const token of tokens) {
    const [, slash, name = ''] =
      (token.type === 'html_inline' && markTag.exec(token.content)) || [];
    if (!name) continue;
    const key = name.toLowerCase();
    const stack = waiting.get(key) ?? [];
    waiting.set(key, stack);
    if (!slash) stack.push(token);
    else {
      const partner = stack.pop();
      if (partner) paired.add(partner).add(token);
    }
  }
  return paired;
}

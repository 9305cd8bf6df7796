/**
 * Prints the inline content of one block as Markdown that reads back as the same marks over the
 * same characters. It knows where a line stands (paragraph, heading, table cell), not the blocks
 * around it.
 *
 * Marks are a set on each text node; here they become nested spans: at each place the mark that
 * reaches furthest opens first. `**` and `_` are used where every CommonMark parser must read them
 * as a pair; elsewhere (at white space, inside words) the tags `<strong>` and `<em>` say the same.
 */
import type { Mark, Node } from 'prosemirror-model';
import { schema } from '../../schema/document.ts';
import { appendInline, settleInline } from './assemble.ts';
import type { Dialect } from './dialect.ts';
import {
  escapeAll,
  escapeText,
  firstOf,
  isPunctuation,
  isSpaceOrEdge,
  isWordCharacter,
  lastOf,
  printDestination,
} from './markdown-escape.ts';
import { referenceSign } from './markdown-inline.ts';

const { marks, nodes } = schema;

/** How one block's content is printed. */
export interface InlineForm {
  /** A hard break inside; at the end of a block it is always `<br>`. */
  readonly hardBreak: '\\\n' | '<br>' | '<br/>';
  /** The characters before and after the content on its line; empty where the line ends. */
  readonly edges: readonly [before: string, after: string];
  /** The label of a footnote by its id; undefined for any other block. */
  readonly noteLabel: (id: string) => string | undefined;
  /** Labels the document defines, normalised: in brackets they are links. */
  readonly linkLabels: readonly string[];
  /** True when brackets of the text are to be escaped in any case. */
  readonly brackets: boolean;
  /** True when text marked `source` stands as it is; otherwise it is written as a tagged quote. */
  readonly bareSource: boolean;
  /** The sign of emphasis; `_` in any case where stars mean more. */
  readonly emphasis: Dialect['emphasis'];
}

/** A leaf with the marks that are not yet printed around it. */
interface Piece {
  readonly node: Node;
  readonly rest: readonly Mark[];
}

/** A run of pieces under one mark, or one leaf. */
type Span = { readonly mark: Mark; readonly inside: readonly Span[] } | { readonly leaf: Node };

interface Printing extends InlineForm {
  readonly lone: string;
}

/** The block's content on one line, or on one line per hard break where the form allows it. */
export function printInline(content: readonly Node[], form: InlineForm): string {
  const settled = settleInline(content);
  const spans = nest(settled.map((node, index) => pieceOf(settled, node, index)));
  const brackets = form.brackets || mayHoldLinks(settled);
  const lone = form.edges.every((edge) => edge === '') ? loneSigns(settled) : '';
  const emphasis = settled.some(holdsStars) ? '_' : form.emphasis;
  const print = (printing: Printing) => printSpans(spans, { ...printing, emphasis }, ...form.edges);
  const printed = print({ ...form, brackets, lone });
  return brackets || !holdsLabel(printed, form.linkLabels)
    ? printed
    : print({ ...form, brackets: true, lone });
}

/** With no star around, one opens and closes emphasis wherever `_` may. */
const holdsStars = ({ text = '', marks: own }: Node): boolean =>
  text.includes('*') || own.some(({ type }) => type === marks.strong);

/** True when brackets of the text could be taken for a link or a definition. */
function mayHoldLinks(content: readonly Node[]): boolean {
  if (!content.some((node) => node.text?.includes(']'))) return false;
  return /\][([:]/.test(content.map((node) => (isSource(node) ? ' ' : (node.text ?? ''))).join(''));
}

/** True when a label the document defines stands in brackets, compared as CommonMark does. */
function holdsLabel(printed: string, labels: readonly string[]): boolean {
  if (labels.length === 0 || !printed.includes('[')) return false;
  const folded = printed.replace(/\s+/g, ' ').replace(/(?<=\[) | (?=\])/g, '');
  const upper = folded.toLowerCase().toUpperCase();
  return labels.some((label) => upper.includes(`[${label}]`));
}

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Of `*` and `_` those that stand in one run only: with nothing to pair with they mean nothing. */
function loneSigns(content: readonly Node[]): string {
  let stars = 0;
  let underscores = 0;
  for (const node of content) {
    if (node.marks.some(({ type }) => type === marks.strong)) stars = 2;
    if (node.marks.some(({ type }) => type === marks.emphasis)) underscores = 2;
    if (!node.isText || isSource(node) || isCode(node)) continue;
    const text = node.text ?? '';
    stars += countOf(text, /\*+/g) - countOf(text, /(?<=\s)\*+(?=\s)/g);
    underscores += countOf(text, /(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu);
    underscores -= countOf(text, /(?<=\s)_+(?=\s)/g);
  }
  return `${stars < 2 ? '*' : ''}${underscores < 2 ? '_' : ''}`;
}

/**
 * Source takes part in the spans around it, because reading drops marks from it anyway: in marks
 * that both neighbours have, and in those that could not end at a neighbour's white space. A
 * reference is never part of a link, because links do not nest.
 */
function pieceOf(content: readonly Node[], node: Node, index: number): Piece {
  if (isSource(node)) {
    const [before, after] = [content[index - 1], content[index + 1]];
    const shared = (before?.marks ?? []).filter(
      (mark) =>
        mark.type !== marks.code &&
        (mark.isInSet(after?.marks ?? []) || (isDelimited(mark) && / $/.test(before?.text ?? ''))),
    );
    const leading = (after?.marks ?? []).filter(
      (mark) => isDelimited(mark) && /^ /.test(after?.text ?? ''),
    );
    return {
      node,
      rest: leading.reduce<readonly Mark[]>((set, mark) => mark.addToSet(set), shared),
    };
  }
  const rest = node.marks.filter(({ type }) => type !== marks.code);
  if (node.type !== nodes.reference) return { node, rest };
  return { node, rest: rest.filter(({ type }) => type !== marks.link) };
}

const isDelimited = ({ type }: Mark): boolean => type === marks.strong || type === marks.emphasis;
const isSource = (node: Node): boolean => node.marks[0]?.type === marks.source;
const isCode = (node: Node): boolean => node.marks.some(({ type }) => type === marks.code);

function nest(pieces: readonly Piece[]): Span[] {
  const spans: Span[] = [];
  for (let from = 0; from < pieces.length; ) {
    const { node, rest } = pieces[from] as Piece;
    let mark: Mark | undefined;
    let to = from + 1;
    for (const one of rest) {
      let end = from + 1;
      while (end < pieces.length && one.isInSet(pieces[end]?.rest ?? [])) end++;
      if (mark && end <= to) continue;
      mark = one;
      to = end;
    }
    if (!mark) spans.push({ leaf: node });
    else {
      const opened = mark;
      const inside = pieces
        .slice(from, to)
        .map((piece) => ({ ...piece, rest: opened.removeFromSet(piece.rest) }));
      spans.push({ mark: opened, inside: nest(inside) });
    }
    from = to;
  }
  return spans;
}

/** `before` and `after` are the characters around the spans; empty at the edge of the block. */
function printSpans(spans: readonly Span[], form: Printing, before: string, after: string): string {
  const lastKept = after === '' ? spans.findLastIndex((span) => !isBreak(span)) : spans.length;
  let left = before;
  const printed = spans.map((span, index) => {
    const next = spans[index + 1];
    const right = next ? firstCharacterOf(next, form) : after;
    const within = index > lastKept ? { ...form, hardBreak: endBreak(form) } : form;
    const text =
      'leaf' in span
        ? printLeaf(span.leaf, within, left, right)
        : printMarked(span.mark, span.inside, form, left, right);
    left = lastOf(text);
    return text;
  });
  return printed.join('');
}

const isBreak = (span: Span): boolean => 'leaf' in span && span.leaf.type === nodes.hard_break;
const endBreak = ({ hardBreak }: InlineForm) => (hardBreak === '\\\n' ? '<br>' : hardBreak);

/** The first character the span prints; for marks any punctuation stands for all of it. */
function firstCharacterOf(span: Span, form: Printing): string {
  if ('mark' in span) return span.mark.type === marks.link ? '[' : '<';
  const { leaf } = span;
  if (leaf.type === nodes.reference) return '[';
  if (leaf.type === nodes.hard_break) return form.hardBreak[0] ?? '';
  if (isSource(leaf)) return form.bareSource ? firstOf(leaf.text ?? '') : '<';
  return isCode(leaf) ? '`' : firstOf(leaf.text ?? '');
}

function printLeaf(leaf: Node, form: Printing, before: string, after: string): string {
  if (leaf.type === nodes.hard_break) return form.hardBreak;
  if (leaf.type === nodes.reference) {
    const to = (leaf.attrs.to as string | null) ?? '';
    const label = form.noteLabel(to);
    return label === undefined ? `[${referenceSign}](#${to})` : `[^${label}]`;
  }
  const text = leaf.text ?? '';
  if (isSource(leaf))
    return form.bareSource ? text : `<span class="source">${escapeAll(text)}</span>`;
  return isCode(leaf)
    ? printCode(text)
    : escapeText(text, { before, after, brackets: form.brackets, lone: form.lone });
}

/**
 * A code span whose fence is longer than any run of backticks inside. With `]:` inside, a line that
 * begins with a link on it would define a label, so there the tag is used, in which one can escape.
 */
function printCode(text: string): string {
  if (text.includes(']:')) return `<code>${escapeAll(text)}</code>`;
  const line = text.replace(/[\r\n]+/g, ' ');
  const runs = line.match(/`+/g) ?? [];
  const fence = '`'.repeat(1 + Math.max(0, ...runs.map(({ length }) => length)));
  const padded = /^`|`$/.test(line) || (/^ .* $/.test(line) && /[^ ]/.test(line));
  return padded ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}

const tags: Readonly<Record<string, string>> = {
  underline: 'u',
  superscript: 'sup',
  subscript: 'sub',
  strong: 'strong',
  emphasis: 'em',
};

function printMarked(
  mark: Mark,
  inside: readonly Span[],
  form: Printing,
  before: string,
  after: string,
): string {
  if (mark.type === marks.link) return printLink(mark.attrs.href as string, inside, form);
  if (isDelimited(mark)) {
    const delimiter = mark.type === marks.strong ? '**' : form.emphasis;
    const printed = printSpans(inside, form, delimiter, delimiter);
    if (mayDelimit(delimiter, printed, before, after)) return `${delimiter}${printed}${delimiter}`;
  }
  const tag = tags[mark.type.name] ?? '';
  return `<${tag}>${printSpans(inside, form, '>', '<')}</${tag}>`;
}

/**
 * True when the delimiter certainly opens before `printed` and closes after it: it stands against a
 * character that is no white space and, unless that is part of a word, has white space,
 * punctuation or the edge on its other side; `_` needs that other side in any case.
 */
function mayDelimit(delimiter: string, printed: string, before: string, after: string): boolean {
  const holds = (inner: string, outer: string) => {
    if (isSpaceOrEdge(inner)) return false;
    if (isSpaceOrEdge(outer) || isPunctuation(outer)) return true;
    return delimiter === '**' && isWordCharacter(inner);
  };
  return holds(firstOf(printed), before) && holds(lastOf(printed), after);
}

/** The sign of a reference, linked by a mark, is written as an entity to tell it from one. */
function printLink(href: string, inside: readonly Span[], form: Printing): string {
  const [only] = inside;
  if (inside.length === 1 && only && 'leaf' in only && !isCode(only.leaf) && !isSource(only.leaf)) {
    const text = only.leaf.text ?? '';
    if (isAutolink(text, href)) return `<${text}>`;
    if (text === referenceSign) return `[&#${text.codePointAt(0)};](${printDestination(href)})`;
  }
  const printed = printSpans(inside, { ...form, brackets: true }, '[', ']');
  return `[${printed}](${printDestination(href)})`;
}

const isAutolink = (text: string, href: string): boolean =>
  (text === href && /^(https|mailto):[^<>\s]*$/.test(text)) ||
  (href === `mailto:${text}` &&
    /^[\w.+-]+@[A-Za-z0-9]+(-[A-Za-z0-9]+)*(\.[A-Za-z0-9]+(-[A-Za-z0-9]+)*)+$/.test(text));

/** Two inline sequences hold the same text, marks and leaves, whatever their node boundaries. */
export function isSameInline(one: readonly Node[], other: readonly Node[]): boolean {
  const join = (content: readonly Node[]) => {
    const joined: Node[] = [];
    for (const node of content) appendInline(joined, node);
    return joined;
  };
  const [left, right] = [join(one), join(other)];
  return left.length === right.length && left.every((node, index) => node.eq(right[index] as Node));
}

/**
 * Inline content in one line of plain characters, and back, without loss: what stands between the
 * quotation marks of an instruction.
 *
 * It looks like Markdown but is read without guessing. Six marks are switched on and off where
 * their sign stands: `**` strong, `*` emphasis, `__` underline, `^` superscript, `~` subscript,
 * `` ` `` code, `¦` source. A link is `[words](address)`, a hard break `{br}`, a reference
 * `{→ place}`. A backslash takes the meaning from the sign behind it; `\u{a}` is the character with
 * that hexadecimal number. Quotation marks inside need none where they come in pairs.
 */
import { type Fragment, Mark, type Node } from 'prosemirror-model';
import { schema } from '../../../schema/document.ts';
import { type Glyph, unflatten } from '../text/flat-line.ts';
import { type Cursor, expected, take, takePattern } from './read-instruction-cursor.ts';

/** How blocks are named where inline content points at one. */
export interface Naming {
  /** The block's place, label or bare id. */
  readonly say: (id: string) => string;
  /** The id of the block that is named at the cursor. *Throws* `Miss`. */
  readonly read: (cursor: Cursor) => string;
}

/** Longer signs first, so that `***` is strong and emphasis. */
const signs = [
  ['strong', '**'],
  ['emphasis', '*'],
  ['underline', '__'],
  ['superscript', '^'],
  ['subscript', '~'],
  ['code', '`'],
  ['source', '¦'],
] as const;

/** What stands around printed content: it ends at `close`, which is escaped unless in pairs. */
export interface Frame {
  readonly open?: string;
  readonly close?: string;
}

/** Inline content as one line. */
export function printInline(line: Fragment, naming: Naming, frame: Frame = {}): string {
  const parts: string[] = [];
  const isPaired = hasPairs(line, frame);
  let before: readonly Mark[] = Mark.none;
  const turn = (marks: readonly Mark[]) => {
    parts.push(printTurn(before, marks, naming));
    before = marks;
  };
  line.forEach((node) => {
    turn(node.marks);
    parts.push(
      node.text === undefined
        ? printLeaf(node, naming)
        : escapeText(node.text, isPaired ? {} : frame),
    );
  });
  turn(Mark.none);
  return escapeEnds(parts.join(''));
}

const linkOf = (marks: readonly Mark[]): Mark | undefined =>
  marks.find(({ type }) => type === schema.marks.link);

const isSet = (marks: readonly Mark[], name: string): boolean =>
  marks.some(({ type }) => type.name === name);

/** What ends and begins where the marks change. */
function printTurn(before: readonly Mark[], after: readonly Mark[], naming: Naming): string {
  const [left, right] = [linkOf(before), linkOf(after)];
  const turns = left !== right && !(left && right?.eq(left));
  const switched = signs
    .filter(([name]) => isSet(before, name) !== isSet(after, name))
    .map(([, sign]) => sign)
    .join('');
  const closing = turns && left ? `](${printHref(left.attrs.href as string, naming)})` : '';
  return `${closing}${switched}${turns && right ? '[' : ''}`;
}

const printHref = (href: string, naming: Naming): string =>
  href.startsWith('#') ? `→ ${naming.say(href.slice(1))}` : href.replace(/[\\)]/g, '\\$&');

function printLeaf({ type, attrs }: Node, naming: Naming): string {
  if (type === schema.nodes.hard_break) return '{br}';
  return attrs.to === null ? '{→}' : `{→ ${naming.say(attrs.to as string)}}`;
}

/** Signs, and characters that would not survive in a line of text. */
const special = /[\\*_^~`¦[\]{}|]|[\p{Cc}\p{Zl}\p{Zp}\uFEFF]/gu;

function escapeText(text: string, { open, close }: Frame): string {
  const escaped = text.replace(special, (sign) =>
    /[\p{Cc}\p{Zl}\p{Zp}\uFEFF]/u.test(sign)
      ? `\\u{${(sign.codePointAt(0) as number).toString(16)}}`
      : `\\${sign}`,
  );
  if (!open || !close) return escaped;
  return escaped.replaceAll(open, `\\${open}`).replaceAll(close, `\\${close}`);
}

/** White space at either end of a line is easily lost. */
const escapeEnds = (text: string): string =>
  text.replace(/^\s/, '\\$&').replace(/(?<!\\)\s$/, '\\$&');

/** True when every quotation mark in the text has its partner. */
function hasPairs(line: Fragment, { open, close }: Frame): boolean {
  let depth = 0;
  let isSound = true;
  line.forEach(({ text = '' }) => {
    for (const sign of text) {
      if (sign === open) depth++;
      if (sign === close) depth--;
      if (depth < 0) isSound = false;
    }
  });
  return isSound && depth === 0;
}

/** A quoted string of inline content. */
export const printQuote = (line: Fragment, naming: Naming, [open, close]: Quotes): string =>
  `${open}${printInline(line, naming, { open, close })}${close}`;

type Quotes = readonly [open: string, close: string];

/** The content of the quoted string at the cursor. *Throws* `Miss`. */
export function readQuote(cursor: Cursor, naming: Naming, [open, close]: Quotes): Fragment {
  take(cursor, open);
  const line = readInline(cursor, naming, { open, close });
  take(cursor, close);
  return line;
}

/**
 * The inline content from the cursor to the sign that closes the frame, a `|` or the end of the
 * line, which is left there. *Throws* `Miss` where a link or a brace is not well formed.
 */
export function readInline(cursor: Cursor, naming: Naming, { open, close }: Frame = {}): Fragment {
  const state: Inline = { glyphs: [], marks: Mark.none, linkFrom: -1 };
  let depth = 0;
  for (;;) {
    const sign = cursor.text[cursor.at];
    if (sign === undefined || sign === '\n' || sign === '|') break;
    if (sign === close && depth === 0) break;
    if (sign === open) depth++;
    if (sign === close) depth--;
    readSign(cursor, state, naming);
  }
  if (state.linkFrom >= 0) expected(cursor, ']');
  return unflatten(state.glyphs);
}

interface Inline {
  readonly glyphs: Glyph[];
  marks: readonly Mark[];
  /** Where the words of the open link begin; -1 outside of one. */
  linkFrom: number;
}

function readSign(cursor: Cursor, state: Inline, naming: Naming): void {
  const { text, at } = cursor;
  const sign = signs.find(([, written]) => text.startsWith(written, at));
  if (sign) {
    cursor.at += sign[1].length;
    // Marks that exclude each other may both be on between two signs: only the set as a whole counts.
    const mark = schema.marks[sign[0]].create();
    const others = state.marks.filter((one) => !one.eq(mark));
    state.marks = Mark.setFrom(others.length < state.marks.length ? others : [...others, mark]);
  } else if (text[at] === '[') {
    cursor.at++;
    state.linkFrom = state.glyphs.length;
  } else if (text[at] === ']') endLink(cursor, state, naming);
  else if (text[at] === '{') state.glyphs.push(readLeaf(cursor, state.marks, naming));
  else
    for (const unit of readCharacter(cursor).split(''))
      state.glyphs.push({ text: unit, marks: state.marks });
}

function endLink(cursor: Cursor, state: Inline, naming: Naming): void {
  if (state.linkFrom < 0) expected(cursor, '\\]');
  take(cursor, '](');
  const href = cursor.text.startsWith('→ ', cursor.at)
    ? `#${readTarget(cursor, naming)}`
    : readAddress(cursor);
  take(cursor, ')');
  const link = schema.marks.link.create({ href });
  for (let at = state.linkFrom; at < state.glyphs.length; at++) {
    const glyph = state.glyphs[at] as Glyph;
    state.glyphs[at] = { ...glyph, marks: Mark.setFrom([link, ...glyph.marks]) };
  }
  state.linkFrom = -1;
}

const readAddress = (cursor: Cursor): string =>
  takePattern(cursor, /(?:\\[\\)]|[^\\)\n])*/y, 'an address')[0].replace(/\\(.)/g, '$1');

function readTarget(cursor: Cursor, naming: Naming): string {
  take(cursor, '→ ');
  return naming.read(cursor);
}

function readLeaf(cursor: Cursor, marks: readonly Mark[], naming: Naming): Glyph {
  if (cursor.text.startsWith('{br}', cursor.at)) {
    cursor.at += 4;
    return { text: '\n', marks, leaf: schema.nodes.hard_break.create() };
  }
  take(cursor, '{');
  const isBare = cursor.text.startsWith('→}', cursor.at);
  if (isBare) take(cursor, '→');
  const to = isBare ? null : readTarget(cursor, naming);
  take(cursor, '}');
  return { text: '※', marks, leaf: schema.nodes.reference.create({ to }) };
}

/** One character, freed of its backslash. */
function readCharacter(cursor: Cursor): string {
  const [read, number, plain] = takePattern(
    cursor,
    /\\u\{([0-9a-f]{1,6})\}|\\(.)|[^\\]/suy,
    'a character',
  );
  if (plain !== undefined) return plain;
  if (number === undefined) return read;
  const code = Number.parseInt(number, 16);
  return code <= 0x10ffff
    ? String.fromCodePoint(code)
    : expected(cursor, 'the number of a character');
}

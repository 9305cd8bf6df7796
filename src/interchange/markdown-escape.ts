/**
 * Which characters of plain text Markdown would read as its own, and how they are escaped so that
 * the text stays what it was. Only what would be misread is escaped, so ordinary prose is untouched.
 */
import createMarkdownIt from 'markdown-it';

const { isWhiteSpace, isMdAsciiPunct } = createMarkdownIt().utils;

/** White space, or the edge of a block, which counts as white space. */
export const isSpaceOrEdge = (character: string): boolean =>
  character === '' || isWhiteSpace(character.codePointAt(0) ?? 0);

/** A character that is certainly neither white space nor punctuation to any Markdown parser. */
export const isWordCharacter = (character: string): boolean => /^[\p{L}\p{N}]$/u.test(character);

/** A character every Markdown parser takes for punctuation. */
export const isPunctuation = (character: string): boolean =>
  character !== '' && (isMdAsciiPunct(character.codePointAt(0) ?? 0) || /^\p{P}$/u.test(character));

/** The first and last character as code points, which may be two units; empty for empty text. */
export const firstOf = (text: string): string =>
  text === '' ? '' : String.fromCodePoint(text.codePointAt(0) ?? 0);
export const lastOf = (text: string): string => {
  const pair = text.slice(-2);
  return pair.length === 2 && (pair.codePointAt(0) ?? 0) > 0xffff ? pair : text.slice(-1);
};

/** The characters around a piece of text in its printed line; empty at the edge of the block. */
export interface Around {
  readonly before: string;
  readonly after: string;
  /** True when brackets here could form a link. */
  readonly brackets: boolean;
  /** Which of `*` and `_` cannot find a partner anywhere in the block. */
  readonly lone: string;
}

const special = /[\\`<&!]|\*+|_+|[[\]]/g;

/**
 * A piece of text without marks as Markdown inline source. `*` and `_` stay bare where they cannot
 * open or close emphasis, brackets where no link can arise.
 */
export function escapeText(text: string, around: Around): string {
  const escaped = text.replace(special, (found, offset: number) => {
    const end = offset + found.length;
    const after = end < text.length ? text.slice(end, end + 40) : around.after;
    if (found.startsWith('*') || found.startsWith('_')) {
      const before =
        offset > 0 ? lastOf(text.slice(Math.max(0, offset - 2), offset)) : around.before;
      const isBare =
        around.lone.includes(found[0] ?? '') || isInertRun(found, before, firstOf(after));
      return isBare ? found : found.replace(/./g, '\\$&');
    }
    return isInert(found, after, end === text.length, around.brackets) ? found : `\\${found}`;
  });
  const joins = around.before === ']' ? /^[([:]/ : around.before === '[' ? /^\^/ : null;
  return joins?.test(escaped) ? `\\${escaped}` : escaped;
}

function isInertRun(run: string, before: string, after: string): boolean {
  if (isSpaceOrEdge(before) && isSpaceOrEdge(after)) return true;
  return run.startsWith('_') && isWordCharacter(before) && isWordCharacter(after);
}

/** What may follow `<` in a tag, a comment or an address in angle brackets. */
const mayOpenTag = /^(?:[/!?]|[A-Za-z][A-Za-z0-9-]*(?:[\s/>]|$)|[^\s<>]*[:@]|\S{40})/;

function isInert(found: string, after: string, atEnd: boolean, brackets: boolean): boolean {
  switch (found) {
    case '\\':
      return !atEnd && /^[\p{L}\p{N} ]/u.test(after);
    case '<':
      return !mayOpenTag.test(after);
    case '&':
      return !/^#?[0-9A-Za-z]+;/.test(after);
    case '!':
      return !atEnd || after !== '[';
    case '[':
      return !brackets && !/^\^\d/.test(after);
    case ']':
      return !brackets;
    default:
      return false;
  }
}

/** Escapes every ASCII punctuation mark and line end: text that nothing can misread. */
export const escapeAll = (text: string): string =>
  text.replace(/[!-/:-@[-`{-~]/g, '\\$&').replace(/\n/g, '&#10;');

const lineStarts: readonly (readonly [RegExp, string])[] = [
  [/^([*_])[ \t]*(?:\1[ \t]*){2,}$/, ''],
  [/^(#{1,6})(?=[ \t]|$)/, '\\$1'],
  [/^([-+*])(?=[ \t]|$)/, '\\$1'],
  [/^(\d{1,9})([.)])(?=[ \t]|$)/, '$1\\$2'],
  [/^(>|~~~)/, '\\$1'],
  [/^(=+[ \t]*|-+[ \t]*|(?:-[ \t]*){3,}|[|:-][-:| \t]*)$/, '\\$1'],
];

/** A printed line of a paragraph, escaped where its start would make it another block. */
export function escapeLineStart(line: string): string {
  if (!/^[#>\-+*=_|:~\d]/.test(line)) return line;
  for (const [pattern, replacement] of lineStarts) {
    if (!pattern.test(line)) continue;
    return replacement ? line.replace(pattern, replacement) : line.replace(/[*_]/g, '\\$&');
  }
  return line;
}

/** Printed heading text, whose last number signs would otherwise be dropped as a closing mark. */
export const escapeHeadingEnd = (line: string): string => line.replace(/(^|[ \t])(#+)$/, '$1\\$2');

/** A link target as written between the parentheses of a link. */
export function printDestination(href: string): string {
  if (href === '' || /[\s<>]/.test(href)) return `<${href.replace(/[\\<>]|&(?=#?\w+;)/g, '\\$&')}>`;
  const balanced = /^[^()]*(?:\([^()]*\)[^()]*)*$/.test(href);
  const escaped = href.replace(/\\|&(?=#?\w+;)/g, '\\$&');
  return balanced ? escaped : escaped.replace(/[()]/g, '\\$&');
}

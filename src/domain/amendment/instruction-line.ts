/**
 * Words of one line: what a statement about words does to it, and the statements that turn one line
 * into another.
 *
 * The statements are found from the hunks of a word comparison, marks included. For each hunk the
 * forms a lawyer would use are tried in turn (insert after these words, delete these words), each
 * carried out by the same function that reading uses, and the first that gives exactly the hunk is
 * taken; replacing words with more of their neighbours always does. A line of which little stays is
 * restated as a whole.
 */
import type { Fragment } from 'prosemirror-model';
import {
  type FlatLine,
  flatten,
  type Glyph,
  glyphsOf,
  isSeam,
  readGlyphs,
  sameMarks,
  unflatten,
} from '../text/flat-line.ts';
import { isSpace, isWord } from '../text/tokens.ts';
import { type Hunk, hunksBetween, type Tokens, tidy } from '../text/words.ts';
import type { Found, WordStatement } from './instruction-statement.ts';
import type { Spot } from './place.ts';

/** Glyphs `[from, to)` of a line become others. */
export interface Patch {
  readonly from: number;
  readonly to: number;
  readonly by: readonly Glyph[];
}

/** One line laid out. */
export const flattenLine = (line: Fragment): FlatLine => flatten([{ id: '', line }]);

const space: Glyph = { text: ' ', marks: [] };
const isBlank = (glyph: Glyph | undefined): boolean => glyph?.text === ' ' && !glyph.leaf;

/** What the statement does to the line; null where its words do not stand there so often. */
export function patchOf(statement: WordStatement, line: FlatLine): Patch | null {
  const found = locate(line, statement);
  if (!found) return null;
  const { from, to } = found;
  if (statement.act === 'strike') return { ...closeGap(line.glyphs, from, to), by: [] };
  const { glyphs: by } = flattenLine(statement.by);
  const [first, last] = [by[0], by.at(-1)];
  switch (statement.act) {
    case 'wordsAfter': {
      const isClose = !first || /^[\s,.;:!?…)\]}»”%]/u.test(first.text);
      const gap = isClose ? [] : [spaceBetween(line.glyphs[to - 1], first)];
      return { from: to, to, by: [...gap, ...by] };
    }
    case 'wordsBefore': {
      const isClose = !last || /[\s(«“[{]$/u.test(last.text);
      const gap = isClose ? [] : [spaceBetween(last, line.glyphs[from])];
      return { from, to: from, by: [...by, ...gap] };
    }
    default:
      return { from, to, by };
  }
}

/** A space bears the marks that both its neighbours bear. */
function spaceBetween(left: Glyph | undefined, right: Glyph | undefined): Glyph {
  return left && right && sameMarks(left.marks, right.marks)
    ? { ...space, marks: left.marks }
    : space;
}

function closeGap(glyphs: readonly Glyph[], from: number, to: number) {
  const after = glyphs[to];
  const endsHere = !after || isBlank(after) || /^[,.;:!?…)»”]/u.test(after.text);
  if (isBlank(glyphs[from - 1]) && endsHere) return { from: from - 1, to };
  return from === 0 && isBlank(after) ? { from, to: to + 1 } : { from, to };
}

/** Where the words stand, beginning and ending with whole tokens of the line; marks do not count. */
function locate(line: FlatLine, { words, nth }: Omit<Found, 'at'>): Patch | null {
  const found = occurrences(line, flattenLine(words).glyphs);
  if (nth === 0 && found.length > 1) return null;
  return found[Math.max(nth, 1) - 1] ?? null;
}

/** True when the words stand in the line more than once. */
export const isRepeated = (line: FlatLine, words: Fragment): boolean =>
  occurrences(line, flattenLine(words).glyphs).length > 1;

function occurrences({ glyphs, starts }: FlatLine, sought: readonly Glyph[]): readonly Patch[] {
  const [text, pattern] = [readGlyphs(glyphs), readGlyphs(sought)];
  const bounds = new Set(starts);
  const found: Patch[] = [];
  if (pattern === '') return found;
  for (let from = text.indexOf(pattern); from >= 0; from = text.indexOf(pattern, from + 1)) {
    const to = from + sought.length;
    const isWhole = bounds.has(from) && bounds.has(to);
    if (isWhole && sought.every((glyph, index) => isSameLeaf(glyph, glyphs[from + index])))
      found.push({ from, to, by: [] });
  }
  return found;
}

function isSameLeaf({ leaf }: Glyph, other: Glyph | undefined): boolean {
  const own = other?.leaf;
  if (!leaf || !own) return leaf === own;
  return !isSeam(leaf) && !isSeam(own) && leaf.type === own.type && leaf.attrs.to === own.attrs.to;
}

/** The line with all patches made; null where two of them overlap. */
export function patchLine({ glyphs }: FlatLine, patches: readonly Patch[]): Fragment | null {
  const ordered = patches.toSorted((x, y) => x.from - y.from || x.to - y.to);
  const made: Glyph[] = [];
  let at = 0;
  for (const { from, to, by } of ordered) {
    if (from < at) return null;
    made.push(...glyphs.slice(at, from), ...by);
    at = to;
  }
  return unflatten([...made, ...glyphs.slice(at)]);
}

/** More hunks than this, or a line of which less stays, and the line is restated. */
const hunksMax = 8;
const keptLeast = 0.25;
/** Longer lines are not compared by words. */
const tokensMax = 100_000;

/** Statements that turn the line at a spot into another; null where it is to be restated. */
export function rewordings(at: Spot, before: Fragment, after: Fragment): WordStatement[] | null {
  const [line, other] = [flattenLine(before), flattenLine(after)];
  if (Math.max(line.starts.length, other.starts.length) > tokensMax) return null;
  const [a, b] = [markedTokens(line), markedTokens(other)];
  const hunks = tidy(hunksBetween(a, b), a);
  if (hunks.length > hunksMax || keptShare(hunks, line) < keptLeast) return null;
  const statements: WordStatement[] = [];
  const patches: Patch[] = [];
  for (const hunk of hunks) {
    const told = tell(at, line, hunk, glyphsOf(other, hunk.b0, hunk.b1));
    if (!told) return null;
    statements.push(told.statement);
    patches.push(told.patch);
  }
  return patchLine(line, patches)?.eq(after) ? statements : null;
}

/** Tokens that are the same only with the same marks on every character. */
function markedTokens(line: FlatLine): Tokens {
  const keys = line.tokens.keys.map((key, index) => {
    const marks = glyphsOf(line, index, index + 1).map((glyph) =>
      glyph.marks.map(({ type, attrs }) => `${type.name} ${attrs.href ?? ''}`).join(),
    );
    return marks.every((own) => own === '') ? key : `${key}\0${marks.join('\0')}`;
  });
  return { texts: line.tokens.texts, keys };
}

function keptShare(hunks: readonly Hunk[], { glyphs, starts }: FlatLine): number {
  const gone = hunks.reduce(
    (sum, { a0, a1 }) => sum + (starts[a1] as number) - (starts[a0] as number),
    0,
  );
  return glyphs.length === 0 ? 0 : 1 - gone / glyphs.length;
}

interface Told {
  readonly statement: WordStatement;
  readonly patch: Patch;
}

/** The first form that does exactly what the hunk does. */
function tell(at: Spot, line: FlatLine, hunk: Hunk, by: readonly Glyph[]): Told | null {
  const [from, to] = [line.starts[hunk.a0] as number, line.starts[hunk.a1] as number];
  const wanted = patchLine(line, [{ from, to, by }]);
  for (const statement of formsOf(at, line, hunk, by)) {
    const patch = patchOf(statement, line);
    if (patch && wanted && patchLine(line, [patch])?.eq(wanted)) return { statement, patch };
  }
  return null;
}

/** The ways to say a hunk, the best first. */
function formsOf(at: Spot, line: FlatLine, hunk: Hunk, by: readonly Glyph[]): WordStatement[] {
  const { a0, a1 } = hunk;
  const gone = glyphsOf(line, a0, a1);
  const forms =
    gone.length === 0
      ? additions(at, line, a0, by)
      : by.length === 0
        ? strikes(at, line, hunk)
        : [replacement(at, line, ...withoutSpaces(line, hunk, by))];
  // With a neighbour on either side nothing is empty.
  for (const from of [a0 - 1, a0 - 2])
    if (from >= 0)
      forms.push(replacement(at, line, [from, a1], [...glyphsOf(line, from, a0), ...by]));
  forms.push(replacement(at, line, [a0, a1 + 1], [...by, ...glyphsOf(line, a1, a1 + 1)]));
  return forms;
}

/** What is replaced, and by what, without a space that begins or ends both. */
function withoutSpaces(
  line: FlatLine,
  { a0, a1 }: Hunk,
  by: readonly Glyph[],
): readonly [range: readonly [number, number], by: readonly Glyph[]] {
  let [from, to, start, end] = [a0, a1, 0, by.length];
  const isShared = (index: number, own: Glyph | undefined): boolean => {
    const [glyph] = glyphsOf(line, index, index + 1);
    const isLong = to - from > 1 && end - start > 1;
    if (!isLong || !glyph || !own || !isBlank(glyph) || !isBlank(own)) return false;
    return isBlankToken(line, index) && sameMarks(glyph.marks, own.marks);
  };
  if (isShared(from, by[start])) [from, start] = [from + 1, start + 1];
  if (isShared(to - 1, by[end - 1])) [to, end] = [to - 1, end - 1];
  return [[from, to], by.slice(start, end)];
}

function replacement(
  at: Spot,
  line: FlatLine,
  [from, to]: readonly [number, number],
  by: readonly Glyph[],
): WordStatement {
  const isStyle = readGlyphs(glyphsOf(line, from, to)) === readGlyphs(by);
  return { act: isStyle ? 'style' : 'replace', ...foundAt(at, line, from, to), by: unflatten(by) };
}

/** Words that come at token `index`; the space that belongs to them is not told. */
function additions(at: Spot, line: FlatLine, index: number, by: readonly Glyph[]): WordStatement[] {
  const [isLed, isTrailed] = [isBlank(by[0]), isBlank(by.at(-1))];
  const trimmedEnd = isTrailed ? by.slice(0, -1) : by;
  const startsWord = !isLed && isTrailed && isBlankToken(line, index - 1);
  const anchor = startsWord ? index - 1 : index;
  const added = isLed ? by.slice(1) : startsWord ? trimmedEnd : by;
  const forms: WordStatement[] = [];
  if (anchor > 0)
    forms.push({ act: 'wordsAfter', ...anchorBefore(at, line, anchor), by: unflatten(added) });
  if (index === 0)
    forms.push({ act: 'wordsBefore', ...foundAt(at, line, 0, 1), by: unflatten(trimmedEnd) });
  return forms;
}

function strikes(at: Spot, line: FlatLine, { a0, a1 }: Hunk): WordStatement[] {
  const [start, end] = trimmed(line, a0, a1);
  return start < end ? [{ act: 'strike', ...foundAt(at, line, start, end) }] : [];
}

const isBlankToken = ({ tokens }: FlatLine, index: number): boolean => tokens.texts[index] === ' ';

/** Tokens `[from, to)` without white space at the ends. */
function trimmed({ tokens }: FlatLine, from: number, to: number): readonly [number, number] {
  let [start, end] = [from, to];
  while (start < end && isSpace(tokens.texts[start] as string)) start++;
  while (start < end && isSpace(tokens.texts[end - 1] as string)) end--;
  return [start, end];
}

/** Tokens `[from, to)` as words to be found, with how many times they stand there before. */
function foundAt(at: Spot, line: FlatLine, from: number, to: number): Found {
  const words = glyphsOf(line, from, to);
  const found = occurrences(line, words);
  const nth = found.findIndex((one) => one.from === line.starts[from]) + 1;
  return { at, words: unflatten(words), nth: found.length > 1 ? nth : 0 };
}

/** An anchor says little when it is long, and nothing when it stands everywhere. */
const anchorTokensMax = 7;

/** The last words before token `index`: as many as it takes to stand there once, if few do. */
function anchorBefore(at: Spot, line: FlatLine, index: number): Found {
  let shortest: Found | null = null;
  for (let from = index - 1; from >= Math.max(0, index - anchorTokensMax); from--) {
    if (!isWord(line.tokens.texts[from] as string)) continue;
    const found = foundAt(at, line, from, index);
    shortest ??= found;
    if (found.nth === 0) return found;
  }
  return shortest ?? foundAt(at, line, index - 1, index);
}

/** The words a line can be split after, so that `rest` follows; null where no cut gives both. */
export function cutAfter(at: Spot, before: Fragment, kept: Fragment, rest: Fragment): Found | null {
  const line = flattenLine(before);
  const index = line.starts.indexOf(kept.size);
  if (index <= 0) return null;
  const found = anchorBefore(at, line, index);
  const parts = cutLine(line, found);
  return parts?.[0].eq(kept) && parts[1].eq(rest) ? found : null;
}

/** The line up to the end of the words, and what follows without a space at its front. */
export function cutLine(
  line: FlatLine,
  found: Omit<Found, 'at'>,
): readonly [Fragment, Fragment] | null {
  const place = locate(line, found);
  if (!place) return null;
  const { glyphs } = line;
  const from = isBlank(glyphs[place.to]) ? place.to + 1 : place.to;
  return [unflatten(glyphs.slice(0, place.to)), unflatten(glyphs.slice(from))];
}

/** Two lines one after the other, with a space between unless they stand close. */
export const joinLines = (left: Fragment, right: Fragment, isClose: boolean): Fragment =>
  isClose ? left.append(right) : left.append(unflatten([space])).append(right);

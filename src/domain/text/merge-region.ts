/**
 * Decides regions of a line in which both sides changed words: what of it is one side's change
 * alone, what both wrote alike, and what a person has to settle.
 */
import { type FlatLine, type Glyph, glyphsOf, isSeam, lineFrom, sameMarks } from './flat-line.ts';
import { mergeMarks } from './merge-marks.ts';
import { isWord } from './tokens.ts';
import { hunksBetween, tidy } from './words.ts';

/** Tokens `[from, to)` of base and what stands there on each side. */
export interface Region {
  readonly from: number;
  readonly to: number;
  readonly base: readonly Glyph[];
  readonly ours: readonly Glyph[];
  readonly theirs: readonly Glyph[];
  /** Tells apart several regions with one place in base. */
  readonly part?: number;
}

/** Who decides what the merge cannot, and hears of what it decided by itself. */
export interface Arbiter {
  /** What to put in the region's place. */
  readonly decideWords: (region: Region, kind: 'words' | 'marks') => readonly Glyph[];
  readonly notice: (kind: 'order' | 'overlap', text: string) => void;
}

/**
 * The words of the side that alone changed those of base, where all the other did is to put the same
 * words before or behind them; `null` where it is not so.
 */
export function soleChange(region: Region): readonly Glyph[] | null {
  if (region.base.length === 0) return null;
  const [base, ours, theirs] = [region.base, region.ours, region.theirs].map(lineFrom) as [
    FlatLine,
    FlatLine,
    FlatLine,
  ];
  if (isPutAround(base, ours, theirs)) return region.theirs;
  return isPutAround(base, theirs, ours) ? region.ours : null;
}

/**
 * True when `own` is base with words before and behind it that `other` begins and ends with. Words that
 * base begins or ends with too say nothing: the other side may as well have kept those.
 */
function isPutAround(base: FlatLine, own: FlatLine, other: FlatLine): boolean {
  const [kept, length, facing] = [base, own, other].map(({ tokens }) => tokens.keys.length) as [
    number,
    number,
    number,
  ];
  const put = length - kept;
  if (put < 0 || put > facing) return false;
  for (let before = 0; before <= put; before++) {
    if (before > 0 && !isSameToken(own, before - 1, other, before - 1)) return false;
    const behind = put - before;
    if (
      isSameRun(own, before, base, 0, kept) &&
      isSameRun(own, length - behind, other, facing - behind, behind) &&
      !(before > 0 && isSameRun(base, 0, own, 0, before)) &&
      !(behind > 0 && isSameRun(base, kept - behind, own, length - behind, behind))
    )
      return true;
  }
  return false;
}

/** False where either has no such tokens. */
function isSameRun(x: FlatLine, from: number, y: FlatLine, at: number, count: number): boolean {
  if (from < 0 || from + count > x.tokens.keys.length) return false;
  for (let index = 0; index < count; index++)
    if (!isSameToken(x, from + index, y, at + index)) return false;
  return true;
}

/** Alike in words and in marks: one may stand for the other. */
export function isSameToken(line: FlatLine, one: number, other: FlatLine, at: number): boolean {
  if (line.tokens.keys[one] !== other.tokens.keys[at]) return false;
  const facing = glyphsOf(other, at, at + 1);
  return glyphsOf(line, one, one + 1).every(({ marks, leaf }, index) => {
    const glyph = facing[index];
    return (
      glyph !== undefined && !isSeam(leaf) && leaf === glyph.leaf && sameMarks(marks, glyph.marks)
    );
  });
}

/** Equal for equal words. Where both sides split a line at one place, it is the same split. */
export const spell = (glyphs: readonly Glyph[]): string =>
  glyphs
    .map(({ text, leaf }) => (leaf && !isSeam(leaf) ? `\0${leaf.attrs.to ?? ''}` : text))
    .join('');

/** Words both sides wrote alike, with the marks of either. */
export function agree(
  region: Region,
  ours: readonly Glyph[],
  theirs: readonly Glyph[],
  arbiter: Arbiter,
): readonly Glyph[] {
  const isEqual = ours.every((glyph, index) => {
    const facing = theirs[index] as Glyph;
    return sameMarks(glyph.marks, facing.marks) && seamOf(glyph) === seamOf(facing);
  });
  if (isEqual) return ours;
  // Equal words may stand for different splits: which is taken must not depend on the side.
  const [own, other] = spellFully(ours) < spellFully(theirs) ? [ours, theirs] : [theirs, ours];
  const merged = own.map((glyph, index) => {
    const marks = mergeMarks([], glyph.marks, (other[index] as Glyph).marks);
    return marks && { ...glyph, marks };
  });
  if (merged.every((glyph) => glyph !== null)) return merged;
  return arbiter.decideWords({ ...region, ours, theirs }, 'marks');
}

const seamOf = ({ leaf }: Glyph): string => (isSeam(leaf) ? leaf.seam : '');

/** Tells equal words apart by their marks and by the blocks a split made. */
const spellFully = (glyphs: readonly Glyph[]): string =>
  JSON.stringify(glyphs.map((glyph) => [seamOf(glyph), glyph.marks.map((mark) => mark.toJSON())]));

const mostlyAlike = 0.7;
const fewWords = 4;

/**
 * A region in which both sides wrote nearly the same new words: what they share stands, and only
 * the rest is in conflict. Base has there what a side kept of it, and nothing where both replaced
 * it. Any other region is one conflict. What two sides share is looked for in one direction
 * whichever is whose, for of several longest common runs the search takes the first it meets.
 */
export function decideApart(region: Region, arbiter: Arbiter): readonly Glyph[] {
  const isTurned = spell(region.theirs) < spell(region.ours);
  const [left, right] = isTurned ? [region.theirs, region.ours] : [region.ours, region.theirs];
  const [one, other] = [lineFrom(left), lineFrom(right)];
  const hunks = tidy(hunksBetween(one.tokens, other.tokens), one.tokens);
  const [x, y] = [one, other].map(({ tokens }) => tokens.texts.filter(isWord).length) as [
    number,
    number,
  ];
  const lost = hunks.flatMap(({ a0, a1 }) => one.tokens.texts.slice(a0, a1)).filter(isWord).length;
  if (Math.min(x, y) < fewWords || (2 * (x - lost)) / (x + y) < mostlyAlike)
    return arbiter.decideWords(region, 'words');
  const partOf = (a0: number, a1: number, b0: number, b1: number): Region => {
    const [first, second] = [glyphsOf(one, a0, a1), glyphsOf(other, b0, b1)];
    const [ours, theirs] = isTurned ? [second, first] : [first, second];
    return { ...region, base: [], ours, theirs, part: a0 };
  };
  const merged: (readonly Glyph[])[] = [];
  const share = (a0: number, a1: number, b0: number) => {
    const part = partOf(a0, a1, b0, b0 + (a1 - a0));
    merged.push(agree(part, part.ours, part.theirs, arbiter));
  };
  let [a, b] = [0, 0];
  for (const { a0, a1, b0, b1 } of hunks) {
    share(a, a0, b);
    const bare = partOf(a0, a1, b0, b1);
    const part = { ...bare, base: keptIn(region.base, [bare.ours, bare.theirs]) };
    merged.push(soleChange(part) ?? arbiter.decideWords(part, 'words'));
    [a, b] = [a1, b1];
  }
  share(a, one.tokens.keys.length, b);
  return merged.flat();
}

/** The stretch of base whose words stand on one of the sides; empty when none does. */
function keptIn(base: readonly Glyph[], sides: readonly (readonly Glyph[])[]): readonly Glyph[] {
  const line = lineFrom(base);
  const { texts } = line.tokens;
  const kept = new Set(sides.flatMap((glyphs) => lineFrom(glyphs).tokens.texts.filter(isWord)));
  const stands = (text: string) => kept.has(text);
  const first = texts.findIndex(stands);
  return first < 0 ? [] : glyphsOf(line, first, texts.findLastIndex(stands) + 1);
}

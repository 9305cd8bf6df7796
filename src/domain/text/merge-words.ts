/**
 * Merges three versions of one line word by word. It knows nothing of blocks: a line may be one
 * block's or several in a row with seams between them.
 *
 * Each side's difference from base is a list of hunks (`words.ts`). Hunks of the two sides that
 * meet (`merge-hunks.ts`) make one region; all others stand alone and are taken as they are. A
 * region is decided when both sides did the same, when both only deleted (what either deleted
 * goes), or when both only inserted different words (both stay, in an order that does not depend on
 * the side), unless the line was empty: two contents of one empty cell exclude each other. Every
 * other region is a conflict: base stays, and the three wordings are handed out. A
 * side that kept less than half of the words has rewritten the line, and its change counts as one
 * hunk. Where base words stay, their marks are merged one by one.
 */
import type { Mark } from 'prosemirror-model';
import {
  type FlatLine,
  type Glyph,
  glyphsOf,
  isSeam,
  lineFrom,
  readGlyphs,
  sameMarks,
} from './flat-line.ts';
import { type Cluster, clusterHunks, isDeletion, meetInLines, meetInWords } from './merge-hunks.ts';
import { commonChange, mergeMarks } from './merge-marks.ts';
import { isWord } from './tokens.ts';
import { type Hunk, hunksBetween, slideBack, tidy } from './words.ts';

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

/** One side of the merge against base. */
export interface LineSide {
  readonly base: FlatLine;
  readonly line: FlatLine;
  readonly hunks: readonly Hunk[];
  /** For each base token, the side's token it is, or -1. */
  readonly partners: Int32Array;
}

/**
 * The merged line of two sides of one base line. Seams are among the glyphs wherever they were kept.
 * `toTheLetter` is for program code and the like, whose lines are merged each as a whole.
 */
export function mergeWords(
  sides: readonly [LineSide, LineSide],
  arbiter: Arbiter,
  toTheLetter = false,
): Glyph[] {
  const [{ base }] = sides;
  const { texts } = base.tokens;
  const changed = sides.map(({ hunks, line }) => ({ hunks, texts: line.tokens.texts }));
  const meeting = toTheLetter ? meetInLines(texts, changed) : meetInWords(texts, changed);
  const merged: (readonly Glyph[])[] = [];
  let done = 0;
  for (const cluster of clusterHunks(sides[0].hunks, sides[1].hunks, meeting)) {
    merged.push(keepWords(base, sides, done, cluster.from, arbiter));
    merged.push(decideCluster(base, sides, cluster, arbiter));
    done = cluster.to;
  }
  merged.push(keepWords(base, sides, done, base.tokens.keys.length, arbiter));
  return merged.flat();
}

const rewrittenBelow = 1 / 2;

/** What one side made of a line; it does not depend on the other, so it may be used again. */
export function openLineSide(base: FlatLine, line: FlatLine, toTheLetter = false): LineSide {
  const found = tidy(hunksBetween(base.tokens, line.tokens), base.tokens);
  let hunks = slideBack(found, (of, one, other) =>
    isSameToken(of === 'before' ? base : line, one, other),
  );
  if (!toTheLetter && isRewritten(base, hunks))
    hunks = [{ a0: 0, a1: base.tokens.keys.length, b0: 0, b1: line.tokens.keys.length }];
  const partners = new Int32Array(base.tokens.keys.length);
  let [token, partner] = [0, 0];
  for (const { a0, a1, b1 } of [...hunks, { a0: partners.length, a1: partners.length, b1: 0 }]) {
    while (token < a0) partners[token++] = partner++;
    partners.fill(-1, a0, a1);
    [token, partner] = [a1, b1];
  }
  return { base, line, hunks, partners };
}

/** Alike in words and in marks: one may stand for the other. */
function isSameToken(line: FlatLine, one: number, other: number): boolean {
  if (line.tokens.keys[one] !== line.tokens.keys[other]) return false;
  const facing = glyphsOf(line, other, other + 1);
  return glyphsOf(line, one, one + 1).every(({ marks, leaf }, index) => {
    const glyph = facing[index];
    return glyph !== undefined && !leaf && !glyph.leaf && sameMarks(marks, glyph.marks);
  });
}

/** True when the hunks leave less than half of the base words, and replace the rest. */
function isRewritten({ tokens: { texts } }: FlatLine, hunks: readonly Hunk[]): boolean {
  const words = texts.filter(isWord).length;
  let lost = 0;
  let replaced = false;
  for (const { a0, a1, b0, b1 } of hunks) {
    for (let at = a0; at < a1; at++) if (isWord(texts[at] as string)) lost++;
    if (b1 > b0) replaced = true;
  }
  return replaced && words - lost < words * rewrittenBelow;
}

function decideCluster(
  base: FlatLine,
  sides: readonly [LineSide, LineSide],
  { from, to, ours: own, theirs: other }: Cluster,
  arbiter: Arbiter,
): readonly Glyph[] {
  const [ours, theirs] = sides;
  const region: Region = {
    from,
    to,
    base: glyphsOf(base, from, to),
    ours: sliceOf(ours, own, from, to),
    theirs: sliceOf(theirs, other, from, to),
  };
  if (other.length === 0) return takeSide(base, theirs, region.ours, region, arbiter);
  if (own.length === 0) return takeSide(base, ours, region.theirs, region, arbiter);
  const [x, y] = [spell(region.ours), spell(region.theirs)];
  if (x === y) return agree(region, region.ours, region.theirs, arbiter);
  if ([...own, ...other].every(isDeletion)) {
    arbiter.notice('overlap', readGlyphs(region.base));
    return keepUndeleted(base, sides, from, to, arbiter);
  }
  const wasEmpty = base.tokens.keys.length === 0;
  if (from === to && !wasEmpty && !shareWords(ours, own, theirs, other)) {
    arbiter.notice('order', `${x} ${y}`);
    return x < y ? [...region.ours, ...region.theirs] : [...region.theirs, ...region.ours];
  }
  return decideApart(region, arbiter);
}

/** Equal for equal words. Where both sides split a line at one place, it is the same split. */
const spell = (glyphs: readonly Glyph[]): string =>
  glyphs
    .map(({ text, leaf }) => (leaf && !isSeam(leaf) ? `\0${leaf.attrs.to ?? ''}` : text))
    .join('');

/** Words both sides wrote alike, with the marks of either. */
function agree(
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

function shareWords(
  ours: LineSide,
  own: readonly Hunk[],
  theirs: LineSide,
  other: readonly Hunk[],
): boolean {
  const words = ({ line }: LineSide, hunks: readonly Hunk[]) =>
    hunks.flatMap(({ b0, b1 }) => line.tokens.texts.slice(b0, b1).filter(isWord));
  const known = new Set(words(ours, own));
  return words(theirs, other).some((word) => known.has(word));
}

/** The base tokens of a region that neither side deleted. */
function keepUndeleted(
  base: FlatLine,
  sides: readonly [LineSide, LineSide],
  from: number,
  to: number,
  arbiter: Arbiter,
): readonly Glyph[] {
  const kept: Glyph[] = [];
  for (let token = from; token < to; token++)
    if (sides.every(({ partners }) => (partners[token] as number) >= 0))
      kept.push(...keepWords(base, sides, token, token + 1, arbiter));
  return kept;
}

/** What a side has in the place of base tokens `[from, to)`, whose ends are not inside its hunks. */
function sliceOf(
  { line, hunks, partners }: LineSide,
  own: readonly Hunk[],
  from: number,
  to: number,
): readonly Glyph[] {
  const [first, last] = [own[0], own.at(-1)];
  if (first && last) return glyphsOf(line, first.b0 - (first.a0 - from), last.b1 + (to - last.a1));
  if (from < to) return glyphsOf(line, partners[from] as number, (partners[to - 1] as number) + 1);
  const shift = hunks.reduce((sum, { a1, b1 }) => (a1 <= from ? b1 - a1 : sum), 0);
  return glyphsOf(line, from + shift, from + shift);
}

/**
 * One side's words, with what the other did to the marks of all those they replace. A change of
 * marks that cannot be carried over is not lost: the region is then a conflict, or, where the words
 * are merely deleted, told.
 */
function takeSide(
  base: FlatLine,
  other: LineSide,
  glyphs: readonly Glyph[],
  region: Region,
  arbiter: Arbiter,
): readonly Glyph[] {
  const { from, to } = region;
  const isInner = 0 < from && to < base.tokens.keys.length;
  const [low, high] = from === to && isInner ? [from - 1, to + 1] : [from, to];
  const replaced: { before: readonly Mark[]; after: readonly Mark[] }[] = [];
  for (let token = low; token < high; token++) {
    const partner = other.partners[token] as number;
    const after = partner < 0 ? [] : glyphsOf(other.line, partner, partner + 1);
    glyphsOf(base, token, token + 1).forEach(({ marks }, index) => {
      replaced.push({ before: marks, after: after[index]?.marks ?? marks });
    });
  }
  const change = commonChange(replaced);
  if (change) return glyphs.map((glyph) => ({ ...glyph, marks: change(glyph.marks) }));
  if (from === to) return glyphs;
  if (glyphs.length > 0) return arbiter.decideWords(region, 'words');
  arbiter.notice('overlap', readGlyphs(region.base));
  return glyphs;
}

const mostlyAlike = 0.7;
const fewWords = 4;

/**
 * A region in which both sides wrote nearly the same new words: what they share stands, and only
 * the rest is in conflict. Base has there what a side kept of it, and nothing where both replaced
 * it. Any other region is one conflict.
 */
function decideApart(region: Region, arbiter: Arbiter): readonly Glyph[] {
  const [ours, theirs] = [region.ours, region.theirs].map((glyphs) => lineFrom(glyphs)) as [
    FlatLine,
    FlatLine,
  ];
  const hunks = tidy(hunksBetween(ours.tokens, theirs.tokens), ours.tokens);
  const [x, y] = [ours, theirs].map(({ tokens }) => tokens.texts.filter(isWord).length) as [
    number,
    number,
  ];
  const lost = hunks.flatMap(({ a0, a1 }) => ours.tokens.texts.slice(a0, a1)).filter(isWord).length;
  if (Math.min(x, y) < fewWords || (2 * (x - lost)) / (x + y) < mostlyAlike)
    return arbiter.decideWords(region, 'words');
  const merged: (readonly Glyph[])[] = [];
  const share = (a0: number, a1: number, b0: number) => {
    const [own, other] = [glyphsOf(ours, a0, a1), glyphsOf(theirs, b0, b0 + (a1 - a0))];
    merged.push(agree({ ...region, base: [], part: a0 }, own, other, arbiter));
  };
  let [a, b] = [0, 0];
  for (const { a0, a1, b0, b1 } of hunks) {
    share(a, a0, b);
    const [own, other] = [glyphsOf(ours, a0, a1), glyphsOf(theirs, b0, b1)];
    const base = keptIn(region.base, [own, other]);
    const part = { ...region, base, ours: own, theirs: other, part: a0 };
    merged.push(arbiter.decideWords(part, 'words'));
    [a, b] = [a1, b1];
  }
  share(a, ours.tokens.keys.length, b);
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

/** Base tokens both sides kept, with merged marks. */
function keepWords(
  base: FlatLine,
  [ours, theirs]: readonly [LineSide, LineSide],
  from: number,
  to: number,
  arbiter: Arbiter,
): Glyph[] {
  const kept: (readonly Glyph[])[] = [];
  let disputed: Region | null = null;
  const settle = () => {
    if (disputed) kept.push(arbiter.decideWords(disputed, 'marks'));
    disputed = null;
  };
  for (let token = from; token < to; token++) {
    const own = glyphsOf(base, token, token + 1);
    const [x, y] = [ours.partners[token] as number, theirs.partners[token] as number];
    const left = x < 0 ? own : glyphsOf(ours.line, x, x + 1);
    const right = y < 0 ? own : glyphsOf(theirs.line, y, y + 1);
    const merged = own.map((glyph, index) => {
      const marks = mergeMarks(
        glyph.marks,
        (left[index] as Glyph).marks,
        (right[index] as Glyph).marks,
      );
      return marks && { ...glyph, marks };
    });
    if (merged.every((glyph) => glyph !== null)) {
      settle();
      kept.push(merged);
    } else disputed = extend(disputed, token, own, left, right);
  }
  settle();
  return kept.flat();
}

function extend(
  region: Region | null,
  token: number,
  base: readonly Glyph[],
  ours: readonly Glyph[],
  theirs: readonly Glyph[],
): Region {
  if (!region) return { from: token, to: token + 1, base, ours, theirs };
  return {
    from: region.from,
    to: token + 1,
    base: [...region.base, ...base],
    ours: [...region.ours, ...ours],
    theirs: [...region.theirs, ...theirs],
  };
}

/**
 * Merges three versions of one line word by word. It knows nothing of blocks: a line may be one
 * block's or several in a row with seams between them.
 *
 * Each side's difference from base is a list of hunks (`words.ts`). A side that kept less than half
 * of the words, or changed the line at every turn, has rewritten it, and its change counts as one
 * hunk. Hunks of the two sides that meet (`merge-hunks.ts`) make one region; all others stand alone
 * and are taken as they are. A region is decided when both sides did the same, when both only deleted
 * (what either deleted goes), when one side alone changed base and the other put nothing around it but
 * what both put there, or when both only inserted different words (both stay, in an order that does
 * not depend on the side), unless the line was empty, for two contents of one empty cell exclude each
 * other, or both would grow into one word. Every other region is a conflict: base stays, and the three
 * wordings are handed out (`merge-region.ts`). Words put at an end of a line that the other side
 * rewrote are a conflict by themselves. Where base words stay, their marks are merged one by one.
 */
import type { Mark } from 'prosemirror-model';
import { type FlatLine, type Glyph, glyphsOf, isSeam, readGlyphs, sameMarks } from './flat-line.ts';
import { type Cluster, clusterHunks, isDeletion, meetInLines, meetInWords } from './merge-hunks.ts';
import { commonChange, mergeMarks } from './merge-marks.ts';
import {
  type Arbiter,
  agree,
  decideApart,
  isSameToken,
  type Region,
  soleChange,
  spell,
} from './merge-region.ts';
import { isWord } from './tokens.ts';
import { type Hunk, hunksBetween, slideBack, tidy } from './words.ts';

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
  let hunks = slideBack(found, (of, one, other) => {
    const own = of === 'before' ? base : line;
    return isSameToken(own, one, own, other);
  });
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

/** Who changes a line at every turn has written it anew, though most of its words are left. */
const fewPlaces = 6;
const wordsBetween = 8;

/** True for so many changes of a line of so many words that but few words stand between two. */
export const isChangedThroughout = (hunks: number, words: number): boolean =>
  hunks >= fewPlaces && words < hunks * wordsBetween;

/** True when the hunks leave less than half of the base words, and replace the rest, or change it throughout. */
function isRewritten({ tokens: { texts } }: FlatLine, hunks: readonly Hunk[]): boolean {
  const words = texts.filter(isWord).length;
  if (isChangedThroughout(hunks.length, words)) return true;
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
    const [first, second] = x < y ? [x, y] : [y, x];
    if (!wouldGrowTogether(first, second)) {
      arbiter.notice('order', `${x} ${y}`);
      return first === x ? [...region.ours, ...region.theirs] : [...region.theirs, ...region.ours];
    }
  }
  const left: Doing = { side: ours, hunks: own, isOurs: true };
  const right: Doing = { side: theirs, hunks: other, isOurs: false };
  return (
    soleChange(region) ??
    decideAtEdges(base, left, right, region, arbiter) ??
    decideAtEdges(base, right, left, region, arbiter) ??
    decideApart(region, arbiter)
  );
}

/** True where one text would go on in the other without a gap, as if it were one word or address. */
const wouldGrowTogether = (first: string, second: string): boolean =>
  /\S$/.test(first) && !/^\p{P}?\s/u.test(second);

/** A side, what it did in a cluster, and which side it is. */
interface Doing {
  readonly side: LineSide;
  readonly hunks: readonly Hunk[];
  readonly isOurs: boolean;
}

/**
 * One side wrote the whole line anew and the other only put words before or behind it: the new line
 * stands, and only what was put there is in question. `null` where it is not so.
 */
function decideAtEdges(
  base: FlatLine,
  writer: Doing,
  adder: Doing,
  region: Region,
  arbiter: Arbiter,
): readonly Glyph[] | null {
  const { from, to } = region;
  if (!isWhole(writer, base) || adder.hunks.some(({ a0, a1 }) => a0 < a1)) return null;
  if (adder.hunks.some(({ a0 }) => from < a0 && a0 < to)) return null;
  const put = (at: number): readonly Glyph[] =>
    adder.hunks
      .filter(({ a0 }) => a0 === at)
      .flatMap(({ b0, b1 }) => glyphsOf(adder.side.line, b0, b1));
  if ([...put(from), ...put(to)].some(({ leaf }) => isSeam(leaf))) return null;
  const decide = (at: number): readonly Glyph[] => {
    const [ours, theirs] = adder.isOurs ? [put(at), []] : [[], put(at)];
    if (put(at).length === 0) return [];
    return arbiter.decideWords({ from: at, to: at, base: [], ours, theirs, part: 0 }, 'words');
  };
  const written = writer.isOurs ? region.ours : region.theirs;
  return [...decide(from), ...takeSide(base, adder.side, written, region, arbiter), ...decide(to)];
}

/** True for a side that replaced all of the line at once. */
const isWhole = ({ hunks: [first, ...more] }: Doing, { tokens }: FlatLine): boolean =>
  first !== undefined &&
  more.length === 0 &&
  first.a0 === 0 &&
  first.a1 === tokens.keys.length &&
  first.a1 > 0 &&
  first.b0 < first.b1;

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
 * marks that cannot be carried over, for it is not the same throughout or the new words have such a
 * mark of their own, is not lost: the region is then a conflict, or, where the words are merely
 * deleted, told.
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
  if (glyphs.length === 0) {
    if (replaced.some(({ before, after }) => !sameMarks(before, after)))
      arbiter.notice('overlap', readGlyphs(region.base));
    return glyphs;
  }
  const change = commonChange(replaced);
  const changed = glyphs.map((glyph) => {
    const marks = change?.(glyph.marks) ?? null;
    return marks && { ...glyph, marks };
  });
  if (changed.every((glyph) => glyph !== null)) return changed;
  return from === to ? glyphs : arbiter.decideWords(region, 'words');
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

/**
 * Compares the inline content of two blocks word by word, the way a person would mark it up. It
 * knows tokens, not blocks; marks do not take part.
 *
 * A longest common subsequence of tokens gives the fewest changes, but reads badly in three ways,
 * which are mended in turn. (1) A run that came or went can often be slid along equal tokens; it is
 * slid to where a sentence or word begins. (2) White space that happens to be equal between two
 * replaced words would cut one replacement in two: such gaps are closed. (3) So are words too
 * small to matter between changes much larger than they ("и", "of" inside a rewritten sentence).
 */
import type { Fragment, Node } from 'prosemirror-model';
import { limits } from '../../../schema/limits.ts';
import type { Words } from './change.ts';
import { matchSequences } from './sequence.ts';
import { isSpace, isWord, tokenise } from './tokens.ts';

/** The tokens of a line. Tokens are equal when their keys are; `texts` is what a person sees. */
export interface Tokens {
  readonly texts: readonly string[];
  readonly keys: readonly string[];
}

/** Tokens `[a0, a1)` of one line stand where the other has `[b0, b1)`; one may be empty. */
export interface Hunk {
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
}

/** Shown for the seam between two parts of a split or joined block. */
const seam = '¶';

/** Tokens of text. */
function tokensIn(text: string): Tokens {
  const texts = tokenise(text);
  return { texts, keys: texts };
}

/** Tokens of inline content: text across marks is one text, other inline nodes one token each. */
export function tokensOf(line: Fragment): Tokens {
  const parts: Tokens[] = [];
  let text = '';
  for (const node of line.content) {
    if (node.text !== undefined) text += node.text;
    else {
      const target = (node.attrs.to as string | null | undefined) ?? '';
      const shown = node.type.name === 'hard_break' ? '\n' : '※';
      parts.push(tokensIn(text), { texts: [shown], keys: [`\0${node.type.name} ${target}`] });
      text = '';
    }
  }
  return parts.length === 0 ? tokensIn(text) : concat([...parts, tokensIn(text)]);
}

/** `tokensOf` for a while in which the same lines are read several times. */
export function rememberTokens(): (line: Fragment) => Tokens {
  const known = new Map<Fragment, Tokens>();
  return (line) => {
    const tokens = known.get(line) ?? tokensOf(line);
    known.set(line, tokens);
    return tokens;
  };
}

/** The tokens of several lines in a row, with a seam between each two. */
export function joinTokens(lines: readonly Tokens[]): Tokens {
  const between = { texts: [seam], keys: ['\0seam'] };
  return concat(lines.flatMap((line, index) => (index > 0 ? [between, line] : [line])));
}

/** Tokens end to end. */
function concat(parts: readonly Tokens[]): Tokens {
  const texts: string[] = [];
  const keys: string[] = [];
  for (const part of parts) {
    for (const text of part.texts) texts.push(text);
    for (const key of part.keys) keys.push(key);
  }
  return { texts, keys };
}

/** Where two lines differ, as the fewest tokens can tell it, each hunk slid to a good place. */
export function hunksBetween(a: Tokens, b: Tokens): Hunk[] {
  const match = matchSequences(a.keys, b.keys);
  const found: Hunk[] = [];
  let [a0, b0] = [0, 0];
  for (let index = 0; index <= match.length; index++) {
    const partner = index === match.length ? b.keys.length : (match[index] as number);
    if (partner < 0) continue;
    if (index > a0 || partner > b0) found.push({ a0, a1: index, b0, b1: partner });
    [a0, b0] = [index + 1, partner + 1];
  }
  const hunks: Hunk[] = [];
  for (const [index, hunk] of found.entries())
    hunks.push(slide(hunk, a, b, hunks.at(-1), found[index + 1]));
  return hunks;
}

/** Where two lists differ: all before `start` and from the ends on they share. */
export function withoutSharedEnds(a: readonly string[], b: readonly string[]) {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a[start] === b[start]) start++;
  let end = 0;
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return { start, aEnd: a.length - end, bEnd: b.length - end };
}

/**
 * Slides a pure insertion or deletion over equal tokens, but not over the hunks around it, to its best
 * place: where it is or before that, and behind only where it is whole sentences there.
 */
function slide(hunk: Hunk, a: Tokens, b: Tokens, last?: Hunk, next?: Hunk): Hunk {
  const inserted = hunk.a0 === hunk.a1;
  if (!inserted && hunk.b0 !== hunk.b1) return hunk;
  const { texts } = inserted ? b : a;
  const [start, end] = inserted ? [hunk.b0, hunk.b1] : [hunk.a0, hunk.a1];
  const left = roomToSlide(hunk, a, b, hunk.a0 - (last?.a1 ?? 0));
  const right = roomAhead(hunk, a, b, (next?.a0 ?? a.keys.length) - hunk.a1);
  let best = 0;
  let bestScore = -1;
  const consider = (shift: number) => {
    const score = scorePlace(texts, start + shift, end + shift);
    if (score > bestScore) [best, bestScore] = [shift, score];
  };
  for (let shift = 0; shift <= left; shift++) consider(-shift);
  bestScore = Math.max(bestScore, sentenceScore - 1);
  for (let shift = 1; shift <= right; shift++) consider(shift);
  return { a0: hunk.a0 + best, a1: hunk.a1 + best, b0: hunk.b0 + best, b1: hunk.b1 + best };
}

/** How many tokens, up to `most`, a pure insertion or deletion can be slid left. */
function roomToSlide({ a0, a1, b0, b1 }: Hunk, a: Tokens, b: Tokens, most: number): number {
  const [start, end, { keys }] = a0 === a1 ? [b0, b1, b] : [a0, a1, a];
  let left = 0;
  while (left < most && keys[start - left - 1] === keys[end - left - 1]) left++;
  return left;
}

/** The same to the right. */
function roomAhead({ a0, a1, b0, b1 }: Hunk, a: Tokens, b: Tokens, most: number): number {
  const [start, end, { keys }] = a0 === a1 ? [b0, b1, b] : [a0, a1, a];
  let right = 0;
  while (right < most && keys[start + right] === keys[end + right]) right++;
  return right;
}

/** The least for whole sentences. */
const sentenceScore = 3;

/** How natural it is that `[start, end)` came or went: whole sentences, then whole words. */
function scorePlace(texts: readonly string[], start: number, end: number): number {
  const before = texts[start - 1] ?? ' ';
  const last = texts[end - 1] ?? '';
  if (start === 0 || end === texts.length) return 4;
  if (isSpace(before) && /^[.!?…;:]$/.test(texts[start - 2] ?? '.')) return sentenceScore;
  if (isSpace(before) && isSpace(last)) return 2;
  if (isSpace(texts[start] ?? '')) return 1;
  return 0;
}

/** Closes gaps between hunks that would only confuse a reader; see the file's explanation. */
export function tidy(hunks: readonly Hunk[], a: Tokens): Hunk[] {
  const tidied: Hunk[] = [];
  for (const hunk of hunks) {
    const last = tidied.at(-1);
    if (last && isTrivialGap(last, hunk, a.texts)) {
      tidied[tidied.length - 1] = { a0: last.a0, a1: hunk.a1, b0: last.b0, b1: hunk.b1 };
    } else tidied.push(hunk);
  }
  return tidied;
}

/**
 * Words put or taken where the same words stand may be said to begin at several places: "на |новой
 * основе на| сайте". Each such hunk goes to the first of them, so that one change made in two lines
 * stands at one place, whatever else is changed in either. `isSame` compares two tokens of one line.
 */
export function slideBack(
  hunks: readonly Hunk[],
  isSame: (of: 'before' | 'after', one: number, other: number) => boolean,
): Hunk[] {
  let floor = 0;
  return hunks.map((hunk) => {
    let { a0, a1, b0, b1 } = hunk;
    const [of, end] = a0 === a1 ? (['after', b1] as const) : (['before', a1] as const);
    const length = a1 - a0 + (b1 - b0);
    for (let last = end - 1; !isReplacement(hunk) && a0 > floor; last--) {
      if (!isSame(of, last, last - length)) break;
      [a0, a1, b0, b1] = [a0 - 1, a1 - 1, b0 - 1, b1 - 1];
    }
    floor = a1;
    return { a0, a1, b0, b1 };
  });
}

function isTrivialGap(left: Hunk, right: Hunk, texts: readonly string[]): boolean {
  let characters = 0;
  let words = 0;
  for (let index = left.a1; index < right.a0; index++) {
    const token = texts[index] as string;
    characters += token.length;
    if (isWord(token)) words++;
    else if (!isSpace(token)) characters += 2;
  }
  if (words === 0 && characters <= 1) return isReplacement(left) || isReplacement(right);
  return characters * 8 <= Math.min(sizeOf(left, texts), sizeOf(right, texts));
}

const isReplacement = (hunk: Hunk): boolean => hunk.a1 > hunk.a0 && hunk.b1 > hunk.b0;

/** Characters of the deleted side, or tokens of the inserted side, whichever is more. */
function sizeOf(hunk: Hunk, texts: readonly string[]): number {
  if (!isReplacement(hunk)) return 0;
  let characters = 0;
  for (let index = hunk.a0; index < hunk.a1; index++) characters += (texts[index] as string).length;
  return characters;
}

/** The words that stayed, came and went; `coarse` when the lines were too long to say. */
export function diffWords(a: Tokens, b: Tokens): { words: Words[]; coarse: boolean } {
  const coarse = Math.max(a.keys.length, b.keys.length) > limits.comparedTokensMax;
  const whole = { a0: 0, a1: a.keys.length, b0: 0, b1: b.keys.length };
  const hunks = coarse ? [whole] : tidy(joinTouching(hunksBetween(a, b), a, b), a);
  return { words: wordsOfHunks(hunks, a, b), coarse };
}

/** "{+ первого+} {+или +}второго": runs that can be slid against each other came or went as one. */
function joinTouching(hunks: readonly Hunk[], a: Tokens, b: Tokens): Hunk[] {
  const joined: Hunk[] = [];
  for (const hunk of hunks) {
    const last = joined.at(-1);
    const gap = last ? hunk.a0 - last.a1 : 0;
    if (!last || !areAlike(last, hunk) || roomToSlide(hunk, a, b, gap) < gap) joined.push(hunk);
    else {
      const one = { a0: last.a0, a1: hunk.a1 - gap, b0: last.b0, b1: hunk.b1 - gap };
      joined[joined.length - 1] = slide(one, a, b, joined.at(-2));
    }
  }
  return joined;
}

/** Both only came, or both only went. */
const areAlike = (x: Hunk, y: Hunk): boolean =>
  (x.a0 === x.a1 && y.a0 === y.a1) || (x.b0 === x.b1 && y.b0 === y.b1);

/** A replacement without the tokens both its sides begin or end with: it may have been joined. */
function trim({ a0, a1, b0, b1 }: Hunk, a: Tokens, b: Tokens): Hunk {
  const isEqual = (i: number, j: number) => a0 < a1 && b0 < b1 && a.keys[i] === b.keys[j];
  while (isEqual(a0, b0)) [a0, b0] = [a0 + 1, b0 + 1];
  while (isEqual(a1 - 1, b1 - 1)) [a1, b1] = [a1 - 1, b1 - 1];
  return { a0, a1, b0, b1 };
}

/** What hunks say, with what stayed around them. */
export function wordsOfHunks(hunks: readonly Hunk[], a: Tokens, b: Tokens): Words[] {
  const words: Words[] = [];
  const say = (op: Words['op'], { texts }: Tokens, from: number, to: number) => {
    if (to === from + 1) words.push({ op, text: texts[from] as string });
    else if (to > from) words.push({ op, text: texts.slice(from, to).join('') });
  };
  let from = 0;
  for (const hunk of hunks) {
    const { a0, a1, b0, b1 } = trim(hunk, a, b);
    say('equal', a, from, a0);
    say('delete', a, a0, a1);
    say('insert', b, b0, b1);
    from = a1;
  }
  say('equal', a, from, a.texts.length);
  return words;
}

/** How much of what two lines share is read with the difference, so that it finds a good place. */
const contextCharacters = 64;

/**
 * The same for inline content as a whole. What both lines have in common at either end is not cut
 * into tokens but for a little context: most changes are small and most paragraphs are not.
 */
export function diffLines(from: Fragment, to: Fragment): { words: Words[]; coarse: boolean } {
  const [x, y] = [from, to].map((line) => spellLine(line)) as [string, string];
  const start = countShared(x, y, 0, 1);
  const end = countShared(x, y, start, -1);
  const tokens = (line: Fragment, text: string) => {
    const middle = text.slice(start, text.length - end);
    return middle.includes(leaf) ? tokensOf(line.cut(start, line.size - end)) : tokensIn(middle);
  };
  const { words, coarse } = diffWords(tokens(from, x), tokens(to, y));
  if (start > 0) extend(words, x.slice(0, start), 'before');
  if (end > 0) extend(words, x.slice(x.length - end), 'after');
  return { words, coarse };
}

/** Stands for what is no text: no text holds this character. */
const leaf = '\0';

/** One character per position of the line; leaves are told from text and from each other no more. */
const spellLine = ({ content }: Fragment): string =>
  content.length === 1 ? spell(content[0] as Node) : content.map(spell).join('');

const spell = ({ text }: Node): string => text ?? leaf;

/**
 * How many characters at the start (`step` 1) or end (-1) both have in common, but for the first
 * `taken`, the context, and what is left of it to the nearest gap between two words, where no token
 * can be cut in two. A leaf ends what is in common.
 */
function countShared(x: string, y: string, taken: number, step: 1 | -1): number {
  const [x0, y0] = step > 0 ? [0, 0] : [x.length - 1, y.length - 1];
  const most = Math.min(x.length, y.length) - taken;
  let shared = 0;
  while (shared < most) {
    const code = x.charCodeAt(x0 + step * shared);
    if (code !== y.charCodeAt(y0 + step * shared) || code === 0) break;
    shared++;
  }
  const read = (index: number) => x[x0 + step * index];
  for (let at = shared - contextCharacters; at > 1; at--)
    if (read(at - 1) === ' ' && isLetter(read(at - 2)) && isLetter(read(at))) return at;
  return 0;
}

const isLetter = (character: string | undefined): boolean => /^\p{L}$/u.test(character ?? '');

function extend(words: Words[], text: string, where: 'before' | 'after'): void {
  const own = where === 'before' ? words[0] : words.at(-1);
  const equal = { op: 'equal' as const, text };
  if (own?.op !== 'equal') where === 'before' ? words.unshift(equal) : words.push(equal);
  else if (where === 'before') words[0] = { ...equal, text: text + own.text };
  else words[words.length - 1] = { ...equal, text: own.text + text };
}

/**
 * Looks inside words that were replaced: "l'article" for "l’article" is another apostrophe, and of
 * an address only the part that changed is another. It takes words as they were compared and shows
 * a replacement in finer parts where that leaves more in place; what stayed, or came or went alone,
 * it leaves.
 *
 * A replacement is read with those it is parted from by nothing but marks, as in an address. A
 * compound is cut into its words, and marks between two replaced words do not part them. A number,
 * a date or a citation is one thing and is never cut, but for two cases: lines of code, a
 * document's own metadata among them, are no prose and are read name by name and sign by sign, dates
 * alone whole; and where nothing but white space differs, nothing but white space is shown.
 */
import type { Words } from './change.ts';
import { isWord, tokenise } from './tokens.ts';
import { type Hunk, hunksBetween, type Tokens, tidy, wordsOfHunks } from './words.ts';

/** What a line is written in. */
export type Grain = 'prose' | 'code';

/** The words with replacements cut finer; what they say of either line stays the same. */
export function cutFiner(words: readonly Words[], grain: Grain): Words[] {
  const finer: Words[] = [];
  for (let at = 0; at < words.length; ) {
    const end = endOfRun(words, at);
    if (end === at + 1) finer.push(words[at] as Words);
    else for (const one of cut(words.slice(at, end), grain)) finer.push(one);
    at = end;
  }
  return finer;
}

/** Where the changes from `from` on end between which nothing but marks stayed. */
function endOfRun(words: readonly Words[], from: number): number {
  let end = from + 1;
  if (words[from]?.op === 'equal') return end;
  for (let at = end; at < words.length; at++) {
    const { op, text } = words[at] as Words;
    if (op !== 'equal') end = at + 1;
    else if (/[\s\p{L}\p{N}]/u.test(text)) break;
  }
  return end;
}

function cut(run: readonly Words[], grain: Grain): readonly Words[] {
  const [before, after] = [readWithout(run, 'insert'), readWithout(run, 'delete')];
  const isCode = grain === 'code' || isSpaced(before, after);
  if (!isCode && !compound.test(before + after)) return run;
  const [a, b] = [before, after].map((text) => inPieces(text, isCode)) as [Tokens, Tokens];
  const hunks = hunksBetween(a, b);
  const finer = wordsOfHunks(isCode ? hunks : closeSilent(tidy(hunks, a), a), a, b);
  return countChanged(finer) < countChanged(run) ? finer : run;
}

const readWithout = (words: readonly Words[], without: Words['op']): string =>
  words.map(({ op, text }) => (op === without ? '' : text)).join('');

/** True for texts that differ in white space alone; most differ in the first sign already. */
const isSpaced = (x: string, y: string): boolean =>
  x.trimStart()[0] === y.trimStart()[0] && withoutSpace(x) === withoutSpace(y);

const withoutSpace = (text: string): string => text.replace(/\s+/g, '');

const countChanged = (words: readonly Words[]): number =>
  words.reduce((sum, { op, text }) => sum + (op === 'equal' ? 0 : text.length), 0);

/** `l’article`, `well-known`; what begins with a digit is an ordinal. */
const compound = /\p{L}['’ʼ‑-]/u;

function inPieces(text: string, isCode: boolean): Tokens {
  const texts = isCode ? (text.match(signs) ?? []) : tokenise(text).flatMap(partsOf);
  return { texts, keys: texts };
}

/** A date, a name or number, the end of a line, white space, or any one character. */
const signs =
  /(?<!\d)(?:\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4})(?!\d)|[\p{L}\p{M}\p{N}_]+|\r?\n|[^\S\n]+|[\s\S]/gu;

const partsOf = (token: string): readonly string[] =>
  /^\p{L}/u.test(token) && isWord(token) ? token.split(/(['’ʼ‑-])/u) : [token];

/** Joins neighbours between which no word stayed. */
function closeSilent(hunks: readonly Hunk[], { texts }: Tokens): Hunk[] {
  const closed: Hunk[] = [];
  for (const hunk of hunks) {
    const last = closed.at(-1);
    if (last && !texts.slice(last.a1, hunk.a0).some(isWord))
      closed[closed.length - 1] = { a0: last.a0, a1: hunk.a1, b0: last.b0, b1: hunk.b1 };
    else closed.push(hunk);
  }
  return closed;
}

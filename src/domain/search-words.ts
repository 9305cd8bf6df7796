/**
 * What a search asks for and which words answer it: letters that look alike, endings, phrases, and the
 * marks in a passage. It knows words alone, neither drafts nor who may read them.
 *
 * A query is tried three ways, each wider than the one before: as it is spelled; with Kazakh letters
 * taken for the Russian ones they look like, so that it can be typed on any keyboard; and without the
 * endings of its words. A word is also found as the beginning of a longer one, a quoted phrase only as
 * it stands.
 */

/** Each Kazakh letter, and ё, as the Russian letter that stands for it where there is no other. */
const alike: Readonly<Record<string, string>> = {
  ё: 'е',
  ә: 'а',
  ғ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
  і: 'и',
};

/** A word in lower case with letters that look alike made one. */
export const foldWord = (word: string): string =>
  word.replaceAll(/[ёәғқңөұүһі]/g, (letter) => alike[letter] ?? letter);

interface Found {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

/** The words of a text in lower case, with where they stand: runs of letters and digits. */
const listWords = (text: string): readonly Found[] =>
  [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    word: word.toLowerCase(),
    from: index,
    to: index + word.length,
  }));

/** A text as it is indexed: composed, so that a letter is one character. */
export const composeWords = (text: string): string => text.normalize('NFC');

/** The two columns of the index for a composed text. */
export function indexWords(text: string): { readonly spelled: string; readonly folded: string } {
  const spelled = listWords(text)
    .map(({ word }) => word)
    .join(' ');
  return { spelled, folded: foldWord(spelled) };
}

/** One thing a query asks for: a word, or words that follow each other. */
interface Term {
  readonly words: readonly string[];
  readonly isPhrase: boolean;
}

/** As many terms as a query is read for; what stands behind is left out. */
const termsMax = 10;

/** The terms of a query: phrases between straight, curly or angle quotes, and the words outside them. */
export function readTerms(query: string): readonly Term[] {
  const terms: Term[] = [];
  for (const [, quoted, bare] of composeWords(query).matchAll(
    /["«“„]([^"»”“]*)["»”“]|([^"«“„]+)/g,
  )) {
    const words = listWords(quoted ?? bare ?? '').map(({ word }) => word);
    if (quoted === undefined)
      terms.push(...words.map((word) => ({ words: [word], isPhrase: false })));
    else if (words.length > 0) terms.push({ words, isPhrase: true });
  }
  return terms.slice(0, termsMax);
}

/** A shorter word is found as itself alone: half of all words begin with it. */
const prefixMin = 3;
/** What is left of a word without its endings. */
const stemMin = 4;
/** How many endings one word can carry: number, whose, case. */
const endingsMax = 3;

/** Endings of nouns and adjectives, Russian and Kazakh, folded; the longest are tried first. */
const endings = [
  ...'ыми ими ого его ому ему ами ями иях иям'.split(' '),
  ...'лар лер дар дер тар тер нын нин дын дин тын тин дан ден тан тен нан нен мен бен пен'.split(
    ' ',
  ),
  ...'ам ям ах ях ов ев ей ой ий ый ая яя ое ее ым им ом ем ую юю ых их ии ия ию ие'.split(' '),
  ...'га ге ка ке на не да де та те ды ди ты ти ны ни сы си ын ин'.split(' '),
  ...'а я о е у ю ы и й ь'.split(' '),
];

/** A folded word without its endings; never fewer than four letters. */
export function stemWord(word: string): string {
  let stem = word;
  for (let cut = 0; cut < endingsMax; cut++) {
    const ending = endings.find((one) => stem.endsWith(one) && stem.length - one.length >= stemMin);
    if (ending === undefined) return stem;
    stem = stem.slice(0, -ending.length);
  }
  return stem;
}

/** The ways to match, narrowest first. */
const ways = ['spelled', 'folded', 'stem'] as const;
type Way = (typeof ways)[number];

/** What of a word has to stand at the beginning of a found one, or be all of it. */
function askWord(word: string, way: Way): { readonly start: string; readonly isWhole: boolean } {
  const isWhole = word.length < prefixMin;
  if (way === 'spelled') return { start: word, isWhole };
  const folded = foldWord(word);
  return { start: way === 'stem' ? stemWord(folded) : folded, isWhole };
}

function writeTerm({ words, isPhrase }: Term, way: Way): string {
  const column = way === 'spelled' ? 'spelled' : 'folded';
  if (isPhrase) {
    const text = words.join(' ');
    return `${column} : "${way === 'spelled' ? text : foldWord(text)}"`;
  }
  const { start, isWhole } = askWord(words[0] as string, way);
  return `${column} : "${start}"${isWhole ? '' : ' *'}`;
}

/**
 * The terms as FTS5 expressions over `spelled` and `folded`: `phases` in turn, each without what the
 * ones before it find, and `all`, which finds what they find together. They hold letters and digits in
 * quotes and nothing else that came from outside. There must be a term.
 */
export function writeMatch(terms: readonly Term[]): {
  readonly phases: readonly string[];
  readonly all: string;
} {
  const [spelled, folded, stem] = ways.map(
    (way) => `(${terms.map((term) => writeTerm(term, way)).join(' AND ')})`,
  ) as [string, string, string];
  const phases = [spelled, `${folded} NOT ${spelled}`];
  return { phases: stem === folded ? phases : [...phases, `${stem} NOT ${folded}`], all: stem };
}

/** A run of a passage, and whether it is what was asked for. */
export interface Run {
  readonly text: string;
  readonly marked: boolean;
}

/** How much of a long text is shown, and how much of that before the first mark, in characters. */
const passageMax = 260;
const leadMax = 80;

/** Where the terms stand in a text: [from, to), in order, none over another. */
function findMarks(text: string, terms: readonly Term[]): readonly Found[] {
  const found = listWords(text).map((one) => ({ ...one, word: foldWord(one.word) }));
  const single = terms
    .filter(({ isPhrase }) => !isPhrase)
    .map(({ words }) => askWord(words[0] as string, 'stem'));
  const phrases = terms.filter(({ isPhrase }) => isPhrase).map(({ words }) => words.map(foldWord));
  const marks: Found[] = [];
  for (let at = 0; at < found.length; ) {
    const one = found[at] as Found;
    const phrase = phrases.find((words) =>
      words.every((word, step) => found[at + step]?.word === word),
    );
    const isMarked =
      phrase ??
      single.some(({ start, isWhole }) =>
        isWhole ? one.word === start : one.word.startsWith(start),
      );
    const length = phrase?.length ?? 1;
    if (isMarked) marks.push({ ...one, to: (found[at + length - 1] as Found).to });
    at += length;
  }
  return marks;
}

/** The passage of a text that shows where the terms stand in it, with an ellipsis where it was cut. */
export function cutPassage(text: string, terms: readonly Term[]): readonly Run[] {
  const marks = findMarks(text, terms);
  const [begin, end] = windowOf(text, marks[0]?.from ?? 0);
  const runs: Run[] = begin > 0 ? [{ text: '… ', marked: false }] : [];
  let at = begin;
  for (const { from, to } of marks) {
    if (from < begin || to > end) continue;
    if (from > at) runs.push({ text: text.slice(at, from), marked: false });
    runs.push({ text: text.slice(from, to), marked: true });
    at = to;
  }
  if (at < end) runs.push({ text: text.slice(at, end), marked: false });
  if (end < text.length) runs.push({ text: ' …', marked: false });
  return runs;
}

/** What of a text is shown around a place, cut between words where there is a gap nearby. */
function windowOf(text: string, around: number): readonly [number, number] {
  if (text.length <= passageMax) return [0, text.length];
  const least = Math.max(0, around - leadMax);
  const gap = least === 0 ? 0 : text.indexOf(' ', least) + 1;
  const begin = gap > 0 && gap <= around ? gap : Math.min(least, around);
  if (begin + passageMax >= text.length) return [begin, text.length];
  const last = text.lastIndexOf(' ', begin + passageMax);
  return [begin, last > around ? last : begin + passageMax];
}

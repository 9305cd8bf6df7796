/**
 * Cuts text into the smallest pieces a reader would call one thing: a word, a number, a date, a
 * citation, an emoji, a run of white space. Kazakh, Russian and English share one table; nothing
 * here depends on `Intl`, whose Kazakh differs between runtimes.
 *
 * One regular expression says what a token is. Its alternatives are tried in order at each place,
 * from the most to the least special, and the last takes any code point with its combining marks,
 * so the tokens joined always give the text back. Most of any text is plain words with one space
 * between: a table of character codes cuts these out, and the expression is asked elsewhere.
 */

/** Letters of scripts written without spaces stand alone; all others build words. */
const unspaced = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}`;
const letter = String.raw`[[\p{L}\p{M}\p{N}_]--[${unspaced}]]`;
const thinSpace = String.raw`[ \u00a0\u202f\u2009]`;
const boundary = String.raw`(?<![\p{L}\p{M}\p{N}])`;
const end = String.raw`(?![\p{L}\p{M}\p{N}])`;

/** `п. 3`, `пп. 2-4`, `ст. 17-1`, `№ 390-V`; a chain of them is one citation. */
const unit = String.raw`(?:(?:пп?|подп|ст|ч|гл|разд|абз|т|Art|art|Sec|sec|p|pp)\.|№|§)`;
const place = String.raw`${unit}${thinSpace}?\d+(?:[.\-–]\d+)*(?:[\-‑]\p{Lu}+)?${end}`;
const citation = `${boundary}${place}(?:,?${thinSpace}${place})*`;

const date = String.raw`${boundary}(?:\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2})${end}`;

/** `1 900,5`, `1.9`, `10:30`, `25 %`. A digit-led word such as `17-бап` or `2-го` comes first. */
const ordinal = String.raw`\d+[\-‑]?[[\p{L}]--[${unspaced}]]${letter}*(?:['’ʼ‑\-]${letter}+)*`;
const grouped = String.raw`${boundary}\d{1,3}(?:${thinSpace}\d{3})+(?:[.,]\d+)?(?!\d)`;
const number = String.raw`(?:${grouped}|\d+(?:[.,:\/]\d+)*)(?:${thinSpace}?%)?`;

/** `т.е.`, `и.о.`, `U.S.`, and the few that stand with one point. */
const initials = String.raw`${boundary}\p{L}{1,2}\.(?:\p{L}{1,2}\.)+`;
const shortened = String.raw`${boundary}(?:гг?|тыс|млн|млрд|руб|тг|ст|пп?|см|др|ул|им)\.`;

const word = String.raw`${letter}+(?:['’ʼ‑\-]${letter}+)*`;

/** Flags, key caps, and emoji joined by ZWJ with their variation selectors and skin tones. */
const pictograph = String.raw`\p{Extended_Pictographic}[\ufe0f\p{EMod}\u{e0020}-\u{e007f}]*`;
const emoji = String.raw`\p{RI}\p{RI}|[0-9#*]\ufe0f?\u20e3|${pictograph}(?:\u200d${pictograph})*`;

const pattern = new RegExp(
  [
    String.raw`\s+`,
    emoji,
    citation,
    date,
    ordinal,
    number,
    initials,
    shortened,
    word,
    String.raw`[\s\S][\p{M}\u200d]*`,
  ].join('|'),
  'vy',
);

/** Cyrillic with the letters of Kazakh ends here; no letter before it is of an unspaced script. */
const tableSize = 0x530;
const [special, plainLetter, plainMark, space, digit, point, hyphen, sign] = [
  0, 1, 2, 3, 4, 5, 6, 7,
];

/** Marks are a token by themselves; a hyphen may join words, a sign begin a citation. */
const others = {
  [plainMark]: ',;:()!?"«»[]/–—…„“”¶',
  [space]: ' \n\u00a0\u202f\u2009',
  [digit]: '0123456789',
  [point]: '.',
  [hyphen]: '-',
  [sign]: '§№',
};

/**
 * Every character that is neither a letter nor among the others is special. Each code has a place:
 * to ask an array for one it has not takes longer than all the rest.
 */
const kinds = new Uint8Array(0x10000);
for (let code = 0; code < tableSize; code++)
  if (/\p{L}/u.test(String.fromCharCode(code))) kinds[code] = plainLetter;
for (const [kind, characters] of Object.entries(others))
  for (const character of characters) kinds[character.charCodeAt(0)] = Number(kind);

/** The kind of the character at a place that the text has. */
const kindAt = (text: string, at: number): number => kinds[text.charCodeAt(at)] as number;

/** No abbreviation that keeps its point is longer. */
const abbreviationMax = 4;

/** Where the characters of one kind end that begin at `from`. */
function endOfRun(text: string, from: number, kind: number): number {
  let to = from + 1;
  while (to < text.length && kinds[text.charCodeAt(to)] === kind) to++;
  return to;
}

/** Where the plain token at `from` ends; 0 where none can be told from character codes alone. */
function endOfPlain(text: string, from: number): number {
  const { length } = text;
  const kind = kindAt(text, from);
  if (kind === special) return 0;
  const to = kind === plainLetter || kind === digit ? endOfRun(text, from, kind) : from + 1;
  if (to === length) return to;
  const next = kindAt(text, to);
  // A combining mark would belong to the token, an apostrophe would join words.
  if (next === special) return 0;
  if (kind === digit) return isWholeNumber(text, to, next) ? to : 0;
  if (kind === space) return next === space ? 0 : to;
  if (kind !== plainLetter) return kind === sign ? 0 : to;
  if (next === point) return to - from > abbreviationMax ? to : 0;
  return next === digit || next === hyphen ? 0 : to;
}

/** True when the figures that end at `to` go on neither as `1 900`, `1,5`, `10:30`, `25 %` nor as a word. */
function isWholeNumber(text: string, to: number, next: number): boolean {
  if (next === plainLetter || next === hyphen) return false;
  if (to + 1 === text.length) return true;
  const second = kindAt(text, to + 1);
  return second !== digit && !(next === space && second === special);
}

/** Where the token at `from` ends. */
function endOfToken(text: string, from: number): number {
  const plain = endOfPlain(text, from);
  if (plain > 0) return plain;
  pattern.lastIndex = from;
  pattern.test(text);
  return pattern.lastIndex;
}

/** The tokens of `text` in order; joined they are `text`. Empty text has none. */
export function tokenise(text: string): string[] {
  const tokens: string[] = [];
  for (let from = 0; from < text.length; ) {
    const to = endOfToken(text, from);
    tokens.push(text.slice(from, to));
    from = to;
  }
  return tokens;
}

/** How many of the tokens of `text` are words. */
export function countWords(text: string): number {
  let count = 0;
  for (let from = 0; from < text.length; ) {
    const to = endOfToken(text, from);
    if (isWordAt(text, from, to)) count++;
    from = to;
  }
  return count;
}

/** True for tokens that say something: they hold a letter, a digit or a pictograph. */
export const isWord = (token: string): boolean => token !== '' && isWordAt(token, 0, token.length);

function isWordAt(text: string, from: number, to: number): boolean {
  const kind = kindAt(text, from);
  if (kind === plainLetter || kind === digit) return true;
  if (kind !== special && to === from + 1) return false;
  return /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text.slice(from, to));
}

/** True for a run of white space. */
export const isSpace = (token: string): boolean => token === ' ' || /^\s+$/.test(token);

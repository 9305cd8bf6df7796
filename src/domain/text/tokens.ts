/**
 * Cuts text into the smallest pieces a reader would call one thing: a word, a number, a date, a
 * citation, an emoji, a run of white space. Kazakh, Russian and English share one table; nothing
 * here depends on `Intl`, whose Kazakh differs between runtimes.
 *
 * One regular expression does it in one pass. Its alternatives are tried in order at each place,
 * from the most to the least special, and the last takes any code point with its combining marks,
 * so the tokens joined always give the text back.
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
  'gv',
);

/** The tokens of `text` in order; joined they are `text`. Empty text has none. */
export const tokenise = (text: string): string[] => text.match(pattern) ?? [];

/** True for tokens that say something: they hold a letter, a digit or a pictograph. */
export const isWord = (token: string): boolean =>
  /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(token);

/** True for a run of white space. */
export const isSpace = (token: string): boolean => /^\s+$/.test(token);

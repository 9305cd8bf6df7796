/** Searching a whole text as it reads, whether it is drawn or not. */
import type { Language } from '../../../domain/language.ts';
import type { Row } from './rows.ts';

/** One occurrence: the `nth` from 0 in this language of this row. */
export interface Hit {
  readonly row: string;
  readonly lang: Language;
  readonly nth: number;
}

/** Letters as they are compared: case and the dots of ё make no difference. Its length stays. */
const foldLetters = (text: string): string =>
  text.replace(/\p{Lu}|ё/gu, (letter) => {
    const small = letter.toLowerCase();
    if (small === 'ё') return 'е';
    return small.length === letter.length ? small : letter;
  });

/** Where the words begin in a text, from left to right, none within another. Empty words stand nowhere. */
export function placesOf(text: string, words: string): readonly number[] {
  const sought = foldLetters(words.trim());
  if (sought === '') return [];
  const folded = foldLetters(text);
  const places: number[] = [];
  for (let at = folded.indexOf(sought); at >= 0; at = folded.indexOf(sought, at + sought.length))
    places.push(at);
  return places;
}

/** Every occurrence in the rows, row by row, in each row language by language. */
export const findIn = (
  rows: readonly Row[],
  langs: readonly Language[],
  words: string,
): readonly Hit[] =>
  rows.flatMap(({ id, nodes }) =>
    langs.flatMap((lang) => {
      const node = nodes[lang];
      const text = node ? node.textBetween(0, node.content.size, '\n', '\n') : '';
      return placesOf(text, words).map((_, nth) => ({ row: id, lang, nth }));
    }),
  );

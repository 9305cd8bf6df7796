/**
 * What a draft is about in plain words, in as many languages as somebody wrote it in. It is no part of
 * any version: nobody signs it, and nothing follows from what it says.
 */
import { type Language, languages } from '../language.ts';

/** Plain text by language, a paragraph a line; a language that says nothing is left out. */
export type Summary = Readonly<Partial<Record<Language, string>>>;

/** The paragraphs of a plain text: its lines that say something, without the space around them. */
export const paragraphsOf = (text: string): readonly string[] =>
  text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** A summary as it is kept: paragraphs without space around them, never longer than what was given. */
export const tidySummary = (summary: Summary): Summary =>
  Object.fromEntries(
    languages.flatMap((lang) => {
      const text = paragraphsOf(summary[lang] ?? '').join('\n');
      return text === '' ? [] : [[lang, text] as const];
    }),
  );

/** A summary as it is written on: with an empty line between paragraphs. */
export const spaceOut = (summary: Summary): Summary =>
  Object.fromEntries(
    Object.entries(summary).map(([lang, text]) => [lang, paragraphsOf(text).join('\n\n')]),
  );

/** The languages it is still to be written in. */
export const missingIn = (summary: Summary): readonly Language[] =>
  languages.filter((lang) => summary[lang] === undefined);

/** What is shown to a reader of a language: what is written in it, else the first there is; null for none. */
export function chooseSummary(
  summary: Summary,
  reader: Language,
): { readonly lang: Language; readonly paragraphs: readonly string[] } | null {
  const lang = [reader, ...languages].find((one) => summary[one] !== undefined);
  return lang === undefined ? null : { lang, paragraphs: paragraphsOf(summary[lang] ?? '') };
}

/** The languages a text may be written in, and names that are said in all of them. */

export const languages = ['kk', 'ru', 'en'] as const;
export type Language = (typeof languages)[number];

/** A name in every interface language. */
export type Names = Readonly<Record<Language, string>>;

/** What somebody wrote: in every interface language, or once, in whatever language that was. */
export type Written = string | Names;

/** What was written, in this language; what was written once stands as it is. */
export const sayWritten = (written: Written, lang: Language): string =>
  typeof written === 'string' ? written : written[lang];

export const isLanguage = (value: unknown): value is Language =>
  languages.includes(value as Language);

/** The languages a text may be written in, and names that are said in all of them. */

export const languages = ['kk', 'ru', 'en'] as const;
export type Language = (typeof languages)[number];

/** A name in every interface language. */
export type Names = Readonly<Record<Language, string>>;

export const isLanguage = (value: unknown): value is Language =>
  languages.includes(value as Language);

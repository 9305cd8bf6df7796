/**
 * How the application's words are typed: English says which keys there are, and Kazakh and Russian
 * must have exactly those, with a word for each plural form of their own. A missing key is a type error.
 */

/** A word list, nested at will. A key that ends in `_one` or `_other` is a plural form. */
type Words = { readonly [key: string]: string | Words };

type Plural = `${string}_one` | `${string}_other`;

/** The keys of an English list in a language whose plural forms are given. */
type Spoken<English extends Words, Form extends string> = {
  readonly [Key in keyof English as Key extends Plural ? never : Key]: English[Key] extends Words
    ? Spoken<English[Key], Form>
    : string;
} & {
  readonly [Key in keyof English as Key extends `${infer Base}_other`
    ? `${Base}_${Form}`
    : never]: string;
};

/** Kazakh has one form for one and one for all else, like English. */
export type InKazakh<English extends Words> = Spoken<English, 'one' | 'other'>;

/** Russian has forms for 1, 21 …, for 2–4, 22–24 …, for the rest, and for fractions. */
export type InRussian<English extends Words> = Spoken<English, 'one' | 'few' | 'many' | 'other'>;

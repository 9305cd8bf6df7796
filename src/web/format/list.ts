/** Names in a row and in order, as each language has it. Own tables for Kazakh, whose `Intl` is English in browsers. */
import { compareKazakh } from '../../domain/format.ts';
import type { Language } from '../../domain/language.ts';

const and: Readonly<Record<Language, string>> = { kk: ' және ', ru: ' и ', en: ' and ' };

/** "A, B and C", «A, B және C», «A, B и C»; empty for none. */
export function sayList(names: readonly string[], lang: Language): string {
  const last = names.at(-1);
  if (last === undefined || names.length === 1) return last ?? '';
  return `${names.slice(0, -1).join(', ')}${and[lang]}${last}`;
}

const collators = { ru: new Intl.Collator('ru'), en: new Intl.Collator('en') } as const;

/** The order of names in a language, for `sort`: in Kazakh that of its 42 letters. */
export const compareNames = (lang: Language): ((a: string, b: string) => number) =>
  lang === 'kk' ? compareKazakh : collators[lang].compare;

/** What is to be done, in a few words of each language: for letters and calendars alike. */
import type { Language } from '../../domain/language.ts';
import { actsEn } from './news-en.ts';
import { actsKk } from './news-kk.ts';
import { actsRu } from './news-ru.ts';
import type { ActWords } from './wording.ts';

export const actWords: Readonly<Record<Language, ActWords>> = {
  kk: actsKk,
  ru: actsRu,
  en: actsEn,
};

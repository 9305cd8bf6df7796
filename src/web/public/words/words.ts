/** The words of a page by its language. */
import type { Language } from '../../../domain/language.ts';
import { en } from './en.ts';
import { kk } from './kk.ts';
import { ru } from './ru.ts';
import type { Words } from './shape.ts';

const tables: Readonly<Record<Language, Words>> = { kk, ru, en };

export const wordsIn = (language: Language): Words => tables[language];

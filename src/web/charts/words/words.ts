/** The figures' words by language. */
import type { Language } from '../../../domain/language.ts';
import { en } from './en.ts';
import { kk } from './kk.ts';
import { ru } from './ru.ts';
import type { ChartWords } from './shape.ts';

const all: Readonly<Record<Language, ChartWords>> = { kk, ru, en };

export const chartWordsIn = (lang: Language): ChartWords => all[lang];

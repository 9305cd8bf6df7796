/** What figures are said with: a language, its words, and how others are called. */
import { formatNumber } from '../../domain/format.ts';
import type { Language } from '../../domain/language.ts';
import type { Clock } from '../format/when.ts';
import type { ChartWords } from './words/shape.ts';
import { chartWordsIn } from './words/words.ts';

export interface Naming {
  /** The short name of an organisation. */
  readonly nameOf: (organisation: string) => string;
  readonly clock: Clock;
  /** Where the names of drafts and of blocks lead; nowhere where it is left out. */
  readonly draftHref?: (draft: string) => string;
  readonly blockHref?: (block: string) => string;
  /** The title of a draft, where several are told of. */
  readonly titleOf?: (draft: string) => string;
}

/** A naming with the words of its language at hand. */
export interface Telling extends Naming {
  readonly lang: Language;
  readonly words: ChartWords;
  readonly number: (value: number | string) => string;
}

export const tellingBy = (naming: Naming): Telling => {
  const { lang } = naming.clock;
  const number = (value: number | string) => formatNumber(value, lang);
  return { ...naming, lang, words: chartWordsIn(lang), number };
};

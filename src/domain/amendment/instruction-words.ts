/** The words of instructions in each language, in one table. Words only; `instruction-wording.ts` uses them. */
import type { Language } from '../language.ts';
import type { InstructionWords } from './instruction-wording.ts';
import { en } from './instruction-words-en.ts';
import { kk } from './instruction-words-kk.ts';
import { ru } from './instruction-words-ru.ts';

/** The words by language. */
export const instructionWords: Readonly<Record<Language, InstructionWords>> = { kk, ru, en };

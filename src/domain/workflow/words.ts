/** How a workflow is put into words, by language. */
import type { Language } from '../language.ts';
import type { WorkflowWords } from './wording.ts';
import { en } from './words-en.ts';
import { kk } from './words-kk.ts';
import { ru } from './words-ru.ts';

/** The table of a language. */
export const workflowWords: Readonly<Record<Language, WorkflowWords>> = { kk, ru, en };

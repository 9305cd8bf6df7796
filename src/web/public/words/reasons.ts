/**
 * The shape of the sentences that say why a gate is met or not. A reader of one such sentence knows
 * who has to do what by when; a table in each language has one for every code there is.
 */
import type { Because } from '../../../domain/draft/because.ts';

/** The parts of a reason, already in the reader's language. Absent parts are empty strings. */
export interface SaidReason {
  readonly agency: string;
  readonly number: string;
  /** What is enough, where a number falls short. */
  readonly limit: string;
  /** The language as it stands after "the text": "in Kazakh". Empty where titles are meant. */
  readonly language: string;
  readonly due: string;
  /** The reason's `what`: a code to choose words by. */
  readonly what: string;
  /** The same in words, where it names kinds of blocks or languages. */
  readonly parts: string;
}

/** One sentence per code, without the closing full stop. */
export type Reasons = Readonly<Record<Because['code'], (said: SaidReason) => string>>;

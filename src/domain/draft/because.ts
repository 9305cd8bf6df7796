/**
 * Why a gate is met or not: a code with its numbers and names, for any language to word. It says
 * who has to do what by when, so that a reader of a judgement needs nothing else.
 */
import type { Written } from '../language.ts';

/** A text that changed without a `lang` is the titles, which a version holds in all languages at once. */
export interface Because {
  readonly code:
    | 'no-version'
    | 'text-changed-since-version'
    | 'version-lacks-language'
    | 'version-current'
    | 'no-round'
    | 'not-yet-asked'
    | 'verdict-missing'
    | 'verdict-outdated'
    | 'verdict-objects'
    | 'verdict-silent'
    | 'verdict-deemed'
    | 'verdict-carried'
    | 'verdict-vetoes'
    | 'quorum-short'
    | 'verdicts-complete'
    | 'objection-open'
    | 'objection-answered'
    | 'objection-upheld'
    | 'condition-open'
    | 'condition-answered'
    | 'no-objection-open'
    | 'amendment-open'
    | 'no-amendment-open'
    | 'comments-waiting'
    | 'comments-unanswered'
    | 'comments-answered'
    | 'term-runs'
    | 'term-over'
    | 'round-suspended'
    | 'pair-behind'
    | 'pairs-current'
    | 'check-fails'
    | 'checks-pass'
    | 'touched'
    | 'untouched'
    | 'length-over'
    | 'length-within'
    | 'not-measured';
  readonly agency?: string;
  /** Those of whom a quorum still lacks answers. */
  readonly agencies?: readonly string[];
  /** Number of the version, item or amendment the code is about; of pages, verdicts or comments where they are counted. */
  readonly number?: number;
  /** What is enough, where a number falls short or goes over; of an amendment, its supporters. */
  readonly limit?: number;
  readonly lang?: string;
  /** A block the reason lies in. */
  readonly block?: string;
  /** What a check found, a remit in the word the workflow uses, the act a silence rests on, `fundamental`. */
  readonly what?: Written;
  /** ISO instant: by when, since when, or of the meeting that is to settle it. */
  readonly due?: string;
}

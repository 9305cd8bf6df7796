/**
 * The closed list of reasons for the outcome of an amendment, in every interface language. It is
 * data (`schema/reason-codes.json`); the reason in the drafter's own words always goes with it.
 */
import list from '../../../schema/reason-codes.json' with { type: 'json' };
import type { Names } from '../language.ts';
import type { Outcome } from './event.ts';

export interface ReasonCode {
  readonly code: string;
  /** The outcomes a decision can name it for; none where no decision can. */
  readonly outcomes: readonly Outcome[];
  readonly names: Names;
}

/** In the order a person chooses from. */
export const reasonCodes = list as readonly ReasonCode[];

/** The code of a decision that names none: its reason stands in its own words alone. */
export const codeUnnamed = 'as-stated';

/** The code of what nobody decided until the draft ended. */
export const codeEnded = 'draft-ended';

/** The codes a decision with this outcome may name, in order. */
export const reasonCodesFor = (outcome: Outcome): readonly string[] =>
  reasonCodes.filter(({ outcomes }) => outcomes.includes(outcome)).map(({ code }) => code);

/** What each round of a draft was answered: verdicts as they stand, silences, who is still asked. */
import type { Draft } from '../draft/draft.ts';
import { silenceOf, verdictOf } from '../draft/judge-round.ts';
import type { VerdictKind } from '../workflow/workflow.ts';

/** `none` is no answer: not yet, or no longer. */
export const roundAnswers = ['agree', 'remarks', 'object', 'outside', 'silence', 'none'] as const;
export type RoundAnswer = VerdictKind | 'silence' | 'none';

export interface RoundFigures {
  readonly round: number;
  readonly state: string;
  readonly version: number;
  /** ISO instants; `closedAt` is null while it is under way. */
  readonly at: string;
  readonly closedAt: string | null;
  /** Bodies that are asked or whose earlier verdict stands. */
  readonly bodies: number;
  /** Those of them whose earlier verdict stands. */
  readonly carried: number;
  readonly answers: Readonly<Record<RoundAnswer, number>>;
}

export const countRounds = (draft: Draft): readonly RoundFigures[] =>
  draft.rounds.map(({ round, state, version, at, closedAt, participants }) => {
    const given = participants.map(
      (one): RoundAnswer =>
        verdictOf(draft, round, one)?.verdict ??
        (silenceOf(draft, round, one) ? 'silence' : 'none'),
    );
    const count = (answer: RoundAnswer) => given.filter((one) => one === answer).length;
    return {
      round,
      state,
      version,
      at,
      closedAt,
      bodies: participants.length,
      carried: participants.filter(({ carried }) => carried !== undefined).length,
      answers: Object.fromEntries(
        roundAnswers.map((answer) => [answer, count(answer)]),
      ) as RoundFigures['answers'],
    };
  });

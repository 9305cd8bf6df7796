/** What came of the public comments, as far as a reader may see them: the figures, and what is open. */
import type { Draft } from '../draft/draft.ts';
import {
  answerOf,
  type Comment,
  type CommentOutcome,
  type CommentState,
  commentOutcomes,
  type Discussion,
  type Group,
  isUnanswered,
} from './comment.ts';
import { preparesAnswers, type Reader, seenOf } from './visibility.ts';

export interface CommentReport {
  readonly figures: Readonly<Record<CommentState | 'comments' | 'unanswered', number>> & {
    readonly outcomes: Readonly<Record<CommentOutcome, number>>;
  };
  /** Numbers of published comments without an outcome. */
  readonly unanswered: readonly number[];
  readonly groups: readonly Group[];
}

/** The comments a reader sees, in outline at least. */
export const seenComments = (
  { comments }: Discussion,
  reader: Reader,
  draft: Draft,
): readonly Comment[] => comments.filter((comment) => seenOf(comment, reader, draft) !== null);

/** The groups a reader sees: the answered, and to the drafters all. */
export const seenGroups = (
  { groups }: Discussion,
  { actor }: Reader,
  draft: Draft,
): readonly Group[] =>
  preparesAnswers(actor, draft) ? groups : groups.filter(({ answer }) => answer !== null);

/** Counted over nothing but what the reader sees. */
export function reportComments(
  discussion: Discussion,
  reader: Reader,
  draft: Draft,
): CommentReport {
  const seen = seenComments(discussion, reader, draft);
  const count = (state: CommentState) => seen.filter((one) => one.state === state).length;
  const unanswered = seen
    .filter((one) => isUnanswered(discussion, one))
    .map(({ comment }) => comment);
  const countOutcome = (outcome: CommentOutcome) =>
    seen.filter((one) => answerOf(discussion, one)?.outcome === outcome).length;
  return {
    figures: {
      comments: seen.length,
      published: count('published'),
      waiting: count('waiting'),
      withheld: count('withheld'),
      withdrawn: count('withdrawn'),
      unanswered: unanswered.length,
      outcomes: Object.fromEntries(
        commentOutcomes.map((outcome) => [outcome, countOutcome(outcome)]),
      ) as Record<CommentOutcome, number>,
    },
    unanswered,
    groups: seenGroups(discussion, reader, draft),
  };
}

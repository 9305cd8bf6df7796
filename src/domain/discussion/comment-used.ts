/**
 * How what people said was used: one line for each group of comments that was answered, for each
 * comment that stands alone, and for each amendment. Words that are not to be read are in none.
 */
import type { Draft } from '../draft/draft.ts';
import type { Outcome } from '../draft/event.ts';
import { answerOf, type Comment, type CommentOutcome, type Discussion } from './comment.ts';
import { seenComments } from './comment-report.ts';
import { type Reader, seenOf } from './visibility.ts';

/** How it ended; null while it has not. */
export type UsedOutcome = CommentOutcome | Outcome | 'withheld' | 'withdrawn' | null;

export interface Used {
  readonly kind: 'comments' | 'amendment';
  /** Number of the group or of the amendment; null for a comment by itself. */
  readonly number: number | null;
  /** Numbers of the comments, in order; of an amendment, none. */
  readonly comments: readonly number[];
  /** What it says: the group's title, the comment, the amendment's justification; null where nobody reads it. */
  readonly said: string | null;
  /** The organisation that proposed an amendment; comments have many authors. */
  readonly by: string | null;
  readonly outcome: UsedOutcome;
  /** The answer, or the reason; empty where there is none. */
  readonly reason: string;
  /** Number of the amendment that comments led to; null where none is named. */
  readonly amendment: number | null;
  /** ISO instant of the outcome; null while there is none, and of a withdrawal, which tells none. */
  readonly at: string | null;
}

/** Answered groups first, then the comments outside of them, then amendments; each in order of their numbers. */
export const listUsed = (discussion: Discussion, draft: Draft, reader: Reader): readonly Used[] => [
  ...discussion.groups.flatMap(useGroup),
  ...seenComments(discussion, reader, draft)
    .filter((comment) => answerOf(discussion, comment) === null)
    .map((comment) => useComment(comment, seenOf(comment, reader, draft) === 'whole')),
  ...draft.amendments.map(useAmendment),
];

const useGroup = ({ group, title, comments, answer }: Discussion['groups'][number]): Used[] =>
  answer === null
    ? []
    : [
        {
          kind: 'comments',
          number: group,
          comments: [...comments].sort((a, b) => a - b),
          said: title,
          by: null,
          outcome: answer.outcome,
          reason: answer.text,
          amendment: answer.amendment,
          at: answer.at,
        },
      ];

function useComment({ comment, text, state, moderation }: Comment, isWhole: boolean): Used {
  const ended = state === 'withheld' || state === 'withdrawn' ? state : null;
  const isWithheld = state === 'withheld' && moderation !== null;
  return {
    kind: 'comments',
    number: null,
    comments: [comment],
    said: isWhole ? text : null,
    by: null,
    outcome: ended,
    reason: isWithheld ? moderation.reason : '',
    amendment: null,
    at: isWithheld ? moderation.at : null,
  };
}

const useAmendment = ({
  amendment,
  justification,
  state,
  by,
  decision,
}: Draft['amendments'][number]): Used => ({
  kind: 'amendment',
  number: amendment,
  comments: [],
  said: justification,
  by: by.organisation,
  outcome: state === 'submitted' || state === 'studied' ? null : state,
  reason: decision?.reason ?? '',
  amendment: null,
  at: decision?.at ?? null,
});

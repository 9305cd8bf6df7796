/** Comments and groups of them as they travel, each as much as its reader may see. */
import { z } from '@hono/zod-openapi';
import { limits } from '../../schema/limits.ts';
import {
  answerOf,
  type Comment,
  commentOutcomes,
  type Discussion,
  type Group,
} from '../domain/discussion/comment.ts';
import type { Standing } from '../domain/discussion/place.ts';
import { plainText, quotationSchema, standingView, viewStanding } from './threads-wire.ts';
import { authorView, instant, number, pageOf, stamp } from './wire-parts.ts';

const givenName = plainText.max(limits.titleCharactersMax).optional();

export const giveCommentSchema = z
  .strictObject({
    text: plainText,
    version: number,
    on: quotationSchema.omit({ version: true }).optional().openapi({
      description: 'Words or a block of that version; left out, the comment is on the whole',
    }),
    name: givenName.openapi({ description: 'What a visitor is called; not for who is signed in' }),
    organisation: givenName.openapi({
      description: 'For whom a visitor speaks, in their own words',
    }),
  })
  .openapi('GiveComment');

export const reviseSchema = z.strictObject({ text: plainText }).openapi('ReviseComment');

export const moderateSchema = z
  .strictObject({
    revision: z.number().int().min(0).openapi({ description: 'The one that was read' }),
    publish: z.boolean(),
    reason: plainText.optional().openapi({ description: 'Required for withholding; published' }),
  })
  .openapi('ModerateComment');

const numbers = z.array(number).max(limits.groupCommentsMax);

export const groupSchema = z
  .strictObject({ title: plainText.max(limits.titleCharactersMax), comments: numbers })
  .openapi('GroupComments');

export const answerSchema = z
  .strictObject({
    outcome: z.enum(commentOutcomes),
    text: plainText,
    comments: numbers.openapi({ description: 'The comments of the group as you read them' }),
    amendment: number.optional().openapi({ description: 'The amendment they led to' }),
  })
  .openapi('AnswerComments');

const answerView = z
  .object({
    outcome: z.enum(commentOutcomes),
    text: z.string(),
    amendment: number.nullable().openapi({ description: 'The one they led to, if it is named' }),
    ...stamp,
  })
  .nullable()
  .openapi({ description: 'Null while there is none' });

export const commentView = z
  .object({
    comment: number,
    version: number,
    state: z.enum(['waiting', 'published', 'withheld', 'withdrawn']).openapi({
      description: 'What waits for moderation is seen by its author and the drafters alone',
    }),
    revision: z.number().int(),
    text: z.string().nullable().openapi({ description: 'Null where it is not to be read' }),
    place: standingView.nullable().openapi({ description: 'Null for the whole' }),
    name: z.string().nullable().openapi({ description: 'As a visitor gave it; nobody checked it' }),
    organisation: z.string().nullable(),
    by: authorView.nullable().openapi({ description: 'Who was signed in; null for a visitor' }),
    at: instant,
    moderation: z.object({ reason: z.string(), at: instant }).nullable(),
    group: number.nullable(),
    answer: answerView,
  })
  .openapi('Comment');

export const givenView = commentView
  .extend({
    secret: z.string().nullable().openapi({
      description:
        'Told this once: with it a visitor sees, changes and withdraws the comment. Null for who is signed in',
    }),
  })
  .openapi('GivenComment');

export const groupView = z
  .object({
    group: number,
    title: z.string(),
    comments: z.array(number).readonly(),
    answer: answerView,
    ...stamp,
  })
  .openapi('CommentGroup');

/** Comments in figures, counted over nothing but what the reader sees. */
export const commentFigures = z.object({
  comments: z.number(),
  published: z.number(),
  waiting: z.number(),
  withheld: z.number(),
  withdrawn: z.number(),
  unanswered: z.number(),
  outcomes: z.object({
    accepted: z.number(),
    partly: z.number(),
    refused: z.number(),
    noted: z.number(),
  }),
});

export const reportView = z
  .object({
    figures: commentFigures,
    unanswered: z.array(number).readonly().openapi({
      description: 'Published comments that have no outcome yet',
    }),
    groups: z.array(groupView).readonly(),
  })
  .openapi('CommentReport');

export const commentPage = pageOf(commentView);
export const groupPage = pageOf(groupView);

const shownAnswer = (group: Pick<Group, 'answer'>) => group.answer && { ...group.answer };

/** A group as whoever may see it sees it. */
export const viewGroup = ({ group, title, comments, answer, at, by }: Group) => ({
  group,
  title,
  comments: [...comments],
  answer: shownAnswer({ answer }),
  at,
  by,
});

/** How a comment is shown, and to whom. */
export interface Shown {
  readonly discussion: Discussion;
  readonly seen: 'whole' | 'outline';
  /** Groups that have no answer yet are the drafters' own preparation. */
  readonly isDrafting: boolean;
  readonly standing: Standing | undefined;
}

export function viewComment(
  comment: Comment,
  { discussion, seen, isDrafting, standing }: Shown,
): z.infer<typeof commentView> {
  const { moderation, name, organisation, at, by, secret } = comment;
  const answer = answerOf(discussion, comment);
  const isWhole = seen === 'whole';
  return {
    comment: comment.comment,
    version: comment.version,
    state: comment.state,
    revision: comment.revision,
    text: isWhole ? comment.text : null,
    place: isWhole && standing ? viewStanding(standing) : null,
    name: (isWhole && name) || null,
    organisation: (isWhole && organisation) || null,
    by: isWhole && secret === null ? by : null,
    at,
    moderation: moderation && { reason: moderation.reason, at: moderation.at },
    group: isDrafting || answer ? comment.group : null,
    answer: answer && { ...answer },
  };
}

/** Reports as data: the table of proposals with outcomes, and the report on the discussion in figures. */
import { z } from '@hono/zod-openapi';
import { reportComments } from '../domain/discussion/comment-report.ts';
import { fates, outcomes } from '../domain/draft/event.ts';
import { verdictKinds } from '../domain/workflow/workflow.ts';
import { readerOf } from '../service/comments.ts';
import type { Service } from '../service/service.ts';
import { commentFigures } from './comments-wire.ts';
import { type App, operation } from './operation.ts';
import { pageByNumber } from './replies.ts';
import { registerUsed } from './report-used.ts';
import {
  draftParams,
  instant,
  languageSchema,
  number,
  pageOf,
  pageQuery,
  reasonText,
  stamp,
} from './wire-parts.ts';

const count = z.number().int().min(0);
const say = languageSchema.default('ru').openapi({
  description: 'Language of the places and of the formal instructions',
});

const wordingView = z.object({
  lang: languageSchema.openapi({ description: 'Of the text it is about' }),
  place: z.string().openapi({ description: 'Where its first change stands' }),
  blocks: z.array(z.string()).readonly(),
  instruction: z.string().openapi({
    description: 'The formal instruction: with the text of the version it says the proposed text',
  }),
  resulting: z
    .array(z.object({ block: z.string(), words: z.string().nullable() }))
    .readonly()
    .nullable()
    .openapi({
      description:
        'The blocks as they read after an adoption; words are null where the block is gone',
    }),
});

const proposalView = z
  .object({
    amendment: number,
    item: number.nullable().openapi({ description: 'The point of a verdict whose wording it is' }),
    version: number,
    state: z.enum(['submitted', 'studied', 'withdrawn', ...outcomes]),
    fate: z.enum(fates).nullable().openapi({
      description: 'How it stands to the newest version since; null while there is none',
    }),
    wordings: z.array(wordingView).readonly(),
    justification: reasonText,
    supporters: count,
    outcome: z
      .object({
        outcome: z.enum([...outcomes, 'withdrawn']),
        code: z.string().nullable(),
        reason: z.string(),
        changes: z.array(number).readonly().nullable().openapi({
          description: 'Of an adoption in part: numbers of the changes adopted',
        }),
        ...stamp,
      })
      .nullable(),
    rewording: z
      .object({ accepted: z.boolean(), reason: z.string(), ...stamp })
      .nullable()
      .openapi({ description: 'What its author said of a rewording' }),
    ...stamp,
  })
  .openapi('ProposalRow');

/** What became of amendments, counted. */
export const amendmentFigures = {
  submitted: count,
  adopted: count,
  partly: count,
  reworded: count,
  refused: count,
  moot: count,
  withdrawn: count,
  open: count,
  supporters: count.openapi({ description: 'Different persons who support any of them' }),
  answerDays: z.number().min(0).nullable().openapi({
    description: 'Median of the working days from submission to outcome; null while none has one',
  }),
};

const discussionView = z
  .object({
    version: count,
    asOf: instant,
    consultations: z
      .array(z.object({ state: z.string(), from: instant, until: instant.nullable() }))
      .readonly(),
    asked: z
      .array(
        z.object({
          round: number,
          version: number,
          organisation: z.string(),
          at: instant,
          due: instant,
          answer: z.enum([...verdictKinds, 'silence']).nullable(),
        }),
      )
      .readonly(),
    comments: commentFigures.openapi({
      description: 'Of the public; how each was used is at `/reports/used`',
    }),
    total: z.object(amendmentFigures),
    organisations: z.array(z.object({ organisation: z.string(), ...amendmentFigures })).readonly(),
  })
  .openapi('DiscussionReport');

export function registerReports(app: App, service: Service): void {
  registerUsed(app, service);
  const proposals = operation(service, 'amendment:read', {
    method: 'get',
    path: '/api/drafts/{id}/reports/proposals',
    tags: ['reports'],
    summary: 'The table of proposals: place, author, formal wording, outcome with its reason',
    description:
      'Every amendment ever submitted, those that agencies proposed with a point of their verdict among them. A page to print is at `/public/{id}/proposals`.',
    request: { params: draftParams, query: pageQuery.extend({ say }) },
    responses: {
      200: {
        description: 'A page of the table, in the order of the amendments',
        content: { 'application/json': { schema: pageOf(proposalView) } },
      },
    },
  });
  app.openapi(proposals, async (c) => {
    const query = c.req.valid('query');
    const { items, next } = pageByNumber(c.get('draft').amendments, query);
    const rows = await service.reportProposals(c.get('draft'), items, query.say);
    return c.json({ items: rows, next } as never, 200);
  });
  const discussion = operation(service, 'amendment:read', {
    method: 'get',
    path: '/api/drafts/{id}/reports/discussion',
    tags: ['reports'],
    summary: 'The report on the discussion: who was asked until when, and amendments in figures',
    description: 'Counted from the log. A page to print is at `/public/{id}/discussion`.',
    request: { params: draftParams },
    responses: {
      200: {
        description: 'The report, with the figures of every organisation that proposed',
        content: { 'application/json': { schema: discussionView } },
      },
    },
  });
  app.openapi(discussion, async (c) => {
    const [draft, reader] = [c.get('draft'), readerOf(c.get('actor'), null)];
    const comments = reportComments(await service.readComments(draft), reader, draft).figures;
    return c.json({ ...service.reportDiscussion(draft), comments } as never, 200);
  });
}

/**
 * Public comments on a draft under discussion, and how the drafters answer them. A visitor needs no
 * account: what they are told once by `secret` they send back in a header to see and change their own.
 */
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Comment, Discussion } from '../domain/discussion/comment.ts';
import { findComment } from '../domain/discussion/comment-act.ts';
import { reportComments, seenComments } from '../domain/discussion/comment-report.ts';
import type { Standing } from '../domain/discussion/place.ts';
import { preparesAnswers, type Reader, seenOf } from '../domain/discussion/visibility.ts';
import type { Draft } from '../domain/draft/draft.ts';
import { assert } from '../domain/draft/refusal.ts';
import { type CommentAct, readerOf } from '../service/comments.ts';
import type { Written } from '../service/comments-write.ts';
import type { Service } from '../service/service.ts';
import { registerGroups } from './comment-groups.ts';
import {
  commentPage,
  commentView,
  giveCommentSchema,
  givenView,
  moderateSchema,
  reportView,
  reviseSchema,
  viewComment,
  viewGroup,
} from './comments-wire.ts';
import { type App, commandHeaders, type Env, operation, termsOf } from './operation.ts';
import { json, pageByNumber, send } from './replies.ts';
import { bodyOf, draftParams, jsonOf, pageQuery } from './wire-parts.ts';

/** What proves that a visitor's comment is theirs. */
const secretHeader = 'Kelisim-Comment-Secret';

const secretShape = z.object({
  'kelisim-comment-secret': z.string().min(1).max(200).optional().openapi({
    description: 'What a visitor was told when the comment was given',
  }),
});
const headers = commandHeaders.pick({ 'idempotency-key': true }).extend(secretShape.shape);
const tags = ['public comments'];
const commentParams = draftParams.extend({
  comment: z.coerce.number().int().positive().openapi({ example: 1 }),
});

const secretOf = (c: Context<Env>): string | null => c.req.header(secretHeader) ?? null;
const readerIn = (c: Context<Env>): Reader => readerOf(c.get('actor'), secretOf(c));

/** `slow` counts a visitor's request and refuses too many: one brake with the pages. */
export function registerComments(
  app: App,
  service: Service,
  slow: (c: Context<Env>) => void,
): void {
  registerGiving(app, service, slow);
  registerReading(app, service);
  registerActs(app, service);
  registerGroups(app, service);
}

/** A comment as its reader sees it, in outline at least. */
function show(
  draft: Draft,
  discussion: Discussion,
  comment: Comment,
  reader: Reader,
  standing: Standing | undefined,
) {
  const seen = seenOf(comment, reader, draft);
  assert(seen, 'what is shown is seen');
  const isDrafting = preparesAnswers(reader.actor, draft);
  return viewComment(comment, { discussion, seen, isDrafting, standing });
}

function showWritten(draft: Draft, { discussion, number, standing }: Written, reader: Reader) {
  return show(draft, discussion, discussion.comments[number - 1] as Comment, reader, standing);
}

function registerGiving(app: App, service: Service, slow: (c: Context<Env>) => void): void {
  const give = operation(service, 'comment:give', {
    method: 'post',
    path: '/api/drafts/{id}/comments',
    tags,
    summary: 'Comment on the draft, or on words of it, while it is discussed in public',
    description:
      'Whether visitors may comment, and whether they name themselves, the state of the workflow says. What a visitor writes waits until a moderator has read it. A visitor’s request is not repeated under an idempotency key.',
    request: { params: draftParams, headers, body: bodyOf(giveCommentSchema) },
    responses: { 201: jsonOf('The comment; a visitor’s with its secret', givenView) },
  });
  app.openapi(give, async (c) => {
    const draft = c.get('draft');
    const terms = await termsOf(c, 'content');
    if (!terms.actor) slow(c);
    const reply = await service.giveComment(
      draft,
      c.req.valid('json') as Parameters<Service['giveComment']>[1],
      terms,
      (written, secret) => {
        const reader = readerOf(terms.actor, secret);
        return json(201, { ...showWritten(draft, written, reader), secret });
      },
    );
    return send(reply) as never;
  });
}

function registerReading(app: App, service: Service): void {
  const list = operation(service, 'comment:read', {
    method: 'get',
    path: '/api/drafts/{id}/comments',
    tags,
    summary: 'The comments you may see, in the order they came',
    request: { params: draftParams, headers: secretShape, query: listQuery },
    responses: { 200: jsonOf('A page of comments', commentPage) },
  });
  app.openapi(list, async (c) => {
    const { cursor, limit, ...filter } = c.req.valid('query');
    const [draft, reader] = [c.get('draft'), readerIn(c)];
    const discussion = await service.readComments(draft);
    const seen = seenComments(discussion, reader, draft);
    const standings = await service.standComments(draft, seen);
    const shown = seen
      .map((one) => show(draft, discussion, one, reader, standings.get(one.comment)))
      .filter((view) => passes(view, filter));
    c.header('cache-control', 'no-store');
    return c.json(pageByNumber(shown, { cursor, limit }) as never, 200);
  });
  const read = operation(service, 'comment:read', {
    method: 'get',
    path: '/api/drafts/{id}/comments/{comment}',
    tags,
    summary: 'One comment, and how it ended',
    request: { params: commentParams, headers: secretShape },
    responses: { 200: jsonOf('The comment', commentView) },
  });
  app.openapi(read, async (c) => {
    const [draft, reader] = [c.get('draft'), readerIn(c)];
    const discussion = await service.readComments(draft);
    const found = findComment(discussion, c.req.valid('param').comment, reader, draft);
    const standings = await service.standComments(draft, [found]);
    c.header('cache-control', 'no-store');
    const shown = show(draft, discussion, found, reader, standings.get(found.comment));
    return c.json(shown as never, 200);
  });
  const report = operation(service, 'comment:read', {
    method: 'get',
    path: '/api/drafts/{id}/comment-report',
    tags,
    summary: 'What came of the public comments: figures, outcomes, and what has no answer yet',
    description: 'Counted over nothing but the comments you may see.',
    request: { params: draftParams, headers: secretShape },
    responses: { 200: jsonOf('The report', reportView) },
  });
  app.openapi(report, async (c) => {
    const [draft, reader] = [c.get('draft'), readerIn(c)];
    const told = reportComments(await service.readComments(draft), reader, draft);
    c.header('cache-control', 'no-store');
    return c.json({ ...told, groups: told.groups.map(viewGroup) } as never, 200);
  });
}

const listQuery = pageQuery.extend({
  state: commentView.shape.state.optional(),
  answered: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
  block: z.string().max(64).optional().openapi({ description: 'Those standing in this block' }),
  q: z.string().min(1).max(200).optional().openapi({ description: 'Words of the comment' }),
});

type Filter = Omit<z.infer<typeof listQuery>, 'cursor' | 'limit'>;

/** Asked of the view, so that nothing is found by what it does not show. */
const passes = (
  { state, answer, place, text }: z.infer<typeof commentView>,
  filter: Filter,
): boolean =>
  (filter.state ?? state) === state &&
  (filter.answered ?? answer !== null) === (answer !== null) &&
  (filter.block === undefined || (place?.fate !== 'lost' && place?.block === filter.block)) &&
  (filter.q === undefined || (text ?? '').toLowerCase().includes(filter.q.toLowerCase()));

/** One act on a comment: its address, its body, and what they ask for. */
function registerAct<S extends z.ZodType>(
  app: App,
  service: Service,
  route: {
    readonly action: 'comment:give' | 'comment:moderate';
    readonly path: string;
    readonly summary: string;
    readonly schema: S;
  },
  actOf: (body: z.infer<S>) => CommentAct,
): void {
  const { action, path, summary, schema } = route;
  const act = operation(service, action, {
    method: 'post',
    path: `/api/drafts/{id}/comments/{comment}/${path}`,
    tags,
    summary,
    request: { params: commentParams, headers, body: bodyOf(schema) },
    responses: { 200: jsonOf('The comment', commentView) },
  });
  app.openapi(act, async (c) => {
    const [draft, reader] = [c.get('draft'), readerIn(c)];
    const { comment } = c.req.valid('param' as never) as { comment: number };
    const asked = actOf(c.req.valid('json' as never) as z.infer<S>);
    const by = { terms: await termsOf(c, 'content'), secret: secretOf(c) };
    const reply = await service.actOnComment(draft, comment, asked, by, (written) =>
      json(200, showWritten(draft, written, reader)),
    );
    return send(reply) as never;
  });
}

function registerActs(app: App, service: Service): void {
  registerAct(
    app,
    service,
    {
      action: 'comment:give',
      path: 'revision',
      summary: 'Put other words in place of yours, while comments are taken and it has no answer',
      schema: reviseSchema,
    },
    ({ text }) => ({ act: 'revise', text }),
  );
  registerAct(
    app,
    service,
    {
      action: 'comment:give',
      path: 'withdrawal',
      summary: 'Withdraw a comment of yours that has no answer: that it was there stays to be seen',
      schema: z.strictObject({}).openapi('WithdrawComment'),
    },
    () => ({ act: 'withdraw' }),
  );
  registerAct(
    app,
    service,
    {
      action: 'comment:moderate',
      path: 'moderation',
      summary: 'Publish a comment or withhold it, as you read it',
      schema: moderateSchema,
    },
    ({ revision, publish, reason }) => ({
      act: 'moderate',
      revision,
      publish,
      reason: reason ?? '',
    }),
  );
}

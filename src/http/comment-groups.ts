/** Comments in groups: each group is answered once, and that is the outcome of every comment in it. */
import { z } from '@hono/zod-openapi';
import type { Group } from '../domain/discussion/comment.ts';
import { seenGroups } from '../domain/discussion/comment-report.ts';
import { readerOf } from '../service/comments.ts';
import type { Written } from '../service/comments-write.ts';
import type { Service } from '../service/service.ts';
import { answerSchema, groupPage, groupSchema, groupView, viewGroup } from './comments-wire.ts';
import { type App, commandHeaders, operation, termsOf } from './operation.ts';
import { json, pageByNumber, send } from './replies.ts';
import { bodyOf, draftParams, jsonOf, pageQuery } from './wire-parts.ts';

const headers = commandHeaders.pick({ 'idempotency-key': true });
const tags = ['public comments'];
const groupParams = draftParams.extend({
  group: z.coerce.number().int().positive().openapi({ example: 1 }),
});

const groupOf = ({ discussion, number }: Written) =>
  viewGroup(discussion.groups[number - 1] as Group);

export function registerGroups(app: App, service: Service): void {
  const list = operation(service, 'comment:read', {
    method: 'get',
    path: '/api/drafts/{id}/comment-groups',
    tags,
    summary: 'Groups of comments with their answers; those without one are the drafters’ alone',
    request: { params: draftParams, query: pageQuery },
    responses: { 200: jsonOf('A page of groups', groupPage) },
  });
  app.openapi(list, async (c) => {
    const draft = c.get('draft');
    const reader = readerOf(c.get('actor'), null);
    const groups = seenGroups(await service.readComments(draft), reader, draft);
    c.header('cache-control', 'no-store');
    return c.json(pageByNumber(groups.map(viewGroup), c.req.valid('query')) as never, 200);
  });
  registerGrouping(app, service);
  registerAnswer(app, service);
}

function registerGrouping(app: App, service: Service): void {
  const make = operation(service, 'comment:answer', {
    method: 'post',
    path: '/api/drafts/{id}/comment-groups',
    tags,
    summary: 'Put published comments that say alike into one group, to answer them together',
    request: { params: draftParams, headers, body: bodyOf(groupSchema) },
    responses: { 201: jsonOf('The group', groupView) },
  });
  app.openapi(make, async (c) => {
    const request = { ...c.req.valid('json'), group: null };
    const terms = await termsOf(c, 'content');
    const reply = await service.groupComments(c.get('draft'), request, terms, (written) =>
      json(201, groupOf(written)),
    );
    return send(reply) as never;
  });
  const change = operation(service, 'comment:answer', {
    method: 'put',
    path: '/api/drafts/{id}/comment-groups/{group}',
    tags,
    summary: 'Let a group that has no answer hold exactly these comments',
    request: { params: groupParams, headers, body: bodyOf(groupSchema) },
    responses: { 200: jsonOf('The group', groupView) },
  });
  app.openapi(change, async (c) => {
    const request = { ...c.req.valid('json'), group: c.req.valid('param').group };
    const terms = await termsOf(c, 'content');
    const reply = await service.groupComments(c.get('draft'), request, terms, (written) =>
      json(200, groupOf(written)),
    );
    return send(reply) as never;
  });
}

function registerAnswer(app: App, service: Service): void {
  const answer = operation(service, 'comment:answer', {
    method: 'post',
    path: '/api/drafts/{id}/comment-groups/{group}/answer',
    tags,
    summary: 'Answer a group, once: the outcome of each of its comments',
    request: { params: groupParams, headers, body: bodyOf(answerSchema) },
    responses: { 200: jsonOf('The group with its answer', groupView) },
  });
  app.openapi(answer, async (c) => {
    const { amendment = null, ...answered } = c.req.valid('json');
    const request = { ...answered, amendment, group: c.req.valid('param').group };
    const terms = await termsOf(c, 'content');
    const reply = await service.answerComments(c.get('draft'), request, terms, (written) =>
      json(200, groupOf(written)),
    );
    return send(reply) as never;
  });
}

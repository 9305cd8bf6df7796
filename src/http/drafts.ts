/** Drafts: listing, creating, reading, changing what their passport says, and the log of what happened to one. */

import { z } from '@hono/zod-openapi';
import { viewerOf } from '../domain/access.ts';
import type { Draft } from '../domain/draft/draft.ts';
import { noComments, type OpenComments } from '../domain/draft/judge-comments.ts';
import { termsPassed } from '../domain/draft/judge-round.ts';
import { canonicalJson } from '../domain/text/canonical.ts';
import type { Service } from '../service/service.ts';
import { type App, commandHeaders, operation, termsOf } from './operation.ts';
import { json, readCursor, send, sendTagged } from './replies.ts';
import { replyDraft, viewDraft } from './views.ts';
import {
  changeDraftSchema,
  createDraftSchema,
  draftLineView,
  draftView,
  eventView,
} from './wire.ts';
import { draftParams, pageOf, pageQuery } from './wire-parts.ts';

export function registerDrafts(app: App, service: Service): void {
  registerList(app, service);
  registerCreate(app, service);
  registerOne(app, service);
  registerEvents(app, service);
}

function registerList(app: App, service: Service): void {
  const route = operation(service, 'draft:list', {
    method: 'get',
    path: '/api/drafts',
    tags: ['drafts'],
    summary: 'List drafts, newest first',
    request: {
      query: pageQuery.extend({
        state: z.string().max(64).optional(),
        owner: z.string().max(64).optional(),
      }),
    },
    responses: {
      200: {
        description: 'A page of drafts',
        content: { 'application/json': { schema: pageOf(draftLineView) } },
      },
    },
  });
  app.openapi(route, async (c) => {
    const { cursor, limit, state, owner } = c.req.valid('query');
    const lines = await service.store.drafts({
      viewer: viewerOf(c.get('actor')),
      state,
      owner,
      after: cursor,
      limit: limit + 1,
    });
    const items = lines
      .slice(0, limit)
      .map((line) => ({ ...line, languages: [...line.languages] }));
    return c.json({ items, next: lines.length > limit ? (items.at(-1)?.id ?? null) : null }, 200);
  });
}

function registerCreate(app: App, service: Service): void {
  const route = operation(service, 'draft:create', {
    method: 'post',
    path: '/api/drafts',
    tags: ['drafts'],
    summary: 'Create a draft from a template',
    request: {
      headers: commandHeaders,
      body: { required: true, content: { 'application/json': { schema: createDraftSchema } } },
    },
    responses: {
      201: {
        description: 'The draft; its texts hold the template’s sections',
        content: { 'application/json': { schema: draftView } },
      },
    },
  });
  app.openapi(route, async (c) => {
    const terms = await termsOf(c);
    const reply = await service.createDraft(c.req.valid('json'), terms, (draft) =>
      json(201, viewDraft(draft, draft.updatedAt, noComments)),
    );
    return send(reply) as never;
  });
}

function registerOne(app: App, service: Service): void {
  const read = operation(service, 'draft:read', {
    method: 'get',
    path: '/api/drafts/{id}',
    tags: ['drafts'],
    summary: 'Where a draft stands and what blocks it',
    request: { params: draftParams },
    responses: {
      200: {
        description:
          'The draft; ETag is its seq, and behind points what else its ways out depend on',
        content: { 'application/json': { schema: draftView } },
      },
    },
  });
  app.openapi(read, async (c) => {
    const draft = c.get('draft');
    const headers = { 'content-type': 'application/json', 'cache-control': 'no-cache' };
    const now = service.clock.now();
    const comments = await service.countComments(draft);
    return sendTagged(c, tagOf(draft, now, comments), headers, () =>
      canonicalJson(viewDraft(draft, now, comments)),
    ) as never;
  });
  const change = operation(service, 'draft:edit', {
    method: 'patch',
    path: '/api/drafts/{id}',
    tags: ['drafts'],
    summary: 'Change the titles, the summary, the agencies chosen, or who may know of the draft',
    request: {
      params: draftParams,
      headers: commandHeaders,
      body: { required: true, content: { 'application/json': { schema: changeDraftSchema } } },
    },
    responses: {
      200: {
        description: 'The draft',
        content: { 'application/json': { schema: draftView } },
      },
    },
  });
  app.openapi(change, async (c) => {
    const { id } = c.req.valid('param');
    const body = c.req.valid('json');
    const terms = await termsOf(c);
    const reply =
      'titles' in body
        ? await service.retitle(id, body, terms, replyDraft(service))
        : 'summary' in body
          ? await service.summarise(id, body, terms, replyDraft(service))
          : 'visibility' in body
            ? await service.show(id, body, terms, replyDraft(service))
            : await service.chooseParticipants(id, body, terms, replyDraft(service));
    return send(reply) as never;
  });
}

/** What a draft's view depends on: its log, how many terms have passed, comments where a way out waits. */
function tagOf(draft: Draft, now: string, comments: OpenComments | undefined): string {
  const passed = termsPassed(draft, now);
  const { waiting = 0, unanswered = 0 } = comments ?? {};
  const parts =
    waiting + unanswered > 0 ? [passed, waiting, unanswered] : passed > 0 ? [passed] : [];
  return `"${[draft.seq, ...parts].join('.')}"`;
}

function registerEvents(app: App, service: Service): void {
  const route = operation(service, 'event:read', {
    method: 'get',
    path: '/api/drafts/{id}/events',
    tags: ['record'],
    summary: 'The log of a draft: every event with its link of the hash chain',
    request: { params: draftParams, query: pageQuery },
    responses: {
      200: {
        description: 'A page of events, oldest first; the cursor is a seq',
        content: { 'application/json': { schema: pageOf(eventView) } },
      },
    },
  });
  app.openapi(route, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const rows = await service.store.events(c.req.valid('param').id, readCursor(cursor), limit + 1);
    const items = rows
      .slice(0, limit)
      .map(({ seq, hash, body }) => ({ seq, hash, event: JSON.parse(body) }));
    const next = rows.length > limit ? String(items.at(-1)?.seq) : null;
    return c.json({ items, next }, 200);
  });
}

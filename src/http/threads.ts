/**
 * Threads: remarks and questions on words of a text, within a circle. Every answer is made from the
 * circles the actor is in; a thread of any other is not found, whatever its address says.
 */
import { z } from '@hono/zod-openapi';
import { isResolved, says } from '../domain/discussion/thread.ts';
import { circles } from '../domain/discussion/visibility.ts';
import type { Quotation } from '../service/places.ts';
import type { Service } from '../service/service.ts';
import type { StandingThread } from '../service/threads.ts';
import type { ThreadAct } from '../service/threads-decide.ts';
import { type App, commandHeaders, operation, termsOf } from './operation.ts';
import { json, pageByNumber, send } from './replies.ts';
import {
  attachSchema,
  deltaView,
  openThreadSchema,
  reopenSchema,
  replySchema,
  resolveSchema,
  threadPage,
  threadView,
  viewThread,
} from './threads-wire.ts';
import { bodyOf, draftParams, jsonOf, pageQuery } from './wire-parts.ts';

const headers = commandHeaders.pick({ 'idempotency-key': true });
const tags = ['threads'];
const threadParams = draftParams.extend({
  thread: z.string().max(40).openapi({ example: 'drafters-1' }),
});

export function registerThreads(app: App, service: Service): void {
  registerList(app, service);
  registerOne(app, service);
  registerOpening(app, service);
  registerActs(app, service);
}

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

const listQuery = pageQuery.extend({
  at: z.enum(['version', 'working']).default('version').openapi({
    description: 'Where places are carried to; the working text is for those who may read it',
  }),
  circle: z.enum(circles).optional(),
  open: flag.optional().openapi({ description: 'Only those not resolved, or only the resolved' }),
  lost: flag.optional().openapi({ description: 'Only the tray of those whose words are lost' }),
  block: z.string().max(64).optional().openapi({ description: 'Those standing in this block' }),
  mentioned: flag.optional().openapi({ description: 'Only those that mention you, or do not' }),
  q: z.string().min(1).max(200).optional().openapi({ description: 'Words said or quoted' }),
});

type Filter = Omit<z.infer<typeof listQuery>, 'at' | 'cursor' | 'limit'>;

/** True for a thread that every given part of the filter lets through. */
function passes({ circle, thread, standing }: StandingThread, filter: Filter, person: string) {
  const { open, lost, block, mentioned, q } = filter;
  const isMentioned = () => thread.messages.some(({ mentions }) => mentions.includes(person));
  return (
    (filter.circle ?? circle) === circle &&
    (open ?? !isResolved(thread)) === !isResolved(thread) &&
    (lost ?? standing.fate === 'lost') === (standing.fate === 'lost') &&
    (block === undefined || (standing.fate !== 'lost' && standing.anchor.block === block)) &&
    (mentioned === undefined || mentioned === isMentioned()) &&
    (q === undefined || says(thread, q))
  );
}

function registerList(app: App, service: Service): void {
  const list = operation(service, 'thread:read', {
    method: 'get',
    path: '/api/drafts/{id}/threads',
    tags,
    summary: 'The threads you may see, oldest first, where they stand in the newest text',
    description:
      'A thread whose words were lost keeps its last wording and is listed with `lost=true` until a person attaches it to other words. The counts are of all threads you may see.',
    request: { params: draftParams, query: listQuery },
    responses: { 200: jsonOf('A page of threads', threadPage) },
  });
  app.openapi(list, async (c) => {
    const { at, cursor, limit, ...filter } = c.req.valid('query');
    const actor = c.get('actor');
    const threads = await service.readThreads(c.get('draft'), actor, at);
    const found = threads.filter((one) => passes(one, filter, actor?.person ?? ''));
    const resolved = threads.filter(({ thread }) => isResolved(thread)).length;
    const lost = threads.filter(({ standing }) => standing.fate === 'lost').length;
    const counts = { open: threads.length - resolved, resolved, lost };
    c.header('cache-control', 'no-store');
    const page = pageByNumber(found, { cursor, limit });
    return c.json({ ...page, items: page.items.map(viewThread), counts } as never, 200);
  });
}

function registerOne(app: App, service: Service): void {
  const read = operation(service, 'thread:read', {
    method: 'get',
    path: '/api/drafts/{id}/threads/{thread}',
    tags,
    summary: 'One thread with all that was said in it',
    request: { params: threadParams },
    responses: { 200: jsonOf('The thread', threadView) },
  });
  app.openapi(read, async (c) => {
    const { thread } = c.req.valid('param');
    const found = await service.readThread(c.get('draft'), c.get('actor'), thread);
    c.header('cache-control', 'no-store');
    return c.json(viewThread(found) as never, 200);
  });
  const delta = operation(service, 'thread:read', {
    method: 'get',
    path: '/api/drafts/{id}/threads/{thread}/delta',
    tags,
    summary: 'What changed since this remark: its block then and now',
    request: { params: threadParams },
    responses: { 200: jsonOf('The wording of both, and the changes', deltaView) },
  });
  app.openapi(delta, async (c) => {
    const draft = c.get('draft');
    const { thread } = c.req.valid('param');
    const found = await service.readThread(draft, c.get('actor'), thread);
    const changed = await service.readThreadDelta(draft, found);
    c.header('cache-control', 'no-store');
    return c.json({ thread, ...changed } as never, 200);
  });
}

function registerOpening(app: App, service: Service): void {
  const open = operation(service, 'thread:write', {
    method: 'post',
    path: '/api/drafts/{id}/threads',
    tags,
    summary: 'Remark on words of a text, or ask about them, in a circle you are in',
    request: { params: draftParams, headers, body: bodyOf(openThreadSchema) },
    responses: { 201: jsonOf('The thread', threadView) },
  });
  app.openapi(open, async (c) => {
    const { mentions, ...said } = c.req.valid('json');
    const request = { ...said, mentions: mentions ?? [], on: said.on as Quotation };
    const terms = await termsOf(c, 'content');
    const reply = await service.openThread(c.get('draft'), request, terms, (thread) =>
      json(201, viewThread(thread)),
    );
    return send(reply) as never;
  });
}

/** One act on a thread: its address, its body, and what they ask for. */
function registerAct<S extends z.ZodType>(
  app: App,
  service: Service,
  route: { readonly path: string; readonly summary: string; readonly schema: S },
  actOf: (body: z.infer<S>) => ThreadAct,
): void {
  const { path, summary, schema } = route;
  const act = operation(service, 'thread:write', {
    method: 'post',
    path: `/api/drafts/{id}/threads/{thread}/${path}`,
    tags,
    summary,
    request: { params: threadParams, headers, body: bodyOf(schema) },
    responses: { 200: jsonOf('The thread', threadView) },
  });
  app.openapi(act, async (c) => {
    const { thread } = c.req.valid('param' as never) as { thread: string };
    const asked = actOf(c.req.valid('json' as never) as z.infer<S>);
    const terms = await termsOf(c, 'content');
    const reply = await service.actOnThread(c.get('draft'), thread, asked, terms, (found) =>
      json(200, viewThread(found)),
    );
    return send(reply) as never;
  });
}

function registerActs(app: App, service: Service): void {
  registerAct(
    app,
    service,
    { path: 'replies', summary: 'Reply', schema: replySchema },
    ({ text, mentions }) => ({ act: 'reply', text, mentions: mentions ?? [] }),
  );
  registerAct(
    app,
    service,
    { path: 'resolution', summary: 'Call it resolved', schema: resolveSchema },
    ({ reason }) => ({ act: 'resolve', reason: reason ?? '' }),
  );
  registerAct(
    app,
    service,
    { path: 'reopening', summary: 'Take it up again', schema: reopenSchema },
    ({ reason }) => ({ act: 'reopen', reason: reason ?? '' }),
  );
  registerAct(
    app,
    service,
    {
      path: 'place',
      summary: 'Attach it to other words after its own were lost',
      schema: attachSchema,
    },
    ({ on }) => ({ act: 'attach', on: on as Quotation }),
  );
  registerAct(
    app,
    service,
    {
      path: 'retractions',
      summary: 'Take back a message of yours: it stays as retracted',
      schema: z.strictObject({ message: z.number().int().positive() }).openapi('RetractMessage'),
    },
    ({ message }) => ({ act: 'retract', message }),
  );
}

/** Remarks, conditions and objections: what became of each, answered, taken back, upheld, overridden. */
import { z } from '@hono/zod-openapi';
import type { Action } from '../domain/access.ts';
import type { Service } from '../service/service.ts';
import { wordsIn } from '../web/public/words/words.ts';
import { type App, commandHeaders, operation, termsOf } from './operation.ts';
import { languageOf } from './pages/frame.ts';
import { placeView, raisedItemView } from './record-wire.ts';
import { json, pageByNumber, send } from './replies.ts';
import { answerSchema, withdrawalSchema } from './wire.ts';
import { draftParams, number, pageOf, pageQuery, reasonText, sayQuery } from './wire-parts.ts';

const itemParams = draftParams.extend({
  item: z.coerce.number().int().positive().openapi({ example: 1 }),
});

const watchedItemView = raisedItemView
  .extend({
    place: placeView.nullable().openapi({
      description: 'Where it stands in the newest version; null when it no longer does',
    }),
    watch: z
      .object({
        version: number,
        found: z.enum(['fulfilled', 'unchanged', 'changed', 'gone']),
        say: z.string(),
      })
      .nullable()
      .openapi({
        description:
          'What the newest version makes of a condition or a proposed wording that has not ended: a proposal to its agency, which alone can close it',
      }),
  })
  .openapi('WatchedItem');

const reasonSchema = z.strictObject({ reason: reasonText }).openapi('Reason');

const oneItem = {
  200: { description: 'The item', content: { 'application/json': { schema: raisedItemView } } },
} as const;

export function registerItems(app: App, service: Service): void {
  registerList(app, service);
  registerAnswer(app, service);
  registerEnd(app, service, {
    authz: 'item:withdraw',
    path: 'withdrawal',
    summary: 'Take back a remark, condition or objection of your own agency',
    description: 'A wording it proposed is taken back with it, unless it was decided.',
    schema: withdrawalSchema,
    act: service.withdrawItem,
  });
  registerEnd(app, service, {
    authz: 'item:uphold',
    path: 'upholding',
    summary: 'Stand by an item of your own agency against the answer it got',
    description: 'The drafter may answer anew; else a meeting settles it, or who may overrides it.',
    schema: reasonSchema,
    act: service.upholdItem,
  });
  registerEnd(app, service, {
    authz: 'item:override',
    path: 'override',
    summary: 'End an item that stands, as the workflow allows, with a published reason',
    description: 'Only whom the workflow names may. The override is shown wherever the item is.',
    schema: reasonSchema,
    act: service.overrideItem,
  });
}

function registerList(app: App, service: Service): void {
  const list = operation(service, 'signoff:read', {
    method: 'get',
    path: '/api/drafts/{id}/items',
    tags: ['circulation'],
    summary: 'Every remark, condition and objection with what became of it',
    request: { params: draftParams, query: pageQuery.extend(sayQuery) },
    responses: {
      200: {
        description: 'A page of items',
        content: { 'application/json': { schema: pageOf(watchedItemView) } },
      },
    },
  });
  app.openapi(list, async (c) => {
    const draft = c.get('draft');
    const { watch: words } = wordsIn(languageOf(c)).items;
    const { items, next } = pageByNumber(draft.items, c.req.valid('query'));
    const places = await service.placeItems(draft, items);
    const watched = await Promise.all(
      items.map(async (item, index) => {
        const watch = await service.watchItem(draft, item);
        const told = watch && { ...watch, say: words[watch.found](watch.version) };
        return { ...item, place: places[index] ?? null, watch: told };
      }),
    );
    c.header('vary', 'Accept-Language');
    return c.json({ items: watched, next } as never, 200);
  });
}

function registerAnswer(app: App, service: Service): void {
  const answer = operation(service, 'item:answer', {
    method: 'post',
    path: '/api/drafts/{id}/items/{item}/answer',
    tags: ['circulation'],
    summary: 'Answer a remark, condition or objection, with a reason',
    description:
      'An answer ends nothing: the agency takes the item back, lets it go with a later verdict, or upholds it. An item upheld may be answered anew.',
    request: {
      params: itemParams,
      headers: commandHeaders,
      body: { required: true, content: { 'application/json': { schema: answerSchema } } },
    },
    responses: oneItem,
  });
  app.openapi(answer, async (c) => {
    const { id, item } = c.req.valid('param');
    const request = { item, ...c.req.valid('json') };
    const reply = await service.answerItem(id, request, await termsOf(c), (draft) =>
      json(200, draft.items[item - 1]),
    );
    return send(reply) as never;
  });
}

interface End {
  readonly authz: Action;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly schema: typeof reasonSchema | typeof withdrawalSchema;
  readonly act: Service['withdrawItem'];
}

/** One of the commands that take an item and a reason. */
function registerEnd(
  app: App,
  service: Service,
  { authz, path, summary, description, schema, act }: End,
): void {
  const route = operation(service, authz, {
    method: 'post',
    path: `/api/drafts/{id}/items/{item}/${path}`,
    tags: ['circulation'],
    summary,
    description,
    request: {
      params: itemParams,
      headers: commandHeaders,
      body: { required: true, content: { 'application/json': { schema } } },
    },
    responses: oneItem,
  });
  app.openapi(route, async (c) => {
    const { id, item } = c.req.valid('param');
    const { reason } = c.req.valid('json');
    const reply = await act(id, { item, reason }, await termsOf(c), (draft) =>
      json(200, draft.items[item - 1]),
    );
    return send(reply) as never;
  });
}

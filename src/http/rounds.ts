/** Circulation: taking transitions, giving verdicts, answering and withdrawing their items. */
import { z } from '@hono/zod-openapi';
import type { Item } from '../domain/draft/event.ts';
import type { Service } from '../service/service.ts';
import { type App, commandHeaders, operation, termsOf } from './operation.ts';
import { raisedItemView, signoffView } from './record-wire.ts';
import { json, pageByNumber, send } from './replies.ts';
import { viewDraft } from './views.ts';
import {
  answerSchema,
  contestSchema,
  draftView,
  moveSchema,
  signOffSchema,
  withdrawalSchema,
} from './wire.ts';
import { draftParams, languageSchema, pageOf, pageQuery, remitSchema } from './wire-parts.ts';

const itemParams = draftParams.extend({
  item: z.coerce.number().int().positive().openapi({ example: 1 }),
});

export function registerRounds(app: App, service: Service): void {
  registerMove(app, service);
  registerSignoffs(app, service);
  registerItems(app, service);
  registerDelta(app, service);
  registerContest(app, service);
}

function registerMove(app: App, service: Service): void {
  const route = operation(service, 'draft:move', {
    method: 'post',
    path: '/api/drafts/{id}/transitions',
    tags: ['circulation'],
    summary: 'Take a transition of the workflow: circulate, return, submit, adopt …',
    request: {
      params: draftParams,
      headers: commandHeaders,
      body: { required: true, content: { 'application/json': { schema: moveSchema } } },
    },
    responses: {
      200: {
        description: 'The draft in its new state; a reviewing state opens a round',
        content: { 'application/json': { schema: draftView } },
      },
    },
  });
  app.openapi(route, async (c) => {
    const { transition, reason } = c.req.valid('json');
    const { id } = c.req.valid('param');
    const reply = await service.move(id, { transition, reason }, await termsOf(c), (draft) =>
      json(200, viewDraft(draft, draft.updatedAt)),
    );
    return send(reply) as never;
  });
}

function registerSignoffs(app: App, service: Service): void {
  const list = operation(service, 'signoff:read', {
    method: 'get',
    path: '/api/drafts/{id}/signoffs',
    tags: ['circulation'],
    summary: 'Every verdict given, oldest first',
    request: { params: draftParams, query: pageQuery },
    responses: {
      200: {
        description: 'A page of verdicts',
        content: { 'application/json': { schema: pageOf(signoffView) } },
      },
    },
  });
  app.openapi(list, (c) =>
    c.json(pageByNumber(c.get('draft').signoffs, c.req.valid('query')) as never, 200),
  );
  const give = operation(service, 'signoff:give', {
    method: 'post',
    path: '/api/drafts/{id}/signoffs',
    tags: ['circulation'],
    summary: 'Give your agency’s verdict on the version in circulation',
    description:
      'In your own words, or in those of a prepared position. What you sign is kept as a statement, to the byte.',
    request: {
      params: draftParams,
      headers: commandHeaders,
      body: { required: true, content: { 'application/json': { schema: signOffSchema } } },
    },
    responses: {
      201: {
        description: 'The verdict, bound to the version’s hash',
        content: { 'application/json': { schema: signoffView } },
      },
    },
  });
  app.openapi(give, async (c) => {
    const { id } = c.req.valid('param');
    const { version, verdict, note = '', items = [], position } = c.req.valid('json');
    const request =
      verdict === undefined
        ? { version, position: position as number }
        : { version, verdict, note, items: items as Item[] };
    const reply = await service.signOff(id, request, await termsOf(c), (draft) =>
      json(201, draft.signoffs.at(-1)),
    );
    return send(reply) as never;
  });
}

function registerDelta(app: App, service: Service): void {
  const route = operation(service, 'signoff:read', {
    method: 'get',
    path: '/api/drafts/{id}/delta',
    tags: ['circulation'],
    summary: 'What changed for one agency: its remit since the version it judged last',
    request: {
      params: draftParams,
      query: z.object({ agency: z.string().max(64), lang: languageSchema.default('ru') }),
    },
    responses: {
      200: {
        description: 'The changes in its remit; `diff` is null when it has judged nothing yet',
        content: {
          'application/json': {
            schema: z.object({
              agency: z.string(),
              lang: languageSchema,
              remit: remitSchema,
              from: z.number().int().nullable(),
              to: z.number().int(),
              diff: z.looseObject({ changes: z.array(z.looseObject({})) }).nullable(),
            }),
          },
        },
      },
    },
  });
  app.openapi(route, async (c) => {
    const { agency, lang } = c.req.valid('query');
    return c.json((await service.readDelta(c.get('draft'), agency, lang)) as never, 200);
  });
}

function registerContest(app: App, service: Service): void {
  const route = operation(service, 'signoff:give', {
    method: 'post',
    path: '/api/drafts/{id}/contests',
    tags: ['circulation'],
    summary: 'Ask to be asked: your verdict was carried over a change called editorial',
    request: {
      params: draftParams,
      headers: commandHeaders,
      body: { required: true, content: { 'application/json': { schema: contestSchema } } },
    },
    responses: {
      200: {
        description: 'The draft; your agency is asked on the repeat term',
        content: { 'application/json': { schema: draftView } },
      },
    },
  });
  app.openapi(route, async (c) => {
    const { id } = c.req.valid('param');
    const reply = await service.contestCarry(id, c.req.valid('json'), await termsOf(c), (draft) =>
      json(200, viewDraft(draft, draft.updatedAt)),
    );
    return send(reply) as never;
  });
}

function registerItems(app: App, service: Service): void {
  const list = operation(service, 'signoff:read', {
    method: 'get',
    path: '/api/drafts/{id}/items',
    tags: ['circulation'],
    summary: 'Every remark and objection with its answer',
    request: { params: draftParams, query: pageQuery },
    responses: {
      200: {
        description: 'A page of items',
        content: { 'application/json': { schema: pageOf(raisedItemView) } },
      },
    },
  });
  app.openapi(list, (c) =>
    c.json(pageByNumber(c.get('draft').items, c.req.valid('query')) as never, 200),
  );
  const response = {
    200: {
      description: 'The item',
      content: { 'application/json': { schema: raisedItemView } },
    },
  } as const;
  const answer = operation(service, 'item:answer', {
    method: 'post',
    path: '/api/drafts/{id}/items/{item}/answer',
    tags: ['circulation'],
    summary: 'Answer a remark or objection, with a reason',
    request: {
      params: itemParams,
      headers: commandHeaders,
      body: { required: true, content: { 'application/json': { schema: answerSchema } } },
    },
    responses: response,
  });
  app.openapi(answer, async (c) => {
    const { id, item } = c.req.valid('param');
    const request = { item, ...c.req.valid('json') };
    const reply = await service.answerItem(id, request, await termsOf(c), (draft) =>
      json(200, draft.items[item - 1]),
    );
    return send(reply) as never;
  });
  const withdraw = operation(service, 'item:withdraw', {
    method: 'post',
    path: '/api/drafts/{id}/items/{item}/withdrawal',
    tags: ['circulation'],
    summary: 'Take back a remark or objection of your own agency',
    request: {
      params: itemParams,
      headers: commandHeaders,
      body: { required: true, content: { 'application/json': { schema: withdrawalSchema } } },
    },
    responses: response,
  });
  app.openapi(withdraw, async (c) => {
    const { id, item } = c.req.valid('param');
    const request = { item, reason: c.req.valid('json').reason };
    const reply = await service.withdrawItem(id, request, await termsOf(c), (draft) =>
      json(200, draft.items[item - 1]),
    );
    return send(reply) as never;
  });
}

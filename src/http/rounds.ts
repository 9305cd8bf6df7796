/** Circulation: taking transitions, giving verdicts, taking them back, contesting what was carried. */
import { z } from '@hono/zod-openapi';
import type { Item } from '../domain/draft/event.ts';
import type { Service } from '../service/service.ts';
import { type App, commandHeaders, operation, termsOf } from './operation.ts';
import { signoffView } from './record-wire.ts';
import { json, pageByNumber, send } from './replies.ts';
import { replyDraft } from './views.ts';
import { contestSchema, draftView, moveSchema, signOffSchema, withdrawalSchema } from './wire.ts';
import { draftParams, languageSchema, pageOf, pageQuery, remitSchema } from './wire-parts.ts';

export function registerRounds(app: App, service: Service): void {
  registerMove(app, service);
  registerSignoffs(app, service);
  registerWithdrawal(app, service);
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
    const { id } = c.req.valid('param');
    const reply = await service.move(
      id,
      c.req.valid('json'),
      await termsOf(c),
      replyDraft(service),
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

function registerWithdrawal(app: App, service: Service): void {
  const route = operation(service, 'signoff:give', {
    method: 'post',
    path: '/api/drafts/{id}/signoffs/withdrawal',
    tags: ['circulation'],
    summary: 'Take back your agency’s verdict while its round is open, with a reason',
    description:
      'Its items go with it, and the wordings they proposed that nobody has decided. The verdict stays in the record.',
    request: {
      params: draftParams,
      headers: commandHeaders,
      body: { required: true, content: { 'application/json': { schema: withdrawalSchema } } },
    },
    responses: {
      200: {
        description: 'The draft; your agency is asked again',
        content: { 'application/json': { schema: draftView } },
      },
    },
  });
  app.openapi(route, async (c) => {
    const { id } = c.req.valid('param');
    const request = c.req.valid('json');
    const reply = await service.withdrawSignoff(id, request, await termsOf(c), replyDraft(service));
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
    const reply = await service.contestCarry(
      id,
      c.req.valid('json'),
      await termsOf(c),
      replyDraft(service),
    );
    return send(reply) as never;
  });
}

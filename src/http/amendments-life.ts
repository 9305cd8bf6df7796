/** What happens to an amendment: revised, supported, taken up, decided, taken back, its rewording answered. */
import type { z } from '@hono/zod-openapi';
import { limits } from '../../schema/limits.ts';
import type { Action } from '../domain/access.ts';
import { findAmendment } from '../service/amendments.ts';
import type { Service } from '../service/service.ts';
import {
  amendmentParams,
  decisionSchema,
  readAmend,
  readIntent,
  reviseSchema,
} from './amendments-wire.ts';
import { type App, commandHeaders, operation, termsOf } from './operation.ts';
import { amendmentView } from './record-wire.ts';
import { json, send } from './replies.ts';
import { withdrawalSchema } from './wire.ts';

const tags = ['amendments'];

const oneAmendment = {
  200: {
    description: 'The amendment',
    content: { 'application/json': { schema: amendmentView } },
  },
} as const;

const reasonBody = {
  required: true,
  content: { 'application/json': { schema: withdrawalSchema } },
} as const;

export function registerAmendmentLife(app: App, service: Service): void {
  registerRevision(app, service);
  registerDecision(app, service);
  registerBare(app, service, {
    authz: 'amendment:support',
    path: 'support',
    summary: 'Support an amendment that awaits its decision; each person once',
    act: service.supportAmendment,
  });
  registerBare(app, service, {
    authz: 'amendment:decide',
    path: 'study',
    summary: 'Take an amendment up: from now on its author no longer revises it',
    act: service.studyAmendment,
  });
  registerReasoned(app, service, {
    authz: 'amendment:withdraw',
    path: 'withdrawal',
    summary: 'Take back an amendment of your own organisation',
    act: service.withdrawAmendment,
  });
  registerReasoned(app, service, {
    authz: 'amendment:revise',
    path: 'rewording/acceptance',
    summary: 'Say of other words than your own that they will do',
    act: service.acceptRewording,
  });
  registerReasoned(app, service, {
    authz: 'amendment:revise',
    path: 'rewording/contest',
    summary: 'Say of other words than your own that they will not do, and why',
    act: service.contestRewording,
  });
}

function registerRevision(app: App, service: Service): void {
  const revise = operation(
    service,
    'amendment:revise',
    {
      method: 'put',
      path: '/api/drafts/{id}/amendments/{amendment}',
      tags,
      summary: 'Replace what an amendment of your own organisation proposes',
      description:
        'Until the drafters take it up; and then too where the text moved so that only its author can say what is meant. The earlier proposal stays in the record.',
      request: {
        params: amendmentParams,
        headers: commandHeaders,
        body: { required: true, content: { 'application/json': { schema: reviseSchema } } },
      },
      responses: oneAmendment,
    },
    limits.textBytesMax,
  );
  app.openapi(revise, async (c) => {
    const { id, amendment } = c.req.valid('param');
    const { reason, ...given } = c.req.valid('json');
    findAmendment(c.get('draft'), amendment);
    const request = { ...(await readAmend(given, c.get('draft'), service)), amendment, reason };
    const reply = await service.reviseAmendment(id, request, await termsOf(c), (draft) =>
      json(200, draft.amendments[amendment - 1]),
    );
    return send(reply) as never;
  });
}

function registerDecision(app: App, service: Service): void {
  const decide = operation(
    service,
    'amendment:decide',
    {
      method: 'post',
      path: '/api/drafts/{id}/amendments/{amendment}/decision',
      tags,
      summary: 'Decide an amendment once, with a reason; adoption merges its words into the text',
      description:
        'Whole, in part (by the parts its author split it into) or in other words; refused; or moot where what it was about is gone.',
      request: {
        params: amendmentParams,
        headers: commandHeaders,
        body: { required: true, content: { 'application/json': { schema: decisionSchema } } },
      },
      responses: oneAmendment,
    },
    limits.textBytesMax,
  );
  app.openapi(decide, async (c) => {
    const { id, amendment } = c.req.valid('param');
    const given: z.infer<typeof decisionSchema> = c.req.valid('json');
    const { code, ...intent } = await readIntent(
      { ...given, amendment },
      c.get('draft'),
      service,
      '',
    );
    const request = { ...intent, ...(code !== undefined && { code }) };
    const reply = await service.decideAmendment(id, request, await termsOf(c), (draft) =>
      json(200, draft.amendments[amendment - 1]),
    );
    return send(reply) as never;
  });
}

interface Act<T> {
  readonly authz: Action;
  readonly path: string;
  readonly summary: string;
  readonly act: T;
}

/** One of the commands that take an amendment and nothing else. */
function registerBare(
  app: App,
  service: Service,
  { authz, path, summary, act }: Act<Service['supportAmendment']>,
): void {
  const route = operation(service, authz, {
    method: 'post',
    path: `/api/drafts/{id}/amendments/{amendment}/${path}`,
    tags,
    summary,
    request: { params: amendmentParams, headers: commandHeaders },
    responses: oneAmendment,
  });
  app.openapi(route, async (c) => {
    const { id, amendment } = c.req.valid('param');
    const reply = await act(id, { amendment }, await termsOf(c), (draft) =>
      json(200, draft.amendments[amendment - 1]),
    );
    return send(reply) as never;
  });
}

/** One of the commands that take an amendment and a reason. */
function registerReasoned(
  app: App,
  service: Service,
  { authz, path, summary, act }: Act<Service['withdrawAmendment']>,
): void {
  const route = operation(service, authz, {
    method: 'post',
    path: `/api/drafts/{id}/amendments/{amendment}/${path}`,
    tags,
    summary,
    request: { params: amendmentParams, headers: commandHeaders, body: reasonBody },
    responses: oneAmendment,
  });
  app.openapi(route, async (c) => {
    const { id, amendment } = c.req.valid('param');
    const { reason } = c.req.valid('json');
    const reply = await act(id, { amendment, reason }, await termsOf(c), (draft) =>
      json(200, draft.amendments[amendment - 1]),
    );
    return send(reply) as never;
  });
}

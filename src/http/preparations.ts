/**
 * Amendments in preparation. Every answer is made from the ledger of the actor's own organisation, and
 * no address can name another's.
 */

import { z } from '@hono/zod-openapi';
import { limits } from '../../schema/limits.ts';
import { languagesOf } from '../service/amendments-texts.ts';
import type { Preparation } from '../service/preparation.ts';
import type { Service } from '../service/service.ts';
import { signedIn } from './actor.ts';
import { changesView, prepareSchema, readAmend } from './amendments-wire.ts';
import { type App, commandHeaders, operation, termsOf } from './operation.ts';
import { amendmentView } from './record-wire.ts';
import { json, pageByNumber, send } from './replies.ts';
import { readRevision } from './revision.ts';
import { draftParams, languageSchema, number, pageOf, pageQuery, stamp } from './wire-parts.ts';

const tags = ['inside an organisation'];
const keyHeader = commandHeaders.pick({ 'idempotency-key': true });

const preparationParams = draftParams.extend({
  preparation: z.coerce.number().int().positive().openapi({ example: 1 }),
});

const preparationView = z
  .object({
    preparation: number,
    revision: number,
    version: number,
    justification: z.string(),
    diffs: changesView.openapi({
      description: 'What it changes, against its version',
    }),
    changes: z.array(
      z.object({ lang: languageSchema, entries: z.array(number), justification: z.string() }),
    ),
    evidence: z.array(z.object({ title: z.string(), href: z.string() })).readonly(),
    effect: z.looseObject({}).optional(),
    submitted: number.nullable().openapi({ description: 'Number of the amendment it became' }),
    ...stamp,
  })
  .openapi('Preparation');

const onePreparation = {
  description: 'The amendment in preparation; its ETag is its revision',
  content: { 'application/json': { schema: preparationView } },
} as const;

const body = {
  required: true,
  content: { 'application/json': { schema: prepareSchema } },
} as const;

const view = ({ texts, evidence = [], changes = [], ...rest }: Preparation) => ({
  ...rest,
  evidence,
  changes,
  diffs: Object.fromEntries(languagesOf(texts).map((lang) => [lang, texts[lang]?.changes ?? []])),
});

export function registerPreparations(app: App, service: Service): void {
  registerReading(app, service);
  registerWriting(app, service);
  registerSubmission(app, service);
}

function registerReading(app: App, service: Service): void {
  const list = operation(service, 'amendment:prepare', {
    method: 'get',
    path: '/api/drafts/{id}/amendments/preparations',
    tags,
    summary: 'Amendments your organisation prepares; nobody else sees them',
    request: { params: draftParams, query: pageQuery },
    responses: {
      200: {
        description: 'A page, in the order they were begun',
        content: { 'application/json': { schema: pageOf(preparationView) } },
      },
    },
  });
  app.openapi(list, async (c) => {
    const found = await service.readPreparations(c.get('draft'), signedIn(c.get('actor')));
    c.header('cache-control', 'no-store');
    return c.json(pageByNumber(found.map(view), c.req.valid('query')) as never, 200);
  });
}

function registerWriting(app: App, service: Service): void {
  const begin = operation(
    service,
    'amendment:prepare',
    {
      method: 'post',
      path: '/api/drafts/{id}/amendments/preparations',
      tags,
      summary: 'Prepare an amendment inside your organisation',
      request: { params: draftParams, headers: keyHeader, body },
      responses: { 201: onePreparation },
    },
    limits.textBytesMax,
  );
  app.openapi(begin, async (c) => {
    const draft = c.get('draft');
    const request = await readAmend(c.req.valid('json'), draft, service);
    const terms = await termsOf(c, 'content');
    const reply = await service.prepareAmendment(draft, request, terms, (one) =>
      json(201, view(one)),
    );
    return send(reply) as never;
  });
  const change = operation(
    service,
    'amendment:prepare',
    {
      method: 'put',
      path: '/api/drafts/{id}/amendments/preparations/{preparation}',
      tags,
      summary: 'Replace what an amendment in preparation says',
      description: '`If-Match` names the revision that was read; a newer one refuses the change.',
      request: { params: preparationParams, headers: commandHeaders, body },
      responses: { 200: onePreparation },
    },
    limits.textBytesMax,
  );
  app.openapi(change, async (c) => {
    const draft = c.get('draft');
    const { preparation } = c.req.valid('param');
    const replaces = { preparation, revision: readRevision(c) };
    const request = await readAmend(c.req.valid('json'), draft, service);
    const terms = await termsOf(c, 'content');
    const reply = await service.prepareAmendment(draft, { ...request, replaces }, terms, (one) =>
      json(200, view(one)),
    );
    return send(reply) as never;
  });
}

function registerSubmission(app: App, service: Service): void {
  const submit = operation(service, 'amendment:submit', {
    method: 'post',
    path: '/api/drafts/{id}/amendments/preparations/{preparation}/submission',
    tags,
    summary: 'Submit an amendment in preparation as it stands',
    request: { params: preparationParams, headers: keyHeader },
    responses: {
      201: {
        description: 'The amendment',
        content: { 'application/json': { schema: amendmentView } },
      },
    },
  });
  app.openapi(submit, async (c) => {
    const { preparation } = c.req.valid('param');
    const terms = await termsOf(c, 'content');
    const reply = await service.submitPreparation(c.get('draft'), preparation, terms, (draft) =>
      json(201, draft.amendments.at(-1)),
    );
    return send(reply) as never;
  });
}

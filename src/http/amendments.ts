/** Amendments: proposed on a frozen version, read with all that follows from their words. */
import { z } from '@hono/zod-openapi';
import { limits } from '../../schema/limits.ts';
import { findAmendment } from '../service/amendments.ts';
import { languagesOf } from '../service/amendments-texts.ts';
import { supportersAsked } from '../service/amendments-view.ts';
import type { Service } from '../service/service.ts';
import { registerAmendmentQuestions } from './amendments-asking.ts';
import { registerBoard } from './amendments-board.ts';
import { registerAmendmentLife } from './amendments-life.ts';
import {
  affectedView,
  amendmentDetailsView,
  amendmentParams,
  amendSchema,
  changeListsView,
  changesView,
  instructionView,
  readAmend,
  viewLists,
} from './amendments-wire.ts';
import { type App, commandHeaders, operation, termsOf } from './operation.ts';
import { languageOf } from './pages/frame.ts';
import { registerPreparations } from './preparations.ts';
import { amendmentView } from './record-wire.ts';
import { json, pageByNumber, send } from './replies.ts';
import { nodeSchema } from './wire.ts';
import { draftParams, languageSchema, pageOf, pageQuery, sayQuery } from './wire-parts.ts';

const tags = ['amendments'];

/** Addresses with a name in the place of a number come first. */
export function registerAmendments(app: App, service: Service): void {
  registerPreparations(app, service);
  registerAmendmentQuestions(app, service);
  registerBoard(app, service);
  registerList(app, service);
  registerSubmit(app, service);
  registerRead(app, service);
  registerWords(app, service);
  registerPreview(app, service);
  registerAmendmentLife(app, service);
}

function registerList(app: App, service: Service): void {
  const list = operation(service, 'amendment:read', {
    method: 'get',
    path: '/api/drafts/{id}/amendments',
    tags,
    summary: 'Every amendment with its outcome',
    request: { params: draftParams, query: pageQuery },
    responses: {
      200: {
        description: 'A page of amendments',
        content: { 'application/json': { schema: pageOf(amendmentView) } },
      },
    },
  });
  app.openapi(list, (c) =>
    c.json(pageByNumber(c.get('draft').amendments, c.req.valid('query')) as never, 200),
  );
}

function registerSubmit(app: App, service: Service): void {
  const submit = operation(
    service,
    'amendment:submit',
    {
      method: 'post',
      path: '/api/drafts/{id}/amendments',
      tags,
      summary: 'Propose exact wording by sending the text as it should read',
      description:
        'What it changes, whom it concerns and the formal instruction are derived from the words: read them under the number in the answer.',
      request: {
        params: draftParams,
        headers: commandHeaders,
        body: { required: true, content: { 'application/json': { schema: amendSchema } } },
      },
      responses: {
        201: {
          description: 'The amendment',
          content: { 'application/json': { schema: amendmentView } },
        },
      },
    },
    limits.textBytesMax,
  );
  app.openapi(submit, async (c) => {
    const request = await readAmend(c.req.valid('json'), c.get('draft'), service);
    const { id } = c.req.valid('param');
    const reply = await service.submitAmendment(id, request, await termsOf(c), (draft) =>
      json(201, draft.amendments.at(-1)),
    );
    return send(reply) as never;
  });
}

function registerRead(app: App, service: Service): void {
  const read = operation(service, 'amendment:read', {
    method: 'get',
    path: '/api/drafts/{id}/amendments/{amendment}',
    tags,
    summary: 'One amendment: what it changes, whom it concerns, how it was carried, how it ended',
    request: { params: amendmentParams },
    responses: {
      200: {
        description: 'The amendment with what follows from its words',
        content: { 'application/json': { schema: amendmentDetailsView } },
      },
    },
  });
  app.openapi(read, async (c) => {
    const draft = c.get('draft');
    const amendment = findAmendment(draft, c.req.valid('param').amendment);
    const details = await service.readAmendment(draft, amendment);
    const asked = supportersAsked(draft);
    return c.json({ ...amendment, ...details, supportersAsked: asked } as never, 200);
  });
}

function registerWords(app: App, service: Service): void {
  const changes = operation(service, 'amendment:read', {
    method: 'get',
    path: '/api/drafts/{id}/amendments/{amendment}/changes',
    tags,
    summary:
      'The change list of an amendment, with the blocks, agencies and indicators it concerns',
    request: { params: amendmentParams, query: z.object(sayQuery) },
    responses: {
      200: {
        description: 'Changes that can be decided apart, and all of them as diffs',
        content: {
          'application/json': {
            schema: z.object({
              changes: changeListsView,
              diffs: changesView,
              affected: affectedView,
            }),
          },
        },
      },
    },
  });
  app.openapi(changes, async (c) => {
    const draft = c.get('draft');
    const amendment = findAmendment(draft, c.req.valid('param').amendment);
    const { diffs, affected } = await service.readAmendment(draft, amendment);
    const lists = await service.readChanges(draft, amendment, languageOf(c));
    c.header('vary', 'Accept-Language');
    return c.json({ changes: viewLists(lists), diffs, affected } as never, 200);
  });
  const instruction = operation(service, 'amendment:read', {
    method: 'get',
    path: '/api/drafts/{id}/amendments/{amendment}/instruction',
    tags,
    summary: 'The formal instruction of an amendment, in Kazakh, Russian or English',
    request: { params: amendmentParams, query: z.object(sayQuery) },
    responses: {
      200: {
        description: 'One instruction for each text it changes',
        content: { 'application/json': { schema: instructionView } },
      },
    },
  });
  app.openapi(instruction, async (c) => {
    const draft = c.get('draft');
    const amendment = findAmendment(draft, c.req.valid('param').amendment);
    const lang = languageOf(c);
    const found = await service.instructAmendment(draft, amendment, lang);
    const texts = languagesOf(found).map((text) => {
      const { points = [], text: whole = '' } = found[text] ?? {};
      return [text, { points, text: whole }];
    });
    c.header('vary', 'Accept-Language');
    return c.json({ lang, texts: Object.fromEntries(texts) } as never, 200);
  });
}

function registerPreview(app: App, service: Service): void {
  const preview = operation(service, 'text:read', {
    method: 'get',
    path: '/api/drafts/{id}/amendments/{amendment}/preview',
    tags,
    summary: 'What adoption would give now: the merged working text, conflicts, notices',
    request: { params: amendmentParams, query: z.object({ lang: languageSchema.default('ru') }) },
    responses: {
      200: {
        description: 'The merge; nothing is written',
        content: {
          'application/json': {
            schema: z.object({
              doc: nodeSchema,
              conflicts: z.array(z.looseObject({})),
              notices: z.array(z.looseObject({})),
            }),
          },
        },
      },
    },
  });
  app.openapi(preview, async (c) => {
    const { amendment } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const merged = await service.previewAmendment(c.get('draft'), amendment, lang);
    const { doc, conflicts, notices } = merged;
    return c.json({ doc: doc.toJSON(), conflicts, notices } as never, 200);
  });
}

/** Amendments: proposed on a frozen version, previewed as a merge, decided once. */
import { z } from '@hono/zod-openapi';
import { limits } from '../../schema/limits.ts';
import type { Language } from '../domain/language.ts';
import { diff } from '../domain/text/diff.ts';
import { parseMarkdown } from '../interchange/markdown.ts';
import type { Proposal } from '../service/amendments.ts';
import { findAmendment } from '../service/amendments.ts';
import { parseTextAt } from '../service/patch.ts';
import type { Service } from '../service/service.ts';
import { findVersion } from '../service/versions.ts';
import { type App, commandHeaders, operation, termsOf } from './operation.ts';
import { amendmentView } from './record-wire.ts';
import { json, pageByNumber, send } from './replies.ts';
import { amendSchema, decisionSchema, nodeSchema, withdrawalSchema } from './wire.ts';
import { draftParams, languageSchema, pageOf, pageQuery } from './wire-parts.ts';

const amendmentParams = draftParams.extend({
  amendment: z.coerce.number().int().positive().openapi({ example: 1 }),
});

const oneAmendment = {
  description: 'The amendment',
  content: { 'application/json': { schema: amendmentView } },
} as const;

export function registerAmendments(app: App, service: Service): void {
  registerSubmit(app, service);
  registerRead(app, service);
  registerOutcome(app, service);
  registerSupport(app, service);
}

function registerSubmit(app: App, service: Service): void {
  const list = operation(service, 'amendment:read', {
    method: 'get',
    path: '/api/drafts/{id}/amendments',
    tags: ['amendments'],
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
  const submit = operation(
    service,
    'amendment:submit',
    {
      method: 'post',
      path: '/api/drafts/{id}/amendments',
      tags: ['amendments'],
      summary: 'Propose exact wording by sending the text as it should read',
      request: {
        params: draftParams,
        headers: commandHeaders,
        body: { required: true, content: { 'application/json': { schema: amendSchema } } },
      },
      responses: { 201: oneAmendment },
    },
    limits.textBytesMax,
  );
  app.openapi(submit, async (c) => {
    const { version, justification, texts } = c.req.valid('json');
    const proposals: Partial<Record<Language, Proposal>> = {};
    for (const [lang, given] of Object.entries(texts))
      if (given) proposals[lang as Language] = readProposal(given, `/texts/${lang}`, service);
    const request = { version, justification, texts: proposals };
    const { id } = c.req.valid('param');
    const reply = await service.submitAmendment(id, request, await termsOf(c), (draft) =>
      json(201, draft.amendments.at(-1)),
    );
    return send(reply) as never;
  });
}

type Given = NonNullable<z.infer<typeof amendSchema>['texts'][Language]>;

/** *Throws* TextFault, ImportFault. */
function readProposal(given: Given, at: string, service: Service): Proposal {
  if ('section' in given) return given;
  if ('doc' in given) return { doc: parseTextAt(given.doc, '', `${at}/doc`), ids: 'own' };
  return { doc: parseMarkdown(given.markdown, service.ids.block).doc, ids: 'align' };
}

function registerRead(app: App, service: Service): void {
  const read = operation(service, 'amendment:read', {
    method: 'get',
    path: '/api/drafts/{id}/amendments/{amendment}',
    tags: ['amendments'],
    summary: 'One amendment with its changes against the version it was written on',
    request: { params: amendmentParams },
    responses: {
      200: {
        description: 'The amendment and its changes per language',
        content: {
          'application/json': {
            schema: amendmentView.extend({
              changes: z.partialRecord(languageSchema, z.array(z.looseObject({}))),
            }),
          },
        },
      },
    },
  });
  app.openapi(read, async (c) => {
    const draft = c.get('draft');
    const amendment = findAmendment(draft, c.req.valid('param').amendment);
    const base = findVersion(draft, amendment.version);
    const changes: Partial<Record<Language, unknown>> = {};
    for (const [lang, root] of Object.entries(amendment.texts) as [Language, string][]) {
      const before = await service.library.doc(base.texts[lang] as string);
      changes[lang] = diff(before, await service.library.doc(root)).changes;
    }
    return c.json({ ...amendment, changes } as never, 200);
  });
  const preview = operation(service, 'text:read', {
    method: 'get',
    path: '/api/drafts/{id}/amendments/{amendment}/preview',
    tags: ['amendments'],
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

function registerOutcome(app: App, service: Service): void {
  const decide = operation(service, 'amendment:decide', {
    method: 'post',
    path: '/api/drafts/{id}/amendments/{amendment}/decision',
    tags: ['amendments'],
    summary: 'Adopt or refuse, with a reason; adoption merges the wording into the text',
    request: {
      params: amendmentParams,
      headers: commandHeaders,
      body: { required: true, content: { 'application/json': { schema: decisionSchema } } },
    },
    responses: { 200: oneAmendment },
  });
  app.openapi(decide, async (c) => {
    const { id, amendment } = c.req.valid('param');
    const request = { amendment, ...c.req.valid('json') };
    const reply = await service.decideAmendment(id, request, await termsOf(c), (draft) =>
      json(200, draft.amendments[amendment - 1]),
    );
    return send(reply) as never;
  });
  const withdraw = operation(service, 'amendment:withdraw', {
    method: 'post',
    path: '/api/drafts/{id}/amendments/{amendment}/withdrawal',
    tags: ['amendments'],
    summary: 'Take back an amendment of your own organisation',
    request: {
      params: amendmentParams,
      headers: commandHeaders,
      body: { required: true, content: { 'application/json': { schema: withdrawalSchema } } },
    },
    responses: { 200: oneAmendment },
  });
  app.openapi(withdraw, async (c) => {
    const { id, amendment } = c.req.valid('param');
    const request = { amendment, reason: c.req.valid('json').reason };
    const reply = await service.withdrawAmendment(id, request, await termsOf(c), (draft) =>
      json(200, draft.amendments[amendment - 1]),
    );
    return send(reply) as never;
  });
}

function registerSupport(app: App, service: Service): void {
  const support = operation(service, 'amendment:support', {
    method: 'post',
    path: '/api/drafts/{id}/amendments/{amendment}/support',
    tags: ['amendments'],
    summary: 'Support an amendment that awaits its decision; each person once',
    request: { params: amendmentParams, headers: commandHeaders },
    responses: { 200: oneAmendment },
  });
  app.openapi(support, async (c) => {
    const { id, amendment } = c.req.valid('param');
    const reply = await service.supportAmendment(id, { amendment }, await termsOf(c), (draft) =>
      json(200, draft.amendments[amendment - 1]),
    );
    return send(reply) as never;
  });
}

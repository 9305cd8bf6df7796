/** The merge desk of the drafting side: intended outcomes, what they come to, and applying them at once. */
import { z } from '@hono/zod-openapi';
import { limits } from '../../schema/limits.ts';
import { languagesOf } from '../service/amendments-texts.ts';
import type { DeskFinding, DeskState } from '../service/desk.ts';
import type { Service } from '../service/service.ts';
import {
  changesView,
  codeSchema,
  intentFields,
  readIntent,
  viewWhatIf,
  whatIfView,
} from './amendments-wire.ts';
import { type App, commandHeaders, operation, termsOf } from './operation.ts';
import { json, send } from './replies.ts';
import { readRevision } from './revision.ts';
import {
  authorView,
  draftParams,
  hash,
  instant,
  jsonOf,
  languageSchema,
  number,
  reasonText,
} from './wire-parts.ts';

const tags = ['merge desk'];

const entryFields = {
  reason: reasonText.default('').openapi({
    description: 'As it will be published; may be missing until the desk is applied',
  }),
  code: codeSchema.optional(),
  stage: number.max(1000).default(1).openapi({
    description: 'Stages are applied one after the other',
  }),
};

const saveSchema = z
  .strictObject({
    entries: z.array(z.strictObject({ ...intentFields, ...entryFields })).max(2000),
  })
  .openapi('SaveDesk');

const rootsSchema = z.strictObject({
  kk: hash.optional(),
  ru: hash.optional(),
  en: hash.optional(),
});

const applySchema = z
  .strictObject({
    onto: rootsSchema.openapi({ description: 'The working texts that were previewed' }),
    stage: number.optional().openapi({ description: 'Every stage, in order, when left out' }),
  })
  .openapi('ApplyDesk');

const deskView = z
  .object({
    revision: z.number().int(),
    entries: z.array(
      z.looseObject({
        amendment: number,
        outcome: z.string(),
        reason: z.string(),
        stage: number,
        diffs: changesView.optional().openapi({
          description: 'For `reworded`: the other words, against the version of the amendment',
        }),
      }),
    ),
    saved: z.object({ at: instant, by: authorView }).nullable(),
  })
  .openapi('Desk');

const previewFields = {
  revision: z.number().int(),
  faults: z
    .array(z.object({ amendment: number, why: z.string() }))
    .readonly()
    .openapi({ description: 'What entries lack before they can be applied' }),
};

const previewView = whatIfView
  .omit({ texts: true })
  .extend({
    ...previewFields,
    texts: whatIfView.shape.texts.optional().openapi({ description: 'With `texts=1` alone' }),
    onto: z.partialRecord(languageSchema, hash),
    stage: number.nullable(),
  })
  .openapi('DeskPreview');

const appliedView = whatIfView
  .omit({ texts: true })
  .extend({ ...previewFields, seq: number, roots: z.partialRecord(languageSchema, hash) })
  .openapi('DeskApplied');

const viewDesk = ({ entries, ...desk }: DeskState): z.infer<typeof deskView> => ({
  ...desk,
  entries: entries.map(({ texts, ...entry }) => ({
    ...entry,
    ...(texts && {
      diffs: Object.fromEntries(
        languagesOf(texts).map((lang) => [lang, [...(texts[lang]?.changes ?? [])]]),
      ) as never,
    }),
  })),
});

/** The next texts stand apart: they are long, and the working texts and the diffs give them. */
function viewFinding({ desk, found, faults }: DeskFinding) {
  const { texts, ...told } = viewWhatIf(found);
  return { texts, told: { ...told, revision: desk.revision, faults } };
}

export function registerDesk(app: App, service: Service): void {
  registerRead(app, service);
  registerSave(app, service);
  registerApply(app, service);
}

function registerRead(app: App, service: Service): void {
  const read = operation(service, 'desk:read', {
    method: 'get',
    path: '/api/drafts/{id}/desk',
    tags,
    summary: 'The merge desk as it was saved last; the drafting side alone sees it',
    request: { params: draftParams },
    responses: { 200: jsonOf('The desk; its ETag is its revision', deskView) },
  });
  app.openapi(read, async (c) => {
    const desk = await service.readDesk(c.get('draft'));
    c.header('cache-control', 'no-store');
    c.header('etag', `"${desk.revision}"`);
    return c.json(viewDesk(desk) as never, 200);
  });
  const preview = operation(service, 'desk:read', {
    method: 'get',
    path: '/api/drafts/{id}/desk/preview',
    tags,
    summary: 'What applying the desk would write, and what it would leave and why',
    request: {
      params: draftParams,
      query: z.object({
        stage: z.coerce.number().int().positive().max(1000).optional(),
        texts: z.literal('1').optional().openapi({ description: 'The next texts too, whole' }),
      }),
    },
    responses: { 200: jsonOf('What would change; nothing is written', previewView) },
  });
  app.openapi(preview, async (c) => {
    const draft = c.get('draft');
    const { stage, texts: asksTexts } = c.req.valid('query');
    const finding = await service.previewDesk(draft, stage);
    const { texts, told } = viewFinding(finding);
    c.header('cache-control', 'no-store');
    c.header('etag', `"${finding.desk.revision}"`);
    const answer = {
      ...told,
      ...(asksTexts && { texts }),
      onto: draft.texts,
      stage: stage ?? null,
    };
    return c.json(answer as never, 200);
  });
}

function registerSave(app: App, service: Service): void {
  const save = operation(
    service,
    'desk:write',
    {
      method: 'put',
      path: '/api/drafts/{id}/desk',
      tags,
      summary: 'Save the desk: intended outcomes in their order, for everybody who drafts',
      description: '`If-Match` names the revision that was read, `"0"` for a desk nobody saved.',
      request: {
        params: draftParams,
        headers: commandHeaders,
        body: { required: true, content: { 'application/json': { schema: saveSchema } } },
      },
      responses: { 200: jsonOf('The desk', deskView) },
    },
    limits.textBytesMax,
  );
  app.openapi(save, async (c) => {
    const draft = c.get('draft');
    const revision = readRevision(c);
    const given = c.req.valid('json').entries;
    const entries = await Promise.all(
      given.map(async (one, index) => {
        const entry = await readIntent(one, draft, service, `/entries/${index}`);
        const { code, changes, ...rest } = entry;
        return {
          ...rest,
          ...(code !== undefined && { code }),
          ...(changes !== undefined && { changes }),
        };
      }),
    );
    const terms = await termsOf(c, 'content');
    const reply = await service.saveDesk(draft, { revision, entries }, terms, (desk) =>
      json(200, viewDesk(desk)),
    );
    return send(reply) as never;
  });
}

function registerApply(app: App, service: Service): void {
  const apply = operation(service, 'desk:write', {
    method: 'post',
    path: '/api/drafts/{id}/desk/apply',
    tags,
    summary: 'Write the texts and all outcomes of the desk, or of one stage, at once',
    description:
      '`If-Match` names the revision of the desk that was previewed, `onto` the working texts: where either moved on, nothing is written. What cannot be carried out stays on the desk.',
    request: {
      params: draftParams,
      headers: commandHeaders,
      body: { required: true, content: { 'application/json': { schema: applySchema } } },
    },
    responses: { 200: jsonOf('What was written and what was not', appliedView) },
  });
  app.openapi(apply, async (c) => {
    const { id } = c.req.valid('param');
    const { onto: given, stage } = c.req.valid('json');
    const onto = Object.fromEntries(Object.entries(given).filter(([, root]) => root !== undefined));
    const request = { revision: readRevision(c), onto, stage };
    const terms = await termsOf(c, 'content');
    const reply = await service.applyDesk(id, request, terms, (draft, finding) =>
      json(200, { ...viewFinding(finding).told, seq: draft.seq, roots: draft.texts }),
    );
    return send(reply) as never;
  });
}

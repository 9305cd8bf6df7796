/** Two languages side by side: reading how they stand to each other, confirming that they agree. */
import { z } from '@hono/zod-openapi';
import { isLanguage, type Language, languages } from '../domain/language.ts';
import { isHash } from '../domain/text/canonical.ts';
import type { Service } from '../service/service.ts';
import { type App, commandHeaders, operation, termsOf } from './operation.ts';
import { unpairedView } from './record-wire.ts';
import { isKnown, json, send, sendTagged } from './replies.ts';
import { draftParams, languageSchema, stamp } from './wire-parts.ts';

export function registerAlignment(app: App, service: Service): void {
  registerRead(app, service);
  registerConfirm(app, service);
}

const hash = z.string().refine(isHash, 'a SHA-256 in lower-case hex');
const instant = z.iso.datetime();
const blockId = z.string().max(64);
const rootsSchema = z.partialRecord(languageSchema, hash);
const figuresView = z.partialRecord(languageSchema, z.array(z.string()));
const placeView = z.object({ parent: blockId.nullable(), previous: blockId.nullable() });
const states = ['current', 'behind', 'both-moved', 'unconfirmed', 'missing'] as const;

const pairView = z
  .object({
    block: blockId,
    type: z.string(),
    state: z.enum(states),
    moved: languageSchema.optional().openapi({ description: 'Behind: the language that changed' }),
    missing: languageSchema.optional().openapi({ description: 'The language without words here' }),
    figures: figuresView.optional().openapi({ description: 'Figures only that language says' }),
    confirmation: z.number().int().nullable(),
    since: z.number().int().nullable().optional().openapi({
      description: 'Behind: the version the change came with; null when it is in none yet',
    }),
  })
  .openapi('BlockPair');

const proposalView = z
  .object({
    kind: z.enum(['insert', 'delete', 'move', 'split', 'join', 'retype']),
    block: blockId,
    type: z.string(),
    by: languageSchema.nullable().openapi({ description: 'Whose text did it; null: not known' }),
    parts: z.array(blockId).optional(),
    places: z.partialRecord(languageSchema, placeView),
  })
  .openapi('StructureProposal', { description: 'What one side did and the other has not' });

const alignmentView = z
  .object({
    langs: z.array(languageSchema).length(2),
    roots: rootsSchema,
    counts: z.object({
      current: z.number().int(),
      behind: z.number().int(),
      'both-moved': z.number().int(),
      unconfirmed: z.number().int(),
      missing: z.number().int(),
      figures: z.number().int(),
    }),
    pairs: z.array(pairView),
    shapes: z.array(
      z.object({
        block: blockId,
        type: z.string(),
        lengths: z.partialRecord(languageSchema, z.array(z.number().int())),
      }),
    ),
    proposals: z.array(proposalView),
    confirmations: z.array(
      z.object({
        confirmation: z.number().int(),
        at: instant,
        by: z.object({ person: z.string(), organisation: z.string() }),
        version: z.number().int(),
        blocks: z.number().int().nullable().openapi({ description: 'How many; null for all' }),
      }),
    ),
  })
  .openapi('Alignment');

/** `kk,ru`: two languages in either order. */
const langsParameter = z
  .string()
  .max(16)
  .refine(
    (text) => {
      const parts = text.split(',');
      return parts.length === 2 && parts.every(isLanguage);
    },
    `two of ${languages.join(', ')} with a comma between them`,
  )
  .openapi({ example: 'kk,ru' });

function registerRead(app: App, service: Service): void {
  const route = operation(service, 'pair:read', {
    method: 'get',
    path: '/api/drafts/{id}/alignment',
    tags: ['languages'],
    summary: 'Two working texts side by side: what is current, behind, missing or differs',
    description:
      'Every block with words, in document order. The ETag covers both texts, their confirmations and the versions.',
    request: { params: draftParams, query: z.object({ langs: langsParameter }) },
    responses: {
      200: {
        description: 'The alignment',
        content: { 'application/json': { schema: alignmentView } },
      },
    },
  });
  app.openapi(route, async (c) => {
    const [a, b] = c.req.valid('query').langs.split(',') as [Language, Language];
    const { tag, body } = await service.alignDraft(c.get('draft'), [a, b]);
    const etag = `"${tag}"`;
    const text = isKnown(c, etag) ? '' : await body();
    const headers = { 'content-type': 'application/json', 'cache-control': 'private, no-cache' };
    return sendTagged(c, etag, headers, () => text) as never;
  });
}

const confirmSchema = z
  .strictObject({
    langs: z.tuple([languageSchema, languageSchema]),
    roots: rootsSchema.openapi({ description: 'The texts that were compared, as read' }),
    blocks: z.array(blockId).max(60_000).nullable().openapi({
      description: 'Blocks that say the same in both languages; null for all that stand in both',
    }),
  })
  .openapi('ConfirmPairs');

const confirmationView = z
  .object({
    confirmation: z.number().int(),
    langs: z.array(languageSchema).length(2),
    roots: rootsSchema,
    blocks: z.array(blockId).nullable(),
    left: unpairedView.optional().openapi({ description: 'What is still unpaired after it' }),
    version: z.number().int().openapi({ description: 'The newest version then; 0 for none' }),
    ...stamp,
  })
  .openapi('PairsConfirmed');

function registerConfirm(app: App, service: Service): void {
  const route = operation(service, 'pair:confirm', {
    method: 'post',
    path: '/api/drafts/{id}/alignment',
    tags: ['languages'],
    summary: 'Say that blocks say the same in both languages',
    description: 'Refused as stale when either text is no longer the one that was compared.',
    request: {
      params: draftParams,
      headers: commandHeaders,
      body: { required: true, content: { 'application/json': { schema: confirmSchema } } },
    },
    responses: {
      201: {
        description: 'The confirmation',
        content: { 'application/json': { schema: confirmationView } },
      },
    },
  });
  app.openapi(route, async (c) => {
    const { id } = c.req.valid('param');
    const request = c.req.valid('json') as Parameters<Service['confirmPairs']>[1];
    const reply = await service.confirmPairs(id, request, await termsOf(c), (draft) =>
      json(201, { ...draft.confirmations.at(-1), confirmation: draft.confirmations.length }),
    );
    return send(reply) as never;
  });
}

/**
 * The shapes that travel: request bodies as schemas that validate, answers as schemas that
 * document. Field names are the domain's; what a caller need not know stays inside.
 */
import { z } from '@hono/zod-openapi';
import { limits } from '../../schema/limits.ts';
import { roundView, versionView } from './record-wire.ts';
import {
  becauseView,
  hash,
  instant,
  itemSchema,
  languageSchema,
  namesSchema,
  number,
  reasonText,
  remitSchema,
  slug,
  summarySchema,
  verdictSchema,
  visibilitySchema,
  writtenView,
} from './wire-parts.ts';

const remitsSchema = z
  .record(slug, remitSchema)
  .openapi({ description: 'Remits of chosen agencies; the whole text for those not named' });

export const createDraftSchema = z
  .strictObject({
    titles: namesSchema,
    languages: z.array(languageSchema).min(1).max(3).default(['kk', 'ru']),
    template: z
      .strictObject({ id: slug, edition: z.string().max(40) })
      .default({ id: 'kz-concept', edition: '2018' }),
    workflow: slug.default('kz-concept-2020'),
    participants: z.array(slug).max(200).default([]).openapi({
      description: 'Agencies asked beside those the workflow always asks',
    }),
    remits: remitsSchema.optional(),
    visibility: visibilitySchema.default('drafters').openapi({
      description: 'Who may know of the draft; a state in front of more people shows it to them',
    }),
  })
  .refine((draft) => new Set(draft.languages).size === draft.languages.length, {
    path: ['languages'],
    message: 'a language is named twice',
  })
  .openapi('CreateDraft');

export const changeDraftSchema = z
  .union([
    z.strictObject({ titles: namesSchema }),
    z.strictObject({ summary: summarySchema }),
    z.strictObject({ visibility: visibilitySchema, reason: reasonText.default('') }),
    z.strictObject({
      participants: z.array(slug).max(200),
      remits: remitsSchema.optional(),
    }),
  ])
  .openapi('ChangeDraft');

/** ProseMirror node JSON; the document schema checks it, with a pointer to the bad node. */
export const nodeSchema = z
  .looseObject({ type: z.string() })
  .openapi('Node', { description: 'ProseMirror node JSON of the document schema' });

export const patchTextSchema = z
  .union([
    z.strictObject({
      steps: z
        .array(z.looseObject({ stepType: z.string() }))
        .min(1)
        .max(1000),
    }),
    z.strictObject({ section: z.string().max(64), content: nodeSchema }),
  ])
  .openapi('PatchText', {
    description: 'ProseMirror steps in order, or one section to put in the place of another',
  });

export const freezeSchema = z
  .strictObject({
    label: z.string().trim().max(limits.titleCharactersMax).default(''),
    summary: reasonText.default(''),
    editorial: z.boolean().default(false).openapi({
      description:
        'Every change since the last version is editorial. Refused when figures, names, modality or structure changed',
    }),
  })
  .openapi('FreezeVersion');

export const contestSchema = z.strictObject({ reason: reasonText }).openapi('Contest');

export const moveSchema = z
  .strictObject({
    transition: slug,
    reason: reasonText.default(''),
    waive: z.literal(true).optional().openapi({
      description:
        'Take the way although its gate is shut, by the right the workflow gives; what was unmet and the reason are published',
    }),
  })
  .openapi('Move');

export const positionSchema = z
  .strictObject({
    version: number,
    verdict: verdictSchema,
    note: reasonText.default(''),
    items: z.array(itemSchema).max(500).default([]),
  })
  .openapi('PreparePosition');

export const signOffSchema = z
  .strictObject({
    version: number,
    verdict: verdictSchema.optional(),
    note: reasonText.optional(),
    items: z.array(itemSchema).max(500).optional(),
    position: number.optional().openapi({
      description: 'A position your agency prepared, to be given as it stands instead of a verdict',
    }),
  })
  .refine(({ verdict, position }) => (verdict === undefined) !== (position === undefined), {
    path: ['verdict'],
    message: 'give a verdict, or the number of a position that says it',
  })
  .refine(({ position, note, items }) => position === undefined || (!note && !items), {
    path: ['position'],
    message: 'a position brings its own note and items',
  })
  .openapi('SignOff');

export const answerSchema = z
  .strictObject({ answer: z.enum(['accepted', 'partly', 'refused']), reason: reasonText })
  .openapi('Answer');

export const withdrawalSchema = z
  .strictObject({ reason: reasonText.default('') })
  .openapi('Withdrawal');

export const draftLineView = z
  .object({
    id: z.string(),
    seq: number,
    owner: z.string(),
    visibility: visibilitySchema,
    state: z.string(),
    kind: z.string(),
    titles: namesSchema,
    languages: z.array(languageSchema),
    version: z.number().int(),
    due: z.string().nullable(),
    createdAt: instant,
    updatedAt: instant,
  })
  .openapi('DraftLine');

export const draftView = z
  .object({
    id: z.string(),
    seq: number,
    head: hash,
    owner: z.string(),
    visibility: visibilitySchema,
    titles: namesSchema,
    summary: summarySchema,
    languages: z.array(languageSchema),
    template: z.object({ id: z.string(), edition: z.string() }),
    workflow: z.object({ id: z.string(), edition: z.string(), titles: namesSchema }),
    state: z.object({
      id: z.string(),
      kind: z.string(),
      titles: namesSchema,
      since: instant,
      adopts: z.boolean().openapi({ description: 'The draft has ended as the text in force' }),
    }),
    review: z
      .object({
        verdicts: z.array(verdictSchema).readonly(),
        objections: z.array(z.enum(['ordinary', 'fundamental'])).readonly(),
        extension: z.object({ workingDays: number, times: z.number().int() }).nullable(),
        silence: z.object({ means: z.literal('agree'), act: writtenView }).nullable(),
      })
      .nullable()
      .openapi({ description: 'What may be answered in the present state; null where nothing is' }),
    participants: z.array(z.string()),
    remits: z.record(z.string(), remitSchema),
    texts: z.partialRecord(languageSchema, hash),
    version: versionView.nullable(),
    round: roundView.nullable(),
    exits: z.array(
      z.object({
        transition: z.string(),
        titles: namesSchema,
        to: z.string(),
        open: z.boolean(),
        blockers: z.array(becauseView),
      }),
    ),
    counts: z.object({
      versions: z.number().int(),
      signoffs: z.number().int(),
      openObjections: z.number().int(),
      openAmendments: z.number().int(),
      amendments: z.number().int(),
    }),
    amending: z
      .object({
        taken: z.boolean(),
        until: instant.nullable().openapi({
          description: 'Until when they are taken, or were; null where no term ends it',
        }),
      })
      .openapi({ description: 'Whether new amendments are taken at this stage' }),
    createdAt: instant,
    updatedAt: instant,
  })
  .openapi('Draft');

export const textView = z
  .object({ lang: languageSchema, root: hash, seq: number })
  .openapi('SavedText');

export const eventView = z
  .object({ seq: number, hash, event: z.looseObject({ type: z.string() }) })
  .openapi('Event');

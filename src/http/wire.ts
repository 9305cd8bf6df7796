/**
 * The shapes that travel: request bodies as schemas that validate, answers as schemas that
 * document. Field names are the domain's; what a caller need not know stays inside.
 */
import { z } from '@hono/zod-openapi';
import { limits } from '../../schema/limits.ts';
import { remitKinds } from '../domain/draft/remit.ts';
import { languages } from '../domain/language.ts';

export const languageSchema = z.enum(languages).openapi('Language');

const titleText = z.string().trim().min(1).max(limits.titleCharactersMax);
const reasonText = z.string().max(limits.reasonCharactersMax);
const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'lower-case letters, digits, hyphens');
const instant = z.iso.datetime().openapi({ description: 'Instant, UTC' });
const hash = z.string().openapi({ description: 'SHA-256, hex' });
const number = z.number().int().positive();

const namesSchema = z
  .strictObject({ kk: titleText, ru: titleText, en: titleText })
  .openapi('Names');

export const remitSchema = z
  .union([
    z.literal('whole'),
    z.strictObject({ sections: z.array(z.string().max(64)).min(1).max(500).readonly() }),
    z.strictObject({ kinds: z.array(z.enum(remitKinds)).min(1).readonly() }),
  ])
  .openapi('Remit', {
    description:
      'What an agency answers for: everything, sections by id or template slot, or every block of a kind',
  });

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
    workflow: slug.default('kz-concept'),
    participants: z.array(slug).max(200).default([]).openapi({
      description: 'Agencies asked beside those the workflow always asks',
    }),
    remits: remitsSchema.optional(),
  })
  .refine((draft) => new Set(draft.languages).size === draft.languages.length, {
    path: ['languages'],
    message: 'a language is named twice',
  })
  .openapi('CreateDraft');

export const changeDraftSchema = z
  .union([
    z.strictObject({ titles: namesSchema }),
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
  .strictObject({ transition: slug, reason: reasonText.default('') })
  .openapi('Move');

const verdictKinds = ['agree', 'remarks', 'object', 'outside'] as const;

const itemSchema = z
  .strictObject({
    kind: z.enum(['remark', 'objection']),
    lang: languageSchema,
    block: z.string().max(64),
    quote: z.string().min(1).max(limits.reasonCharactersMax),
    reason: reasonText,
    wording: reasonText.optional(),
  })
  .openapi('Item', { description: 'A point of a verdict, tied to words that stand in a block' });

export const signOffSchema = z
  .strictObject({
    version: number,
    verdict: z.enum(verdictKinds),
    note: reasonText.default(''),
    items: z.array(itemSchema).max(500).default([]),
  })
  .openapi('SignOff');

export const answerSchema = z
  .strictObject({ answer: z.enum(['accepted', 'partly', 'refused']), reason: reasonText })
  .openapi('Answer');

export const withdrawalSchema = z
  .strictObject({ reason: reasonText.default('') })
  .openapi('Withdrawal');

const proposalSchema = z.union([
  z.strictObject({ doc: nodeSchema }),
  z.strictObject({ markdown: z.string().max(limits.textBytesMax) }),
  z.strictObject({ section: z.string().max(64), content: nodeSchema }),
]);

export const amendSchema = z
  .strictObject({
    version: number,
    justification: reasonText,
    texts: z
      .strictObject({
        kk: proposalSchema.optional(),
        ru: proposalSchema.optional(),
        en: proposalSchema.optional(),
      })
      .openapi({ description: 'The text as its author would have it, per language' }),
  })
  .openapi('Amend');

export const decisionSchema = z
  .strictObject({ outcome: z.enum(['adopted', 'refused']), reason: reasonText })
  .openapi('Decision');

const authorView = z.object({ person: z.string(), organisation: z.string() });
const stamp = { at: instant, by: authorView };

const becauseView = z.object({
  code: z.string(),
  agency: z.string().optional(),
  number: z.number().optional(),
  lang: z.string().optional(),
  due: z.string().optional(),
});

/** A judgement: the gate's own shape, every leaf with its reasons and where each can be looked at. */
export interface JudgementView {
  readonly gate: string;
  readonly met: boolean;
  readonly because: readonly (z.infer<typeof becauseView> & {
    readonly href?: string | undefined;
  })[];
  readonly parts: readonly JudgementView[];
}

const judgementView: z.ZodType<JudgementView> = z
  .object({
    gate: z.string(),
    met: z.boolean(),
    because: z.array(becauseView.extend({ href: z.string().optional() })).readonly(),
    parts: z.array(z.lazy(() => judgementView)).readonly(),
  })
  .openapi('Judgement');

export const blockersView = z
  .object({
    state: z.string(),
    exits: z.array(
      z.object({
        transition: z.string(),
        titles: namesSchema,
        to: z.string(),
        by: z.array(z.string()).openapi({ description: 'Roles, or the agency that may' }),
        open: z.boolean(),
        judgement: judgementView,
      }),
    ),
  })
  .openapi('Blockers');

export const draftLineView = z
  .object({
    id: z.string(),
    seq: number,
    owner: z.string(),
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

export const versionView = z
  .object({
    version: number,
    hash,
    titles: namesSchema,
    texts: z.partialRecord(languageSchema, hash),
    label: z.string(),
    summary: z.string(),
    diffs: z.partialRecord(languageSchema, hash),
    editorial: z.literal(true).optional(),
    ...stamp,
  })
  .openapi('Version');

export const roundView = z
  .object({
    round: number,
    state: z.string(),
    version: number,
    participants: z.array(
      z.object({
        agency: z.string(),
        required: z.boolean(),
        due: instant,
        verdict: z.enum(verdictKinds).nullable(),
        remit: remitSchema.optional(),
        remitHash: hash.optional(),
        editorial: z.literal(true).optional().openapi({
          description: 'Carried over a change the drafter called editorial; may be contested',
        }),
        carried: number.optional().openapi({
          description: 'Number of the verdict that stands because the remit is unchanged since',
        }),
        since: number.optional().openapi({
          description: 'Version judged last; the remit has changed since',
        }),
        overdue: z.boolean(),
      }),
    ),
    closedAt: instant.nullable(),
    ...stamp,
  })
  .openapi('Round');

export const draftView = z
  .object({
    id: z.string(),
    seq: number,
    head: hash,
    owner: z.string(),
    titles: namesSchema,
    languages: z.array(languageSchema),
    template: z.object({ id: z.string(), edition: z.string() }),
    workflow: z.object({ id: z.string(), edition: z.string(), titles: namesSchema }),
    state: z.object({ id: z.string(), kind: z.string(), titles: namesSchema }),
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
    createdAt: instant,
    updatedAt: instant,
  })
  .openapi('Draft');

export const signoffView = z
  .object({
    round: number,
    version: number,
    hash,
    agency: z.string(),
    verdict: z.enum(verdictKinds),
    remit: hash.optional(),
    note: z.string(),
    items: z.array(number),
    ...stamp,
  })
  .openapi('Signoff');

export const raisedItemView = itemSchema
  .extend({
    item: number,
    agency: z.string(),
    round: number,
    version: number,
    answer: z
      .object({ answer: z.enum(['accepted', 'partly', 'refused']), reason: z.string(), ...stamp })
      .nullable(),
    withdrawn: z.object({ reason: z.string(), ...stamp }).nullable(),
    ...stamp,
  })
  .openapi('RaisedItem');

export const amendmentView = z
  .object({
    amendment: number,
    version: number,
    texts: z.partialRecord(languageSchema, hash),
    justification: z.string(),
    state: z.enum(['submitted', 'withdrawn', 'adopted', 'refused']),
    decision: z.object({ reason: z.string(), ...stamp }).nullable(),
    ...stamp,
  })
  .openapi('Amendment');

export const textView = z
  .object({ lang: languageSchema, root: hash, seq: number })
  .openapi('SavedText');

export const organisationView = z
  .object({ id: z.string(), kind: z.string(), names: namesSchema, short: namesSchema })
  .openapi('Organisation');

export const eventView = z
  .object({ seq: number, hash, event: z.looseObject({ type: z.string() }) })
  .openapi('Event');

/** A page of a list: `next` is the cursor of the following page, null on the last. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() });

export const pageQuery = z.object({
  cursor: z
    .string()
    .regex(/^[\w-]{1,100}$/, 'the `next` of a page')
    .optional()
    .openapi({ description: '`next` of the page before' }),
  limit: z.coerce.number().int().min(1).max(limits.pageItemsMax).default(50),
});

export const draftParams = z.object({ id: z.string().max(64).openapi({ example: 'd-…' }) });

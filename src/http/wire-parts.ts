/** The pieces that requests and answers share: languages, names, remits, stamps, pages. */

import { z } from '@hono/zod-openapi';
import { limits } from '../../schema/limits.ts';
import { visibilities } from '../domain/draft/event.ts';
import { itemKinds } from '../domain/draft/item-kinds.ts';
import { remitKinds } from '../domain/draft/remit.ts';
import { languages } from '../domain/language.ts';
import { verdictKinds } from '../domain/workflow/workflow.ts';

export const languageSchema = z.enum(languages).openapi('Language');

export const titleText = z.string().trim().min(1).max(limits.titleCharactersMax);
export const reasonText = z.string().max(limits.reasonCharactersMax);
export const slug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'lower-case letters, digits, hyphens');
export const instant = z.iso.datetime().openapi({ description: 'Instant, UTC' });
export const hash = z.string().openapi({ description: 'SHA-256, hex' });
export const number = z.number().int().positive();

export const namesSchema = z
  .strictObject({ kk: titleText, ru: titleText, en: titleText })
  .openapi('Names');

export const summarySchema = z
  .partialRecord(languageSchema, z.string().max(limits.summaryCharactersMax))
  .openapi('Summary', {
    description: 'What a draft is about in plain words: paragraphs by language, each optional',
  });

/** What a workflow says of an act: in every language, or once, in whatever language that was. */
export const writtenView = z
  .union([z.string(), z.object({ kk: z.string(), ru: z.string(), en: z.string() })])
  .openapi('Written');

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

export const verdictSchema = z.enum(verdictKinds);

export const itemSchema = z
  .strictObject({
    kind: z.enum(itemKinds).openapi({
      description: 'A condition is a remark its agency holds open until the text fulfils it',
    }),
    fundamental: z.literal(true).optional().openapi({
      description: 'An objection that must be settled before the draft goes on',
    }),
    lang: languageSchema,
    block: z.string().max(64),
    quote: z.string().min(1).max(limits.reasonCharactersMax),
    reason: reasonText,
    wording: reasonText.optional().openapi({
      description: 'Put in place of the quote: it becomes an amendment of its own',
    }),
  })
  .openapi('Item', { description: 'A point of a verdict, tied to words that stand in a block' });

export const authorView = z.object({
  person: z.string(),
  organisation: z.string(),
  inPlaceOf: z.object({ person: z.string(), mandate: z.string() }).optional().openapi({
    description: 'In whose place the person acted, by which delegation or absence',
  }),
});
export const stamp = { at: instant, by: authorView };

export const becauseView = z.object({
  code: z.string(),
  agency: z.string().optional(),
  agencies: z.array(z.string()).readonly().optional(),
  number: z.number().optional(),
  limit: z.number().optional(),
  lang: z.string().optional(),
  block: z.string().optional(),
  what: writtenView.optional(),
  due: z.string().optional(),
});

/** The language of the sentences in an answer. */
export const sayQuery = {
  lang: languageSchema.optional().openapi({
    description: 'Language of the sentences; the best that is accepted when left out',
  }),
};

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

/** An answer in JSON, as an operation documents it. */
export const jsonOf = <T extends z.ZodType>(description: string, schema: T) => ({
  description,
  content: { 'application/json': { schema } },
});

/** A body in JSON that must be there. */
export const bodyOf = <T extends z.ZodType>(schema: T) => ({
  required: true as const,
  content: { 'application/json': { schema } },
});

/** Who may know of a draft. */
export const visibilitySchema = z.enum(visibilities).openapi('Visibility');

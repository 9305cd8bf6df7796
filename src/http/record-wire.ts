/** The shapes of what a draft's record holds, as answers document them. */

import { z } from '@hono/zod-openapi';
import { fates, outcomes } from '../domain/draft/event.ts';
import {
  authorView,
  hash,
  instant,
  itemSchema,
  languageSchema,
  namesSchema,
  number,
  remitSchema,
  stamp,
  verdictSchema,
} from './wire-parts.ts';

const reasoned = z.object({ reason: z.string(), ...stamp });

export const termSchema = z
  .union([
    z.object({ workingDays: number }),
    z.object({ calendarDays: number }),
    z.object({ hours: number }),
  ])
  .openapi('Term');

export const unpairedView = z.object({
  langs: z.array(languageSchema).length(2).readonly(),
  count: z.number().int(),
  blocks: z.array(z.object({ block: z.string(), missing: languageSchema.optional() })).readonly(),
});

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
    findings: z
      .object({
        pages: z.number().int().optional(),
        touches: z.array(z.string()).readonly().optional(),
        unpaired: z.array(unpairedView).readonly().optional(),
        faults: z
          .object({
            count: z.number().int(),
            first: z
              .array(
                z.object({ what: z.string(), lang: languageSchema, block: z.string().optional() }),
              )
              .readonly(),
          })
          .optional(),
      })
      .optional()
      .openapi({ description: 'What the gates of the workflow ask of this text' }),
    authors: z.array(z.string()).readonly().openapi({
      description: 'Persons who wrote in it; none of them gives its approval',
    }),
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
        verdict: verdictSchema.nullable(),
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
        asked: z
          .object({
            start: instant,
            term: termSchema,
            rest: termSchema.optional().openapi({
              description: 'What of the term was left when a suspension ended at the start',
            }),
            cutoff: z.string().optional(),
            knownAt: instant.optional(),
          })
          .optional()
          .openapi({
            description:
              'What the due date is counted from; longer terms granted since come on top',
          }),
        group: number.optional(),
        veto: z.literal(true).optional(),
        contestUntil: instant.optional(),
        overdue: z.boolean(),
      }),
    ),
    waiting: z
      .array(
        z.object({
          agency: z.string(),
          required: z.boolean(),
          group: number,
          term: termSchema,
          remit: remitSchema.optional(),
          remitHash: hash.optional(),
          veto: z.literal(true).optional(),
          carried: number.optional(),
          editorial: z.literal(true).optional(),
          contestUntil: instant.optional(),
          since: number.optional(),
        }),
      )
      .readonly()
      .openapi({ description: 'Asked when the groups before them have answered' }),
    closedAt: instant.nullable(),
    suspendedAt: instant.nullable().openapi({ description: 'Since when the terms stand still' }),
    ...stamp,
  })
  .openapi('Round');

export const signoffView = z
  .object({
    round: number,
    version: number,
    hash,
    agency: z.string(),
    verdict: verdictSchema,
    remit: hash.optional(),
    note: z.string(),
    items: z.array(number),
    statement: hash.optional().openapi({ description: 'Of the statement that was signed' }),
    evidence: z
      .object({ signer: z.string(), at: instant, proof: z.record(z.string(), z.string()) })
      .optional(),
    withdrawn: reasoned.nullable(),
    ...stamp,
  })
  .openapi('Signoff');

export const placeView = z
  .object({
    number: z
      .string()
      .openapi({ description: 'Of the section, by its place: 2.1', example: '2.1' }),
    heading: z.string(),
    paragraph: number.nullable().openapi({
      description: 'The block’s place in its section; null for the section’s own title',
    }),
  })
  .openapi('StructuralPlace');

export const raisedItemView = itemSchema
  .extend({
    item: number,
    agency: z.string(),
    round: number,
    version: number,
    answer: z
      .object({ answer: z.enum(['accepted', 'partly', 'refused']), reason: z.string(), ...stamp })
      .nullable(),
    withdrawn: reasoned.nullable(),
    upheld: reasoned.nullable().openapi({ description: 'Its agency stands by it, answer or not' }),
    settled: reasoned
      .extend({
        meeting: number,
        settlement: z.enum(['agreed', 'disagreed']),
        wording: z.string().optional(),
      })
      .nullable(),
    overridden: reasoned.nullable(),
    letGo: number.nullable().openapi({
      description: 'Number of the later verdict by which its agency no longer objects',
    }),
    ...stamp,
  })
  .openapi('RaisedItem');

export const amendmentView = z
  .object({
    amendment: number,
    version: number,
    texts: z.partialRecord(languageSchema, hash),
    justification: z.string(),
    changes: z
      .array(
        z.object({
          change: number,
          lang: languageSchema,
          blocks: z.array(z.string()).readonly(),
          justification: z.string(),
        }),
      )
      .readonly()
      .optional()
      .openapi({ description: 'Changes that may be decided apart' }),
    evidence: z
      .array(z.object({ title: z.string(), href: z.string() }))
      .readonly()
      .optional(),
    effect: z
      .object({
        money: z.string().optional(),
        indicators: z.array(z.string()).readonly().optional(),
      })
      .optional(),
    item: number.optional().openapi({ description: 'The item whose proposed wording it is' }),
    supporters: z.array(authorView).readonly(),
    state: z.enum(['submitted', 'studied', 'withdrawn', ...outcomes]),
    revisions: z.number().int().openapi({ description: 'How often its author replaced it' }),
    followed: z
      .object({
        version: number,
        fate: z.enum(fates),
        texts: z.partialRecord(languageSchema, hash).optional(),
      })
      .nullable()
      .openapi({ description: 'How it stands to the newest version frozen since' }),
    decision: reasoned
      .extend({
        code: z.string().optional(),
        changes: z.array(number).readonly().optional(),
        texts: z.partialRecord(languageSchema, hash).optional(),
      })
      .nullable(),
    rewording: reasoned
      .extend({ accepted: z.boolean() })
      .nullable()
      .openapi({ description: 'What its author says of other words than it asked for' }),
    ...stamp,
  })
  .openapi('Amendment');

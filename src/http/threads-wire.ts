/** Threads and places as they travel. Whatever people wrote is plain text and stays that. */
import { z } from '@hono/zod-openapi';
import { limits } from '../../schema/limits.ts';
import type { Standing } from '../domain/discussion/place.ts';
import { isResolved, threadKinds } from '../domain/discussion/thread.ts';
import { circles } from '../domain/discussion/visibility.ts';
import { type StandingThread, threadName } from '../service/threads.ts';
import { authorView, instant, languageSchema, number, pageOf, stamp } from './wire-parts.ts';

/** Control characters that set no text, and those that turn the direction of what follows them. */
const unprintable = /[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069]/u;

/** Words of a person: no markup, no character that is not shown. */
export const plainText = z
  .string()
  .min(1)
  .max(limits.reasonCharactersMax)
  .refine((text) => !unprintable.test(text), 'holds a control character')
  .openapi({ description: 'Plain text; line breaks are kept, markup has no meaning' });

const mentionsSchema = z.array(z.string().min(1).max(64)).max(20).optional().openapi({
  description: 'Persons who are to see it; each must be able to',
});

export const quotationSchema = z
  .strictObject({
    lang: languageSchema,
    version: z.union([number, z.literal('working')]).openapi({
      description: 'Of a version, or of the working text, which is for the drafters’ circle alone',
    }),
    block: z.string().max(64),
    quote: z.string().max(limits.reasonCharactersMax).openapi({
      description: 'Words that stand in the block, to the letter; empty for the whole block',
    }),
    near: z.number().int().min(0).optional().openapi({
      description: 'Where about in the block, in UTF-16 units, if the words stand there twice',
    }),
  })
  .openapi('Quotation');

export const openThreadSchema = z
  .strictObject({
    circle: z.enum(circles).openapi({
      description:
        'Who sees it: your organisation, those who may read the working text, they and all who were chosen or asked, or everybody',
    }),
    kind: z.enum(threadKinds),
    text: plainText,
    mentions: mentionsSchema,
    on: quotationSchema,
  })
  .openapi('OpenThread');

export const replySchema = z
  .strictObject({ text: plainText, mentions: mentionsSchema })
  .openapi('ReplyInThread');

export const resolveSchema = z
  .strictObject({ reason: plainText.optional() })
  .openapi('ResolveThread');

export const reopenSchema = z
  .strictObject({ reason: plainText.optional() })
  .openapi('ReopenThread');

export const attachSchema = z.strictObject({ on: quotationSchema }).openapi('AttachThread');

const anchorFields = {
  block: z.string(),
  quote: z.string(),
  before: z.string(),
  after: z.string(),
  offset: z.number().int(),
};

const textNumber = number.nullable().openapi({
  description: 'Number of the version; null for the working text',
});

/** Where something stands now. */
export const standingView = z
  .object({
    fate: z.enum(['kept', 'moved', 'lost']).openapi({
      description: 'Of what is lost, the rest is how it last stood',
    }),
    lang: languageSchema,
    version: textNumber,
    ...anchorFields,
    similarity: z.number(),
    lost: z.object({ version: textNumber, guess: z.object(anchorFields).nullable() }).nullable(),
  })
  .openapi('Standing');

const messageView = z.object({
  message: number,
  text: z.string().nullable().openapi({ description: 'Null when it was retracted' }),
  mentions: z.array(z.string()).readonly(),
  retractedAt: instant.nullable(),
  ...stamp,
});

export const threadView = z
  .object({
    thread: z.string().openapi({ example: 'drafters-1' }),
    circle: z.enum(circles),
    kind: z.enum(threadKinds),
    resolved: z.boolean(),
    on: z.object({
      lang: languageSchema,
      version: textNumber,
      block: z.string(),
      quote: z.string(),
    }),
    place: standingView,
    attached: z.object({ at: instant, by: authorView }).nullable(),
    messages: z.array(messageView).readonly(),
    turns: z
      .array(z.object({ to: z.enum(['resolved', 'reopened']), reason: z.string(), ...stamp }))
      .readonly(),
    ...stamp,
  })
  .openapi('Thread');

export const threadPage = pageOf(threadView).extend({
  counts: z.object({ open: z.number(), resolved: z.number(), lost: z.number() }),
});

const wordingView = z.object({
  version: textNumber,
  block: z.string(),
  text: z.string().nullable().openapi({ description: 'Null when the block is not there' }),
});

export const deltaView = z
  .object({
    thread: z.string(),
    lang: languageSchema,
    before: wordingView,
    after: wordingView,
    changes: z.array(z.looseObject({})),
  })
  .openapi('ThreadDelta');

export const viewStanding = ({ fate, lang, text, anchor, similarity, lost }: Standing) => ({
  fate,
  lang,
  version: text.version,
  ...anchor,
  similarity,
  lost,
});

export function viewThread(found: StandingThread): z.infer<typeof threadView> {
  const { circle, thread, standing } = found;
  const { kind, opened, attached, messages, turns, at, by } = thread;
  const { lang, since, working, anchor } = opened;
  return {
    thread: threadName(found),
    circle,
    kind,
    resolved: isResolved(thread),
    on: { lang, version: working ? null : since, block: anchor.block, quote: anchor.quote },
    place: viewStanding(standing),
    attached,
    messages: [...messages],
    turns: [...turns],
    at,
    by,
  };
}

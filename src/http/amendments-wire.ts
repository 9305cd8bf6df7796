/** The shapes of amendments as they travel, and their wordings read from the forms they come in. */
import { z } from '@hono/zod-openapi';
import { limits } from '../../schema/limits.ts';
import { reasonCodes } from '../domain/draft/amendment-reasons.ts';
import type { Draft } from '../domain/draft/draft.ts';
import { fates, outcomes } from '../domain/draft/event.ts';
import { refuse } from '../domain/draft/refusal.ts';
import type { Language } from '../domain/language.ts';
import { parseMarkdownBeside } from '../interchange/markdown-beside.ts';
import type { AmendmentRequest } from '../service/amendments.ts';
import type { IntentRequest } from '../service/amendments-outcome.ts';
import {
  baseTexts,
  languagesOf,
  type Proposal,
  type Proposals,
} from '../service/amendments-texts.ts';
import { parseTextAt } from '../service/patch.ts';
import type { Service } from '../service/service.ts';
import { amendmentView } from './record-wire.ts';
import { nodeSchema } from './wire.ts';
import { draftParams, languageSchema, number, reasonText, titleText } from './wire-parts.ts';

export const amendmentParams = draftParams.extend({
  amendment: z.coerce.number().int().positive().openapi({ example: 1 }),
});

const sectionSchema = z.strictObject({ section: z.string().max(64), content: nodeSchema });

const proposalSchema = z
  .union([
    z.strictObject({ doc: nodeSchema }),
    z.strictObject({ markdown: z.string().max(limits.textBytesMax) }),
    sectionSchema,
    z.strictObject({ sections: z.array(sectionSchema).min(1).max(500) }),
    z.strictObject({
      steps: z
        .array(z.looseObject({ stepType: z.string() }))
        .min(1)
        .max(1000),
    }),
  ])
  .openapi('Proposal', {
    description:
      'The text as it should read: whole as node JSON or Markdown, some of its sections, or ProseMirror steps',
  });

const proposalsSchema = z
  .strictObject({
    kk: proposalSchema.optional(),
    ru: proposalSchema.optional(),
    en: proposalSchema.optional(),
  })
  .openapi({ description: 'The text as its author would have it, per language' });

const splitSchema = z.strictObject({
  lang: languageSchema,
  entries: z.array(number).min(1).max(10_000).openapi({
    description: 'Numbers of changes that can be decided apart, in the list of that language',
  }),
  justification: reasonText.default(''),
});

const evidenceSchema = z.strictObject({
  title: titleText,
  href: z.url({ protocol: /^https$/, hostname: z.regexes.domain }).max(2000),
});

const effectSchema = z
  .strictObject({
    money: reasonText.optional(),
    indicators: z.array(titleText).max(200).optional(),
  })
  .openapi({ description: 'What it does to money and to indicators, in its author’s words' });

const amendFields = {
  version: number,
  justification: reasonText,
  texts: proposalsSchema,
  changes: z.array(splitSchema).max(1000).default([]).openapi({
    description:
      'Split into changes that may be decided apart; every change belongs to one of them',
  }),
  evidence: z.array(evidenceSchema).max(50).default([]),
  effect: effectSchema.optional(),
};

export const amendSchema = z.strictObject(amendFields).openapi('Amend');

export const reviseSchema = z
  .strictObject({ ...amendFields, reason: reasonText.default('') })
  .openapi('ReviseAmendment');

export const prepareSchema = z
  .strictObject({ ...amendFields, justification: reasonText.default('') })
  .openapi('PrepareAmendment');

export const similarSchema = z
  .strictObject({ version: number, texts: proposalsSchema })
  .openapi('FindSimilar');

export const codeSchema = z
  .enum(
    reasonCodes.flatMap(({ code, outcomes }) => (outcomes.length > 0 ? [code] : [])) as [
      string,
      ...string[],
    ],
  )
  .openapi({ description: 'Code of the reason; `as-stated` when left out' });

const partsSchema = z.array(number).max(1000).openapi({
  description: 'For `partly`: numbers of the parts adopted',
});

const rewordingSchema = proposalsSchema.openapi({
  description: 'For `reworded`: the other words, on the version the amendment was written on',
});

export const decisionSchema = z
  .strictObject({
    outcome: z.enum(outcomes),
    reason: reasonText,
    code: codeSchema.optional(),
    changes: partsSchema.optional(),
    texts: rewordingSchema.optional(),
  })
  .openapi('Decision');

export const intentFields = {
  amendment: number,
  outcome: z.enum([...outcomes, 'deferred']),
  changes: partsSchema.optional(),
  texts: rewordingSchema.optional(),
};

export const whatIfSchema = z
  .strictObject({ decisions: z.array(z.strictObject(intentFields)).max(1000) })
  .openapi('AskWhatIf', { description: 'Intended outcomes, in the order they are taken' });

/** Changes, conflicts and notices are those of a diff and a merge. */
const looseList = z.array(z.looseObject({})).readonly();
export const changesView = z.partialRecord(languageSchema, looseList);

/** Changes that can be decided apart; a split names them by number. */
export const changeListsView = z.partialRecord(
  languageSchema,
  z.array(
    z.object({
      number,
      kind: z.string(),
      place: z.string().openapi({ description: 'In words, in the language asked for' }),
      blocks: z.array(z.string()).readonly(),
      indicators: z.array(z.string()).readonly(),
    }),
  ),
);

/** The lists without the diffs that are told elsewhere. */
export const viewLists = (
  lists: Awaited<ReturnType<Service['readChanges']>>,
): z.infer<typeof changeListsView> =>
  Object.fromEntries(
    languagesOf(lists).map((lang) => [
      lang,
      (lists[lang] ?? []).map(({ changes: _changes, steps: _steps, ...told }) => told),
    ]),
  );

export const affectedView = z.object({
  blocks: z.partialRecord(languageSchema, z.array(z.string()).readonly()),
  agencies: z.array(z.string()).readonly().openapi({
    description: 'Agencies of the draft in whose remit it changes anything',
  }),
  indicators: z.array(z.string()).readonly(),
});

export const instructionView = z
  .object({
    lang: languageSchema,
    texts: z.partialRecord(
      languageSchema,
      z.object({ points: z.array(z.string()).readonly(), text: z.string() }),
    ),
  })
  .openapi('Instruction', {
    description: 'What is to be done to each text: with it and the version alone, the text is made',
  });

const wordingView = z.object({
  lang: languageSchema,
  block: z.string(),
  before: z.string().nullable(),
  proposed: z.string().nullable(),
  after: z.string().nullable(),
});

export const amendmentDetailsView = amendmentView
  .extend({
    diffs: changesView.openapi({ description: 'Against the version it was written on' }),
    carried: changesView.nullable().openapi({
      description: 'The same on the version it was carried to, beside the original',
    }),
    affected: affectedView,
    wording: z.array(wordingView).readonly().nullable().openapi({
      description: 'The words it is about, as they stood, as proposed, and as adopted',
    }),
    supportersAsked: z.number().int().nullable().openapi({
      description: 'So many supporters oblige the drafters to answer; null where no gate says so',
    }),
  })
  .openapi('AmendmentDetails');

export const whatIfView = z
  .object({
    texts: z.partialRecord(languageSchema, nodeSchema),
    diffs: changesView.openapi({ description: 'From the working texts to these' }),
    applied: z
      .array(
        z.object({
          amendment: number,
          outcome: z.enum(outcomes),
          notices: z.partialRecord(languageSchema, looseList),
        }),
      )
      .readonly(),
    unapplied: z
      .array(z.object({ amendment: number, obstacle: z.looseObject({ why: z.string() }) }))
      .readonly(),
    fates: z
      .array(z.object({ amendment: number, fate: z.enum(fates) }))
      .readonly()
      .openapi({ description: 'What would become of every amendment left open' }),
  })
  .openapi('WhatIf');

/** A what-if as it travels. */
export function viewWhatIf({
  texts,
  diffs,
  applied,
  unapplied,
  fates: states,
}: Awaited<ReturnType<Service['askWhatIf']>>): z.infer<typeof whatIfView> {
  const changed = languagesOf(diffs);
  const changes = changed.map((lang) => [lang, diffs[lang]?.changes ?? []]);
  const docs = changed.map((lang) => [lang, texts[lang]?.toJSON()]);
  return {
    texts: Object.fromEntries(docs),
    diffs: Object.fromEntries(changes),
    applied: applied.map(({ amendment, outcome, notices }) => ({
      amendment,
      outcome,
      notices: notices as Record<string, never>,
    })),
    unapplied: unapplied.map((one) => ({ ...one, obstacle: { ...one.obstacle } })),
    fates: states.map(({ amendment, fate }) => ({ amendment, fate })),
  };
}

type Given = z.infer<typeof proposalsSchema>;

/** The wordings in a request on this version; Markdown is read beside the text it replaces. *Throws* TextFault, ImportFault. */
export async function readGiven(
  given: Given,
  draft: Draft,
  version: number,
  service: Service,
  at = '/texts',
): Promise<Proposals> {
  const base = baseTexts(draft, version);
  const proposals: Partial<Record<Language, Proposal>> = {};
  for (const lang of languagesOf(given)) {
    const one = given[lang];
    const root = base[lang];
    if (!root) return refuse('language-not-in-draft', { lang, languages: draft.languages });
    if (!one) continue;
    if ('doc' in one)
      proposals[lang] = { doc: parseTextAt(one.doc, '', `${at}/${lang}/doc`), ids: 'own' };
    else if ('markdown' in one) {
      const known = await service.library.doc(root);
      const { doc } = parseMarkdownBeside(one.markdown, known, service.ids.block);
      proposals[lang] = { doc, ids: 'align' };
    } else proposals[lang] = one;
  }
  return proposals;
}

/** A submission as the service takes it. *Throws* TextFault, ImportFault. */
export async function readAmend(
  { texts, effect, evidence, ...given }: z.infer<typeof amendSchema>,
  draft: Draft,
  service: Service,
): Promise<AmendmentRequest> {
  const { money, indicators } = effect ?? {};
  return {
    ...given,
    texts: await readGiven(texts, draft, given.version, service),
    ...(evidence.length > 0 && { evidence }),
    ...(effect && {
      effect: { ...(money !== undefined && { money }), ...(indicators && { indicators }) },
    }),
  };
}

/** Intended outcomes as the service takes them. `at` is the pointer to the one. *Throws* TextFault, ImportFault. */
export async function readIntent<T extends Omit<IntentRequest, 'texts'>>(
  { texts, ...intent }: T & { readonly texts?: Given | undefined },
  draft: Draft,
  service: Service,
  at: string,
): Promise<Omit<T, 'texts'> & { readonly texts?: Proposals }> {
  const version = draft.amendments[intent.amendment - 1]?.version;
  if (!texts) return intent as Omit<T, 'texts'>;
  if (version === undefined)
    return refuse('not-found', { what: 'amendment', id: String(intent.amendment) });
  const proposals = await readGiven(texts, draft, version, service, `${at}/texts`);
  return { ...(intent as Omit<T, 'texts'>), texts: proposals };
}

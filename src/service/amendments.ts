/** Writing amendments: the proposed text against its base, and the merge that adopts it. */
import type { Node } from 'prosemirror-model';
import { type Amendment, type Draft, isOpenAmendment } from '../domain/draft/draft.ts';
import type { Outcome } from '../domain/draft/event.ts';
import { refuse } from '../domain/draft/refusal.ts';
import type { Language } from '../domain/language.ts';
import { align } from '../domain/text/align.ts';
import type { Hash } from '../domain/text/canonical.ts';
import type { Conflict, Notice } from '../domain/text/change.ts';
import { checkText, normalise } from '../domain/text/identity.ts';
import { merge } from '../domain/text/merge.ts';
import { createCollector } from './collector.ts';
import type { Prepared } from './dispatch.ts';
import { replaceSectionIn, type SectionPatch } from './patch.ts';
import type { GivenText } from './texts.ts';
import { createWrite, type Tools, type Write } from './tools.ts';
import { findVersion } from './versions.ts';

/** The proposed wording in one language: the whole text, or one of its sections. */
export type Proposal = GivenText | SectionPatch;

export interface AmendmentRequest {
  readonly version: number;
  readonly justification: string;
  readonly texts: Readonly<Partial<Record<Language, Proposal>>>;
}

/** What the merge of an amendment into the working text comes to, per language. */
export interface Preview {
  readonly doc: Node;
  readonly conflicts: readonly Conflict[];
  readonly notices: readonly Notice[];
}

export interface DecisionRequest {
  readonly amendment: number;
  readonly outcome: Outcome;
  readonly reason: string;
}

export interface AmendmentWriter {
  /** *Refuses:* not-found, invalid, nothing-changed, language-not-in-draft, reason-required. *Throws* TextFault. */
  submitAmendment: Write<AmendmentRequest>;
  /** Adoption merges the proposal into the working text. *Refuses:* merge-conflict, already-answered, wrong-state. */
  decideAmendment: Write<DecisionRequest>;
  withdrawAmendment: Write<{ readonly amendment: number; readonly reason: string }>;
  /** *Refuses:* wrong-state, not-found, already-answered, nothing-changed. */
  supportAmendment: Write<{ readonly amendment: number }>;
  /** What adoption would give now, without writing. *Refuses:* not-found, text-missing. */
  previewAmendment(draft: Draft, amendment: number, lang: Language): Promise<Preview>;
}

export function createAmendmentWriter(tools: Tools): AmendmentWriter {
  const write = createWrite(tools);
  return {
    submitAmendment: write('amendment:submit', (draft, request) =>
      prepareAmend(tools, draft, request),
    ),
    decideAmendment: write('amendment:decide', (draft, request) =>
      prepareDecision(tools, draft, request),
    ),
    withdrawAmendment: write('amendment:withdraw', async (_draft, request) => ({
      command: { type: 'withdrawAmendment', ...request },
    })),
    supportAmendment: write('amendment:support', async (_draft, { amendment }) => ({
      command: { type: 'support', amendment },
    })),
    previewAmendment: (draft, number, lang) =>
      mergeAmendment(tools, draft, findAmendment(draft, number), lang),
  };
}

/** *Refuses:* not-found. */
export const findAmendment = (draft: Draft, number: number): Amendment =>
  draft.amendments[number - 1] ?? refuse('not-found', { what: 'amendment', id: String(number) });

async function prepareAmend(
  { library, ids }: Tools,
  draft: Draft,
  { version, justification, texts: proposals }: AmendmentRequest,
): Promise<Prepared> {
  const base = findVersion(draft, version);
  const { chunks, bases, add } = createCollector(library);
  const texts: Partial<Record<Language, Hash>> = {};
  for (const [lang, proposal] of Object.entries(proposals) as [Language, Proposal][]) {
    const root = base.texts[lang];
    if (!root) return refuse('language-not-in-draft', { lang, languages: draft.languages });
    const before = await library.doc(root);
    const doc = proposedDoc(before, proposal, `/texts/${lang}`, ids.block);
    checkText(doc);
    texts[lang] = await add(doc, root);
  }
  return { command: { type: 'amend', version, justification, texts }, chunks, bases };
}

/** `at` is the pointer to the proposal in its request. */
function proposedDoc(before: Node, proposal: Proposal, at: string, mint: () => string): Node {
  if ('section' in proposal) return normalise(replaceSectionIn(before, proposal, at), mint);
  return proposal.ids === 'own' ? normalise(proposal.doc, mint) : align(proposal.doc, before, mint);
}

async function prepareDecision(
  tools: Tools,
  draft: Draft,
  request: DecisionRequest,
): Promise<Prepared> {
  const amendment = findAmendment(draft, request.amendment);
  const { chunks, bases, add } = createCollector(tools.library);
  const texts: Partial<Record<Language, Hash>> = {};
  const open = request.outcome === 'adopted' && isOpenAmendment(amendment);
  for (const lang of open ? (Object.keys(amendment.texts) as Language[]) : []) {
    const { doc, conflicts } = await mergeAmendment(tools, draft, amendment, lang);
    if (conflicts.length > 0) return refuse('merge-conflict', { lang, conflicts });
    texts[lang] = await add(doc, draft.texts[lang]);
  }
  const command = { type: 'decideAmendment', ...request, texts, onto: draft.texts } as const;
  return { command, chunks, bases };
}

/** Base: the version it was written on. Ours: the working text. Theirs: the proposal. */
async function mergeAmendment(
  { library }: Tools,
  draft: Draft,
  amendment: Amendment,
  lang: Language,
): Promise<Preview> {
  const base = findVersion(draft, amendment.version).texts[lang];
  const ours = draft.texts[lang];
  const theirs = amendment.texts[lang];
  if (!base || !ours || !theirs) return refuse('text-missing', { lang });
  return merge(await library.doc(base), await library.doc(ours), await library.doc(theirs));
}

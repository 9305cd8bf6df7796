/**
 * How drafters deal with amendments: take them up, ask what outcomes would come to, decide. One
 * question and one deed: what `whatIf` finds is what a decision writes.
 */
import type { Node } from 'prosemirror-model';
import {
  type Applied,
  type Intent,
  type Obstacle,
  type WhatIf,
  whatIf,
} from '../domain/amendment/what-if.ts';
import { isAdoption } from '../domain/draft/amendment-outcome.ts';
import type { Decision } from '../domain/draft/command.ts';
import { type Draft, isOpenAmendment } from '../domain/draft/draft.ts';
import type { Outcome, Roots } from '../domain/draft/event.ts';
import { refuse } from '../domain/draft/refusal.ts';
import type { Language } from '../domain/language.ts';
import type { Hash } from '../domain/text/canonical.ts';
import type { Conflict, Notice } from '../domain/text/change.ts';
import { merge } from '../domain/text/merge.ts';
import { findAmendment } from './amendments.ts';
import {
  changesIn,
  changesOfParts,
  languagesOf,
  type Proposals,
  readOpen,
  readProposals,
  readWritten,
} from './amendments-texts.ts';
import { type Collector, createCollector } from './collector.ts';
import type { Prepared } from './dispatch.ts';
import { loadDocs } from './docs.ts';
import { createWrite, type Tools, type Write } from './tools.ts';
import type { ReadIntents } from './what-ifs.ts';

/** What is intended for one amendment. */
export interface IntentRequest {
  readonly amendment: number;
  readonly outcome: Outcome | 'deferred';
  /** For `partly`: numbers of the parts its author split it into. */
  readonly changes?: readonly number[] | undefined;
  /** For `reworded`: other words, on the version the amendment was written on. */
  readonly texts?: Proposals | undefined;
}

export type DecisionRequest = IntentRequest &
  Pick<Decision, 'reason' | 'code'> & {
    readonly outcome: Outcome;
  };

/** What the merge of an amendment into the working text comes to, in one language. */
export interface Preview {
  readonly doc: Node;
  readonly conflicts: readonly Conflict[];
  readonly notices: readonly Notice[];
}

export interface OutcomeWriter {
  /**
   * Adoption merges the wording into the working texts. *Refuses:* merge-conflict, already-answered,
   * wrong-state, reason-required, invalid, text-missing, stale. *Throws* TextFault.
   */
  decideAmendment: Write<DecisionRequest>;
  /** *Refuses:* wrong-state, not-found, already-answered, nothing-changed. */
  studyAmendment: Write<{ readonly amendment: number }>;
  /** What adoption would give now, without writing. *Refuses:* not-found, text-missing. */
  previewAmendment(draft: Draft, amendment: number, lang: Language): Promise<Preview>;
  /** What these outcomes would come to, in their order, without writing. *Refuses:* invalid. *Throws* TextFault. */
  askWhatIf(draft: Draft, intents: readonly IntentRequest[]): Promise<WhatIf>;
}

export function createOutcomeWriter(tools: Tools): OutcomeWriter {
  const { library, whatIfs } = tools;
  const write = createWrite(tools);
  return {
    decideAmendment: write('amendment:decide', (draft, request) =>
      prepareDecision(tools, draft, request),
    ),
    studyAmendment: write('amendment:decide', async (_draft, { amendment }) => ({
      command: { type: 'studyAmendment', amendment },
    })),
    async previewAmendment(draft, number, lang) {
      const { texts, version } = findAmendment(draft, number);
      const root = draft.texts[lang];
      if (!texts[lang] || !root) return refuse('text-missing', { lang });
      const written = (await readWritten(library, draft, { version, texts }))[lang];
      if (!written) return refuse('text-missing', { lang });
      return merge(written.base, await library.doc(root), written.proposed);
    },
    async askWhatIf(draft, intents) {
      const { ask, library: near, read } = await whatIfs(draft);
      return ask(
        await readIntents({ ...tools, library: near }, draft, intents, '/decisions', read),
      );
    },
  };
}

/**
 * Requests as `whatIf` takes them; one about an amendment that is not open is left to it. `at` is the
 * pointer to the list, or to the one request; `read` has those of this draft as it stands that were read
 * before, and then these. *Refuses:* invalid. *Throws* TextFault.
 */
export async function readIntents(
  tools: Tools,
  draft: Draft,
  requests: readonly IntentRequest[],
  at: string | null,
  read: ReadIntents = new Map(),
): Promise<readonly Intent[]> {
  const known = new Map(read);
  read.clear();
  const intents: Intent[] = [];
  for (const [index, request] of requests.entries()) {
    const { amendment, outcome, changes, texts } = request;
    const key = JSON.stringify([amendment, outcome, changes, texts]);
    const pointer = at === null ? '' : `${at}/${index}`;
    const intent = known.get(key) ?? (await readIntent(tools, draft, request, pointer));
    read.set(key, intent);
    intents.push(intent);
  }
  return intents;
}

async function readIntent(
  tools: Tools,
  draft: Draft,
  { amendment: number, outcome, changes, texts }: IntentRequest,
  at: string,
): Promise<Intent> {
  const amendment = draft.amendments[number - 1];
  if (outcome !== 'reworded' && texts)
    refuse('invalid', { field: `${at}/texts`, why: 'only reworded gives other words' });
  if (!amendment || !isOpenAmendment(amendment)) return { amendment: number, outcome: 'refused' };
  if (outcome === 'reworded') {
    const written = await readProposals(
      tools,
      draft,
      amendment.version,
      texts ?? {},
      `${at}/texts`,
    );
    return { amendment: number, outcome, texts: written };
  }
  if (outcome !== 'partly') return { amendment: number, outcome };
  const all = changesIn(await readWritten(tools.library, draft, amendment));
  return { amendment: number, outcome, changes: changesOfParts(amendment, changes ?? [], all) };
}

async function prepareDecision(
  tools: Tools,
  draft: Draft,
  request: DecisionRequest,
): Promise<Prepared> {
  const { library } = tools;
  const amendment = findAmendment(draft, request.amendment);
  const { chunks, bases, add } = createCollector(library);
  const { texts: _texts, ...decision } = request;
  const named = withoutUndefined(decision);
  let texts: Roots = {};
  if (isOpenAmendment(amendment) && isAdoption(request.outcome)) {
    const intents = await readIntents(tools, draft, [request], null);
    const open = await readOpen(library, draft, [amendment]);
    const found = whatIf(await loadDocs(library, draft.texts), open, intents);
    const applied = found.applied[0];
    // Parts that are none of the amendment's are the decision's to refuse, in its own words.
    if (applied) texts = await storeTexts(draft.texts, amendment.texts, applied, add);
    else if (found.unapplied[0]) refuseObstacle(found.unapplied[0].obstacle, request);
  }
  const command = { type: 'decideAmendment', ...named, texts, onto: draft.texts } as const;
  return { command, chunks, bases };
}

/** Roots of the texts after an adoption, in every language it is about: those it left too. */
export async function storeTexts(
  before: Roots,
  languages: Roots,
  { texts }: Pick<Applied, 'texts'>,
  add: Collector['add'],
): Promise<Roots> {
  const roots: Partial<Record<Language, Hash>> = {};
  for (const lang of languagesOf({ ...languages, ...texts })) {
    const doc = texts[lang];
    const root = doc ? await add(doc, before[lang]) : before[lang];
    if (root) roots[lang] = root;
  }
  return roots;
}

/** Why one decision cannot be carried out, as a refusal; nothing for what the domain refuses itself. */
function refuseObstacle(obstacle: Obstacle, { outcome }: IntentRequest): void {
  if (obstacle.why === 'text-missing') refuse('text-missing', { lang: obstacle.lang });
  if (obstacle.why === 'inseparable')
    refuse('invalid', {
      field: '/changes',
      why: `in ${obstacle.lang} they make no text without the others`,
    });
  if (obstacle.why === 'empty' && outcome === 'reworded')
    refuse('invalid', { field: '/texts', why: 'give the other words' });
  if (obstacle.why !== 'conflict') return;
  const [lang] = languagesOf(obstacle.conflicts);
  if (lang) refuse('merge-conflict', { lang, conflicts: obstacle.conflicts[lang] ?? [] });
}

/** The request without members that are there but undefined. */
const withoutUndefined = ({
  code,
  changes,
  ...decision
}: Omit<DecisionRequest, 'texts'>): Decision => ({
  ...decision,
  ...(code !== undefined && { code }),
  ...(changes !== undefined && { changes }),
});

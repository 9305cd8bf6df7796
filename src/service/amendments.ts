/**
 * Writing amendments for those who make them: submitted on a frozen version, revised, supported,
 * taken back. What the drafters do with them is in `amendments-outcome.ts`.
 */
import type { Node } from 'prosemirror-model';
import type { Written } from '../domain/amendment/what-if.ts';
import type { Commands } from '../domain/draft/command.ts';
import { type Amendment, type Draft, isOpenAmendment } from '../domain/draft/draft.ts';
import type { Proposed } from '../domain/draft/event.ts';
import { refuse } from '../domain/draft/refusal.ts';
import type { Language } from '../domain/language.ts';
import type { Hash } from '../domain/text/canonical.ts';
import {
  type ByLanguage,
  baseTexts,
  languagesOf,
  listChanges,
  type Proposals,
  readProposals,
  type SplitRequest,
  splitChanges,
} from './amendments-texts.ts';
import { createCollector } from './collector.ts';
import type { Prepared } from './dispatch.ts';
import { followNewest } from './follow.ts';
import { createWrite, type Tools, type Write } from './tools.ts';

export interface AmendmentRequest extends Pick<Proposed, 'evidence' | 'effect'> {
  readonly version: number;
  readonly justification: string;
  readonly texts: Proposals;
  /** Changes that may be decided apart; the amendment is left whole when there are none. */
  readonly changes?: readonly SplitRequest[] | undefined;
}

type Reasoned = { readonly amendment: number; readonly reason: string };

export interface AmendmentWriter {
  /**
   * *Refuses:* not-found, invalid, nothing-changed, language-not-in-draft, reason-required,
   * wrong-state. *Throws* TextFault.
   */
  submitAmendment: Write<AmendmentRequest>;
  /** *Refuses:* as submitting does, and already-answered, forbidden. *Throws* TextFault. */
  reviseAmendment: Write<AmendmentRequest & Reasoned>;
  /** *Refuses:* wrong-state, not-found, already-answered, forbidden. */
  withdrawAmendment: Write<Reasoned>;
  /** *Refuses:* wrong-state, not-found, already-answered, nothing-changed. */
  supportAmendment: Write<{ readonly amendment: number }>;
  /** *Refuses:* not-found, forbidden, nothing-changed. */
  acceptRewording: Write<Reasoned>;
  /** *Refuses:* not-found, forbidden, nothing-changed, reason-required. */
  contestRewording: Write<Reasoned>;
}

export function createAmendmentWriter(tools: Tools): AmendmentWriter {
  const write = createWrite(tools);
  return {
    submitAmendment: write('amendment:submit', async (draft, request) => {
      const { proposal, ...stored } = await prepareProposal(tools, draft, request);
      return { command: { type: 'amend', ...proposal }, ...stored };
    }),
    reviseAmendment: write('amendment:revise', async (draft, { amendment, reason, ...request }) => {
      findAmendment(draft, amendment);
      const { proposal, ...stored } = await prepareProposal(tools, draft, request);
      return { command: { type: 'reviseAmendment', ...proposal, amendment, reason }, ...stored };
    }),
    withdrawAmendment: write('amendment:withdraw', async (_draft, request) => ({
      command: { type: 'withdrawAmendment', ...request },
    })),
    supportAmendment: write('amendment:support', async (_draft, { amendment }) => ({
      command: { type: 'support', amendment },
    })),
    acceptRewording: write('amendment:revise', async (_draft, request) => ({
      command: { type: 'acceptRewording', ...request },
    })),
    contestRewording: write('amendment:revise', async (_draft, request) => ({
      command: { type: 'contestRewording', ...request },
    })),
  };
}

/** *Refuses:* not-found. */
export const findAmendment = (draft: Draft, number: number): Amendment =>
  draft.amendments[number - 1] ?? refuse('not-found', { what: 'amendment', id: String(number) });

export const openAmendments = ({ amendments }: Draft): readonly Amendment[] =>
  amendments.filter(isOpenAmendment);

interface PreparedProposal extends Omit<Prepared, 'command'> {
  readonly proposal: Commands['amend'];
}

/**
 * What a request proposes, with its texts cut for storing, its changes checked, and how it stands to
 * the newest version where it was written on an older one.
 */
async function prepareProposal(
  tools: Tools,
  draft: Draft,
  {
    version,
    justification,
    texts: proposals,
    changes: split = [],
    evidence,
    effect,
  }: AmendmentRequest,
): Promise<PreparedProposal> {
  const written = await readProposals(tools, draft, version, proposals);
  const { chunks, bases, add } = createCollector(tools.library);
  const base = baseTexts(draft, version);
  const texts: Partial<Record<Language, Hash>> = {};
  for (const lang of languagesOf(written))
    if (written[lang]) texts[lang] = await add(written[lang].proposed, base[lang]);
  const followed = await followNewest(tools.library, draft, version, proposedDocs(written), add);
  const proposal = {
    version,
    texts,
    justification,
    ...splitChanges(split.length > 0 ? listChanges(written, 'en') : {}, split),
    ...(evidence && evidence.length > 0 && { evidence }),
    ...(effect && { effect }),
    ...(followed && { followed }),
  };
  return { proposal, chunks, bases };
}

const proposedDocs = (written: ByLanguage<Written>): ByLanguage<Node> =>
  Object.fromEntries(
    languagesOf(written).map((lang) => [lang, (written[lang] as Written).proposed]),
  );

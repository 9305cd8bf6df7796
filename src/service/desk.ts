/**
 * The merge desk of a draft: kept in a ledger beside the log, one for all who draft it. Asking what
 * it comes to and applying it are one computation; applying writes texts and outcomes in one append.
 */
import {
  type DeskEntry,
  type DeskFault,
  findDeskFaults,
  ruleStage,
} from '../domain/amendment/desk.ts';
import type { WhatIf } from '../domain/amendment/what-if.ts';
import { isAdoption } from '../domain/draft/amendment-outcome.ts';
import type { Commands } from '../domain/draft/command.ts';
import type { Draft } from '../domain/draft/draft.ts';
import type { Author, Roots } from '../domain/draft/event.ts';
import { refuse } from '../domain/draft/refusal.ts';
import { type Entry, readEntry } from '../domain/ledger.ts';
import { canonicalJson } from '../domain/text/canonical.ts';
import type { Change } from '../domain/text/change.ts';
import { openAmendments } from './amendments.ts';
import { readIntents, storeTexts } from './amendments-outcome.ts';
import {
  type ByLanguage,
  changesIn,
  languagesOf,
  type Proposals,
  readProposals,
} from './amendments-texts.ts';
import { createCollector } from './collector.ts';
import type { Reply, Terms } from './dispatch.ts';
import { writeEntry } from './ledgers.ts';
import { createWrite, type Tools } from './tools.ts';

type Placed = Omit<DeskEntry, 'texts'>;

/** An entry as it comes: other words in any form a proposal may have. */
export type DeskEntryRequest = Placed & { readonly texts?: Proposals };

/** An entry as it is kept: other words as change lists against the version of the amendment. */
export type KeptEntry = Placed & {
  readonly texts?: ByLanguage<{ readonly changes: readonly Change[] }>;
};

/** The desk as it stands. */
export interface DeskState {
  /** Counts how often it was saved; 0 for one nobody saved. */
  readonly revision: number;
  readonly entries: readonly KeptEntry[];
  /** Who saved it last, and when. */
  readonly saved: { readonly at: string; readonly by: Author } | null;
}

/** Which desk, on which texts, and which of its stages; all of it when left out. */
export interface ApplyRequest {
  readonly revision: number;
  readonly onto: Roots;
  readonly stage?: number | undefined;
}

/** What applying the desk would write, and leave. */
export interface DeskFinding {
  readonly desk: DeskState;
  readonly found: WhatIf;
  readonly faults: readonly DeskFault[];
}

export interface DeskService {
  readDesk(draft: Draft): Promise<DeskState>;
  /**
   * Puts these entries in the place of all there are. `revision` is the one its author read.
   * *Refuses:* stale, invalid, not-found. *Throws* TextFault.
   */
  saveDesk(
    draft: Draft,
    request: { readonly revision: number; readonly entries: readonly DeskEntryRequest[] },
    terms: Terms,
    reply: (desk: DeskState) => Reply,
  ): Promise<Reply>;
  previewDesk(draft: Draft, stage?: number): Promise<DeskFinding>;
  /**
   * Entries that cannot be carried out stay on the desk, and `reply` is told of them. *Refuses:* stale,
   * nothing-changed, reason-required, invalid, wrong-state; nothing is written then.
   */
  applyDesk(
    id: string,
    request: ApplyRequest,
    terms: Terms,
    reply: (draft: Draft, finding: DeskFinding) => Reply,
  ): Promise<Reply>;
}

interface Saved {
  readonly entries: readonly KeptEntry[];
}

export function createDesk(tools: Tools): DeskService {
  const { store, clock } = tools;
  const read = async (draft: Draft): Promise<DeskState> => {
    const newest = await store.ledgerEnd(ledgerOf(draft));
    return stateOf(newest ? readEntry<Saved>(newest) : undefined);
  };
  const find = async (draft: Draft, stage?: number) =>
    findDesk(tools, draft, await read(draft), stage);
  return {
    readDesk: read,
    async saveDesk(draft, { revision, entries }, terms, reply) {
      const kept = await keepEntries(tools, draft, entries);
      const order = {
        ledger: ledgerOf(draft),
        action: 'desk:write',
        draft,
        byNewest: true,
        decide: (before: readonly Entry<Saved>[]): Saved => {
          requireRevision(draft, before.at(-1)?.seq ?? 0, revision);
          return { entries: kept };
        },
        reply: (after: readonly Entry<Saved>[]) => reply(stateOf(after.at(-1))),
      } as const;
      return writeEntry<Saved>(store, clock, order, terms);
    },
    previewDesk: find,
    applyDesk(id, request, terms, reply) {
      let finding: DeskFinding | null = null;
      const apply = createWrite(tools)(
        'desk:write',
        async (draft, { revision, onto, stage }: ApplyRequest) => {
          finding = await find(draft, stage);
          requireRevision(draft, finding.desk.revision, revision);
          if (canonicalJson(onto) !== canonicalJson(draft.texts))
            refuse('stale', { seq: draft.seq, current: draft.head });
          return prepareApply(tools, draft, finding);
        },
      );
      return apply(id, request, terms, (draft) => reply(draft, finding as DeskFinding));
    },
  };
}

const ledgerOf = ({ id }: Draft): string => `desk/${id}`;

/** Every entry is the whole desk. */
function stateOf(last: Entry<Saved> | undefined): DeskState {
  if (!last) return { revision: 0, entries: [], saved: null };
  return { revision: last.seq, entries: last.entries, saved: { at: last.at, by: last.by } };
}

/** *Refuses:* stale. */
function requireRevision({ seq }: Draft, current: number, read: number): void {
  if (current !== read) refuse('stale', { seq, current: `revision ${current}` });
}

/** *Refuses:* invalid for an amendment that stands there twice, not-found. */
async function keepEntries(
  tools: Tools,
  draft: Draft,
  entries: readonly DeskEntryRequest[],
): Promise<readonly KeptEntry[]> {
  const kept: KeptEntry[] = [];
  for (const [index, { texts, ...entry }] of entries.entries()) {
    const field = `/entries/${index}/amendment`;
    const amendment = draft.amendments[entry.amendment - 1];
    if (!amendment) return refuse('not-found', { what: 'amendment', id: String(entry.amendment) });
    if (kept.some((one) => one.amendment === entry.amendment))
      refuse('invalid', { field, why: `amendment ${entry.amendment} stands there twice` });
    if (!texts) {
      kept.push(entry);
      continue;
    }
    const at = `/entries/${index}/texts`;
    const changes = changesIn(await readProposals(tools, draft, amendment.version, texts, at));
    const wordings = languagesOf(changes).map((lang) => [lang, { changes: changes[lang] ?? [] }]);
    kept.push({ ...entry, texts: Object.fromEntries(wordings) });
  }
  return kept;
}

/** What the desk comes to. Entries of amendments that have ended are none of it. */
async function findDesk(
  tools: Tools,
  draft: Draft,
  desk: DeskState,
  stage: number | undefined,
): Promise<DeskFinding> {
  const amendments = openAmendments(draft);
  const isOpen = new Set(amendments.map(({ amendment }) => amendment));
  const entries = desk.entries.filter(
    (entry) => isOpen.has(entry.amendment) && (stage === undefined || entry.stage === stage),
  );
  const { ask, library, read } = await tools.whatIfs(draft);
  const intents = await readIntents({ ...tools, library }, draft, entries, '/entries', read);
  const rooted = entries.map(({ texts, ...entry }) => ({
    ...entry,
    // What a rewording lacks is asked of its languages alone.
    ...(texts && { texts: Object.fromEntries(languagesOf(texts).map((lang) => [lang, ''])) }),
  }));
  return {
    desk: { ...desk, entries },
    found: await ask(intents),
    faults: findDeskFaults(rooted, isOpen),
  };
}

async function prepareApply({ library }: Tools, draft: Draft, { desk, found }: DeskFinding) {
  const { chunks, bases, add } = createCollector(library);
  const { rulings } = ruleStage(desk.entries.map(withoutTexts), found);
  if (rulings.length === 0)
    refuse('nothing-changed', { what: 'nothing on the desk can be applied' });
  const decisions: Commands['decideAmendments']['decisions'][number][] = [];
  let before = draft.texts;
  for (const { stage: _stage, texts: docs, outcome, ...ruling } of rulings) {
    const about = draft.amendments[ruling.amendment - 1]?.texts ?? {};
    const texts = isAdoption(outcome) ? await storeTexts(before, about, { texts: docs }, add) : {};
    decisions.push({ ...ruling, outcome, texts });
    before = { ...before, ...texts };
  }
  return {
    command: { type: 'decideAmendments', decisions, onto: draft.texts } as const,
    chunks,
    bases,
  };
}

const withoutTexts = ({ texts: _texts, ...entry }: KeptEntry): DeskEntry => entry;

/** Writing what happens in circulation: moves, verdicts given, taken back and contested. */
import type { Draft } from '../domain/draft/draft.ts';
import type { Item } from '../domain/draft/event.ts';
import { type Remit, remitHash } from '../domain/draft/remit.ts';
import { type Review, stateOf } from '../domain/workflow/workflow.ts';
import { takeCount } from './comments.ts';
import { loadDocs } from './docs.ts';
import type { Store } from './ports.ts';
import { type SignoffRequest, takePosition } from './positions.ts';
import { runningFor } from './running.ts';
import { signCommand } from './signer.ts';
import { createWrite, type Tools, type Write } from './tools.ts';
import { prepareWordings } from './wordings.ts';
import { readWords } from './words.ts';

export interface RoundWriter {
  /** With `waive`, by the right to waive a shut gate. *Refuses:* no-such-transition, forbidden, reason-required, gate-unmet. */
  move: Write<MoveRequest>;
  /**
   * *Refuses:* wrong-state, not-asked, stale, conflict-of-interest, verdict-not-allowed,
   * verdict-needs-items, invalid, unknown-block, quote-not-found, reason-required, not-found.
   */
  signOff: Write<SignoffRequest>;
  /** Against a verdict carried over an editorial change. *Refuses:* not-asked, nothing-to-contest. */
  contestCarry: Write<{ readonly reason: string }>;
  /** *Refuses:* wrong-state, not-asked, nothing-to-withdraw, reason-required. */
  withdrawSignoff: Write<{ readonly reason: string }>;
}

export interface MoveRequest {
  readonly transition: string;
  readonly reason: string;
  readonly waive?: true | undefined;
}

export function createRoundWriter(tools: Tools): RoundWriter {
  const { store, library, catalogue, signer } = tools;
  const write = createWrite(tools);
  return {
    move: write('draft:move', async (draft, { waive = false, ...request }, { now }) => {
      const running = runningFor(catalogue, draft.workflow, now);
      const docs = bindsRemits(draft, request.transition)
        ? await loadDocs(library, draft.versions.at(-1)?.texts ?? {})
        : {};
      const hash = (remit: Remit) => remitHash(docs, remit);
      const bodies = await findBodies(store, reviewAfter(draft, request.transition));
      const { comments, guards } = (await takeCount(store, draft)) ?? {};
      const computed = { ...running, remitHash: hash, bodies, comments };
      return {
        command: { type: 'move', ...request, waive, ...computed },
        ...(guards && { guards }),
      };
    }),
    signOff: write('signoff:give', async (draft, request, context) => {
      const said = await takePosition(store, draft, request, context.actor);
      const langs = said.items.map(({ lang }) => lang);
      const words = await readWords(library, draft, said.version, langs);
      const { count } = runningFor(catalogue, draft.workflow, context.now);
      const stands = ({ lang, block, quote }: Item) => words(lang, block)?.includes(quote) ?? false;
      const texts = draft.versions[said.version - 1]?.texts ?? {};
      const { proposals, ...stored } = await prepareWordings(tools, texts, said.items, stands);
      const command = { type: 'signOff', ...said, words, count, proposals } as const;
      return signCommand(signer, { command, ...stored }, draft, context);
    }),
    contestCarry: write('signoff:give', async (draft, { reason }, { now }) => {
      const { count } = runningFor(catalogue, draft.workflow, now);
      return { command: { type: 'contest', reason, count } };
    }),
    withdrawSignoff: write('signoff:give', async (_draft, { reason }) => ({
      command: { type: 'withdrawSignoff', reason },
    })),
  };
}

/** The review of the state a transition leads to. */
function reviewAfter({ workflow, state }: Draft, transition: string): Review | undefined {
  const taken = stateOf(workflow, state).transitions.find(({ id }) => id === transition);
  return taken && stateOf(workflow, taken.to).review;
}

/** True when the transition leads to a state where verdicts are bound to remits. */
const bindsRemits = (draft: Draft, transition: string): boolean =>
  reviewAfter(draft, transition)?.carryOver === 'remit';

/** The organisations of each kind the review asks; the directory is read only when it asks by kind. */
export async function findBodies(store: Store, review: Review | undefined) {
  const asksKinds = review?.participants.some((seat) => 'kind' in seat);
  const organisations = asksKinds ? await store.organisations() : [];
  return (kind: string) =>
    organisations.filter((one) => one.kind === kind && !one.ended).map(({ id }) => id);
}

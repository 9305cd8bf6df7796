/** Writing what happens in circulation: moves, verdicts, answers to their items. */
import type { Draft } from '../domain/draft/draft.ts';
import type { Answer } from '../domain/draft/event.ts';
import { assert } from '../domain/draft/refusal.ts';
import { type Remit, remitHash } from '../domain/draft/remit.ts';
import { type Running, runningOn } from '../domain/legal-time/running.ts';
import { stateOf, type Workflow } from '../domain/workflow/workflow.ts';
import type { Catalogue } from './catalogue.ts';
import { loadDocs } from './docs.ts';
import { type SignoffRequest, takePosition } from './positions.ts';
import { signCommand } from './signer.ts';
import { createWrite, type Tools, type Write } from './tools.ts';
import { readWords } from './words.ts';

export interface RoundWriter {
  /** *Refuses:* no-such-transition, forbidden, reason-required, gate-unmet. */
  move: Write<{ readonly transition: string; readonly reason: string }>;
  /**
   * *Refuses:* wrong-state, not-asked, stale, conflict-of-interest, verdict-not-allowed,
   * verdict-needs-items, unknown-block, quote-not-found, reason-required, not-found.
   */
  signOff: Write<SignoffRequest>;
  /** Against a verdict carried over an editorial change. *Refuses:* not-asked, nothing-to-contest. */
  contestCarry: Write<{ readonly reason: string }>;
  /** *Refuses:* not-found, already-answered, reason-required. */
  answerItem: Write<{ readonly item: number; readonly answer: Answer; readonly reason: string }>;
  /** *Refuses:* not-found, already-answered, forbidden. */
  withdrawItem: Write<{ readonly item: number; readonly reason: string }>;
}

export function createRoundWriter(tools: Tools): RoundWriter {
  const { store, library, clock, catalogue, signer } = tools;
  const write = createWrite(tools);
  return {
    move: write('draft:move', async (draft, request) => {
      const running = runningFor(catalogue, draft.workflow, clock.now());
      const docs = bindsRemits(draft, request.transition)
        ? await loadDocs(library, draft.versions.at(-1)?.texts ?? {})
        : {};
      const hash = (remit: Remit) => remitHash(docs, remit);
      return { command: { type: 'move', ...request, ...running, remitHash: hash } };
    }),
    signOff: write('signoff:give', async (draft, request, context) => {
      const said = await takePosition(store, draft, request, context.actor);
      const langs = said.items.map(({ lang }) => lang);
      const words = await readWords(library, draft, said.version, langs);
      const { count } = runningFor(catalogue, draft.workflow, context.now);
      const command = { type: 'signOff', ...said, words, count } as const;
      return signCommand(signer, { command }, draft, context);
    }),
    contestCarry: write('signoff:give', async (draft, { reason }) => {
      const { count } = runningFor(catalogue, draft.workflow, clock.now());
      return { command: { type: 'contest', reason, count } };
    }),
    answerItem: write('item:answer', async (_draft, request) => ({
      command: { type: 'answer', ...request },
    })),
    withdrawItem: write('item:withdraw', async (_draft, request) => ({
      command: { type: 'withdrawItem', ...request },
    })),
  };
}

/** True when the transition leads to a state where verdicts are bound to remits. */
function bindsRemits({ workflow, state }: Draft, transition: string): boolean {
  const taken = stateOf(workflow, state).transitions.find(({ id }) => id === transition);
  return taken !== undefined && stateOf(workflow, taken.to).review?.carryOver === 'remit';
}

/** What the workflow's calendar says of terms that run now. */
export function runningFor({ calendars }: Catalogue, workflow: Workflow, now: string): Running {
  const calendar = calendars.find(({ id }) => id === workflow.calendar);
  assert(calendar, `calendar ${workflow.calendar} ships with the product`);
  return runningOn(calendar, workflow.zone, now);
}

/** Writing what happens in circulation: moves, verdicts, answers to their items. */
import type { Node } from 'prosemirror-model';
import type { Draft } from '../domain/draft/draft.ts';
import type { Answer, Item } from '../domain/draft/event.ts';
import { assert } from '../domain/draft/refusal.ts';
import { type Remit, remitHash } from '../domain/draft/remit.ts';
import type { Language } from '../domain/language.ts';
import { type Running, runningOn } from '../domain/legal-time/running.ts';
import { idOf } from '../domain/text/identity.ts';
import { stateOf, type VerdictKind, type Workflow } from '../domain/workflow/workflow.ts';
import type { Catalogue } from './catalogue.ts';
import { loadDocs } from './docs.ts';
import { createWrite, type Tools, type Write } from './tools.ts';

export interface VerdictRequest {
  readonly version: number;
  readonly verdict: VerdictKind;
  readonly note: string;
  readonly items: readonly Item[];
}

export interface RoundWriter {
  /** *Refuses:* no-such-transition, forbidden, reason-required, gate-unmet. */
  move: Write<{ readonly transition: string; readonly reason: string }>;
  /** *Refuses:* wrong-state, not-asked, stale, verdict-needs-items, unknown-block, quote-not-found, reason-required. */
  signOff: Write<VerdictRequest>;
  /** Against a verdict carried over an editorial change. *Refuses:* not-asked, nothing-to-contest. */
  contestCarry: Write<{ readonly reason: string }>;
  /** *Refuses:* not-found, already-answered, reason-required. */
  answerItem: Write<{ readonly item: number; readonly answer: Answer; readonly reason: string }>;
  /** *Refuses:* not-found, already-answered, forbidden. */
  withdrawItem: Write<{ readonly item: number; readonly reason: string }>;
}

export function createRoundWriter(tools: Tools): RoundWriter {
  const { library, clock, catalogue } = tools;
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
    signOff: write('signoff:give', async (draft, request) => {
      const words = new Map<string, string>();
      const version = draft.versions[request.version - 1];
      for (const lang of new Set(request.items.map((item) => item.lang))) {
        const root = version?.texts[lang];
        if (root) collectWords(await library.doc(root), lang, words);
      }
      const find = (lang: Language, block: string) => words.get(`${lang}:${block}`) ?? null;
      const { count } = runningFor(catalogue, draft.workflow, clock.now());
      return { command: { type: 'signOff', ...request, words: find, count } };
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

/** The text of every block by id: a section's is its heading, any other's is all inside it. */
function collectWords(doc: Node, lang: Language, words: Map<string, string>): void {
  doc.descendants((node) => {
    const id = idOf(node);
    if (id === '') return;
    const said = node.type.name === 'section' ? node.firstChild : node;
    words.set(`${lang}:${id}`, said?.textBetween(0, said.content.size, ' ', ' ') ?? '');
  });
}

/** What the workflow's calendar says of terms that run now. */
export function runningFor({ calendars }: Catalogue, workflow: Workflow, now: string): Running {
  const calendar = calendars.find(({ id }) => id === workflow.calendar);
  assert(calendar, `calendar ${workflow.calendar} ships with the product`);
  return runningOn(calendar, workflow.zone, now);
}

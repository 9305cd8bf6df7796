/**
 * The domain against the model, on random histories: every act is accepted or refused alike, every
 * way out is open or shut alike, every date is the same, a refused act changes nothing, and the
 * invariants hold after each. `KELISIM_LONG=1` runs fifty times more.
 */
import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { type Draft, fold } from '../../src/domain/draft/draft.ts';
import { type Event, fates, outcomes } from '../../src/domain/draft/event.ts';
import { stateOf, type Workflow } from '../../src/domain/workflow/workflow.ts';
import { monday, small } from '../domain/samples.ts';
import { bodiesOf, type Deed } from './act.ts';
import { compareAmendments, compareExits, compareRound } from './compare.ts';
import { consider } from './consider.ts';
import { deedsUnder } from './deeds.ts';
import { beginWatch, type Watch } from './invariants.ts';
import { beginModel, type Model } from './model.ts';
import { beginDraft, hashPart, perform, plainTime } from './perform.ts';
import { ask, follow, saidBy } from './perform-amendments.ts';
import { nameOf, playerOf } from './play.ts';
import { rich } from './rich.ts';
import type { Promised } from './seen.ts';
import { promises, shipped } from './world.ts';

const workflows = [small, rich, ...shipped];
/** In all: 20,000 histories, the rich workflow twice as many as any other. */
const share = Math.ceil((process.env.KELISIM_LONG ? 1_000_000 : 20_000) / (workflows.length + 1));
const stepsMax = 60;

interface History {
  readonly model: Model;
  readonly watch: Watch;
  readonly log: Event[];
  /** What was done, for whoever has to read a failure. */
  readonly told: string[];
  draft: Draft;
}

/** The sample's `pass-late` lets a draft through without verdicts: it promises nothing about them. */
function promiseOf(workflow: Workflow): Promised | null {
  if (workflow === small) return null;
  return workflow === rich ? { required: ['first', 'second'] } : (promises[workflow.id] ?? null);
}

function begin(workflow: Workflow): History {
  const now = Date.parse(monday);
  const { draft, events } = beginDraft(workflow, now);
  const watch = beginWatch({ part: hashPart, follow, ask }, promiseOf(workflow));
  watch.see(events);
  const model = beginModel(workflow, { time: plainTime, bodies: bodiesOf, now });
  return { model, watch, log: [...events], told: [], draft };
}

/** Does a deed on both and holds them against each other. The events it led to, none when refused. */
function act(history: History, deed: Deed): readonly Event[] {
  const { model, watch, log, told } = history;
  const effect = consider(model, deed);
  const after = perform(history.draft, deed.act, deed.by, model);
  const isRefused = typeof after === 'string';
  told.push(`${deed.by.person} (${deed.by.organisation}): ${JSON.stringify(deed.act)}`);
  if (isRefused === (effect !== null))
    expect.fail(isRefused ? `refused: ${after}` : 'accepted, and the model refuses');
  if (isRefused) return [];
  effect?.();
  history.draft = after.draft;
  log.push(...after.events);
  watch.see(after.events);
  watch.compare(after.draft);
  compareRound(model, after.draft);
  compareExits(model, history.draft);
  compareAmendments(model, history.draft, saidBy);
  return after.events;
}

const total = { histories: 0, deeds: 0 };

/** One turn: a deed, or time that goes by. */
function play(
  history: History,
  choose: ReturnType<typeof playerOf>,
  number: number,
  counts: Map<string, number>,
): void {
  const { model, told } = history;
  model.now += 60_000;
  // Somebody comments, a moderator reads, a drafter answers: now and then, whatever the draft does.
  const [waiting, unanswered] = [Number(number % 13 === 0), Number(number % 7 === 0)];
  if (number % 5 === 0) model.comments = { waiting, unanswered };
  const turn = choose(model, number);
  if (typeof turn === 'number') {
    model.now += turn;
    told.push('time goes by');
    compareExits(model, history.draft);
    return;
  }
  const events = turn ? act(history, turn) : [];
  if (!turn || events.length === 0) return;
  total.deeds += 1;
  const count = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  count(turn.act.kind === 'sign' ? `sign ${turn.act.says}` : nameOf(turn));
  for (const event of events) {
    if (event.type === 'amendmentFollowed') count(`fate ${event.fate}`);
    if (event.type === 'amendmentDecided') count(`outcome ${event.outcome}`);
  }
}

/** I9: the log, folded at once, is the draft. */
function replay({ log, draft }: History): void {
  const records = log.map((event) => ({ event, hash: draft.head }));
  // Many times faster than `expect`, and this is done for each history.
  deepStrictEqual(fold(null, records), draft);
}

/** What happens to amendments in these histories under every workflow. */
const lived = [
  ...['amend', 'revise', 'study', 'support', 'withdrawAmendment', 'apply'],
  ...['acceptRewording', 'contestRewording'],
  ...outcomes.map((outcome) => `outcome ${outcome}`),
  ...fates.map((fate) => `fate ${fate}`),
];

describe.each(workflows.map((workflow) => [workflow.id, workflow] as const))(
  'random histories under %s',
  (_id, workflow) => {
    it('go as the model says, and keep every invariant after every step', () => {
      const states = new Map<string, number>();
      const counts = new Map<string, number>();
      const choose = playerOf(deedsUnder(workflow));
      const runs = workflow === rich ? 2 * share : share;
      const steps = fc.array(fc.noBias(fc.nat()), {
        minLength: 30,
        maxLength: stepsMax,
        size: 'max',
      });
      fc.assert(
        fc.property(steps, (numbers) => {
          const history = begin(workflow);
          try {
            for (const number of numbers) play(history, choose, number, counts);
            replay(history);
          } catch (error) {
            throw new Error(`${history.told.join('\n')}\n${(error as Error).message}`);
          }
          const { state } = history.draft;
          states.set(state, (states.get(state) ?? 0) + 1);
        }),
        { numRuns: runs },
      );
      total.histories += runs;
      expect(lived.filter((name) => !counts.has(name))).toEqual([]);
      const adopted = [...states].filter(([name]) => stateOf(workflow, name).adopts);
      const reached = adopted.reduce((sum, [, count]) => sum + count, 0) / runs;
      console.log(workflow.id, Object.fromEntries(states), Object.fromEntries(counts));
      expect(reached).toBeGreaterThan(0.01);
    }, 3_600_000);
  },
);

afterAll(() => console.log(`${total.histories} histories, ${total.deeds} deeds done`));

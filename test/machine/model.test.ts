/**
 * The domain against the model, on random histories: every act is accepted or refused alike, a
 * refused one changes nothing, and the invariants hold after each. `KELISIM_LONG=1` runs ten times more.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/domain/access.ts';
import { canonicalJson } from '../../src/domain/text/canonical.ts';
import type { Workflow } from '../../src/domain/workflow/workflow.ts';
import { drafter, monday, partner, small } from '../domain/samples.ts';
import {
  checkAdoptionHasConsent,
  checkAmendmentsEndOnce,
  checkDraft,
  checkObjectionsEndRightly,
  checkVerdictsNameWhatTheyJudge,
  checkVersionsStand,
} from './invariants.ts';
import { attempt, beginModel, copyModel, hasTarget, type Model } from './model.ts';
import {
  type Act,
  beginCase,
  type Case,
  castOf,
  chosen,
  perform,
  promises,
  shipped,
} from './world.ts';

const runs = process.env.KELISIM_LONG ? 10_000 : 700;

/** The sample's `pass-late` lets a draft through without verdicts: it promises nothing about them. */
const promiseOf = ({ id }: Workflow) => promises[id] ?? { adopted: 'nothing', required: [] };

interface Real {
  now: Case;
}

interface Deed {
  readonly act: Act;
  readonly by: Actor;
}

/** Performs a deed on both and holds them against each other. */
function compare(model: Model, real: Real, { act, by }: Deed): void {
  const before = real.now;
  const bytes = canonicalJson(before.draft);
  const allowed = attempt(model, act, by);
  const after = perform(before, act, by, new Date(model.now).toISOString());
  expect(typeof after === 'string' ? `refused: ${after}` : 'accepted').toMatch(
    allowed ? /^accepted/ : /^refused/,
  );
  expect(canonicalJson(before.draft)).toBe(bytes);
  if (typeof after === 'string') return;
  real.now = after;
  const { log, draft } = after;
  expect(log.length).toBe(draft.seq);
  expect(draft.state).toBe(model.state);
  const promise = promiseOf(draft.workflow);
  checkVersionsStand(log, draft);
  checkVerdictsNameWhatTheyJudge(log);
  checkAdoptionHasConsent(log, promise);
  checkObjectionsEndRightly(log, draft);
  checkAmendmentsEndOnce(log, draft, promise.adopted);
}

/** Any deed at all, most of them refused: few words and few numbers, so that deeds meet. */
class Anything implements fc.Command<Model, Real> {
  readonly deed: Deed;

  constructor(deed: Deed) {
    this.deed = deed;
  }

  check = () => true;

  run = (model: Model, real: Real) => compare(model, real, this.deed);

  toString = () => `${this.deed.by.person}: ${JSON.stringify(this.deed.act)}`;
}

/** One of the deeds that are allowed now: of each kind as likely as of any other. */
class Something implements fc.Command<Model, Real> {
  readonly deeds: readonly Deed[];
  readonly pick: number;
  done = '';

  constructor(deeds: readonly Deed[], pick: number) {
    this.deeds = deeds;
    this.pick = pick;
  }

  check = () => true;

  run(model: Model, real: Real): void {
    const kinds = new Map<string, Deed[]>();
    for (const deed of this.deeds) {
      if (!hasTarget(model, deed.act)) continue;
      if (!attempt(copyModel(model), deed.act, deed.by)) continue;
      const { act } = deed;
      const kind = act.kind === 'move' ? act.transition : act.kind;
      kinds.set(kind, [...(kinds.get(kind) ?? []), deed]);
    }
    const allowed = [...kinds.values()];
    const some = allowed[this.pick % allowed.length];
    const deed = some?.[Math.floor(this.pick / allowed.length) % some.length];
    if (!deed) return;
    this.done = `${deed.by.person}: ${JSON.stringify(deed.act)}`;
    compare(model, real, deed);
  }

  toString = () => `allowed ${this.pick}: ${this.done}`;
}

/** Days go by. */
class Wait implements fc.Command<Model, Real> {
  readonly days: number;

  constructor(days: number) {
    this.days = days;
  }

  check = () => true;

  run(model: Model): void {
    model.now += this.days * 86_400_000;
  }

  toString = () => `${this.days} days go by`;
}

/** Every deed these tests know, by everybody who may ask for it under the policy. */
function deedsUnder(workflow: Workflow): readonly Deed[] {
  const cast = castOf(workflow);
  const signatories = cast.filter(({ role }) => role === 'signatory');
  const numbers = [1, 2, 3, 4];
  const texts = ['first', 'second', 'third'];
  const by = (who: readonly Actor[], acts: readonly Act[]): Deed[] =>
    acts.flatMap((act) => who.map((one) => ({ act, by: one })));
  const transitions = Object.values(workflow.states).flatMap((state) => state.transitions);
  return [
    ...by(
      [drafter],
      texts.flatMap((text): Act[] => [
        { kind: 'save', lang: 'ru', text },
        { kind: 'save', lang: 'kk', text },
        { kind: 'retitle', title: text },
      ]),
    ),
    ...by([drafter], [{ kind: 'freeze' }]),
    ...by(
      cast,
      [...new Set(transitions.map(({ id }) => id))].map((id) => ({ kind: 'move', transition: id })),
    ),
    ...numbers.flatMap((n) => [
      ...by(signatories, [
        { kind: 'sign', verdict: 'agree', version: n },
        { kind: 'sign', verdict: 'object', version: n },
        { kind: 'withdrawItem', item: n },
      ]),
      ...by(
        [drafter],
        [
          { kind: 'answer', item: n },
          { kind: 'refuse', amendment: n, text: '' },
          ...texts.map((text): Act => ({ kind: 'adopt', amendment: n, text })),
        ],
      ),
      ...by(
        [partner],
        texts.map((text) => ({ kind: 'amend', version: n, text })),
      ),
      ...by([partner, ...signatories], [{ kind: 'withdrawAmendment', amendment: n }]),
    ]),
  ];
}

/** What takes a draft forward: no words change, nobody objects, amends, returns or gives up. */
const isForward = ({ act }: Deed): boolean => {
  if (act.kind === 'move') return !['drop', 'withdraw', 'return'].includes(act.transition);
  if (act.kind === 'sign') return act.verdict === 'agree';
  return !['save', 'retitle', 'amend'].includes(act.kind);
};

/** Mostly forward, or adoption would hardly ever be seen; sometimes anything, allowed or not. */
function commandsUnder(workflow: Workflow): fc.Arbitrary<fc.Command<Model, Real>>[] {
  const deeds = deedsUnder(workflow);
  const forward = deeds.filter(isForward);
  const go = fc.nat().map((pick) => new Something(forward, pick));
  const something = fc.nat().map((pick) => new Something(deeds, pick));
  const anything = fc.constantFrom(...deeds).map((deed) => new Anything(deed));
  const wait = fc.integer({ min: 1, max: 8 }).map((days) => new Wait(days));
  return [go, go, go, go, go, something, anything, anything, wait];
}

describe.each([small, ...shipped].map((workflow) => [workflow.id, workflow] as const))(
  'random histories under %s',
  (_id, workflow) => {
    it('go as the model says, and keep every invariant after every step', () => {
      const states = new Map<string, number>();
      fc.assert(
        fc.property(
          fc.commands(commandsUnder(workflow), { maxCommands: 60, size: 'max' }),
          (steps) => {
            const real: Real = { now: beginCase(workflow) };
            const start = Date.parse(monday);
            fc.modelRun(
              () => ({ model: beginModel(workflow, drafter.organisation, [chosen], start), real }),
              steps,
            );
            const { log, draft } = real.now;
            checkDraft(log, draft, promiseOf(workflow));
            states.set(draft.state, (states.get(draft.state) ?? 0) + 1);
          },
        ),
        { numRuns: runs },
      );
      console.log(workflow.id, Object.fromEntries(states));
      expect(states.get('adopted')).toBeGreaterThan(runs / 50);
    }, 1_800_000);
  },
);

/** A dry run says what a real draft would do, with its dates, and never stumbles over a refusal. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CalendarFault } from '../../../src/domain/legal-time/fault.ts';
import { shippedCalendar } from '../../../src/domain/legal-time/shipped.ts';
import {
  type DryAct,
  type DryRun,
  type DryScript,
  dryRun,
} from '../../../src/domain/workflow/dry-run.ts';
import { WorkflowFault } from '../../../src/domain/workflow/fields.ts';
import { readScript } from '../../../src/domain/workflow/read-script.ts';
import { readWorkflow } from '../../../src/domain/workflow/read-workflow.ts';
import { deepFreeze } from '../given.ts';

const read = (name: string) =>
  readWorkflow(JSON.parse(readFileSync(`workflows/${name}.json`, 'utf8')));
const twoAgency = read('two-agency');
const concept = read('kz-concept-2020');
const kz = shippedCalendar('kz');

const play = (acts: readonly DryAct[], workflow = twoAgency, chosen: readonly string[] = []) =>
  dryRun(workflow, deepFreeze({ chosen, acts }), kz);

const circulate: DryAct = { at: '2020-06-29T10:00', transition: 'circulate' };
const economyAgrees: DryAct = { at: '2020-06-30', agency: 'economy', verdict: 'agree' };
const financeAgrees: DryAct = { at: '2020-06-30', agency: 'finance', verdict: 'agree' };
const goBack: DryAct = { at: '2020-07-01', transition: 'return' };
const circulateAgain: DryAct = { at: '2020-07-02', transition: 'circulate' };

const last = ({ steps }: DryRun) => steps.at(-1) ?? expect.fail('a run has a step');
const exitOf = (run: DryRun, id: string) =>
  last(run).exits.find(({ transition }) => transition === id) ?? expect.fail(`${id} leads out`);

describe('a dry run', () => {
  it('begins with a frozen text in the initial state, also without any act', () => {
    const { steps, state, ended, workflow } = play([]);
    expect({ state, ended, workflow, steps: steps.length }).toEqual({
      state: 'drafting',
      ended: false,
      workflow: 'two-agency',
      steps: 1,
    });
    expect(steps[0]).toMatchObject({ act: null, refused: null, terms: [], asked: [] });
    expect(steps[0]?.exits).toEqual([
      { transition: 'circulate', to: 'circulation', by: ['drafter'], met: true, because: [] },
    ]);
  });

  it('goes to adoption when both agencies agree', () => {
    const run = play([
      circulate,
      economyAgrees,
      financeAgrees,
      { at: '2020-07-01', transition: 'adopt' },
    ]);
    expect(run.steps.map(({ state }) => state)).toEqual([
      'drafting',
      'circulation',
      'circulation',
      'circulation',
      'adopted',
    ]);
    expect(run.steps.every(({ refused }) => refused === null)).toBe(true);
    expect([run.state, run.ended, last(run).exits]).toEqual(['adopted', true, []]);
  });

  it('computes the due date on the workflow’s calendar and shows how', () => {
    const [term, ...more] = last(play([circulate])).terms;
    expect(more).toEqual([]);
    // Test vector of the calendar: five working days from 29 June 2020 end on 7 July.
    expect(term).toMatchObject({
      agencies: ['economy', 'finance'],
      due: { date: '2020-07-07', start: '2020-06-29T04:00:00.000Z', zone: 'Asia/Almaty' },
    });
    expect(term?.due.trace.filter(({ role }) => role === 'counted')).toHaveLength(5);
    expect(term?.due.trace.find(({ is }) => is === 'holiday')?.date).toBe('2020-07-06');
    expect(last(play([circulate])).asked.map(({ due }) => due)).toEqual([
      term?.due.at,
      term?.due.at,
    ]);
  });

  it('says what blocks next, until nothing does', () => {
    const due = '2020-07-07T18:00:00.000Z';
    const missing = (agency: string) => ({ code: 'verdict-missing', agency, due });
    expect(exitOf(play([circulate]), 'adopt')).toMatchObject({
      met: false,
      because: [missing('economy'), missing('finance')],
    });
    expect(exitOf(play([circulate, economyAgrees]), 'adopt').because).toEqual([missing('finance')]);
    expect(exitOf(play([circulate, economyAgrees, financeAgrees]), 'adopt')).toMatchObject({
      met: true,
      because: [],
    });
  });

  it('keeps an objection open until the drafter answers it', () => {
    const objects: DryAct = { at: '2020-06-30', agency: 'finance', verdict: 'object' };
    const run = play([circulate, economyAgrees, objects, { ...financeAgrees, at: '2020-07-01' }]);
    expect(exitOf(run, 'adopt').because).toEqual([
      { code: 'objection-open', agency: 'finance', number: 1 },
    ]);
    const answered = play([
      ...[circulate, economyAgrees, objects, { ...financeAgrees, at: '2020-07-01' }],
      { at: '2020-07-02', answer: 'finance' },
    ]);
    expect(exitOf(answered, 'adopt').met).toBe(true);
    const twice = play([circulate, { at: '2020-07-02', answer: 'finance' }]);
    expect(last(twice).refused).toEqual({
      code: 'not-found',
      facts: { what: 'open objection', id: 'finance' },
    });
  });

  it('gives refusals as values, and goes on with what stood before', () => {
    const run = play([
      { at: '2020-06-29T10:00', agency: 'economy', verdict: 'agree' },
      { at: '2020-06-29T10:00', transition: 'adopt' },
      circulate,
      { at: '2020-06-30', agency: 'health', verdict: 'agree' },
      { at: '2020-06-30', revise: [] },
      { at: '2020-06-30', transition: 'adopt' },
      economyAgrees,
    ]);
    expect(run.steps.map(({ refused }) => refused?.code ?? null)).toEqual([
      null,
      'wrong-state',
      'no-such-transition',
      null,
      'not-asked',
      'wrong-state',
      'gate-unmet',
      null,
    ]);
    expect(run.state).toBe('circulation');
  });

  it('asks again on the repeat term only those whose part was revised', () => {
    const again = (revise: readonly string[]) =>
      last(
        play([
          ...[circulate, economyAgrees, financeAgrees, goBack],
          { at: '2020-07-01', revise },
          circulateAgain,
        ]),
      );
    const carried = ({ asked }: ReturnType<typeof again>) =>
      asked.filter((one) => one.carried !== undefined).map(({ agency }) => agency);
    const words = again([]);
    expect(carried(words)).toEqual(['finance']);
    expect(words.terms.map(({ agencies, due }) => [agencies, due.term])).toEqual([
      [['economy'], { workingDays: 2 }],
    ]);
    const money = again(['money']);
    expect(carried(money)).toEqual([]);
    expect(money.terms.map(({ agencies }) => agencies)).toEqual([['economy', 'finance']]);
    expect(carried(again(['table']))).toEqual(['finance']);
  });

  it('carries every verdict when the text comes back as it was', () => {
    const run = play([circulate, economyAgrees, financeAgrees, goBack, circulateAgain]);
    expect(last(run).asked.map(({ carried }) => carried)).toEqual([1, 2]);
    expect(last(run).terms).toEqual([]);
    expect(exitOf(run, 'adopt').met).toBe(true);
  });

  it('asks the chosen agencies too, and lets the named body decide', () => {
    const agree = (agency: string, at: string): DryAct => ({ at, agency, verdict: 'agree' });
    const acts: readonly DryAct[] = [
      { at: '2020-06-29', transition: 'circulate' },
      ...['economy', 'finance', 'health'].map((one) => agree(one, '2020-06-30')),
      { at: '2020-07-01', transition: 'to-expertise' },
      agree('justice', '2020-07-02'),
      { at: '2020-07-03', transition: 'submit' },
      { at: '2020-07-04', transition: 'return' },
      { at: '2020-07-04', transition: 'withdraw' },
    ];
    const run = play(acts, concept, ['health']);
    expect(run.steps.map(({ refused }) => refused).filter(Boolean)).toEqual([]);
    expect([run.state, run.ended]).toEqual(['withdrawn', true]);
    expect(run.steps[1]?.asked.map(({ agency }) => agency)).toEqual([
      'economy',
      'finance',
      'health',
    ]);
  });
});

describe('a script', () => {
  it('keeps to the order of time', () => {
    expect(() => play([economyAgrees, circulate])).toThrow(
      new WorkflowFault('/acts/1/at', 'is before the act before it; put acts in order'),
    );
  });

  it('names times that are times, within the calendar', () => {
    const fault = (at: string) => {
      try {
        play([{ at, transition: 'circulate' }]);
      } catch (error) {
        if (error instanceof CalendarFault) return error.message;
        throw error;
      }
      return expect.fail('it was played');
    };
    expect(fault('soon')).toMatch(/^acts\/0\/at: "soon" is not an instant/);
    expect(fault('2020-02-30')).toMatch(/^acts\/0\/at: /);
    expect(fault('1999-01-04')).toMatch(/has no data for 1999/);
  });

  it('is read to what it says, with or without chosen agencies', () => {
    const acts = [
      circulate,
      economyAgrees,
      { at: '2020-07-02', answer: 'economy' },
      { at: '2020-07-02', revise: ['money'] },
    ];
    expect(readScript(acts)).toEqual({ acts });
    expect(readScript({ chosen: ['health'], acts })).toEqual({ chosen: ['health'], acts });
  });

  it.each([
    [null, '/: must be an object'],
    [{ acts: {} }, '/acts: must be a list of acts'],
    [{ act: [] }, '/act: unknown key; use chosen, acts'],
    [{ chosen: 'health', acts: [] }, '/chosen: must be a list of texts'],
    [{ chosen: [1], acts: [] }, '/chosen/0: must be a text that is not empty'],
    [[7], '/acts/0: must be an object'],
    [[{ transition: 'x' }], '/acts/0/at: must be a text that is not empty'],
    [[{ at: '2020-06-29' }], '/acts/0: must be { at, transition }'],
    [[{ at: '2020-06-29', transition: 'x', agency: 'y' }], '/acts/0: must be { at, transition }'],
    [[{ at: '2020-06-29', transition: '' }], '/acts/0/transition: must be a text'],
    [[{ at: '2020-06-29', answer: 1 }], '/acts/0/answer: must be a text'],
    [[{ at: '2020-06-29', revise: 'money' }], '/acts/0/revise: must be a list of texts'],
    [
      [{ at: '2020-06-29', agency: 'economy', verdict: 'yes' }],
      '/acts/0/verdict: must be one of agree, remarks, object, outside',
    ],
  ])('%j is refused', (json, message) => {
    try {
      readScript(json);
    } catch (error) {
      expect(error).toBeInstanceOf(WorkflowFault);
      expect((error as Error).message.startsWith(message), (error as Error).message).toBe(true);
      return;
    }
    expect.fail('it was read');
  });
});

const agencies = ['economy', 'finance', 'justice', 'health', 'presidential-administration'];
const workflows = readdirSync('workflows')
  .filter((name) => name.endsWith('.json'))
  .map((name) => read(name.replace('.json', '')));

/** Any script of acts that a workflow's words allow, most of them out of place. */
const anyPlay = fc.constantFrom(...workflows).chain((workflow) => {
  const ways = Object.values(workflow.states).flatMap(({ transitions }) => transitions);
  const agency = fc.constantFrom(...agencies);
  const what = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...ways.map(({ id }) => ({ transition: id }))) },
    {
      weight: 3,
      arbitrary: fc.record({
        agency,
        verdict: fc.constantFrom('agree', 'remarks', 'object', 'outside' as const),
      }),
    },
    fc.record({ answer: agency }),
    fc.record({ revise: fc.subarray(['money', 'indicator', 'measure', 'somewhere']) }),
  );
  return fc.record({
    workflow: fc.constant(workflow),
    chosen: fc.subarray(['health', 'culture']),
    acts: fc.array(what, { minLength: 1, maxLength: 25 }).map((all) =>
      all.map((one, index): DryAct => {
        const at = new Date(Date.UTC(2020, 5, 1 + index)).toISOString();
        return { at, ...one } as DryAct;
      }),
    ),
  });
});

describe('any dry run', () => {
  it('ends where the same acts without the refused ones end, step by step', () => {
    fc.assert(
      fc.property(anyPlay, ({ workflow, ...script }) => {
        const run = dryRun(workflow, deepFreeze(script) as DryScript, kz);
        expect(run.steps).toHaveLength(script.acts.length + 1);
        const done = run.steps.filter(({ refused }) => !refused);
        const acts = done.flatMap(({ act }) => act ?? []);
        const straight = dryRun(workflow, { ...script, acts }, kz);
        expect(straight.steps.slice(1)).toEqual(done.slice(1));
        expect(straight.state).toBe(run.state);
      }),
      { numRuns: 200 },
    );
  });

  it('opens a way exactly when it says that nothing blocks it', () => {
    fc.assert(
      fc.property(anyPlay, ({ workflow, acts, chosen }) => {
        const run = dryRun(workflow, { acts, chosen }, kz);
        const { at, exits } = last(run);
        for (const { transition, met, because } of exits) {
          expect(because.length === 0).toBe(met);
          const next = dryRun(workflow, { chosen, acts: [...acts, { at, transition }] }, kz);
          expect(last(next).refused === null).toBe(met);
        }
      }),
      { numRuns: 100 },
    );
  });
});

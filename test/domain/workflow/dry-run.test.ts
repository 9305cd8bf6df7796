/** A dry run says what a real draft would do, with its dates, and never stumbles over a refusal. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CalendarFault } from '../../../src/domain/legal-time/fault.ts';
import { shippedCalendar } from '../../../src/domain/legal-time/shipped.ts';
import { type DryRun, dryRun } from '../../../src/domain/workflow/dry-run.ts';
import { WorkflowFault } from '../../../src/domain/workflow/fault.ts';
import type { DryAct } from '../../../src/domain/workflow/imagined.ts';
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
    expect(exitOf(run, 'adopt').because).toMatchObject([
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

  it('asks everybody of a kind who is said to be of it, and nobody else', () => {
    const comments = read('sk-comments');
    const acts: readonly DryAct[] = [{ at: '2026-06-29', transition: 'circulate' }];
    const bodies = { ministry: ['culture', 'labour'], council: ['elders'] };
    const run = dryRun(comments, deepFreeze({ acts, bodies }), shippedCalendar('sk'));
    expect(last(run).asked.map(({ agency }) => agency)).toEqual(['culture', 'labour']);
    expect(last(dryRun(comments, { acts }, shippedCalendar('sk'))).asked).toEqual([]);
  });

  it('asks the chosen agencies too, and lets the named body decide', () => {
    const agree = (agency: string, at: string): DryAct => ({ at, agency, verdict: 'agree' });
    const acts: readonly DryAct[] = [
      { at: '2020-06-29', revise: ['money'] },
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
    expect(run.steps[2]?.asked.map(({ agency }) => agency)).toEqual([
      'economy',
      'finance',
      'health',
    ]);
  });

  it('asks finance and economy once money is touched, and nobody but the chosen before', () => {
    const asked = (...before: readonly DryAct[]) =>
      last(
        play([...before, { at: '2020-06-29', transition: 'circulate' }], concept, ['health']),
      ).asked.map(({ agency }) => agency);
    expect(asked()).toEqual(['health']);
    expect(asked({ at: '2020-06-28', revise: ['measure'] })).toEqual(['health']);
    expect(asked({ at: '2020-06-28', revise: ['money'] })).toEqual([
      'economy',
      'finance',
      'health',
    ]);
  });

  it('lets the clock remind, record silence and report it, each at its time', () => {
    const run = play(
      [
        { at: '2020-06-29T10:00', transition: 'circulate' },
        { at: '2020-07-24', wait: true },
      ],
      concept,
      ['health'],
    );
    const told = run.steps
      .filter(({ act }) => act === 'clock')
      .map(({ at, facts }) => [at.slice(0, 10), ...facts.map(({ type }) => type)]);
    // Ten working days from 29 June 2020 end with 14 July, in Almaty at 18:00 UTC.
    expect(told).toEqual([
      ['2020-07-09', 'reminded'],
      ['2020-07-13', 'reminded'],
      ['2020-07-14', 'silenceRecorded'],
      ['2020-07-15', 'escalated'],
      ['2020-07-17', 'escalated'],
    ]);
    expect(exitOf(run, 'to-expertise').because).toMatchObject([{ code: 'verdict-silent' }]);
  });

  it('tells what a waiver passes over, and who may', () => {
    const acts: readonly DryAct[] = [
      { at: '2020-06-29', transition: 'circulate' },
      { at: '2020-07-20', transition: 'to-expertise', waive: true },
    ];
    const { state, steps } = play(acts, concept, ['health']);
    expect(state).toBe('expertise');
    expect(steps.at(-1)?.facts).toMatchObject([
      { type: 'moved', waived: [{ code: 'verdict-silent', agency: 'health' }] },
    ]);
    expect(
      last(play([circulate, { at: '2020-07-01', transition: 'adopt', waive: true }])).refused,
    ).toMatchObject({
      code: 'forbidden',
    });
  });

  it('stops the clock while the draft is suspended', () => {
    const run = play(
      [
        { at: '2020-06-29T10:00', transition: 'circulate' },
        { at: '2020-07-02T10:00', transition: 'suspend' },
        { at: '2020-08-03T10:00', transition: 'resume' },
      ],
      concept,
      ['health'],
    );
    expect(run.steps.some(({ act }) => act === 'clock')).toBe(false);
    // Seven of the ten days were left: 3, 7, 8, 9, 10, 13, 14 July had not come.
    expect(last(run).asked.map(({ due }) => due.slice(0, 10))).toEqual(['2020-08-12']);
  });

  it('takes an objection through answer, uphold, meeting and override', () => {
    const objects: readonly DryAct[] = [
      { at: '2020-06-29', transition: 'circulate' },
      { at: '2020-06-30', agency: 'health', verdict: 'object' },
    ];
    const open = (...more: readonly DryAct[]) => play([...objects, ...more], concept, ['health']);
    const item = (run: DryRun) => exitOf(run, 'to-expertise').because.map(({ code }) => code);
    expect(item(open()).join()).toMatch(/objection-/);
    const upheld = open(
      { at: '2020-07-01', answer: 'health' },
      { at: '2020-07-02', uphold: 'health' },
    );
    expect(item(upheld).join()).toMatch(/objection-/);
    expect(upheld.steps.every(({ refused }) => !refused)).toBe(true);
    for (const end of [{ override: 'health' }, { concede: 'health' }] as const)
      expect(item(open({ at: '2020-07-01', ...end }))).toEqual(['verdict-objects']);
    const settled = open(
      { at: '2020-07-01', transition: 'to-conciliation' },
      { at: '2020-07-02T10:00', settle: 'health', as: 'agreed' },
      { at: '2020-07-03', transition: 'to-expertise' },
    );
    expect([settled.state, settled.steps.every(({ refused }) => !refused)]).toEqual([
      'expertise',
      true,
    ]);
    expect(item(open({ at: '2020-07-01', withdraw: 'health' }))).toEqual(['verdict-missing']);
  });

  it('gives one more time on request', () => {
    const run = play(
      [
        { at: '2020-06-29T10:00', transition: 'circulate' },
        { at: '2020-06-30', extend: 'health', workingDays: 2 },
      ],
      concept,
      ['health'],
    );
    expect(last(run).asked.map(({ due }) => due.slice(0, 10))).toEqual(['2020-07-16']);
  });

  it('takes a longer term for a longer text, and comments after six the day after', () => {
    const eu = read('eu-interservice');
    const term = (pages: number) =>
      last(
        dryRun(
          eu,
          {
            acts: [
              { at: '2026-02-02T09:00', revise: [], pages },
              { at: '2026-02-02T10:00', transition: 'consult' },
            ],
          },
          shippedCalendar('eu'),
        ),
      ).terms.map(({ due }) => due.term);
    expect([term(20), term(21)]).toEqual([[{ workingDays: 10 }], [{ workingDays: 15 }]]);
    const fast = dryRun(
      eu,
      { acts: [{ at: '2026-02-06T10:00', transition: 'consult-fast' }] },
      shippedCalendar('eu'),
    );
    expect(last(fast).terms.map(({ due }) => due.at)).toEqual(['2026-02-08T09:00:00.000Z']);
  });
});

describe('a script', () => {
  it('keeps to the order of time', () => {
    expect(() => play([economyAgrees, circulate])).toThrow(
      new WorkflowFault({ path: '/acts/1/at', fault: { code: 'out-of-order' } }),
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
});

/** Who is asked after whom: groups that open when those before have answered or run out of time. */
import { describe, expect, it } from 'vitest';
import { judgeElapsed, judgeSignoffs } from '../../../src/domain/draft/judge-round.ts';
import type { Remit } from '../../../src/domain/draft/remit.ts';
import type { Seat } from '../../../src/domain/workflow/workflow.ts';
import { freezing, refusalOf } from '../given.ts';
import { drafter, fact, finance, health, justice, president } from '../samples.ts';
import {
  agreeing,
  at,
  brief,
  type Course,
  circulated,
  courseOf,
  due,
  moving,
  type runningAt,
  started,
  timed,
} from './time-case.ts';

const seat = (agency: string, group?: number, required = true): Seat => ({
  agency,
  required,
  ...(group === undefined ? {} : { group }),
});
const inGroups = timed({
  order: 'groups',
  participants: [seat('finance', 1), seat('health', 1, false), seat('justice', 2)],
});
const inSequence = timed({
  order: 'sequence',
  participants: [seat('finance'), seat('justice'), seat('president')],
});

const agenciesOf = ({ draft }: Course) => {
  const round = draft.rounds.at(-1);
  return {
    asked: round?.participants.map(({ agency }) => agency),
    waiting: round?.waiting.map(({ agency }) => agency),
  };
};

describe('a round in groups', () => {
  const opened = circulated(inGroups);

  it('asks the first group, and keeps the others waiting', () => {
    expect(agenciesOf(opened)).toEqual({ asked: ['finance', 'health'], waiting: ['justice'] });
    expect(refusalOf(() => opened.act(started, justice, agreeing)).code).toBe('not-asked');
    expect(judgeSignoffs(opened.draft, 'given').because).toContainEqual({
      code: 'not-yet-asked',
      agency: 'justice',
    });
    expect(judgeElapsed(opened.draft, at('12-01T10:00')).met).toBe(false);
  });

  it('asks the next with the last answer of the group before, on a term that starts then', () => {
    const first = opened.act(at('06-30T10:00'), finance, agreeing);
    expect(first.last.map(brief)).toEqual(['signedOff']);
    const second = first.act(at('07-01T10:00'), health, agreeing);
    expect(second.last.map(brief)).toEqual(['signedOff', 'asked justice']);
    expect(second.last[1]).toEqual({
      type: 'groupAsked',
      round: 1,
      participants: [
        {
          agency: 'justice',
          required: true,
          group: 2,
          due: '2020-07-16T18:00:00.000Z',
          asked: { start: at('07-01T10:00'), term: { workingDays: 10 } },
        },
      ],
    });
    expect(agenciesOf(second)).toEqual({ asked: ['finance', 'health', 'justice'], waiting: [] });
  });

  it('asks the next when the time of those before runs out', () => {
    const half = opened.act(at('06-30T10:00'), health, agreeing);
    const lapsed = half.tick('2020-07-14T18:00:00.001Z');
    expect(lapsed.last.map(brief)).toEqual([
      'finance silent',
      'finance escalated 0 after',
      'asked justice',
    ]);
    const round = lapsed.draft.rounds[0];
    expect(round?.participants.map((one) => one.due)).toEqual([
      due,
      due,
      '2020-07-29T18:00:00.000Z',
    ]);
    expect(judgeSignoffs(lapsed.draft, 'given').because).toEqual([
      { code: 'verdict-silent', agency: 'finance', due },
      { code: 'verdict-missing', agency: 'justice', due: '2020-07-29T18:00:00.000Z' },
    ]);
  });

  it('asks nobody twice when a late answer or a longer term comes after', () => {
    const lapsed = opened.tick(at('07-15T10:00'));
    expect(lapsed.last.map(brief)).toContain('asked justice');
    const late = lapsed.act(at('07-15T11:00'), finance, agreeing);
    expect(late.last.map(brief)).toEqual(['signedOff']);
    const longer = lapsed.act(at('07-15T11:00'), drafter, (running) => ({
      type: 'extendTerm',
      agency: 'finance',
      workingDays: 5,
      reason: 'They ask',
      ...running,
    }));
    expect(longer.act(at('07-15T12:00'), health, agreeing).last.map(brief)).toEqual(['signedOff']);
  });
});

describe('a round in sequence', () => {
  it('asks one after another, in the order of the seats', () => {
    const opened = circulated(inSequence);
    expect(agenciesOf(opened)).toEqual({ asked: ['finance'], waiting: ['justice', 'president'] });
    const second = opened.act(at('06-30T10:00'), finance, agreeing);
    expect(agenciesOf(second)).toEqual({ asked: ['finance', 'justice'], waiting: ['president'] });
    const third = second.act(at('07-01T10:00'), justice, agreeing);
    const done = third.act(at('07-02T10:00'), president, agreeing);
    expect(done.last.map(brief)).toEqual(['signedOff']);
    expect(judgeSignoffs(done.draft, 'consent').met).toBe(true);
  });

  it('opens one group a tick after a long jump: nobody is silent who was not asked', () => {
    const first = circulated(inSequence).tick(at('12-01T10:00'));
    expect(first.last.map(brief).filter((line) => !line.includes('escalated'))).toEqual([
      'finance silent',
      'asked justice',
    ]);
    expect(refusalOf(() => first.tick(at('12-01T10:00'))).code).toBe('nothing-due');
  });
});

describe('verdicts that stand from an earlier round', () => {
  const workflow = timed({
    order: 'sequence',
    carryOver: 'remit',
    participants: [seat('finance'), seat('justice'), seat('president')],
  });
  /** Every remit has one hash: only the whole text would change it. */
  const remitHash = (_remit: Remit) => 'f'.repeat(64);
  const circulate = (running: ReturnType<typeof runningAt>) =>
    ({ ...moving('circulate')(running), remitHash }) as ReturnType<ReturnType<typeof moving>>;
  const begun = [fact.created({ workflow }), fact.saved('one')];
  const judged = courseOf([...begun, freezing(begun)])
    .act(started, drafter, circulate)
    .act(at('06-30T10:00'), finance, agreeing);

  it('do not hold up the next group', () => {
    const again = judged
      .act(at('07-01T10:00'), drafter, moving('return'))
      .act(at('07-01T11:00'), drafter, circulate);
    expect(agenciesOf(again)).toEqual({ asked: ['finance', 'justice'], waiting: ['president'] });
    expect(again.draft.rounds[1]?.participants[0]).toMatchObject({ carried: 1 });
  });

  it('leave nobody waiting when all of them stand', () => {
    const all = judged
      .act(at('07-01T10:00'), justice, agreeing)
      .act(at('07-02T10:00'), president, agreeing)
      .act(at('07-03T10:00'), drafter, moving('return'))
      .act(at('07-03T11:00'), drafter, circulate);
    expect(agenciesOf(all)).toEqual({ asked: ['finance', 'justice', 'president'], waiting: [] });
    expect(judgeSignoffs(all.draft, 'consent').met).toBe(true);
    expect(refusalOf(() => all.tick(at('12-01T10:00'))).code).toBe('nothing-due');
  });

  it('do not hold up the next group later either', () => {
    const again = judged
      .act(at('07-01T10:00'), justice, agreeing)
      .act(at('07-02T10:00'), drafter, moving('return'))
      .act(at('07-02T11:00'), drafter, circulate);
    expect(agenciesOf(again)).toEqual({ asked: ['finance', 'justice', 'president'], waiting: [] });
  });
});

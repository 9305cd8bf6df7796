/** A draft whose clock stands still, and the time it has left when it comes back. */
import { describe, expect, it } from 'vitest';
import { nextTick } from '../../../src/domain/draft/clock.ts';
import { judgeElapsed, judgeTerm } from '../../../src/domain/draft/judge-round.ts';
import { affectedTerms } from '../../../src/domain/draft/term.ts';
import type { Gate, State } from '../../../src/domain/workflow/workflow.ts';
import { freezing, given, refusalOf } from '../given.ts';
import { drafter, fact, finance, justice, named, textRoot } from '../samples.ts';
import {
  agreeing,
  at,
  brief,
  type Course,
  circulated,
  courseOf,
  due,
  moving,
  runningAt,
  started,
  timed,
} from './time-case.ts';

const dueOf = ({ draft }: Course, agency = 'finance') =>
  draft.rounds.at(-1)?.participants.find((one) => one.agency === agency)?.due;

/** Four of ten working days have passed. */
const suspended = circulated(timed()).act(at('07-03T10:00'), drafter, moving('suspend'));

describe('a suspended draft', () => {
  it('keeps its round open and says since when it stands still', () => {
    expect(suspended.last).toMatchObject([{ type: 'moved', to: 'stopped', suspends: true }]);
    expect(suspended.draft.rounds).toMatchObject([
      { closedAt: null, suspendedAt: at('07-03T10:00') },
    ]);
  });

  it('takes no verdict, no request, and no tick', () => {
    const wrong = { state: 'stopped', allowed: ['review'] };
    for (const command of [agreeing, () => ({ type: 'askExtension', workingDays: 1, reason: 'x' })])
      expect(
        refusalOf(() => suspended.act(at('07-06T10:00'), finance, command as typeof agreeing)),
      ).toMatchObject({ code: 'wrong-state', facts: wrong });
    expect(refusalOf(() => suspended.tick(at('12-01T10:00'))).code).toBe('nothing-due');
    const now = at('12-01T10:00');
    expect(nextTick(suspended.draft, runningAt(now), now)).toBeNull();
    expect(judgeElapsed(suspended.draft, now).met).toBe(false);
    expect(affectedTerms(suspended.draft, runningAt(now), now)).toEqual([]);
  });

  it('has the working days left that it had, counted from the day it comes back', () => {
    const back = suspended.act(at('08-03T10:00'), drafter, moving('resume'));
    const counted = {
      due: '2020-08-11T18:00:00.000Z',
      asked: { start: at('08-03T10:00'), term: { workingDays: 10 }, rest: { workingDays: 6 } },
    };
    expect(back.last).toMatchObject([{ resumes: { finance: counted, justice: counted } }]);
    expect(back.draft.rounds).toHaveLength(1);
    expect(back.draft.rounds[0]).toMatchObject({ closedAt: null, suspendedAt: null });
    expect(dueOf(back)).toBe(counted.due);
    expect(back.act(at('08-04T10:00'), finance, agreeing).last.map(brief)).toEqual(['signedOff']);
    expect(back.tick('2020-08-11T18:00:00.001Z').last.map(brief)).toContain('finance silent');
  });

  it('comes back on the same day with nothing lost', () => {
    const back = suspended.act(at('07-03T18:00'), drafter, moving('resume'));
    expect(dueOf(back)).toBe(due);
  });

  it('may be suspended again, and in another way, and loses no day by it', () => {
    const waiting = suspended.act(at('07-08T10:00'), drafter, moving('wait'));
    expect(waiting.draft.rounds[0]?.suspendedAt).toBe(at('07-03T10:00'));
    const back = waiting.act(at('08-03T10:00'), drafter, moving('resume'));
    expect(dueOf(back)).toBe('2020-08-11T18:00:00.000Z');
    const again = back.act(at('08-04T10:00'), drafter, moving('suspend'));
    const last = again.act(at('09-01T10:00'), drafter, moving('resume'));
    expect(dueOf(last)).toBe('2020-09-08T18:00:00.000Z');
  });

  it('leaves terms that had run out, their silence, and the verdicts as they were', () => {
    const late = circulated(timed())
      .act(at('07-01T10:00'), justice, agreeing)
      .tick(at('07-15T10:00'))
      .act(at('07-15T11:00'), drafter, moving('suspend'))
      .act(at('08-03T10:00'), drafter, moving('resume'));
    expect(late.last).toMatchObject([{ resumes: {} }]);
    expect(dueOf(late)).toBe(due);
    expect(late.tick(at('08-03T11:00')).last.map(brief)).toEqual(['finance escalated 2 after']);
    expect(late.draft.signoffs).toHaveLength(1);
  });

  it('is recounted from what was left when the calendar changes after', () => {
    const before = '2024-06-03T05:00:00.000Z';
    const back = circulated(timed(), before)
      .act('2024-06-04T05:00:00.000Z', drafter, moving('suspend'))
      .act('2024-06-06T05:00:00.000Z', drafter, moving('resume'));
    expect(dueOf(back)).toBe('2024-06-20T19:00:00.000Z');
    const now = '2024-06-07T05:00:00.000Z';
    expect(affectedTerms(back.draft, runningAt(now), now)[0]).toEqual({
      agency: 'finance',
      due: '2024-06-20T19:00:00.000Z',
      moved: '2024-06-19T19:00:00.000Z',
    });
  });

  it('that was longer has the days granted among those left, once', () => {
    const back = circulated(timed())
      .act(started, drafter, (running) => ({
        type: 'extendTerm',
        agency: 'finance',
        workingDays: 5,
        reason: 'They ask',
        ...running,
      }))
      .act(at('07-03T10:00'), drafter, moving('suspend'))
      .act(at('08-03T10:00'), drafter, moving('resume'));
    expect([dueOf(back), dueOf(back, 'justice')]).toEqual([
      '2020-08-18T18:00:00.000Z',
      '2020-08-11T18:00:00.000Z',
    ]);
    const now = at('08-04T10:00');
    expect(affectedTerms(back.draft, runningAt(now), now)).toEqual([]);
  });

  it('closes its round when it goes anywhere else', () => {
    const gone = suspended.act(at('08-03T10:00'), drafter, moving('give-up'));
    expect(gone.draft.rounds[0]?.closedAt).toBe(at('08-03T10:00'));
  });

  it('has hours left of a term in hours', () => {
    const hours = circulated(timed({ term: { hours: 48 }, reminders: [], escalation: [] }))
      .act(at('06-30T09:30'), drafter, moving('suspend'))
      .act(at('07-06T08:00'), drafter, moving('resume'));
    expect(hours.last).toMatchObject([
      { resumes: { finance: { asked: { rest: { hours: 25 } }, due: at('07-07T09:00') } } },
    ]);
  });
});

describe('the time to contest an editorial change', () => {
  /** Finance's verdict was carried over an editorial change; it may contest that for five days. */
  const workflow = timed({
    carryOver: 'remit',
    contestTerm: { workingDays: 5 },
    participants: [
      { agency: 'finance', required: true },
      { agency: 'justice', required: true },
    ],
  });
  const hashing = (name: string) => (running: ReturnType<typeof runningAt>) => ({
    ...moving('circulate')(running),
    remitHash: () => textRoot(name),
  });
  const begun = [fact.created({ workflow }), fact.saved('one')];
  const returned = courseOf([...begun, freezing(begun)])
    .act(started, drafter, hashing('one') as never)
    .act(at('06-30T10:00'), finance, agreeing)
    .act(at('06-30T11:00'), drafter, moving('return'));
  const edited = [...returned.facts, { fact: fact.saved('two'), at: at('06-30T12:00') }];
  const second = { ...(freezing(edited) as object), editorial: true } as never;
  const carried = courseOf([...edited, { fact: second, at: at('06-30T13:00') }]).act(
    at('07-01T10:00'),
    drafter,
    hashing('two') as never,
  );
  const contesting = (running: ReturnType<typeof runningAt>) =>
    ({ type: 'contest', reason: 'It changes who pays', ...running }) as const;
  const untilOf = ({ draft }: Course) => draft.rounds.at(-1)?.participants[0]?.contestUntil;
  const late = (course: Course, now: string) =>
    given(...course.facts)
      .when(contesting(runningAt(now)), finance, now)
      .refuses('nothing-to-contest', { agency: 'finance' });

  it('ends at the end of its last day', () => {
    const until = '2020-07-09T18:00:00.000Z';
    expect(carried.draft.rounds.at(-1)?.participants[0]).toMatchObject({
      carried: 1,
      editorial: true,
    });
    expect(untilOf(carried)).toBe(until);
    expect(carried.act(until, finance, contesting).last).toMatchObject([
      { type: 'carryContested', asked: { start: until, term: { workingDays: 10 } } },
    ]);
    late(carried, '2020-07-09T18:00:00.001Z');
  });

  it('stands still while the draft is suspended', () => {
    const back = carried
      .act(at('07-03T10:00'), drafter, moving('suspend'))
      .act(at('08-03T10:00'), drafter, moving('resume'));
    expect(untilOf(back)).toBe('2020-08-06T18:00:00.000Z');
    back.act('2020-08-06T18:00:00.000Z', finance, contesting);
    late(back, '2020-08-06T18:00:00.001Z');
  });

  it('stays over when it was', () => {
    const back = carried
      .act(at('07-10T10:00'), drafter, moving('suspend'))
      .act(at('08-03T10:00'), drafter, moving('resume'));
    expect(untilOf(back)).toBe('2020-07-09T18:00:00.000Z');
    late(back, at('08-03T11:00'));
  });
});

describe('the term of a gate', () => {
  const gate: Gate = { term: { workingDays: 10 } };
  const base = timed().states.review as State;
  const discussed = {
    id: 'discussed',
    titles: named('Discussed'),
    to: 'decision',
    by: ['drafter' as const],
    gate,
  };
  const workflow = timed({}, { transitions: [...base.transitions, discussed] });
  const stopped = circulated(workflow).act(at('07-03T10:00'), drafter, moving('suspend'));

  it('stands still as well, and goes on with what was left', () => {
    const back = stopped.act(at('08-03T10:00'), drafter, moving('resume'));
    expect(back.draft.moves.at(-1)?.terms).toEqual([
      {
        start: at('08-03T10:00'),
        term: { workingDays: 10 },
        rest: { workingDays: 6 },
        due: '2020-08-11T18:00:00.000Z',
      },
    ]);
    const judged = (now: string) => judgeTerm(back.draft, { workingDays: 10 }, now).met;
    expect([judged('2020-08-11T18:00:00.000Z'), judged('2020-08-11T18:00:00.001Z')]).toEqual([
      false,
      true,
    ]);
  });

  it('stays over when it was, and begins anew when the draft comes by another way', () => {
    const over = circulated(workflow)
      .act(at('07-20T10:00'), drafter, moving('suspend'))
      .act(at('08-03T10:00'), drafter, moving('resume'));
    expect(over.draft.moves.at(-1)?.terms).toMatchObject([{ due }]);
    const anew = circulated(workflow)
      .act(at('07-03T10:00'), drafter, moving('return'))
      .act(at('08-03T10:00'), drafter, moving('circulate'));
    expect(anew.draft.moves.at(-1)?.terms).toMatchObject([{ start: at('08-03T10:00') }]);
  });
});

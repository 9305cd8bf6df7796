/** What time alone brings about, each thing once, whatever the clock does. */
import { describe, expect, it } from 'vitest';
import { clockActor } from '../../../src/domain/access.ts';
import { nextTick } from '../../../src/domain/draft/clock.ts';
import { judgeSignoffs, silenceOf, standOf } from '../../../src/domain/draft/judge-round.ts';
import { given } from '../given.ts';
import { coordinator, drafter, finance, justice } from '../samples.ts';
import {
  agreeing,
  at,
  basis,
  brief,
  type Course,
  circulated,
  due,
  moving,
  runningAt,
  timed,
} from './time-case.ts';

const endOfDue = '2020-07-14T18:00:00.000Z';
const justAfter = '2020-07-14T18:00:00.001Z';

const ticked = (course: Course, now: string) => course.tick(now).last.map(brief);
const isQuiet = (course: Course, now: string) =>
  given(...course.facts)
    .when({ type: 'tick', ...runningAt(now) }, clockActor, now)
    .refuses('nothing-due', { now });
const next = ({ draft }: Course, now: string) => nextTick(draft, runningAt(now), now);

/** Everybody but finance has answered. */
const asked = circulated(timed()).act(at('06-30T10:00'), justice, agreeing);

describe('a term that runs', () => {
  it('brings nothing about before its first reminder, and nothing outside a round', () => {
    isQuiet(asked, at('07-01T10:00'));
    isQuiet(asked, '2020-07-09T17:59:59.999Z');
    isQuiet(asked.act(at('07-01T10:00'), drafter, moving('return')), at('08-01T10:00'));
  });

  it('is reminded of at the hour of its end, so many working days before', () => {
    expect(ticked(asked, '2020-07-09T18:00:00.000Z')).toEqual(['finance reminded 3 before']);
    expect(asked.tick('2020-07-09T18:00:00.000Z').last).toEqual([
      { type: 'reminded', round: 1, agency: 'finance', due, before: 3 },
    ]);
  });

  it('has each reminder once', () => {
    const first = asked.tick(at('07-10T10:00'));
    isQuiet(first, at('07-10T10:00'));
    isQuiet(first, at('07-13T23:59'));
    const second = first.tick(at('07-14T09:00'));
    expect(second.last.map(brief)).toEqual(['finance reminded 1 before']);
    isQuiet(second, endOfDue);
  });

  it('has only the nearest reminder when the clock comes late', () => {
    const late = asked.tick(at('07-14T09:00'));
    expect(late.last.map(brief)).toEqual(['finance reminded 1 before']);
    isQuiet(late, at('07-14T10:00'));
  });
});

describe('at the end of what the calendar knows', () => {
  it('a term is reminded of although the days after it cannot be counted yet', () => {
    const last = circulated(timed(), '2027-12-15T05:00:00.000Z');
    expect(last.draft.rounds[0]?.participants[0]?.due).toBe('2027-12-30T19:00:00.000Z');
    const reminded = ['finance reminded 3 before', 'justice reminded 3 before'];
    expect(ticked(last, '2027-12-28T05:00:00.000Z')).toEqual(reminded);
  });
});

describe('a term that ends without an answer', () => {
  it('is not over at its last instant', () => {
    const reminded = asked.tick(at('07-14T09:00'));
    isQuiet(reminded, endOfDue);
    expect(ticked(reminded, justAfter)).toEqual(['finance silent', 'finance escalated 0 after']);
  });

  it('is a silence on the version that was asked about, once, and no verdict', () => {
    const silent = asked.tick(justAfter);
    const [version] = silent.draft.versions;
    expect(silent.last[0]).toEqual({
      type: 'silenceRecorded',
      round: 1,
      version: 1,
      hash: version?.hash,
      agency: 'finance',
      due,
    });
    isQuiet(silent, at('07-15T10:00'));
    expect(standOf(silent.draft, 1, { agency: 'finance', required: true, due })).toBeNull();
    expect(judgeSignoffs(silent.draft, 'consent')).toMatchObject({
      met: false,
      because: [{ code: 'verdict-silent', agency: 'finance', due }],
    });
  });

  it('is taken for agreement only where the workflow says so, with its basis', () => {
    const means = timed({ silence: { means: 'agree', basis } });
    const silent = circulated(means).act(at('06-30T10:00'), justice, agreeing).tick(justAfter);
    expect(silent.last.map(brief)).toEqual(['finance silent, deemed']);
    expect(silent.last[0]).toMatchObject({ deemed: { verdict: 'agree', basis } });
    expect(silent.draft.signoffs).toHaveLength(1);
    expect(judgeSignoffs(silent.draft, 'consent').met).toBe(true);
    isQuiet(silent, at('08-20T10:00'));
  });

  it('is reported step by step, each once', () => {
    const silent = asked.tick(justAfter);
    isQuiet(silent, '2020-07-16T18:00:00.000Z');
    const second = silent.tick('2020-07-16T18:00:00.001Z');
    expect(second.last).toEqual([
      {
        type: 'escalated',
        round: 1,
        agency: 'finance',
        due,
        after: 2,
        to: { agency: 'president' },
      },
    ]);
    isQuiet(second, at('12-01T10:00'));
  });

  it('may still be answered: the verdict counts, the silence stays in the record', () => {
    const late = asked.tick(justAfter).act(at('07-15T10:00'), finance, agreeing);
    const participant = { agency: 'finance', required: true, due };
    expect(standOf(late.draft, 1, participant)).toBe('agree');
    expect(silenceOf(late.draft, 1, participant)).toMatchObject({ agency: 'finance', due });
    expect(judgeSignoffs(late.draft, 'consent').met).toBe(true);
    isQuiet(late, at('08-01T10:00'));
  });

  it('is silent again once a late verdict is taken back', () => {
    const back = asked
      .tick(justAfter)
      .act(at('07-15T10:00'), finance, agreeing)
      .act(at('07-15T11:00'), finance, () => ({ type: 'withdrawSignoff', reason: 'A mistake' }));
    expect(judgeSignoffs(back.draft, 'consent').because).toEqual([
      { code: 'verdict-silent', agency: 'finance', due },
    ]);
    expect(ticked(back, at('07-20T10:00'))).toEqual(['finance escalated 2 after']);
  });

  it('is no silence when the answer came and was taken back before the end', () => {
    const back = asked
      .act(at('07-01T10:00'), finance, agreeing)
      .act(at('07-01T11:00'), finance, () => ({ type: 'withdrawSignoff', reason: 'A mistake' }));
    expect(ticked(back, justAfter)).toEqual(['finance silent', 'finance escalated 0 after']);
  });
});

describe('a clock that jumps', () => {
  it('forward brings everything due at once, in the order in which it came due', () => {
    const all = circulated(timed()).tick(at('08-20T10:00'));
    expect(all.last.map(brief)).toEqual([
      'finance silent',
      'finance escalated 0 after',
      'justice silent',
      'justice escalated 0 after',
      'finance escalated 2 after',
      'justice escalated 2 after',
    ]);
    isQuiet(all, at('08-20T10:00'));
  });

  it('backward brings nothing twice and undoes nothing', () => {
    const late = asked.tick(at('07-14T09:00')).tick(at('07-20T10:00'));
    const before = JSON.stringify(late.draft);
    for (const now of [at('06-29T10:00'), at('07-10T10:00'), at('07-14T09:00'), justAfter])
      isQuiet(late, now);
    expect(JSON.stringify(late.draft)).toBe(before);
  });
});

describe('the next instant that matters', () => {
  it('is each of them in turn, and none when all is done', () => {
    let course = asked;
    let now = at('07-01T10:00');
    const seen: string[] = [];
    for (let instant = next(course, now); instant !== null; instant = next(course, now)) {
      if (instant > now) isQuiet(course, new Date(Date.parse(instant) - 1).toISOString());
      now = instant;
      course = course.tick(now);
      seen.push(`${now} ${course.last.map(brief).join('; ')}`);
      expect(seen.length).toBeLessThan(9);
    }
    expect(seen).toEqual([
      '2020-07-09T18:00:00.000Z finance reminded 3 before',
      '2020-07-13T18:00:00.000Z finance reminded 1 before',
      '2020-07-14T18:00:00.001Z finance silent; finance escalated 0 after',
      '2020-07-16T18:00:00.001Z finance escalated 2 after',
    ]);
  });

  it('is now when something has come already, and never when nobody is asked', () => {
    expect(next(asked, at('08-01T10:00'))).toBe(at('08-01T10:00'));
    expect(next(asked.act(at('07-01T10:00'), finance, agreeing), at('07-02T10:00'))).toBeNull();
    const closed = asked.act(at('07-01T10:00'), coordinator, moving('return'));
    expect(next(closed, at('08-01T10:00'))).toBeNull();
  });
});

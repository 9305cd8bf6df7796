/** Terms that become longer, and terms a changed calendar moves. */
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/domain/access.ts';
import { judgeSignoffs, judgeTerm, standOf } from '../../../src/domain/draft/judge-round.ts';
import type { Refusals } from '../../../src/domain/draft/refusal.ts';
import { affectedTerms } from '../../../src/domain/draft/term.ts';
import { given, refusalOf } from '../given.ts';
import { coordinator, drafter, finance, health, justice, named } from '../samples.ts';
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
  started,
  timed,
} from './time-case.ts';

const asking = (workingDays = 3, reason = 'Summer leave') =>
  ({ type: 'askExtension', workingDays, reason }) as const;
const extending =
  (workingDays = 3, reason = 'Summer leave', agency = 'finance') =>
  (running: ReturnType<typeof runningAt>) =>
    ({ type: 'extendTerm', agency, workingDays, reason, ...running }) as const;
const refusing = (reason = 'No time', agency = 'finance') =>
  ({ type: 'refuseExtension', agency, reason }) as const;

const asked = circulated(timed());
const dueOf = ({ draft }: Course, agency = 'finance') =>
  draft.rounds.at(-1)?.participants.find((one) => one.agency === agency)?.due;

/** The refusal of a command on a course. */
function no(course: Course, now: string, by: Actor, command: Parameters<Course['act']>[2]) {
  const { code, facts } = refusalOf(() => course.act(now, by, command));
  return { code, facts };
}
/** The refusal `no-extension` of a command on a course. */
const denies = (
  course: Course,
  now: string,
  by: Actor,
  command: Parameters<Course['act']>[2],
  why: Refusals['no-extension']['why'],
) =>
  given(...course.facts)
    .when(command(runningAt(now)), by, now)
    .refuses('no-extension', { agency: 'finance', why });

describe('asking for more time', () => {
  const request = asked.act(at('07-13T10:00'), finance, () => asking());

  it('is recorded, and changes no date', () => {
    expect(request.last).toEqual([
      {
        type: 'extensionAsked',
        round: 1,
        agency: 'finance',
        workingDays: 3,
        reason: 'Summer leave',
      },
    ]);
    expect(dueOf(request)).toBe(due);
    expect(request.draft.extensions).toMatchObject([
      { agency: 'finance', asked: { workingDays: 3, at: at('07-13T10:00') }, granted: null },
    ]);
  });

  it('is for those asked, while their term runs and they have not answered', () => {
    const ask = (by: Actor, now: string, course = asked) => no(course, now, by, () => asking());
    expect(ask(health, started)).toEqual({ code: 'not-asked', facts: { agency: 'health' } });
    denies(asked, '2020-07-14T18:00:00.001Z', finance, () => asking(), 'not-allowed');
    const answered = asked.act(started, finance, agreeing);
    denies(answered, started, finance, () => asking(), 'not-allowed');
    const strict = circulated(timed({ extension: { workingDays: 5, times: 0 } }));
    denies(strict, started, finance, () => asking(), 'used-up');
    const returned = asked.act(started, drafter, moving('return'));
    expect(ask(finance, started, returned).code).toBe('wrong-state');
  });

  it('is refused where the workflow knows no longer term', () => {
    const workflow = timed();
    const { extension: _extension, ...review } = workflow.states.review?.review ?? {};
    const none = circulated({
      ...workflow,
      states: { ...workflow.states, review: { ...workflow.states.review, review } as never },
    });
    denies(none, started, finance, () => asking(), 'not-allowed');
    denies(none, started, drafter, extending(), 'not-allowed');
  });

  it('is refused while the request before waits, for too many days, and without a reason', () => {
    denies(request, started, finance, () => asking(), 'asked-already');
    denies(asked, started, finance, () => asking(6), 'too-long');
    for (const days of [0, -1, 1.5])
      expect(no(asked, started, finance, () => asking(days)).code).toBe('invalid');
    expect(no(asked, started, finance, () => asking(3, ' '))).toEqual({
      code: 'reason-required',
      facts: { field: '/reason' },
    });
  });

  it('is answered: granted, or refused with a reason', () => {
    const granted = request.act(at('07-14T10:00'), drafter, extending(2, 'Two will do'));
    expect(granted.last).toEqual([
      {
        type: 'termExtended',
        round: 1,
        agency: 'finance',
        workingDays: 2,
        due: '2020-07-16T18:00:00.000Z',
        reason: 'Two will do',
      },
    ]);
    expect(granted.draft.extensions).toMatchObject([
      { asked: { workingDays: 3 }, granted: { workingDays: 2, reason: 'Two will do' } },
    ]);
    const refused = request.act(at('07-14T10:00'), drafter, () => refusing());
    expect(refused.draft.extensions).toMatchObject([
      { asked: { workingDays: 3 }, granted: null, refused: { reason: 'No time' } },
    ]);
    expect(dueOf(refused)).toBe(due);
    denies(refused, started, drafter, () => refusing(), 'none-asked');
    expect(no(request, started, drafter, () => refusing(' ')).code).toBe('reason-required');
    refused.act(at('07-14T11:00'), finance, () => asking(1));
  });
});

describe('a longer term', () => {
  const longer = asked.act(at('07-14T10:00'), coordinator, extending());

  it('is for one agency, with or without a request, as often as the workflow allows', () => {
    expect(dueOf(longer)).toBe('2020-07-17T18:00:00.000Z');
    expect(dueOf(longer, 'justice')).toBe(due);
    expect(longer.draft.extensions).toMatchObject([{ asked: null, granted: { workingDays: 3 } }]);
    denies(longer, started, drafter, extending(), 'used-up');
    denies(asked, started, drafter, extending(6), 'too-long');
    expect(no(asked, started, drafter, extending(3, '')).code).toBe('reason-required');
    longer.act(at('07-14T11:00'), drafter, extending(5, 'They too', 'justice'));
  });

  it('has reminders, silence and escalation of its own', () => {
    const first = asked.tick(at('07-14T09:00')).act(at('07-14T10:00'), drafter, extending(5));
    const finances = (course: Course) =>
      course.last.map(brief).filter((line) => line.startsWith('finance'));
    const second = first.tick(at('07-16T23:59')).tick(at('07-17T00:00'));
    expect(finances(second)).toEqual(['finance reminded 3 before']);
    const third = second.tick(at('07-22T00:01'));
    expect(finances(third)).toEqual(['finance silent', 'finance escalated 0 after']);
    expect(third.draft.silences.filter(({ agency }) => agency === 'finance')).toMatchObject([
      { due: '2020-07-21T18:00:00.000Z' },
    ]);
  });

  it('opens a term that was over: the silence was for the date before', () => {
    const means = timed({ silence: { means: 'agree', basis } });
    const deemed = circulated(means).tick(at('07-15T10:00'));
    expect(judgeSignoffs(deemed.draft, 'consent').met).toBe(true);
    const again = deemed.act(at('07-15T11:00'), drafter, extending());
    const participant = again.draft.rounds[0]?.participants[0];
    expect(participant && standOf(again.draft, 1, participant)).toBeNull();
    expect(judgeSignoffs(again.draft, 'consent').because).toEqual([
      { code: 'verdict-missing', agency: 'finance', due: '2020-07-17T18:00:00.000Z' },
    ]);
    expect(again.draft.silences).toHaveLength(2);
    const silent = again.tick(at('07-18T10:00'));
    expect(silent.last.map(brief)).toEqual(['finance silent, deemed']);
    expect(judgeSignoffs(silent.draft, 'consent').met).toBe(true);
  });

  it('must end after now', () => {
    asked.act(at('07-17T23:59'), drafter, extending());
    denies(asked, at('07-18T00:00'), drafter, extending(), 'not-allowed');
  });
});

/** The six days that end on 18 June 2024, or on the 17th once the day off was withdrawn on the 7th. */
describe('a calendar that changes while a term runs', () => {
  const before = '2024-06-06T14:00:00.000Z';
  const after = '2024-06-07T05:00:00.000Z';
  const planned = '2024-06-18T19:00:00.000Z';
  const announced = '2024-06-17T19:00:00.000Z';
  const workflow = timed({ term: { workingDays: 6 }, cutoff: '18:00' });
  const running = circulated(workflow, before);
  const affected = ({ draft }: Course, now: string) => affectedTerms(draft, runningAt(now), now);
  const calendar = { id: 'kz', version: '2024-06-07' };
  const confirming =
    (reason = 'Announced on 7 June') =>
    (means: ReturnType<typeof runningAt>) =>
      ({ type: 'moveTerms', calendar, reason, ...means }) as const;
  const both = [
    { agency: 'finance', due: planned, moved: announced },
    { agency: 'justice', due: planned, moved: announced },
  ];

  it('lists the terms it would move, and moves none', () => {
    expect(dueOf(running)).toBe(planned);
    expect(affected(running, before)).toEqual([]);
    expect(affected(running, after)).toEqual(both);
    expect(dueOf(running)).toBe(planned);
  });

  it('moves them once somebody confirms it, and never again', () => {
    const moved = running.act(after, coordinator, confirming());
    expect(moved.last).toEqual([
      {
        type: 'termsMoved',
        round: 1,
        calendar,
        dues: { finance: announced, justice: announced },
        reason: 'Announced on 7 June',
      },
    ]);
    expect([dueOf(moved), dueOf(moved, 'justice')]).toEqual([announced, announced]);
    expect(affected(moved, after)).toEqual([]);
    expect(no(moved, after, coordinator, confirming())).toEqual({
      code: 'nothing-changed',
      facts: { what: 'terms' },
    });
    expect(moved.tick('2024-06-17T19:00:00.001Z').last.map(brief)).toContain('finance silent');
  });

  it('needs somebody to say why', () => {
    expect(no(running, after, coordinator, confirming(' ')).code).toBe('reason-required');
    expect(no(running, before, coordinator, confirming(' ')).code).toBe('nothing-changed');
  });

  it('leaves alone who has answered, and a date that would lie in the past', () => {
    const answered = running.act(after, justice, agreeing);
    expect(affected(answered, after)).toEqual(both.slice(0, 1));
    expect(affected(running, '2024-06-17T19:00:00.000Z')).toEqual([]);
    const closed = running.act(after, drafter, moving('return'));
    expect(affected(closed, after)).toEqual([]);
  });

  it('keeps the days that were granted on top', () => {
    const longer = running.act(before, drafter, extending(2));
    expect(dueOf(longer)).toBe('2024-06-20T19:00:00.000Z');
    const moved = longer.act(after, coordinator, confirming());
    expect([dueOf(moved), dueOf(moved, 'justice')]).toEqual([
      '2024-06-19T19:00:00.000Z',
      announced,
    ]);
    expect(affected(moved, after)).toEqual([]);
  });

  it('moves the terms of gates too', () => {
    const gate = { term: { workingDays: 7 } };
    const discussed = {
      id: 'discussed',
      titles: named('Discussed'),
      to: 'review',
      by: ['drafter' as const],
      gate,
    };
    const { states } = workflow;
    const open = {
      ...workflow,
      states: {
        ...states,
        drafting: {
          ...states.drafting,
          transitions: [...(states.drafting?.transitions ?? []), discussed],
        },
      },
    } as typeof workflow;
    const returned = circulated(open, before).act(before, drafter, moving('return'));
    expect(judgeTerm(returned.draft, gate.term, planned)).toMatchObject({ met: false });
    expect(affected(returned, after)).toEqual([{ agency: null, due: planned, moved: announced }]);
    const moved = returned.act(after, drafter, confirming());
    expect(moved.last).toMatchObject([{ dues: {}, terms: [{ due: announced }] }]);
    expect(judgeTerm(moved.draft, gate.term, planned)).toMatchObject({ met: true });
    expect(affected(moved, after)).toEqual([]);
  });
});

describe('reminding by hand', () => {
  const remind = { type: 'remind', agency: 'finance' } as const;

  it('is recorded for the date that runs, once a day, and moves nothing', () => {
    const reminded = asked.act(at('07-02T10:00'), drafter, () => remind);
    expect(reminded.last).toEqual([
      { type: 'reminded', round: 1, agency: 'finance', due, before: null },
    ]);
    expect(dueOf(reminded)).toBe(due);
    given(...reminded.facts)
      .when(remind, coordinator, at('07-03T09:59'))
      .refuses('no-reminder', { agency: 'finance', why: 'lately' });
    expect(reminded.act(at('07-03T10:00'), coordinator, () => remind).last).toHaveLength(1);
  });

  it('leaves those that come with time as they were', () => {
    const reminded = asked.act(at('07-02T10:00'), drafter, () => remind);
    expect(reminded.tick('2020-07-09T18:00:00.000Z').last.map(brief)).toEqual(
      asked.tick('2020-07-09T18:00:00.000Z').last.map(brief),
    );
  });

  it('is refused for who has answered', () => {
    const answered = asked.act(at('07-02T10:00'), finance, agreeing);
    given(...answered.facts)
      .when(remind, drafter, at('07-03T10:00'))
      .refuses('no-reminder', { agency: 'finance', why: 'answered' });
  });
});

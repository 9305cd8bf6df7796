import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { type DueQuestion, due } from '../../../src/domain/legal-time/due.ts';
import { CalendarFault } from '../../../src/domain/legal-time/fault.ts';
import { shippedCalendar } from '../../../src/domain/legal-time/shipped.ts';
import {
  checkZoneData,
  instantAt,
  localOf,
  readStart,
  writeInstant,
} from '../../../src/domain/legal-time/zone.ts';

const kz = shippedCalendar('kz');
const sk = shippedCalendar('sk');

const at = (date: string, time = '10:00', zone = 'Asia/Almaty'): string =>
  writeInstant(instantAt(date, time, zone));

const dueOn = (start: string, days: number, more: Partial<DueQuestion> = {}): string =>
  due({ start, term: { workingDays: days }, calendar: kz, ...more }).date;

const vectors: readonly (readonly [start: string, days: number, due: string])[] = [
  ['2020-06-29', 5, '2020-07-07'],
  ['2020-06-29', 10, '2020-07-14'],
  ['2020-04-30', 5, '2020-05-12'],
  ['2020-03-19', 3, '2020-03-27'],
  ['2020-07-27', 5, '2020-08-04'],
  ['2020-12-11', 5, '2020-12-22'],
  ['2022-03-04', 3, '2022-03-10'],
  ['2024-05-03', 5, '2024-05-14'],
  ['2024-06-07', 6, '2024-06-17'],
  ['2026-03-19', 3, '2026-03-27'],
  ['2026-08-21', 6, '2026-08-31'],
  ['2026-12-30', 5, '2027-01-11'],
];

describe('a term in working days', () => {
  it.each(vectors)('from %s of %i working days ends on %s', (start, days, date) => {
    const found = due({ start: at(start), term: { workingDays: days }, calendar: kz });
    expect(found.date).toBe(date);
    expect(found.trace.filter(({ role }) => role === 'counted')).toHaveLength(days);
    expect(found.trace.at(0)).toMatchObject({ date: start, role: 'received' });
    expect(found.trace.at(-1)).toMatchObject({ date, role: 'counted', working: true });
  });

  it.each([
    ['2024-06-07', 6, '2024-06-06T12:00:00Z', '2024-06-18'],
    ['2024-06-07', 6, '2024-06-07T12:00:00Z', '2024-06-17'],
    ['2026-08-21', 6, '2026-03-01T00:00:00Z', '2026-09-01'],
    ['2026-08-21', 6, '2026-04-01T00:00:00Z', '2026-08-31'],
  ])('from %s of %i, as known at %s, ends on %s', (start, days, knownAt, date) => {
    expect(dueOn(at(start), days, { knownAt })).toBe(date);
  });

  it('passes every day once, in order, from the start to the end', () => {
    const { trace } = due({ start: at('2020-12-11'), term: { workingDays: 5 }, calendar: kz });
    expect(trace.map(({ date, role, is }) => `${date.slice(8)} ${role} ${is}`)).toEqual([
      '11 received ordinary',
      '12 skipped weekend',
      '13 skipped weekend',
      '14 counted ordinary',
      '15 counted ordinary',
      '16 skipped holiday',
      '17 skipped holiday',
      '18 skipped swapped',
      '19 skipped weekend',
      '20 counted working',
      '21 counted ordinary',
      '22 counted ordinary',
    ]);
  });

  it('ends at midnight of the zone, or at the closing hour', () => {
    const question = { start: at('2020-06-29'), term: { workingDays: 10 }, calendar: kz };
    expect(due(question).at).toBe('2020-07-14T18:00:00.000Z');
    expect(due({ ...question, closing: '18:30' }).at).toBe('2020-07-14T12:30:00.000Z');
    expect(due({ ...question, zone: 'Europe/Brussels' }).at).toBe('2020-07-14T22:00:00.000Z');
  });

  it('takes the day of receipt from the zone, not from the date written in the instant', () => {
    expect(dueOn('2020-06-29T19:00:00Z', 1)).toBe('2020-07-01');
    expect(dueOn('2020-06-29T23:30:00-05:00', 1)).toBe('2020-07-01');
    expect(dueOn('2020-06-29T17:59:59Z', 1)).toBe('2020-06-30');
  });

  it('carries its question, so it can be asked again', () => {
    const more = { cutoff: '18:00', closing: '18:30', knownAt: '2024-06-06T12:00:00Z' };
    const found = due({ start: at('2024-06-07'), term: { workingDays: 6 }, calendar: kz, ...more });
    const { start, term, zone, cutoff, closing, knownAt } = JSON.parse(JSON.stringify(found));
    expect(due({ calendar: kz, start, term, zone, cutoff, closing, knownAt })).toEqual(found);
    expect(found.calendar).toEqual({ id: 'kz', title: kz.title, version: kz.version });
    expect(due({ calendar: kz, start, term }).date).toBe('2024-06-17');
  });

  it('says when the calendar it counted on may still change', () => {
    const of = (start: string) =>
      due({ start: at(start), term: { workingDays: 3 }, calendar: kz }).confidence;
    expect([of('2026-11-20'), of('2020-03-19'), of('2026-12-30')]).toEqual([
      'seen',
      'computed',
      'forecast',
    ]);
  });
});

describe('a cut-off hour', () => {
  const onSlovak = (date: string, time: string): string =>
    due({
      start: at(date, time, 'Europe/Bratislava'),
      term: { workingDays: 3 },
      calendar: sk,
      cutoff: '18:00',
    }).date;

  it('lets a start at the hour count that day and one after it the next working day', () => {
    expect(onSlovak('2026-05-05', '17:59')).toBe('2026-05-08');
    expect(onSlovak('2026-05-05', '18:00')).toBe('2026-05-08');
    expect(onSlovak('2026-05-05', '18:01')).toBe('2026-05-11');
    const justAfter = writeInstant(instantAt('2026-05-05', '18:00', 'Europe/Bratislava') + 1);
    const question = { term: { workingDays: 3 }, calendar: sk, cutoff: '18:00' };
    expect(due({ ...question, start: justAfter }).date).toBe('2026-05-11');
  });

  it('treats Friday evening, Saturday and Monday morning alike', () => {
    const ends = [
      onSlovak('2026-05-15', '19:00'),
      onSlovak('2026-05-16', '09:00'),
      onSlovak('2026-05-18', '09:00'),
    ];
    expect(ends).toEqual(['2026-05-21', '2026-05-21', '2026-05-21']);
  });

  it('calls a start on a day off skipped, not late, at any hour', () => {
    const start = at('2026-05-16', '19:00');
    const { trace } = due({ start, term: { workingDays: 1 }, calendar: kz, cutoff: '18:00' });
    expect(trace.map(({ role }) => role)).toEqual(['skipped', 'skipped', 'received', 'counted']);
  });

  it('shows the days that passed before receipt', () => {
    const { trace } = due({
      start: at('2026-12-31', '19:00'),
      term: { workingDays: 1 },
      calendar: kz,
      cutoff: '18:00',
    });
    expect(trace.map(({ date, role }) => `${date} ${role}`)).toEqual([
      '2026-12-31 late',
      '2027-01-01 skipped',
      '2027-01-02 skipped',
      '2027-01-03 skipped',
      '2027-01-04 skipped',
      '2027-01-05 received',
      '2027-01-06 counted',
    ]);
  });
});

describe('a term in calendar days', () => {
  const inDays = (start: string, days: number) =>
    due({ start: at(start), term: { calendarDays: days }, calendar: kz });

  it('counts every day and moves from a day off to the next working day', () => {
    expect(inDays('2026-03-10', 7).date).toBe('2026-03-17');
    const moved = inDays('2026-03-14', 7);
    expect(moved.date).toBe('2026-03-26');
    expect(moved.trace.slice(-3).map(({ date, role }) => `${date} ${role}`)).toEqual([
      '2026-03-24 skipped',
      '2026-03-25 skipped',
      '2026-03-26 moved',
    ]);
    expect(moved.trace.filter(({ role }) => role === 'counted')).toHaveLength(7);
  });

  it('ends on a Saturday that is worked', () => {
    expect(inDays('2024-04-27', 7).date).toBe('2024-05-04');
  });
});

describe('a term in hours', () => {
  it('runs by the clock through nights, days off and changes of the clock', () => {
    const found = due({
      start: '2024-02-29T04:00:00Z',
      term: { hours: 48 },
      calendar: kz,
      cutoff: '09:00',
    });
    expect(found).toMatchObject({ at: '2024-03-02T04:00:00.000Z', date: '2024-03-02' });
    expect([found.trace, found.confidence]).toEqual([[], 'seen']);
  });

  it('needs no calendar data', () => {
    const found = due({ start: '2031-01-01T00:00:00Z', term: { hours: 1 }, calendar: kz });
    expect(found.at).toBe('2031-01-01T01:00:00.000Z');
  });
});

describe('the change of the clock on 1 March 2024', () => {
  it('ends 29 February at the end of its 25 hours and 1 March five hours before UTC', () => {
    const of = (start: string, closing = '24:00') =>
      due({ start: at(start), term: { workingDays: 1 }, calendar: kz, closing }).at;
    expect(of('2024-02-27')).toBe('2024-02-28T18:00:00.000Z');
    expect(of('2024-02-28')).toBe('2024-02-29T19:00:00.000Z');
    expect(of('2024-02-29')).toBe('2024-03-01T19:00:00.000Z');
    expect(of('2024-02-28', '23:30')).toBe('2024-02-29T18:30:00.000Z');
  });

  it('counts both passes of the hour before midnight as 29 February', () => {
    for (const start of ['2024-02-29T17:30:00Z', '2024-02-29T18:30:00Z'])
      expect(due({ start, term: { workingDays: 1 }, calendar: kz }).trace[0]?.date).toBe(
        '2024-02-29',
      );
    expect(localOf(Date.parse('2024-02-29T19:00:00Z'), 'Asia/Almaty')).toEqual({
      date: '2024-03-01',
      time: '00:00:00',
    });
    expect(checkZoneData).not.toThrow();
  });
});

describe('on servers in any time zone', () => {
  const own = process.env.TZ;
  afterAll(() => {
    if (own === undefined) delete process.env.TZ;
    else process.env.TZ = own;
  });

  it.each([
    ['UTC', 0],
    ['Asia/Almaty', -300],
    ['America/Los_Angeles', 480],
    ['Pacific/Kiritimati', -840],
    ['Asia/Kathmandu', -345],
  ])('%s gives the same dates and instants', (zone, offsetMinutes) => {
    process.env.TZ = zone;
    expect(new Date('2025-01-01T00:00:00Z').getTimezoneOffset()).toBe(offsetMinutes);
    expect(vectors.map(([start, days]) => dueOn(at(start), days))).toEqual(
      vectors.map(([, , date]) => date),
    );
    const { at: end } = due({ start: at('2024-02-28'), term: { workingDays: 1 }, calendar: kz });
    expect(end).toBe('2024-02-29T19:00:00.000Z');
  });
});

describe('the law of order', () => {
  const minute = 60_000;
  const first = Date.parse('2020-01-10T00:00:00Z');
  const start = fc
    .integer({ min: 0, max: (Date.parse('2027-06-01T00:00:00Z') - first) / minute })
    .map((minutes) => first + minutes * minute);
  const term = fc.oneof(
    fc.record({ workingDays: fc.integer({ min: 1, max: 60 }) }),
    fc.record({ calendarDays: fc.integer({ min: 1, max: 90 }) }),
    fc.record({ hours: fc.integer({ min: 1, max: 500 }) }),
  );
  const cutoff = fc.constantFrom(undefined, '09:00', '18:00');

  it('what starts later never ends earlier, and every term ends after its start', () => {
    fc.assert(
      fc.property(
        start,
        fc.integer({ min: 0, max: 20_000 }),
        term,
        cutoff,
        (early, gap, length, hour) => {
          const ask = (from: number) =>
            due({ start: writeInstant(from), term: length, calendar: kz, cutoff: hour }).at;
          const [one, other] = [ask(early), ask(early + gap * minute)];
          expect(one <= other).toBe(true);
          expect(one > writeInstant(early)).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('a due date refuses', () => {
  const question: DueQuestion = { start: at('2026-11-20'), term: { workingDays: 5 }, calendar: kz };
  const faultOf = (more: object): unknown => {
    try {
      return due({ ...question, ...more });
    } catch (error) {
      return error instanceof CalendarFault ? error.data : error;
    }
  };

  it.each([
    ['start', { start: '2026-11-20' }],
    ['start', { start: '2026-11-20T10:00' }],
    ['term', { term: { workingDays: 0 } }],
    ['term', { term: { workingDays: 1.5 } }],
    ['term', { term: { workingDays: 1, hours: 2 } }],
    ['term', { term: {} }],
    ['term', { term: { hours: 100_001 } }],
    ['zone', { zone: 'Asia/Atlantis' }],
    ['cutoff', { cutoff: '25:00' }],
    ['closing', { closing: '6 pm' }],
    ['knownAt', { knownAt: 'yesterday' }],
  ])('a bad %s', (field, more) => {
    expect(faultOf(more)).toMatchObject({ code: 'bad-input', field });
  });

  it('a term that runs out of the calendar', () => {
    const fault = { code: 'no-calendar-for-year', calendar: 'kz', year: 2028 };
    expect(faultOf({ term: { workingDays: 100_000 } })).toEqual(fault);
    expect(faultOf({ term: { calendarDays: 100_000 } })).toEqual(fault);
    expect(faultOf({ start: '2019-06-01T00:00:00Z' })).toEqual({ ...fault, year: 2019 });
  });
});

describe('a written start', () => {
  it('is a date, a local time or an instant', () => {
    const of = (value: string) => writeInstant(readStart(value, 'Asia/Almaty', 'from'));
    expect(of('2020-06-29')).toBe('2020-06-28T18:00:00.000Z');
    expect(of('2026-06-29T19:00')).toBe('2026-06-29T14:00:00.000Z');
    expect(of('2026-06-29T19:00:00+01:00')).toBe('2026-06-29T18:00:00.000Z');
    expect(() => of('2026-06-31')).toThrow(CalendarFault);
    expect(() => of('29.06.2026')).toThrow(CalendarFault);
  });
});

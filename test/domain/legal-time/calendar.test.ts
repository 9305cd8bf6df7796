import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  dayOf,
  isWorkingDay,
  workingDaysBetween,
} from '../../../src/domain/legal-time/calendar.ts';
import { addDays, weekdayOf } from '../../../src/domain/legal-time/date.ts';
import { CalendarFault } from '../../../src/domain/legal-time/fault.ts';
import { shippedCalendar, shippedCalendars } from '../../../src/domain/legal-time/shipped.ts';

const kz = shippedCalendar('kz');

/** The official table, typed from the published lists: days off Monday to Friday, and worked weekends. */
const table: Readonly<Record<number, { off: string; worked: string; total: number }>> = {
  2020: {
    off: '01-01 01-02 01-03 01-07 03-09 03-23 03-24 03-25 05-01 05-07 05-08 07-06 07-31 08-31 12-01 12-16 12-17 12-18',
    worked: '01-05 12-20',
    total: 246,
  },
  2021: {
    off: '01-01 01-04 01-07 03-08 03-22 03-23 03-24 05-03 05-07 05-10 07-05 07-06 07-20 08-30 12-01 12-16 12-17',
    worked: '07-03',
    total: 245,
  },
  2022: {
    off: '01-03 01-04 01-07 03-07 03-08 03-21 03-22 03-23 05-02 05-09 05-10 07-06 08-29 08-30 10-24 10-25 12-16',
    worked: '03-05 08-27 10-22',
    total: 246,
  },
  2023: {
    off: '01-02 01-03 03-08 03-21 03-22 03-23 05-01 05-08 05-09 06-28 07-06 07-07 08-30 10-25 12-18',
    worked: '07-01',
    total: 246,
  },
  2024: {
    off: '01-01 01-02 03-08 03-21 03-22 03-25 05-01 05-07 05-08 05-09 07-08 08-30 10-25 12-16',
    worked: '05-04',
    total: 249,
  },
  2025: {
    off: '01-01 01-02 01-03 01-07 03-10 03-21 03-24 03-25 05-01 05-07 05-09 06-06 07-07 09-01 10-27 12-16',
    worked: '01-05',
    total: 246,
  },
  2026: {
    off: '01-01 01-02 01-07 03-09 03-23 03-24 03-25 05-01 05-07 05-11 05-27 07-06 10-26 12-16',
    worked: '',
    total: 247,
  },
  2027: {
    off: '01-01 01-04 01-07 03-08 03-15 03-22 03-23 03-24 05-03 05-07 05-10 07-06 10-25 12-16',
    worked: '',
    total: 247,
  },
};

const datesOf = (year: number): string[] => {
  const dates = [];
  for (let date = `${year}-01-01`; date.startsWith(`${year}`); date = addDays(date, 1))
    dates.push(date);
  return dates;
};

const totalOf = (year: number, knownAt?: string): number =>
  workingDaysBetween(kz, addDays(`${year}-01-01`, 0), `${year}-12-31`, knownAt) +
  Number(isWorkingDay(kz, `${year}-01-01`, knownAt));

describe('the calendar of Kazakhstan', () => {
  for (const [year, { off, worked, total }] of Object.entries(table))
    it(`has the days off and worked weekends of ${year}`, () => {
      const dates = datesOf(Number(year));
      const short = (date: string) => date.slice(5);
      const rests = dates.filter((date) => weekdayOf(date) < 6 && !isWorkingDay(kz, date));
      const works = dates.filter((date) => weekdayOf(date) > 5 && isWorkingDay(kz, date));
      expect(rests.map(short).join(' ')).toBe(off);
      expect(works.map(short).join(' ')).toBe(worked);
      expect(totalOf(Number(year))).toBe(total);
    });

  it.each([
    ['2022-01-15T00:00:00Z', 2022, 245],
    ['2024-04-01T00:00:00Z', 2024, 248],
    ['2025-12-11T00:00:00Z', 2026, 246],
  ])('as known on %s counts the working days announced for %i: %i', (knownAt, year, total) => {
    expect(totalOf(year, knownAt)).toBe(total);
  });

  it('gives every holiday on a weekend a day in lieu, and loses days of rest there', () => {
    for (const [date, entries] of kz.entries) {
      if (weekdayOf(date) < 6 || entries[0]?.is === 'working') continue;
      const inLieu = [...kz.entries.values()].flat().some((entry) => entry.of === date);
      const exchanged = date === '2020-05-09';
      expect([date, inLieu]).toEqual([date, entries[0]?.is === 'holiday' && !exchanged]);
    }
    expect(dayOf(kz, '2020-05-08')).toMatchObject({ working: false, is: 'swapped' });
    expect(dayOf(kz, '2020-05-11')).toMatchObject({ working: true, of: '2020-05-08' });
  });

  it('says why: the holiday, the day it stands for, the source and how sure it is', () => {
    expect(dayOf(kz, '2026-03-09')).toMatchObject({
      working: false,
      is: 'transferred',
      of: '2026-03-08',
      name: { en: "International Women's Day" },
      confidence: 'seen',
      source: { title: expect.stringContaining('2026') },
    });
    expect(dayOf(kz, '2026-08-31')).toMatchObject({
      working: true,
      is: 'revoked',
      name: { en: 'Constitution Day' },
    });
    expect(dayOf(kz, '2027-03-15')).toMatchObject({ is: 'holiday', confidence: 'forecast' });
    expect(dayOf(kz, '2026-11-22')).toEqual({
      date: '2026-11-22',
      working: false,
      is: 'weekend',
      confidence: 'seen',
    });
  });

  it.each([
    ['2024-06-17', '2024-06-06T18:59:59Z', false],
    ['2024-06-17', '2024-06-06T19:00:00Z', true],
    ['2026-08-31', '2026-03-17T00:00:00Z', false],
    ['2026-08-31', '2026-03-18T12:00:00Z', true],
    ['2027-08-30', '2026-01-01T00:00:00Z', false],
    ['2027-08-30', '2026-06-01T00:00:00Z', true],
    ['2022-10-22', '2022-10-01T00:00:00Z', false],
    ['2022-10-22', '2022-10-09T00:00:00Z', true],
  ])('%s, as known at %s: worked is %s', (date, knownAt, worked) => {
    expect(isWorkingDay(kz, date, knownAt)).toBe(worked);
  });

  it('counts back what it added, over all years, as known at any time', () => {
    const date = fc.integer({ min: 0, max: 2921 }).map((days) => addDays('2020-01-01', days));
    const knownAt = fc.constantFrom(undefined, '2022-01-01T00:00:00Z', '2024-06-01T00:00:00Z');
    fc.assert(
      fc.property(date, fc.integer({ min: -400, max: 400 }), knownAt, (from, days, known) => {
        const to = tryAdd(from, days, known);
        fc.pre(to !== undefined);
        expect(workingDaysBetween(kz, from, to, known)).toBe(days);
        expect(days === 0 || isWorkingDay(kz, to, known)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

const tryAdd = (from: string, days: number, knownAt: string | undefined): string | undefined => {
  try {
    return addWorkingDays(kz, from, days, knownAt);
  } catch (error) {
    if (error instanceof CalendarFault && error.code === 'no-calendar-for-year') return undefined;
    throw error;
  }
};

describe('the calendars of Slovakia and of the institutions of the Union', () => {
  it('know the days off of 2026', () => {
    const offOf = (id: string) =>
      datesOf(2026)
        .filter((date) => weekdayOf(date) < 6 && !isWorkingDay(shippedCalendar(id), date))
        .map((date) => date.slice(5))
        .join(' ');
    expect(offOf('sk')).toBe('01-01 01-06 04-03 04-06 05-01 12-24 12-25');
    expect(offOf('eu')).toBe(
      '01-01 01-02 04-02 04-03 04-06 05-01 05-14 05-15 05-25 07-21 11-02 ' +
        '12-24 12-25 12-28 12-29 12-30 12-31',
    );
  });

  it('mark what was not read in an act', () => {
    expect(dayOf(shippedCalendar('eu'), '2026-05-14').confidence).toBe('inferred');
    expect(shippedCalendars().map(({ id }) => id)).toEqual(['eu', 'kz', 'sk']);
  });
});

describe('a calendar refuses', () => {
  const faultOf = (act: () => unknown): unknown => {
    try {
      return act();
    } catch (error) {
      return error instanceof CalendarFault ? error.data : error;
    }
  };

  it('years it has no data for', () => {
    const fault = { code: 'no-calendar-for-year', calendar: 'kz', year: 2028 };
    expect(faultOf(() => isWorkingDay(kz, '2028-01-01'))).toEqual(fault);
    expect(faultOf(() => addWorkingDays(kz, '2027-12-31', 1))).toEqual(fault);
    expect(faultOf(() => workingDaysBetween(kz, '2027-12-01', '2030-01-01'))).toEqual(fault);
    expect(faultOf(() => addWorkingDays(kz, '2020-01-03', -3))).toEqual({ ...fault, year: 2019 });
  });

  it('dates that do not exist, broken counts and instants without an offset', () => {
    expect(faultOf(() => dayOf(kz, '2026-02-29'))).toMatchObject({
      code: 'bad-input',
      field: 'date',
    });
    expect(faultOf(() => addWorkingDays(kz, '2026-02-28', 1.5))).toMatchObject({ field: 'days' });
    expect(faultOf(() => dayOf(kz, '2026-02-28', '2026-02-28'))).toMatchObject({
      field: 'knownAt',
    });
    expect(faultOf(() => shippedCalendar('toString'))).toMatchObject({ code: 'no-such-calendar' });
  });
});

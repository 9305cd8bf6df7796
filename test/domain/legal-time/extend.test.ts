/** Terms made longer, and instants shifted by working days, on the calendar of Kazakhstan. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { due } from '../../../src/domain/legal-time/due.ts';
import { explainDue } from '../../../src/domain/legal-time/explain.ts';
import { extendDue, shiftInstant } from '../../../src/domain/legal-time/extend.ts';
import { runningOn } from '../../../src/domain/legal-time/running.ts';
import { shippedCalendar } from '../../../src/domain/legal-time/shipped.ts';

const kz = shippedCalendar('kz');
const zone = 'Asia/Almaty';

describe('an instant some working days away', () => {
  it.each([
    ['2020-07-14T18:00:00.000Z', 1, '2020-07-15T18:00:00.000Z'],
    ['2020-07-14T18:00:00.000Z', -1, '2020-07-13T18:00:00.000Z'],
    ['2020-07-14T04:30:00.000Z', 4, '2020-07-20T04:30:00.000Z'],
    ['2020-07-14T04:30:00.000Z', 0, '2020-07-14T04:30:00.000Z'],
  ])('%s and %i days are %s', (instant, days, shifted) => {
    expect(shiftInstant(kz, zone, instant, days)).toBe(shifted);
  });

  it('keeps its hour over a change of the clock, and midnight the end of its day', () => {
    const endOfLongDay = '2024-02-29T19:00:00.000Z';
    expect(shiftInstant(kz, zone, endOfLongDay, 1)).toBe('2024-03-01T19:00:00.000Z');
    expect(shiftInstant(kz, zone, '2024-02-28T04:00:00.000Z', 2)).toBe('2024-03-01T05:00:00.000Z');
  });
});

describe('a longer term', () => {
  const asked = { start: '2020-06-29T04:00:00Z', term: { workingDays: 5 }, calendar: kz };

  it('goes on where the term ended, day by day', () => {
    const longer = extendDue(due(asked), kz, { workingDays: 4 });
    expect(longer.at).toBe('2020-07-13T18:00:00.000Z');
    expect(longer.date).toBe('2020-07-13');
    expect(longer.trace.slice(9).map(({ date, role }) => `${date.slice(5)} ${role}`)).toEqual([
      '07-08 extended',
      '07-09 extended',
      '07-10 extended',
      '07-11 skipped',
      '07-12 skipped',
      '07-13 extended',
    ]);
  });

  it('is told in words, in three languages', () => {
    const longer = extendDue(due({ ...asked, term: { workingDays: 1 } }), kz, { workingDays: 1 });
    const told = (lang: 'kk' | 'ru' | 'en') => explainDue(longer, lang);
    expect(told('en')).toEqual([
      'Due: Wednesday, 1 July 2020, until 24:00 (Almaty).',
      'Received: 29 June 2020, 10:00 (Almaty).',
      'Term: 1 working day. Calendar: Kazakhstan, five-day week (edition of 22 November 2026).',
      'The term was extended: 1 working day.',
      'Monday, 29 June 2020: day of receipt, not counted (working day)',
      'Tuesday, 30 June 2020: day 1 (working day)',
      'Wednesday, 1 July 2020: day of the extension (working day)',
    ]);
    expect(told('ru').slice(3)).toContain('Срок продлён: 1 рабочий день.');
    expect(told('ru').at(-1)).toBe(
      'среда, 1 июля 2020 года: день продлённого срока (рабочий день)',
    );
    expect(told('kk').slice(3)).toContain('Мерзім ұзартылды: 1 жұмыс күні.');
    expect(told('kk').at(-1)).toMatch(/: ұзартылған мерзімнің күні \(жұмыс күні\)$/);
  });

  it('counts the days granted by what was known when they were granted', () => {
    const first = due({ ...asked, start: '2024-06-06T05:00:00Z', knownAt: '2024-06-06T05:00:00Z' });
    expect(first.date).toBe('2024-06-13');
    const before = extendDue(first, kz, { workingDays: 2, knownAt: '2024-06-06T06:00:00Z' });
    const later = extendDue(first, kz, { workingDays: 2, knownAt: '2024-06-13T06:00:00Z' });
    expect([before.date, later.date]).toEqual(['2024-06-18', '2024-06-17']);
  });

  it('of hours ends at the same hour of a later worked day', () => {
    const hours = due({ ...asked, term: { hours: 48 } });
    expect(hours.at).toBe('2020-07-01T04:00:00.000Z');
    const longer = extendDue(hours, kz, { workingDays: 4 });
    expect(longer.at).toBe('2020-07-08T04:00:00.000Z');
    expect(longer.trace.map(({ role }) => role).join(' ')).toBe(
      'extended extended skipped skipped skipped extended extended',
    );
    expect(explainDue(longer, 'en')[0]).toBe('Due: until 8 July 2020, 10:00 (Almaty).');
  });

  it('says when the days on top may still change', () => {
    const firm = due({ ...asked, start: '2026-12-20T04:00:00Z' });
    expect(firm.confidence).toBe('seen');
    expect(extendDue(firm, kz, { workingDays: 5 }).confidence).toBe('forecast');
  });
});

describe('the law of longer terms', () => {
  const start = fc
    .integer({ min: 0, max: 7 * 365 * 24 })
    .map((hours) => new Date(Date.UTC(2020, 0, 10) + hours * 3_600_000).toISOString());
  const days = fc.integer({ min: 1, max: 30 });
  const term = fc.oneof(
    days.map((workingDays) => ({ workingDays })),
    days.map((calendarDays) => ({ calendarDays })),
    days.map((hours) => ({ hours })),
  );

  it('an extension is a shift, two are one, and it counts back', () => {
    fc.assert(
      fc.property(start, term, days, days, (from, length, more, again) => {
        const first = due({ start: from, term: length, calendar: kz });
        fc.pre(first.at < '2027-09-01');
        const { shift, daysLeft } = runningOn(kz, zone, '2026-11-22T00:00:00Z');
        const longer = extendDue(first, kz, { workingDays: more });
        expect(longer.at).toBe(shiftInstant(kz, zone, first.at, more));
        expect(extendDue(longer, kz, { workingDays: again }).at).toBe(
          extendDue(first, kz, { workingDays: more + again }).at,
        );
        expect(longer.trace.filter(({ role }) => role === 'extended')).toHaveLength(more);
        expect(daysLeft(first.at, shift(first.at, more))).toBe(more);
        if (!('hours' in length)) expect(shift(shift(first.at, more), -more)).toBe(first.at);
      }),
      { numRuns: 500 },
    );
  });
});

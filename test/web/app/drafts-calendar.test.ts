/** The calendar of drafts: months of whole weeks, and every date that is waited for on its day. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, weekdayOf } from '../../../src/domain/legal-time/date.ts';
import type { Draft } from '../../../src/web/app/api/drafts.ts';
import { deadlinesOf, shiftMonth, weeksOf } from '../../../src/web/app/drafts-calendar.ts';

const month = fc
  .tuple(fc.integer({ min: 1990, max: 2090 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`);

describe('a month', () => {
  it('is shown in whole weeks from Monday, every day of it once, and no week without one', () => {
    fc.assert(
      fc.property(month, (one) => {
        const weeks = weeksOf(one);
        const days = weeks.flat();
        for (const week of weeks) {
          expect(week.map(weekdayOf)).toEqual([1, 2, 3, 4, 5, 6, 7]);
          expect(week.some((day) => day.startsWith(one))).toBe(true);
        }
        for (const [index, day] of days.entries())
          if (index > 0) expect(day).toBe(addDays(days[index - 1] ?? '', 1));
        expect(days).toContain(`${one}-01`);
        expect(days).toContain(addDays(`${shiftMonth(one, 1)}-01`, -1));
      }),
    );
  });

  it('comes after the one before it, over the years', () => {
    fc.assert(
      fc.property(month, fc.integer({ min: -30, max: 30 }), (one, by) => {
        expect(shiftMonth(shiftMonth(one, by), -by)).toBe(one);
        expect(shiftMonth(one, by) > one).toBe(by > 0);
      }),
    );
    expect([shiftMonth('2020-12', 1), shiftMonth('2020-01', -1)]).toEqual(['2021-01', '2019-12']);
  });
});

describe('the dates of a draft', () => {
  const asked = (due: string, verdict: string | null, overdue = false) => ({
    agency: due,
    due,
    verdict,
    overdue,
  });
  const draftWith = (
    participants: readonly object[],
    amending: object,
    closedAt: string | null = null,
  ): Draft => ({ id: 'd', round: { participants, closedAt }, amending }) as unknown as Draft;
  const midnight = '2020-07-02T18:00:00.000Z';
  const noon = '2020-06-30T06:00:00.000Z';

  it('stand on the day that ends at midnight, together where they are the same, the first first', () => {
    const draft = draftWith(
      [asked(midnight, null), asked(noon, null, true), asked(midnight, null), asked(noon, 'agree')],
      { taken: true, until: midnight },
    );
    expect(
      deadlinesOf([draft], 'Asia/Almaty').map(({ day, kind, count, isLate }) => [
        day,
        kind,
        count,
        isLate,
      ]),
    ).toEqual([
      ['2020-06-30', 'answers', 1, true],
      ['2020-07-02', 'answers', 2, false],
      ['2020-07-02', 'amendments', 0, false],
    ]);
  });

  it('are none where all have answered, the round is closed, and amendments are not taken', () => {
    const over = { taken: false, until: midnight };
    expect(deadlinesOf([draftWith([asked(noon, 'agree')], over)], 'Asia/Almaty')).toEqual([]);
    expect(deadlinesOf([draftWith([asked(noon, null)], over, noon)], 'Asia/Almaty')).toEqual([]);
  });
});

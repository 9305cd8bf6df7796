/** The figures of drafts: what a forecast rests on, what is withheld from everybody, what is counted where. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Asking,
  askingFates,
  countAgencies,
  countAskings,
  isAnswered,
} from '../../src/domain/figures/askings.ts';
import { countDaysOn } from '../../src/domain/figures/days.ts';
import { type DraftFigures, figuresOf } from '../../src/domain/figures/figures.ts';
import { forecastLate } from '../../src/domain/figures/forecast.ts';
import { listMeasures } from '../../src/domain/figures/measures.ts';
import { middleOf } from '../../src/domain/figures/median.ts';
import { cohortMin, withholdSmall } from '../../src/domain/figures/withhold.ts';
import { runningOn } from '../../src/domain/legal-time/running.ts';
import { readCatalogue } from '../../src/service/catalogue.ts';
import { draftAfter } from './given.ts';
import { fact, monday } from './samples.ts';

const now = '2020-07-20T00:00:00Z';
const asking = fc.record<Asking>({
  draft: fc.constantFrom('d1', 'd2'),
  agency: fc.constantFrom('finance', 'justice', 'labour'),
  round: fc.integer({ min: 1, max: 4 }),
  at: fc.constant(monday),
  due: fc.constantFrom('2020-07-10T00:00:00Z', '2020-07-30T00:00:00Z'),
  fate: fc.constantFrom(...askingFates),
  days: fc.integer({ min: 1, max: 40 }),
  term: fc.constant(10),
});
const askings = fc.array(asking, { maxLength: 40 });

/** An ended asking of a body that answered after so many days. */
const ended = (fate: Asking['fate'], days: number): Asking => ({
  draft: 'd1',
  agency: 'finance',
  round: 1,
  at: monday,
  due: '2020-07-10T00:00:00Z',
  fate,
  days,
  term: 10,
});
const waiting = (days: number): Asking => ({
  ...ended('waiting', days),
  due: '2020-07-30T00:00:00Z',
});
const outlookAfter = (days: number, earlier: readonly Asking[]) =>
  forecastLate([...earlier, waiting(days)], now)[0];

describe('a forecast', () => {
  it('looks at those earlier terms alone that lasted as long', () => {
    const quick = [ended('inTime', 1), ended('inTime', 2), ended('inTime', 3)];
    const slow = [ended('late', 12), ended('silent', 10), ended('inTime', 9)];
    expect(outlookAfter(1, [...quick, ...slow])).toMatchObject({
      of: 6,
      late: 2,
      outlook: 'unlikely',
    });
    expect(outlookAfter(8, [...quick, ...slow])).toMatchObject({
      of: 3,
      late: 2,
      outlook: 'likely',
    });
    expect(outlookAfter(11, [...quick, ...slow])).toMatchObject({ of: 1, outlook: 'unknown' });
  });

  it('takes nothing from other bodies, nor from terms that ended with their round', () => {
    const others = [5, 6, 7].map((days) => ({ ...ended('late', days), agency: 'justice' }));
    const dropped = [5, 6, 7].map((days) => ended('dropped', days));
    expect(outlookAfter(1, [...others, ...dropped])).toMatchObject({ of: 0, outlook: 'unknown' });
  });

  it('says nothing of what is past its date but that it is, and lists what waits and no more', () => {
    fc.assert(
      fc.property(askings, (all) => {
        const foreseen = forecastLate(all, now);
        expect(foreseen.length).toBe(countAskings(all).waiting);
        for (const { due, outlook } of foreseen) expect(outlook === 'overdue').toBe(due < now);
      }),
    );
  });
});

describe('counting many stretches', () => {
  const catalogue = readCatalogue();
  const zones = ['Asia/Almaty', 'Europe/Bratislava'] as const;
  const instant = fc
    .integer({ min: Date.UTC(2020, 0, 3), max: Date.UTC(2026, 10, 28) })
    // Midnights and the hours around them are where dates change.
    .chain((at) => fc.constantFrom(at, at - (at % 3_600_000)))
    .map((at) => new Date(at).toISOString());

  it('gives what counting one gives, on every calendar and through changes of the clock', () => {
    const counting = catalogue.calendars.flatMap((calendar) =>
      zones.map((zone) => ({
        fast: countDaysOn(calendar, zone, '2026-11-01T00:00:00Z'),
        slow: runningOn(calendar, zone, '2026-11-01T00:00:00Z').daysLeft,
        years: [...calendar.years.keys()],
      })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...counting), instant, instant, ({ fast, slow, years }, a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        fc.pre([from, to].every((one) => years.includes(Number(one.slice(0, 4)))));
        expect(fast(from, to)).toBe(slow(from, to));
      }),
    );
  });
});

it('counts every asking once, whatever came of it, in all and by body', () => {
  fc.assert(
    fc.property(askings, (all) => {
      const counts = countAskings(all);
      const agencies = countAgencies(all);
      expect(askingFates.reduce((sum, fate) => sum + counts[fate], 0)).toBe(all.length);
      for (const name of ['asked', ...askingFates] as const)
        expect(agencies.reduce((sum, one) => sum + one[name], 0)).toBe(counts[name]);
      expect(agencies.reduce((sum, { answer }) => sum + answer.of, 0)).toBe(
        all.filter(isAnswered).length,
      );
    }),
  );
});

it('has as many waits below the median as above it', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 }), (days) => {
      const middle = middleOf(days).days ?? expect.fail('there is one');
      const side = (test: (one: number) => boolean) => days.filter(test).length;
      expect(side((one) => one < middle)).toBeLessThanOrEqual(days.length / 2);
      expect(side((one) => one > middle)).toBeLessThanOrEqual(days.length / 2);
    }),
  );
  expect(middleOf([])).toEqual({ of: 0, days: null });
});

const empty: DraftFigures = figuresOf(draftAfter(fact.created()), {
  now,
  days: () => 1,
  docs: {},
});

it('withholds from everybody what is typical of a few, and only that', () => {
  fc.assert(
    fc.property(askings, fc.nat({ max: 9 }), (all, refused) => {
      const amendments = { ...empty.amendments, submitted: refused + 2, open: 2, refused };
      const figures = {
        ...empty,
        agencies: countAgencies(all),
        terms: countAskings(all),
        forecast: forecastLate(all, now),
        amendments: { ...amendments, answerDays: 7 },
      };
      const shown = withholdSmall(figures);
      expect(shown.terms).toEqual(figures.terms);
      expect(shown.amendments.answerDays).toBe(refused < cohortMin ? null : 7);
      for (const { agency, answer } of shown.agencies) {
        const whole = figures.agencies.find((one) => one.agency === agency);
        expect(answer).toEqual(
          answer.of < cohortMin ? { of: answer.of, days: null } : whole?.answer,
        );
      }
      for (const { of, late, outlook } of shown.forecast)
        if (of < cohortMin) {
          expect(late).toBeNull();
          expect(['overdue', 'unknown']).toContain(outlook);
        }
      // The order of bodies would tell who is slowest.
      expect(shown.agencies.map(({ agency }) => agency)).toEqual(
        shown.agencies.map(({ agency }) => agency).toSorted(),
      );
    }),
  );
});

it('gives a draft nobody was asked about as many days as it lay there, and zeros', () => {
  expect(empty.states).toMatchObject([
    { state: 'drafting', kind: 'drafting', visits: 1, days: 1, isNow: true },
  ]);
  expect(empty.terms.asked + empty.amendments.submitted).toBe(0);
  expect(listMeasures(empty).find(({ measure }) => measure === 'answerDays')?.value).toBeNull();
});

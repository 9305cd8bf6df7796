/** What an adopted text came to: when a value may be reported, how one is corrected, and which of them holds. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact, Facts } from '../../../src/domain/draft/event.ts';
import { lastReached } from '../../../src/domain/draft/reached.ts';
import { draftAfter, freezing, given } from '../given.ts';
import { drafter, fact, monday } from '../samples.ts';

const start = [fact.created(), fact.saved('one')];
const frozen = [...start, freezing(start)];
const ended = (to: string) => [...frozen, fact.moved({ transition: 'any', from: 'drafting', to })];
const adopted = ended('adopted');
const thisYear = monday.slice(0, 4);
const value = { block: 'i', year: thisYear, value: '41.5', source: 'Statistics', reason: '' };
const reported = (more: Partial<Facts['valueReported']> = {}): Fact => ({
  type: 'valueReported',
  version: 1,
  ...value,
  ...more,
});
const report = (more: Partial<typeof value> = {}) =>
  ({ type: 'reportValue', ...value, ...more, indicators: new Set(['i', 'j']) }) as const;

describe('reporting a value', () => {
  it('is for what was adopted, and for nothing else', () => {
    given(...adopted)
      .when(report())
      .yields(reported());
    for (const facts of [frozen, ended('dropped')])
      given(...facts)
        .when(report())
        .refuses('wrong-state', { state: draftAfter(...facts).state, allowed: ['adopted'] });
  });

  it('names an indicator of the text, and a year that has begun where the draft is', () => {
    given(...adopted)
      .when(report({ block: 'k' }))
      .refuses('unknown-block', { field: '/block', block: 'k' });
    const next = String(Number(thisYear) + 1);
    given(...adopted)
      .when(report({ year: next }))
      .refuses('invalid', { field: '/year', why: 'that year has not begun' });
    given(...adopted)
      .when(report({ year: next }), drafter, `${thisYear}-12-31T23:00:00.000Z`)
      .yields(reported({ year: next }));
  });

  it('corrects an earlier one with a reason, and only where it says something else', () => {
    const before = [...adopted, reported()];
    given(...before)
      .when(report({ reason: 'again' }))
      .refuses('nothing-changed', { what: `the value of ${thisYear}` });
    given(...before)
      .when(report({ value: '42' }))
      .refuses('reason-required', { field: '/reason' });
    given(...before)
      .when(report({ value: '42', reason: 'recounted' }))
      .yields(reported({ value: '42', reason: 'recounted' }));
    given(...before)
      .when(report({ block: 'j' }))
      .yields(reported({ block: 'j' }));
    const { reached } = draftAfter(...before, reported({ value: '42', reason: 'recounted' }));
    expect(reached.map((one) => one.value)).toEqual(['41.5', '42']);
  });
});

it('of each indicator and year the last report holds, and none is made up', () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ block: fc.constantFrom('i', 'j'), year: fc.constantFrom('2020', '2021') }),
      ),
      (given) => {
        const reports = given.map((one, number) => ({ ...one, number }));
        const last = lastReached(reports);
        const keys = last.map(({ block, year }) => `${block} ${year}`);
        expect(keys).toEqual([...new Set(reports.map((one) => `${one.block} ${one.year}`))].sort());
        for (const { block, year, number } of last)
          expect(number).toBe(
            reports.findLastIndex((one) => one.block === block && one.year === year),
          );
      },
    ),
  ));

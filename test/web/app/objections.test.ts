/** What the screen of disagreements reads out of points, meetings and the record, and what it sends. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RaisedItem } from '../../../src/domain/draft/draft.ts';
import type { Event, Recorded } from '../../../src/domain/draft/event.ts';
import { isEnded } from '../../../src/domain/draft/judge-items.ts';
import type { Meeting } from '../../../src/web/app/api/items.ts';
import { objectionsShownHref } from '../../../src/web/app/links.ts';
import { readBegins } from '../../../src/web/app/objections/begins.ts';
import { emptyMinutes, readMinutes } from '../../../src/web/app/objections/minutes.ts';
import {
  choosePoints,
  endOf,
  type Point,
  recordOf,
  sectionsIn,
  stateOf,
} from '../../../src/web/app/objections/points.ts';

const stamp = { at: '2020-06-01T00:00:00Z', by: { person: 'p', organisation: 'o' } };
const bare: Point = {
  ...stamp,
  item: 1,
  kind: 'objection',
  agency: 'finance',
  round: 1,
  version: 1,
  lang: 'ru',
  block: 'b',
  quote: 'слова',
  reason: 'почему',
  place: { number: '2.9', heading: 'Цели', paragraph: 1 },
  watch: null,
  answer: null,
  withdrawn: null,
  upheld: null,
  settled: null,
  overridden: null,
  letGo: null,
};
const reasoned = { ...stamp, reason: 'r' };
const meeting: Meeting = {
  ...stamp,
  meeting: 1,
  begins: '2020-07-01T09:30:00Z',
  place: 'Зал',
  agenda: [1],
  invited: ['finance'],
  cancelled: null,
  held: null,
};

const anyPoint = fc.record({
  answer: fc.constantFrom(null, { ...reasoned, answer: 'refused' as const }),
  withdrawn: fc.constantFrom(null, reasoned),
  upheld: fc.constantFrom(null, reasoned),
  settled: fc.constantFrom(null, { ...reasoned, meeting: 1, settlement: 'agreed' as const }),
  overridden: fc.constantFrom(null, reasoned),
  letGo: fc.constantFrom(null, 3),
});

describe('a point', () => {
  it('has come to something exactly where the gates say it has ended', () => {
    fc.assert(
      fc.property(anyPoint, (fate) => {
        const point: Point = { ...bare, ...fate };
        expect(endOf(point) !== null).toBe(isEnded(point as unknown as RaisedItem));
        expect(stateOf(point, [meeting]) === 'ended').toBe(endOf(point) !== null);
      }),
    );
  });

  it('waits, is answered, upheld, met about, in that order', () => {
    const answered = { ...bare, answer: { ...reasoned, answer: 'partly' as const } };
    const upheld = { ...answered, upheld: reasoned };
    expect([bare, answered, upheld].map((one) => stateOf(one, []))).toEqual([
      'waits',
      'answered',
      'upheld',
    ]);
    expect(stateOf(upheld, [meeting])).toBe('meeting');
    expect(stateOf(upheld, [{ ...meeting, cancelled: reasoned }])).toBe('upheld');
  });

  it('is found by what the address says, and nothing else is', () => {
    const other: Point = { ...bare, item: 2, agency: 'health', kind: 'remark', place: null };
    const fundamental: Point = { ...bare, item: 3, fundamental: true };
    const points = [bare, other, fundamental];
    const numbers = (shown: Parameters<typeof choosePoints>[2]) =>
      choosePoints(points, [meeting], shown).map(({ item }) => item);
    expect(numbers({})).toEqual([1, 2, 3]);
    expect(numbers({ agency: 'health' })).toEqual([2]);
    expect(numbers({ kind: 'fundamental' })).toEqual([3]);
    expect(numbers({ state: 'meeting' })).toEqual([1]);
    expect(numbers({ section: 's2.9' })).toEqual([1, 3]);
    expect(numbers({ section: 'gone', agency: 'finance' })).toEqual([]);
    expect(objectionsShownHref('d', { section: 's2.10', item: 2, meeting: undefined })).toBe(
      '/drafts/d/objections?section=s2.10&item=2',
    );
  });

  it('stands in sections that follow the text, the lost ones last', () => {
    const at = (number: string): Point => ({
      ...bare,
      place: { number, heading: number, paragraph: null },
    });
    const points = [{ ...bare, place: null }, at('2.10'), at('10'), at('2.9'), at('2')];
    expect([...sectionsIn(points).keys()]).toEqual(['s2', 's2.9', 's2.10', 's10', 'gone']);
  });

  it('keeps its own record: meetings with it, its wording, and the verdict that let it go', () => {
    const events = [
      { type: 'signedOff', items: [{ item: 1 }] },
      { type: 'amendmentSubmitted', amendment: 4, item: 1 },
      { type: 'signedOff', items: [{ item: 2 }] },
      { type: 'itemAnswered', item: 1 },
      { type: 'itemAnswered', item: 2 },
      { type: 'meetingCalled', meeting: 1, agenda: [2] },
      { type: 'meetingCalled', meeting: 2, agenda: [1, 2] },
      { type: 'meetingHeld', meeting: 1 },
      { type: 'meetingCancelled', meeting: 2 },
      { type: 'amendmentDecided', amendment: 4 },
      { type: 'amendmentDecided', amendment: 5 },
      { type: 'signedOff', items: [] },
    ];
    const log = events.map((event, index) => ({
      event: { ...event, seq: index + 1 } as unknown as Event,
      hash: '' as Recorded['hash'],
    }));
    const seqs = recordOf(log, { ...bare, letGo: 3 }).map(({ event }) => event.seq);
    expect(seqs).toEqual([1, 4, 7, 9, 10, 12]);
  });
});

describe('a meeting', () => {
  it('begins at an hour of the procedure’s clock, or at none', () => {
    expect(readBegins('2020-07-01', '15:30')).toBe('2020-07-01T09:30:00Z');
    expect(readBegins('2026-07-01', '9.05')).toBe('2026-07-01T04:05:00Z');
    for (const hour of ['', '24:00', '12:60', '12', '1230'])
      expect(readBegins('2020-07-01', hour), hour).toBeNull();
    expect(readBegins(null, '15:30')).toBeNull();
  });

  it('is minuted when all is said, and nothing is agreed with who was absent', () => {
    const empty = emptyMinutes([bare]);
    expect(readMinutes(empty)).toBeNull();
    const said = { item: 1, agency: 'finance', reason: 'r', wording: ' ' };
    const outcomes = [{ ...said, settlement: 'agreed' as const }];
    const written = { minutes: 'm', present: [], outcomes };
    expect(readMinutes(written)).toBeNull();
    expect(readMinutes({ ...written, present: ['finance'] })).toEqual({
      present: ['finance'],
      minutes: 'm',
      outcomes: [{ item: 1, settlement: 'agreed', reason: 'r' }],
    });
  });
});

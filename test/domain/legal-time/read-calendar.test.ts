import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../src/domain/legal-time/calendar.ts';
import { CalendarFault } from '../../../src/domain/legal-time/fault.ts';
import { readCalendar } from '../../../src/domain/legal-time/read-calendar.ts';

// biome-ignore lint/suspicious/noExplicitAny: the cases damage a parsed file at will
type Json = any;

/** A week of five days with one exchange, one holiday in lieu, one change of mind. */
const small = (): Json => ({
  id: 'x',
  title: { kk: 'X', ru: 'X', en: 'X' },
  version: '2026-01-01',
  zone: 'Asia/Almaty',
  week: [1, 2, 3, 4, 5],
  names: { feast: { kk: 'Той', ru: 'Пир', en: 'Feast' } },
  sources: { act: { title: 'Act' }, order: { title: 'Order', address: 'https://example.org' } },
  years: [
    {
      year: 2026,
      source: 'act',
      confidence: 'seen',
      workingDays: 260,
      days: [
        { date: '2026-03-08', is: 'holiday', name: 'feast' },
        { date: '2026-03-09', is: 'transferred', of: '2026-03-08' },
        { date: '2026-05-02', is: 'working', of: '2026-05-04', source: 'order' },
        { date: '2026-05-04', is: 'swapped', of: '2026-05-02', source: 'order' },
        { date: '2026-07-06', is: 'rest', name: 'feast' },
        { date: '2026-07-06', is: 'revoked', knownFrom: '2026-06-01', confidence: 'inferred' },
      ],
    },
  ],
});

const pathOf = (damage: (json: Json) => void): string => {
  const json = small();
  damage(json);
  try {
    readCalendar(json);
  } catch (error) {
    if (error instanceof CalendarFault && error.data.code === 'bad-calendar')
      return error.data.path;
    throw error;
  }
  return 'read';
};

describe('a calendar file', () => {
  it('gives its days a source, a confidence and the name of the holiday they stand for', () => {
    const calendar = readCalendar(small());
    expect(dayOf(calendar, '2026-03-09')).toEqual({
      date: '2026-03-09',
      working: false,
      is: 'transferred',
      of: '2026-03-08',
      name: { kk: 'Той', ru: 'Пир', en: 'Feast' },
      source: { title: 'Act' },
      confidence: 'seen',
    });
    expect(dayOf(calendar, '2026-05-02')).toMatchObject({
      working: true,
      source: { title: 'Order', address: 'https://example.org' },
    });
    expect(dayOf(calendar, '2026-07-06')).toMatchObject({
      working: true,
      is: 'revoked',
      name: { en: 'Feast' },
      confidence: 'inferred',
    });
  });

  it('counts a date of knowledge from its first moment in the zone of the calendar', () => {
    const calendar = readCalendar(small());
    expect(dayOf(calendar, '2026-07-06', '2026-05-31T18:59:59Z').working).toBe(false);
    expect(dayOf(calendar, '2026-07-06', '2026-05-31T19:00:00Z').working).toBe(true);
  });

  it('reads every shipped file', () => {
    for (const id of ['kz', 'sk', 'eu']) {
      const file = new URL(`../../../workflows/calendars/${id}.json`, import.meta.url);
      expect(readCalendar(JSON.parse(readFileSync(file, 'utf8'))).id).toBe(id);
    }
  });

  it('is read when nothing is wrong', () => {
    expect(pathOf(() => undefined)).toBe('read');
  });

  const day = (index: number, change: object) => (json: Json) =>
    Object.assign(json.years[0].days[index], change);

  it.each<[string, string, (json: Json) => void]>([
    [
      'no zone',
      '/zone',
      (json) => {
        json.zone = 'Almaty';
      },
    ],
    [
      'a missing id',
      '/id',
      (json) => {
        delete json.id;
      },
    ],
    [
      'an unknown key',
      '/weeks',
      (json) => {
        json.weeks = [];
      },
    ],
    [
      'a week with eight days',
      '/week',
      (json) => {
        json.week.push(8);
      },
    ],
    [
      'a week without days',
      '/week',
      (json) => {
        json.week = [];
      },
    ],
    [
      'a version that is no date',
      '/version',
      (json) => {
        json.version = '2026';
      },
    ],
    [
      'a name without Kazakh',
      '/names/feast/kk',
      (json) => {
        delete json.names.feast.kk;
      },
    ],
    [
      'an empty source',
      '/sources/act/title',
      (json) => {
        json.sources.act.title = '';
      },
    ],
    [
      'no years',
      '/years',
      (json) => {
        json.years = [];
      },
    ],
    [
      'a year twice',
      '/years',
      (json) => {
        json.years.push({ ...json.years[0], days: [] });
      },
    ],
    [
      'a gap between years',
      '/years',
      (json) => {
        json.years.push({ year: 2028, source: 'act', confidence: 'seen', days: [] });
      },
    ],
    [
      'a wrong total',
      '/years/0/workingDays',
      (json) => {
        json.years[0].workingDays = 261;
      },
    ],
    [
      'an unknown confidence',
      '/years/0/confidence',
      (json) => {
        json.years[0].confidence = 'sure';
        json.years[0].days = [];
      },
    ],
    ['a date that does not exist', '/years/0/days/0/date', day(0, { date: '2026-02-30' })],
    ['a date of another year', '/years/0/days/0/date', day(0, { date: '2025-03-08' })],
    ['an unknown kind', '/years/0/days/0/is', day(0, { is: 'party' })],
    ['an unknown name', '/years/0/days/0/name', day(0, { name: 'toString' })],
    ['an unknown source', '/years/0/days/0/source', day(0, { source: 'rumour' })],
    [
      'a holiday without a name',
      '/years/0/days/0/name',
      (json) => {
        delete json.years[0].days[0].name;
      },
    ],
    ['a holiday exchanged for a day', '/years/0/days/0/of', day(0, { of: '2026-03-09' })],
    [
      'a day in lieu of nothing',
      '/years/0/days/1/of',
      (json) => {
        delete json.years[0].days[1].of;
      },
    ],
    [
      'a day in lieu of a day that is no holiday',
      '/years/0/days/1/of',
      day(1, { of: '2026-03-07' }),
    ],
    [
      'a day in lieu of a holiday in the week',
      '/years/0/days/1/of',
      (json) => {
        json.years[0].days[0].date = '2026-03-06';
        json.years[0].days[1].of = '2026-03-06';
      },
    ],
    ['an exchange with another day', '/years/0/days/2/of', day(3, { of: '2026-05-03' })],
    ['an exchange that is not mutual', '/years/0/days/2/of', day(2, { of: '2026-05-05' })],
    ['knowledge at no instant', '/years/0/days/5/knownFrom', day(5, { knownFrom: 'June' })],
    [
      'two entries known at once',
      '/years/0/days/5',
      (json) => {
        delete json.years[0].days[5].knownFrom;
      },
    ],
    ['a withdrawal of nothing', '/years/0/days/5', day(5, { date: '2026-07-07' })],
  ])('with %s is refused at %s', (_, path, damage) => {
    expect(pathOf(damage)).toBe(path);
  });

  it.each([null, [], 'kz', 5, undefined])('%j is no calendar', (json) => {
    expect(() => readCalendar(json)).toThrow(CalendarFault);
  });
});

import { describe, expect, it } from 'vitest';
import {
  compareKazakh,
  formatDate,
  formatDay,
  formatInstant,
  formatNumber,
  kazakhSortKey,
} from '../../src/domain/format.ts';
import { languages } from '../../src/domain/language.ts';

describe('a date', () => {
  it('has the official long form in each language', () => {
    expect(languages.map((language) => formatDate('2026-11-22', language))).toEqual([
      '2026 жылғы 22 қараша',
      '22 ноября 2026 года',
      '22 November 2026',
    ]);
    expect(languages.map((language) => formatDay('2026-11-22', language))).toEqual([
      '2026 жылғы 22 қараша, жексенбі',
      'воскресенье, 22 ноября 2026 года',
      'Sunday, 22 November 2026',
    ]);
  });

  it('names every month', () => {
    const months = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));
    const say = (language: 'kk' | 'ru' | 'en') =>
      months.map((month) => formatDate(`2026-${month}-01`, language)).join('; ');
    expect(say('kk')).toBe(
      '2026 жылғы 1 қаңтар; 2026 жылғы 1 ақпан; 2026 жылғы 1 наурыз; 2026 жылғы 1 сәуір; ' +
        '2026 жылғы 1 мамыр; 2026 жылғы 1 маусым; 2026 жылғы 1 шілде; 2026 жылғы 1 тамыз; ' +
        '2026 жылғы 1 қыркүйек; 2026 жылғы 1 қазан; 2026 жылғы 1 қараша; 2026 жылғы 1 желтоқсан',
    );
    for (const month of months) {
      const date = new Date(`2026-${month}-01`);
      for (const language of ['ru', 'en'] as const) {
        const name = new Intl.DateTimeFormat(language, {
          day: 'numeric',
          month: 'long',
          timeZone: 'UTC',
        })
          .formatToParts(date)
          .find(({ type }) => type === 'month')?.value;
        expect(formatDate(`2026-${month}-01`, language)).toContain(` ${name} `);
      }
    }
  });

  it('that does not exist is refused', () => {
    expect(() => formatDate('2026-02-30', 'en')).toThrow(RangeError);
  });
});

describe('an instant', () => {
  it('is told on the clock of its zone', () => {
    const say = (language: 'kk' | 'ru' | 'en', zone: string) =>
      formatInstant('2026-11-22T13:05:59Z', language, zone);
    expect(say('kk', 'Asia/Almaty')).toBe('2026 жылғы 22 қараша, 18:05 (Алматы)');
    expect(say('ru', 'Europe/Brussels')).toBe('22 ноября 2026 года, 14:05 (Брюссель)');
    expect(say('en', 'America/New_York')).toBe('22 November 2026, 08:05 (New York)');
  });

  it('shows the offset on a day whose clock was changed', () => {
    expect(formatInstant('2024-02-29T17:30:00Z', 'en', 'Asia/Almaty')).toBe(
      '29 February 2024, 23:30 (UTC+06:00, Almaty)',
    );
    expect(formatInstant('2024-02-29T18:30:00Z', 'en', 'Asia/Almaty')).toBe(
      '29 February 2024, 23:30 (UTC+05:00, Almaty)',
    );
  });
});

describe('a number', () => {
  it.each<[number | string, string, string]>([
    [0, '0', '0'],
    [-1234.5, '-1\u00a0234,5', '-1,234.5'],
    [999, '999', '999'],
    [1000, '1\u00a0000', '1,000'],
    ['1900000000', '1\u00a0900\u00a0000\u00a0000', '1,900,000,000'],
    [
      '12345678901234567890.10',
      '12\u00a0345\u00a0678\u00a0901\u00a0234\u00a0567\u00a0890,10',
      '12,345,678,901,234,567,890.10',
    ],
  ])('%s is grouped', (value, kk, en) => {
    expect(formatNumber(value, 'kk')).toBe(kk);
    expect(formatNumber(value, 'ru')).toBe(kk);
    expect(formatNumber(value, 'en')).toBe(en);
  });

  it.each(['', '1,5', '1e3', ' 1', '.5', Number.NaN, Number.POSITIVE_INFINITY, 1e21])(
    '%s is refused',
    (value) => {
      expect(() => formatNumber(value, 'en')).toThrow(RangeError);
    },
  );
});

describe('the Kazakh order', () => {
  const alphabet = 'АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ';

  it('has 42 letters, each after the one before', () => {
    const letters = [...alphabet];
    expect(letters).toHaveLength(42);
    const shuffled = letters.toSorted((a, b) => (a < b ? 1 : -1));
    expect(shuffled.toSorted(compareKazakh)).toEqual(letters);
    expect(
      letters
        .map((letter) => letter.toLowerCase())
        .toSorted(compareKazakh)
        .join(''),
    ).toBe(alphabet.toLowerCase());
  });

  it('sorts names of bodies as a Kazakh index does', () => {
    const names = [
      'Қаржы министрлігі',
      'Әділет министрлігі',
      'Ішкі істер министрлігі',
      'Ақпарат министрлігі',
      'Кеден',
      'Үкімет',
      'Ұлттық банк',
      'Finance',
      '2-бөлім',
      'Ыстық',
    ];
    expect(names.toSorted(compareKazakh)).toEqual([
      '2-бөлім',
      'Ақпарат министрлігі',
      'Әділет министрлігі',
      'Кеден',
      'Қаржы министрлігі',
      'Ұлттық банк',
      'Үкімет',
      'Ыстық',
      'Ішкі істер министрлігі',
      'Finance',
    ]);
  });

  it('ignores case but decides ties, and reads composed and split letters alike', () => {
    expect(compareKazakh('қала', 'Қала')).toBe(-1);
    expect(compareKazakh('Қала', 'қала')).toBe(1);
    expect(compareKazakh('қала', 'қала')).toBe(0);
    expect(compareKazakh('ҚАЛА', 'қаланың')).toBe(-1);
    expect(kazakhSortKey('й')).toBe(kazakhSortKey('и\u0306'));
  });
});

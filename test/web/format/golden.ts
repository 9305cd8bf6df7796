/**
 * What the format module says, next to what it must say: the same list is run in Node, in workerd
 * and in Chromium, because their `Intl` differ.
 */
import {
  formatDate,
  formatDay,
  formatInstant,
  formatNumber,
  kazakhSortKey,
} from '../../../src/domain/format.ts';
import { compareNames, sayList } from '../../../src/web/format/list.ts';
import { sayMonth, weekdaysIn } from '../../../src/web/format/month.ts';
import { sayRelative } from '../../../src/web/format/relative.ts';
import { sayDate, sayShortDate, sayTerm, sayTime } from '../../../src/web/format/when.ts';

const zone = 'Asia/Almaty';
const noon = '2026-11-22T07:00:00.000Z';
const [kk, ru, en] = (['kk', 'ru', 'en'] as const).map((lang) => ({ lang, zone }));
const clocks = { kk, ru, en } as { readonly [K in 'kk' | 'ru' | 'en']: { lang: K; zone: string } };

const relative = (iso: string) =>
  (['kk', 'ru', 'en'] as const).map((lang) => sayRelative(iso, noon, clocks[lang])).join(' | ');

const sorted = (lang: 'kk' | 'ru' | 'en', names: string) =>
  names.split(' ').sort(compareNames(lang)).join(' ');

/** Pairs of what is said and what must be. */
export const golden = (): readonly (readonly [said: string, must: string])[] => [
  [sayMonth('2026-08', 'kk'), '2026 жылғы тамыз'],
  [sayMonth('2026-08', 'ru'), 'Август 2026 года'],
  [sayMonth('2026-08', 'en'), 'August 2026'],
  [weekdaysIn('kk')[2]?.name ?? '', 'сәрсенбі'],
  [weekdaysIn('ru')[6]?.short ?? '', 'Вс'],
  [formatDate('2026-11-22', 'kk'), '2026 жылғы 22 қараша'],
  [formatDate('2026-11-22', 'ru'), '22 ноября 2026 года'],
  [formatDay('2026-11-22', 'kk'), '2026 жылғы 22 қараша, жексенбі'],
  [formatDay('2026-11-22', 'en'), 'Sunday, 22 November 2026'],
  [sayDate('2026-11-21T19:00:00Z', clocks.kk), '2026 жылғы 22 қараша'],
  [sayShortDate(noon, clocks.kk), '22.11.2026'],
  [sayShortDate(noon, clocks.ru), '22.11.2026'],
  [sayShortDate('2026-03-01T19:00:00Z', clocks.en), '2 Mar 2026'],
  [sayTime(noon, clocks.ru), '12:00'],
  [sayTerm('2020-07-02T18:00:00Z', clocks.kk), '2020 жылғы 2 шілде, 24:00 (Алматы)'],
  [
    formatInstant('2024-02-29T17:30:00Z', 'ru', zone),
    '29 февраля 2024 года, 23:30 (UTC+06:00, Алматы)',
  ],
  [formatNumber('1234567.89', 'kk'), '1\u00a0234\u00a0567,89'],
  [formatNumber('1234567.89', 'en'), '1,234,567.89'],
  [relative('2026-11-22T07:00:30Z'), 'қазір ғана | только что | just now'],
  [relative('2026-11-22T06:59:00Z'), '1 минут бұрын | 1 минуту назад | 1 minute ago'],
  [relative('2026-11-22T06:38:00Z'), '22 минут бұрын | 22 минуты назад | 22 minutes ago'],
  [relative('2026-11-22T12:00:00Z'), '5 сағаттан кейін | через 5 часов | in 5 hours'],
  [relative('2026-11-21T05:00:00Z'), 'кеше | вчера | yesterday'],
  [relative('2026-11-23T07:00:00Z'), 'ертең | завтра | tomorrow'],
  [relative('2026-11-25T07:00:00Z'), '3 күннен кейін | через 3 дня | in 3 days'],
  [relative('2026-11-11T07:00:00Z'), '11 күн бұрын | 11 дней назад | 11 days ago'],
  [relative('2026-10-01T07:00:00Z'), '2026 жылғы 1 қазан | 1 октября 2026 года | 1 October 2026'],
  [sayList([], 'en'), ''],
  [sayList(['А'], 'kk'), 'А'],
  [sayList(['А', 'Б', 'В'], 'kk'), 'А, Б және В'],
  [sayList(['А', 'Б'], 'ru'), 'А и Б'],
  [sayList(['A', 'B', 'C'], 'en'), 'A, B and C'],
  [
    sorted('kk', 'Яш Ұлы Әсет Ғани Адам Үміт Қайрат Кәрім'),
    'Адам Әсет Ғани Кәрім Қайрат Ұлы Үміт Яш',
  ],
  [sorted('ru', 'Яна Ёлка Егор Жанна Анна'), 'Анна Егор Ёлка Жанна Яна'],
  [sorted('en', 'b a C'), 'a b C'],
  [String(kazakhSortKey('Ә') > kazakhSortKey('а')), 'true'],
];

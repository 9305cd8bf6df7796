/** Dates and terms on the clock of a procedure. */
import { expect, it } from 'vitest';
import type { Language } from '../../src/domain/language.ts';
import { sayDate, sayTerm } from '../../src/web/format/when.ts';

const zone = 'Asia/Almaty';

it.each<[string, Language, string]>([
  ['2020-07-02T18:00:00.000Z', 'en', '2 July 2020, 24:00 (Almaty)'],
  ['2020-07-02T18:00:00.000Z', 'ru', '2 июля 2020 года, 24:00 (Алматы)'],
  ['2020-07-02T18:00:00.000Z', 'kk', '2020 жылғы 2 шілде, 24:00 (Алматы)'],
  ['2020-12-31T18:00:00.000Z', 'en', '31 December 2020, 24:00 (Almaty)'],
  ['2020-07-02T12:30:00.000Z', 'en', '2 July 2020, 18:30 (Almaty)'],
  // The clock of Almaty was set back an hour at the end of 29 February 2024.
  ['2024-03-01T19:00:00.000Z', 'en', '1 March 2024, 24:00 (Almaty)'],
])('says that a term ends at %s in %s as %s', (at, lang, said) => {
  expect(sayTerm(at, { lang, zone })).toBe(said);
});

it('says the day it is in the zone, not in UTC', () => {
  expect(sayDate('2020-06-17T19:00:00.000Z', { lang: 'en', zone })).toBe('18 June 2020');
});

/** Terms in words: each is read back as the one it was, whatever follows, and nothing else is a term. */
import { expect, it } from 'vitest';
import { languages } from '../../../src/domain/language.ts';
import { readDue, sayDue } from '../../../src/domain/text/due.ts';

const two = (number: number) => String(number).padStart(2, '0');
const months = Array.from({ length: 12 }, (_, index) => two(index + 1));
const days = Array.from({ length: 31 }, (_, index) => two(index + 1));
/** Every term of some years: leap or not, and those no date is said of. */
const terms = ['0009', '2021', '2024', '9999'].flatMap((year) => [
  year,
  ...[1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`),
  ...months.flatMap((month) => [
    `${year}-${month}`,
    ...days.map((day) => `${year}-${month}-${day}`),
  ]),
]);

it.each(languages)('every term is said in %s in its own words, and read back from them', (lang) => {
  const said = terms.map((due) => sayDue(due, lang));
  expect(new Set(said).size).toBe(terms.length);
  for (const [index, words] of said.entries())
    for (const rest of ['.', '; 1', '}', ''])
      expect(readDue(`«${words}${rest}`, 1, lang)).toEqual({
        due: terms[index],
        end: words.length + 1,
      });
});

it.each([
  ['kk', ['2021 жыл', '2021 жылғы IV тоқсан', '2021 жылғы желтоқсан', '2021 жылғы 9 желтоқсан']],
  ['ru', ['2021 год', 'IV квартал 2021 года', 'декабрь 2021 года', '9 декабря 2021 года']],
  ['en', ['2021', 'the fourth quarter of 2021', 'December 2021', '9 December 2021']],
] as const)('a year, a quarter, a month and a day are said in %s as lawyers do', (lang, words) => {
  const dues = ['2021', '2021-Q4', '2021-12', '2021-12-09'];
  expect(dues.map((due) => sayDue(due, lang))).toEqual(words);
});

it('what is printed of no term is none', () => {
  const strange = ['V квартал 2021 года', '31 февраля 2021 года', '09 мая 2021 года', '21 год', ''];
  for (const words of [...strange, '2021-Q4', '2021-12-31'])
    expect(readDue(words, 0, 'ru'), words).toBeNull();
});

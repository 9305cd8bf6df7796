/** The language of what a person wrote, by its letters. */
import { expect, it } from 'vitest';
import { recogniseLanguage } from '../../src/web/public/said.tsx';

it.each([
  ['Ескерілді, келесі редакцияда нақтыланады.', 'kk'],
  ['Учтено, будет уточнено в следующей редакции.', 'ru'],
  ['Accepted; the next version will say so.', 'en'],
  ['ТҮЗЕТУ', 'kk'],
  ['ASAR: принято', 'ru'],
  ['', 'en'],
])('takes %j for %s', (text, lang) => {
  expect(recogniseLanguage(text)).toBe(lang);
});

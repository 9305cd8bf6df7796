/** Which language a page is in. */
import { expect, it } from 'vitest';
import { acceptedLanguage } from '../../src/http/pages/frame.ts';

it.each([
  ['', 'en'],
  ['kk', 'kk'],
  ['ru-RU,ru;q=0.9,en;q=0.8', 'ru'],
  ['en;q=0.4, kk-KZ;q=0.9', 'kk'],
  ['de, fr;q=0.9', 'en'],
  ['de, ru;q=0.1', 'ru'],
  ['kk;q=0, ru;q=0.1', 'ru'],
  ['*', 'en'],
  ['KK', 'kk'],
  ['ru;q=nonsense, kk;q=0.2', 'kk'],
])('takes the reader who accepts %j to %s', (header, lang) => {
  expect(acceptedLanguage(header)).toBe(lang);
});

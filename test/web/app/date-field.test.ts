/** What three fields say of a date. */
import { expect, it } from 'vitest';
import { readDate } from '../../../src/web/parts/date-field.tsx';

it.each([
  ['22', '11', '2026', '2026-11-22'],
  [' 9', '02', '2024', '2024-02-09'],
  ['29', '2', '2024', '2024-02-29'],
  ['29', '2', '2025', null],
  ['31', '4', '2026', null],
  ['', '4', '2026', null],
  ['1e1', '4', '2026', null],
  ['1', '13', '2026', null],
])('%s %s %s is %s', (day, month, year, date) => {
  expect(readDate({ day, month, year })).toBe(date);
});

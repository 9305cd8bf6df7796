/** Many numbers of amendments said in few words. */
import { expect, it } from 'vitest';
import { sayNumbers } from '../../../src/web/app/triage/numbers.ts';

const say = (...numbers: readonly number[]) =>
  sayNumbers(numbers, (number) => `No. ${number}`, 'en')
    .replaceAll('\u00a0', ' ')
    .replaceAll('\u2060', '');

it('says those that follow each other by the first and the last, whatever order they come in', () => {
  expect(say(7)).toBe('No. 7');
  expect(say(8, 7)).toBe('No. 7 and No. 8');
  expect(say(12, 3, 4, 5, 12, 9)).toBe('No. 3–5, No. 9 and No. 12');
  expect(say()).toBe('');
});

/** What the format module says in Node. */
import { expect, it } from 'vitest';
import { golden } from './golden.ts';

it.each(golden())('%s', (said, must) => {
  expect(said).toBe(must);
});

/** The types of the API are those of its description. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { typesHead } from '../api-types.ts';

it('belong to the committed description: run `npm run openapi`', () => {
  const [head] = readFileSync('src/web/app/api/schema.d.ts', 'utf8').split('\n', 1);
  expect(head).toBe(typesHead(readFileSync('schema/openapi.json', 'utf8')));
});

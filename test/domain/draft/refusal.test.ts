/** Refusals are values a caller can trust: typed, complete, and each one of `decide` has a test. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { decide } from '../../../src/domain/draft/decide.ts';
import { assert, Refusal, refuse } from '../../../src/domain/draft/refusal.ts';
import { refusalOf } from '../given.ts';
import { drafter, monday } from '../samples.ts';

const read = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
    .join('\n');
const codesIn = (source: string, call: RegExp) =>
  [...new Set([...source.matchAll(call)].map(([, code]) => code))].sort();

it('every code that decide can give is refused in some test', () => {
  const given = codesIn(read('src/domain/draft'), /refuse\(\s*'([a-z-]+)'/g);
  const tested = codesIn(read('test/domain/draft'), /\.refuses\(\s*'([a-z-]+)'/g);
  expect(given.length).toBeGreaterThan(12);
  expect(tested).toEqual(given);
});

it('every reason that judge can give stands in a test', () => {
  const judge = readFileSync('src/domain/draft/because.ts', 'utf8');
  const union = /readonly code:([^;]+);/.exec(judge)?.[1] ?? '';
  const codes = codesIn(union, /'([a-z-]+)'/g);
  const tests = read('test/domain/draft');
  expect(codes.length).toBeGreaterThan(12);
  expect(codes.filter((code) => !tests.includes(`code: '${code}'`))).toEqual([]);
});

it('a refusal carries its code, its data and a message for the log', () => {
  const refusal = refusalOf(() => refuse('not-asked', { agency: 'finance' }));
  expect(refusal).toBeInstanceOf(Refusal);
  expect(refusal).toMatchObject({
    name: 'Refusal',
    code: 'not-asked',
    facts: { agency: 'finance' },
  });
  expect(refusal.message).toBe('not-asked {"agency":"finance"}');
});

it('a broken promise of the code is no refusal', () => {
  expect(() => assert(false, 'it holds')).toThrow('invariant: it holds');
  const ask = () =>
    decide({ type: 'retitle', titles: { kk: '', ru: '', en: '' } }, null, {
      actor: drafter,
      now: monday,
    });
  expect(ask).toThrow('invariant: retitle needs a draft');
  expect(ask).not.toThrow(Refusal);
});

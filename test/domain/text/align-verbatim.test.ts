/** Text that was put into a block of code or a comment, or taken out of one, is what it was. */
import { expect, it } from 'vitest';
import { align } from '../../../src/domain/text/align.ts';
import { apply, invert } from '../../../src/domain/text/apply.ts';
import { diff } from '../../../src/domain/text/diff.ts';
import { checkText, countingIds } from '../../../src/domain/text/identity.ts';
import {
  changesBetween,
  doc,
  type Json,
  one,
  p,
  section,
  three,
  two,
  ul,
} from './align-builders.ts';

const verbatim = (text: string): Json => ({
  type: 'preformatted',
  content: [{ type: 'text', text }],
});
const comment = `<!-- ${one} -->`;

it('a paragraph that became a comment keeps its identity, and so it does on the way back', () => {
  const kinds = ['retype', 'reword'];
  expect(changesBetween([p(one), p(two)], [verbatim(comment), p(two)])).toEqual(
    kinds.map((kind) => `${kind} preformatted`),
  );
  expect(changesBetween([verbatim(comment), p(two)], [p(one), p(two)])).toEqual(
    kinds.map((kind) => `${kind} paragraph`),
  );
});

it('a chapter in a block of code is told as joined, its titles apart, and back as split', () => {
  const list = ['обучение организаций в областях;', 'единый портал государственных грантов.'];
  const chapter = [p(one), section('Цели', p(two), ul(...list), p(three))];
  const code = verbatim(
    [one, '## Цели', two, ...list.map((item) => `- ${item}`), three].join('\n'),
  );
  expect(changesBetween([section('Итог', ...chapter)], [section('Итог', code)])).toEqual([
    'retype preformatted',
    'join preformatted',
    'delete section',
  ]);
  expect(changesBetween([section('Итог', code)], [section('Итог', ...chapter)])).toEqual([
    'retype paragraph',
    'split paragraph',
    'insert section',
  ]);
});

it('parts of one text are told in the order of the text, however deep they lie', () => {
  const lines = ['первая цель общества;', 'вторая цель общества;', 'третья цель общества.'];
  const whole = p([one, two, ...lines, three].join(' '));
  const parts = [p(one), p(two), ul(...lines), p(three)];
  for (const [before, after] of [
    [[whole], parts],
    [parts, [whole]],
  ] as const) {
    const base = doc(...before);
    const next = align(doc(...after), base, countingIds('n'));
    checkText(next);
    const found = diff(base, next);
    expect(found.changes).toHaveLength(1);
    const [change] = found.changes;
    const side = (op: string) =>
      change && 'words' in change
        ? change.words.map((run) => (run.op === op ? '' : run.text)).join('')
        : '';
    expect([side('insert'), side('delete')].map((text) => text.replaceAll('¶', ' '))).toEqual([
      [one, two, ...lines, three].join(' '),
      [one, two, ...lines, three].join(' '),
    ]);
    expect(apply(base, found).eq(next)).toBe(true);
    expect(apply(next, invert(found)).eq(base)).toBe(true);
  }
});

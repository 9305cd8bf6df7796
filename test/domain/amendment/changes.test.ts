/** Which entries of a diff are decided together; random texts are in `test/laws/amendments.test.ts`. */
import { expect, it } from 'vitest';
import { changesOf } from '../../../src/domain/amendment/changes.ts';
import { align } from '../../../src/domain/text/align.ts';
import { apply } from '../../../src/domain/text/apply.ts';
import { checkText, countingIds } from '../../../src/domain/text/identity.ts';
import { doc, one, p, section, three, two } from '../text/align-builders.ts';

it('a section goes with the lines that leave it for a text before it, and not without', () => {
  const base = doc(
    p(one),
    section('Прежнее', p(two), p('Исчезло совсем.')),
    section('Итог', p(three)),
  );
  const proposed = align(
    doc(p(`${one} ${two}`), section('Итог', p(`${three} Так и будет.`))),
    base,
    countingIds('n'),
  );
  const groups = changesOf(base, proposed, 'ru');
  expect(groups.map(({ changes }) => changes.map(({ kind }) => kind))).toEqual([
    ['join', 'delete'],
    ['reword'],
  ]);
  for (const { changes } of groups) checkText(apply(base, { changes }));
  expect(apply(base, { changes: groups.flatMap(({ changes }) => changes) }).eq(proposed)).toBe(
    true,
  );
});

/** How alike proposals are found to be, whoever asks and whatever else they change. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareGists, gistOf, isSimilar } from '../../../src/domain/amendment/similar.ts';
import { align } from '../../../src/domain/text/align.ts';
import type { Change } from '../../../src/domain/text/change.ts';
import { diff } from '../../../src/domain/text/diff.ts';
import { countingIds } from '../../../src/domain/text/identity.ts';
import { parseMarkdown } from '../../../src/interchange/markdown.ts';

const source = `# Days

A body insures a volunteer for ten days.

# Names

A volunteer works of free will.

- hours
- expenses
`;
const base = parseMarkdown(source, countingIds('b')).doc;
const proposing = (from: string, to: string): readonly Change[] => {
  const { doc } = parseMarkdown(source.replace(from, to), countingIds('p'));
  return diff(base, align(doc, base, countingIds('n'))).changes;
};
const compare = (a: readonly Change[], b: readonly Change[]) => compareGists(gistOf(a), gistOf(b));

const edits = [
  ['ten days', 'twenty days'],
  ['ten days', 'thirty days'],
  ['free will', 'their own free will'],
  ['- expenses', '- expenses\n- a certificate of hours'],
  ['\n- hours', ''],
  ['# Names', '# Terms'],
] as const;

const pick = (index: number): readonly [string, string] => edits[index] ?? edits[0];

describe('likeness', () => {
  it('is whole between equal proposals, and the same both ways', () =>
    fc.assert(
      fc.property(fc.nat(edits.length - 1), fc.nat(edits.length - 1), (x, y) => {
        const [a, b] = [proposing(...pick(x)), proposing(...pick(y))];
        expect(compare(a, a).words).toBe(1);
        const [one, other] = [compare(a, b), compare(b, a)];
        expect(one.words).toBe(other.words);
        expect(new Set(one.blocks)).toEqual(new Set(other.blocks));
        expect(one.words).toBeLessThanOrEqual(1);
      }),
    ));

  it('is seen in the place, though the words differ', () => {
    const found = compare(proposing(...edits[0]), proposing(...edits[1]));
    expect(found.blocks).toHaveLength(1);
    expect(found.words).toBe(0.5);
    expect(isSimilar(found)).toBe(true);
  });

  it('is seen in the words, though the place differs', () => {
    const here = proposing(
      'ten days.',
      'ten days.\n\nEverybody gets a certificate of their hours.',
    );
    const there = proposing(
      'free will.',
      'free will.\n\nEverybody gets a certificate of their hours!',
    );
    const found = compare(here, there);
    expect(found).toEqual({ blocks: [], words: 1 });
    expect(isSimilar(found)).toBe(true);
  });

  it('is none between proposals about other things in other places', () => {
    const found = compare(proposing(...edits[0]), proposing(...edits[3]));
    expect(found).toEqual({ blocks: [], words: 0 });
    expect(isSimilar(found)).toBe(false);
  });
});

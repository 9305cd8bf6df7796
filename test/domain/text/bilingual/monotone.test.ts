/** The alignment of two lists against every alignment there is, on lists short enough to try all. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  alignMonotone,
  type Band,
  type Weights,
} from '../../../../src/domain/text/bilingual/monotone.ts';
import { runs } from '../../../laws/texts.ts';

const whole = (n: number, m: number): Band => ({
  low: new Int32Array(n + 1),
  high: new Int32Array(n + 1).fill(m),
});

/** Every path with its weight; pairs as `i-j`. */
function allPaths(n: number, m: number, { pair, split, join, skip }: Weights) {
  const paths: { readonly weight: number; readonly pairs: readonly string[] }[] = [];
  const walk = (i: number, j: number, weight: number, pairs: readonly string[]) => {
    if (i === n && j === m) paths.push({ weight, pairs });
    if (i < n && j < m) walk(i + 1, j + 1, weight + pair(i, j), [...pairs, `${i}-${j}`]);
    if (i < n && j + 1 < m)
      walk(i + 1, j + 2, weight + split(i, j), [...pairs, `${i}-${j}`, `${i}-${j + 1}`]);
    if (i + 1 < n && j < m)
      walk(i + 2, j + 1, weight + join(i, j), [...pairs, `${i}-${j}`, `${i + 1}-${j}`]);
    if (i < n) walk(i + 1, j, weight + skip, pairs);
    if (j < m) walk(i, j + 1, weight + skip, pairs);
  };
  walk(0, 0, 0, []);
  return paths;
}

const table = fc.array(
  fc.array(fc.integer({ min: -60, max: 60 }), { minLength: 5, maxLength: 5 }),
  {
    minLength: 5,
    maxLength: 5,
  },
);

describe('a monotone alignment', () => {
  it('is a heaviest path, and its probabilities are sums over all paths', () =>
    fc.assert(
      fc.property(fc.nat(4), fc.nat(4), table, table, (n, m, ones, twos) => {
        const weights: Weights = {
          pair: (i, j) => (ones[i]?.[j] as number) / 10,
          split: (i, j) => (twos[i]?.[j] as number) / 10 - 3,
          join: (i, j) => (twos[j]?.[i] as number) / 10 - 3,
          skip: -2,
        };
        const found = alignMonotone(n, m, weights, whole(n, m));
        const paths = allPaths(n, m, weights);
        const heaviest = Math.max(...paths.map(({ weight }) => weight));
        const taken = found.map(({ i, j }) => `${i}-${j}`).join();
        const same = paths.filter(({ pairs }) => pairs.join() === taken);
        expect(Math.max(...same.map(({ weight }) => weight))).toBeCloseTo(heaviest, 9);
        const total = paths.reduce((sum, { weight }) => sum + Math.exp(weight), 0);
        for (const { i, j, probability } of found) {
          const through = paths.filter(({ pairs }) => pairs.includes(`${i}-${j}`));
          const share = through.reduce((sum, { weight }) => sum + Math.exp(weight), 0) / total;
          expect(probability).toBeCloseTo(share, 9);
        }
      }),
      { numRuns: runs(300, 10_000) },
    ));

  it('pairs what may be paired only, and leaves out all when nothing may', () => {
    const never = () => Number.NEGATIVE_INFINITY;
    const weights: Weights = { pair: never, split: never, join: never, skip: -1 };
    expect(alignMonotone(3, 2, weights, whole(3, 2))).toEqual([]);
    expect(alignMonotone(0, 0, weights, whole(0, 0))).toEqual([]);
    const one: Weights = { ...weights, join: (i, j) => (i === 1 && j === 1 ? 5 : -Infinity) };
    expect(alignMonotone(3, 2, one, whole(3, 2))).toMatchObject([
      { i: 1, j: 1, later: false },
      { i: 2, j: 1, later: true },
    ]);
  });
});

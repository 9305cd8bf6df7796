import { describe, expect, it } from 'vitest';
import { randomIds } from '../../src/ids.ts';

const draw = (count: number, one: () => string) => Array.from({ length: count }, one);
/** Of those that begin so, none but one were drawn. */
const beginnings = (drawn: readonly string[], signs: number) =>
  new Set(drawn.map((one) => one.slice(0, signs))).size;

describe('identifiers', () => {
  it('of blocks are never given twice, and those drawn together begin alike', () => {
    const drawn = draw(64 * 1_000, randomIds.block);
    for (const id of drawn) expect(id).toMatch(/^[A-Za-z0-9_-]{12}$/);
    expect(new Set(drawn).size).toBe(drawn.length);
    expect(beginnings(drawn, 11)).toBeLessThanOrEqual(1_001);
    expect(beginnings(drawn, 5)).toBeGreaterThan(990);
  });

  it('that are secrets say nothing of each other, nor do blocks say anything of them', () => {
    const drawn = draw(5_000, () => {
      randomIds.block();
      return randomIds.secret();
    });
    for (const secret of drawn) expect(secret).toMatch(/^[A-Za-z0-9_-]{24}$/);
    // Any six signs in a row are 36 random bits: two of 5,000 alike are one chance in 5,000.
    for (let at = 0; at <= 18; at += 6)
      expect(new Set(drawn.map((one) => one.slice(at, at + 6))).size).toBeGreaterThan(4_990);
    expect(new Set(drawn.join('')).size).toBe(64);
  });
});

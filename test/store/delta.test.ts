import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyDelta, encodeDelta } from '../../src/store/delta.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const words = fc
  .array(fc.constantFrom('қоғам ', 'общество ', 'policy ', 'и ', '"},{"text":"', '👍🏽'), {
    maxLength: 60,
  })
  .map((list) => list.join(''));
const apply = (base: Uint8Array, delta: Uint8Array, length: number) => {
  const target = new Uint8Array(length);
  applyDelta(base, delta, target);
  return target;
};
const makes = (base: Uint8Array, target: Uint8Array) => {
  const delta = encodeDelta(base, target);
  expect(apply(base, delta, target.length)).toEqual(target);
  return delta.length;
};

it('makes any bytes of any others', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), fc.uint8Array({ maxLength: 80 }), (a, b) => {
      expect(makes(a, b)).toBeLessThanOrEqual(b.length + 2);
    }),
  );
});

it('makes a text of one that shares stretches with it, in any order', () => {
  fc.assert(
    fc.property(words, words, words, words, (a, b, c, d) => {
      makes(bytes(a + b + c + d), bytes(c + a + d + d + b));
      makes(bytes(a + c + d), bytes(a + b + d));
    }),
  );
});

it('costs about what is new, however far apart the rest stands', () => {
  const line = (number: number) => `${number} жол мәтіні ${number * 7919}; `;
  const lines = Array.from({ length: 5_000 }, (_, number) => line(number));
  const before = bytes(lines.join(''));
  expect(makes(before, before)).toBeLessThan(8);
  expect(makes(before, bytes(lines.with(2_500, 'басқа сөз').join('')))).toBeLessThan(50);
  const turned = [...lines.slice(3_000), ...lines.slice(0, 3_000)];
  expect(makes(before, bytes(turned.join('')))).toBeLessThan(30);
});

it('refuses what does not fit', () => {
  const [base, target] = [bytes('а'.repeat(100)), bytes(`${'а'.repeat(90)}б`)];
  const delta = encodeDelta(base, target);
  const why = 'a delta does not fit its base';
  expect(() => apply(base.subarray(0, 20), delta, target.length)).toThrow(why);
  expect(() => apply(base, delta.subarray(0, 2), target.length)).toThrow(why);
  expect(() => apply(base, delta, target.length - 1)).toThrow(why);
});

import { deflateRawSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeFrame, encodeFrame } from '../../src/store/codec.ts';

const dictionary = new TextEncoder().encode(
  '{"attrs":{"id":"азаматтық қоғам"},"type":"paragraph"}',
);
const some = fc.uint8Array({ maxLength: 300 });

it('gives back any bytes, alone and after a dictionary', () => {
  fc.assert(
    fc.property(some, fc.option(fc.constant(dictionary)), (plain, before) => {
      const stored = encodeFrame(plain, before);
      expect(new Uint8Array(decodeFrame(stored, plain.length, before))).toEqual(plain);
    }),
  );
});

it('reads what was deflated without a dictionary, whatever it is', () => {
  fc.assert(
    fc.property(some, fc.integer({ min: 0, max: 9 }), (plain, level) => {
      const stored = deflateRawSync(plain, { level });
      expect(new Uint8Array(decodeFrame(stored, plain.length, null))).toEqual(plain);
    }),
  );
});

it('refuses bytes cut short, of another size, or of no form', () => {
  const plain = new TextEncoder().encode('Қазақстан Республикасы '.repeat(40));
  for (const before of [null, dictionary]) {
    const stored = encodeFrame(plain, before);
    expect(() => decodeFrame(stored.subarray(0, -1), plain.length, before)).toThrow();
    expect(() => decodeFrame(stored, plain.length + 1, before)).toThrow('has');
    expect(() => decodeFrame(stored, plain.length - 1, before)).toThrow('has');
    expect(() => decodeFrame(new Uint8Array(8).fill(255), plain.length, before)).toThrow();
  }
});

it('makes no room for what grew beyond its size', () => {
  const bomb = new Uint8Array(20_000_000);
  for (const stored of [deflateRawSync(bomb), zstdCompressSync(bomb)])
    expect(() => decodeFrame(stored, 10, null)).toThrow(RangeError);
});

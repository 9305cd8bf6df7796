/** The picture of a key: its path draws exactly the dark modules, each once. */

import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { drawRows } from '../../../src/web/app/account/qr-code.tsx';

describe('the picture of a key', () => {
  it('draws every dark module once, and no other', () => {
    const words = 'otpauth://totp/Kelisim:dina%40example.kz?secret=JBSWY3DPEHPK3PXP&issuer=Kelisim';
    const { data, size } = encode(words, { ecc: 'M', border: 4 });
    const drawn = data.map((row) => row.map(() => 0));
    for (const [, x, y, length] of drawRows(data).matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
      for (let at = 0; at < Number(length); at++) {
        const row = drawn[Number(y)] ?? [];
        row[Number(x) + at] = (row[Number(x) + at] ?? 0) + 1;
      }
    expect(drawn).toEqual(data.map((row) => row.map((isDark) => (isDark ? 1 : 0))));
    expect([size, drawn.flat().some((count) => count > 0)]).toEqual([data.length, true]);
  });
});

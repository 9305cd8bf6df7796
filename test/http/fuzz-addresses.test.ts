/** Random addresses, queries and headers: reading never ends in a fault and never writes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftAt } from './stages.ts';
import { createWorld } from './world.ts';

describe('random addresses', () => {
  const part = fc.oneof(
    fc.constantFrom('api', 'drafts', 'public', 'assets', 'versions', 'diff', 'compare', 'texts'),
    fc.constantFrom('d0001', '1', '1.md', 'ru', '..', '%2e', '%00', '%ff', '%2f', '', '__proto__'),
    fc.string({ unit: 'grapheme', maxLength: 8 }).map(encodeURIComponent),
  );
  const query = fc
    .dictionary(
      fc.constantFrom('from', 'to', 'lang', 'limit', 'cursor', 'state', 'agency', 'version', 'x'),
      fc.oneof(
        fc.constantFrom('1', '2', 'ru', 'kk', '-1', '1e9', '', '%00'),
        fc.string({ unit: 'grapheme', maxLength: 8 }),
      ),
      { maxKeys: 3 },
    )
    .map((pairs) => new URLSearchParams(pairs).toString());
  const address = fc.oneof(
    fc
      .tuple(fc.array(part, { maxLength: 5 }), query)
      .map(([parts, search]) => `/${parts.join('/')}?${search}`),
    fc
      .tuple(fc.constantFrom('versions', 'versions/1.html', 'diff', 'events', 'delta'), query)
      .map(([rest, search]) => `/api/drafts/d0001/${rest}?${search}`),
    fc
      .tuple(fc.constantFrom('', '/compare', '/v/1', '/versions/1', '/1'), query)
      .map(([rest, search]) => `/public/d0001${rest}?${search}`),
  );
  const header = fc.dictionary(
    fc.constantFrom('accept', 'accept-language', 'if-none-match', 'if-match', 'kelisim-actor'),
    fc.oneof(
      fc.constantFrom('*/*', 'text/html', 'ru;q=0.5, kk', 'de', '*', '"x"', 'aigerim-saparova'),
      fc.string({ minLength: 1, maxLength: 12 }).filter((text) => /^[!-~]+$/.test(text)),
    ),
    { maxKeys: 2 },
  );

  it('are read without a fault, and read nothing into being', async () => {
    const world = await createWorld();
    await draftAt(world, 'circulation');
    const before = await world.countWritten();
    await fc.assert(
      fc.asyncProperty(address, header, async (path, headers) => {
        const { status } = await world.app.request(path, { headers });
        expect(status, path).toBeLessThan(500);
      }),
      { numRuns: 5_000, interruptAfterTimeLimit: 2_500 },
    );
    expect(world.faults).toEqual([]);
    expect(await world.countWritten()).toBe(before);
    world.close();
  });
});

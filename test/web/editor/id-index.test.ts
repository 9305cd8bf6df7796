/** The index of ids against plain maps, one for every moment, asked in any order. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  changeCounts,
  countOf,
  createIdIndex,
  type IdIndex,
  knownIn,
} from '../../../src/web/editor/id-index.ts';

const ids = ['a', 'b', 'c', 'd'] as const;

/** A change of the index `of` moments ago, by remainder. */
const change = fc.record({
  of: fc.nat(),
  differences: fc.array(fc.tuple(fc.constantFrom(...ids), fc.integer({ min: -1, max: 2 })), {
    maxLength: 3,
  }),
});

it('every index answers for its own moment, whatever came of it', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), fc.array(fc.nat()), (changes, asked) => {
      const moments: { readonly index: IdIndex; readonly counts: ReadonlyMap<string, number> }[] = [
        { index: createIdIndex(new Map([['a', 1]])), counts: new Map([['a', 1]]) },
      ];
      for (const { of, differences } of changes) {
        const from = moments[of % moments.length];
        if (!from) continue;
        const counts = new Map(from.counts);
        const once = new Map(differences);
        for (const [id, by] of once) counts.set(id, (counts.get(id) ?? 0) + by);
        moments.push({ index: changeCounts(from.index, once), counts });
      }
      for (const number of [...asked, ...moments.keys()]) {
        const { index, counts } = moments[number % moments.length] ?? expect.fail();
        for (const id of ids) expect(countOf(index, id)).toBe(counts.get(id));
        expect(knownIn(index)).toBe(counts.size);
      }
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply, invert } from '../../src/domain/text/apply.ts';
import { diff } from '../../src/domain/text/diff.ts';
import { countingIds } from '../../src/domain/text/identity.ts';
import { docs, edits, patience, perform, runs } from './texts.ts';

const numRuns = runs(3_000, 200_000);

describe('diff laws', patience, () => {
  it('a doc does not differ from itself', () => {
    fc.assert(
      fc.property(docs, (doc) => {
        expect(diff(doc, doc).changes).toEqual([]);
      }),
    );
  });

  it('apply gives the newer doc and its inverse the older, through JSON', () => {
    fc.assert(
      fc.property(docs, edits(8), (a, list) => {
        const b = perform(a, list, countingIds('n'));
        const found = JSON.parse(JSON.stringify(diff(a, b))) as ReturnType<typeof diff>;
        expect(apply(a, found).toJSON()).toEqual(b.toJSON());
        expect(apply(b, invert(found)).toJSON()).toEqual(a.toJSON());
        expect(invert(invert(found)).stats).toEqual(found.stats);
      }),
      { numRuns },
    );
  });

  it('also of two texts that share nothing but ids, whatever each calls by them', () => {
    fc.assert(
      fc.property(docs, docs, (a, b) => {
        const found = diff(a, b);
        expect(apply(a, found).toJSON()).toEqual(b.toJSON());
        expect(apply(b, invert(found)).toJSON()).toEqual(a.toJSON());
      }),
      { numRuns: runs(300, 20_000) },
    );
  });

  it('words of a change give both texts back', () => {
    fc.assert(
      fc.property(docs, edits(8), (a, list) => {
        const b = perform(a, list, countingIds('n'));
        for (const change of diff(a, b).changes) {
          if (change.kind !== 'reword' && change.kind !== 'marks') continue;
          const text = (skip: string) =>
            change.words.flatMap(({ op, text: run }) => (op === skip ? [] : [run])).join('');
          const plain = (content: typeof change.before) =>
            content
              .map(({ type, text: own }) => own ?? (type === 'hard_break' ? '\n' : '※'))
              .join('');
          expect(text('insert')).toBe(plain(change.before));
          expect(text('delete')).toBe(plain(change.after));
        }
      }),
      { numRuns: runs(500, 20_000) },
    );
  });
});

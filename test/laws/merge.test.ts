import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import type { Conflict } from '../../src/domain/text/change.ts';
import { checkText, countingIds } from '../../src/domain/text/identity.ts';
import { type Merge, merge, openMerging, resolve } from '../../src/domain/text/merge.ts';
import { numberedWords, tellEditsApart, tellWordsApart, wordMint } from './numbered.ts';
import {
  docs,
  edits,
  lineEdits,
  lines,
  patience,
  perform,
  type RandomEdit,
  runs,
} from './texts.ts';

/** A base and two docs that grew from it, each by up to `most` edits. */
const triples = (most: number) =>
  fc.tuple(docs, edits(most), edits(most)).map(([base, own, other]) => ({
    base,
    ours: perform(base, own, countingIds('o')),
    theirs: perform(base, other, countingIds('t')),
  }));

/** All laws together: 20,000 triples, a million in the long run. */
const numRuns = runs(8_000, 400_000);
const equal = (x: Node, y: Node) => expect(x.toJSON()).toEqual(y.toJSON());

/** The same, with each word of all three told apart from every other. */
const numberedTriples = (most: number, texts = docs, editsOf = edits) =>
  fc.tuple(texts, editsOf(most), editsOf(most)).map(([doc, own, other]) => {
    const base = tellWordsApart(doc, wordMint('b'));
    const grow = (list: RandomEdit[], prefix: string) =>
      perform(base, tellEditsApart(list, wordMint(prefix)), countingIds(prefix));
    return { base, ours: grow(own, 'o'), theirs: grow(other, 't') };
  });

const wordsOf = (value: Node | readonly Conflict[]) => numberedWords(JSON.stringify(value));

/**
 * Words of either side, those of attributes among them, that are neither in the merge nor in a
 * conflict nor deleted by the other, nor come back where one side is taken in every conflict. Of
 * attributes of a block that was joined to another a notice is enough.
 */
function lostWords(
  { base, ours, theirs }: Record<'base' | 'ours' | 'theirs', Node>,
  merged: Merge,
) {
  const old = new Set(wordsOf(base));
  const [x, y] = [new Set(wordsOf(ours)), new Set(wordsOf(theirs))];
  const isDeleted = (word: string) => old.has(word) && !(x.has(word) && y.has(word));
  const without = (words: readonly string[], shown: readonly string[]) => {
    const kept = new Set(shown);
    return words.filter((word) => !kept.has(word));
  };
  const gone = [...x, ...y].filter((word) => !isDeleted(word));
  const lost = without(gone, [...wordsOf(merged.doc), ...wordsOf(merged.conflicts)]);
  if (merged.notices.some(({ kind }) => kind === 'joined')) return [];
  if (lost.length === 0 || merged.conflicts.length === 0) return lost;
  return (['ours', 'theirs'] as const).reduce(
    (left, side) => without(left, wordsOf(settle(merged, side))),
    lost,
  );
}

/** Words that stand more often in the merge than on either side. */
function doubledWords({ ours, theirs }: Record<'ours' | 'theirs', Node>, merged: Node) {
  const count = (doc: Node) => {
    const counts = new Map<string, number>();
    for (const word of wordsOf(doc)) counts.set(word, (counts.get(word) ?? 0) + 1);
    return counts;
  };
  const [x, y] = [count(ours), count(theirs)];
  return [...count(merged)].filter(
    ([word, times]) => times > Math.max(x.get(word) ?? 0, y.get(word) ?? 0, 1),
  );
}

/** Links new on either side that are neither in the merge nor in a conflict. */
function lostLinks(
  { base, ours, theirs }: Record<'base' | 'ours' | 'theirs', Node>,
  { doc, conflicts }: Merge,
): readonly string[] {
  const linksOf = (value: unknown) =>
    JSON.stringify(value).match(/https:\/\/adilet\.zan\.kz\/[a-z]+\d+z/g) ?? [];
  const known = new Set([base, doc, conflicts].flatMap(linksOf));
  return [ours, theirs].flatMap(linksOf).filter((link) => !known.has(link));
}

const swapSides = (conflict: Conflict): Conflict => ({
  ...conflict,
  ours: conflict.theirs,
  theirs: conflict.ours,
});
const byId = (x: { id: string }, y: { id: string }) => (x.id < y.id ? -1 : 1);

const sides = fc.constantFrom('base', 'ours', 'theirs');

/** The text when one side is taken in every conflict, and in those that come of it. */
function settle(unsettled: Merge, side: 'base' | 'ours' | 'theirs'): Node {
  let merged = unsettled;
  checkText(merged.doc);
  for (let round = 0; merged.conflicts.length > 0; round++) {
    expect(round).toBeLessThan(20);
    merged = resolve(merged, Object.fromEntries(merged.conflicts.map(({ id }) => [id, side])));
    checkText(merged.doc);
  }
  return merged.doc;
}

describe('merge laws', patience, () => {
  it('what was found of a side for one merge serves the next', () => {
    fc.assert(
      fc.property(triples(4), edits(4), ({ base, ours, theirs }, more) => {
        const docs = [ours, theirs, perform(base, more, countingIds('m'))];
        const mergeOnto = openMerging(base);
        for (const x of docs)
          for (const y of docs) {
            const [alone, among] = [merge(base, x, y), mergeOnto(x, y)];
            expect(among.conflicts).toEqual(alone.conflicts);
            expect(among.notices).toEqual(alone.notices);
            equal(among.doc, alone.doc);
          }
      }),
      { numRuns: runs(200, 20_000) },
    );
  });

  it('a side that changed nothing takes no part, and the same change is made once', () => {
    fc.assert(
      fc.property(triples(6), ({ base, ours }) => {
        for (const { doc, conflicts } of [
          merge(base, base, ours),
          merge(base, ours, base),
          merge(base, ours, ours),
        ]) {
          equal(doc, ours);
          expect(conflicts).toEqual([]);
        }
      }),
      { numRuns: runs(500, 20_000) },
    );
  });

  it('the result is a valid text, and conflicts are plain JSON', () => {
    fc.assert(
      fc.property(triples(5), ({ base, ours, theirs }) => {
        const { doc, conflicts } = merge(base, ours, theirs);
        checkText(doc);
        expect(JSON.parse(JSON.stringify(conflicts))).toEqual(conflicts);
        expect(new Set(conflicts.map(({ id }) => id)).size).toBe(conflicts.length);
      }),
      { numRuns },
    );
  });

  it('every word of either side is in the result or a conflict, or somebody deleted it', () => {
    fc.assert(
      fc.property(numberedTriples(4), (docs) => {
        const merged = merge(docs.base, docs.ours, docs.theirs);
        checkText(merged.doc);
        expect(lostWords(docs, merged)).toEqual([]);
        if (merged.conflicts.length === 0) expect(doubledWords(docs, merged.doc)).toEqual([]);
      }),
      { numRuns },
    );
  });

  it('every link a side gave is in the result or a conflict, or its words are deleted and that is told', () => {
    fc.assert(
      fc.property(numberedTriples(4, lines, lineEdits), (docs) => {
        const merged = merge(docs.base, docs.ours, docs.theirs);
        if (merged.notices.every(({ kind }) => kind !== 'overlap'))
          expect(lostLinks(docs, merged)).toEqual([]);
      }),
      { numRuns: runs(4_000, 100_000) },
    );
  });

  it('swapping sides swaps labels and nothing else', () => {
    fc.assert(
      fc.property(triples(5), ({ base, ours, theirs }) => {
        const [one, other] = [merge(base, ours, theirs), merge(base, theirs, ours)];
        equal(one.doc, other.doc);
        expect([...other.conflicts].map(swapSides).sort(byId)).toEqual(
          [...one.conflicts].sort(byId),
        );
      }),
      { numRuns: runs(2_000, 100_000) },
    );
  });

  it('choosing for every conflict leaves none and a valid text', () => {
    fc.assert(
      fc.property(triples(5), sides, ({ base, ours, theirs }, side) => {
        settle(merge(base, ours, theirs), side);
      }),
      { numRuns: runs(1_500, 100_000) },
    );
  });

  it('even of texts that share nothing but ids, or it is refused that one cannot stand', () => {
    fc.assert(
      fc.property(fc.tuple(docs, docs, docs), sides, ([base, ours, theirs], side) => {
        try {
          settle(merge(base, ours, theirs), side);
        } catch (error) {
          expect(error).toMatchObject({ name: 'TextFault', code: 'wrong-base' });
        }
      }),
      { numRuns: runs(150, 20_000) },
    );
  });
});

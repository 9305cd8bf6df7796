/** Laws of amendments on random texts: what follows, collides and is foretold is what a merge does. */
import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { type Collision, collide } from '../../src/domain/amendment/collide.ts';
import { type Followed, follow, openFollowing } from '../../src/domain/amendment/follow.ts';
import { saysSame } from '../../src/domain/amendment/follow-say.ts';
import { findTouch, meet, sharedBlocks } from '../../src/domain/amendment/follow-touch.ts';
import { openNarrow } from '../../src/domain/amendment/narrow.ts';
import {
  finish,
  type Intent,
  type Open,
  openWhatIfs,
  whatIf,
} from '../../src/domain/amendment/what-if.ts';
import type { Conflict } from '../../src/domain/text/change.ts';
import { diff } from '../../src/domain/text/diff.ts';
import { checkText, countingIds, parseText } from '../../src/domain/text/identity.ts';
import { merge } from '../../src/domain/text/merge.ts';
import { numberedWords, tellEditsApart, tellWordsApart, wordMint } from './numbered.ts';
import { docs, edits, patience, perform, runs } from './texts.ts';

const prefixes = ['o', 't', 'u', 'v', 'w'];

/** A base and docs that grew from it, each by up to `most` edits. */
const grown = (count: number, most: number) =>
  fc
    .tuple(docs, fc.array(edits(most), { minLength: count, maxLength: count }))
    .map(([base, lists]) => ({
      base,
      grown: lists.map((list, at) => perform(base, list, countingIds(prefixes[at] as string))),
    }));

interface Grown {
  readonly base: Node;
  readonly grown: readonly Node[];
}

/** The same, with each word of all told apart from every other. */
const numbered = (count: number, most: number) =>
  fc
    .tuple(docs, fc.array(edits(most), { minLength: count, maxLength: count }))
    .map(([doc, lists]) => {
      const base = tellWordsApart(doc, wordMint('b'));
      const own = lists.map((list, at) => {
        const prefix = prefixes[at] as string;
        return perform(base, tellEditsApart(list, wordMint(prefix)), countingIds(prefix));
      });
      return { base, grown: own };
    });

/** Those of attributes too. */
const wordsOf = (said: Node | readonly Conflict[]) => new Set(numberedWords(JSON.stringify(said)));
/** The blocks of a text in the order they stand in. */
const orderOf = (doc: Node): string => {
  const ids: unknown[] = [];
  doc.descendants(({ attrs }) => {
    if (attrs.id) ids.push(attrs.id);
  });
  return ids.join(' ');
};
const equal = (x: Node, y: Node) => expect(x.toJSON()).toEqual(y.toJSON());
const readable = (followed: Followed) =>
  'doc' in followed ? { ...followed, doc: followed.doc.toJSON() } : followed;
const open = (base: Node, proposed: readonly Node[]): Open[] =>
  proposed.map((one, at) => ({ number: at + 1, texts: { ru: { base, proposed: one } } }));
const adopt = (...numbers: number[]): Intent[] =>
  numbers.map((amendment) => ({ amendment, outcome: 'adopted' }));

/** Words of which many are equal, so that where a word came or went is not always plain. */
const vocabulary = ['қоғам', 'и', 'развитие', '10', 'общество', 'civil,', 'т.е.', '—'] as const;
const words = (minLength: number, maxLength: number) =>
  fc.array(fc.constantFrom(...vocabulary), { minLength, maxLength });
type Count = (word: string) => number;
const countWords =
  (doc: Node): Count =>
  (word) =>
    doc.textContent.split(' ').filter((own) => own === word).length;
const wordEdits = fc.array(fc.tuple(fc.nat(99), fc.nat(2), words(0, 2)), {
  minLength: 1,
  maxLength: 3,
});
const rewrite = (line: readonly string[], list: [number, number, string[]][]): string[] =>
  list.reduce<string[]>(
    (own, [at, gone, come]) => {
      own.splice(at % (own.length + 1), gone, ...come);
      return own;
    },
    [...line],
  );
const lineOf = (line: readonly string[]): Node =>
  parseText({
    type: 'doc',
    content: [
      { type: 'paragraph', attrs: { id: 'a' }, content: [{ type: 'text', text: line.join(' ') }] },
    ],
  });

describe('reading only what a merge is about', patience, () => {
  it('merges one after the other as reading all would', () => {
    const check = ({ base, grown: [first, ...rest] }: { base: Node; grown: readonly Node[] }) => {
      const { mergeOnto } = openNarrow(base);
      let text = first as Node;
      for (const one of rest) {
        const [own, all] = [mergeOnto(text, one), merge(base, text, one)];
        expect([own.conflicts, own.notices]).toEqual([all.conflicts, all.notices]);
        equal(own.doc, all.doc);
        if (all.conflicts.length === 0) text = own.doc;
      }
    };
    fc.assert(fc.property(grown(4, 3), check), { numRuns: runs(300, 100_000) });
  });

  it('foretells what following in the whole texts does, whatever was asked before', () => {
    const check = ({ base, grown: [first, ...rest] }: { base: Node; grown: readonly Node[] }) => {
      const narrow = openNarrow(base);
      let text = first as Node;
      for (const one of rest) {
        const followed = openFollowing(base, text, narrow);
        for (const other of rest)
          expect(readable(followed(other))).toEqual(readable(follow(base, other, text)));
        const { doc, conflicts } = narrow.mergeOnto(text, one);
        if (conflicts.length === 0) text = doc;
      }
    };
    fc.assert(fc.property(grown(4, 3), check), { numRuns: runs(80, 100_000) });
  });
});

describe('laws of amendments', patience, () => {
  it('proposals that do not meet merge with nothing to say, in either order', () => {
    fc.assert(
      fc.property(grown(2, 2), ({ base, grown: [x, y] }) => {
        const [own, other] = [x, y] as [Node, Node];
        fc.pre(!meet(findTouch(base, own), findTouch(base, other)));
        const { doc, conflicts, notices } = merge(base, own, other);
        expect(conflicts).toEqual([]);
        expect(notices).toEqual([]);
        checkText(doc);
        const isSame = sharedBlocks(findTouch(base, own), findTouch(base, other)).length === 0;
        expect(follow(base, other, own).fate).toBe(isSame ? 'unaffected' : 'carried');
        expect(diff(own, doc).stats).toEqual(diff(base, other).stats);
      }),
      { numRuns: runs(1_500, 1_000_000) },
    );
  });

  it('nor is there anything to say of changes of one line that share no slot', () => {
    let apart = 0;
    fc.assert(
      fc.property(words(6, 30), wordEdits, wordEdits, (line, own, other) => {
        // A line that loses every word is no line: there is nothing left to share.
        fc.pre([own, other].every((list) => rewrite(line, list).length > 0));
        const [base, x, y] = [line, rewrite(line, own), rewrite(line, other)].map(lineOf) as [
          Node,
          Node,
          Node,
        ];
        fc.pre(!meet(findTouch(base, x), findTouch(base, y)));
        apart++;
        const { doc, conflicts, notices } = merge(base, x, y);
        expect([...conflicts, ...notices]).toEqual([]);
        const [b, o, t, merged] = [base, x, y, doc].map(countWords) as [Count, Count, Count, Count];
        for (const word of vocabulary) expect(merged(word)).toBe(o(word) + t(word) - b(word));
      }),
      { numRuns: runs(1_500, 1_000_000) },
    );
    expect(apart).toBeGreaterThan(500);
  });

  it('every word of an amendment is carried, in a conflict, in the text or deleted by it', () => {
    fc.assert(
      fc.property(numbered(2, 3), ({ base, grown: [x, y] }) => {
        const [next, proposed] = [x, y] as [Node, Node];
        const followed = follow(base, proposed, next);
        const kept = 'doc' in followed ? wordsOf(followed.doc) : wordsOf(next);
        const shown = 'conflicts' in followed ? wordsOf(followed.conflicts) : new Set();
        const old = wordsOf(base);
        const lost = [...wordsOf(proposed)].filter(
          (word) => !old.has(word) && !kept.has(word) && !shown.has(word),
        );
        if (followed.fate === 'carried' || followed.fate === 'contained') expect(lost).toEqual([]);
        if (followed.fate === 'moot' || followed.fate === 'needs-author') {
          // What is in no conflict can be adopted once these are settled: the merge still has it.
          const merged = wordsOf(merge(base, next, proposed).doc);
          expect(lost.filter((word) => !merged.has(word))).toEqual([]);
        }
        if (followed.fate === 'contained') {
          const took = [...old].filter((word) => !wordsOf(proposed).has(word));
          expect(took.filter((word) => kept.has(word))).toEqual([]);
        }
      }),
      { numRuns: runs(1_500, 500_000) },
    );
  });

  it('an amendment stands on its base, and is contained in itself and where it was adopted', () => {
    fc.assert(
      fc.property(grown(2, 3), ({ base, grown: [x, y] }) => {
        const [next, proposed] = [x, y] as [Node, Node];
        expect(follow(base, proposed, base).fate).toBe('unaffected');
        fc.pre(!base.eq(proposed));
        expect(follow(base, proposed, proposed).fate).toBe('contained');
        if (follow(base, proposed, next).fate !== 'unaffected') return;
        const { doc } = merge(base, next, proposed);
        expect(follow(base, proposed, doc).fate).toBe('contained');
      }),
      { numRuns: runs(1_000, 200_000) },
    );
  });

  it('what a decision would give is what merging one by one gives', () => {
    fc.assert(
      fc.property(
        grown(4, 2),
        fc.shuffledSubarray([1, 2, 3], { minLength: 1 }),
        ({ base, grown: [text, ...proposed] }, order) => {
          const found = whatIf({ ru: text as Node }, open(base, proposed), adopt(...order));
          let current = text as Node;
          const left = new Set([1, 2, 3]);
          for (const number of order) {
            const { doc, conflicts } = merge(base, current, proposed[number - 1] as Node);
            if (conflicts.length > 0) continue;
            current = doc;
            left.delete(number);
          }
          equal(found.texts.ru as Node, current);
          const missed = found.unapplied.map(({ amendment }) => amendment);
          expect(missed).toEqual(order.filter((number) => left.has(number)));
          expect(found.fates).toEqual(
            [...left].map((amendment) => {
              const own = follow(base, proposed[amendment - 1] as Node, current);
              return { amendment, fate: own.fate, texts: { ru: own } };
            }),
          );
        },
      ),
      { numRuns: runs(1_000, 200_000) },
    );
  });

  it('a question gone on from others is answered as if asked alone, while texts and amendments come and go', () => {
    const check = ({ base, grown: [text, later, ...rest] }: Grown) => {
      const ask = openWhatIfs();
      const [all, fewer] = [open(base, rest), open(base, rest).slice(0, 2)];
      for (const [now, left, intents] of [
        [text, all, adopt(1, 2, 3)],
        [text, all, adopt(1, 3)],
        [text, fewer, adopt(1, 3)],
        [text, all, adopt(1, 3, 2)],
        [later, all, adopt(1, 3, 2)],
        [later, fewer, adopt(1, 2)],
        [text, all, adopt(2, 1)],
      ] as const) {
        const question = { working: { ru: now as Node }, open: left, intents };
        const own = finish(ask(question));
        const alone = whatIf(question.working, left, intents);
        expect(own.unapplied).toEqual(alone.unapplied);
        expect(own.fates.map(({ fate }) => fate)).toEqual(alone.fates.map(({ fate }) => fate));
        expect(own.applied.map(({ amendment }) => amendment)).toEqual(
          alone.applied.map(({ amendment }) => amendment),
        );
        equal(own.texts.ru as Node, alone.texts.ru as Node);
      }
    };
    fc.assert(fc.property(grown(5, 3), check), { numRuns: runs(100, 30_000) });
  });

  it('amendments that do not meet come to one text in any order', () => {
    fc.assert(
      fc.property(
        grown(3, 2),
        fc.shuffledSubarray([1, 2, 3], { minLength: 3 }),
        ({ base, grown: proposed }, order) => {
          const touches = proposed.map((one) => findTouch(base, one));
          fc.pre(touches.every((x, at) => touches.slice(at + 1).every((y) => !meet(x, y))));
          const all = open(base, proposed);
          const [one, other] = [[1, 2, 3], order].map((numbers) =>
            whatIf({ ru: base }, all, adopt(...numbers)),
          );
          expect(one?.unapplied).toEqual([]);
          equal(one?.texts.ru as Node, other?.texts.ru as Node);
        },
      ),
      { numRuns: runs(1_000, 400_000) },
    );
  });

  it('two amendments collide exactly when adopting both is not simply adding both', () => {
    fc.assert(
      fc.property(grown(2, 2), ({ base, grown: [x, y] }) => {
        const [own, other] = [x, y] as [Node, Node];
        const { pairs, groups } = collide(base, [
          { number: 2, proposed: other },
          { number: 1, proposed: own },
        ]);
        const { doc, conflicts, notices } = merge(base, own, other);
        if (saysSame(own, other)) {
          expect(groups).toEqual([{ kind: 'identical', amendments: [1, 2] }]);
          return;
        }
        fc.pre(!saysSame(base, own) && !saysSame(base, other));
        // Equal blocks that changed places say the same, although both changes are in the text.
        const within = [own, other].filter(
          (one) => saysSame(doc, one) && (pairs.length > 0 || orderOf(doc) === orderOf(one)),
        ).length;
        const isTold = notices.some(({ kind }) => kind === 'overlap');
        expect(pairs.length > 0).toBe(conflicts.length > 0 || within > 0 || isTold);
        const [pair] = pairs as [Collision | undefined];
        if (pair?.kind !== 'makes-moot') return;
        const [first, second] = pair.amendments[0] === 1 ? [own, other] : [other, own];
        expect(follow(base, second, first).fate).toBe('moot');
        expect(pair.conflicts).toEqual(merge(base, first, second).conflicts);
      }),
      { numRuns: runs(1_000, 400_000) },
    );
  });
});

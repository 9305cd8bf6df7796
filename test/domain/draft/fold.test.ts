/** Laws of the fold and of the chain, on logs of every kind of fact in random order and number. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/domain/draft/draft.ts';
import {
  chainHash,
  type Event,
  type Fact,
  genesis,
  record,
} from '../../../src/domain/draft/event.ts';
import { canonicalJson } from '../../../src/domain/text/canonical.ts';
import { deepFreeze, type Given, recordAll } from '../given.ts';
import { fact, finance, named, partner, textRoot } from '../samples.ts';

type Make = (numbers: Numbers) => Given;

/** Facts that need nothing before them but the creation; each names its number by position. */
const anyFact: fc.Arbitrary<Make> = fc.oneof<fc.Arbitrary<Make>[]>(
  fc.string().map((name) => () => ({ type: 'titled', titles: named(name) }) as const),
  fc.string().map((ru) => () => ({ type: 'summarised', summary: { ru } }) as const),
  fc
    .array(fc.string())
    .map((participants) => () => ({ type: 'participantsChosen', participants }) as const),
  fc.string().map((name) => () => fact.saved(name)),
  fc.string().map((label) => (numbers: Numbers) => ({
    type: 'versionFrozen',
    version: ++numbers.versions,
    hash: textRoot(label),
    texts: { ru: textRoot(label) },
    titles: named(label),
    label,
    summary: '',
    diffs: {},
  })),
  fc.boolean().map(
    (opens) => (numbers: Numbers) =>
      fact.moved({
        transition: 'any',
        from: 'drafting',
        to: opens ? 'review' : 'drafting',
        ...(opens ? { round: { round: ++numbers.rounds, version: 1, participants: [] } } : {}),
      }),
  ),
  fc.nat(3).map((count) => (numbers: Numbers) => ({
    by: finance,
    fact: {
      type: 'signedOff',
      round: numbers.rounds,
      version: 1,
      hash: textRoot('v'),
      agency: 'finance',
      verdict: count ? 'object' : 'agree',
      note: '',
      items: Array.from({ length: count }, () => ({
        item: ++numbers.items,
        kind: 'objection' as const,
        lang: 'ru' as const,
        block: 'b',
        quote: 'q',
        reason: 'r',
      })),
    },
  })),
  fc.constant((numbers: Numbers) => ({ fact: fact.amended(++numbers.amendments), by: partner })),
  fc.nat().map(
    (n) => (numbers: Numbers) =>
      numbers.items === 0
        ? fact.saved('none')
        : ({
            type: 'itemAnswered',
            item: 1 + (n % numbers.items),
            answer: 'partly',
            reason: 'r',
          } as const),
  ),
  fc
    .nat()
    .map(
      (n) => (numbers: Numbers) =>
        numbers.items === 0
          ? fact.saved('none')
          : ({ type: 'itemWithdrawn', item: 1 + (n % numbers.items), reason: 'r' } as const),
    ),
  fc.nat().map(
    (n) => (numbers: Numbers) =>
      numbers.amendments === 0
        ? fact.saved('none')
        : ({
            type: n % 2 ? 'amendmentDecided' : 'amendmentWithdrawn',
            amendment: 1 + (n % numbers.amendments),
            outcome: 'adopted',
            reason: 'r',
          } as Fact),
  ),
);

interface Numbers {
  versions: number;
  rounds: number;
  items: number;
  amendments: number;
}

const anyLog = fc.array(anyFact, { maxLength: 30 }).map((makers) => {
  const numbers = { versions: 0, rounds: 0, items: 0, amendments: 0 };
  return recordAll([fact.created(), ...makers.map((make) => make(numbers))]);
});

describe('the fold of a log', () => {
  it('is the same in pieces as at once, wherever it is cut', () => {
    fc.assert(
      fc.property(anyLog, fc.nat(), fc.nat(), (log, a, b) => {
        const cuts = [a % log.length, b % log.length].sort((x, y) => x - y);
        const [first = 0, second = 0] = cuts.map((cut) => Math.max(1, cut));
        const pieces = [log.slice(0, first), log.slice(first, second), log.slice(second)];
        const [head = [], ...rest] = pieces;
        expect(rest.reduce(fold, fold(null, head))).toEqual(fold(null, log));
      }),
    );
  });

  it('is the same one by one, and changes neither the draft it starts from nor any event', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        deepFreeze(log);
        let draft = null;
        for (const one of log) draft = deepFreeze(fold(draft, [one]));
        expect(draft).toEqual(fold(null, log));
      }),
    );
  });

  it('survives JSON: what a snapshot holds folds on like the live draft', () => {
    fc.assert(
      fc.property(anyLog, fc.nat(), (log, a) => {
        const cut = Math.max(1, a % log.length);
        const stored = JSON.parse(canonicalJson(fold(null, log.slice(0, cut))));
        expect(fold(stored, log.slice(cut))).toEqual(fold(null, log));
      }),
    );
  });

  it('counts what the log counts', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const draft = fold(null, log);
        const many = (type: Event['type']) => log.filter(({ event }) => event.type === type).length;
        expect(draft.seq).toBe(log.length);
        expect(draft.head).toBe(log.at(-1)?.hash);
        expect(draft.versions).toHaveLength(many('versionFrozen'));
        expect(draft.moves).toHaveLength(many('moved'));
        expect(draft.signoffs).toHaveLength(many('signedOff'));
        expect(draft.amendments).toHaveLength(many('amendmentSubmitted'));
        expect(draft.rounds.filter(({ closedAt }) => closedAt === null).length).toBeLessThan(2);
        draft.items.forEach(({ item }, index) => {
          expect(item).toBe(index + 1);
        });
      }),
    );
  });

  it('closes a round when the draft moves, and only then', () => {
    const opening = fact.moved({ to: 'review', round: { round: 1, version: 1, participants: [] } });
    const at = '2020-06-02T00:00:00.000Z';
    const draft = fold(null, recordAll([fact.created(), opening, { fact: fact.moved({}), at }]));
    expect(draft.rounds.map(({ closedAt }) => closedAt)).toEqual([at]);
  });

  it('stops at a gap, a repetition, a missing creation and an empty log', () => {
    const log = recordAll([fact.created(), fact.saved('one'), fact.saved('two')]);
    const [created, one, two] = log as [never, never, never];
    expect(() => fold(null, [created, two])).toThrow('seq 3 follows 1');
    expect(() => fold(null, [created, one, one])).toThrow('seq 2 follows 2');
    expect(() => fold(fold(null, [created]), [created])).toThrow('seq 1 follows 1');
    expect(() =>
      fold(null, [{ event: { ...(one as object), seq: 1 }, hash: '' } as never]),
    ).toThrow('invariant');
    expect(() => fold(null, [])).toThrow('a draft has at least one event');
  });
});

describe('the chain', () => {
  it('links each event to the one before, from zeros', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        let head = genesis;
        for (const { event, hash } of log) {
          head = chainHash(head, event);
          expect(hash).toBe(head);
        }
      }),
    );
  });

  it('breaks at the event that was altered, whatever was altered in it', () => {
    fc.assert(
      fc.property(
        anyLog,
        fc.nat(),
        fc.constantFrom('at', 'draft', 'by', 'type', 'seq'),
        (log, n, key) => {
          const { event, hash } = log[n % log.length] as (typeof log)[number];
          const previous = log[(n % log.length) - 1]?.hash ?? genesis;
          const altered = { ...event, [key]: 'altered' } as unknown as Event;
          expect(chainHash(previous, event)).toBe(hash);
          expect(chainHash(previous, altered)).not.toBe(hash);
          expect(chainHash(hash, event)).not.toBe(hash);
        },
      ),
    );
  });

  it('does not depend on the order of keys', () => {
    const event = recordAll([fact.created()])[0]?.event as Event;
    const turned = Object.fromEntries(Object.entries(event).reverse()) as unknown as Event;
    expect(chainHash(genesis, turned)).toBe(chainHash(genesis, event));
  });

  it('numbers and stamps facts where the log ends', () => {
    const log = { draft: 'd7', seq: 4, head: textRoot('head') };
    const stamp = { at: '2020-06-01T00:00:00Z', by: { person: 'p', organisation: 'o' } };
    const [five, six] = record([fact.saved('a'), fact.saved('b')], log, stamp);
    expect(five?.event).toEqual({ ...fact.saved('a'), draft: 'd7', seq: 5, ...stamp });
    expect(six?.event.seq).toBe(6);
    expect(five?.hash).toBe(chainHash(log.head, five?.event as Event));
    expect(six?.hash).toBe(chainHash(five?.hash ?? '', six?.event as Event));
    expect(record([], log, stamp)).toEqual([]);
  });
});

/** Laws of threads: whatever is said and taken back, every message keeps its place. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Place } from '../../../src/domain/discussion/place.ts';
import {
  findThread,
  foldThreads,
  isResolved,
  retractMessage,
  says,
  type Thread,
  type ThreadFact,
  turnThread,
} from '../../../src/domain/discussion/thread.ts';
import { circlesOf, isHeard } from '../../../src/domain/discussion/visibility.ts';
import { Refusal } from '../../../src/domain/draft/refusal.ts';
import type { Entry } from '../../../src/domain/ledger.ts';
import { draftAfter } from '../given.ts';
import {
  coordinator,
  drafter,
  fact,
  finance,
  justice,
  monday,
  partner,
  textRoot,
} from '../samples.ts';

const anchor = { block: 'b1', offset: 0, quote: 'ten days', before: '', after: '' };
const place: Place = { lang: 'ru', since: 1, root: textRoot('one'), anchor };
const elsewhere: Place = { ...place, since: 2, root: textRoot('two') };

type Act = (threads: readonly Thread[]) => ThreadFact;
const people = [drafter, finance, partner] as const;
const number = fc.integer({ min: 1, max: 3 });
const said = fc.record({
  text: fc.constantFrom('why', 'so'),
  mentions: fc.constant([drafter.person]),
});

/** An act of one of the people; most fit, some are refused. */
const steps = fc.record({
  by: fc.constantFrom(...people),
  act: fc.oneof<fc.Arbitrary<(person: (typeof people)[number]) => Act>[]>(
    said.map((one) => () => () => ({ type: 'opened', kind: 'remark', place, ...one })),
    fc.tuple(number, said).map(([thread, one]) => () => (threads) => {
      findThread(threads, thread, 'it');
      return { type: 'replied', thread, ...one };
    }),
    fc.tuple(number, number).map(
      ([thread, message]) =>
        (person) =>
        (threads) =>
          retractMessage(findThread(threads, thread, 'it'), message, person),
    ),
    fc.tuple(number, fc.constantFrom('resolved' as const, 'reopened' as const)).map(
      ([thread, to]) =>
        () =>
        (threads) =>
          turnThread(findThread(threads, thread, 'it'), to, 'why'),
    ),
    number.map((thread) => () => (threads) => {
      findThread(threads, thread, 'it');
      return { type: 'attached', thread, place: elsewhere };
    }),
  ),
});

interface Step {
  readonly by: (typeof people)[number];
  readonly act: (person: (typeof people)[number]) => Act;
}

/** Tries each step, and shows what stood before and after each that was not refused. */
function play(
  list: readonly Step[],
  see: (before: readonly Thread[], after: readonly Thread[], step: Step) => void,
): readonly Thread[] {
  const entries: Entry<ThreadFact>[] = [];
  for (const step of list) {
    const before = foldThreads(entries);
    try {
      const added = step.act(step.by)(before);
      const { person, organisation } = step.by;
      const stamp = { at: monday, by: { person, organisation }, ledger: 'threads' };
      entries.push({ ...added, ...stamp, seq: entries.length + 1 });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      continue;
    }
    see(before, foldThreads(entries), step);
  }
  return foldThreads(entries);
}

/** Holds one thread to what it was one step before; gives how many messages that step retracted. */
function checkKept(thread: Thread, next: Thread | undefined, { by }: Step): number {
  expect(next?.opened).toEqual(thread.opened);
  expect(next?.turns.slice(0, thread.turns.length)).toEqual(thread.turns);
  const changed = thread.messages.filter(
    ({ message, retractedAt }) => next?.messages[message - 1]?.retractedAt !== retractedAt,
  );
  for (const message of thread.messages) {
    const retracted = { ...message, text: null, mentions: [], retractedAt: monday };
    const isChanged = changed.includes(message);
    expect(next?.messages[message.message - 1]).toEqual(isChanged ? retracted : message);
    if (isChanged) expect(by.person).toBe(message.by.person);
  }
  return changed.length;
}

function checkWhole(thread: Thread): void {
  const turns = thread.turns.map(({ to }) => to);
  expect(turns).toEqual(turns.map((_, at) => (at % 2 === 0 ? 'resolved' : 'reopened')));
  expect(isResolved(thread)).toBe(turns.length % 2 === 1);
  expect(thread.place).toEqual(thread.attached ? elsewhere : place);
  expect(says(thread, 'WHY')).toBe(thread.messages.some(({ text }) => text === 'why'));
  expect(says(thread, 'Ten Days')).toBe(true);
}

describe('threads', () => {
  it('keep every message in its place, by its author, retracted by nobody else', () => {
    let retracted = 0;
    fc.assert(
      fc.property(fc.array(steps, { minLength: 15, maxLength: 40 }), (list) => {
        const threads = play(list, (before, after, step) => {
          for (const thread of before)
            retracted += checkKept(thread, after[thread.thread - 1], step);
        });
        threads.forEach(checkWhole);
      }),
      { numRuns: process.env.KELISIM_LONG ? 50_000 : 800 },
    );
    expect(retracted).toBeGreaterThan(100);
  });
});

describe('a circle', () => {
  const draft = draftAfter(fact.created({ participants: ['finance'] }));

  it('holds whom it says', () => {
    const seen = [null, drafter, finance, justice, partner, coordinator].map((actor) =>
      circlesOf(actor, draft).join(),
    );
    expect(seen).toEqual([
      'public',
      'own,drafters,participants,public',
      'own,participants,public',
      'own,public',
      'own,public',
      'own,drafters,participants,public',
    ]);
  });

  it('of an organisation hears its own people alone', () => {
    expect(isHeard('own', finance, { ...finance, person: 'another' }, draft)).toBe(true);
    expect(isHeard('own', finance, drafter, draft)).toBe(false);
    expect(isHeard('participants', finance, drafter, draft)).toBe(true);
    expect(isHeard('participants', drafter, partner, draft)).toBe(false);
    expect(isHeard('public', drafter, partner, draft)).toBe(true);
  });
});

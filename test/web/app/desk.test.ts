/**
 * The merge desk of two people at once: what either intends is kept, what both intend otherwise is
 * told, and nothing counts as saved before the server has it.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../../src/web/app/api/client.ts';
import type { Card } from '../../../src/web/app/api/desk.ts';
import { type Placed, place } from '../../../src/web/app/triage/columns.ts';
import { rowsOf } from '../../../src/web/app/triage/desk-rows.ts';
import {
  type Intent,
  type Intents,
  join,
  moveBefore,
  put,
  recognise,
  take,
} from '../../../src/web/app/triage/intents.ts';
import { askBeforeLeaving, createKeeper, type Saved } from '../../../src/web/app/triage/keeper.ts';

const intend = (amendment: number, outcome: Intent['outcome'] = 'adopted'): Intent => ({
  amendment,
  outcome,
  reason: `Why ${outcome}`,
  stage: 1,
});
const base = [1, 2, 3].map((number) => intend(number));
const numbersOf = (intents: Intents) => intents.map(({ amendment }) => amendment);
const on = (intents: Intents, number: number) =>
  intents.find(({ amendment }) => amendment === number) ?? null;

const outcomes = ['adopted', 'refused', 'moot'] as const;
/** Some of five amendments in any order, each with any outcome. */
const desks: fc.Arbitrary<Intents> = fc
  .shuffledSubarray([1, 2, 3, 4, 5])
  .chain((numbers) =>
    fc.tuple(
      ...numbers.map((number) => fc.constantFrom(...outcomes.map((o) => intend(number, o)))),
    ),
  );

describe('joining two desks that began as one', () => {
  it('keeps what either changed, and tells what both changed otherwise', () => {
    const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
    fc.assert(
      fc.property(desks, desks, desks, (before, mine, theirs) => {
        const { intents, clashes } = join(before, mine, theirs);
        for (const number of [1, 2, 3, 4, 5]) {
          const [was, own, other] = [before, mine, theirs].map((one) => on(one, number));
          const isTheirs = !isSame(was, other);
          expect(on(intents, number)).toEqual(isTheirs ? other : own);
          const isClash = isTheirs && !isSame(was, own) && !isSame(own, other);
          const told = clashes.filter(({ amendment }) => amendment === number);
          expect(told).toEqual(isClash ? [{ amendment: number, mine: own }] : []);
        }
        expect(new Set(numbersOf(intents)).size).toBe(intents.length);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the order of whoever changed it, theirs where both did', () => {
    const [mine, theirs] = [moveBefore(base, [3], 1), moveBefore(base, [1], null)];
    expect(numbersOf(join(base, mine, base).intents)).toEqual([3, 1, 2]);
    expect(numbersOf(join(base, base, theirs).intents)).toEqual([2, 3, 1]);
    expect(numbersOf(join(base, mine, theirs).intents)).toEqual([2, 3, 1]);
    // One more of theirs is no other order.
    expect(numbersOf(join(base, mine, [...base, intend(4)]).intents)).toEqual([3, 1, 2, 4]);
    expect(numbersOf(join(base, mine, take(base, [1])).intents)).toEqual([3, 2]);
  });
});

/** A server with one desk; `meanwhile` is done once, right before the next saving reaches it. */
function openDoor() {
  let stored: Saved = { revision: 1, intents: base };
  let meanwhile = () => {};
  const door = {
    read: async () => stored,
    save: async (revision: number, intents: Intents) => {
      await Promise.resolve();
      const run = meanwhile;
      meanwhile = () => {};
      run();
      if (revision !== stored.revision) throw new Problem(412, { code: 'stale' });
      stored = { revision: revision + 1, intents };
      return stored;
    },
  };
  const write = (intents: Intents) => {
    stored = { revision: stored.revision + 1, intents };
  };
  return {
    keeper: createKeeper(door, stored),
    stored: () => stored,
    write,
    interrupt: (run: () => void) => {
      meanwhile = run;
    },
  };
}

/** Whether a page that is left now asks first. */
function asks(keeper: Parameters<typeof askBeforeLeaving>[0]): boolean {
  const page = new EventTarget();
  const stop = askBeforeLeaving(keeper, page);
  const leave = () => !page.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  const isAsked = leave();
  stop();
  expect(leave()).toBe(false);
  return isAsked;
}

describe('what is drawn of a desk of hundreds', () => {
  const cards = base.map(({ amendment }) => ({ amendment, state: 'submitted' }) as Card);
  const rowsFor = (intents: Intents, preview: Parameters<typeof rowsOf>[1]) => {
    const placed = new Map(place(cards, intents).map((one) => [one.card.amendment, one]));
    return rowsOf(
      intents.map(({ amendment }) => placed.get(amendment) as Placed),
      preview,
    );
  };
  const sound = { faults: [], unapplied: [] };

  it('is anew only where a row says something else, saved and read again or not', () => {
    const first = rowsFor(base, sound);
    const saved = recognise(base, structuredClone(base));
    expect(saved).toBe(base);
    const changed = recognise(base, put(structuredClone(base), [intend(2, 'refused')]));
    const second = rowsFor(changed, sound);
    expect(second.map((row, at) => row === first[at])).toEqual([true, false, true]);
    expect(second[1]?.placed.column).toBe('refused');
    const left = [{ amendment: 3, obstacle: { why: 'conflict' } }];
    const third = rowsFor(changed, {
      faults: [{ amendment: 1, why: 'reason' }],
      unapplied: left,
    });
    expect(third.map((row, at) => row === second[at])).toEqual([false, true, false]);
    expect(third.map(({ faults, isLeft }) => [faults, isLeft])).toEqual([
      [['reason'], false],
      [[], false],
      [[], true],
    ]);
    const turned = rowsFor(moveBefore(changed, [3], 1), sound);
    expect(turned.map(({ id, isFirst, isLast }) => [id, isFirst, isLast])).toEqual([
      [3, true, false],
      [1, false, false],
      [2, false, true],
    ]);
  });

  it('is known by what it says, in whatever order: what was taken or put is neither lost nor kept', () => {
    fc.assert(
      fc.property(desks, desks, (known, read) => {
        const intents = recognise(known, read);
        expect(intents).toEqual(read);
        for (const one of intents) {
          const before = on(known, one.amendment);
          expect(before === one).toBe(before?.outcome === one.outcome);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('keeping a desk', () => {
  it('saves one state after the other, the last of them too, and asks until it is there', async () => {
    const { keeper, stored, interrupt } = openDoor();
    expect(asks(keeper)).toBe(false);
    keeper.change((intents) => put(intents, [intend(4)]));
    expect(asks(keeper)).toBe(true);
    interrupt(() => keeper.change((intents) => take(intents, [1])));
    await expect.poll(() => keeper.read().isSaving).toBe(false);
    expect(numbersOf(stored().intents)).toEqual([2, 3, 4]);
    expect(keeper.read()).toMatchObject({ ...stored(), fault: null, isShared: false, clashes: [] });
    expect(asks(keeper)).toBe(false);
  });

  it('joins what somebody else saved, and holds theirs until one of them is chosen', async () => {
    const { keeper, stored, write, interrupt } = openDoor();
    interrupt(() => write(put(base, [intend(1, 'refused'), intend(5)])));
    keeper.change((intents) => put(intents, [intend(1, 'moot'), intend(4)]));
    await expect.poll(() => keeper.read().isSaving).toBe(false);
    expect(keeper.read()).toMatchObject({
      clashes: [{ amendment: 1, mine: intend(1, 'moot') }],
      isShared: true,
    });
    expect(numbersOf(stored().intents).sort()).toEqual([1, 2, 3, 4, 5]);
    expect(on(stored().intents, 1)).toEqual(intend(1, 'refused'));
    keeper.settle(1, 'mine');
    await expect.poll(() => keeper.read().isSaving).toBe(false);
    expect(on(stored().intents, 1)).toEqual(intend(1, 'moot'));
    expect(keeper.read().clashes).toEqual([]);
  });

  it('keeps what could not be saved, asks before it is left, and saves it when it is tried again', async () => {
    const { keeper, stored, interrupt, write } = openDoor();
    interrupt(() => {
      throw new TypeError('no line');
    });
    keeper.change((intents) => take(intents, [2]));
    await expect.poll(() => keeper.read().isSaving).toBe(false);
    expect(keeper.read().fault).toBeInstanceOf(TypeError);
    expect([numbersOf(keeper.read().intents), asks(keeper)]).toEqual([[1, 3], true]);
    // What is read anew does not take the place of what is not saved.
    write(put(base, [intend(5)]));
    keeper.renew(stored());
    expect(numbersOf(keeper.read().intents)).toEqual([1, 3]);
    keeper.retry();
    await expect.poll(() => keeper.read().isSaving).toBe(false);
    expect([numbersOf(stored().intents), asks(keeper)]).toEqual([[1, 3, 5], false]);
  });
});

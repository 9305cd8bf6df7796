/** What a store promises the scheduler: a look after every append, put off only for the log it saw. */
import { expect, it } from 'vitest';
import { fold } from '../../src/domain/draft/draft.ts';
import type { Append, Store } from '../../src/service/ports.ts';
import { agreeing, at, circulated, started, timed } from '../domain/draft/time-case.ts';
import { recordAll } from '../domain/given.ts';
import { finance, justice } from '../domain/samples.ts';

const asked = circulated(timed());
const done = asked
  .act(at('06-30T10:00'), finance, agreeing)
  .act(at('06-30T11:00'), justice, agreeing);

/** The append that brings a draft from nothing to where this course stands. */
function appendOf(id: string, { facts }: typeof asked): Append {
  const events = recordAll(facts, id);
  return { draft: fold(null, events), events, chunks: new Map(), receipt: null };
}

const never = '9999-01-01T00:00:00.000Z';
const wakingAt = async (store: Store, now: string, horizon = never, limit = 10) =>
  (await store.waking(now, horizon, limit)).map(({ id, seq }) => `${id} ${seq}`);

export function describeWaking(storeOf: () => Store): void {
  it('wakes a draft whose terms run at once, and one that waits for nobody never', async () => {
    const store = storeOf();
    await store.append(appendOf('d1', asked));
    await store.append(appendOf('d2', done));
    expect(await wakingAt(store, started)).toEqual(['d1 4']);
    expect(await wakingAt(store, '2020-06-29T03:59:59.999Z')).toEqual([]);
    await store.rebuild(fold(null, recordAll(asked.facts, 'd1')));
    expect(await wakingAt(store, started)).toEqual(['d1 4']);
  });

  it('puts a look off, or drops it, for the log that was looked at and no later one', async () => {
    const store = storeOf();
    for (const id of ['d1', 'd2', 'd3']) await store.append(appendOf(id, asked));
    await store.postpone('d1', 4, at('07-10T00:00'));
    await store.postpone('d2', 4, null);
    await store.postpone('d3', 3, null);
    expect(await wakingAt(store, started)).toEqual(['d3 4']);
    expect(await wakingAt(store, at('07-10T00:00'))).toEqual(['d3 4', 'd1 4']);
  });

  it('wakes the earliest first, and what lies beyond the horizon', async () => {
    const store = storeOf();
    for (const id of ['d1', 'd2', 'd3']) await store.append(appendOf(id, asked));
    await store.postpone('d1', 4, at('07-03T00:00'));
    await store.postpone('d2', 4, at('07-02T00:00'));
    await store.postpone('d3', 4, '2031-01-01T00:00:00.000Z');
    expect(await wakingAt(store, at('07-04T00:00'), never, 1)).toEqual(['d2 4']);
    expect(await wakingAt(store, started, at('07-05T00:00'))).toEqual(['d3 4']);
  });
}

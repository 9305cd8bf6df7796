/** What a store knows of the editions drafts go by: how many are under way, as far as somebody may know. */
import { expect, it } from 'vitest';
import type { Store } from '../../src/service/ports.ts';
import { fact, small } from '../domain/samples.ts';
import { appendOf } from './append.ts';

const dropped = fact.moved({ transition: 'drop', from: 'drafting', to: 'dropped', reason: 'why' });

export function describeEditions(storeOf: () => Store): void {
  it('counts the drafts under way by an edition, for whom they are shown to', async () => {
    const store = storeOf();
    const under = (edition: string) => ({ workflow: { ...small, edition } });
    await store.append(appendOf('d1', [], [fact.created(under('1'))]));
    await store.append(appendOf('d2', [], [fact.created(under('2'))]));
    await store.append(appendOf('d3', [], [fact.created(under('2')), dropped]));
    const hidden = { ...under('2'), visibility: 'drafters' } as const;
    await store.append(appendOf('d4', [], [fact.created(hidden)]));
    const count = async (...asked: Parameters<typeof store.runningUnder>) =>
      Object.fromEntries(await store.runningUnder(...asked));
    expect(await count(small.id, 'all')).toEqual({ 1: 1, 2: 2 });
    expect(await count(small.id, { organisation: null, drafts: false })).toEqual({ 1: 1, 2: 1 });
    expect(await count('another', 'all')).toEqual({});
  });
}

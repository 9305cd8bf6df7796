/** What every store promises about ledgers: one place for each link, and guards that hold in the batch. */
import { CompiledQuery } from 'kysely';
import { expect, it } from 'vitest';
import { checkLedger, type Link, linkEntry } from '../../src/domain/ledger.ts';
import { Stale, type Store } from '../../src/service/ports.ts';
import type { Run } from '../../src/store/run.ts';
import { fact } from '../domain/samples.ts';
import { appendOf } from './append.ts';

const stamp = (ledger: string) => ({
  ledger,
  at: '2020-06-01T04:00:00.000Z',
  by: { person: 'farid', organisation: 'finance' },
});

/** Links of a ledger that say one word each. */
function linksOf(ledger: string, words: readonly string[]): readonly Link[] {
  const links: Link[] = [];
  for (const word of words) links.push(linkEntry({ word }, links.at(-1), stamp(ledger)));
  return links;
}

export function describeLedgers(storeOf: () => Store, run: () => Run): void {
  const write = async (ledger: string, words: readonly string[]) => {
    for (const link of linksOf(ledger, words))
      await storeOf().appendLedger({ ledger, link, receipt: null });
  };
  const third = (word: string) => linksOf('b', ['one', 'two', word])[2] as Link;
  const rows = async () => (await run()([CompiledQuery.raw('select * from ledger')]))[0];

  it('keeps ledgers apart, each in its order', async () => {
    const store = storeOf();
    await write('b', ['one', 'two']);
    await write('a', ['Қазақ «ә»']);
    expect(await store.ledger('b')).toEqual(linksOf('b', ['one', 'two']));
    expect(await store.ledger('a')).toEqual(linksOf('a', ['Қазақ «ә»']));
    expect(await store.ledger('c')).toEqual([]);
    expect(await store.ledger('b', 1)).toEqual(linksOf('b', ['one', 'two']).slice(1));
    expect(await store.ledger('b', 2)).toEqual([]);
    expect(await store.ledgerNames()).toEqual(['a', 'b']);
    expect(checkLedger('b', await store.ledger('b'))).toEqual([]);
  });

  it('finds the newest link of each ledger in a folder, and of no other', async () => {
    await write('b/one', ['one', 'two']);
    await write('b/two', ['one']);
    await write('b', ['one', 'two', 'three']);
    await write('b0', ['one']);
    await write('a/one', ['one']);
    expect(await storeOf().ledgerEnds('b/')).toEqual([
      linksOf('b/one', ['one', 'two'])[1],
      linksOf('b/two', ['one'])[0],
    ]);
    expect(await storeOf().ledgerEnds('c/')).toEqual([]);
  });

  it('lets one of twenty racers have a place in a ledger', async () => {
    await write('b', ['one', 'two']);
    const racers = Array.from({ length: 20 }, (_, index) => third(`racer ${index}`));
    const outcomes = await Promise.allSettled(
      racers.map((link) => storeOf().appendLedger({ ledger: 'b', link, receipt: null })),
    );
    const winners = racers.filter((_, index) => outcomes[index]?.status === 'fulfilled');
    expect(winners).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(Stale);
    expect((await storeOf().ledger('b')).at(-1)).toEqual(winners[0]);
  });

  it('writes nothing for a link whose receipt is taken', async () => {
    const receipt = { person: 'farid', key: 'k', request: 'r', status: 201, body: '{}', at: 'now' };
    await storeOf().append({ ...appendOf('d1', [], [fact.created()]), receipt });
    await write('b', ['one', 'two']);
    const before = await rows();
    await expect(
      storeOf().appendLedger({ ledger: 'b', link: third('three'), receipt }),
    ).rejects.toMatchObject({ name: 'Stale', taken: 'key' });
    expect(await rows()).toEqual(before);
  });

  it('makes an append stale when the ledger it was decided by has grown', async () => {
    const store = storeOf();
    const append = { ...appendOf('d1', [], [fact.created()]), guards: [{ ledger: 'b', seq: 1 }] };
    await write('a', ['one', 'two', 'three']);
    await write('b', ['one', 'two']);
    await expect(store.append(append)).rejects.toBeInstanceOf(Stale);
    expect(await store.load('d1')).toBeNull();
    const link = linksOf('c', ['one'])[0] as Link;
    const late = store.appendLedger({ ledger: 'c', link, receipt: null, guards: append.guards });
    await expect(late).rejects.toBeInstanceOf(Stale);
    expect(await store.ledger('c')).toEqual([]);
    const guards = [
      { ledger: 'a', seq: 3 },
      { ledger: 'b', seq: 2 },
    ];
    await store.append({ ...append, guards });
    await store.appendLedger({ ledger: 'c', link, receipt: null, guards });
    expect(await store.load('d1')).toEqual(append.draft);
    expect(await store.ledger('c')).toEqual([link]);
    expect(await store.ledger('b')).toHaveLength(2);
  });
}

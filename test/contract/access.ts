/** What every store promises about the ledger of access: entries and counts change places whole. */
import { expect, it } from 'vitest';
import { accessLedger, type Tally } from '../../src/domain/access-log.ts';
import { type Link, linkEntry } from '../../src/domain/ledger.ts';
import type { AccessAppend, KeptOrigin } from '../../src/service/access-log.ts';
import { Stale, type Store } from '../../src/service/ports.ts';

const at = '2026-11-22T18:00:00.000Z';
const by = (person: string) => ({ person, organisation: 'public' });

const entry = (person: string | null, type: string, author: string) => ({ person, type, author });

/** Links of the ledger, each about a person and by another. */
function linksOf(entries: readonly ReturnType<typeof entry>[]): readonly Link[] {
  const links: Link[] = [];
  for (const { author, ...fact } of entries) {
    const stamp = { ledger: accessLedger, at, by: by(author) };
    links.push(linkEntry({ ...fact, from: null }, links.at(-1), stamp));
  }
  return links;
}

const appendOf = (links: readonly Link[], rest: Partial<AccessAppend> = {}): AccessAppend => ({
  links,
  origins: [],
  tallies: [],
  ...rest,
});

const origin = (seq: number, person: string | null, when = at): KeptOrigin => ({
  seq,
  person,
  salt: 'salt',
  network: '192.0.2.7',
  device: 'браузер',
  at: when,
});

const tally = (minute: string, count: number, person: string | null = null): Tally => ({
  minute,
  fact: { type: 'signInFailed', person },
  by: by('visitor'),
  network: '192.0.2.7',
  count,
  since: at,
});

export function describeAccess(storeOf: () => Store): void {
  const access = () => storeOf().access;
  const three = linksOf([
    entry('dina', 'signedIn', 'dina'),
    entry('erlan', 'invited', 'dina'),
    entry(null, 'signInFailed', 'visitor'),
  ]);
  const first = three.slice(0, 1);

  it('reads access newest first, by person and by kind', async () => {
    await access().append(appendOf(three));
    expect(await storeOf().ledger(accessLedger)).toEqual(three);
    expect(await storeOf().ledgerEnd(accessLedger)).toEqual(three[2]);
    const seqs = async (filter: object) =>
      (await access().page({ limit: 10, ...filter })).map(({ seq }) => seq);
    expect(await seqs({})).toEqual([3, 2, 1]);
    expect(await seqs({ limit: 2 })).toEqual([3, 2]);
    expect(await seqs({ before: 3 })).toEqual([2, 1]);
    expect(await seqs({ person: 'dina' })).toEqual([2, 1]);
    expect(await seqs({ person: 'erlan' })).toEqual([2]);
    expect(await seqs({ kind: 'signInFailed' })).toEqual([3]);
    expect(await seqs({ person: 'dina', kind: 'signedIn' })).toEqual([1]);
    expect(await seqs({ person: "x' or 1=1" })).toEqual([]);
  });

  it('writes nothing of access when a place is taken', async () => {
    await access().append(appendOf(first));
    await access().count(tally('2026-11-22T17:59Z', 2));
    const rival = appendOf(linksOf([entry('aidar', 'signedIn', 'aidar')]), {
      origins: [origin(1, 'aidar')],
      tallies: [tally('2026-11-22T17:59Z', 2)],
    });
    await expect(access().append(rival)).rejects.toBeInstanceOf(Stale);
    expect(await storeOf().ledger(accessLedger)).toEqual(first);
    expect(await access().origins([1])).toEqual([]);
    expect(await access().tallies('2026-11-22T18:00Z', 10)).toHaveLength(1);
  });

  it('keeps origins beside entries until they are forgotten, by person or by age', async () => {
    const origins = [origin(1, 'dina'), origin(2, 'erlan', '2026-01-01T00:00:00.000Z')];
    await access().append(appendOf(three, { origins: [...origins, origin(3, null)] }));
    expect(await access().origins([1, 2])).toEqual(origins);
    await access().forget({ person: 'dina' });
    expect((await access().origins([1, 2, 3])).map(({ seq }) => seq)).toEqual([2, 3]);
    await access().forget({ before: at });
    expect((await access().origins([1, 2, 3])).map(({ seq }) => seq)).toEqual([3]);
    expect(await storeOf().ledger(accessLedger)).toEqual(three);
  });

  it('counts what is the same within a minute, twenty at once', async () => {
    const add = () => access().count(tally('2026-11-22T17:58Z', 1));
    await Promise.all(Array.from({ length: 20 }, add));
    await access().count(tally('2026-11-22T17:58Z', 1, 'dina'));
    await access().count(tally('2026-11-22T17:59Z', 5));
    const seen = await access().tallies('2026-11-22T17:59Z', 10);
    expect(seen.map(({ fact, count }) => [fact.person, count])).toEqual(
      expect.arrayContaining([
        [null, 20],
        ['dina', 1],
      ]),
    );
    expect(seen).toHaveLength(2);
    expect(await access().tallies('2026-11-22T18:00Z', 2)).toHaveLength(2);
  });

  it('takes off what was read, and leaves what was counted since', async () => {
    const minute = '2026-11-22T17:58Z';
    await access().count(tally(minute, 3));
    const [seen] = await access().tallies('2026-11-22T18:00Z', 10);
    await access().count(tally(minute, 2));
    await access().append(appendOf(first, { tallies: [seen as Tally] }));
    const [left] = await access().tallies('2026-11-22T18:00Z', 10);
    expect(left).toEqual(tally(minute, 2));
    const second = three.slice(1, 2);
    await access().append(appendOf(second, { tallies: [left as Tally] }));
    expect(await access().tallies('2026-11-22T18:00Z', 10)).toEqual([]);
  });
}

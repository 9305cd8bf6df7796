/** What every store promises about the directory: persons found every way there is, thousands at once. */
import { expect, it } from 'vitest';
import { type Organisation, type Person, skeletonOf } from '../../src/domain/directory.ts';
import { type Link, linkEntry } from '../../src/domain/ledger.ts';
import type { Store } from '../../src/service/ports.ts';
import { appointed, reappointed } from '../appointed.ts';
import { named } from '../domain/samples.ts';

const organisation = (id: string): Organisation => ({
  id,
  kind: 'ministry',
  names: named(id),
  short: named(id),
});
const now = '2026-05-04T04:00:00.000Z';
const [farid, roza, zhanna] = [
  appointed('farid', 'finance', 'signatory', { name: named('Фарид Ахметов') }),
  { ...appointed('roza', 'finance', 'reviewer'), email: 'roza@demo.invalid' },
  { ...appointed('zhanna', 'labour', 'reviewer'), state: 'suspended' as const },
];
const ended: Person = {
  ...farid,
  id: 'former',
  appointments: farid.appointments.map((one) => ({ ...one, until: now })),
};

const ministry: Organisation = {
  id: 'ministry',
  kind: 'ministry',
  names: named('Ministry'),
  short: named('MIN'),
};
const dina = appointed('dina', 'ministry', 'drafter', { position: named('Head of unit') });

export function describeDirectory(storeOf: () => Store): void {
  const fill = async () => {
    const store = storeOf();
    await store.saveDirectory(
      [organisation('finance'), organisation('labour')],
      [farid, roza, zhanna, ended],
    );
    return store;
  };
  const idsOf = async (found: Promise<readonly Person[]>) => (await found).map(({ id }) => id);

  it('finds who is active and appointed to organisations at an instant', async () => {
    const store = await fill();
    const members = (...ids: readonly string[]) => idsOf(store.membersOf(ids, now));
    expect(await members('finance', 'labour')).toEqual(['farid', 'roza']);
    expect(await members('labour')).toEqual([]);
    const before = await idsOf(store.membersOf(['finance'], '2026-05-03T04:00:00.000Z'));
    expect(before).toEqual(['farid', 'former', 'roza']);
  });

  it('adds and replaces entries of the directory', async () => {
    const store = storeOf();
    await store.saveDirectory([ministry], [dina]);
    const [first] = dina.appointments;
    if (!first) return expect.fail('dina is appointed');
    const ended = { ...first, until: '2026-01-01T00:00:00.000Z' };
    const next = { ...first, number: 2, role: 'signatory' as const };
    const moved = { ...dina, email: 'dina@example.kz', appointments: [ended, next] };
    await store.saveDirectory([ministry], [moved]);
    expect(await store.organisations()).toEqual([ministry]);
    expect(await store.people()).toEqual([moved]);
    expect(await store.person('dina')).toEqual(moved);
    expect(await store.personByEmail('dina@example.kz')).toEqual(moved);
    expect([await store.person('nobody'), await store.personByEmail('dina')]).toEqual([null, null]);
  });

  it('refuses a person of an organisation nobody knows, and the rest of that list with them', async () => {
    const store = storeOf();
    const stray = reappointed(dina, { organisation: 'nowhere' });
    await expect(store.saveDirectory([ministry], [stray])).rejects.toThrow(/FOREIGN KEY/i);
    expect(await store.organisations()).toEqual([]);
  });

  it('finds persons by id, address, likeness and past', async () => {
    const store = await fill();
    expect(await store.people()).toEqual([farid, ended, roza, zhanna]);
    expect(await store.people(['zhanna', 'nobody', 'farid'])).toEqual([farid, zhanna]);
    expect(await store.people([])).toEqual([]);
    expect(await store.organisation('labour')).toEqual(organisation('labour'));
    expect(await store.organisation('mars')).toBeNull();
    expect(await store.personByEmail('roza@demo.invalid')).toEqual(roza);
    expect(await store.personLike('r0za')).toEqual(roza);
    expect(await store.personLike('rosa')).toBeNull();
    expect(await idsOf(store.peopleEver({ organisation: 'finance' }))).toEqual([
      'farid',
      'former',
      'roza',
    ]);
    expect(await idsOf(store.peopleEver({ role: 'reviewer' }))).toEqual(['roza', 'zhanna']);
  });

  it('pages persons by what they are now, and by part of what they are called', async () => {
    const store = await fill();
    const page = (filter: object) => idsOf(store.peoplePage({ limit: 10, now, ...filter }));
    expect(await page({ limit: 2 })).toEqual(['farid', 'former']);
    expect(await page({ limit: 2, after: 'former' })).toEqual(['roza', 'zhanna']);
    expect(await page({ organisation: 'finance' })).toEqual(['farid', 'roza']);
    expect(await page({ organisation: 'finance', role: 'reviewer' })).toEqual(['roza']);
    expect(await page({ organisation: 'finance', now: '2018-01-01T00:00:00.000Z' })).toEqual([]);
    expect(await page({ state: 'suspended' })).toEqual(['zhanna']);
    expect(await page({ search: 'АХМЕТ' })).toEqual(['farid', 'former']);
    expect(await page({ search: 'ROZA@demo' })).toEqual([]);
    expect(await page({ search: 'ROZA@demo', addresses: true })).toEqual(['roza']);
    expect(await page({ search: '%' })).toEqual([]);
    expect(await page({ search: "' or 1=1 --" })).toEqual([]);
  });

  it('lets two persons change addresses with each other', async () => {
    const store = await fill();
    const swapped = [
      { ...farid, email: 'roza@demo.invalid' },
      { ...roza, email: null },
    ];
    await store.saveDirectory([], swapped);
    expect(await store.people(['farid', 'roza'])).toEqual(swapped);
  });

  it('keeps a salt with the person until they are erased', async () => {
    const store = await fill();
    const link = (seq: number): Link => {
      const links: Link[] = [];
      const stamp = { ledger: 'directory', at: now, by: { person: 'a', organisation: 'b' } };
      for (let n = 1; n <= seq; n++) links.push(linkEntry({ n }, links.at(-1), stamp));
      return links[seq - 1] as Link;
    };
    const salts = new Map([
      ['farid', 's1'],
      ['roza', 's2'],
    ]);
    const append = { ledger: 'directory', receipt: null };
    const directory = { organisations: [], people: [farid, roza], salts };
    await store.appendLedger({ ...append, link: link(1), directory });
    expect(await store.salts()).toEqual(salts);
    const erased = { ...farid, state: 'erased' as const };
    const without = { organisations: [], people: [erased, roza] };
    await store.appendLedger({ ...append, link: link(2), directory: without });
    expect(await store.salts()).toEqual(new Map([['roza', 's2']]));
    expect(await store.ledgerEnd('directory')).toEqual(link(2));
    expect(await store.ledgerEnd('other')).toBeNull();
  });

  it('takes three thousand persons with as many links in one append, or none of it', async () => {
    const store = await fill();
    const many = Array.from({ length: 3_000 }, (_, index) => ({
      ...appointed(
        `p-${index.toString(36).replace(/[01wm]/g, '-')}-${index}`,
        'labour',
        'reviewer',
        {
          name: named('Қазақстан Республикасының азаматы '.repeat(3)),
        },
      ),
      email: `p${index}@demo.invalid`,
    }));
    const stamp = { ledger: 'directory', at: now, by: { person: 'a', organisation: 'b' } };
    const links: Link[] = [];
    for (const { id } of many) links.push(linkEntry({ person: id }, links.at(-1), stamp));
    const [link, ...more] = links;
    if (!link) return expect.fail('there are links');
    const append = { ledger: 'directory', link, more, receipt: null };
    const stray = reappointed(farid, { organisation: 'nowhere' });
    const broken = { organisations: [], people: [...many, stray] };
    await expect(store.appendLedger({ ...append, directory: broken })).rejects.toThrow(/FOREIGN/i);
    expect(await store.ledgerEnd('directory')).toBeNull();
    await store.appendLedger({ ...append, directory: { organisations: [], people: many } });
    expect(await store.ledger('directory')).toEqual(links);
    const found = await store.peopleEver({ organisation: 'labour' });
    expect(found).toHaveLength(3_001);
    expect(new Set(found.map(({ id }) => skeletonOf(id))).size).toBe(3_001);
  });
}

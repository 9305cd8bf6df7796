/** What every store promises about persons: where their acts are, and that nothing of theirs stays but those. */
import { expect, it } from 'vitest';
import { linkEntry } from '../../src/domain/ledger.ts';
import type { Token } from '../../src/domain/token.ts';
import type { OutboxLine } from '../../src/service/outbox.ts';
import type { Store } from '../../src/service/ports.ts';
import { fact } from '../domain/samples.ts';
import { appendOf } from './append.ts';

const at = '2026-11-22T18:00:00.000Z';

const letter = (id: string, person: string): OutboxLine => ({
  id,
  person,
  kind: 'account-suspended',
  lang: 'kk',
  address: `${person}@example.kz`,
  letter: { kind: 'account-suspended', at },
  state: 'waiting',
  tries: 0,
  due: at,
  ends: null,
  fault: null,
  createdAt: at,
  endedAt: null,
});

const token = (id: string, person: string): Token => ({
  id,
  person,
  organisation: 'finance',
  role: 'reviewer',
  label: 'Export',
  scopes: ['draft:list'],
  digest: 'd'.repeat(64),
  madeAt: at,
  expiresAt: at,
  revokedAt: null,
  usedAt: null,
});

const receipt = (person: string) => ({
  person,
  key: 'k',
  request: 'r',
  status: 201,
  body: '{}',
  at,
});

const people = ['dina', 'erlan'] as const;

export function describeTraces(storeOf: () => Store): void {
  it('finds what a person did, in the drafts and ledgers asked about', async () => {
    const store = storeOf();
    for (const id of ['d1', 'd2'])
      await store.append(appendOf(id, [], [fact.created(), fact.saved('one')]));
    for (const [ledger, person] of [
      ['a', 'dina'],
      ['b', 'erlan'],
    ] as const) {
      const by = { person, organisation: 'finance' };
      const link = linkEntry({ type: 'noted' }, undefined, { ledger, at, by });
      await store.appendLedger({ ledger, link, receipt: null });
    }
    const [created] = await store.events('d1', 0, 1);
    const { by } = JSON.parse(created?.body ?? '');
    const acts = await store.actsIn('draft', ['d1', 'absent'], by.person);
    expect(acts.map(({ name, seq, type }) => [name, seq, type])).toEqual([
      ['d1', 1, 'created'],
      ['d1', 2, 'textSaved'],
    ]);
    expect(await store.actsIn('ledger', ['a', 'b'], 'dina')).toEqual([
      { in: 'ledger', name: 'a', seq: 1, type: 'noted', at },
    ]);
    expect(await store.actsIn('draft', ['d1'], 'nobody')).toEqual([]);
    expect(await store.actsIn('ledger', [], 'dina')).toEqual([]);
  });

  it('forgets the letters, tokens and answers of one person and of no other', async () => {
    const store = storeOf();
    for (const person of people) {
      await store.outbox.put(letter(`1-${person}`, person));
      await store.tokens.put(token(person, person));
      const append = appendOf(`d-${person}`, [], [fact.created()]);
      await store.append({ ...append, receipt: receipt(person) });
    }
    expect(await store.outbox.to('dina')).toEqual([letter('1-dina', 'dina')]);
    await store.outbox.forget('dina');
    await store.tokens.forget('dina');
    await store.forgetReceipts('dina');
    expect(await store.outbox.to('dina')).toEqual([]);
    expect(await store.tokens.of('dina')).toEqual([]);
    expect(await store.receipt('dina', 'k')).toBeNull();
    expect(await store.outbox.to('erlan')).toHaveLength(1);
    expect(await store.tokens.of('erlan')).toHaveLength(1);
    expect(await store.receipt('erlan', 'k')).not.toBeNull();
  });

  it('forgets what is being counted of one person, and where they came from', async () => {
    const { access } = storeOf();
    const minute = '2026-11-22T17:59Z';
    const by = { person: 'visitor', organisation: 'public' };
    for (const person of people) {
      const tried = { type: 'signInFailed', person } as const;
      await access.count({ minute, fact: tried, by, network: '192.0.2.7', count: 1, since: at });
    }
    await access.forget({ person: 'dina' });
    const left = await access.tallies('2026-11-22T18:00Z', 10);
    expect(left.map(({ fact: { person } }) => person)).toEqual(['erlan']);
  });

  it('says whether its files are rid of what was deleted', async () => {
    expect(typeof (await storeOf().scrub())).toBe('boolean');
  });
}

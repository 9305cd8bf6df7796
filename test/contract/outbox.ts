/** What every store promises about letters: none is taken twice, none stays once it has ended. */
import { CompiledQuery } from 'kysely';
import { expect, it } from 'vitest';
import { linkEntry } from '../../src/domain/ledger.ts';
import type { OutboxLine } from '../../src/service/outbox.ts';
import { Stale, type Store } from '../../src/service/ports.ts';
import type { Run } from '../../src/store/run.ts';
import { fact } from '../domain/samples.ts';
import { appendOf } from './append.ts';

const at = (minute: number) => `2026-11-22T18:${String(minute).padStart(2, '0')}:00.000Z`;

const line = (id: string, changed: Partial<OutboxLine> = {}): OutboxLine => ({
  id,
  person: 'dina',
  kind: 'invitation',
  lang: 'kk',
  address: 'dina@example.kz',
  letter: { kind: 'invitation', link: `https://kelisim.example/${id}`, until: at(30) },
  state: 'waiting',
  tries: 0,
  due: at(0),
  ends: at(30),
  fault: null,
  createdAt: at(0),
  endedAt: null,
  ...changed,
});

export function describeOutbox(storeOf: () => Store, run: () => Run): void {
  const put = async (...lines: readonly OutboxLine[]) => {
    for (const one of lines) await storeOf().outbox.put(one);
  };
  const only = async () => (await storeOf().outbox.list(undefined, 10))[0];

  it('lists letters as they were put, newest first, by pages', async () => {
    const lines = ['1', '2', '3'].map((id) => line(id));
    await put(...lines);
    const { outbox } = storeOf();
    expect(await outbox.list(undefined, 10)).toEqual([...lines].reverse());
    expect(await outbox.list(undefined, 2)).toEqual([lines[2], lines[1]]);
    expect(await outbox.list('2', 2)).toEqual([lines[0]]);
  });

  it('says how many wait, since when, and how many were given up', async () => {
    const { outbox } = storeOf();
    expect(await outbox.queue()).toEqual({ waiting: 0, failed: 0, since: null });
    await put(line('1', { createdAt: at(4) }), line('2', { createdAt: at(3) }), line('3'));
    await outbox.end('3', 'failed', at(5), 'no such mailbox');
    expect(await outbox.queue()).toEqual({ waiting: 2, failed: 1, since: at(3) });
  });

  it('gives what is due, longest due first', async () => {
    await put(line('1', { due: at(5) }), line('2', { due: at(3) }), line('3', { due: at(9) }));
    const due = async (now: string, limit = 10) =>
      (await storeOf().outbox.due(now, limit)).map(({ id }) => id);
    expect(await due(at(2))).toEqual([]);
    expect(await due(at(5))).toEqual(['2', '1']);
    expect(await due(at(9), 2)).toEqual(['2', '1']);
  });

  it('lets one of twenty couriers have a letter, until it has run out of time', async () => {
    await put(line('1'));
    const { outbox } = storeOf();
    const claims = Array.from({ length: 20 }, () => outbox.claim('1', 0, at(2)));
    expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1);
    expect(await outbox.due(at(1), 10)).toEqual([]);
    expect((await outbox.due(at(2), 10)).map(({ tries }) => tries)).toEqual([1]);
    expect(await outbox.claim('1', 0, at(4))).toBe(false);
    expect(await outbox.claim('1', 1, at(4))).toBe(true);
    expect(await outbox.claim('nobody', 0, at(4))).toBe(false);
  });

  it('keeps a letter that was put off or given up, and nothing of one delivered', async () => {
    const { outbox } = storeOf();
    await put(line('1'));
    await outbox.putOff('1', at(7), 'deferred 450');
    expect(await only()).toEqual(line('1', { due: at(7), fault: 'deferred 450' }));
    await outbox.end('1', 'failed', at(8), 'refused 550');
    const failed = line('1', { state: 'failed', due: null, fault: 'refused 550', endedAt: at(8) });
    expect(await only()).toEqual(failed);
    await outbox.end('1', 'delivered', at(9), null);
    expect(await only()).toEqual(failed);
    await put(line('2'));
    await outbox.end('2', 'delivered', at(9), null);
    const gone = { address: null, letter: null, due: null };
    expect(await only()).toEqual(line('2', { ...gone, state: 'delivered', endedAt: at(9) }));
    const rows = await run()([CompiledQuery.raw("select * from outbox where id = '2'")]);
    expect(JSON.stringify(rows)).not.toMatch(/example\.kz|kelisim\.example/);
  });

  it('blanks what has come to its end, and drops what ended long ago', async () => {
    const { outbox } = storeOf();
    const notice = { letter: { kind: 'account-suspended', at: at(0) }, ends: null } as const;
    await put(line('1'), line('2', { ends: at(50) }), line('3', notice));
    await outbox.end('1', 'failed', at(8), 'refused 550');
    await outbox.tidy(at(29), at(0));
    expect((await outbox.list(undefined, 10)).map(({ state }) => state)).toEqual([
      'waiting',
      'waiting',
      'failed',
    ]);
    await outbox.tidy(at(30), at(0));
    const lines = await outbox.list(undefined, 10);
    expect(lines.map(({ state, letter }) => [state, letter === null])).toEqual([
      ['waiting', false],
      ['waiting', false],
      ['expired', true],
    ]);
    expect(lines[2]).toMatchObject({ address: null, due: null, endedAt: at(30) });
    await outbox.tidy(at(55), at(31));
    expect((await outbox.list(undefined, 10)).map(({ id }) => id)).toEqual(['3', '2']);
  });

  it('writes letters with what they tell of, or not at all, and no letter twice', async () => {
    const store = storeOf();
    const log = [fact.created(), fact.saved('n1'), fact.saved('n2')];
    const first = appendOf('d1', [], log.slice(0, 2));
    await store.append({ ...first, letters: [line('1')] });
    await expect(store.append({ ...first, letters: [line('2')] })).rejects.toEqual(
      new Stale('seq'),
    );
    await store.outbox.end('1', 'delivered', at(1), null);
    await store.append({ ...appendOf('d1', log.slice(0, 2), log.slice(2)), letters: [line('1')] });
    const link = linkEntry({ type: 'x' }, undefined, {
      ledger: 'l',
      at: at(0),
      by: { person: 'dina', organisation: 'o' },
    });
    await store.appendLedger({ ledger: 'l', link, receipt: null, letters: [line('3')] });
    const again = store.appendLedger({ ledger: 'l', link, receipt: null, letters: [line('4')] });
    await expect(again).rejects.toEqual(new Stale('seq'));
    await store.access.append({ links: [link], origins: [], tallies: [], letters: [line('5')] });
    const denied = { links: [link], origins: [], tallies: [], letters: [line('6')] };
    await expect(store.access.append(denied)).rejects.toEqual(new Stale('seq'));
    expect((await store.outbox.list(undefined, 10)).map(({ id, state }) => [id, state])).toEqual([
      ['5', 'waiting'],
      ['3', 'waiting'],
      ['1', 'delivered'],
    ]);
  });

  it('keeps when people want to hear, and writes a list with when the next is due', async () => {
    const { notices, outbox } = storeOf();
    const choice = { person: 'dina', way: 'digest', hour: 9, zone: 'Asia/Almaty' } as const;
    await notices.choose({ ...choice, next: at(5) });
    await notices.choose({ ...choice, person: 'farid', way: 'off', next: null });
    expect(await notices.of(['dina', 'nobody'])).toEqual([{ ...choice, next: at(5) }]);
    expect(await notices.due(at(4), 10)).toEqual([]);
    expect((await notices.due(at(5), 10)).map(({ person }) => person)).toEqual(['dina']);
    await notices.putDigest({ ...choice, next: at(50) }, line('1'));
    await notices.putDigest({ ...choice, next: at(55) }, line('1'));
    await notices.putDigest({ ...choice, hour: 8, next: at(58) }, null);
    expect(await notices.of(['dina'])).toEqual([{ ...choice, next: at(55) }]);
    expect(await outbox.list(undefined, 10)).toHaveLength(1);
    await notices.forget('dina');
    expect((await notices.of(['dina', 'farid'])).map(({ person }) => person)).toEqual(['farid']);
  });

  it('puts letters of a ledger once, with how far it was read', async () => {
    const { outbox } = storeOf();
    expect(await outbox.mark('directory')).toBeNull();
    await outbox.putMarked([line('1'), line('2')], 'directory', 2);
    await outbox.end('1', 'delivered', at(1), null);
    await outbox.putMarked([line('1'), line('3')], 'directory', 3);
    expect(await outbox.mark('directory')).toBe(3);
    expect(await outbox.mark('other')).toBeNull();
    expect((await outbox.list(undefined, 10)).map(({ id, state }) => [id, state])).toEqual([
      ['3', 'waiting'],
      ['2', 'waiting'],
      ['1', 'delivered'],
    ]);
  });
}

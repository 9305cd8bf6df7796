/**
 * What every store promises, as one suite over a factory: an append is all or nothing, one of many
 * racers wins, a log and its snapshot tell the same story, lists page without gaps.
 */

import { CompiledQuery } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Draft, fold } from '../../src/domain/draft/draft.ts';
import { chainHash, type Event, genesis, type Recorded } from '../../src/domain/draft/event.ts';
import { canonicalJson, type Hash, hashText } from '../../src/domain/text/canonical.ts';
import { Stale } from '../../src/service/ports.ts';
import type { Row, Run } from '../../src/store/run.ts';
import { sqlStore } from '../../src/store/sql-store.ts';
import type { Given } from '../domain/given.ts';
import { fact, named, small } from '../domain/samples.ts';
import { describeAccess } from './access.ts';
import { appendOf } from './append.ts';
import { describeCalendarFeeds } from './calendar-feeds.ts';
import { describeDeltas } from './deltas.ts';
import { describeDirectory } from './directory.ts';
import { describeEditions } from './editions.ts';
import { describeLedgers } from './ledgers.ts';
import { describeOutbox } from './outbox.ts';
import { describeSearch } from './search.ts';
import { describeTokens } from './tokens.ts';
import { describeTraces } from './traces.ts';
import { describeVerification } from './verification.ts';
import { describeWaking } from './waking.ts';
import { describeWebhooks } from './webhooks.ts';

export interface Subject {
  readonly run: Run;
  close(): void | Promise<void>;
}

const tables = [
  'event',
  'frame',
  'chunk',
  'ledger',
  'snapshot',
  'receipt',
  'draft',
  'organisation',
  'person',
];

/** Every row of every table: two dumps are equal exactly when nothing was written between them. */
async function dump(run: Run): Promise<Readonly<Record<string, readonly Row[]>>> {
  const rows = await run(tables.map((table) => CompiledQuery.raw(`select * from "${table}"`)));
  return Object.fromEntries(
    tables.map((table, index) => [table, [...(rows[index] ?? [])].map((row) => ({ ...row }))]),
  );
}

const receiptFor = (key: string) => ({
  person: 'dina',
  key,
  request: hashText(key),
  status: 201,
  body: `{"for":"${key}"}`,
  at: '2020-06-01T04:00:00.000Z',
});

const bodies = (...texts: readonly string[]): ReadonlyMap<Hash, string> =>
  new Map(texts.map((text) => [hashText(text), text]));

/** `count` saves of ever new texts, after a creation. */
const busy = (count: number): Given[] => [
  fact.created(),
  ...Array.from({ length: count }, (_, index) => fact.saved(`n${index}`)),
];

const parse = (rows: readonly { readonly body: string; readonly hash: Hash }[]): Recorded[] =>
  rows.map(({ body, hash }) => ({ event: JSON.parse(body) as Event, hash }));

export function storeContract(name: string, open: () => Subject | Promise<Subject>): void {
  describe(`store on ${name}`, () => {
    let subject: Subject;
    beforeEach(async () => {
      subject = await open();
    });
    afterEach(() => subject.close());
    const storeOf = () => sqlStore(subject.run);

    describeAppends(storeOf, () => subject.run);
    describeReads(storeOf, () => subject.run);
    describeChunks(storeOf);
    describeDeltas(storeOf, () => subject.run);
    describeLedgers(storeOf, () => subject.run);
    describeOutbox(storeOf, () => subject.run);
    describeAccess(storeOf);
    describeTraces(storeOf);
    describeTokens(storeOf);
    describeVerification(storeOf);
    describeSearch(() => subject.run);
    describeDirectory(storeOf);
    describeWaking(storeOf);
    describeWebhooks(storeOf);
    describeCalendarFeeds(storeOf);
    describeEditions(storeOf);
  });
}

type StoreOf = () => ReturnType<typeof sqlStore>;

function describeAppends(storeOf: StoreOf, run: () => Run): void {
  it('gives back what was appended', async () => {
    const store = storeOf();
    const append = appendOf('d1', [], busy(3));
    await store.append({ ...append, chunks: bodies('[1]'), receipt: receiptFor('k1') });
    expect(await store.load('d1')).toEqual(append.draft);
    const written = append.events.map(({ event, hash }) => ({ event, hash }));
    expect(parse(await store.events('d1', 0, 10))).toEqual(written);
    expect(await store.receipt('dina', 'k1')).toEqual(receiptFor('k1'));
    expect(await store.receipt('dina', 'k2')).toBeNull();
    expect(await store.receipt('farid', 'k1')).toBeNull();
    expect(await store.load('d2')).toBeNull();
  });

  it('writes nothing at all for a stale append', async () => {
    const store = storeOf();
    await store.append(appendOf('d1', [], busy(2)));
    const before = await dump(run());
    const late = appendOf('d1', busy(1), [fact.saved('other'), fact.saved('more')]);
    const stale = store.append({
      ...late,
      chunks: bodies('["of the loser"]'),
      receipt: receiptFor('loser'),
    });
    await expect(stale).rejects.toThrow(Stale);
    await expect(stale).rejects.toMatchObject({ taken: 'seq' });
    expect(await dump(run())).toEqual(before);
  });

  it('lets one of fifty racers win', async () => {
    const store = storeOf();
    await store.append(appendOf('d1', [], busy(0)));
    const racers = Array.from({ length: 50 }, (_, index) => ({
      ...appendOf('d1', busy(0), [fact.saved(`racer ${index}`)]),
      chunks: bodies(`["racer ${index}"]`),
      receipt: receiptFor(`racer ${index}`),
    }));
    const outcomes = await Promise.allSettled(racers.map((append) => store.append(append)));
    const winners = racers.filter((_, index) => outcomes[index]?.status === 'fulfilled');
    expect(winners).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(Stale);
    const { event, chunk, receipt } = await dump(run());
    expect(event).toHaveLength(2);
    expect(chunk).toHaveLength(1);
    expect(receipt).toHaveLength(1);
    expect(await store.load('d1')).toEqual(winners[0]?.draft);
  });

  it('lets every racer through when each is decided again on what it lost to', async () => {
    const store = storeOf();
    await store.append(appendOf('d1', [], busy(0)));
    const write = async (index: number): Promise<void> => {
      for (;;) {
        const log = parse(await store.events('d1', 0, 1000)).map(({ event }) => event as never);
        try {
          return await store.append(appendOf('d1', log, [fact.saved(`racer ${index}`)]));
        } catch (error) {
          if (!(error instanceof Stale)) throw error;
        }
      }
    };
    await Promise.all(Array.from({ length: 8 }, (_, index) => write(index)));
    const log = parse(await store.events('d1', 0, 1000));
    expect(log.map(({ event }) => event.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(new Set(log.map(({ hash }) => hash)).size).toBe(9);
  });

  it('leaves nothing when the key of the receipt is taken', async () => {
    const store = storeOf();
    await store.append({ ...appendOf('d1', [], busy(1)), receipt: receiptFor('once') });
    const before = await dump(run());
    const twice = store.append({
      ...appendOf('d2', [], busy(40)),
      chunks: bodies('["twice"]'),
      receipt: { ...receiptFor('once'), body: '{"another":"answer"}' },
    });
    await expect(twice).rejects.toMatchObject({ name: 'Stale', taken: 'key' });
    expect(await dump(run())).toEqual(before);
  });

  it('undoes a whole batch when its last query fails', async () => {
    const before = await dump(run());
    const put = (id: string, body: string | null) =>
      CompiledQuery.raw("insert into organisation values (?, 'ngo', ?)", [id, body]);
    const batch = run()([put('a', '1'), put('b', '2'), put('c', null)]);
    await expect(batch).rejects.toThrow(/NOT NULL/i);
    expect(await dump(run())).toEqual(before);
  });

  it('leaves nothing when the projection cannot be written', async () => {
    const store = storeOf();
    const before = await dump(run());
    const append = appendOf('d1', [], busy(2));
    const drafting = { ...small.states.drafting, kind: 'nowhere' as never };
    const workflow = { ...small, states: { ...small.states, drafting } } as Draft['workflow'];
    const broken = { ...append, draft: { ...append.draft, workflow }, chunks: bodies('[2]') };
    await expect(store.append(broken)).rejects.toThrow(/CHECK/i);
    expect(await dump(run())).toEqual(before);
  });
}

function describeReads(storeOf: StoreOf, run: () => Run): void {
  it('starts from a snapshot and the tail as from the whole log', async () => {
    const store = storeOf();
    const facts = busy(74);
    for (let done = 0; done < facts.length; done += 5)
      await store.append(appendOf('d1', facts.slice(0, done), facts.slice(done, done + 5)));
    const { snapshot } = await dump(run());
    expect(snapshot).toHaveLength(1);
    expect(snapshot?.[0]?.seq).toBeGreaterThanOrEqual(64);
    const log = parse(await store.events('d1', 0, 1000));
    const whole = fold(null, log);
    expect(await store.load('d1')).toEqual(whole);
    expect(await store.load('d1', fold(null, log.slice(0, 10)))).toEqual(whole);
    expect(await store.load('d1', whole)).toBe(whole);
    await run()([CompiledQuery.raw('delete from snapshot')]);
    expect(await store.load('d1')).toEqual(whole);
  });

  it('loads a log longer than one page of events', async () => {
    const store = storeOf();
    const append = appendOf('d1', [], busy(2_100));
    await store.append(append);
    await run()([CompiledQuery.raw('delete from snapshot')]);
    expect(await store.load('d1')).toEqual(append.draft);
  });

  it('pages events and keeps their chain', async () => {
    const store = storeOf();
    await store.append(appendOf('d1', [], busy(9)));
    await store.append(appendOf('d2', [], busy(3)));
    const pages = [];
    for (let after = 0; ; ) {
      const page = await store.events('d1', after, 4);
      if (page.length === 0) break;
      pages.push(page.map(({ seq }) => seq));
      after = page.at(-1)?.seq ?? after;
    }
    expect(pages).toEqual([
      [1, 2, 3, 4],
      [5, 6, 7, 8],
      [9, 10],
    ]);
    let head = genesis;
    for (const { event, hash } of parse(await store.events('d1', 0, 100))) {
      head = chainHash(head, event);
      expect(hash).toBe(head);
    }
  });

  it('stores an event as the canonical bytes it was hashed over', async () => {
    const store = storeOf();
    const append = appendOf('d1', [], [fact.created({ titles: named('Ерікті «қызмет» 😀') })]);
    await store.append(append);
    const [row] = await store.events('d1', 0, 1);
    expect(row?.body).toBe(canonicalJson(append.events[0]?.event));
    expect(row?.hash).toBe(hashText(genesis + row?.body));
  });

  it('pages the list of drafts by cursor, newest first, with filters', async () => {
    const store = storeOf();
    const ids = Array.from({ length: 7 }, (_, index) => `d${index}`);
    for (const id of ids)
      await store.append(appendOf(id, [], id < 'd3' ? [...busy(1), dropped] : busy(1)));
    const list = async (filter: { state?: string; owner?: string }, limit: number) => {
      const found: string[] = [];
      for (let after: string | undefined; ; ) {
        const page = await store.drafts({ viewer: 'all', ...filter, after, limit });
        expect(page.length).toBeLessThanOrEqual(limit);
        found.push(...page.map(({ id }) => id));
        after = page.at(-1)?.id;
        if (after === undefined) return found;
      }
    };
    expect(await list({}, 3)).toEqual([...ids].reverse());
    expect(await list({ state: 'dropped' }, 2)).toEqual(['d2', 'd1', 'd0']);
    expect(await list({ owner: 'ministry' }, 100)).toHaveLength(7);
    expect(await list({ owner: 'nobody' }, 100)).toEqual([]);
    expect(await store.draftIds('', 4)).toEqual(ids.slice(0, 4));
    expect(await store.draftIds('d3', 10)).toEqual(ids.slice(4));
  });

  it('says in the list what the draft says', async () => {
    const store = storeOf();
    const append = appendOf('d1', [], busy(1));
    await store.append(append);
    const { draft } = append;
    expect(await store.drafts({ viewer: 'all', limit: 1 })).toEqual([
      {
        id: 'd1',
        seq: 2,
        owner: 'ministry',
        visibility: 'public',
        state: 'drafting',
        kind: 'drafting',
        titles: draft.titles,
        languages: ['ru'],
        version: 0,
        due: null,
        createdAt: draft.createdAt,
        updatedAt: draft.updatedAt,
      },
    ]);
  });

  it('rebuilds projections that equal the live ones', async () => {
    const store = storeOf();
    for (const id of ['d1', 'd2', 'd3']) await store.append(appendOf(id, [], busy(40)));
    const live = await dump(run());
    expect(live.snapshot).toHaveLength(3);
    await run()([
      CompiledQuery.raw('delete from snapshot'),
      CompiledQuery.raw("update draft set seq = 999, owner = 'thief' where id = 'd1'"),
      CompiledQuery.raw("delete from draft where id = 'd2'"),
    ]);
    for (const id of await store.draftIds('', 100))
      await store.rebuild(fold(null, parse(await store.events(id, 0, 1000))));
    expect(await dump(run())).toEqual(live);
  });

  it('refuses to rebuild from a draft the log has left behind', async () => {
    const store = storeOf();
    const old = appendOf('d1', [], busy(40));
    await store.append(old);
    await store.append(appendOf('d1', busy(40), [dropped]));
    const before = await dump(run());
    await expect(store.rebuild(old.draft)).rejects.toMatchObject({ name: 'Stale', taken: 'seq' });
    expect(await dump(run())).toEqual(before);
  });
}

const dropped = fact.moved({ transition: 'drop', from: 'drafting', to: 'dropped', reason: 'why' });

function describeChunks(storeOf: StoreOf): void {
  const stored = async (texts: readonly string[]) => {
    const store = storeOf();
    const chunks = bodies(...texts);
    await store.append({ ...appendOf('d1', [], busy(0)), chunks });
    expect(await store.chunks([...chunks.keys()])).toEqual(chunks);
  };

  it('gives chunks back to the letter, whatever they are written in', () =>
    stored([
      '"Қазақстан Республикасының ұлттық қоры: «әіңғүұқөһ»"',
      '"Е́ ё й 😀👩‍👩‍👧 ﷽ 中文 \u2028 \u00a0 \ufeff"',
      '{"quotes":"\\"\\\\\\u0000\\n","list":[1,null,true]}',
      '"tab\tline\r\nend"',
      '""',
      "'; drop table event; --",
    ]));

  it('keeps a thousand chunks of one append', async () => {
    const texts = Array.from({ length: 1_000 }, (_, index) => `["chunk ${index}"]`);
    await stored(texts);
  });

  it('keeps chunks that together exceed what one parameter may hold', () =>
    stored(Array.from({ length: 40 }, (_, index) => `"${index}${'ғылым '.repeat(5_000)}"`)));

  it('keeps a chunk that alone exceeds the size lists are split at', () =>
    stored(['"small"', `"${'ң'.repeat(450_000)}"`, '"after"']));

  it('stores a chunk once however many drafts name it', async () => {
    const store = storeOf();
    const chunks = bodies('"shared"');
    await store.append({ ...appendOf('d1', [], busy(0)), chunks });
    await store.append({
      ...appendOf('d2', [], busy(0)),
      chunks: new Map([...chunks, ...bodies('"own"')]),
    });
    expect(await store.chunks([...chunks.keys(), hashText('"own"'), 'f'.repeat(64)])).toEqual(
      bodies('"shared"', '"own"'),
    );
    expect(await store.chunks([])).toEqual(new Map());
  });
}

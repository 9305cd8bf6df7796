/** The index of words on every store: what grows is named, rows stand only for it, and gates hold. */
import { expect, it } from 'vitest';
import { indexWords, readTerms, writeMatch } from '../../src/domain/search-words.ts';
import type { FreshRow, SearchDue, SearchFilter } from '../../src/service/search.ts';
import type { Run } from '../../src/store/run.ts';
import { sqlSearch } from '../../src/store/search.ts';
import { sql } from '../../src/store/tables.ts';

const row = (part: string, words: string, more: Partial<FreshRow> = {}): FreshRow => ({
  part,
  gate: 'draft:read',
  kind: 'version',
  lang: 'kk',
  place: '{}',
  words,
  ...indexWords(words),
  ...more,
});

const due: SearchDue = { source: 'draft/d1', seq: 2 };

/** `open` gives a fresh, empty database. */
export function describeSearch(open: () => Run): void {
  it('is searched for what has been followed, and for what gates let through', async () => {
    const run = open();
    const store = sqlSearch(run);
    const grow = (seq: number) =>
      run([
        sql.insertInto('event').values({ draft: 'd1', seq, hash: 'h', body: '{}' }).compile(),
        sql
          .insertInto('ledger')
          .values({ name: 'notes/d1/a', seq, hash: 'h', body: '{}' })
          .compile(),
      ]);
    const find = async (query: string, more: Partial<SearchFilter> = {}) => {
      const match = writeMatch(readTerms(query)).all;
      const filter = { match, gates: ['d1 draft:read'], limit: 9, ...more };
      const hits = await store.find(filter);
      const counts = await store.count(filter, 9);
      const near = await store.stretches(['d1']);
      expect(await store.find({ ...filter, near })).toEqual(hits);
      expect(await store.count({ ...filter, near }, 9)).toEqual(counts);
      expect(await store.find({ ...filter, near: await store.stretches(['d2']) })).toEqual([]);
      expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(hits.length);
      return hits.map(({ words }) => words);
    };
    await grow(1);
    await grow(2);
    expect(await store.due(9)).toEqual([due]);
    const words = ['Қоғамдық кеңес', 'Ёлка и кеңестер'];
    const rows = words.map((one, index) => row(`part-${index}`, one));
    const title = row('title', 'Кеңес туралы', { kind: 'title' });
    await store.write({ ...due, seq: 1 }, 'd1', [], rows);
    expect(await store.rows(due.source)).toEqual([]);
    await store.write(due, 'd1', [], [title, row('own', 'Кеңес', { gate: 'text:read' }), ...rows]);
    expect(await store.due(9)).toEqual([]);
    expect(await find('кенес')).toEqual(['Кеңес туралы', 'Ёлка и кеңестер', 'Қоғамдық кеңес']);
    expect(await find('когамдык')).toEqual(['Қоғамдық кеңес']);
    expect(await find('"кенес"', { kind: 'title' })).toEqual(['Кеңес туралы']);
    expect(await find('елка', { lang: 'ru' })).toEqual([]);
    const [last] = await store.find({
      match: 'folded : "елка"',
      gates: ['d1 draft:read'],
      limit: 9,
    });
    expect(await find('кенес', { before: last?.id })).toEqual(['Қоғамдық кеңес']);
    await grow(3);
    expect(await find('кенес')).toEqual([]);
    const gone = (await store.rows(due.source)).filter(({ part }) => part === 'part-0');
    await store.write(
      { ...due, seq: 3 },
      'd1',
      gone.map(({ id }) => id),
      [],
    );
    expect(await find('кенес')).toEqual(['Кеңес туралы', 'Ёлка и кеңестер']);
  });
}

/** What following many amendments to a new version costs, counted in trips to a real database. */
import { Fragment, type Node } from 'prosemirror-model';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { schema } from '../../schema/document.ts';
import type { Fact } from '../../src/domain/draft/event.ts';
import type { Hash } from '../../src/domain/text/canonical.ts';
import { createCollector } from '../../src/service/collector.ts';
import { followAll } from '../../src/service/follow.ts';
import { createLibrary } from '../../src/service/library.ts';
import { sqlStore } from '../../src/store/sql-store.ts';
import { openSqlite, type Sqlite } from '../../src/store/sqlite.ts';
import { createCode, rewriteAt } from '../bench/text/code.ts';
import { appendOf } from '../contract/append.ts';
import { draftAfter, freezing } from '../domain/given.ts';
import { fact } from '../domain/samples.ts';
import { createChance } from '../runtime/random.ts';

const tripsMax = 8;
let database: Sqlite;
let trips = 0;
const store = () =>
  sqlStore((queries) => {
    trips += 1;
    return database.run(queries);
  });
beforeAll(() => {
  database = openSqlite(':memory:', 'schema/migrations');
});
afterAll(() => database.close());

const reword = (doc: Node, article: number, text: string): Node =>
  rewriteAt(doc, [0, 1, article, 1], (block) => [block.copy(Fragment.from(schema.text(text)))]);

async function keep(doc: Node, before?: Hash): Promise<Hash> {
  const { root, chunks, bases } = await createLibrary(store()).cut(doc, before);
  const append = appendOf(`text-${root}`, [], [fact.created()]);
  await store().append({ ...append, chunks, bases });
  return root;
}

it('reads the texts of all of them together', async () => {
  const base = createCode(createChance(3), 10).first;
  const first = await keep(base);
  const start: Fact[] = [fact.created(), { type: 'textSaved', lang: 'ru', root: first }];
  const facts: Fact[] = [...start, freezing(start)];
  for (let amendment = 1; amendment <= 30; amendment++) {
    const root = await keep(reword(base, 1 + (amendment % 9), `Иначе ${amendment}.`), first);
    const proposed = { version: 1, texts: { ru: root }, justification: 'Яснее' };
    facts.push({ type: 'amendmentSubmitted', amendment, ...proposed });
  }
  const next = await keep(reword(base, 1, 'Новая редакция.'), first);
  const draft = draftAfter(...facts, { type: 'textSaved', lang: 'ru', root: next });
  trips = 0;
  const library = createLibrary(store());
  const found = await followAll(library, draft, createCollector(library).add);
  expect(trips).toBeLessThanOrEqual(tripsMax);
  expect(found.map(({ amendment, fate }) => [amendment, fate])).toEqual(
    [9, 18, 27].map((amendment) => [amendment, 'needs-author']),
  );
});

/** What reading stored texts costs, counted in rows of a real database. */
import { Fragment, type Node } from 'prosemirror-model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../schema/document.ts';
import { canonicalJson, canonicalNode, type Hash } from '../../src/domain/text/canonical.ts';
import { diff } from '../../src/domain/text/diff.ts';
import { createLibrary, type Library } from '../../src/service/library.ts';
import { sqlStore } from '../../src/store/sql-store.ts';
import { openSqlite, type Sqlite } from '../../src/store/sqlite.ts';
import { createCode, rewriteAt } from '../bench/text/code.ts';
import { appendOf } from '../contract/append.ts';
import { fact } from '../domain/samples.ts';
import { createChance } from '../runtime/random.ts';

let database: Sqlite;
let rows = 0;
const store = () =>
  sqlStore(async (queries) => {
    const answers = await database.run(queries);
    for (const answer of answers) rows += answer.length;
    return answers;
  });
beforeAll(() => {
  database = openSqlite(':memory:', 'schema/migrations');
});
afterAll(() => database.close());

let drafts = 0;
/** Stores the docs as texts of one draft, each grown from the one before. */
async function keep(docs: readonly Node[]): Promise<readonly Hash[]> {
  const library = createLibrary(store());
  const roots: Hash[] = [];
  for (const doc of docs) {
    const { root, chunks, bases } = await library.cut(doc, roots.at(-1));
    const append = appendOf(`text-${++drafts}`, [], [fact.created()]);
    await store().append({ ...append, chunks, bases });
    roots.push(root);
  }
  return roots;
}

/** What a library that knows nothing answers, and the rows it read for it. */
async function coldly<T>(ask: (library: Library) => Promise<T>) {
  rows = 0;
  const answer = await ask(createLibrary(store()));
  return { answer, rows };
}

const reworded = (doc: Node, text: string): Node =>
  rewriteAt(doc, [0, 3, 4, 1], (block) => [block.copy(Fragment.from(schema.text(text)))]);

/** A code and its next versions, one paragraph reworded in each. */
function grow(articles: number): readonly Node[] {
  const docs = [createCode(createChance(21), articles).first];
  for (let version = 1; version <= 12; version++)
    docs.push(reworded(docs.at(-1) as Node, `Редакция ${version}.`));
  return docs;
}

describe('stored texts', () => {
  it('are read as they were written, every version of them', async () => {
    const docs = grow(60);
    const roots = await keep(docs);
    for (const [index, root] of roots.entries()) {
      const doc = docs[index] as Node;
      const bytes = (await coldly((library) => library.bytes(root))).answer;
      expect(new TextDecoder().decode(bytes)).toBe(canonicalNode(doc));
      expect((await coldly((library) => library.doc(root))).answer.eq(doc)).toBe(true);
    }
  });

  it('are compared by reading what changed, however long they are', async () => {
    const cost: number[] = [];
    for (const articles of [60, 240]) {
      const docs = grow(articles);
      const roots = await keep(docs);
      const [from, to] = roots.slice(-2) as [Hash, Hash];
      const compared = await coldly((library) => library.diff(from, to));
      const whole = await coldly((library) => library.doc(to));
      const [before, after] = docs.slice(-2) as [Node, Node];
      expect(canonicalJson(compared.answer)).toBe(canonicalJson(diff(before, after)));
      expect(compared.rows).toBeLessThan(whole.rows);
      cost.push(compared.rows);
    }
    const [short, long] = cost as [number, number];
    expect(long).toBeLessThan(short + 25);
  });

  it('share the Nodes of what they have in common', async () => {
    const roots = await keep(grow(60));
    const library = createLibrary(store());
    const first = await library.doc(roots[0] as Hash);
    rows = 0;
    const last = await library.doc(roots[12] as Hash);
    expect(rows).toBeLessThan(60);
    expect(last.child(0).child(1)).toBe(first.child(0).child(1));
    expect(last.child(0).child(3)).not.toBe(first.child(0).child(3));
  });

  it('are cut for the next save by reading no words of theirs', async () => {
    const docs = grow(240);
    const roots = await keep(docs);
    const next = reworded(docs.at(-1) as Node, 'Новая редакция.');
    const cut = await coldly((library) => library.cut(next, roots.at(-1)));
    const whole = await coldly((library) => library.bytes(roots.at(-1) as Hash));
    expect(cut.answer.chunks.size).toBeLessThan(8);
    expect(cut.rows).toBeLessThan(whole.rows / 2);
  });

  it('do not differ from themselves, and nothing but nothing is read to know', async () => {
    const [root = ''] = await keep(grow(60).slice(0, 1));
    const { answer, rows: read } = await coldly((library) => library.diff(root, root));
    expect([answer.changes, read]).toEqual([[], 0]);
  });
});

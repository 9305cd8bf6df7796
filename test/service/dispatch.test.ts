/** The write path under repetition and rivalry: one effect per key, no answer from an old state. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '../../src/domain/draft/command.ts';
import type { Draft } from '../../src/domain/draft/draft.ts';
import { createDispatcher, type Order, type Terms } from '../../src/service/dispatch.ts';
import type { Store } from '../../src/service/ports.ts';
import { sqlStore } from '../../src/store/sql-store.ts';
import { openSqlite, type Sqlite } from '../../src/store/sqlite.ts';
import { refusalOf } from '../domain/given.ts';
import { drafter, finance, monday, named, runningTo, small } from '../domain/samples.ts';

let sqlite: Sqlite;
let store: Store;
beforeEach(() => {
  sqlite = openSqlite(':memory:', 'schema/migrations');
  store = sqlStore(sqlite.run);
});
afterEach(() => sqlite.close());

/** A dispatcher is a process: it has its own memory of drafts, and shares the store with others. */
const newProcess = () => createDispatcher(store, { now: () => monday });
const reply = (draft: Draft) => ({ status: 200, body: `seq ${draft.seq}` });

const ordering = (command: Command, more: Partial<Order> = {}): Order => ({
  draft: 'd1',
  action: 'draft:edit',
  prepare: async () => ({ command }),
  reply,
  ...more,
});
const creating = ordering(
  {
    type: 'create',
    titles: named('Draft'),
    languages: ['ru'],
    template: { id: 't', edition: '1' },
    workflow: small,
    participants: [],
    texts: {},
  },
  { action: 'draft:create', creates: true },
);
const retitling = (name: string, more: Partial<Order> = {}) =>
  ordering({ type: 'retitle', titles: named(name) }, more);
const dropping = ordering(
  { type: 'move', transition: 'drop', reason: 'why', ...runningTo(monday) },
  { action: 'draft:move' },
);
const by = (terms: Partial<Terms> = {}): Terms => ({ actor: drafter, ...terms });
const once = (key: string, request = 'a'.repeat(64)) => ({ once: { key, request } });

const seqs = async () => (await store.events('d1', 0, 1000)).map(({ seq }) => seq);

async function refusedWith(dispatching: Promise<unknown>): Promise<string> {
  const settled = await dispatching.then(
    (value) => () => value,
    (error: unknown) => () => {
      throw error;
    },
  );
  return refusalOf(settled).code;
}

describe('a command sent again under its key', () => {
  it.each(['the same process', 'another process'])('has one effect, in %s', async (where) => {
    const first = newProcess();
    const second = where === 'another process' ? newProcess() : first;
    await first.dispatch(creating, by(once('k1')));
    const answer = await first.dispatch(retitling('New'), by(once('k2')));
    expect(await second.dispatch(retitling('New'), by(once('k2')))).toMatchObject(answer);
    expect(await seqs()).toEqual([1, 2]);
  });

  it('gets its answer even when it would be accepted once more', async () => {
    const dispatcher = newProcess();
    await dispatcher.dispatch(creating, by());
    let count = 0;
    const fresh = retitling('x', {
      prepare: async () => ({ command: { type: 'retitle', titles: named(`name ${++count}`) } }),
    });
    const answer = await dispatcher.dispatch(fresh, by(once('k')));
    expect(await dispatcher.dispatch(fresh, by(once('k')))).toMatchObject(answer);
    expect(await seqs()).toEqual([1, 2]);
  });

  it('has one effect when all come at once', async () => {
    const processes = [newProcess(), newProcess(), newProcess()];
    await processes[0]?.dispatch(creating, by());
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        processes[index % 3]?.dispatch(retitling('New'), by(once('k'))),
      ),
    );
    expect(new Set(answers.map((answer) => answer?.body))).toEqual(new Set(['seq 2']));
    expect(await seqs()).toEqual([1, 2]);
  });

  it('makes one draft when a creation comes twice with two ids', async () => {
    const dispatcher = newProcess();
    const both = await Promise.all(
      ['d1', 'd2'].map((draft) => dispatcher.dispatch({ ...creating, draft }, by(once('k')))),
    );
    expect(both[0]?.body).toBe(both[1]?.body);
    expect(await store.draftIds('', 10)).toHaveLength(1);
  });

  it('is refused with another request, whether the command itself could be done or not', async () => {
    const dispatcher = newProcess();
    await dispatcher.dispatch(creating, by());
    await dispatcher.dispatch(retitling('New'), by(once('k')));
    for (const name of ['New', 'Newer'])
      expect(await refusedWith(dispatcher.dispatch(retitling(name), by(once('k', 'b'))))).toBe(
        'key-reused',
      );
    expect(await seqs()).toEqual([1, 2]);
  });

  it('is another command when somebody else sends it', async () => {
    const dispatcher = newProcess();
    await dispatcher.dispatch(creating, by());
    await dispatcher.dispatch(retitling('New'), by(once('k')));
    const colleague = { ...drafter, person: 'daniyar' };
    await dispatcher.dispatch(retitling('Newer'), by({ actor: colleague, ...once('k') }));
    expect(await seqs()).toEqual([1, 2, 3]);
  });

  it('may be sent again after a refusal: a refusal is no effect', async () => {
    const dispatcher = newProcess();
    await dispatcher.dispatch(creating, by());
    const refused = dispatcher.dispatch(retitling('Draft'), by(once('k')));
    expect(await refusedWith(refused)).toBe('nothing-changed');
    await dispatcher.dispatch(retitling('New'), by(once('k', 'b')));
    expect(await seqs()).toEqual([1, 2]);
  });
});

describe('processes that share a store', () => {
  it('decide a command that lost the race again, on the new state', async () => {
    const [one, two] = [newProcess(), newProcess()];
    await one.dispatch(creating, by());
    await two.load('d1');
    await one.dispatch(retitling('From one'), by());
    expect(await two.dispatch(retitling('From two'), by())).toMatchObject({ body: 'seq 3' });
    expect((await one.load('d1'))?.titles.en).toBe('From two');
  });

  it('accept what only the new state allows', async () => {
    const [one, two] = [newProcess(), newProcess()];
    await one.dispatch(creating, by());
    await two.load('d1');
    await one.dispatch(retitling('Changed'), by());
    expect(await two.dispatch(retitling('Draft'), by())).toMatchObject({ body: 'seq 3' });
  });

  it('refuse what only the old state allowed', async () => {
    const [one, two] = [newProcess(), newProcess()];
    await one.dispatch(creating, by());
    await two.load('d1');
    await one.dispatch(dropping, by());
    expect(await refusedWith(two.dispatch(retitling('Late'), by()))).toBe('wrong-state');
    expect(await seqs()).toEqual([1, 2]);
  });

  it('hold an author to the seq that was read, new or old', async () => {
    const [one, two] = [newProcess(), newProcess()];
    await one.dispatch(creating, by());
    await two.load('d1');
    await one.dispatch(retitling('First'), by());
    expect(await refusedWith(two.dispatch(retitling('Second'), by({ seq: 1 })))).toBe('stale');
    expect(await two.dispatch(retitling('Second'), by({ seq: 2 }))).toMatchObject({
      body: 'seq 3',
    });
  });

  it('bring every command home when many write at once', async () => {
    const processes = [newProcess(), newProcess(), newProcess(), newProcess()];
    await processes[0]?.dispatch(creating, by());
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        processes[index % 4]?.dispatch(retitling(`name ${index}`), by()),
      ),
    );
    expect(await seqs()).toEqual(Array.from({ length: 41 }, (_, index) => index + 1));
  });
});

describe('the policy', () => {
  it('is asked before anything is prepared', async () => {
    const dispatcher = newProcess();
    await dispatcher.dispatch(creating, by());
    const prepare = () => expect.fail('must not be prepared');
    const order = retitling('New', { prepare });
    expect(await refusedWith(dispatcher.dispatch(order, by({ actor: finance })))).toBe('forbidden');
    expect(await refusedWith(dispatcher.dispatch(order, by({ actor: null })))).toBe(
      'unauthenticated',
    );
    const lost = { ...order, draft: 'd9' };
    expect(await refusedWith(dispatcher.dispatch(lost, by()))).toBe('not-found');
  });

  it('lets a fault of the preparation through as it is, and writes nothing', async () => {
    const dispatcher = newProcess();
    await dispatcher.dispatch(creating, by());
    const prepare = async () => {
      throw new Error('no such text');
    };
    await expect(dispatcher.dispatch(retitling('New', { prepare }), by())).rejects.toThrow(
      'no such text',
    );
    await dispatcher.dispatch(retitling('New'), by());
    expect(await seqs()).toEqual([1, 2]);
  });
});

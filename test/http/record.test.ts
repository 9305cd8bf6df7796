/** The record leaves the house as a bundle: it verifies off-line, and whatever is altered is found. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Bundle,
  checkBundle,
  findHash,
  readBundle,
} from '../../src/domain/draft/record-check.ts';
import { exportBundle, rebuildAll, verifyBundle, verifyDraft } from '../../src/service/verify.ts';
import { amend, draftAt, freeze, itemOn, post, sign, sources, write } from './stages.ts';
import { cast, createWorld, type Json, type World } from './world.ts';

let world: World;
let id = '';
let bundle: Bundle;

beforeAll(async () => {
  world = await createWorld();
  id = await draftAt(world, 'circulation');
  await sign(world, id, 'economy', {
    verdict: 'object',
    items: [await itemOn(world, id, '10 дней')],
  });
  const number = await amend(world, id, ['10 дней', '20 дней']);
  const path = `/api/drafts/${id}`;
  await post(world, 'drafter', `${path}/transitions`, {
    transition: 'return',
    reason: 'objection',
  });
  await post(world, 'drafter', `${path}/amendments/${number}/decision`, {
    outcome: 'adopted',
    reason: 'right',
  });
  await write(world, id, 'kk', sources.kk.replace('10 күнге', '20 күнге'));
  await freeze(world, id);
  const exported = await exportBundle(world.service.store, id);
  if (!exported) return expect.fail('the draft has a record');
  bundle = JSON.parse(JSON.stringify(exported)) as Bundle;
});

afterAll(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

it('names who stands in it, to whoever may read it, until they are erased', async () => {
  const path = `/api/drafts/${id}/authors`;
  const read = async () => (await world.ask('GET', path, { as: 'labour' })).body.items;
  const names = await read();
  const person = await world.service.store.person(cast.economy);
  expect(names.map((one: Json) => one.person)).toEqual(
    [cast.drafter, cast.economy, cast.partner].sort(),
  );
  expect(names).toContainEqual({ person: cast.economy, name: person?.name });
  const gone = await post(world, 'administrator', `/api/people/${cast.economy}/erasure`, {
    why: 'left',
  });
  expect(gone.id).toBe(cast.economy);
  expect((await read()).map((one: Json) => one.person)).toEqual(
    [cast.drafter, cast.partner].sort(),
  );
});

const problemsOf = async (altered: Bundle) => (await verifyBundle(altered)).problems;

/** The text with one UTF-16 unit replaced by another. */
const flip = (text: string, at: number, by: number): string => {
  const index = at % text.length;
  const code = (text.charCodeAt(index) ^ (1 + (by % 0x7f))) & 0xffff;
  return text.slice(0, index) + String.fromCharCode(code) + text.slice(index + 1);
};

const place = fc.record({ of: fc.nat(1e6), at: fc.nat(1e6), by: fc.nat(126) });

describe('a bundle', () => {
  it('verifies with nothing but itself, to the same head as the database', async () => {
    const inside = await verifyDraft(world.service.store, id);
    const outside = await verifyBundle(bundle);
    expect(outside).toEqual(inside);
    expect(outside.problems).toEqual([]);
    expect(outside.events).toBe(bundle.events.length);
    expect(outside.chunks).toBe(Object.keys(bundle.chunks).length);
    const { body } = await world.ask('GET', `/api/drafts/${id}`);
    expect(outside.head).toBe(body.head);
  });

  it('shows any changed character of any event', async () => {
    await fc.assert(
      fc.asyncProperty(place, async ({ of, at, by }) => {
        const index = of % bundle.events.length;
        const events = bundle.events.map((event, number) =>
          number === index ? { ...event, body: flip(event.body, at, by) } : event,
        );
        expect(await problemsOf({ ...bundle, events })).not.toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('shows any changed character of any chunk', async () => {
    const hashes = Object.keys(bundle.chunks);
    await fc.assert(
      fc.asyncProperty(place, async ({ of, at, by }) => {
        const hash = hashes[of % hashes.length] ?? '';
        const chunks = { ...bundle.chunks, [hash]: flip(bundle.chunks[hash] ?? '', at, by) };
        expect(await problemsOf({ ...bundle, chunks })).not.toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('shows a chunk or event that is gone, doubled, swapped or renumbered', async () => {
    for (const hash of Object.keys(bundle.chunks)) {
      const { [hash]: _gone, ...chunks } = bundle.chunks;
      expect(await problemsOf({ ...bundle, chunks })).toContain(`chunk ${hash} is missing`);
    }
    const last = bundle.events.length - 1;
    for (let index = 0; index < last; index++) {
      const events = [...bundle.events];
      const [one, next] = [bundle.events[index], bundle.events[index + 1]];
      if (!one || !next) return expect.fail('events come in pairs here');
      const altered = [
        events.toSpliced(index, 1),
        events.toSpliced(index, 0, one),
        events.toSpliced(index, 2, next, one),
        events.with(index, { ...one, seq: one.seq + 1 }),
        events.with(index, { ...one, hash: next.hash }),
        events.with(index, { ...one, body: ` ${one.body}` }),
      ];
      for (const list of altered)
        expect(await problemsOf({ ...bundle, events: list }), `event ${index + 1}`).not.toEqual([]);
    }
    expect(await problemsOf({ ...bundle, draft: 'd9999' })).not.toEqual([]);
    expect(await problemsOf({ ...bundle, events: [] })).not.toEqual([]);
  });

  it('is read from a file, and nothing else is', async () => {
    expect(readBundle(JSON.stringify(bundle))).toEqual(bundle);
    const [row] = bundle.events;
    const others = [
      'null',
      '[]',
      '{',
      JSON.stringify({ ...bundle, format: 'kelisim-bundle-2' }),
      JSON.stringify({ ...bundle, events: [null] }),
      JSON.stringify({ ...bundle, events: [{ ...row, seq: '1' }] }),
      JSON.stringify({ ...bundle, chunks: { a: 1 } }),
    ];
    for (const other of others) expect(readBundle(other), other.slice(0, 40)).toBeNull();
    const nothing = { ...row, seq: 1, hash: '', body: 'null' };
    expect(await problemsOf({ ...bundle, events: [nothing] })).toContain('event 1 cannot be read');
  });

  it('says what a hash noted elsewhere is in it', async () => {
    const { folded, head } = await checkBundle(bundle);
    const draft = folded ?? expect.fail('it folds');
    const known = (hash: string) => findHash(hash, bundle, draft);
    const last = bundle.events.length;
    expect(known(head)).toMatchObject({ is: 'head', number: last });
    expect(known(bundle.events[1]?.hash ?? '')).toMatchObject({ is: 'event', number: 2 });
    const [version] = draft.versions;
    expect(known(version?.hash ?? '')).toEqual({ is: 'version', number: 1, at: version?.at });
    expect(known(version?.texts.ru ?? '')).toEqual({ is: 'text' });
    const signed = draft.signoffs.findIndex(({ statement }) => statement !== undefined);
    expect(known(draft.signoffs[signed]?.statement ?? '')).toMatchObject({
      is: 'statement',
      number: signed + 1,
    });
    expect(known('0'.repeat(64))).toBeNull();
    expect(known('toString')).toBeNull();
  });

  it('is told from one with a cut tail by its head', async () => {
    const { head, problems } = await verifyBundle({
      ...bundle,
      events: bundle.events.slice(0, -1),
    });
    expect(problems).toEqual([]);
    expect(head).not.toBe((await verifyBundle(bundle)).head);
  });
});

describe('a database', () => {
  const run = (sql: string, parameters: readonly unknown[]) =>
    world.run([{ sql, parameters, query: {} as never, queryId: {} as never }]);
  const query = (sql: string) => run(sql, []);

  it('shows an altered event, text or snapshot, and a rebuild heals the projections', async () => {
    const bodies = () => query('select body from event order by draft, seq');
    const sound = await bodies();
    const verify = async () => (await verifyDraft(world.service.store, id)).problems;
    await query(`update event set body = replace(body, 'objection', 'no reason') where seq > 5`);
    expect(await verify()).not.toEqual([]);
    await query(`update event set body = replace(body, 'no reason', 'objection') where seq > 5`);
    expect(await verify()).toEqual([]);
    await query(`update event set body = 'not json' where seq = 3`);
    expect(await verify()).toContain('event 3 cannot be read');
    const [event] = bundle.events.filter(({ seq }) => seq === 3);
    await run('update event set body = ? where seq = 3', [event?.body]);
    expect(await bodies()).toEqual(sound);
    const [frame] = (await query('select id, body from frame limit 1'))[0] ?? [];
    await run('update frame set body = zeroblob(length(body)) where id = ?', [frame?.id]);
    expect((await verify()).join()).toMatch(/^chunk [0-9a-f]{64} /);
    await run('update frame set body = ? where id = ?', [frame?.body, frame?.id]);
    expect(await verify()).toEqual([]);
    await query('update chunk set start = start + 1 where length > 100');
    expect((await verify()).join()).toMatch(/^chunk [0-9a-f]{64} /);
    await query('update chunk set start = start - 1 where length > 100');
    expect(await verify()).toEqual([]);
    await rebuildAll(world.service.store, () => undefined);
    await query(`update snapshot set body = replace(body, '"drafting"', '"adopted"')`);
    expect(await verify()).toEqual(['the snapshot does not follow from the log: rebuild it']);
    await rebuildAll(world.service.store, () => undefined);
    expect(await verify()).toEqual([]);
    await query(`update draft set state = 'adopted', version = 9`);
    expect(await rebuildAll(world.service.store, () => undefined)).toBe(1);
    const [line] = (await world.ask('GET', '/api/drafts')).body.items;
    expect([line.state, line.version]).toEqual(['drafting', 2]);
  });
});

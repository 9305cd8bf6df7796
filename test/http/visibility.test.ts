/** A draft that is not public is, for everybody who may not know of it, as if it were not there. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, sees, viewerOf } from '../../src/domain/access.ts';
import { appointedRoles } from '../../src/domain/directory.ts';
import { fold } from '../../src/domain/draft/draft.ts';
import { visibilities } from '../../src/domain/draft/event.ts';
import { recordAll } from '../domain/given.ts';
import { fact } from '../domain/samples.ts';
import { create, move, titles, write } from './stages.ts';
import { cast, createWorld, operationsOf, type Part, type World } from './world.ts';

const secret = 'Тайная-концепция-5c1';
const outside: readonly (Part | undefined)[] = [undefined, 'economy', 'reviewer', 'partner'];
const missing = '00000000-0000-7000-8000-000000000000';

let world: World;
let hidden = '';

beforeAll(async () => {
  world = await createWorld();
  hidden = await create(world, {
    titles: { ...titles, ru: secret },
    participants: [],
    visibility: 'drafters',
    workflow: 'two-agency',
  });
  await write(world, hidden, 'ru', `# ${secret}\n\nСлова.`);
});
afterAll(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

const filled = (path: string, id: string) =>
  path
    .replace('{id}', id)
    .replace('{lang}', 'ru')
    .replace(/\{\w+\}/g, '1');

describe('a hidden draft', () => {
  it('answers every operation as a draft that never was, and changes nothing', async () => {
    const operations = operationsOf(world.app).filter(({ path }) => path.includes('{id}'));
    const before = await world.countWritten();
    for (const as of outside)
      for (const { method, path } of operations) {
        const request = { as, ...(method === 'get' ? {} : { json: {} }) };
        const found = await world.ask(method.toUpperCase(), filled(path, hidden), request);
        const never = await world.ask(method.toUpperCase(), filled(path, missing), request);
        expect(found.status, `${as} ${method} ${path}`).toBe(404);
        expect(found.text.replaceAll(hidden, missing)).toBe(never.text);
      }
    expect(await world.countWritten()).toBe(before);
  });

  it('is on no list and no page, by name or by id', async () => {
    const pages = ['/', `/public/${hidden}`, `/public/${hidden}/discussion`, '/api/drafts'];
    for (const as of outside)
      for (const path of pages) {
        const headers = as && path.startsWith('/api') ? { 'kelisim-actor': cast[as] } : {};
        const text = await (await world.app.request(path, { headers })).text();
        expect(text, `${as} ${path}`).not.toContain(secret);
      }
    const own = await world.ask('GET', '/api/drafts', { as: 'vice' });
    expect(own.text).toContain(secret);
    const counted = async (as?: Part) =>
      (await world.ask('GET', '/api/figures', { as })).body.drafts as number;
    for (const as of outside) expect(await counted(as)).toBe((await counted('vice')) - 1);
  });

  it('is its participants’ once it is circulated, and the public’s when it is said', async () => {
    const id = await create(world, { visibility: 'drafters', workflow: 'two-agency' });
    await write(world, id, 'ru', '# Раздел\n\nСлова.');
    await write(world, id, 'kk', '# Бөлім\n\nСөздер.');
    const path = `/api/drafts/${id}`;
    const status = async (as?: Part) => (await world.ask('GET', path, { as })).status;
    expect([await status('economy'), await status('labour'), await status()]).toEqual([
      404, 404, 404,
    ]);
    await world.ask('POST', `${path}/versions`, { as: 'drafter', json: {} });
    await move(world, id, 'circulate');
    expect([await status('economy'), await status('labour'), await status()]).toEqual([
      200, 404, 404,
    ]);
    const json = { visibility: 'public' };
    expect((await world.ask('PATCH', path, { as: 'economy', json })).status).toBe(403);
    expect((await world.ask('PATCH', path, { as: 'drafter', json })).status).toBe(200);
    expect([await status('labour'), await status()]).toEqual([200, 200]);
  });
});

const organisations = ['ministry', 'finance', 'health', 'labour'] as const;
const anyDraft = fc.record({
  owner: fc.constantFrom(...organisations),
  visibility: fc.constantFrom(...visibilities),
  participants: fc.subarray([...organisations]),
});
const anyActor: fc.Arbitrary<Actor | null> = fc.option(
  fc.record({
    person: fc.constant('somebody'),
    organisation: fc.constantFrom(...organisations),
    role: fc.constantFrom(...appointedRoles),
  }),
);

describe('lists', () => {
  it('hold just what the policy lets their reader see', async () => {
    const { store } = world.service;
    let planted = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anyDraft, { maxLength: 6 }), anyActor, async (drafts, actor) => {
        const kept = [];
        for (const { owner, visibility, participants } of drafts) {
          const by = { person: 'dina', organisation: owner, role: 'drafter' } as const;
          const id = `list-${String(++planted).padStart(6, '0')}`;
          const events = recordAll([{ fact: fact.created({ visibility, participants }), by }], id);
          const draft = fold(null, events);
          await store.append({ draft, events, chunks: new Map(), receipt: null });
          kept.push(draft);
        }
        const listed = await store.drafts({ viewer: viewerOf(actor), limit: 1000 });
        const ids = new Set(listed.map(({ id }) => id));
        for (const draft of kept) expect(ids.has(draft.id)).toBe(sees(actor, draft));
      }),
      { numRuns: 60 },
    );
  });
});

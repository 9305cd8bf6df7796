/**
 * Canaries: a token that stands nowhere else in every internal field of one agency; then everybody
 * else asks everything there is to ask, and the whole answer is searched, headers and all.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportBundle } from '../../src/service/verify.ts';
import { draftAt, itemOn, move, post, sign, sources, week, write } from './stages.ts';
import { cast, createWorld, operationsOf, type Part, type World } from './world.ts';

const canary = (field: string) => `canary-${field}-7f3e9c`;
const token = 'canary-';

let world: World;
let id = '';

beforeAll(async () => {
  world = await createWorld();
  id = await draftAt(world, 'circulation');
  const path = `/api/drafts/${id}`;
  const item = await itemOn(world, id, '10 дней', {
    reason: canary('reason'),
    wording: canary('wording'),
  });
  await post(world, 'reviewer', `${path}/positions`, {
    version: 1,
    verdict: 'object',
    note: canary('note'),
    items: [item],
  });
  const { lang, block, quote } = item;
  await post(world, 'reviewer', `${path}/notes`, {
    text: canary('text'),
    on: { lang, block, quote },
  });
  await post(world, 'economy', `${path}/notes`, { text: canary('signatory') });
  const delegation = { to: cast.reviewer, ...week };
  const { mandate } = await post(world, 'economy', '/api/mandates/delegations', delegation);
  await post(world, 'economy', `/api/mandates/${mandate}/revocation`, {
    reason: canary('revocation'),
  });
  await sign(world, id, 'economy', { verdict: 'agree', note: 'what all may read' });
  await sign(world, id, 'finance', { verdict: 'agree' });
});
afterAll(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

const others = Object.keys(cast).filter(
  (part) => part !== 'economy' && part !== 'reviewer',
) as Part[];
const viewers: readonly (Part | undefined)[] = [undefined, ...others];

/** Every address that can be read, with each of its parameters filled in. */
function addresses(): readonly string[] {
  const declared = operationsOf(world.app)
    .filter(({ method }) => method === 'get')
    .map(({ path }) =>
      path
        .replace('{id}', id)
        .replace('{lang}', 'ru')
        .replace('workflows/{name}', 'workflows/two-agency')
        .replace('{name}', 'economy')
        .replace(/\{\w+\}/g, '1'),
    );
  const queries = ['', '?agency=economy', '?langs=kk,ru', '?from=1&to=1&lang=ru', '?lang=kk'];
  const pages = ['/', `/public/${id}`, `/public/${id}/versions/1`, '/openapi.json', '/version'];
  const guessed = [
    'positions/1',
    'notes/1',
    'positions?agency=economy',
    'notes?organisation=economy',
  ];
  return [
    ...declared.flatMap((path) => queries.map((query) => path + query)),
    ...pages,
    `/public/${id}/compare?from=1&to=1`,
    '/api/mandates?organisation=economy',
    ...guessed.map((rest) => `/api/drafts/${id}/${rest}`),
  ];
}

async function readAs(viewer: Part | undefined, path: string, headers = {}): Promise<string> {
  const actor = viewer && { 'kelisim-actor': cast[viewer] };
  const response = await world.app.request(path, { headers: { ...actor, ...headers } });
  const told = [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
  return `${response.status}\n${told}\n${await response.text()}`;
}

describe('what an agency says to itself', () => {
  it('is there for its own people, so that the canaries can sing', async () => {
    const path = `/api/drafts/${id}`;
    const own = await Promise.all([
      readAs('economy', `${path}/positions`),
      readAs('reviewer', `${path}/notes`),
      readAs('reviewer', '/api/mandates'),
    ]);
    for (const field of ['note', 'reason', 'wording', 'text', 'signatory', 'revocation'])
      expect(own.join('\n'), field).toContain(canary(field));
  });

  it.each(viewers.map((viewer) => viewer ?? 'public'))('is nowhere for %s', async (name) => {
    const viewer = name === 'public' ? undefined : (name as Part);
    let answered = 0;
    for (const path of addresses()) {
      if (['coordinator', 'auditor'].includes(name) && path.startsWith('/api/mandates')) continue;
      const answer = await readAs(viewer, path);
      if (answer.startsWith('200')) answered += 1;
      expect(answer, `${name} at ${path}`).not.toContain(token);
    }
    expect(answered).toBeGreaterThan(15);
  });

  it('is nowhere for who asks in the place of its signatory', async () => {
    const headers = { 'kelisim-in-place-of': cast.economy };
    for (const viewer of viewers)
      for (const path of addresses())
        expect(await readAs(viewer, path, headers), path).not.toContain(token);
  });

  it('is in no bundle, no event, no snapshot and no chunk', async () => {
    const bundle = await exportBundle(world.service.store, id);
    expect(bundle?.events.length).toBeGreaterThan(5);
    expect(JSON.stringify(bundle)).not.toContain(token);
    expect(JSON.stringify(await world.service.store.load(id))).not.toContain(token);
  });

  it('is in no answer to what others do, and in nothing that follows', async () => {
    const path = `/api/drafts/${id}`;
    const { ask } = world;
    const taking = { version: 1, position: 1 };
    const answers = [
      await ask('POST', `${path}/signoffs`, { as: 'finance', json: taking }),
      await ask('POST', `${path}/signoffs`, { as: 'finance', json: { ...taking, version: 2 } }),
      await ask('POST', `${path}/positions`, {
        as: 'finance',
        json: { version: 1, verdict: 'agree' },
      }),
      await ask('POST', `${path}/notes`, { as: 'vice', json: { text: 'ours' } }),
      await ask('POST', `${path}/transitions`, {
        as: 'drafter',
        json: { transition: 'return', reason: 'anew' },
      }),
    ];
    await write(world, id, 'ru', sources.ru.replace('10 дней', '30 дней'));
    answers.push(await ask('POST', `${path}/versions`, { as: 'drafter', json: {} }));
    await move(world, id, 'circulate');
    for (const { text } of answers) expect(text).not.toContain(token);
    for (const viewer of viewers)
      for (const address of [path, `${path}/events?limit=200`, `${path}/blockers`, `/public/${id}`])
        expect(await readAs(viewer, address)).not.toContain(token);
  });
});

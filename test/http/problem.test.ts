/** Every code of the problem table: how it is provoked, what it says, and that it wrote nothing. */
import { afterAll, describe, expect, it } from 'vitest';
import { limits } from '../../schema/limits.ts';
import { type ProblemCode, problemKinds } from '../../src/http/problem.ts';
import { authCases } from '../auth/problems.ts';
import { at, type Case, laterCases } from './problem-case.ts';
import { directoryCases } from './problem-directory.ts';
import { expectSaid, readTold } from './refusal-words.ts';
import { amend, create, draftAt, freeze, itemOn, move, post, readText, sources } from './stages.ts';
import { createWorld, type Json, type World } from './world.ts';

const object = (world: World, path: string, items: readonly object[]) =>
  world.ask('POST', `${path}/signoffs`, {
    as: 'economy',
    json: { version: 1, verdict: 'object', items },
  });

const cases: { readonly [code in ProblemCode]: Case } = {
  ...authCases,
  'not-found': {
    provoke: async (world) => () => world.ask('GET', '/api/drafts/nope'),
    detail: 'There is no draft called nope.',
    members: { what: 'draft', id: 'nope' },
  },
  forbidden: {
    provoke: async (world) => () => world.ask('POST', '/api/drafts', { as: 'partner', json: {} }),
    detail: 'Your mandate does not include draft:create.',
    members: { action: 'draft:create' },
  },
  unauthenticated: {
    provoke: async (world) => () => world.ask('POST', '/api/drafts', { json: {} }),
    detail: 'Nobody is named: this needs an actor.',
    members: { why: 'this needs an actor' },
  },
  invalid: {
    provoke: async (world) => () =>
      world.ask('POST', '/api/drafts', { as: 'drafter', json: { titles: { kk: 'а', ru: 'а' } } }),
    detail: '/titles/en: Invalid input: expected string, received nothing.',
    members: { in: 'body', pointer: '/titles/en', errors: [expect.anything()] },
  },
  stale: {
    provoke: at('drafting', (world, path) =>
      world.ask('POST', `${path}/versions`, {
        as: 'drafter',
        json: {},
        headers: { 'if-match': '"1"' },
      }),
    ),
    detail: /^It changed since you read it: the draft is at seq 5 now\.$/,
    members: { seq: 5, current: expect.stringMatching(/^[0-9a-f]{64}$/) },
  },
  'precondition-required': {
    provoke: at('created', (world, path) =>
      world.ask('PUT', `${path}/texts/ru`, {
        as: 'drafter',
        body: 'Words.',
        headers: { 'content-type': 'text/markdown' },
      }),
    ),
    detail: 'Send If-Match with the ETag of what you replace.',
    members: { header: 'If-Match' },
  },
  'wrong-state': {
    provoke: at('circulation', (world, path) =>
      world.ask('POST', `${path}/versions`, { as: 'drafter', json: {} }),
    ),
    detail: 'The draft stands in circulation; this is possible in drafting.',
    members: { state: 'circulation', allowed: ['drafting'] },
  },
  'no-such-transition': {
    provoke: at('created', (world, path) =>
      world.ask('POST', `${path}/transitions`, { as: 'drafter', json: { transition: 'adopt' } }),
    ),
    detail: 'No way called adopt leads out of drafting; there are discuss, circulate, withdraw.',
    members: {
      transition: 'adopt',
      state: 'drafting',
      allowed: ['discuss', 'circulate', 'withdraw'],
    },
  },
  'gate-unmet': {
    provoke: at('drafting', (world, path) =>
      world.ask('POST', `${path}/transitions`, {
        as: 'drafter',
        json: { transition: 'discuss' },
      }),
    ),
    detail: 'The way discuss is shut: no-version.',
    members: { transition: 'discuss', because: ['no-version'] },
  },
  'reason-required': {
    provoke: at('created', (world, path) =>
      world.ask('POST', `${path}/transitions`, {
        as: 'drafter',
        json: { transition: 'withdraw', reason: ' \t' },
      }),
    ),
    detail: '/reason: say why.',
    members: { pointer: '/reason' },
  },
  'nothing-changed': {
    provoke: at('frozen', (world, path) =>
      world.ask('POST', `${path}/versions`, { as: 'drafter', json: {} }),
    ),
    detail: 'Nothing changed: since version 1.',
    members: { what: 'since version 1' },
  },
  'text-missing': {
    provoke: async (world) => {
      const id = await draftAt(world, 'frozen');
      const number = await amend(world, id, ['10 дней', '20 дней']);
      const path = `/api/drafts/${id}/amendments/${number}/preview?lang=kk`;
      return () => world.ask('GET', path, { as: 'drafter' });
    },
    detail: 'There is no text in kk.',
    members: { lang: 'kk' },
  },
  'language-not-in-draft': {
    provoke: at('created', (world, path) =>
      world.ask('GET', `${path}/texts/en`, { as: 'drafter' }),
    ),
    detail: 'The draft has texts in kk, ru; none in en.',
    members: { lang: 'en', languages: ['kk', 'ru'] },
  },
  ...laterCases,
  ...directoryCases,
  'not-asked': {
    provoke: at('circulation', (world, path) =>
      world.ask('POST', `${path}/signoffs`, {
        as: 'labour',
        json: { version: 1, verdict: 'agree' },
      }),
    ),
    detail: 'This round does not ask labour.',
    members: { agency: 'labour' },
  },
  'already-answered': {
    provoke: async (world) => {
      const id = await draftAt(world, 'circulation');
      const items = [await itemOn(world, id, '10 дней')];
      const path = `/api/drafts/${id}`;
      await object(world, path, items);
      const json = { answer: 'accepted', reason: 'true' };
      await post(world, 'drafter', `${path}/items/1/answer`, json);
      return () => world.ask('POST', `${path}/items/1/answer`, { as: 'drafter', json });
    },
    detail: 'There is an outcome already for item 1.',
    members: { what: 'item', number: 1 },
  },
  'verdict-needs-items': {
    provoke: at('circulation', (world, path) => object(world, path, [])),
    detail: 'The verdict object needs at least one item that says about what.',
    members: { verdict: 'object' },
  },
  'unknown-block': {
    provoke: at('circulation', async (world, path, id) =>
      object(world, path, [
        await itemOn(world, id, '10 дней'),
        await itemOn(world, id, '10 дней', { block: 'nowhere' }),
      ]),
    ),
    detail: '/items/1/block: there is no block nowhere in that text.',
    members: { pointer: '/items/1/block', block: 'nowhere' },
  },
  'quote-not-found': {
    provoke: at('circulation', async (world, path, id) =>
      object(world, path, [{ ...(await itemOn(world, id, '10 дней')), quote: '11 дней' }]),
    ),
    detail: '/items/0/quote: these words do not stand in that block.',
    members: { pointer: '/items/0/quote', quote: '11 дней' },
  },
  'merge-conflict': {
    provoke: async (world) => {
      const id = await draftAt(world, 'frozen');
      const number = await amend(world, id, ['10 дней', '20 дней']);
      const { etag } = await readText(world, id, 'ru');
      const body = sources.ru.replace('10 дней', '30 дней');
      const headers = { 'content-type': 'text/markdown', 'if-match': etag };
      await world.ask('PUT', `/api/drafts/${id}/texts/ru`, { as: 'drafter', body, headers });
      const json = { outcome: 'adopted', reason: 'good' };
      const path = `/api/drafts/${id}/amendments/${number}/decision`;
      return () => world.ask('POST', path, { as: 'drafter', json });
    },
    detail: 'The text in ru has moved on: 1 conflict needs a person.',
    members: { lang: 'ru', conflicts: [expect.objectContaining({})] },
  },
  'key-reused': {
    provoke: async (world) => {
      const headers = { 'idempotency-key': 'once' };
      const json = (ru: string) => ({ titles: { kk: 'а', ru, en: 'a' } });
      await world.ask('POST', '/api/drafts', { as: 'drafter', json: json('а'), headers });
      return () => world.ask('POST', '/api/drafts', { as: 'drafter', json: json('б'), headers });
    },
    detail: 'The key once came before with another request.',
    members: { key: 'once' },
  },
  'malformed-json': {
    provoke: async (world) => () =>
      world.ask('POST', '/api/drafts', {
        as: 'drafter',
        body: '{"titles": ',
        headers: { 'content-type': 'application/json' },
      }),
    detail: /^The body is not JSON: .*\.$/,
    members: {},
  },
  'too-large': {
    provoke: async (world) => () =>
      world.ask('POST', '/api/drafts', {
        as: 'drafter',
        json: { pad: 'x'.repeat(limits.requestBytesMax) },
      }),
    detail: `At most ${limits.requestBytesMax} bytes are taken here.`,
    members: { bytesMax: limits.requestBytesMax },
  },
  'too-deep': {
    provoke: async (world) => () =>
      world.ask('POST', '/api/drafts', {
        as: 'drafter',
        body: '['.repeat(100_000),
        headers: { 'content-type': 'application/json' },
      }),
    detail: `At most ${limits.jsonDepthMax} levels of nesting are taken.`,
    members: { depthMax: limits.jsonDepthMax },
  },
  'unsupported-media-type': {
    provoke: async (world) => () =>
      world.ask('POST', '/api/drafts', {
        as: 'drafter',
        body: 'titles=1',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
    detail: 'Send application/json.',
    members: { forms: ['application/json'] },
  },
  'not-acceptable': {
    provoke: at('frozen', (world, path) =>
      world.ask('GET', `${path}/versions/1`, { headers: { accept: 'application/pdf' } }),
    ),
    detail: 'Available: application/json, text/html, text/markdown.',
    members: { forms: ['application/json', 'text/html', 'text/markdown'] },
  },
  'cross-site': {
    provoke: async (world) => () =>
      world.ask('POST', '/api/drafts', {
        as: 'drafter',
        json: {},
        headers: { 'sec-fetch-site': 'cross-site' },
      }),
    detail: 'A page of another site sent this, or nobody can tell.',
    members: {},
  },
  'no-such-route': {
    provoke: async (world) => () => world.ask('GET', '/api/nothing'),
    detail: 'Nothing answers at /api/nothing.',
    members: {},
  },
  'method-not-allowed': {
    provoke: async (world) => () => world.ask('DELETE', '/api/drafts'),
    detail: 'DELETE is not possible here; GET, POST are.',
    members: { allowed: ['GET', 'POST'] },
  },
  'text-fault': {
    provoke: at('created', async (world, path, id) => {
      const { etag } = await readText(world, id, 'ru');
      const link = { type: 'link', attrs: { href: 'javascript:alert(1)' } };
      const content = [{ type: 'text', text: 'here', marks: [link] }];
      const json = {
        type: 'doc',
        content: [{ type: 'paragraph' }, { type: 'paragraph', content }],
      };
      return world.ask('PUT', `${path}/texts/ru`, {
        as: 'drafter',
        json,
        headers: { 'if-match': etag },
      });
    }),
    detail: /javascript/,
    members: { pointer: '/content/1/content/0', fault: 'schema' },
  },
  'import-fault': {
    provoke: at('created', async (world, path, id) => {
      const { etag } = await readText(world, id, 'ru');
      const headers = { 'if-match': etag, 'content-type': 'text/markdown' };
      const body = `${'> '.repeat(60)}deep`;
      return world.ask('PUT', `${path}/texts/ru`, { as: 'drafter', body, headers });
    }),
    detail: /deep/,
    members: { line: 1, fault: 'too-deep' },
  },
  internal: {
    provoke: async (world) => {
      Object.assign(world.service.store, {
        drafts: () => Promise.reject(new Error('SQLITE_CORRUPT: secret path /var/lib/x.db')),
      });
      return () => world.ask('GET', '/api/drafts');
    },
    detail: 'The fault was logged. Nothing was changed by this request.',
    members: {},
  },
};

const open: World[] = [];
afterAll(() => {
  for (const world of open) world.close();
});

describe('a problem', () => {
  it.each(Object.keys(problemKinds) as ProblemCode[])('%s', async (code) => {
    const world = await createWorld();
    open.push(world);
    const { provoke, detail, members } = cases[code];
    const ask = await provoke(world);
    const before = await world.countWritten();
    const { body } = await ask();
    expect(await world.countWritten()).toBe(before);
    const { type: _type, title: _title, status: _status, ...said } = body as Json;
    expect(said).toEqual({
      code,
      detail: typeof detail === 'string' ? detail : expect.stringMatching(detail),
      ...members,
    });
    expectSaid(readTold(body));
    expect(world.faults.map((fault) => (fault as Error).message)).toEqual(
      code === 'internal' ? ['SQLITE_CORRUPT: secret path /var/lib/x.db'] : [],
    );
  });

  it('names who is unknown, and where the actor header is not believed', async () => {
    const world = await createWorld();
    const unknown = await world.ask('GET', '/api/drafts', {
      headers: { 'kelisim-actor': 'nobody-at-all' },
    });
    expect(unknown.body.detail).toBe('Nobody is named: nobody is called nobody-at-all.');
    const strict = await createWorld({ demo: false });
    open.push(world, strict);
    for (const path of ['/api/drafts', '/api/agencies', '/api/nothing']) {
      const { status, body } = await strict.ask('GET', path, { as: 'drafter' });
      expect([status, body.code]).toEqual([401, 'unauthenticated']);
    }
    const before = await strict.countWritten();
    const { status } = await strict.ask('POST', '/api/drafts', { as: 'drafter', json: {} });
    expect(status).toBe(401);
    expect(await strict.countWritten()).toBe(before);
    expect((await strict.ask('GET', '/api/drafts')).status).toBe(200);
  });

  it('says of every missing thing what was missing', async () => {
    const world = await createWorld();
    open.push(world);
    const id = await create(world);
    const at = `/api/drafts/${id}`;
    const said: readonly [string, string, string?][] = [
      ['/api/drafts/%00', 'There is no draft called \\u0000.'],
      ['/api/agencies/nobody', 'There is no agency called nobody.'],
      [`${at}/versions/1`, 'There is no version called 1.'],
      [`${at}/versions/999999.md`, 'There is no version called 999999.'],
      [`${at}/diff?from=1&to=2`, 'There is no version called 1.'],
      [`${at}/amendments/1`, 'There is no amendment called 1.'],
      [`${at}/amendments/7/preview`, 'There is no amendment called 7.'],
    ];
    for (const [path, detail] of said) {
      const { status, body } = await world.ask('GET', path, { as: 'drafter' });
      expect([status, body.detail]).toEqual([404, detail]);
    }
    const posts: readonly [string, object, string][] = [
      ['items/3/answer', { answer: 'refused', reason: 'no' }, 'There is no item called 3.'],
      ['amendments/3/decision', { outcome: 'refused', reason: 'no' }, 'no amendment called 3.'],
    ];
    await post(world, 'drafter', `${at}/versions`, {});
    for (const [path, json, detail] of posts) {
      const { status, body } = await world.ask('POST', `${at}/${path}`, { as: 'drafter', json });
      expect([status, body.detail]).toEqual([404, expect.stringContaining(detail)]);
    }
  });

  it('takes no verdict on a version that is not the one in circulation', async () => {
    const world = await createWorld();
    open.push(world);
    const id = await draftAt(world, 'circulation');
    const json = { version: 2, verdict: 'agree' };
    const path = `/api/drafts/${id}/signoffs`;
    const { status, body } = await world.ask('POST', path, { as: 'economy', json });
    expect([status, body.code, body.current]).toEqual([412, 'stale', 'version 1']);
    await move(world, id, 'return');
    const late = await world.ask('POST', path, { as: 'economy', json: { ...json, version: 1 } });
    expect([late.status, late.body.code]).toEqual([409, 'wrong-state']);
    expect(
      (await world.ask('POST', `/api/drafts/${id}/versions`, { as: 'drafter', json: {} })).body
        .code,
    ).toBe('nothing-changed');
    await freeze(world, await create(world));
  });
});

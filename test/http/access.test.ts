/** The policy, operation by operation: who is let through, who is not, and that a no writes nothing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appointed, seatOf } from '../appointed.ts';
import { amendmentRules } from './access-amendments.ts';
import { bare, everyone, owners, type Rule, signedIn, type Viewer } from './access-case.ts';
import { directoryRules } from './access-directory.ts';
import { figureRules } from './access-figures.ts';
import { talkRules } from './access-talk.ts';
import { termRules } from './access-terms.ts';
import { amend, correct, draftAt, itemOn, move, readText, sign } from './stages.ts';
import { createTalks, disputed, inAnHour, meeting, minutes } from './talks.ts';
import { type Answer, cast, operationsOf, type Part, type Request, type World } from './world.ts';

const replaceText = async (world: World, id: string): Promise<Request> => {
  const { etag } = await readText(world, id, 'ru');
  const headers = { 'content-type': 'text/markdown', 'if-match': etag };
  return { body: '# Новый раздел', headers };
};

const raised = async (world: World, id: string): Promise<void> => {
  await sign(world, id, 'economy', {
    verdict: 'object',
    items: [await itemOn(world, id, '10 дней')],
  });
};

const signatories: readonly Viewer[] = ['vice', 'economy', 'president'];

/** Long enough for every stage the world's clock is set to. */
const years = { from: '2020-06-29T00:00:00Z', until: '2027-01-01T00:00:00Z' };

/** Somebody of the viewer's own organisation, whom a signatory can name. */
async function colleagueOf({ service: { store } }: World, viewer: Viewer): Promise<string> {
  const own = await store.person(viewer === 'public' ? '' : cast[viewer]);
  if (!own) return 'nobody';
  const { organisation } = seatOf(own);
  const id = `colleague-at-${organisation}`;
  await store.saveDirectory([], [appointed(id, organisation, 'reviewer')]);
  return id;
}

/** On a draft of its own, in which item 1 was answered and is disputed. */
const inDispute = (lets: readonly Viewer[], path: string): Rule => ({
  stage: 'created',
  lets,
  request: async (world) => ({
    path: `/api/drafts/${await disputed(world)}/${path}`,
    json: { reason: 'it stands' },
  }),
});

const ownToken = { label: 'Export', scopes: ['draft:list'], expiresAt: '2020-12-31T00:00:00Z' };
const desk: readonly Viewer[] = [...owners, 'coordinator'];

/** Keyed by method and path as the API declares them; a new operation must be named here. */
const rules: Readonly<Record<string, Rule>> = {
  'get /api/drafts': bare('created', everyone),
  'get /api/search': {
    stage: 'created',
    lets: everyone,
    request: async () => ({ path: '/api/search?q=a' }),
  },
  'post /api/drafts': bare('created', ['drafter'], {
    json: { titles: { kk: 'а', ru: 'а', en: 'a' } },
  }),
  'get /api/drafts/{id}': bare('created', everyone),
  'patch /api/drafts/{id}': bare('created', desk, { json: { participants: ['labour'] } }),
  'get /api/drafts/{id}/events': bare('created', signedIn),
  'get /api/drafts/{id}/authors': bare('created', signedIn),
  'get /api/drafts/{id}/texts/{lang}': bare('created', [...owners, 'coordinator']),
  'put /api/drafts/{id}/texts/{lang}': { stage: 'created', lets: owners, request: replaceText },
  'patch /api/drafts/{id}/texts/{lang}': {
    stage: 'created',
    lets: owners,
    request: async (world, id) => {
      const { doc, etag } = await readText(world, id, 'ru');
      const [section] = doc.content;
      const content = { ...section, content: [{ type: 'heading' }] };
      return { json: { section: section.attrs.id, content }, headers: { 'if-match': etag } };
    },
  },
  'get /api/drafts/{id}/checks': bare('drafting', [...owners, 'coordinator']),
  'get /api/drafts/{id}/versions/{version}/checks': bare('frozen', everyone),
  'get /api/drafts/{id}/alignment': bare('drafting', [...owners, 'coordinator']),
  'post /api/drafts/{id}/alignment': {
    stage: 'drafting',
    lets: [...owners, 'coordinator'],
    request: async (world, id) => {
      const path = `/api/drafts/${id}/alignment?langs=kk,ru`;
      const { langs, roots } = (await world.ask('GET', path, { as: 'drafter' })).body;
      return { json: { langs, roots, blocks: null } };
    },
  },
  'get /api/drafts/{id}/freeze-preview': bare('drafting', owners),
  'get /api/drafts/{id}/versions': bare('frozen', everyone),
  'post /api/drafts/{id}/versions': bare('drafting', owners, { json: {} }),
  'get /api/drafts/{id}/versions/{version}': bare('frozen', everyone),
  'get /api/drafts/{id}/blame': {
    stage: 'frozen',
    lets: everyone,
    request: async (world, id) => {
      const { block } = await itemOn(world, id, '10 дней');
      return { path: `/api/drafts/${id}/blame?lang=ru&block=${block}` };
    },
  },
  'get /api/drafts/{id}/diff': bare('frozen', everyone),
  'get /api/drafts/{id}/diff.json': bare('frozen', everyone),
  'get /api/drafts/{id}/diff.html': bare('frozen', everyone),
  'post /api/drafts/{id}/transitions': bare('circulation', [...owners, 'coordinator'], {
    json: { transition: 'return', reason: 'objections' },
  }),
  'get /api/drafts/{id}/signoffs': bare('circulation', everyone),
  'post /api/drafts/{id}/signoffs': bare('circulation', ['economy'], {
    json: { version: 1, verdict: 'agree' },
  }),
  'post /api/drafts/{id}/contests': {
    stage: 'agreed',
    lets: ['economy'],
    request: async (world, id) => {
      await correct(world, id);
      await move(world, id, 'circulate');
      return { json: { reason: 'It is more than a correction.' } };
    },
  },
  'get /api/drafts/{id}/blockers': bare('circulation', everyone),
  'get /api/drafts/{id}/delta': bare('circulation', everyone),
  'get /api/drafts/{id}/items': bare('circulation', everyone),
  'post /api/drafts/{id}/items/{item}/answer': {
    stage: 'circulation',
    lets: owners,
    request: async (world, id) => {
      await raised(world, id);
      return { json: { answer: 'refused', reason: 'the term is needed' } };
    },
  },
  'post /api/drafts/{id}/items/{item}/withdrawal': {
    stage: 'circulation',
    lets: ['economy'],
    request: async (world, id) => {
      await raised(world, id);
      return { json: {} };
    },
  },
  'post /api/drafts/{id}/signoffs/withdrawal': {
    stage: 'circulation',
    lets: ['economy'],
    request: async (world, id) => {
      await raised(world, id);
      return { json: { reason: 'too early' } };
    },
  },
  'post /api/drafts/{id}/items/{item}/upholding': inDispute(['economy'], 'items/1/upholding'),
  'post /api/drafts/{id}/items/{item}/override': inDispute(['coordinator'], 'items/1/override'),
  'get /api/drafts/{id}/disagreements': bare('circulation', everyone),
  'get /api/drafts/{id}/meetings': bare('circulation', everyone),
  'post /api/drafts/{id}/meetings': {
    stage: 'created',
    lets: [...owners, 'coordinator'],
    request: async (world) => {
      const id = await disputed(world);
      await move(world, id, 'talk');
      return { path: `/api/drafts/${id}/meetings`, json: inAnHour(world) };
    },
  },
  'post /api/drafts/{id}/meetings/{meeting}/cancellation': {
    stage: 'created',
    lets: [...owners, 'coordinator'],
    request: async (world) => ({
      path: `/api/drafts/${await meeting(world)}/meetings/1/cancellation`,
      json: { reason: 'ill' },
    }),
  },
  'post /api/drafts/{id}/meetings/{meeting}/minutes': {
    stage: 'created',
    lets: [...owners, 'coordinator'],
    request: async (world) => ({
      path: `/api/drafts/${await meeting(world, { begun: true })}/meetings/1/minutes`,
      json: minutes,
    }),
  },
  'get /api/drafts/{id}/meetings/{meeting}/calendar.ics': {
    stage: 'created',
    lets: everyone,
    request: async (world) => ({
      path: `/api/drafts/${await meeting(world)}/meetings/1/calendar.ics`,
    }),
  },
  'post /api/drafts/{id}/amendments/{amendment}/support': {
    stage: 'frozen',
    lets: signedIn,
    request: async (world, id) => {
      await amend(world, id, ['10 дней', '20 дней'], 'finance');
      return {};
    },
  },
  'get /api/drafts/{id}/amendments': bare('frozen', everyone),
  'post /api/drafts/{id}/amendments': bare(
    'frozen',
    ['vice', 'economy', 'president', 'partner', 'partnerTwo'],
    { json: { version: 1, justification: 'shorter', texts: { ru: { markdown: 'Words.' } } } },
  ),
  ...Object.fromEntries(
    (
      [
        ['', everyone],
        ['/changes', everyone],
        ['/instruction', everyone],
        ['/preview', [...owners, 'coordinator']],
      ] as const
    ).map(([rest, lets]) => [
      `get /api/drafts/{id}/amendments/{amendment}${rest}`,
      {
        stage: 'frozen',
        lets,
        request: async (world, id) => {
          await amend(world, id, ['10 дней', '20 дней']);
          return {};
        },
      } satisfies Rule,
    ]),
  ),
  'post /api/drafts/{id}/amendments/{amendment}/decision': {
    stage: 'frozen',
    lets: owners,
    request: async (world, id) => {
      await amend(world, id, ['10 дней', '20 дней']);
      return { json: { outcome: 'adopted', reason: 'good' } };
    },
  },
  'post /api/drafts/{id}/amendments/{amendment}/withdrawal': {
    stage: 'frozen',
    lets: ['partner'],
    request: async (world, id) => {
      await amend(world, id, ['10 дней', '20 дней']);
      return { json: {} };
    },
  },
  ...talkRules,
  ...termRules,
  ...figureRules,
  ...directoryRules,
  ...amendmentRules,
  'get /api/drafts/{id}/positions': bare('circulation', [...signatories, 'reviewer']),
  'post /api/drafts/{id}/positions': bare('circulation', ['economy', 'reviewer'], {
    json: { version: 1, verdict: 'agree' },
  }),
  'get /api/drafts/{id}/notes': bare('circulation', [...signatories, 'reviewer']),
  'post /api/drafts/{id}/notes': bare('created', [...signatories, 'reviewer'], {
    json: { text: 'Ask the budget department.' },
  }),
  'get /api/drafts/{id}/signoffs/{signoff}/statement': bare('agreed', everyone),
  'get /api/tokens': bare('created', signedIn),
  'post /api/tokens': bare('created', signedIn, { json: ownToken }),
  'delete /api/tokens/{token}': {
    stage: 'created',
    lets: signedIn,
    request: async (world, _id, viewer) => {
      const as = viewer === 'public' ? undefined : viewer;
      const { body } = await world.ask('POST', '/api/tokens', { as, json: ownToken });
      return { path: `/api/tokens/${body.token}` };
    },
  },
  'get /api/mandates': bare('created', signedIn),
  'get /api/outbox': bare('created', ['administrator']),
  'get /api/access-log': bare('created', ['administrator', 'auditor']),
  'get /api/status': bare('created', ['administrator', 'auditor']),
  'post /api/mandates/delegations': {
    stage: 'created',
    lets: signatories,
    request: async (world, _id, viewer) => ({
      json: { to: await colleagueOf(world, viewer), ...years },
    }),
  },
  'post /api/mandates/absences': {
    stage: 'created',
    lets: [...signatories, 'coordinator'],
    request: async (_world, _id, viewer) => ({
      json: { ...(viewer === 'coordinator' && { person: cast.economy }), ...years },
    }),
  },
  'put /api/mandates/deputies/{person}': {
    stage: 'created',
    lets: ['economy', 'coordinator'],
    request: async (world, _id, viewer) => ({
      path: `/api/mandates/deputies/${cast.economy}`,
      json: { deputy: viewer === 'coordinator' ? cast.reviewer : await colleagueOf(world, viewer) },
    }),
  },
  'post /api/mandates/{mandate}/revocation': {
    stage: 'created',
    lets: ['economy', 'coordinator'],
    request: async (world) => {
      const json = { to: cast.reviewer, ...years };
      const path = '/api/mandates/delegations';
      const { mandate } = (await world.ask('POST', path, { as: 'economy', json })).body;
      return { path: `/api/mandates/${mandate}/revocation`, json: { reason: 'back' } };
    },
  },
  'get /api/agencies': bare('created', everyone),
  'get /api/agencies/{name}': bare('created', everyone),
  'get /api/workflows': bare('created', everyone),
  'get /api/workflows/{name}': bare('created', everyone),
  'get /api/templates': bare('created', everyone),
};

const fillPath = (path: string, id: string): string =>
  path
    .replace('{id}', id)
    .replace('{lang}', 'ru')
    .replace('{version}', '1')
    .replace('{agency}', 'economy')
    .replace(/\{(item|amendment|signoff|preparation)\}/, '1')
    .replace('workflows/{name}', 'workflows/kz-concept-2020')
    .replace('{name}', 'economy')
    .replace('/delta', '/delta?agency=economy')
    .replace('/alignment', '/alignment?langs=kk,ru')
    .replace(/(diff[.a-z]*)$/, '$1?from=1&to=1');

let world: World;
beforeAll(async () => {
  world = await createTalks();
});
afterAll(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

const shut = ['unauthenticated', 'forbidden', 'not-asked'];

async function act(
  key: string,
  viewer: Viewer,
  id: string,
  { path: chosen, ...request }: Request & { readonly path?: string },
): Promise<Answer> {
  const [method = '', path = ''] = key.split(' ');
  const as = viewer === 'public' ? undefined : (viewer satisfies Part);
  return world.ask(method.toUpperCase(), chosen ?? fillPath(path, id), { ...request, as });
}

describe('the policy', () => {
  it('is asked by every operation of the API, and every one is tested here', () => {
    const declared = operationsOf(world.app)
      // Signing in asks for no actor; test/auth/http.test.ts tries each of its operations.
      .filter((one) => !one['x-authz'].startsWith('session:'))
      .map(({ method, path }) => `${method} ${path}`);
    expect(declared.sort()).toEqual(Object.keys(rules).sort());
  });

  it.each(Object.keys(rules))('%s', async (key) => {
    const { stage, request, lets } = rules[key] as Rule;
    world.setNow('2020-06-29T04:00:00.000Z');
    const id = await draftAt(world, stage);
    const asked = await request(world, id, lets[0] ?? 'public');
    const before = await world.countWritten();
    for (const viewer of everyone.filter((one) => !lets.includes(one))) {
      const { status, body } = await act(key, viewer, id, asked);
      expect(shut, `${viewer}: ${body?.code}`).toContain(body?.code);
      expect(status).toBe(viewer === 'public' ? 401 : 403);
    }
    expect(await world.countWritten()).toBe(before);
    // Whoever reads a draft leaves it as it was, so one will do for all.
    const isRead = key.startsWith('get /api/drafts/{id}');
    for (const viewer of lets) {
      const own = isRead ? id : await draftAt(world, stage);
      const how = isRead ? asked : await request(world, own, viewer);
      const { status, text } = await act(key, viewer, own, how);
      expect([200, 201], `${viewer}: ${text.slice(0, 300)}`).toContain(status);
    }
  });

  it('lets a drafter of another ministry create, and touch nothing of ours', async () => {
    await world.service.store.saveDirectory(
      [],
      [appointed('drafter-elsewhere', 'culture', 'drafter')],
    );
    const id = await draftAt(world, 'drafting');
    const headers = { 'kelisim-actor': 'drafter-elsewhere' };
    const before = await world.countWritten();
    const tries = [
      world.ask('GET', `/api/drafts/${id}/texts/ru`, { headers }),
      world.ask('POST', `/api/drafts/${id}/versions`, { headers, json: {} }),
      world.ask('PATCH', `/api/drafts/${id}`, { headers, json: { participants: [] } }),
    ];
    for (const { status } of await Promise.all(tries)) expect(status).toBe(403);
    expect(await world.countWritten()).toBe(before);
    const json = { titles: { kk: 'а', ru: 'а', en: 'a' } };
    const made = await world.ask('POST', '/api/drafts', { headers, json });
    expect([made.status, made.body.owner]).toEqual([201, 'culture']);
  });
});

/**
 * Canaries in everything that is kept from somebody: a token of its own in each field, told to the
 * viewers of the matrix and to nobody else. Each of them reads every address there is of every draft,
 * pages and tables among them; what they may see is seen somewhere, and nothing else anywhere. Which
 * requests carry words is read from the API's description: a new one is hidden or said in public, and
 * until it is named as one of them this fails.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeApi } from '../../src/http/app.ts';
import { appointed, reappointed, seatOf } from '../appointed.ts';
import { added, headersOf, type Viewer, viewers } from './matrix-case.ts';
import { on } from './remarks.ts';
import { draftAt, itemOn, move, post, sources, titles, week, write } from './stages.ts';
import { cast, createWorld, type Json, type World } from './world.ts';

const owners: readonly Viewer[] = ['drafter', 'owner head'];
const desk: readonly Viewer[] = [...owners, 'coordinator'];
const asked: readonly Viewer[] = ['reviewer asked', 'head asked', 'deputy of asked'];
const partners: readonly Viewer[] = ['partner lead', 'partner member'];

/** Who may read each canary. */
const audience = {
  'hidden title': [...desk, 'auditor'],
  'hidden text': [...desk, 'auditor'],
  'hidden label': [...desk, 'auditor'],
  'hidden summary': [...desk, 'auditor'],
  'hidden thread': desk,
  'hidden proposal': [...desk, 'auditor'],
  'hidden wording': [...desk, 'auditor'],
  'hidden reason': [...desk, 'auditor'],
  'working text': [...desk, 'auditor'],
  'desk reason': [...owners, 'auditor'],
  'position note': asked,
  'position reason': asked,
  note: asked,
  'partner preparation': partners,
  'partner wording': partners,
  'partner evidence': partners,
  'asked preparation': asked,
  'own thread': asked,
  'drafters thread': desk,
  'waiting comment': desk,
  'waiting name': desk,
  'waiting body': desk,
  'withheld comment': desk,
  'group title': desk,
  'revocation reason': [...asked, 'coordinator', 'auditor'],
  'token label': ['head asked'],
  address: ['administrator', 'head asked'],
  webhook: ['administrator', 'head asked'],
} as const satisfies Record<string, readonly Viewer[]>;
type Canary = keyof typeof audience;

const canary = (name: Canary) => `canary${name.replaceAll(' ', '')}9d4e`;

/** Requests that carry words kept from somebody, whose canaries stand above. */
const kept = `POST /api/drafts, PATCH /api/drafts/{id}, POST versions, POST transitions, POST positions,
  POST notes, POST amendments/preparations, PUT amendments/preparations/{preparation}, PUT desk,
  POST threads, POST threads/{thread}/replies, POST comments, POST comments/{comment}/revision,
  POST comments/{comment}/moderation, POST comment-groups, PUT comment-groups/{group}, POST amendments,
  POST /api/mandates/{mandate}/revocation, POST /api/tokens, POST /api/people, PATCH /api/people/{person},
  POST /api/webhooks, PATCH /api/webhooks/{webhook}`;
/** Requests whose words everybody may read who sees the draft, or whom nobody is kept from. */
const said = `POST signoffs, POST signoffs/withdrawal, POST contests, POST terms/requests, POST terms/move,
  POST terms/{agency}/extension, POST terms/{agency}/refusal, POST indicators/values,
  POST items/{item}/answer, POST items/{item}/withdrawal, POST items/{item}/upholding,
  POST items/{item}/override, POST meetings/{meeting}/cancellation,
  POST meetings/{meeting}/minutes, PUT amendments/{amendment}, POST amendments/{amendment}/decision,
  POST amendments/{amendment}/withdrawal, POST amendments/{amendment}/rewording/acceptance,
  POST amendments/{amendment}/rewording/contest, POST threads/{thread}/resolution,
  POST threads/{thread}/reopening, POST comment-groups/{group}/answer, POST /api/agencies,
  PATCH /api/agencies/{name}, POST /api/agencies/{name}/units, PATCH /api/agencies/{name}/units/{unit}`;

const named = (list: string) =>
  list.split(',').map((one) => one.trim().replace(/^(\w+) (?!\/)/, '$1 /api/drafts/{id}/'));

let world: World;
let open = '';
let hidden = '';

beforeAll(async () => {
  world = await createWorld();
  await addPersons();
  hidden = await fillHidden();
  open = await draftAt(world, 'frozen');
  await prepare();
  await discuss();
  await delegate();
});
afterAll(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

async function addPersons(): Promise<void> {
  const { store } = world.service;
  const lead = await store.person(cast.partner);
  const keeper = await store.person(cast.coordinator);
  const head = await store.person(cast.economy);
  if (!lead || !keeper || !head) return expect.fail('the directory has the story’s people');
  const { organisation } = seatOf(keeper);
  const member = reappointed({ ...lead, email: null }, { role: 'partner-member' });
  const people = [
    { ...member, id: added['partner member'] },
    { ...head, email: `${canary('address')}@example.kz` },
    appointed(added['drafter elsewhere'], 'culture', 'drafter'),
    appointed(added.administrator, organisation, 'administrator'),
    appointed(added.auditor, organisation, 'auditor'),
  ];
  await store.saveDirectory([], people);
}

/** A draft only its drafters know of, with a canary wherever it takes words. */
async function fillHidden(): Promise<string> {
  const named = { ...titles, ru: canary('hidden title') };
  const { id } = await post(world, 'drafter', '/api/drafts', {
    titles: named,
    participants: ['economy'],
    visibility: 'drafters',
  });
  const path = `/api/drafts/${id}`;
  await write(world, id, 'kk', sources.kk);
  await write(world, id, 'ru', sources.ru.replace('без оплаты', canary('hidden text')));
  await post(world, 'drafter', `${path}/versions`, {
    label: canary('hidden label'),
    summary: canary('hidden summary'),
  });
  const { body } = await world.ask('GET', `${path}/versions/1.json`, { as: 'drafter' });
  const block = [...JSON.stringify(body.docs.ru).matchAll(/"id":"([^"]+)"/g)].at(-1)?.[1];
  expect(block).toBeDefined();
  await post(world, 'vice', `${path}/amendments`, {
    version: 1,
    justification: canary('hidden proposal'),
    texts: { ru: { markdown: sources.ru.replace('10 дней', canary('hidden wording')) } },
  });
  const { docs } = body;
  const said = JSON.stringify(docs.ru).split('10 дней')[0] ?? '';
  const at = [...said.matchAll(/"id":"([^"]+)"/g)].at(-1)?.[1];
  await post(world, 'drafter', `${path}/threads`, {
    circle: 'drafters',
    kind: 'remark',
    text: canary('hidden thread'),
    on: { lang: 'ru', version: 1, block: at, quote: '10 дней' },
  });
  await post(world, 'drafter', `${path}/transitions`, {
    transition: 'withdraw',
    reason: canary('hidden reason'),
  });
  return id;
}

/** What agencies and drafters keep to themselves about a draft everybody sees. */
async function prepare(): Promise<void> {
  const path = `/api/drafts/${open}`;
  const item = await itemOn(world, open, '10 дней', { reason: canary('position reason') });
  const { lang, block, quote } = item;
  await post(world, 'reviewer', `${path}/notes`, {
    text: canary('note'),
    on: { lang, block, quote },
  });
  await post(world, 'partner', `${path}/amendments/preparations`, {
    version: 1,
    justification: canary('partner preparation'),
    evidence: [{ title: canary('partner evidence'), href: 'https://example.kz/' }],
    texts: { ru: { markdown: sources.ru.replace('10 дней', canary('partner wording')) } },
  });
  await post(world, 'economy', `${path}/amendments/preparations`, {
    version: 1,
    justification: canary('asked preparation'),
    texts: { ru: { markdown: sources.ru.replace('10 дней', '40 дней') } },
  });
  await post(world, 'partner', `${path}/amendments`, {
    version: 1,
    justification: 'shorter',
    texts: { ru: { markdown: sources.ru.replace('10 дней', '20 дней') } },
  });
  const entry = { amendment: 1, outcome: 'refused', reason: canary('desk reason') };
  const saved = await world.ask('PUT', `${path}/desk`, {
    as: 'drafter',
    json: { entries: [entry] },
    headers: { 'if-match': '"0"' },
  });
  expect(saved.status).toBe(200);
  for (const [as, circle, name] of [
    ['economy', 'own', 'own thread'],
    ['drafter', 'drafters', 'drafters thread'],
  ] as const)
    await post(world, as, `${path}/threads`, {
      circle,
      kind: 'remark',
      text: canary(name),
      on: await on(world, open, '10 дней'),
    });
  await write(world, open, 'ru', sources.ru.replace('без оплаты', canary('working text')));
  await position(item);
}

/** A position is prepared on a draft in circulation, so that stands on another. */
async function position(item: Json): Promise<void> {
  circulating = await draftAt(world, 'circulation');
  const { block } = await itemOn(world, circulating, '10 дней');
  await post(world, 'reviewer', `/api/drafts/${circulating}/positions`, {
    version: 1,
    verdict: 'object',
    note: canary('position note'),
    items: [{ ...item, block }],
  });
}
let circulating = '';

async function discuss(): Promise<void> {
  talked = await draftAt(world, 'frozen');
  const path = `/api/drafts/${talked}`;
  await move(world, talked, 'discuss');
  const give = async (text: string, more: object) => {
    const json = { text, version: 1, name: 'A', organisation: 'B', ...more };
    expect((await world.ask('POST', `${path}/comments`, { json })).status).toBe(201);
  };
  const who = { name: canary('waiting name'), organisation: canary('waiting body') };
  await give(canary('waiting comment'), who);
  await give(canary('withheld comment'), {});
  const withheld = { revision: 0, publish: false, reason: 'It names a child.' };
  await post(world, 'drafter', `${path}/comments/2/moderation`, withheld);
  await post(world, 'partner', `${path}/comments`, { text: 'Too few.', version: 1 });
  const group = { title: canary('group title'), comments: [3] };
  await post(world, 'drafter', `${path}/comment-groups`, group);
}
let talked = '';

async function delegate(): Promise<void> {
  const path = '/api/mandates/delegations';
  const { mandate } = await post(world, 'economy', path, { to: cast.reviewer, ...week });
  await post(world, 'economy', `/api/mandates/${mandate}/revocation`, {
    reason: canary('revocation reason'),
  });
  await post(world, 'economy', path, { to: cast.reviewer, ...week });
  await post(world, 'economy', '/api/tokens', {
    label: canary('token label'),
    scopes: ['draft:list'],
    expiresAt: '2020-12-31T00:00:00Z',
  });
  const url = 'https://hooks.example.kz/';
  const kinds = ['draft.moved'];
  await post(world, 'economy', '/api/webhooks', { label: canary('webhook'), url, kinds });
}

const values: Readonly<Record<string, readonly string[]>> = {
  lang: ['ru'],
  langs: ['kk,ru'],
  thread: ['own-1', 'drafters-1'],
  comment: ['1', '2', '3'],
  agency: ['economy'],
  organisation: ['economy'],
  name: ['economy'],
  calendar: ['kz'],
  person: [cast.economy, cast.partner],
  q: ['canary'],
  search: ['canary'],
  state: ['waiting', 'withheld', 'withdrawn'],
  circle: ['own', 'drafters'],
  at: ['working'],
  ...(process.env.KELISIM_LONG && { limit: ['200'] }),
};

/** Every address there is to read, with each of its parameters in turn. */
function addresses(viewer: Viewer): readonly string[] {
  const paths = describeApi(world.app, '0').paths as Json;
  const declared = Object.entries(paths).flatMap(([path, { get }]: Json) =>
    get ? fillIn(path, get.parameters ?? []) : [],
  );
  const pages = ['', '/versions/1', '/compare?from=1&to=1', '/disagreements', '/proposals'];
  const more = ['/discussion', '/comments', '/comments/own?number=1', '/comment?comment=1'];
  const drafts = [hidden, open, circulating, talked];
  // Pages ask nobody who they are: what one reads there, all read.
  if (viewer !== 'public') return declared;
  return [
    ...declared,
    ...drafts.flatMap((id) => [...pages, ...more].map((rest) => `/public/${id}${rest}`)),
    ...['/', '/docs/api', '/openapi.json', '/version', '/drafts'],
  ];
}

function fillIn(path: string, parameters: readonly Json[]): readonly string[] {
  const of = (name: string) => values[name] ?? ['1'];
  const drafts = path.includes('{id}') ? draftsAt(path) : [''];
  const filled = parameters
    .filter((one) => one.in === 'path' && one.name !== 'id')
    .reduce(
      (found: readonly string[], { name }) =>
        found.flatMap((one) => of(name).map((value) => one.replace(`{${name}}`, value))),
      drafts.map((id) => path.replace('{id}', id)),
    );
  const queries = parameters.filter((one) => one.in === 'query');
  const needed = queries.filter((one) => one.required).map(({ name }) => `${name}=${of(name)[0]}`);
  const each = queries
    .filter(({ name, required }) => !required && values[name] && name !== 'lang')
    .flatMap(({ name }) => of(name).map((value) => `${name}=${value}`));
  const asked = ['', ...each].map((one) => [...needed, one].filter((part) => part).join('&'));
  return filled.flatMap((one) => asked.map((query) => (query ? `${one}?${query}` : one)));
}

/** Drafts on which something is kept where this path leads; in the long run all there are. */
function draftsAt(path: string): readonly string[] {
  if (process.env.KELISIM_LONG) return [hidden, open, circulating, talked];
  if (/comment|discussion|used/.test(path)) return [hidden, talked];
  return /position|signoff|item/.test(path) ? [hidden, circulating] : [hidden, open];
}

async function readAll(viewer: Viewer): Promise<string> {
  const answers: string[] = [];
  for (const path of addresses(viewer)) {
    const response = await world.app.request(path, { headers: headersOf[viewer] });
    answers.push([...response.headers].join('\n'), await response.text());
  }
  return answers.join('\n');
}

describe('what is kept from somebody', () => {
  it.each(viewers)('is read as far as it is theirs by %s', async (viewer) => {
    const told = await readAll(viewer);
    const names = Object.keys(audience) as Canary[];
    const heard = names.filter((name) => told.includes(canary(name)));
    const meant = names.filter((name) => (audience[name] as readonly Viewer[]).includes(viewer));
    expect(heard).toEqual(meant);
  });

  it('is all that any request carries and that is not said to whoever sees the draft', () => {
    const { paths, components } = describeApi(world.app, '0') as Json;
    const carrying = Object.entries(paths).flatMap(([path, operations]: Json) =>
      Object.entries(operations)
        .filter(([, { requestBody: body, 'x-authz': action }]: Json) => {
          const schema = body?.content?.['application/json']?.schema;
          return schema && !action.startsWith('session:') && carriesWords(schema, components);
        })
        .map(([method]) => `${method.toUpperCase()} ${path}`),
    );
    expect(carrying.sort()).toEqual([...named(kept), ...named(said)].sort());
  });
});

/** True when a body has a field of a person's own words. */
function carriesWords(schema: Json, components: Json): boolean {
  const words =
    /^(titles|title|label|summary|reason|note|text|justification|names?|minutes|email)$/;
  const name = schema.$ref?.split('/').at(-1);
  if (name) return name !== 'Node' && carriesWords(components.schemas[name], components);
  const branches: Json[] = schema.oneOf ?? schema.anyOf ?? schema.allOf ?? [];
  const within: Json[] = [...branches, ...(schema.items ? [schema.items] : [])];
  const fields = Object.entries(schema.properties ?? {});
  return (
    fields.some(([field]) => words.test(field)) ||
    [...within, ...fields.map(([, one]) => one)].some((one) => carriesWords(one, components))
  );
}

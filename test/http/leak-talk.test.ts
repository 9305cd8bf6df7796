/**
 * Canaries in everything that is said about a draft and not to everybody: each has a token of its own,
 * and everybody asks everything there is to ask. Who may see a token sees it somewhere; nobody else
 * does anywhere, headers and errors included.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportBundle } from '../../src/service/verify.ts';
import { on, open } from './remarks.ts';
import { draftAt, freeze, move, post, readText, sources, write } from './stages.ts';
import { cast, createWorld, operationsOf, type Part, type World } from './world.ts';

const drafting = ['drafter', 'drafterTwo', 'vice', 'coordinator'] as const;
const economy = ['economy', 'reviewer'] as const;

/** Who may see each canary. */
const audience: Readonly<Record<string, readonly Part[]>> = {
  own: economy,
  drafters: drafting,
  working: drafting,
  participants: [...drafting, ...economy, 'finance'],
  waiting: drafting,
  name: drafting,
  organisation: drafting,
  withheld: drafting,
  group: drafting,
  retracted: [],
  withdrawn: [],
};

const canary = (name: string) => `canary-${name}-5d2b`;

let world: World;
let id = '';
let quotation: { readonly block: string };

beforeAll(async () => {
  world = await createWorld();
  id = await draftAt(world, 'frozen');
  quotation = await on(world, id, '10 дней');
  const text = canary;
  await open(world, id, 'economy', { circle: 'own', text: text('own') });
  await open(world, id, 'drafter', { circle: 'drafters', text: text('drafters') });
  await open(world, id, 'finance', { circle: 'participants', text: text('participants') });
  await open(world, id, 'partner', { text: text('retracted') });
  const path = `/api/drafts/${id}`;
  await post(world, 'partner', `${path}/threads/public-1/retractions`, { message: 1 });
  await write(world, id, 'ru', sources.ru.replace('учёт часов', canary('working')));
  await readText(world, id, 'ru');
  const block = await workingBlock();
  await open(world, id, 'drafter', {
    circle: 'drafters',
    text: 'see the new words',
    on: { lang: 'ru', version: 'working', block, quote: canary('working') },
  });
  await write(world, id, 'ru', sources.ru.replace('без оплаты', 'даром'));
  await freeze(world, id);
  await move(world, id, 'discuss');
  const give = (said: string, as?: Part) =>
    world.ask('POST', `${path}/comments`, {
      as,
      json: {
        text: canary(said),
        version: 1,
        ...(!as && { name: canary('name'), organisation: canary('organisation') }),
      },
    });
  await give('waiting');
  await give('withheld');
  await give('withdrawn', 'partner');
  await post(world, 'partner', `${path}/comments/3/withdrawal`, {});
  const withhold = { revision: 0, publish: false, reason: 'It names a child.' };
  await post(world, 'drafter', `${path}/comments/2/moderation`, withhold);
  await give('public', 'partner');
  const group = { title: canary('group'), comments: [4] };
  await post(world, 'drafter', `${path}/comment-groups`, group);
});
afterAll(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

async function workingBlock(): Promise<string> {
  const { doc } = await readText(world, id, 'ru');
  const found = JSON.stringify(doc).split(canary('working'))[0] ?? '';
  return [...found.matchAll(/"id":"([^"]+)"/g)].at(-1)?.[1] ?? '';
}

const threads = ['own-1', 'own-2', 'drafters-1', 'drafters-2', 'participants-1', 'public-1'];
const queries = [
  '',
  '?at=working',
  '?lost=true',
  '?open=true',
  '?circle=own',
  '?q=canary',
  '?mentioned=false',
  '?state=withheld',
  '?answered=false',
  '?limit=200',
  '?lang=ru&from=1&to=2',
];

/** Every address that can be read, with every number and name that could be guessed. */
function addresses(): readonly string[] {
  const block = `?block=${quotation.block}&lang=ru`;
  const declared = operationsOf(world.app).filter(({ method }) => method === 'get');
  const filled = declared.flatMap(({ path }) => {
    const known = path.replace('{id}', id).replace('{lang}', 'ru').replace('{name}', 'economy');
    if (known.includes('{thread}')) return threads.map((one) => known.replace('{thread}', one));
    if (known.includes('{comment}'))
      return ['1', '2', '3', '4'].map((one) => known.replace('{comment}', one));
    return [known.replaceAll(/\{\w+\}/g, '1')];
  });
  const isTalk = (path: string) => /threads|comment/.test(path);
  return [
    ...filled.flatMap((path) =>
      (isTalk(path) ? [...queries, block] : ['', block]).map((query) => path + query),
    ),
    '/',
    `/public/${id}`,
    `/public/${id}/versions/2`,
    `/public/${id}/compare?from=1&to=2`,
    '/openapi.json',
  ];
}

async function readAll(viewer: Part | undefined): Promise<string> {
  const headers = viewer && { 'kelisim-actor': cast[viewer] };
  const answers: string[] = [];
  for (const path of addresses()) {
    const response = await world.app.request(path, headers ? { headers } : {});
    answers.push([...response.headers].join('\n'), await response.text());
  }
  return answers.join('\n');
}

const viewers: readonly (Part | undefined)[] = [undefined, ...(Object.keys(cast) as Part[])];

describe('what is said in a circle, or waits to be public', () => {
  it.each(viewers)('is seen as far as it is meant for %s', async (viewer) => {
    const told = await readAll(viewer);
    expect(told).toContain(canary('public'));
    for (const [name, heard] of Object.entries(audience)) {
      const mayHear = viewer !== undefined && heard.includes(viewer);
      expect(told.includes(canary(name)), `${viewer ?? 'public'} hears ${name}`).toBe(mayHear);
    }
  });

  it('is in no event and no bundle', async () => {
    const bundle = JSON.stringify(await exportBundle(world.service.store, id));
    for (const name of ['own', 'drafters', 'participants', 'waiting', 'name', 'group'])
      expect(bundle).not.toContain(canary(name));
  });

  it('is not told by refusals', async () => {
    const path = `/api/drafts/${id}`;
    for (const [rest, json] of [
      ['threads/own-1/replies', { text: 'x' }],
      ['threads/drafters-1/resolution', {}],
      ['threads/participants-1/place', { on: quotation }],
      ['threads/public-1/retractions', { message: 1 }],
      ['comments/1/withdrawal', {}],
      ['comments/2/revision', { text: 'y' }],
      ['comment-groups/1/answer', { outcome: 'noted', text: 'x', comments: [4] }],
    ] as const)
      for (const as of ['partner', 'justice'] as const) {
        const { status, text } = await world.ask('POST', `${path}/${rest}`, { as, json });
        expect(status, rest).toBeGreaterThanOrEqual(400);
        expect(text).not.toContain('canary');
      }
  });
});

describe('what people write', () => {
  it('is text: it comes back as data alone, to the letter, and no page runs it', async () => {
    const markup = '<script>alert(1)</script><img src=x onerror=alert(1)> [a](javascript:alert(1))';
    await open(world, id, 'partner', { text: markup });
    const json = { text: markup, version: 1 };
    await world.ask('POST', `/api/drafts/${id}/comments`, { as: 'partner', json });
    let seen = 0;
    for (const path of addresses()) {
      const response = await world.app.request(path);
      const type = response.headers.get('content-type') ?? '';
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      const text = await response.text();
      if (type.startsWith('application/json') && text.includes(JSON.stringify(markup).slice(1, -1)))
        seen += 1;
      else if (type.startsWith('text/csv'))
        expect(response.headers.get('content-disposition')).toMatch(/^attachment;/);
      else expect(text, `${path} as ${type}`).not.toContain('<script>alert');
    }
    expect(seen).toBeGreaterThan(3);
  });
});

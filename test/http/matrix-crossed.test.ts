/**
 * Crossed ids: in every place of every operation where the description of the API has an id, an id of
 * another draft, agency or person is answered word for word as one that nobody ever gave, and writes
 * nothing. The places are read from the description, so an operation nobody thought of is tried too.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Action } from '../../src/domain/access.ts';
import { describeApi } from '../../src/http/app.ts';
import { appointed } from '../appointed.ts';
import { openHook } from './hooks.ts';
import { type Asked, type Kind, type Position, readPositions } from './id-positions.ts';
import { declared, type Viewer } from './matrix-case.ts';
import { open } from './remarks.ts';
import { amend, create, freeze, itemOn, move, post, sign, sources, week, write } from './stages.ts';
import { circulate, inAnHour, talks } from './talks.ts';
import { cast, createWorld, type Json, type Part, type World } from './world.ts';

/** Who asks, and what the matrix calls them. */
const viewerOf = {
  economy: 'head asked',
  drafter: 'drafter',
  partner: 'partner lead',
  reviewer: 'reviewer asked',
  coordinator: 'coordinator',
  administrator: 'administrator',
} as const satisfies Partial<Record<Part, Viewer>>;
type Asker = keyof typeof viewerOf;
const askers = Object.keys(viewerOf) as readonly Asker[];

type Id = string | number;
type Ids = Readonly<Partial<Record<Kind, Id>>>;

const isLong = process.env.KELISIM_LONG !== undefined;
const folder = mkdtempSync(join(tmpdir(), 'kelisim-'));
let world: World;
/** Drafts in which whoever asks may act, each with the ids of what is in it. */
const own: Ids[] = [];
/** Ids of what is another's, or stands in another draft. */
const foreign: Partial<Record<Kind, readonly Id[]>> = {};
/** Ids that nobody ever gave, as long and of the same form. */
const never: Readonly<Record<Kind, Id>> = {
  draft: 'd9999',
  version: 9999,
  block: 'n9999',
  section: 'n9999',
  'root kk': 'e'.repeat(64),
  'root ru': 'e'.repeat(64),
  item: 9999,
  signoff: 9999,
  position: 9999,
  meeting: 9999,
  amendment: 9999,
  preparation: 9999,
  thread: 'public-9999',
  message: 9999,
  comment: 9999,
  group: 9999,
  mandate: 'labour-9999',
  token: '0000000000000000',
  webhook: '0000000000000000',
  'webhook message': '20200629040000000-test-n9999-0000000000000000',
  session: 'no-such-session',
  passkey: 'no-such-passkey',
  person: 'nobody-at-all',
  appointment: 9999,
  unit: 'no-such-unit',
  agency: 'no-such-agency',
};
const cookies: Partial<Record<Asker, string>> = {};

const prepared = (version: number) => ({
  version,
  justification: 'shorter',
  texts: { ru: { markdown: sources.ru.replace('10 дней', '40 дней') } },
});

async function common(id: string): Promise<Ids> {
  const { body } = await world.ask('GET', `/api/drafts/${id}`, { as: 'drafter' });
  const { block } = await itemOn(world, id, '10 дней');
  const { body: text } = await world.ask('GET', `/api/drafts/${id}/versions/1.json`);
  const section = text.docs.ru.content.find(({ type }: Json) => type === 'section').attrs.id;
  return {
    draft: id,
    version: 1,
    block,
    section,
    'root kk': body.texts.kk,
    'root ru': body.texts.ru,
  };
}

/** Under discussion: what is said, proposed and prepared is one of each, and economy's own. */
async function discussed(count: number): Promise<Ids> {
  const id = await create(world);
  for (const lang of ['ru', 'kk'] as const) await write(world, id, lang, sources[lang]);
  await freeze(world, id);
  const path = `/api/drafts/${id}`;
  for (let made = 0; made < count; made++) {
    await amend(world, id, ['10 дней', `${20 + made} дней`]);
    await open(world, id, 'partner');
    await post(world, 'partner', `${path}/amendments/preparations`, prepared(1));
    await post(world, 'economy', `${path}/amendments/preparations`, prepared(1));
  }
  await open(world, id, 'economy', { circle: 'own' });
  await open(world, id, 'drafter', { circle: 'drafters' });
  for (const _ of [1, 2]) {
    await open(world, id, 'finance', { circle: 'own' });
    await post(world, 'finance', `${path}/amendments/preparations`, prepared(1));
  }
  if (count > 1) {
    await post(world, 'drafter', `${path}/threads/public-1/replies`, { text: 'Because.' });
    await write(world, id, 'ru', sources.ru.replace('без оплаты', 'даром'));
    await freeze(world, id);
  }
  await move(world, id, 'discuss');
  for (let made = 0; made < count; made++)
    await post(world, 'partner', `${path}/comments`, { text: 'Too few.', version: 1 });
  const waiting = { text: 'Too many.', version: 1, name: 'A', organisation: 'B' };
  expect((await world.ask('POST', `${path}/comments`, { json: waiting })).status).toBe(201);
  for (let made = 1; made <= count; made++)
    await post(world, 'drafter', `${path}/comment-groups`, { title: 'Days', comments: [made] });
  const one = {
    amendment: 1,
    preparation: 1,
    thread: 'public-1',
    message: 1,
    comment: 1,
    group: 1,
  };
  return { ...(await common(id)), ...one };
}

/** Disputed by economy, which prepared what it said; with meetings, if talks are open. */
async function disputed(count: number, meetings: number): Promise<Ids> {
  const id = await circulate(world);
  const path = `/api/drafts/${id}`;
  for (let made = 0; made < count; made++)
    await post(world, 'reviewer', `${path}/positions`, { version: 1, verdict: 'agree' });
  for (const _ of [1, 2])
    await post(world, 'finance', `${path}/positions`, { version: 1, verdict: 'agree' });
  const item = await itemOn(world, id, '10 дней');
  const items = Array.from({ length: count }, () => item);
  await sign(world, id, 'economy', { verdict: 'object', items });
  if (count > 1) await sign(world, id, 'finance', { verdict: 'agree' });
  const refused = { answer: 'refused', reason: 'no money' };
  for (let made = 1; made <= count; made++)
    await post(world, 'drafter', `${path}/items/${made}/answer`, refused);
  if (meetings > 0) await move(world, id, 'talk');
  for (let made = 0; made < meetings; made++)
    await post(world, 'drafter', `${path}/meetings`, inAnHour(world));
  const one = { item: 1, signoff: 1, position: 1, meeting: 1 };
  return { ...(await common(id)), ...one };
}

/** A draft of another ministry that only it knows of. */
async function hidden(): Promise<string> {
  const json = { titles: { kk: 'а', ru: 'б', en: 'c' }, visibility: 'drafters' };
  const { body } = await world.ask('POST', '/api/drafts', {
    headers: { 'kelisim-actor': 'drafter-elsewhere' },
    json,
  });
  return body.id;
}

async function openCookie(person: string): Promise<string> {
  const response = await world.ask('POST', '/api/auth/demo', { json: { person } });
  return response.headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0])
    .join('; ');
}

/** The id of a new session of this person. */
async function sessionOf(person: string): Promise<string> {
  const headers = { cookie: await openCookie(person) };
  return (await world.ask('GET', '/api/auth/session', { headers })).body.session;
}

async function nameForeign(): Promise<void> {
  const [far, talked] = [await discussed(3), await disputed(3, 2)];
  foreign.draft = [await hidden()];
  foreign.block = [far.block as Id, talked.block as Id];
  foreign.section = [far.section as Id];
  foreign['root kk'] = [far['root kk'] as Id];
  foreign['root ru'] = [far['root ru'] as Id];
  Object.assign(foreign, {
    version: [2],
    item: [3],
    signoff: [2],
    position: [2, 3],
    meeting: [2],
    amendment: [3],
    preparation: [2, 3],
    thread: ['public-3', 'own-2', 'drafters-1'],
    message: [2],
    comment: [2, 4],
    group: [3],
    appointment: [2],
    unit: ['elsewhere'],
    agency: ['labour'],
    person: [cast.labour],
  });
  const { mandate } = await post(world, 'justice', '/api/mandates/delegations', {
    to: 'reviewer-of-justice',
    ...week,
  });
  const asked = { label: 'Own', scopes: ['draft:list'], expiresAt: '2020-12-31T00:00:00Z' };
  const { token } = await post(world, 'labour', '/api/tokens', asked);
  Object.assign(foreign, { mandate: [mandate], token: [token] });
  for (const [kind, id] of Object.entries(await openHook(world, 'labour')))
    foreign[kind as Kind] = [id];
  foreign.session = [await sessionOf(cast.labour)];
}

beforeAll(async () => {
  const path = isLong ? `${folder}/world.db` : ':memory:';
  world = await createWorld({ path, workflows: [talks('talks')] });
  await world.service.store.saveDirectory(
    [],
    [
      appointed('drafter-elsewhere', 'culture', 'drafter'),
      appointed('reviewer-of-justice', 'justice', 'reviewer'),
    ],
  );
  const { mandate } = await post(world, 'economy', '/api/mandates/delegations', {
    to: cast.reviewer,
    ...week,
  });
  for (const [agency, unit] of [
    ['economy', 'budget'],
    ['labour', 'elsewhere'],
  ] as const)
    await post(world, 'administrator', `/api/agencies/${agency}/units`, {
      id: unit,
      names: { kk: 'а', ru: 'б', en: 'c' },
    });
  const asked = { label: 'Own', scopes: ['draft:list'], expiresAt: '2020-12-31T00:00:00Z' };
  const { token } = await post(world, 'economy', '/api/tokens', asked);
  const session = await sessionOf(cast.economy);
  const mine = {
    ...(await openHook(world, 'economy')),
    ...{ mandate, token, session, passkey: never.passkey },
    ...{ person: cast.reviewer, appointment: 1, unit: 'budget', agency: 'economy' },
  };
  for (const ids of [await discussed(1), await disputed(1, 0), await disputed(1, 1)])
    own.push({ ...mine, ...ids });
  await nameForeign();
  for (const asker of askers) cookies[asker] = await openCookie(cast[asker]);
  // A search takes in what is new before it answers: nothing is by then.
  await world.service.indexSearch();
});
afterAll(() => {
  expect(world.faults).toEqual([]);
  world.close();
  rmSync(folder, { recursive: true });
});

/** Kinds of things, or single ones, that are this asker's to know all the same. */
const theirs: Readonly<Partial<Record<Asker, readonly string[]>>> = {
  drafter: ['thread drafters-1', 'comment 2'],
  coordinator: ['thread drafters-1', 'comment 2', 'draft', 'person', 'mandate'],
  administrator: ['person', 'agency', 'webhook'],
};

interface Answer {
  readonly status: number;
  readonly text: string;
}

const tagOf = (address: string, ids: Ids): Readonly<Record<string, string>> => {
  if (address.includes('/texts/')) return { 'if-match': `"${ids['root ru']}"` };
  if (address.includes('/desk')) return { 'if-match': '"0"' };
  return address.includes('/preparations/') ? { 'if-match': '"1"' } : {};
};

/** The answer with the id that was put in taken out. */
async function askWith(
  asked: Asked,
  as: Asker,
  ids: Ids,
  put: { readonly at: Position; readonly id: Id },
  app = world.app,
): Promise<Answer> {
  const { address, json } = asked.write((kind) => ids[kind] ?? 'nothing', put);
  const who = asked.action.startsWith('session:')
    ? { cookie: cookies[as] ?? '' }
    : { 'kelisim-actor': cast[as] };
  const body = asked.method === 'GET' ? null : JSON.stringify(json ?? {});
  const response = await app.request(address, {
    method: asked.method,
    body,
    headers: {
      ...who,
      ...tagOf(address, ids),
      ...(body && { 'content-type': 'application/json' }),
    },
  });
  const text = await response.text();
  const said = new RegExp(`(?<![\\w-])${put.id}(?![\\w-])`, 'g');
  return { status: response.status, text: text.replace(said, '#') };
}

/** Rows this connection ever wrote, but for counts of refusals. */
async function countChanges(): Promise<number> {
  const [rows] = await world.run([
    CompiledQuery.raw(
      'select total_changes() - (select coalesce(sum(count), 0) from access_tally) as written',
    ),
  ]);
  return rows?.[0]?.written as number;
}

interface Cross {
  readonly asked: Asked;
  readonly at: Position;
  readonly as: Asker;
  readonly ids: Ids;
}

/** What is wrong with how a position takes ids of others; empty for nothing. */
async function cross({ asked, at, as, ids }: Cross): Promise<readonly string[]> {
  const known = theirs[as] ?? [];
  const isKnown = (id: Id) => known.includes(at.kind) || known.includes(`${at.kind} ${id}`);
  const others = (foreign[at.kind] ?? []).filter((id) => !isKnown(id));
  const place = `${as} ${asked.method} ${asked.path} ${at.where} ${at.path.join('.')}`;
  const before = await countChanges();
  const none = others.length > 0 && (await askWith(asked, as, ids, { at, id: never[at.kind] }));
  const wrong: string[] = [];
  for (const id of others) {
    const got = await askWith(asked, as, ids, { at, id });
    tries += 1;
    if (none && (got.status !== none.status || got.text !== none.text))
      wrong.push(`${place} = ${id}: ${got.text.slice(0, 300)} and not ${none.text.slice(0, 300)}`);
  }
  return (await countChanges()) === before ? wrong : [...wrong, `${place} wrote`];
}

/** Whoever opens a session has no id of anybody's but secrets: test/auth tries those. */
const operations = (): readonly Asked[] =>
  readPositions(describeApi(world.app, '0')).filter(({ action }) => action !== 'session:open');

/** Every place, on each draft where everything else that is named can be there, asked by who may. */
function* crossings(asked: Asked): Generator<Cross> {
  for (const [index, at] of asked.positions.entries())
    for (const as of askersOf(asked, index === 0))
      for (const ids of own) if (isThere(asked, at, ids)) yield { asked, at, as, ids };
}

/** Everybody who may, in the long run; in the short one or two of them. */
function askersOf({ action }: Asked, isFirst: boolean): readonly Asker[] {
  const may = askers.filter((as) => declared[action as Action].includes(viewerOf[as]));
  return isLong ? may : may.slice(0, isFirst ? 2 : 1);
}

const isThere = ({ positions }: Asked, at: Position, ids: Ids): boolean =>
  [at, ...positions.filter(({ where }) => where === 'path')].every(
    ({ kind }) => ids[kind] !== undefined,
  );

/** True when an own id at a place gives another answer than one nobody gave; it is tried on a copy. */
async function isRead({ asked, at, as, ids }: Cross): Promise<boolean> {
  const none = await askWith(asked, as, ids, { at, id: never[at.kind] });
  const copy = `${folder}/copy.db`;
  for (const end of ['', '-wal']) copyFileSync(`${folder}/world.db${end}`, `${copy}${end}`);
  const { app, close } = await createWorld({ path: copy, workflows: [talks('talks')] });
  const got = await askWith(asked, as, ids, { at, id: ids[at.kind] as Id }, app);
  close();
  for (const end of ['', '-wal', '-shm']) rmSync(`${copy}${end}`, { force: true });
  return got.status !== none.status || got.text !== none.text;
}

let tries = 0;

describe('ids of others', () => {
  it('are answered as ids nobody ever gave, wherever they are put, and write nothing', async () => {
    const wrong: string[] = [];
    for (const asked of operations())
      for (const one of crossings(asked)) wrong.push(...(await cross(one)));
    expect(wrong).toEqual([]);
    expect(tries).toBeGreaterThan(300);
  }, 60_000);

  // All there is, is copied for every try.
  if (isLong)
    it('is looked at in most places: one of their own is answered otherwise', async () => {
      const read = new Map<string, boolean>();
      for (const asked of operations())
        for (const one of crossings(asked)) {
          const place = `${asked.method} ${asked.path} ${one.at.path.join('.')}`;
          read.set(place, read.get(place) || (await isRead(one)));
        }
      // The others stand behind something else that the smallest request does not meet.
      const unread = [...read].filter(([, isLookedAt]) => !isLookedAt);
      expect(unread.length, unread.join('\n')).toBeLessThan(read.size / 5);
    }, 600_000);
});

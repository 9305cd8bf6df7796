/**
 * Erasing a person (R27): twelve things that are theirs and nobody else's are planted wherever the
 * product keeps any, and after the erasure none is found in the file, an export or a log, while every
 * record can still be verified.
 */
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import type { App } from '../../src/http/operation.ts';
import { exportBundle, verifyDraft, verifyLedgers } from '../../src/service/verify.ts';
import { type Folder, temporaryFolder } from '../contract/temporary.ts';
import { createWorld, type Json, type World } from './world.ts';

const person = 'p7f3k2';
const password = 'a pass phrase that nobody else would choose';

/** Each stands nowhere else in the world. */
const canaries = {
  nameKk: 'Кәусар Құдабайқызы',
  nameRu: 'Каусар Кудабайкызы',
  nameEn: 'Kausar Kudabaikyzy',
  positionKk: 'көкқұтан бөлімінің басшысы',
  positionRu: 'заведующая отделом цапель',
  positionEn: 'Head of Herons',
  email: 'kausar.heron@demo.invalid',
  earlierName: 'Heron-Earlier',
  network: '203.0.113.77',
  device: 'HeronBrowser/77',
  tokenLabel: 'Heron nightly export',
  link: 'heron-link-secret',
} as const;
const key = 'heron-idempotency-key';

let folder: Folder;
let world: World;
let app: App;
let draft = '';
let cookie = '';
let token = '';
beforeAll(async () => {
  folder = temporaryFolder();
  world = await createWorld({ path: folder.path('k.db') });
  const log = (error: unknown) => world.faults.push(error);
  app = createApp(world.service, { demo: true, release: '0', log, peerOf: () => canaries.network });
  await plant();
});
afterAll(() => {
  world.close();
  folder.remove();
});

const as = (id: string) => ({ 'kelisim-actor': id });
const administrator = as('ainur-bekova');

async function ask(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  json?: object,
): Promise<{ readonly status: number; readonly text: string; readonly response: Response }> {
  const response = await app.request(path, {
    method,
    body: json ? JSON.stringify(json) : null,
    headers: {
      'sec-fetch-site': 'same-origin',
      'user-agent': canaries.device,
      ...(json && { 'content-type': 'application/json' }),
      ...headers,
    },
  });
  const text = await response.text();
  return { status: response.status, text, response };
}

async function must(...asked: Parameters<typeof ask>): Promise<Json> {
  const { status, text } = await ask(...asked);
  expect([200, 201], text).toContain(status);
  return JSON.parse(text);
}

/** The life of a person in the product, with a canary in every place that takes one. */
async function plant(): Promise<void> {
  const { nameKk: kk, nameRu: ru, nameEn: en, email } = canaries;
  const earlier = { kk, ru, en: canaries.earlierName };
  await must('POST', '/api/people', administrator, { id: person, name: earlier, email });
  await must('PATCH', `/api/people/${person}`, administrator, { name: { kk, ru, en } });
  const position = {
    kk: canaries.positionKk,
    ru: canaries.positionRu,
    en: canaries.positionEn,
  };
  const appointment = { organisation: 'midsd', role: 'drafter', position };
  await must('POST', `/api/people/${person}/appointments`, administrator, appointment);
  const until = '2020-07-06T04:00:00.000Z';
  const link = `https://kelisim.example/invitation#${canaries.link}`;
  const letter = { kind: 'invitation', link, until } as const;
  await world.service.post({ person, address: email, lang: 'kk', letter });
  const invited = await world.service.auth?.invite({ person, email, locale: 'kk' });
  const taken = { token: invited?.url.split('#')[1] ?? '', password };
  const { response } = await ask('POST', '/api/auth/invitation', {}, taken);
  cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  await ask('POST', '/api/auth/sign-in', {}, { email, password: 'wrong' });
  const scopes = { scopes: ['draft:list'], expiresAt: '2020-12-31T00:00:00Z' };
  const made = await must(
    'POST',
    '/api/tokens',
    { cookie },
    { label: canaries.tokenLabel, ...scopes },
  );
  token = made.text;
  const titles = { kk: 'а', ru: 'а', en: 'a' };
  draft = (await must('POST', '/api/drafts', { cookie, 'idempotency-key': key }, { titles })).id;
  await ask('GET', '/api/outbox', { cookie });
  world.setNow('2020-06-29T04:02:00.000Z');
  await world.service.closeMinutes();
  await ask('POST', '/api/auth/sign-in', {}, { email, password: 'wrong' });
}

/** Everything in the files of the database, as text. */
const files = (): string =>
  ['k.db', 'k.db-wal']
    .map((name) => folder.path(name))
    .filter(existsSync)
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');

const planted = Object.entries({ ...canaries, key });
const found = (text: string): string[] =>
  planted.filter(([, value]) => text.includes(value)).map(([name]) => name);

describe('a person who is to be erased', () => {
  it('can be found in the files by every canary', async () => {
    expect(await world.service.store.scrub()).toBe(true);
    const live = planted.map(([name]) => name).filter((name) => name !== 'earlierName');
    expect(found(files())).toEqual(live);
  });

  it('gets everything kept about them as a file, and no secret', async () => {
    const { text, response } = await ask('GET', '/api/me/export', { cookie });
    const disposition = response.headers.get('content-disposition');
    expect(disposition).toBe(`attachment; filename="kelisim-${person}.json"`);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const mine = JSON.parse(text);
    expect(mine.person.email).toBe(canaries.email);
    expect(mine.person.appointments).toHaveLength(1);
    expect(mine.sessions).toHaveLength(1);
    expect(mine.tokens).toMatchObject([{ label: canaries.tokenLabel }]);
    expect(mine.letters).toMatchObject([{ kind: 'invitation', address: canaries.email }]);
    const kinds = new Set(mine.access.map(({ kind }: Json) => kind));
    expect(kinds).toEqual(
      new Set(['invitationTaken', 'signedIn', 'signInFailed', 'tokenMade', 'denied']),
    );
    expect(mine.access.some(({ origin }: Json) => origin?.network === canaries.network)).toBe(true);
    expect(mine.acts[0]).toMatchObject({ in: 'draft', name: draft, seq: 1, type: 'created' });
    expect(found(text)).not.toContain('link');
    expect(text).not.toMatch(new RegExp(`${token}|${cookie.split('=')[1]}|digest|salt|hash"`));
  });

  it('is asked again who they are when that was shown long ago', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 16 * 60_000 });
    const { status, text } = await ask('GET', '/api/me/export', { cookie });
    const path = `/api/people/${person}/erasure`;
    const erasing = await ask('POST', path, { ...administrator, cookie }, { why: 'asked' });
    vi.useRealTimers();
    expect([status, JSON.parse(text).code]).toEqual([403, 'proof-needed']);
    expect([erasing.status, JSON.parse(erasing.text).code]).toEqual([403, 'proof-needed']);
  });

  it('is erased by nobody but an administrator, and for a reason of the list', async () => {
    const path = `/api/people/${person}/erasure`;
    expect((await ask('POST', path, { cookie }, { why: 'asked' })).status).toBe(403);
    expect((await ask('POST', path, as('yuri-antonov'), { why: 'asked' })).status).toBe(403);
    const said = { why: `${canaries.nameEn} asked` };
    expect((await ask('POST', path, administrator, said)).status).toBe(422);
    expect((await world.service.store.person(person))?.state).toBe('active');
  });
});

describe('a person who was erased', () => {
  it('is gone from the files, and this is told', async () => {
    const path = `/api/people/${person}/erasure`;
    const answer = await must('POST', path, administrator, { why: 'asked' });
    expect(answer).toMatchObject({ id: person, clean: true });
    expect(found(files())).toEqual([]);
  });

  it('is gone from every list, export and log', async () => {
    const texts = [
      ...(await Promise.all(
        [
          '/api/people',
          `/api/people/${person}`,
          '/api/outbox',
          '/api/access-log?limit=100',
          `/api/access-log?person=${person}`,
          `/api/drafts/${draft}/events`,
        ].map(async (path) => (await ask('GET', path, administrator)).text),
      )),
      JSON.stringify(await exportBundle(world.service.store, draft)),
      JSON.stringify(await world.service.exportPerson(person)),
      JSON.stringify(world.faults),
    ];
    expect(found(texts.join('\n'))).toEqual([]);
    expect(texts.join('\n')).toContain(person);
  });

  it('signs in by nothing any more', async () => {
    expect((await ask('GET', '/api/me', { cookie })).status).toBe(401);
    expect((await ask('GET', '/api/drafts', { authorization: `Bearer ${token}` })).status).toBe(
      401,
    );
    const tried = { email: canaries.email, password };
    expect((await ask('POST', '/api/auth/sign-in', {}, tried)).status).toBe(401);
  });

  it('leaves records that can still be verified, with who erased them and why', async () => {
    const { store } = world.service;
    expect((await verifyLedgers(store)).problems).toEqual([]);
    expect((await verifyDraft(store, draft)).problems).toEqual([]);
    const [erased] = await world.service.accessLog({ kind: 'erased', limit: 10 });
    expect(erased).toMatchObject({ person, why: 'asked', by: { person: 'ainur-bekova' } });
  });

  it('stays erased when it is asked again, and nothing more is recorded', async () => {
    const records = async () =>
      (await world.service.store.ledger('directory')).length +
      (await world.service.accessLog({ person, limit: 100 })).length;
    const before = await records();
    const path = `/api/people/${person}/erasure`;
    const answer = await must('POST', path, administrator, { why: 'left' });
    expect(answer).toMatchObject({ id: person, clean: true });
    expect(await records()).toBe(before);
    const other = await ask('POST', '/api/people/nobody-such/erasure', administrator, {
      why: 'left',
    });
    expect(other.status).toBe(404);
  });

  it('was logged nowhere as a fault', () => {
    expect(world.faults).toEqual([]);
  });
});

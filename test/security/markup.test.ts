/**
 * What anybody can write, shown in every place it can be seen: no payload runs in Chromium, with our
 * content policy and without it, and none makes an element or an attribute. A sample of the payloads is
 * tried by the seed in `KELISIM_SEED`; all of them in the long run.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { escapeHtml } from '../../src/domain/text/html.ts';
import { describeApi } from '../../src/http/app.ts';
import { writeLetter } from '../../src/mail/messages/write-letter.ts';
import { isMissing, openBrowser } from '../chromium.ts';
import { cast, operationsOf } from '../http/world.ts';
import { freeFieldsOf } from './free-fields.ts';
import { castNet } from './net.ts';
import { drawPayloads, shuffle } from './payloads.ts';
import { type Told, tell } from './story.ts';

/** Strings of requests that are no words of a person's, or are told by a field beside them. */
const noWords: readonly RegExp[] = [
  // Ids, hashes, words that must stand in the text already, and names of what is known.
  /\/(block|section|quote|type|stepType|edition|to|draft|person|deputy)$/,
  /\/(blocks|sections|mentions|participants)\/\*$/,
  /\/(roots|onto)\//,
  // Texts: what is in one block is told by saving it, in Markdown and as JSON.
  /\/texts\//,
  // Kept as the justification of the whole amendment is, and shown by the same view.
  /\/changes\/\*\/justification$/,
  // A reason in the log like any other, in states the story does not come to.
  /\/(contests|terms\/move|indicators\/values) \/reason$/,
  // Numbers; and a name in a table of figures, escaped as every cell of it.
  /\/indicators\/values \/(year|value|source)$/,
  // Names of bodies and people, which the story writes into the directory itself, and ids of both.
  / \/api\/(agencies|people)[^ ]* \/(names|short|name|position)\/(kk|ru|en)$/,
  / \/api\/(agencies|people)[^ ]* \/(id|email|organisation|unit|successor)$/,
  // Names of rows and of zones, which must be there already.
  / \/api\/(inbox\/seen \/tasks\/\*|me\/notices \/zone)$/,
  // An address that must be one; and a label that is kept and shown as the one given first.
  / \/api\/webhooks[^ ]* \/url$/,
  /^PATCH \/api\/webhooks\/\* \/label$/,
  // About an account, seen by its person alone.
  / \/api\/auth\//,
];

const now = '2026-11-22T12:00:00.000Z';
const languages = ['kk', 'ru', 'en'] as const;
const seed = Number(process.env.KELISIM_SEED ?? 1);
const isLong = Boolean(process.env.KELISIM_LONG);

/** Payloads told at a time: each field of a page holds all, each line as many as it has room for. */
const batchSize = isLong ? 10 : 30;
const payloads = shuffle(drawPayloads(500, seed), seed);
const batches: readonly (readonly string[])[] = Array.from(
  { length: isLong ? Math.ceil(payloads.length / batchSize) : 1 },
  (_, at) => payloads.slice(at * batchSize, (at + 1) * batchSize),
);

interface Place {
  readonly path: string;
  /** True where words of the story must be seen. */
  readonly tells: boolean;
}

/** Every address where something of the story is shown to a browser. */
function placesOf(
  { drafts, workflows }: Told,
  batch: readonly string[],
  number: number,
): readonly Place[] {
  const shown = drafts.flatMap((id) => [
    `/public/${id}`,
    `/public/${id}/versions/1`,
    `/public/${id}/compare?from=1`,
    `/public/${id}/compare?to=1&text=kk`,
    `/public/${id}/disagreements`,
    `/public/${id}/proposals`,
    `/public/${id}/discussion`,
    `/public/${id}/comments`,
  ]);
  // Languages take turns: what is escaped in one is escaped in all, for the words alone differ.
  const pages = ['/', ...shown].map((path, at) => {
    const lang = languages[(number + at) % languages.length];
    return `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`;
  });
  const rendered = drafts.flatMap((id) =>
    (['ru', 'kk'] as const).flatMap((lang) => [
      `/api/drafts/${id}/versions/1.html?lang=${lang}`,
      `/api/drafts/${id}/diff.html?from=1&to=2&lang=${lang}`,
      `/api/drafts/${id}/texts/${lang}`,
    ]),
  );
  const pictures = workflows.flatMap((id) =>
    languages.map((lang) => `/api/workflows/${id}.svg?lang=${lang}&at=drafting`),
  );
  const asked = batch
    .slice(0, isLong ? 4 : 2)
    .map(encodeURIComponent)
    .flatMap((payload) => [
      `/${payload}`,
      `//evil.example/${payload}`,
      `/public/${payload}?lang=${payload}`,
      `/api/drafts/${payload}`,
      `/api/workflows/discussed.svg?at=${payload}`,
      `/public/${drafts[0]}/compare?from=${payload}&to=2&text=${payload}`,
      `/?after=${payload}`,
      `/public/${drafts[1]}/comment?block=${payload}&lang=${payload}`,
      `/public/${drafts[1]}/comments/own?key=${payload}`,
    ]);
  return [
    ...pages.map((path) => ({ path, tells: true })),
    ...[...rendered, ...pictures, ...asked].map((path) => ({ path, tells: false })),
  ];
}

/** Asks as a drafter's browser does. */
const askIn =
  ({ world }: Told) =>
  async (path: string): Promise<Response> =>
    world.app.request(path, {
      headers: {
        accept: 'text/html,application/xhtml+xml',
        ...(path.startsWith('/api/') && { 'kelisim-actor': cast.drafter }),
      },
    });

// Needs a browser; what is shown without one is tried in test/web.
describe.skipIf(isMissing)('what anybody can write', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  describe('is caught by this net where a page prints it as it is', () => {
    it.each([
      ['without our policy', {}, true],
      ['with it', { 'content-security-policy': "default-src 'none'" }, false],
    ])('%s', async (_name, headers, bypassCSP) => {
      const careless = drawPayloads(42, seed).filter((_, at) => bypassCSP || at % 4 === 0);
      const net = await castNet(
        browser,
        async (path) =>
          new Response(`<!doctype html><p>${careless[Number(path.slice(1))]}</p>`, {
            headers: { 'content-type': 'text/html', ...headers },
          }),
        bypassCSP,
      );
      onTestFinished(net.close);
      const missed: string[] = [];
      for (const at of careless.keys())
        if ((await net.visit(`/${at}`)).caught.length === 0) missed.push(careless[at] ?? '');
      expect(missed).toEqual([]);
    });
  });

  it('is shown again in a form as it was sent', async () => {
    const told = await tell(payloads.slice(0, 8));
    const some = payloads.slice(0, isLong ? 500 : 12);
    const send = async (payload: string) => {
      const body = new URLSearchParams({ text: payload, name: payload, organisation: '' });
      for (const field of ['block', 'key', 'text-lang', 'version']) body.set(field, payload);
      return told.world.app.request(`/public/${told.drafts[1]}/comment`, {
        method: 'POST',
        body,
        headers: { 'sec-fetch-site': 'same-origin' },
      });
    };
    const net = await castNet(browser, (path) => send(some[Number(path.slice(1))] ?? ''), true);
    onTestFinished(net.close);
    for (const at of some.keys()) {
      const { caught, shown } = await net.visit(`/${at}`);
      expect(caught, some[at]).toEqual([]);
      expect(shown, some[at]).toMatch(/kx\(|evil\.example/);
    }
    told.world.close();
  }, 600_000);

  it.each(batches.map((batch, at) => [at + 1, batch] as const))(
    'runs nowhere, batch %i',
    async (number, batch) => {
      const told = await tell(batch);
      // Without the policy more can run, so that is tried everywhere; with it, on every fourth page.
      for (const bypassCSP of [true, false]) {
        const net = await castNet(browser, askIn(told), bypassCSP);
        onTestFinished(net.close);
        const places = placesOf(told, batch, number);
        for (const { path, tells } of bypassCSP ? places : places.filter((_, at) => at % 4 === 0)) {
          const { caught, shown } = await net.visit(path);
          expect(caught, path).toEqual([]);
          if (tells) expect(shown, path).toContain('kx(');
        }
      }
      expect(told.world.faults).toEqual([]);
      told.world.close();
    },
    600_000,
  );
});

describe('what anybody can write', () => {
  it('is answered as what it is: no other kind of answer could run', async () => {
    const told = await tell(payloads.slice(0, 8));
    const kinds = new Set<string>();
    for (const { method, path } of operationsOf(told.world.app)) {
      if (method !== 'get') continue;
      for (const id of told.drafts)
        for (const accept of ['text/html', 'application/json', '*/*']) {
          const filled = path
            .replace('{id}', id)
            .replace('{lang}', 'ru')
            .replace(/\{\w+\}/g, '1');
          const headers = { accept, 'kelisim-actor': cast.drafter };
          const answer = await told.world.app.request(filled, { headers });
          kinds.add((answer.headers.get('content-type') ?? 'none').replace(/;.*/, ''));
          expect(answer.headers.get('x-content-type-options'), filled).toBe('nosniff');
        }
    }
    const data = ['application/json', 'application/problem+json', 'text/csv', 'text/calendar'];
    const known = [...data, 'text/html', 'text/markdown'];
    expect([...kinds].filter((kind) => !known.includes(kind))).toEqual([]);
    told.world.close();
  });

  it('is said in every free field of the API: tell a new one in the story, or say why not', async () => {
    const told = await tell(payloads.slice(0, 8));
    const free = freeFieldsOf(describeApi(told.world.app, '0'));
    const isNoWord = (one: string) => noWords.some((pattern) => pattern.test(one));
    expect(free.filter((one) => !told.sent.has(one) && !isNoWord(one))).toEqual([]);
    told.world.close();
  });

  it('computes nothing in a spreadsheet', async () => {
    const told = await tell(payloads.filter((payload) => /^[=+@-]/.test(payload)).slice(0, 40));
    for (const id of told.drafts) {
      const answer = await told.world.app.request(`/api/drafts/${id}/reports/used.csv`);
      expect(answer.status).toBe(200);
      const cells = [...(await answer.text()).matchAll(/(?:^\ufeff?|[,\n])"?([=+@-][^,]*)/gm)];
      expect(cells.map(([, cell]) => cell)).toEqual([]);
    }
    told.world.close();
  });

  it('is text in a letter', () => {
    const [name = ''] = payloads;
    for (const lang of languages)
      for (const payload of payloads) {
        const organisation = { kk: payload, ru: payload, en: payload };
        const by = { organisation, role: 'signatory', from: now, until: null } as const;
        const { html, subject } = writeLetter({ kind: 'mandate-given', ...by }, lang);
        const bare = html.replaceAll(escapeHtml(payload.replace(/\s+/g, ' ').trim()), '');
        expect(bare, name).not.toContain('kx(');
        expect(subject).not.toMatch(/kx\(|[\r\n]/);
      }
  });
});

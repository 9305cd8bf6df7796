/**
 * What anybody can write, shown in every place it can be seen: no payload runs in Chromium, with our
 * content policy and without it, and none makes an element or an attribute. A sample of the payloads is
 * tried by the seed in `KELISIM_SEED`; all of them in the long run.
 */
import { existsSync } from 'node:fs';
import {
  type Browser,
  type BrowserContext,
  chromium,
  type Page,
  type Route,
} from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { escapeHtml } from '../../src/domain/text/html.ts';
import { describeApi } from '../../src/http/app.ts';
import { writeLetter } from '../../src/mail/messages/write-letter.ts';
import { cast, operationsOf } from '../http/world.ts';
import { freeFieldsOf } from './free-fields.ts';
import { drawPayloads, shuffle } from './payloads.ts';
import { type Told, tell } from './story.ts';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const missing = !existsSync(executablePath);
if (missing) console.warn(`test/security/markup skipped: no Chromium at ${executablePath}`);

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

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
  /\/(contests|terms\/move) \/reason$/,
  // About an account, seen by its person alone.
  / \/api\/auth\//,
];

const now = '2026-11-22T12:00:00.000Z';
const host = 'https://kelisim.test';
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

/** Every address where something of the story is shown to a browser. */
function placesOf({ drafts, workflows }: Told, batch: readonly string[]): readonly string[] {
  const shown = drafts.flatMap((id) => [
    `/public/${id}`,
    `/public/${id}/versions/1`,
    `/public/${id}/compare?from=1`,
    `/public/${id}/compare?to=1&text=kk`,
    `/public/${id}/disagreements`,
    `/public/${id}/proposals`,
    `/public/${id}/discussion`,
  ]);
  const pages = ['/', ...shown].flatMap((path) =>
    (isLong || path.includes(drafts[0] ?? '') ? languages : (['ru'] as const)).map(
      (lang) => `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`,
    ),
  );
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
    .slice(0, 4)
    .map(encodeURIComponent)
    .flatMap((payload) => [
      `/${payload}`,
      `/public/${payload}?lang=${payload}`,
      `/api/drafts/${payload}`,
      `/api/workflows/discussed.svg?at=${payload}`,
      `/public/${drafts[0]}/compare?from=${payload}&to=2&text=${payload}`,
      `/?after=${payload}`,
    ]);
  return [...pages, ...rendered, ...pictures, ...asked];
}

/** Runs in the page: what is there that no text of ours makes, and no text of others may. */
const findForeign = `(() => {
  const found = [];
  const say = (element, what) => found.push(what + ': ' + element.outerHTML.slice(0, 160));
  const isOurs = (address) => {
    try { return new URL(address, location.href).origin === location.origin; } catch { return false; }
  };
  const forbidden = 'iframe, object, embed, base, applet, frame, portal, template, foreignObject, ' +
    'animate, set, meta[http-equiv], video, audio, source, marquee, math, body *[style]';
  for (const element of document.querySelectorAll(forbidden)) say(element, 'element');
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on')) say(element, name);
      if (!/^(href|src|action|formaction|xlink:href|srcset|data|poster|ping)$/.test(name)) continue;
      const isLink = element.localName === 'a' && /^(https?|mailto):/.test(element.href);
      if (!isOurs(value) && !isLink) say(element, name);
      if (/^\\s*(javascript|data|vbscript):/i.test(value)) say(element, name);
    }
    if (element.localName === 'script' && !isOurs(element.src)) say(element, 'script');
  }
  return found;
})()`;

interface Net {
  /** Opens an address and tells all that should not have been, and the words that were shown. */
  readonly visit: (
    path: string,
  ) => Promise<{ readonly caught: readonly string[]; readonly shown: string }>;
  readonly close: () => Promise<void>;
}

/** A page in which nothing escapes notice. `bypassCSP` takes our second line of defence away. */
async function castNet(
  browser: Browser,
  answer: (path: string) => Promise<Response>,
  bypassCSP: boolean,
): Promise<Net> {
  const context = await browser.newContext({ bypassCSP });
  let caught: string[] = [];
  await context.route('**/*', (route) => fulfil(route, answer, (what) => caught.push(what)));
  const page = await openPage(context, (what) => caught.push(what));
  return {
    visit: async (path) => {
      caught = [];
      await page.goto(`${host}${path}`);
      caught.push(...((await page.evaluate(findForeign)) as string[]));
      const shown = await page.evaluate(() => document.documentElement.textContent ?? '');
      return { caught, shown };
    },
    close: () => context.close(),
  };
}

type Tell = (what: string) => void;

async function openPage(context: BrowserContext, tell: Tell): Promise<Page> {
  const page = await context.newPage();
  page.on('dialog', (dialog) => {
    tell(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => tell(`ran: ${error.message}`));
  page.on('console', (message) => {
    const isStatus = message.text().startsWith('Failed to load resource: the server responded');
    if (!isStatus) tell(`console: ${message.text()}`);
  });
  page.on('popup', () => tell('popup'));
  page.on('download', () => tell('download'));
  return page;
}

/** Answers what the browser asks for in this process; whatever goes elsewhere is caught. */
async function fulfil(route: Route, answer: (path: string) => Promise<Response>, tell: Tell) {
  const url = new URL(route.request().url());
  if (url.origin !== host) {
    tell(`request: ${url}`);
    return route.abort();
  }
  if (url.pathname.startsWith('/assets/'))
    return route.fulfill({ contentType: 'text/css', body: '' });
  const response = await answer(`${url.pathname}${url.search}`);
  const headers = Object.fromEntries(response.headers);
  await route.fulfill({ status: response.status, headers, body: await response.text() });
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

/** Where nothing of the story is to be read: the reader's mistake is answered, in fixed words. */
const isMistake = (path: string): boolean =>
  path.includes('kx(') || decodeURIComponent(path).includes('kx(');

// Needs a browser; what is shown without one is tried in test/web.
describe.skipIf(missing)('what anybody can write', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: flags });
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
      const missed: string[] = [];
      for (const at of careless.keys())
        if ((await net.visit(`/${at}`)).caught.length === 0) missed.push(careless[at] ?? '');
      expect(missed).toEqual([]);
      await net.close();
    });
  });

  it.each(batches.map((batch, at) => [at + 1, batch] as const))(
    'runs nowhere, batch %i',
    async (_number, batch) => {
      const told = await tell(batch);
      // Without the policy more can run, so that is tried everywhere; with it, on every fourth page.
      for (const bypassCSP of [true, false]) {
        const net = await castNet(browser, askIn(told), bypassCSP);
        for (const path of placesOf(told, batch).filter((_, at) => bypassCSP || at % 4 === 0)) {
          const { caught, shown } = await net.visit(path);
          expect(caught, path).toEqual([]);
          if (!isMistake(path) && path.startsWith('/public')) expect(shown, path).toContain('kx(');
        }
        await net.close();
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
    const known = ['application/json', 'application/problem+json', 'text/html', 'text/csv'];
    expect([...kinds].filter((kind) => ![...known, 'text/markdown'].includes(kind))).toEqual([]);
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

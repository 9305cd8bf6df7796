/**
 * A page in Chromium in which nothing escapes notice: what runs, what is asked of others, what is said
 * on the console, and every element and attribute that no text of ours makes.
 */
import { existsSync, readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page, Route } from 'playwright-core';

const host = 'https://kelisim.test';

/** Runs in the page. Where our script runs it sets styles and makes empty templates, as React Aria does. */
const findForeign = `(() => {
  const found = [];
  const say = (element, what) => found.push(what + ': ' + element.outerHTML.slice(0, 160));
  const isOurs = (address) => {
    try { return new URL(address, location.href).origin === location.origin; } catch { return false; }
  };
  const runs = document.querySelector('script') !== null;
  const forbidden = 'iframe, object, embed, base, applet, frame, portal, foreignObject, ' +
    'animate, set, meta[http-equiv], video, audio, source, marquee, math' +
    (runs ? '' : ', template, body *[style]');
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

export interface Look {
  /** All that should not have been. */
  readonly caught: readonly string[];
  /** The words that were shown. */
  readonly shown: string;
}

export interface Net {
  /** Opens an address, waits until words are seen where some are given, and tells what was caught. */
  readonly visit: (path: string, until?: string) => Promise<Look>;
  readonly close: () => Promise<void>;
}

/** What answers a request of the browser to our own address, but for `/assets`. */
export type Answer = (path: string, init: RequestInit) => Promise<Response>;

/** `bypassCSP` takes the content policy, our second line of defence, away. */
export async function castNet(browser: Browser, answer: Answer, bypassCSP: boolean): Promise<Net> {
  const context = await browser.newContext({ bypassCSP });
  let caught: string[] = [];
  const tell = (what: string) => caught.push(what);
  await context.route('**/*', (route) => fulfil(route, answer, tell));
  const page = await openPage(context, tell);
  return {
    visit: async (path, until) => {
      caught = [];
      await page.goto(`${host}${path}`);
      if (until !== undefined)
        await page.getByText(until).first().waitFor({ state: 'attached', timeout: 20_000 });
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

const kinds: Readonly<Record<string, string>> = {
  css: 'text/css',
  js: 'text/javascript',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

/** Answers what the browser asks for in this process; whatever goes elsewhere is caught. */
async function fulfil(route: Route, answer: Answer, tell: Tell): Promise<void> {
  const request = route.request();
  const { origin, pathname, search } = new URL(request.url());
  if (origin !== host) {
    tell(`request: ${request.url()}`);
    return route.abort();
  }
  if (pathname.startsWith('/assets/')) return sendAsset(route, pathname);
  const response = await answer(`${pathname}${search}`, {
    method: request.method(),
    headers: request.headers(),
    body: request.postData(),
  });
  const headers = Object.fromEntries(response.headers);
  await route.fulfill({ status: response.status, headers, body: await response.text() });
}

/** A file of the build; one that was not built is empty. */
async function sendAsset(route: Route, path: string): Promise<void> {
  const contentType = kinds[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  const file = `dist${path}`;
  await route.fulfill({ contentType, body: existsSync(file) ? readFileSync(file) : '' });
}

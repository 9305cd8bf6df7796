/** What browser tests share: Chromium, a seeded server, a page that tells what it said, and what axe finds. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { storyNow } from '../../src/demo/seed.ts';
import type { Language } from '../../src/domain/language.ts';
import { type Listening, listen, type OpenService, openService } from '../../src/node.ts';
import { languageCookie } from '../../src/web/app/start-values.ts';
import { openBrowser } from '../chromium.ts';
import { temporaryFolder } from '../contract/temporary.ts';
import { writeDemo } from '../seeded.ts';

export interface Bench {
  readonly browser: Browser;
  readonly server: Listening;
  readonly close: () => Promise<void>;
}

/** The demonstration, with what it runs on. */
export interface DemoBench extends Bench {
  readonly service: OpenService;
}

/** The demonstration on a free port, on the story's clock unless told, and a browser to look at it. */
export async function openBench(now: () => string = storyNow): Promise<DemoBench> {
  if (!existsSync('dist/assets/app.js'))
    throw new Error('dist/assets is not built: run npm run build first');
  for (const folder of ['app', 'pages']) mkdirSync(`evidence/${folder}`, { recursive: true });
  const folder = temporaryFolder();
  const file = folder.path('demo.db');
  await writeDemo(file);
  const service = openService(file, { now });
  const server = await listen(service, { host: '127.0.0.1', port: 0 }, { demo: true });
  const browser = await openBrowser();
  return {
    browser,
    server,
    service,
    close: async () => {
      await browser.close();
      await server.stop();
      folder.remove();
    },
  };
}

interface Look {
  readonly lang: Language;
  readonly scheme: 'light' | 'dark';
  readonly width: number;
}

const everyLook: readonly Look[] = (['kk', 'ru', 'en'] as const).flatMap((lang) =>
  (['light', 'dark'] as const).flatMap((scheme) =>
    [1440, 1024, 390, 320].map((width) => ({ lang, scheme, width })),
  ),
);

/** Each language, scheme and width at least once; all of them in the long run. */
export const looks: readonly Look[] = process.env.KELISIM_LONG
  ? everyLook
  : [
      { lang: 'kk', scheme: 'light', width: 320 },
      { lang: 'ru', scheme: 'dark', width: 390 },
      { lang: 'en', scheme: 'dark', width: 1024 },
      { lang: 'kk', scheme: 'dark', width: 1440 },
    ];

/** A window as somebody with these habits has it. */
export async function openWindow(
  { browser, server }: Bench,
  { lang, scheme, width }: Look,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    reducedMotion: 'reduce',
  });
  await context.addCookies([{ name: languageCookie, value: lang, url: server.url }]);
  return context;
}

/** A page that keeps what it says on the console and what it fails to load. */
export async function openPage(
  context: BrowserContext,
): Promise<{ readonly page: Page; readonly said: string[] }> {
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  page.on('requestfailed', (request) => {
    // What is only read, or fetched ahead of need, ends where one goes on before it is there.
    const isLeft = request.failure()?.errorText === 'net::ERR_ABORTED';
    const isRead = request.method() === 'GET' && /\/(?:assets\/app|api)\//.test(request.url());
    if (!isLeft || !isRead) said.push(`failed ${request.url()}`);
  });
  return { page, said };
}

/** One page for each look, which shows one screen after another and learns only once what they share. */
export function turnPages(bench: () => Bench): (look: Look) => ReturnType<typeof openPage> {
  const opened = new Map<string, ReturnType<typeof openPage>>();
  return async (look) => {
    const key = `${look.lang} ${look.scheme} ${look.width}`;
    const turning = opened.get(key) ?? openWindow(bench(), look).then(openPage);
    opened.set(key, turning);
    const { page, said } = await turning;
    // What a screen says to the end is its own: the next begins with its document.
    page.once('framenavigated', () => {
      said.length = 0;
    });
    return { page, said };
  };
}

/** Goes to a screen of the application and waits until all of it is there. */
export async function goTo(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.locator('main :is(h1, .failure)').first().waitFor({ state: 'attached' });
  await page.waitForFunction(
    () => document.querySelector('main .skeleton:not(.gallery-group *)') === null,
  );
  await page.evaluate(() => document.fonts.ready);
}

export async function widthOf(page: Page): Promise<number> {
  // Right after a click the document of the next page may be empty yet.
  await page.waitForLoadState();
  return page.evaluate(() => document.documentElement.scrollWidth);
}

/** In few bytes: every new page reads all of it. */
const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/**
 * Half of what axe does is to find the contrast of one text after another, and most of a page's are
 * alike: of the same colour and size on the same grounds. So many of each are looked at; all in the
 * long run.
 */
const alikeMax = process.env.KELISIM_LONG ? Number.MAX_SAFE_INTEGER : 3;

/** What axe finds against WCAG 2.2 A and AA, each with the first place it was found at. */
export async function violationsOf(page: Page): Promise<readonly string[]> {
  // Not a script element: Trusted Types forbid those, and the policy stays on while we look.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  await page.evaluate(lookAtAlike, alikeMax);
  return page.evaluate(async () => {
    const { axe: looking } = window as unknown as { axe: typeof axe };
    const { violations, incomplete } = await looking.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
    });
    // A rule that throws says nothing of the page, and only here that it has not looked.
    const thrown = incomplete.filter(({ nodes }) =>
      nodes.some(({ none }) => none.some(({ id }) => id === 'error-occurred')),
    );
    return [...violations, ...thrown].map(
      ({ id, nodes }) =>
        `${id} ×${nodes.length}: ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.failureSummary}`,
    );
  });
}

type Matches = (node: Element, ...more: readonly unknown[]) => boolean;

/** Runs in the page: has axe look at the contrast of no more than so many texts that are alike. */
function lookAtAlike(most: number): void {
  const { axe } = window as unknown as {
    axe: { _audit: { rules: { id: string; matches: Matches; whole?: Matches }[] } };
  };
  const rule = axe._audit.rules.find(({ id }) => id === 'color-contrast');
  if (!rule) throw new Error('axe has no rule about contrast');
  rule.whole ??= rule.matches;
  const { whole } = rule;
  const grounds = new Map<Element | null, string>([[null, '']]);
  /** Everything a text can be seen through or on, up to the page. */
  const groundOf = (element: Element | null): string => {
    const known = grounds.get(element);
    if (known !== undefined || !element) return known ?? '';
    const said = getComputedStyle(element);
    const own = [said.backgroundColor, said.backgroundImage, said.opacity, said.filter].join();
    const isBare = own === 'rgba(0, 0, 0, 0),none,1,none';
    const below = groundOf(element.parentElement);
    const ground = isBare ? below : `${below} ${own}`;
    grounds.set(element, ground);
    return ground;
  };
  const counts = new Map<string, number>();
  rule.matches = (node, ...more) => {
    const { color, fontSize, fontWeight, textShadow, position } = getComputedStyle(node);
    const isDisabled = node.closest(':disabled, [aria-disabled=true]') !== null;
    const kind = [groundOf(node), color, fontSize, fontWeight, textShadow, position, isDisabled];
    const key = kind.join();
    const count = counts.get(key) ?? 0;
    if (count >= most || !whole(node, ...more)) return false;
    counts.set(key, count + 1);
    return true;
  };
}

/** What organisations of the story call themselves. */
const namesInLatin = ['ASAR'];

/**
 * What a person reads that has Latin letters, but for keys, given names, Roman numbers (quarters and
 * the numbers of acts are written with them) and what says its own language.
 */
export const latinIn = (page: Page): Promise<readonly string[]> =>
  page.evaluate((names) => {
    const isLatin = (text: string | null) =>
      /[a-z]/i.test(
        names
          .reduce((rest, name) => rest.replaceAll(name, ''), text ?? '')
          .replace(/\b[IVX]+\b/g, ''),
      );
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const isOther = node.parentElement?.closest('[lang="en"], kbd, code, script, noscript');
      if (!isOther && isLatin(node.nodeValue)) found.push(node.nodeValue ?? '');
    }
    const labelled = document.querySelectorAll('[aria-label], [title], [placeholder], [alt]');
    for (const element of labelled)
      for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        if (isLatin(element.getAttribute(name)))
          found.push(`${name}: ${element.getAttribute(name)}`);
    return found;
  }, namesInLatin);

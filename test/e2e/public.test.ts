/**
 * The public pages in a real browser: nothing refused by the content policy, nothing said on the
 * console, no sideways scroll, no accessibility violation. Screenshots go to `evidence/pages`.
 */
import { existsSync, mkdirSync } from 'node:fs';
import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedDemo, storyNow } from '../../src/demo/seed.ts';
import type { Language } from '../../src/domain/language.ts';
import { type Listening, listen, openService } from '../../src/node.ts';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const missing = !existsSync(executablePath);
if (missing) console.warn(`test/e2e skipped: no Chromium at ${executablePath} (set CHROMIUM)`);

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const draft = '/public/civil-society';
const pages = {
  start: '/',
  draft,
  version: `${draft}/versions/2`,
  compare: `${draft}/compare?from=1&to=2`,
  same: `${draft}/compare?from=2&to=2`,
  comments: `${draft}/comments`,
  form: `${draft}/comment`,
  report: `${draft}/discussion`,
  api: '/docs/api',
  absent: '/public/nothing-here',
} as const;

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
const looks: readonly Look[] = process.env.KELISIM_LONG
  ? everyLook
  : [
      { lang: 'kk', scheme: 'light', width: 320 },
      { lang: 'ru', scheme: 'dark', width: 390 },
      { lang: 'en', scheme: 'dark', width: 1024 },
      { lang: 'ru', scheme: 'light', width: 1440 },
    ];

// Runs where a Chromium is; what needs none is tried in test/web.
describe.skipIf(missing)('the public pages in Chromium', () => {
  let browser: Browser;
  let server: Listening;

  beforeAll(async () => {
    if (!existsSync('dist/assets/public.css'))
      throw new Error('dist/assets is not built: run npm run build first');
    mkdirSync('evidence/pages', { recursive: true });
    const service = openService(':memory:', { now: storyNow });
    await seedDemo(service.store, service.catalogue, 'src/demo/content');
    server = await listen(service, { host: '127.0.0.1', port: 0 }, { demo: true });
    browser = await chromium.launch({ executablePath, args: flags });
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  describe.each(looks)('in $lang, $scheme, $width px', ({ lang, scheme, width }) => {
    let context: BrowserContext;
    beforeAll(async () => {
      context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
    });
    afterAll(() => context?.close());

    it.each(Object.entries(pages))('%s is quiet, fits and is accessible', async (name, path) => {
      const { page, said } = await open(context, `${server.url}${withLanguage(path, lang)}`);
      await page.screenshot({ path: `evidence/pages/${name}-${lang}-${scheme}-${width}.png` });
      expect(said).toEqual(name === 'absent' ? [expect.stringContaining('404')] : []);
      expect(await widthOf(page)).toBeLessThanOrEqual(width);
      expect(await violationsOf(page)).toEqual([]);
      await page.close();
    });
  });

  it('loads the fonts that hold every Kazakh letter', async () => {
    const context = await browser.newContext();
    const { page } = await open(context, `${server.url}${withLanguage(draft, 'kk')}`);
    const loaded = await page.evaluate(() =>
      [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family),
    );
    expect(new Set(loaded.map((family) => family.replaceAll('"', '')))).toEqual(
      new Set(['Literata', 'Golos Text']),
    );
    const letters = 'ӘҒҚҢӨҰҮҺІәғқңөұүһі';
    for (const font of ['400 16px Literata', '600 16px Literata', '400 16px "Golos Text"']) {
      const check = `document.fonts.check('${font}', '${letters}')`;
      expect(await page.evaluate(check), font).toBe(true);
    }
    await context.close();
  });

  it('lets a reader compare two versions by keyboard alone', async () => {
    const context = await browser.newContext();
    const { page } = await open(context, `${server.url}${draft}/compare?from=2&to=2&lang=en`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => location.hash)).toBe('#content');
    await page.locator('select[name=from]').focus();
    await page.keyboard.press('ArrowDown');
    await page.locator('button[type=submit]').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/from=1/);
    expect(await page.locator('.contents .change-list li').count()).toBeGreaterThan(10);
    await context.close();
  });

  it('prints without navigation, on A4', async () => {
    const context = await browser.newContext();
    const { page } = await open(context, `${server.url}${withLanguage(draft, 'ru')}`);
    await page.pdf({ path: 'evidence/pages/draft-ru.pdf', preferCSSPageSize: true });
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.contents').isVisible()).toBe(false);
    expect(await page.locator('.document').isVisible()).toBe(true);
    await context.close();
  });
});

const withLanguage = (path: string, lang: Language): string =>
  `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`;

/** A page that finished loading, with all it said on the console and all it failed to load. */
async function open(
  context: BrowserContext,
  url: string,
): Promise<{ readonly page: Page; readonly said: readonly string[] }> {
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  page.on('requestfailed', (request) => said.push(`failed ${request.url()}`));
  await page.goto(url);
  await page.evaluate(() => document.fonts.ready);
  return { page, said };
}

const widthOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth);

/** What axe finds against WCAG 2.2 A and AA, each with the first place it was found at. */
async function violationsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.map(
      ({ id, nodes }) =>
        `${id} ×${nodes.length}: ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.failureSummary}`,
    );
  });
}

/**
 * The public pages in a real browser: nothing refused by the content policy, nothing said on the
 * console, no sideways scroll, no accessibility violation. Screenshots go to `evidence/pages`.
 */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkBundle } from '../../src/domain/draft/record-check.ts';
import type { Language } from '../../src/domain/language.ts';
import { exportBundle } from '../../src/service/verify.ts';
import { isMissing } from '../chromium.ts';
import {
  type DemoBench,
  goTo,
  looks,
  openBench,
  openPage,
  openWindow,
  turnPages,
  violationsOf,
  widthOf,
} from './browser.ts';

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

// Runs where a Chromium is; what needs none is tried in test/web.
describe.skipIf(isMissing)('the public pages in Chromium', () => {
  let bench: DemoBench;
  beforeAll(async () => {
    bench = await openBench();
  }, 60_000);
  afterAll(() => bench?.close());

  const pageIn = turnPages(() => bench);
  describe.each(looks)('in $lang, $scheme, $width px', (look) => {
    // In the short run every page has a third of the looks, and every look a third of the pages.
    const turn = looks.indexOf(look);
    const shown = Object.entries(pages).filter(
      (_, index) => process.env.KELISIM_LONG || (index + turn) % 3 === 0,
    );
    it.each(shown)('%s is quiet, fits and is accessible', async (name, path) => {
      const { lang, scheme, width } = look;
      const { page, said } = await pageIn(look);
      await page.goto(`${bench.server.url}${withLanguage(path, lang)}`);
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: `evidence/pages/${name}-${lang}-${scheme}-${width}.png` });
      expect(said).toEqual(name === 'absent' ? [expect.stringContaining('404')] : []);
      expect(await widthOf(page)).toBeLessThanOrEqual(width);
      expect(await violationsOf(page)).toEqual([]);
    });
  });

  it('shows itself larger and with more contrast where asked, and still fits', async () => {
    const look = { lang: 'kk', scheme: 'dark', width: 320 } as const;
    const context = await openWindow(bench, look);
    const { page, said } = await open(context, `${bench.server.url}${withLanguage(draft, 'kk')}`);
    const address = page.url();
    await page.getByRole('button', { name: 'Ірі қаріп' }).click();
    await page.getByRole('button', { name: 'Жоғары контраст' }).click();
    await page.getByRole('button', { name: 'Кәдімгі контраст' }).waitFor();
    expect(page.url()).toBe(address);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe(
      '20px',
    );
    expect(await widthOf(page)).toBeLessThanOrEqual(320);
    expect(await violationsOf(page)).toEqual([]);
    expect(said).toEqual([]);
    await context.close();
  });

  it('fits where a title in another language is one endless word', async () => {
    const word = 'неразрывноеназвание'.repeat(9);
    const begun = await fetch(`${bench.server.url}/api/drafts`, {
      method: 'POST',
      headers: { 'kelisim-actor': 'aigerim-saparova', 'content-type': 'application/json' },
      body: JSON.stringify({
        workflow: 'two-agency',
        visibility: 'public',
        titles: { kk: word, ru: word, en: 'Endless' },
      }),
    });
    const { id } = (await begun.json()) as { id: string };
    const { page } = await pageIn({ lang: 'en', scheme: 'light', width: 390 });
    await page.goto(`${bench.server.url}${withLanguage(`/public/${id}`, 'en')}`);
    expect(await widthOf(page)).toBeLessThanOrEqual(390);
  });

  it('checks a record without a connection, finds a hash in it, and shows what was altered', async () => {
    const context = await openWindow(bench, { lang: 'en', scheme: 'light', width: 1280 });
    await context.addInitScript(() => localStorage.setItem('kelisim-session', 'nobody'));
    const { page, said } = await openPage(context);
    const bundle = await exportBundle(bench.service.store, 'civil-society');
    if (!bundle) throw new Error('the demonstration has a record');
    const { folded } = await checkBundle(bundle);
    await goTo(page, `${bench.server.url}/verify`);
    // Pieces of the application are fetched ahead of need; nothing else is asked of anybody.
    const asked: string[] = [];
    page.on('request', (request) => {
      if (!request.url().includes('/assets/app/')) asked.push(request.url());
    });
    await context.setOffline(true);
    const choose = (name: string, text: string) =>
      page.setInputFiles('input[type=file]', {
        name,
        mimeType: 'application/json',
        buffer: Buffer.from(text),
      });
    const statement = folded?.signoffs[0]?.statement ?? '';
    await choose('signed.json', bundle.chunks[statement] ?? '');
    await page.getByText('signed.json is no record of a draft').waitFor();
    await choose('record.json', JSON.stringify(bundle));
    await page.getByText('The record is sound: record.json').waitFor();
    await page.getByText(/what was signed by verdict 1, /).waitFor();
    await page
      .getByRole('textbox', { name: 'Compare with a hash' })
      .fill(bundle.events[4]?.hash ?? '');
    await page.getByText(/the hash of event 5, /).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    const [first] = Object.keys(bundle.chunks);
    const chunks = { ...bundle.chunks, [first ?? '']: 'other' };
    await choose('altered.json', JSON.stringify({ ...bundle, chunks }));
    await page.getByText('The record is NOT sound: altered.json').waitFor();
    await page.getByText(`A piece of a text holds other words: ${first}.`).waitFor();
    expect(asked).toEqual([]);
    expect(said.filter((one) => !/DISCONNECTED|\/assets\/app\//.test(one))).toEqual([]);
    await context.close();
  });

  it('loads the fonts that hold every Kazakh letter', async () => {
    const context = await bench.browser.newContext();
    const { page } = await open(context, `${bench.server.url}${withLanguage(draft, 'kk')}`);
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
    const context = await bench.browser.newContext();
    const { page } = await open(context, `${bench.server.url}${draft}/compare?from=2&to=2&lang=en`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => location.hash)).toBe('#content');
    await page.locator('select[name=from]').focus();
    await page.keyboard.press('ArrowDown');
    await page.locator('main button[type=submit]').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/from=1/);
    expect(await page.locator('.contents .change-list li').count()).toBeGreaterThan(10);
    await context.close();
  });

  it('prints without navigation, on A4', async () => {
    const context = await bench.browser.newContext();
    const { page } = await open(context, `${bench.server.url}${withLanguage(draft, 'ru')}`);
    await page.pdf({ path: 'evidence/pages/draft-ru.pdf', preferCSSPageSize: true });
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.contents').isVisible()).toBe(false);
    expect(await page.locator('.document').isVisible()).toBe(true);
    await context.close();
  });

  it('opens with what its drafter writes of it, and says where that is in another language', async () => {
    const context = await openWindow(bench, { lang: 'en', scheme: 'light', width: 1280 });
    const session = 'aigerim-saparova midsd drafter';
    await context.addInitScript((words) => localStorage.setItem('kelisim-session', words), session);
    const { page, said } = await openPage(context);
    page.setDefaultTimeout(8000);
    await goTo(page, `${bench.server.url}/drafts/civil-society`);
    await page.getByRole('link', { name: 'Change the summary' }).click();
    await page.waitForURL(/passport#summary$/);
    const [kazakh, english] = ['Kazakh', 'English'].map((name) =>
      page.getByRole('textbox', { name, exact: true }).and(page.locator('textarea')),
    );
    const send = page.getByRole('button', { name: 'Change the summary' });
    expect(await send.isDisabled()).toBe(true);
    await english?.fill('x'.repeat(3001));
    await page.getByText('Too long: 3001 characters of 3000').waitFor();
    expect(await send.isDisabled()).toBe(true);
    await english?.fill(' ');
    await kazakh?.fill('Жоба не туралы.\nОл не үшін.');
    await send.click();
    await page.getByRole('dialog').getByText('nothing', { exact: true }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Change it' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.goBack();
    await page.getByText('Still to be written: English.').waitFor();
    await goTo(page, `${bench.server.url}/drafts/civil-society/history?kind=text`);
    await page.locator('.record-summary [lang=en] del').first().waitFor();
    await page.goto(`${bench.server.url}${withLanguage(draft, 'en')}`);
    const [first] = await page.locator('.column > section').all();
    expect(await first?.locator('p').allTextContents()).toEqual([
      'There is no summary in the language of this page; shown in Kazakh.',
      'Жоба не туралы.',
      'Ол не үшін.',
    ]);
    expect(await first?.locator('[lang=kk]').count()).toBe(1);
    expect(said).toEqual([]);
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
  const opened = await openPage(context);
  await opened.page.goto(url);
  await opened.page.evaluate(() => document.fonts.ready);
  return opened;
}

/**
 * A text of 5,000 blocks and its comparison in a real browser, in the long run: how soon they are
 * drawn once the answer is there, how little of them is in the document, that all of it is found.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isMissing } from '../chromium.ts';
import { type Bench, openBench, openPage, openWindow } from './browser.ts';

const sections = 500;
const paragraphs = 9;

/** 5,000 blocks: sections of a title and nine paragraphs; every tenth says something else in `round`. */
const write = (round: number): string =>
  Array.from({ length: sections }, (_, at) => {
    const lines = Array.from(
      { length: paragraphs },
      (_, index) =>
        `Абзац ${at}.${index} говорит о развитии гражданского общества, о мерах и о сроках` +
        `${index === 0 && at % 10 === 0 ? `, итог ${round}` : ''}.`,
    );
    return [`# Раздел ${at}`, ...lines].join('\n\n');
  }).join('\n\n');

const drafter = { 'kelisim-actor': 'aigerim-saparova', 'kelisim-acting-for': 'midsd/drafter' };

/** The draft's id, with two versions of the text frozen and the second sent round. */
async function seed({ server }: Bench): Promise<string> {
  const ask = async (method: string, path: string, body: string, type = 'application/json') => {
    const key = crypto.randomUUID();
    const etag =
      method === 'PUT'
        ? (await fetch(`${server.url}${path}`, { headers: drafter })).headers.get('etag')
        : null;
    const headers = { ...drafter, 'content-type': type, 'idempotency-key': key };
    const answer = await fetch(`${server.url}${path}`, {
      method,
      headers: etag ? { ...headers, 'if-match': etag } : headers,
      body,
    });
    expect(answer.ok, `${method} ${path}: ${answer.status}`).toBe(true);
    return answer.json() as Promise<{ readonly id: string }>;
  };
  const titles = { kk: 'Ұзақ', ru: 'Длинный', en: 'Long' };
  const begun = { titles, languages: ['ru'], workflow: 'two-agency', visibility: 'public' };
  const { id } = await ask('POST', '/api/drafts', JSON.stringify(begun));
  for (const round of [1, 2]) {
    await ask('PUT', `/api/drafts/${id}/texts/ru`, write(round), 'text/markdown');
    await ask('POST', `/api/drafts/${id}/versions`, JSON.stringify({ label: '', summary: '' }));
  }
  const moved = { transition: 'circulate', reason: 'To be read' };
  await ask('POST', `/api/drafts/${id}/transitions`, JSON.stringify(moved));
  return id;
}

/** Has the page note when `selector` is first painted. */
const watch = (page: Page, selector: string) =>
  page.addInitScript((sought) => {
    const look = () => {
      if (document.querySelector(sought))
        requestAnimationFrame(() => setTimeout(() => performance.mark('drawn')));
      else requestAnimationFrame(look);
    };
    look();
  }, selector);

/** Milliseconds from the end of the last answer whose address has `part` until what is watched was painted. */
const drawnAfter = async (page: Page, part: string): Promise<number> => {
  await page.waitForFunction(() => performance.getEntriesByName('drawn').length > 0);
  return page.evaluate((named) => {
    const answers = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const answered = answers.findLast(({ name }) => name.includes(named))?.responseEnd ?? 0;
    return (performance.getEntriesByName('drawn')[0]?.startTime ?? 0) - answered;
  }, part);
};

// Runs where a Chromium is.
describe.skipIf(isMissing)('a text of 5,000 blocks', () => {
  let bench: Bench;
  let draft = '';
  beforeAll(async () => {
    bench = await openBench();
    draft = `/drafts/${await seed(bench)}`;
  }, 120_000);
  afterAll(() => bench?.close());

  it('is drawn where the window is, and all of it is found', async () => {
    const context = await openWindow(bench, { lang: 'ru', scheme: 'light', width: 1440 });
    const { page } = await openPage(context);
    await watch(page, '.row');
    await page.goto(`${bench.server.url}${draft}/text`);
    const ms = await drawnAfter(page, '/versions/2.json');
    const rows = await page.locator('.row').count();
    console.log(`text of 5,000 blocks: ${Math.round(ms)} ms after the answer, ${rows} rows drawn`);
    expect(rows).toBeLessThan(400);
    const search = page.getByRole('searchbox');
    await search.fill('Абзац 499.8 ');
    await page.locator('.reading-hits').getByText('1 из 1').waitFor();
    await search.press('Enter');
    const last = page.locator('.row').filter({ hasText: 'Абзац 499.8 ' });
    await last.waitFor();
    await expect
      .poll(() => last.evaluate((row) => row.getBoundingClientRect().top))
      .toBeLessThan(900);
    const slowest = await page.evaluate(async () => {
      let [before, worst] = [performance.now(), 0];
      scrollTo(0, 0);
      for (let step = 0; step < 120; step++) {
        scrollBy(0, 400);
        const now = await new Promise<number>(requestAnimationFrame);
        worst = Math.max(worst, now - before);
        before = now;
      }
      return worst;
    });
    console.log(`scrolling 48,000 px: slowest frame ${Math.round(slowest)} ms`);
    await context.close();
  }, 60_000);

  it('stands beside an answer and keeps no letter of it waiting', async () => {
    const context = await openWindow(bench, { lang: 'ru', scheme: 'light', width: 1440 });
    const session = 'murat-sarybaev economy signatory';
    await context.addInitScript((kept) => localStorage.setItem('kelisim-session', kept), session);
    const { page } = await openPage(context);
    await page.goto(`${bench.server.url}${draft}/approvals/economy`);
    await page.locator('.verdict-text .row').first().waitFor();
    await page.getByText('Добавить примечание ко всему ответу').click();
    await page.locator('.verdict-form textarea').first().focus();
    const words = 'Слова примечания';
    const began = Date.now();
    await page.keyboard.type(words);
    const ms = (Date.now() - began) / words.length;
    console.log(`a letter of an answer beside 5,000 blocks: ${Math.round(ms)} ms`);
    expect(ms).toBeLessThan(150);
    await context.close();
  }, 60_000);

  it.each(['blocks', 'inline'])(
    'is compared with the version before it: %s',
    async (mode) => {
      const context = await openWindow(bench, { lang: 'ru', scheme: 'light', width: 1440 });
      const { page } = await openPage(context);
      const isBlocks = mode === 'blocks';
      await watch(page, isBlocks ? '.comparison-list li' : 'ins');
      await page.goto(`${bench.server.url}${draft}/compare?a=1&b=2&mode=${mode}`);
      const ms = await drawnAfter(page, isBlocks ? 'diff.json' : '/versions/');
      console.log(`comparison of 5,000 blocks, ${mode}: ${Math.round(ms)} ms after the answer`);
      await page.keyboard.press('KeyN');
      await page.locator('.comparison-steps').getByText('1 из 50').waitFor();
      await context.close();
    },
    60_000,
  );
});

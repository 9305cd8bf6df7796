/**
 * The inbox in a real browser: an agreement in six keys, keys that mark and put off and decide nothing,
 * and hundreds of rows at once.
 */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isMissing } from '../chromium.ts';
import { type Bench, goTo, openBench, openPage, openWindow, violationsOf } from './browser.ts';

const english = { lang: 'en', scheme: 'light', width: 1280 } as const;
const row = 'civil-society.turn.verdict.2';
/** How long hundreds of rows may take from the request for them to the first key that is heard. */
const readyMsMax = process.env.KELISIM_LONG ? 1000 : 3000;

describe.skipIf(isMissing)('the inbox in Chromium', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  }, 60_000);
  afterAll(() => bench?.close());

  /** A window of somebody who acts for an organisation in a role. */
  async function openAs(session: string): Promise<{ context: BrowserContext; page: Page }> {
    const context = await openWindow(bench, english);
    await context.addInitScript((words) => localStorage.setItem('kelisim-session', words), session);
    const { page } = await openPage(context);
    return { context, page };
  }

  it('calls whose it is by name alone while no name of a body can be had', async () => {
    const { context, page } = await openAs('aigerim-saparova midsd drafter');
    await goTo(page, `${bench.server.url}/inbox`);
    const acting = page.locator('.acting');
    expect(await acting.innerText()).toMatch(/^Aigerim Saparova\s+MISD$/);
    await page.getByRole('link', { name: /^Answer objection 7/ }).waitFor();
    await page.route('**/api/**', (route) => route.abort());
    await page.reload();
    await acting.waitFor();
    expect(await acting.innerText()).toBe('Aigerim Saparova');
    await context.close();
  });

  it('marks as read, puts off and takes back by keys, and walks where the address says', async () => {
    const { context, page } = await openAs('aigerim-saparova midsd drafter');
    await goTo(page, `${bench.server.url}/drafts`);
    await page.keyboard.press('KeyG');
    await page.keyboard.press('KeyI');
    await page.waitForURL('**/inbox');
    await page.locator('.inbox-unread').first().waitFor();
    expect(await page.locator('.inbox-unread').count()).toBe(4);
    await page.keyboard.press('KeyJ');
    await page.keyboard.press('KeyJ');
    const second = await page.locator('.inbox-row').nth(1).getAttribute('data-row');
    await page.waitForURL(`**/inbox?row=${second}`);
    await page.keyboard.press('KeyE');
    await page.waitForFunction(() => document.querySelectorAll('.inbox-unread').length === 3);
    await page.keyboard.press('KeyH');
    await page.getByRole('button', { name: /^Tomorrow/ }).click();
    await page.getByRole('heading', { name: /^Put off by you/ }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('KeyH');
    await page.getByRole('button', { name: 'Have it back now' }).click();
    await page.getByRole('heading', { name: /^Put off by you/ }).waitFor({ state: 'detached' });
    await page.getByRole('checkbox', { name: /^Select: Decide 47 amendments/ }).check();
    await page.locator('.inbox-bar').getByRole('button', { name: 'Mark as read' }).click();
    await page.waitForFunction(() => document.querySelectorAll('.inbox-unread').length <= 2);
    await context.close();
  });

  it('lets a signatory agree in six keys, on one screen, after a look at what is signed', async () => {
    const { context, page } = await openAs('viktor-sokolov health signatory');
    await goTo(page, `${bench.server.url}/inbox`);
    await page.locator('.verdict-form').waitFor();
    let keys = 0;
    const press = async (key: string) => {
      keys += 1;
      await page.keyboard.press(key);
    };
    await press('KeyJ');
    await page.waitForURL(`**/inbox?row=${row}`);
    await press('Enter');
    await page.waitForFunction(() => document.activeElement?.matches('[type=radio]'));
    await press('Space');
    await press('Enter');
    await page.locator('.verdict-check').waitFor();
    expect(await page.locator('.verdict-given').count()).toBe(0);
    await press('Tab');
    await press('Enter');
    await page.locator('.verdict-given').waitFor();
    expect(keys).toBeLessThanOrEqual(6);
    await page
      .getByRole('heading', { name: 'Nothing waits for you' })
      .or(page.getByText('Nothing waits for you'))
      .first()
      .waitFor();
    const count = await page.evaluate(() =>
      fetch('/api/inbox/count', { headers: { 'Kelisim-Actor': 'viktor-sokolov' } }).then((answer) =>
        answer.json(),
      ),
    );
    expect(count.turns).toBe(0);
    await context.close();
  });

  it('shows five hundred rows soon enough to work with them', async () => {
    const { context, page } = await openAs('aigerim-saparova midsd drafter');
    await page.route('**/api/inbox', async (route) => {
      const answer = await route.fetch();
      const { now, rows } = await answer.json();
      const many = Array.from({ length: 500 }, (_, index) => ({
        ...rows[index % 4],
        id: `x.${index}`,
      }));
      await route.fulfill({ json: { now, rows: many } });
    });
    // The screen's own files come beforehand: what is measured is the rows.
    await goTo(page, `${bench.server.url}/inbox?view=day`);
    const ready = await page.evaluate(async () => {
      const press = (code: string) =>
        document.body.dispatchEvent(new KeyboardEvent('keydown', { code, bubbles: true }));
      const until = async (test: () => boolean) => {
        while (!test()) await new Promise((next) => requestAnimationFrame(next));
      };
      const begun = performance.now();
      press('KeyG');
      press('KeyI');
      await until(() => document.querySelectorAll('.inbox-row').length === 500);
      press('KeyJ');
      await until(() => location.search.includes('row='));
      return performance.now() - begun;
    });
    console.info(`inbox of 500 rows: ${Math.round(ready)} ms to the first key`);
    expect(ready).toBeLessThan(readyMsMax);
    await context.close();
  });
});

/**
 * Writing in a real browser: a newcomer's first two minutes, and that nothing typed is lost when the
 * tab, the line or another person comes in between.
 */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Bench,
  goTo,
  isMissing,
  latinIn,
  openBench,
  openPage,
  openWindow,
  violationsOf,
  widthOf,
} from './browser.ts';

const draft = '/drafts/civil-society';
const english = { lang: 'en', scheme: 'light', width: 1280 } as const;
const minutesMs = 120_000;

const stateOf = (page: Page): Promise<string> => page.locator('.save-place').innerText();
const waitSaved = (page: Page) => page.locator('.save-saved').waitFor();

/** Types at the end of a paragraph, which no key goes to alike everywhere. */
async function typeAt(page: Page, index: number, words: string): Promise<void> {
  const paragraph = page.locator('.editing > section > p').nth(index);
  await paragraph.scrollIntoViewIfNeeded();
  await paragraph.evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    range.collapse(false);
    (element.closest('.editing') as HTMLElement).focus();
    window.getSelection()?.removeAllRanges();
    window.getSelection()?.addRange(range);
  });
  await page.keyboard.type(words);
}

// Runs where a Chromium is; what needs none is tried in test/web/app/saver.test.ts.
describe.skipIf(isMissing)('writing in Chromium', () => {
  let bench: Bench;
  let url = '';
  const contexts: BrowserContext[] = [];
  const open = async (look: Parameters<typeof openWindow>[1] = english) => {
    const context = await openWindow(bench, look);
    contexts.push(context);
    return { context, ...(await openPage(context)) };
  };
  beforeAll(async () => {
    bench = await openBench();
    url = bench.server.url;
  }, 60_000);
  afterAll(async () => {
    for (const context of contexts) await context.close();
    await bench?.close();
  });

  it(
    'takes a newcomer from the overview to a frozen version and its difference in two minutes',
    async () => {
      const { page, said } = await open();
      const began = Date.now();
      await goTo(page, `${url}${draft}`);
      await page.getByRole('button', { name: 'Return for revision' }).first().click();
      await page.getByLabel('Note').fill('The objection is right');
      await page.getByRole('button', { name: 'Take this step' }).click();
      await page.getByRole('link', { name: 'Write', exact: true }).first().click();
      await page.locator('.editing').waitFor();
      await typeAt(page, 1, ' Newly written words.');
      await waitSaved(page);
      await page.getByRole('link', { name: 'Freeze a version' }).first().click();
      await page.getByText('Newly written words.').waitFor();
      await page.getByLabel('Name of the version').fill('After the objection');
      await page.getByRole('button', { name: 'Freeze version 3' }).click();
      await page.getByText('Version 3 is frozen').waitFor();
      await page.getByRole('link', { name: 'See what changed' }).click();
      await page.locator('ins', { hasText: 'Newly written words.' }).waitFor();
      expect(Date.now() - began).toBeLessThan(minutesMs);
      // What was fetched ahead ends where one goes on before it is there.
      expect(said.filter((line) => !/^failed .*\/assets\//.test(line))).toEqual([]);
    },
    minutesMs,
  );

  it.each([
    ['kk', 'light', 1440],
    ['ru', 'dark', 390],
  ] as const)('shows the editor and the freezing in %s, %s, %i px', async (lang, scheme, width) => {
    const { page, said } = await open({ lang, scheme, width });
    for (const screen of ['edit', 'seal']) {
      await goTo(page, `${url}${draft}/${screen}`);
      if (screen === 'edit') await page.locator('.editing p').first().waitFor();
      await page.screenshot({ path: `evidence/app/${screen}-${lang}-${scheme}-${width}.png` });
      expect(await widthOf(page)).toBeLessThanOrEqual(width);
      expect(await violationsOf(page)).toEqual([]);
      // What stands in the text itself is its drafters' affair.
      await page.evaluate(() => document.querySelector('.editing')?.remove());
      if (lang === 'kk') expect(await latinIn(page)).toEqual([]);
    }
    expect(said).toEqual([]);
  });

  it('keeps what was typed when the line breaks, says so, and saves it when it is back', async () => {
    const { page, context } = await open();
    await goTo(page, `${url}${draft}/edit?text=ru`);
    await page.locator('.editing p').first().waitFor();
    await context.setOffline(true);
    await typeAt(page, 2, ' Без связи.');
    await page.locator('.save-offline').waitFor();
    expect(await stateOf(page)).not.toContain('Saved');
    await context.setOffline(false);
    await waitSaved(page);
    await page.reload();
    await page.getByText('Без связи.').waitFor();
  });

  it('takes up what was typed in a tab that was closed before it was saved', async () => {
    const { page, context } = await open();
    await goTo(page, `${url}${draft}/edit?text=ru`);
    await page.locator('.editing p').first().waitFor();
    await context.setOffline(true);
    await typeAt(page, 3, ' Закрытая вкладка.');
    await page.locator('.save-offline').waitFor();
    await page.waitForTimeout(500);
    await page.close({ runBeforeUnload: false });
    await context.setOffline(false);
    const again = await context.newPage();
    await goTo(again, `${url}${draft}/edit?text=ru`);
    await again.getByText('Taken up where you left off').waitFor();
    await waitSaved(again);
    const text = await again.request.get(`${url}/api/drafts/civil-society/texts/ru`, {
      headers: { 'kelisim-actor': 'aigerim-saparova', accept: 'text/markdown' },
    });
    expect(await text.text()).toContain('Закрытая вкладка.');
  });

  it('merges what two people write at once, and loses neither', async () => {
    const [one, two] = [await open(), await open()];
    for (const { page } of [one, two]) {
      await goTo(page, `${url}${draft}/edit?text=ru`);
      await page.locator('.editing p').first().waitFor();
    }
    await typeAt(one.page, 4, ' Слова первого.');
    await typeAt(two.page, 5, ' Слова второго.');
    for (const { page } of [one, two]) await waitSaved(page);
    await one.page.waitForTimeout(1500);
    const text = await one.page.request.get(`${url}/api/drafts/civil-society/texts/ru`, {
      headers: { 'kelisim-actor': 'aigerim-saparova', accept: 'text/markdown' },
    });
    const written = await text.text();
    expect(written).toContain('Слова первого.');
    expect(written).toContain('Слова второго.');
  });
});

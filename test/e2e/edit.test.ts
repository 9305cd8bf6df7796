/**
 * Writing in a real browser: a newcomer's first two minutes, and that nothing typed is lost when the
 * tab, the line or another person comes in between.
 */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isMissing } from '../chromium.ts';
import { temporaryFolder } from '../contract/temporary.ts';
import { startServer } from '../runtime/server.ts';
import {
  type Bench,
  goTo,
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
/** What is being written when the server is killed, each time. */
const killedAt = process.env.KELISIM_LONG ? ['Қас қағымда.', 'Екінші рет.'] : ['Қас қағымда.'];

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
      expect(said).toEqual([]);
    },
    minutesMs,
  );

  it.each([
    ['kk', 'light', 1440],
    ['ru', 'dark', 390],
  ] as const)('shows the editor and the freezing in %s, %s, %i px', async (lang, scheme, width) => {
    const { page, said } = await open({ lang, scheme, width });
    for (const screen of ['edit', 'edit?panel=parts', 'edit?panel=checks', 'seal']) {
      await goTo(page, `${url}${draft}/${screen}`);
      if (screen !== 'seal') await page.locator('.editing p').first().waitFor();
      if (screen.includes('parts')) await page.locator('.outline-line').first().waitFor();
      if (screen.includes('checks')) await page.locator('.checks-group').first().waitFor();
      const name = screen.replace(/\W+/g, '-');
      await page.screenshot({ path: `evidence/app/${name}-${lang}-${scheme}-${width}.png` });
      expect(await widthOf(page)).toBeLessThanOrEqual(width);
      const open = await page.locator('.side [aria-current]').boundingBox();
      expect(open && [open.x >= 0, open.x + open.width <= width]).toEqual([true, true]);
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
    await typeAt(two.page, 3, ' Слова второго.');
    await typeAt(two.page, 5, ' И опять второго.');
    await waitSaved(two.page);
    await typeAt(one.page, 4, ' Слова первого.');
    await one.page.getByText('И опять второго.').waitFor();
    // What others wrote before and behind has left the cursor where it was.
    await one.page.keyboard.type(' И опять первого.');
    for (const { page } of [one, two]) await waitSaved(page);
    await one.page.waitForTimeout(1500);
    const text = await one.page.request.get(`${url}/api/drafts/civil-society/texts/ru`, {
      headers: { 'kelisim-actor': 'aigerim-saparova', accept: 'text/markdown' },
    });
    const written = await text.text();
    expect(written).toContain('Слова первого. И опять первого.');
    expect(written).toContain('Слова второго.');
    expect(written).toContain('И опять второго.');
  });

  it('takes who writes to what no merge decides, and back to the place', async () => {
    const [one, two] = [await open(), await open()];
    for (const { page } of [one, two]) {
      await goTo(page, `${url}${draft}/edit?text=ru`);
      await page.locator('.editing p').first().waitFor();
    }
    await typeAt(one.page, 9, ' Сказано первым.');
    await waitSaved(one.page);
    await typeAt(two.page, 9, ' Сказано вторым.');
    const panel = two.page.getByRole('region', { name: 'Two people wrote at one place' });
    await panel.waitFor();
    const isFocused = (element: Element) => element === document.activeElement;
    await expect.poll(() => panel.evaluate(isFocused)).toBe(true);
    const title = panel.getByText('Two people wrote at one place', { exact: true });
    await expect.poll(async () => (await title.boundingBox())?.y).toBeGreaterThan(0);
    expect(await violationsOf(two.page)).toEqual([]);
    await panel.getByRole('radio', { name: /^What you wrote/ }).check({ force: true });
    await panel.getByRole('button', { name: 'Save what was chosen' }).click();
    await waitSaved(two.page);
    expect(await two.page.locator('.editing').evaluate(isFocused)).toBe(true);
    const sent = two.page.waitForResponse((answer) => answer.request().method() === 'PATCH');
    await two.page.keyboard.type(' И дальше.');
    expect((await sent).status()).toBe(200);
    await two.page.getByText('Сказано вторым. И дальше.').waitFor();
  });

  it('tells, wherever one goes, of words that came too late for the stage, and takes them up later', async () => {
    const { page } = await open();
    const act = async (place: string, body: object) => {
      const answer = await page.request.post(`${url}/api${draft}/${place}`, {
        headers: { 'kelisim-actor': 'denis-lukin', origin: url },
        data: { reason: 'Once more', ...body },
      });
      expect(answer.ok(), await answer.text()).toBe(true);
    };
    await goTo(page, `${url}${draft}/edit?text=ru`);
    await page.locator('.editing p').first().waitFor();
    await act('versions', { reason: undefined });
    await act('transitions', { transition: 'discuss' });
    await typeAt(page, 6, ' Слишком поздно.');
    await page.getByText('This cannot be saved').waitFor();
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.getByText('Not saved: where you wrote it says why').waitFor();
    await goTo(page, `${url}${draft}/edit?text=ru`);
    await page.getByText('What you wrote and could not save is kept on this device').waitFor();
    await act('transitions', { transition: 'return' });
    await goTo(page, `${url}${draft}/edit?text=ru`);
    await page.getByText('Слишком поздно.').waitFor();
    await waitSaved(page);
  });

  it('finds, replaces, inserts and reorders by keyboard alone, each taken back in one act', async () => {
    const { page, said } = await open();
    await goTo(page, `${url}${draft}/edit?text=kk&panel=parts`);
    await page.locator('.outline-line').first().waitFor();
    // What is out of sight is not laid out, and has no inner text.
    const text = async () => (await page.locator('.editing').textContent()) ?? '';
    const before = await text();
    const countOf = (words: string) => before.split(words).length - 1;
    await page.keyboard.press('Control+KeyH');
    await page.getByLabel('Find', { exact: true }).fill('казакстан');
    await page.getByText('Nothing found').waitFor();
    await page.getByRole('button', { name: 'ә = а' }).click();
    const places = countOf('Қазақстан') + countOf('ҚАЗАҚСТАН');
    await page.getByText(`${places} places`).waitFor();
    await page.getByLabel('Replace with').fill('Ел');
    await page.getByRole('button', { name: `Replace all ${places}` }).click();
    await page.getByText(`${places} places replaced`).waitFor();
    expect(await text()).not.toContain('Қазақстан');
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+KeyZ');
    expect(await text()).toBe(before);

    await typeAt(page, 0, ' ');
    // The place of the slash on a Cyrillic keyboard, whatever letter it gives.
    await page.keyboard.press('Control+Slash');
    await page.getByRole('listbox').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.type('indic');
    await page.keyboard.press('Enter');
    await page.locator('.editing .indicator').last().waitFor();
    await page.keyboard.type('Жаңа көрсеткіш');
    await page.getByText('Жаңа көрсеткіш').waitFor();
    expect(await text()).not.toContain('/indic');

    const titles = () => page.locator('.outline-name').allInnerTexts();
    const [first, second] = await titles();
    const line = (name = '') => page.getByRole('row', { name, exact: true });
    await line(first).focus();
    await page.keyboard.press('Alt+ArrowDown');
    await page.getByRole('button', { name: `Move up: ${first}` }).waitFor();
    expect((await titles())[0]).toBe(second);
    // By its handle to another place: into the one that stood after it, and before that by a pointer.
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const place = page.getByRole('button', { name: `Drop on ${second}` });
    await place.waitFor({ state: 'attached' });
    while (!(await place.evaluate((one) => one === document.activeElement)))
      await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    const levelOf = (name = '') => line(name).getAttribute('aria-level');
    await expect.poll(() => levelOf(first)).toBe('2');
    await line(first).dragTo(line(second), { targetPosition: { x: 90, y: 2 } });
    await expect.poll(() => levelOf(first)).toBe('1');
    expect((await titles()).slice(0, 2)).toEqual([first, second]);
    await waitSaved(page);
    await page.locator('.editing').focus();
    await page.keyboard.press('Control+KeyZ');
    await expect.poll(() => levelOf(first)).toBe('2');
    expect(await violationsOf(page)).toEqual([]);
    await waitSaved(page);
    expect(said).toEqual([]);
  });

  it('leads from what is missing to its block, and marks it', async () => {
    const { page } = await open();
    await goTo(page, `${url}${draft}/edit?text=kk&panel=checks`);
    // The indicator written above has neither unit nor baseline.
    const finding = page.getByRole('button', { name: 'The indicator has no unit.' }).last();
    await finding.focus();
    await page.keyboard.press('Enter');
    await page.locator('.editing .indicator.noticed').waitFor();
    expect(await page.evaluate(() => document.activeElement?.classList.contains('editing'))).toBe(
      true,
    );
  });

  it('says what a paste left out', async () => {
    const { page } = await open();
    await goTo(page, `${url}${draft}/edit?text=kk`);
    await typeAt(page, 0, ' ');
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/html', '<h1>Тақырып</h1><p>Сөз<img src="x:y"></p>');
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true });
      document.querySelector('.editing')?.dispatchEvent(event);
    });
    await page.getByText('1 picture and 1 heading, now a paragraph').waitFor();
    await page.getByRole('button', { name: 'Understood' }).click();
  });

  it('loses nothing and calls nothing saved when the server is killed between two words', async () => {
    const folder = temporaryFolder();
    const file = folder.path('killed.db');
    let server = await startServer(file, 'demo');
    try {
      const { port } = new URL(server.url);
      const headers = { 'kelisim-actor': 'aigerim-saparova' };
      const { page } = await open();
      const moved = await fetch(`${server.url}/api${draft}/transitions`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ transition: 'return', reason: 'To be written on' }),
      });
      expect(moved.status).toBe(200);
      await goTo(page, `${server.url}${draft}/edit?text=ru&lang=en`);
      await page.locator('.editing p').first().waitFor();
      for (const words of killedAt) {
        await typeAt(page, 1, ` ${words}`);
        await page.waitForRequest((request) => request.method() === 'PATCH');
        await server.kill();
        await page.keyboard.type(' Жалғасы.');
        await page.locator(':is(.save-retrying, .save-offline)').waitFor();
        await page.waitForTimeout(1000);
        expect(await page.locator('.save-saved').count()).toBe(0);
        server = await startServer(file, 'demo', port);
        await waitSaved(page);
        const saved = await page.request.get(`${server.url}/api${draft}/texts/ru`, {
          headers: { ...headers, accept: 'text/markdown' },
        });
        expect(await saved.text()).toContain(`${words} Жалғасы.`);
      }
    } finally {
      await server.kill();
      folder.remove();
    }
  });
});

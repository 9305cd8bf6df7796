/**
 * Amending in a real browser: a newcomer's first two minutes, what was refused and why, another
 * device, and a version that was frozen meanwhile.
 */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isMissing } from '../chromium.ts';
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
const partner = 'irina-belova coordination-council partner';
const english = { lang: 'en', scheme: 'light', width: 1280 } as const;
const minutesMs = 120_000;

// Runs where a Chromium is; what needs none is tried in test/web/app/amend.test.ts.
describe.skipIf(isMissing)('amending in Chromium', () => {
  let bench: Bench;
  let url = '';
  const contexts: BrowserContext[] = [];
  const open = async (look: Parameters<typeof openWindow>[1] = english, who = partner) => {
    const context = await openWindow(bench, look);
    contexts.push(context);
    await context.addInitScript((session) => {
      localStorage.setItem('kelisim-session', session);
    }, who);
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

  /** Writes at the end of a block of the Russian text, found by its words. */
  const write = async (page: Page, sought: string, words: string) => {
    await goTo(page, `${url}${draft}/amend?text=ru`);
    await page.getByRole('searchbox').fill(sought);
    await page.locator('.amend-row', { hasText: sought }).first().getByRole('link').click();
    await page.locator('.editing').waitFor();
    await page.keyboard.type(words);
    await page.locator('.instruction').getByText(words.trim()).first().waitFor();
  };

  it(
    'takes a newcomer from the text to a submitted amendment of a list item in two minutes',
    async () => {
      const { page, said } = await open();
      const began = Date.now();
      await write(page, 'законности и равенства', ' добровольности участия');
      await page.evaluate(() => Object.assign(window, { stays: true }));
      await page.getByRole('link', { name: 'Next: the reason' }).click();
      await page.getByLabel('Why', { exact: true }).fill('Participation must be free.');
      await page.locator('.save-saved').waitFor();
      await page.getByRole('link', { name: 'Next: check and submit' }).click();
      await page.getByText('Coordination Council').first().waitFor();
      expect(await violationsOf(page)).toEqual([]);
      await page.getByRole('button', { name: 'Submit the amendment' }).click();
      await page.waitForURL(/\/amendments\/\d+$/);
      await page.locator('ins', { hasText: 'добровольности участия' }).first().waitFor();
      expect(Date.now() - began).toBeLessThan(minutesMs);
      // Nothing on the way was a reload, which would have lost what is not saved.
      expect(await page.evaluate(() => 'stays' in window)).toBe(true);
      await page.getByText('It waits for an answer').waitFor();
      await page.getByRole('button', { name: 'Take it back' }).click();
      await page.getByRole('button', { name: 'Send' }).click();
      await page.getByText('Its author took it back').waitFor();
      expect(said).toEqual([]);
    },
    minutesMs,
  );

  it('tells at once why an amendment was refused', async () => {
    const { page } = await open();
    const list = await page.request.get(`${url}/api${draft}/amendments?limit=200`);
    const { items } = (await list.json()) as {
      items: { amendment: number; state: string; decision: { reason: string } | null }[];
    };
    const refused = items.find(({ state }) => state === 'refused');
    await goTo(page, `${url}${draft}/amendments/${refused?.amendment}`);
    const answer = page.locator('.amendment-answer .amendment-reason').first();
    await answer.waitFor();
    expect(await answer.innerText()).toBe(refused?.decision?.reason);
    expect((await answer.boundingBox())?.y).toBeLessThan(900);
  });

  const views = [
    ['kk', 'dark', 320, 'place', `${draft}/amend`],
    ['kk', 'light', 1440, 'write', `${draft}/amend?block=b616&step=write`],
    ['ru', 'dark', 390, 'why', `${draft}/amend?block=b616&step=why`],
    ['kk', 'dark', 1024, 'amendment', `${draft}/amendments/12`],
    ['en', 'light', 390, 'amendment', `${draft}/amendments/24`],
  ] as const;
  const inShort: readonly (typeof views)[number][3][] = ['write', 'amendment'];
  const shown = views.filter(([lang, , , name]) => lang === 'kk' && inShort.includes(name));

  it.each(process.env.KELISIM_LONG ? views : shown)(
    'shows in %s, %s, %i px: %s',
    async (lang, scheme, width, name, path) => {
      const { page, said } = await open({ lang, scheme, width });
      await goTo(page, `${url}${path}`);
      await page
        .locator(':is(.amend-row, .editing, .amend-why, .amendment-context)')
        .first()
        .waitFor();
      await page.screenshot({ path: `evidence/app/amend-${name}-${lang}-${scheme}-${width}.png` });
      expect(await widthOf(page)).toBeLessThanOrEqual(width);
      expect(await violationsOf(page)).toEqual([]);
      // What people and texts say is their own affair.
      await page.evaluate(() => {
        for (const one of document.querySelectorAll('.document, .editing')) one.remove();
      });
      if (lang === 'kk') expect(await latinIn(page)).toEqual([]);
      expect(said).toEqual([]);
    },
  );

  it('goes on at another device, carries what was written to a new version, and asks what no merge decides', async () => {
    const one = await open();
    await write(one.page, 'Ход реализации Концепции', ' Слова поправки.');
    await one.page.locator('.save-saved').waitFor();
    await one.context.close();

    // A program's requests: a browser's would bring the cookie of its language along.
    const ask = (path: string, init: RequestInit) =>
      fetch(`${url}/api${draft}/${path}`, {
        ...init,
        headers: { 'kelisim-actor': 'aigerim-saparova', ...init.headers },
      });
    const json = { 'content-type': 'application/json' };
    const markdown = { 'content-type': 'text/markdown', accept: 'text/markdown' };
    const body = JSON.stringify({ transition: 'return', reason: 'Once more' });
    const moved = await ask('transitions', { method: 'POST', headers: json, body });
    const stored = await ask('texts/ru', { headers: markdown });
    const saved = await ask('texts/ru', {
      method: 'PUT',
      headers: { ...markdown, 'if-match': stored.headers.get('etag') ?? '' },
      body: (await stored.text()).replace(/Ход реализации Концепции[^\n]*\n\n/, ''),
    });
    const frozen = await ask('versions', { method: 'POST', headers: json, body: '{}' });
    expect([moved.status, saved.status, frozen.status]).toEqual([200, 200, 201]);

    const two = await open();
    await goTo(two.page, `${url}${draft}/amend?text=ru`);
    await two.page.getByRole('link', { name: /^No\. \d+, on version 2/ }).click();
    await two.page.getByText('Carried to version 3; one passage needs you').waitFor();
    expect(await violationsOf(two.page)).toEqual([]);
    await two.page.getByRole('radio', { name: /What you wrote/ }).check({ force: true });
    await two.page.getByRole('button', { name: 'Save what was chosen' }).click();
    await two.page.getByText('Carried to version 3', { exact: true }).waitFor();
    await two.page.locator('.save-saved').waitFor();
    await two.page.locator('.instruction').getByText('Слова поправки').waitFor();
  });

  it('means one outcome for all that are shown, by keyboard alone', async () => {
    const { page, said } = await open(english, 'aigerim-saparova midsd drafter');
    const intentions = () => page.locator('.filters').getByRole('link', { name: /^Merge desk/ });
    const finish = async (button: string) => {
      const saved = page.waitForResponse((answer) => answer.request().method() === 'PUT');
      await page.getByRole('button', { name: button }).focus();
      await page.keyboard.press('Enter');
      expect((await saved).status()).toBe(200);
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    };
    await goTo(page, `${url}${draft}/amendments?view=table&by=equal-access`);
    await page.getByText('None chosen').waitFor();
    const boxes = page.getByRole('checkbox');
    const all = await boxes.count();
    expect(all).toBeGreaterThan(2);
    await page.keyboard.press('KeyA');
    await page.getByText(`${all} amendments chosen`).waitFor();
    await boxes.first().focus();
    await page.keyboard.press('Space');
    await page.getByText(`${all - 1} amendments chosen`).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('KeyD');
    await page.getByRole('dialog', { name: `${all - 1} amendments chosen` }).waitFor();
    await page.getByRole('radio', { name: /^decide later/ }).focus();
    await page.keyboard.press('Space');
    await finish('Put on the desk');
    await intentions()
      .filter({ hasText: String(all - 1) })
      .waitFor();
    await page.keyboard.press('KeyD');
    await finish('Take off the desk');
    await intentions().filter({ hasText: /\s0$/ }).waitFor();
    expect(said).toEqual([]);
    await page.context().close();
  });

  it('decides two that collide, one of them in other words, and writes both into the text', async () => {
    const { page, said } = await open(english, 'aigerim-saparova midsd drafter');
    const board = `${url}${draft}/amendments`;
    // Words are written into a text that is being drafted; it may be so already.
    await fetch(`${url}/api${draft}/transitions`, {
      method: 'POST',
      headers: { 'kelisim-actor': 'aigerim-saparova', 'content-type': 'application/json' },
      body: JSON.stringify({ transition: 'return', reason: 'To write the amendments' }),
    });
    const intend = async (number: number, outcome: string, reason: string) => {
      await goTo(page, `${board}?open=${number}`);
      await page.getByRole('dialog').getByText(outcome, { exact: true }).click();
      await page.getByLabel('Reason, as it will be published').fill(reason);
    };
    const keep = async () => {
      const saved = page.waitForResponse((answer) => answer.request().method() === 'PUT');
      await page.getByRole('button', { name: 'Put on the desk' }).click();
      expect((await saved).status()).toBe(200);
    };
    await intend(34, 'accept', 'Three years suit the budget.');
    await page.getByText('is contained then').first().waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await keep();
    await page
      .locator('.triage-column', { hasText: 'To accept 1' })
      .getByText('No. 34', { exact: true })
      .waitFor();
    await intend(43, 'accept', 'Results are to be confirmed.');
    await keep();
    await goTo(page, `${board}?view=desk`);
    await page.getByText('says something else about words that are changed already').waitFor();
    expect(await violationsOf(page)).toEqual([]);

    await page.getByRole('button', { name: 'Accept in other words' }).click();
    for (const [language, words, years] of [
      ['Russian', 'Срок грантового договора', 'до 5 лет'],
      ['Kazakh', 'грант шартының мерзімі', '5 жыл'],
    ] as const) {
      await page.getByRole('dialog').getByRole('button', { name: language, exact: true }).click();
      const field = page.locator('.triage-field .editing');
      const line = field.locator('p', { hasText: words });
      await line.evaluate((paragraph, sought) => {
        const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = node.nodeValue?.indexOf(sought) ?? -1;
          if (at < 0) continue;
          const five = at + sought.indexOf('5');
          getSelection()?.setBaseAndExtent(node, five, node, five + 1);
          return;
        }
      }, years);
      await page.keyboard.type('3');
      await line.filter({ hasText: years.replace('5', '3') }).waitFor();
    }
    await page.locator('.triage-rewording ins').first().waitFor();
    await keep();
    await page.getByText('would be left out').waitFor({ state: 'detached' });
    await page.locator('.triage-next ins').first().waitFor();
    await page.getByRole('link', { name: 'Check and apply' }).click();
    await page.getByRole('button', { name: 'Decide 2 amendments' }).click();
    await page.getByText('2 amendments are decided').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    const text = await page.request.get(`${url}/api${draft}/texts/ru`, {
      headers: { 'kelisim-actor': 'aigerim-saparova', accept: 'text/markdown' },
    });
    expect(await text.text()).toContain('до 3 лет');
    expect(said).toEqual([]);
  });
});

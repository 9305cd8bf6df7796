/** Disagreements in a real browser: answered, upheld, met about, agreed and minuted; and words taken into the text. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storyNow } from '../../src/demo/seed.ts';
import { isMissing } from '../chromium.ts';
import { type Bench, goTo, openBench, openPage, openWindow, violationsOf } from './browser.ts';

const path = '/drafts/civil-society/objections';
const english = { lang: 'en', scheme: 'light', width: 1280 } as const;
const drafter = 'aigerim-saparova midsd drafter';
const finance = 'gulnar-akhatova finance signatory';

// Runs where a Chromium is; what is behind the screen is tried in test/web/app and test/http.
describe.skipIf(isMissing)('disagreements in Chromium', () => {
  let bench: Bench;
  let now = storyNow();
  beforeAll(async () => {
    bench = await openBench(() => now);
  }, 60_000);
  afterAll(() => bench?.close());

  /** Does something as somebody of the story, on the screen at an address; nothing may be said aloud. */
  async function withPage(
    session: string,
    query: string,
    act: (page: Page, context: BrowserContext) => Promise<void>,
  ): Promise<void> {
    const context = await openWindow(bench, english);
    await context.addInitScript((words) => localStorage.setItem('kelisim-session', words), session);
    const { page, said } = await openPage(context);
    page.setDefaultTimeout(8000);
    await goTo(page, `${bench.server.url}${path}${query}`);
    await act(page, context);
    expect(said).toEqual([]);
    await context.close();
  }

  const apiOf = (place: string) => `${bench.server.url}/api/drafts/civil-society${place}`;

  async function tell(person: string, place: string, json: object): Promise<void> {
    const answer = await fetch(apiOf(place), {
      method: 'POST',
      headers: { 'Kelisim-Actor': person, 'content-type': 'application/json' },
      body: JSON.stringify(json),
    });
    expect(answer.ok, await answer.text()).toBe(true);
  }

  const press = (page: Page, name: string) =>
    page.getByRole('button', { name, exact: true }).click();
  const write = (page: Page, name: string, text: string) =>
    page.getByRole('textbox', { name, exact: true }).fill(text);

  it('answers an objection, which its body upholds', async () => {
    await withPage(drafter, '?state=waits', async (page) => {
      await page.getByRole('link', { name: 'Objection No. 7' }).click();
      await page.waitForURL(/item=7/);
      await press(page, 'Answer');
      await press(page, 'Check');
      await page.getByText('Write the reason.').waitFor();
      await page
        .getByText(/^not accepted/)
        .first()
        .click();
      await write(page, 'Reason', 'The forecast of the budget has it.');
      expect(await violationsOf(page)).toEqual([]);
      await press(page, 'Check');
      await page.keyboard.press('Enter');
      await press(page, 'Give this answer');
      await page.getByRole('dialog').getByText('answered, the body decides').waitFor();
      await page.goBack();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(new URL(page.url()).search).toBe('?state=waits');
      expect(await page.getByRole('link', { name: 'Objection No. 7' }).count()).toBe(0);
    });
    await withPage(finance, '?item=7', async (page) => {
      await press(page, 'Uphold it');
      await write(page, 'Reason', 'It does not.');
      await press(page, 'Check');
      await press(page, 'Uphold the point');
      await page.getByRole('dialog').getByText('upheld', { exact: true }).waitFor();
    });
  });

  it('is met about, and agreed on in minutes', async () => {
    for (const person of ['viktor-sokolov', 'madina-serikova'])
      await tell(person, '/signoffs', { version: 2, verdict: 'agree' });
    await tell('aigerim-saparova', '/transitions', { transition: 'to-conciliation', reason: '' });
    await withPage(drafter, '', async (page, context) => {
      await page.getByRole('link', { name: 'Call a meeting' }).click();
      await write(page, 'Day', '1');
      await write(page, 'Month', '7');
      await write(page, 'Year', '2020');
      await write(page, 'Hour', '25:30');
      await write(page, 'Place', 'Room 5');
      await press(page, 'Check');
      await page.getByText('still to come').waitFor();
      await write(page, 'Hour', '15:30');
      expect(await violationsOf(page)).toEqual([]);
      await press(page, 'Check');
      await page.getByText('Objection No. 7, MoF').last().waitFor();
      await press(page, 'Call the meeting');
      await page.getByRole('link', { name: 'Meeting No. 1' }).last().click();
      const href = await page.getByRole('link', { name: /calendar/ }).getAttribute('href');
      const file = await context.request.get(`${bench.server.url}${href}`);
      expect(await file.text()).toContain('DTSTART:20200701T093000Z');
    });
    now = '2020-07-01T10:00:00.000Z';
    await withPage(drafter, '?meeting=1', async (page) => {
      await press(page, 'Record the minutes');
      await page
        .getByText(/^agreed in a meeting/)
        .first()
        .click();
      await write(page, 'Minutes', 'Both sides were heard.');
      await write(page, 'Why', 'The sum is from the forecast.');
      await press(page, 'Check');
      await page.getByText('was not present').waitFor();
      await page.getByText('Ministry of Finance', { exact: false }).last().click();
      expect(await violationsOf(page)).toEqual([]);
      await press(page, 'Check');
      await press(page, 'Record them');
      await page.getByRole('dialog').getByText('held', { exact: true }).waitFor();
      await goTo(page, `${bench.server.url}${path}?state=ended`);
      const row = page.getByRole('row', { name: /Objection No. 7/ });
      await row.getByText('agreed in a meeting').waitFor();
    });
  });

  it('takes the proposed words into the text, which answers the point', async () => {
    await tell('aigerim-saparova', '/transitions', { transition: 'return', reason: 'Agreed' });
    await withPage(drafter, '?item=6', async (page, context) => {
      await press(page, 'Accept the wording');
      await write(page, 'Reason', 'As proposed.');
      await press(page, 'Check');
      await press(page, 'Put the words into the text');
      await page.getByRole('dialog').getByText('answered, the body decides').waitFor();
      const text = await context.request.get(apiOf('/texts/ru'), {
        headers: { 'Kelisim-Actor': 'aigerim-saparova' },
      });
      expect(await text.text()).toContain('на инфраструктуре «электронного правительства»');
    });
  });
});

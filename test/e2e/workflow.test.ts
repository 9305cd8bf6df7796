/** A workflow in a real browser: copied, broken, mended, stored, and a draft begun under it. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isMissing } from '../chromium.ts';
import {
  type DemoBench,
  goTo,
  latinIn,
  openBench,
  openPage,
  openWindow,
  violationsOf,
  widthOf,
} from './browser.ts';

const coordinator = 'botagoz-kemelova pm-office coordinator';
const english = { lang: 'en', scheme: 'light', width: 1440 } as const;

// Runs where a Chromium is; what is behind the screens is tried in test/web/app and test/http.
describe.skipIf(isMissing)('workflows in Chromium', () => {
  let bench: DemoBench;
  beforeAll(async () => {
    bench = await openBench();
  }, 60_000);
  afterAll(() => bench?.close());

  /** Opens an address as the coordinator; nothing may be said aloud. */
  async function withPage(
    path: string,
    act: (page: Page) => Promise<void>,
    look: Parameters<typeof openWindow>[1] = english,
  ): Promise<void> {
    const context = await openWindow(bench, look);
    await context.addInitScript(
      (words) => localStorage.setItem('kelisim-session', words),
      coordinator,
    );
    const { page, said } = await openPage(context);
    page.setDefaultTimeout(8000);
    await goTo(page, `${bench.server.url}${path}`);
    await act(page);
    expect(said).toEqual([]);
    await context.close();
  }

  const press = (page: Page, name: string) =>
    page.getByRole('button', { name, exact: true }).click();
  const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

  it('is copied, broken, mended and stored, and a draft goes by it', async () => {
    await withPage('/workflows/two-agency', async (page) => {
      await page.getByRole('link', { name: 'New from a copy' }).click();
      await page.getByText('Nothing is wrong').waitFor();
      await field(page, 'English').fill('Approval in our house');
      await page.getByRole('heading', { name: 'Write: Approval in our house' }).waitFor();
      await field(page, 'Identifier').fill('our-house');
      await page.getByRole('link', { name: 'Approval', exact: true }).click();
      await field(page, 'Length').first().fill('0');
      await page.getByText('Write a whole number from 1 to 100000.').first().waitFor();
      expect(await page.getByRole('button', { name: 'Check and store' }).isDisabled()).toBe(true);
      await press(page, 'Add a stage');
      for (const language of ['Kazakh', 'Russian', 'English'])
        await field(page, language).fill('Archive');
      await page.getByRole('button', { name: /^Approval: Write a whole number/ }).click();
      await page.keyboard.press('Control+a');
      await page.keyboard.type('7');
      await page.getByRole('button', { name: /^Archive: No way leads out/ }).waitFor();
      await page.locator('.design-picture').getByText('7 working days').waitFor();
      await page.locator('.design-picture').getByText('Archive').waitFor();
      expect(await violationsOf(page)).toEqual([]);
      await page.reload();
      await page.getByRole('button', { name: /^Archive: Nothing leads here/ }).click();
      await press(page, 'Remove this stage');
      await page.getByText('Nothing is wrong').waitFor();
      await page.getByRole('link', { name: 'Try it' }).click();
      await press(page, 'Let it happen');
      await page.getByText('MNE, MoF: until 9 July 2020, 24:00 (Almaty)').waitFor();
      await page.getByText('MNE: no answer yet, due 9 July 2020').waitFor();
      await page.getByRole('button', { name: /What happens/ }).click();
      await page.getByRole('option', { name: 'a body answers' }).click();
      await press(page, 'Let it happen');
      await page.locator('.happening-milestone').getByText('MNE: agree').waitFor();
      await field(page, 'Day').fill('11');
      await field(page, 'Month').fill('7');
      await page.getByRole('button', { name: /What happens/ }).click();
      await page.getByRole('option', { name: 'time passes' }).click();
      await press(page, 'Let it happen');
      await page.getByText('MoF is silent', { exact: true }).waitFor();
      expect(await violationsOf(page)).toEqual([]);
      await page.goBack();
      await page.locator('.happening-milestone').getByText('MNE: agree').waitFor();
      await page.getByRole('link', { name: 'Back to writing' }).click();
      await press(page, 'Check and store');
      expect(await violationsOf(page)).toEqual([]);
      await press(page, 'Store it');
      await page.waitForURL('**/workflows/our-house');
      await page.getByRole('heading', { name: 'Approval in our house' }).waitFor();
      await page.getByRole('link', { name: 'Write the next edition' }).waitFor();
    });
    const begun = await fetch(`${bench.server.url}/api/drafts`, {
      method: 'POST',
      headers: { 'Kelisim-Actor': 'aigerim-saparova', 'content-type': 'application/json' },
      body: JSON.stringify({
        titles: { kk: 'Жоба', ru: 'Проект', en: 'Draft' },
        workflow: 'our-house',
        template: { id: 'kz-concept', edition: '2024' },
      }),
    });
    const { id } = (await begun.json()) as { id: string };
    await withPage(`/drafts/${id}/route`, async (page) => {
      await page.getByText('The draft keeps edition 1, under which it was begun.').waitFor();
    });
    await withPage('/workflows/our-house/edit?stage=circulation', async (page) => {
      await field(page, 'Length').first().fill('8');
      const stored = await bench.service.readWorkflow('our-house');
      const saved = await fetch(`${bench.server.url}/api/workflows/our-house`, {
        method: 'PUT',
        headers: {
          'Kelisim-Actor': 'botagoz-kemelova',
          'content-type': 'application/json',
          'if-match': '"1"',
        },
        body: JSON.stringify({ ...stored, titles: { ...stored.titles, en: 'Our house' } }),
      });
      expect(saved.status).toBe(200);
      await page.reload();
      await page.getByText('Edition 2 was stored meanwhile').waitFor();
      expect(await page.getByRole('button', { name: 'Check and store' }).isDisabled()).toBe(true);
      await press(page, 'Take everything back');
      await page.getByRole('heading', { name: 'Write: Our house' }).waitFor();
      await field(page, 'Length').first().fill('9');
      await press(page, 'Check and store');
      await page.getByText('1 stays on edition 1').waitFor();
      await press(page, 'Store it');
      await page.waitForURL('**/workflows/our-house');
    });
    expect((await bench.service.readWorkflow('our-house')).edition).toBe('3');
  });

  it('is written in Kazakh on a narrow screen', async () => {
    const look = { lang: 'kk', scheme: 'dark', width: 320 } as const;
    await withPage(
      '/workflows/kz-concept-2020/edit?copy=true&stage=circulation',
      async (page) => {
        await page.getByRole('heading', { name: 'Кезеңнен шығу жолдары' }).waitFor();
        expect(await widthOf(page)).toBeLessThanOrEqual(320);
        expect(await violationsOf(page)).toEqual([]);
        expect(await latinIn(page)).toEqual([]);
      },
      look,
    );
  });
});

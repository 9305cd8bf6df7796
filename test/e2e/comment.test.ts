/**
 * A member of the public comments on a paragraph in a browser without script: from the text to the form,
 * through what is wrong, to the page that only its author knows. Every page fits and is accessible.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isMissing } from '../chromium.ts';
import {
  type Bench,
  goTo,
  openBench,
  openPage,
  openWindow,
  violationsOf,
  widthOf,
} from './browser.ts';

const drafter = 'aigerim-saparova';
const titles = { kk: 'Еріктілер туралы', ru: 'О волонтёрах', en: 'On volunteers' };
const sources = {
  ru: '# Раздел 1\n\nОрганизация страхует волонтёра на 10 дней.\n\n- учёт часов\n',
  kk: '# 1-бөлім\n\nҰйым еріктіні 10 күнге сақтандырады.\n\n- сағаттарды есепке алу\n',
};

/** A draft that is discussed in public. Gives its id. */
async function discuss(url: string): Promise<string> {
  const call = async (method: string, path: string, body?: unknown, headers: object = {}) => {
    const isText = typeof body === 'string';
    const response = await fetch(`${url}/api/drafts${path}`, {
      method,
      body: body === undefined || isText ? ((body as string) ?? null) : JSON.stringify(body),
      headers: { 'kelisim-actor': drafter, 'content-type': 'application/json', ...headers },
    });
    expect(response.ok, `${method} ${path}`).toBe(true);
    return response;
  };
  const asked = { titles, participants: ['economy'], visibility: 'public' };
  const { id } = (await (await call('POST', '', asked)).json()) as { id: string };
  for (const [lang, text] of Object.entries(sources)) {
    const etag = (await call('GET', `/${id}/texts/${lang}`)).headers.get('etag') ?? '';
    const headers = { 'content-type': 'text/markdown', 'if-match': etag };
    await call('PUT', `/${id}/texts/${lang}`, text, headers);
  }
  await call('POST', `/${id}/versions`, {});
  await call('POST', `/${id}/transitions`, { transition: 'discuss', reason: '' });
  return id;
}

/** With script off there is no axe either: it is off in one, and the others look at the same pages with it. */
const looks = [
  { lang: 'kk', colorScheme: 'light', viewport: { width: 320, height: 800 }, script: false },
  { lang: 'ru', colorScheme: 'dark', viewport: { width: 390, height: 844 }, script: true },
  { lang: 'en', colorScheme: 'light', viewport: { width: 1440, height: 900 }, script: true },
] as const;

// Runs where a Chromium is; what needs none is tried in test/web.
describe.skipIf(isMissing)('a comment without script', () => {
  let bench: Bench;
  let id: string;
  beforeAll(async () => {
    bench = await openBench();
    id = await discuss(bench.server.url);
  }, 60_000);
  afterAll(() => bench?.close());

  const see = async (page: Page, { viewport, script }: (typeof looks)[number]) => {
    expect(await widthOf(page)).toBeLessThanOrEqual(viewport.width);
    if (script) expect(await violationsOf(page)).toEqual([]);
  };

  it.each(looks)('goes from the text to its own page in $lang', async (look) => {
    const { lang, viewport, colorScheme, script: javaScriptEnabled } = look;
    const context = await bench.browser.newContext({ viewport, colorScheme, javaScriptEnabled });
    const { page, said } = await openPage(context);
    await page.goto(`${bench.server.url}/public/${id}?lang=${lang}`);
    await page.locator('h2 .say-here').first().click();
    await see(page, look);
    await page.locator('select[name=block] >> nth=-1').selectOption({ index: 2 });
    await page.locator('textarea').fill('Бұл аз.\nДобавьте дней.');
    await page.locator('input[name=name]').fill(' ');
    await page.locator('input[name=organisation]').fill('азамат');
    await page.locator('form[method=post] button').click();
    await see(page, look);
    await page.locator('.faults a').click();
    expect(await page.locator(':focus').getAttribute('name')).toBe('name');
    expect(await page.locator('textarea').inputValue()).toBe('Бұл аз.\nДобавьте дней.');
    await page.locator('input[name=name]').fill('Айгүл');
    await page.locator('form[method=post] button').click();
    await page.waitForURL(/comments\/own/);
    await see(page, look);
    const address = page.url();
    await page.reload();
    expect(page.url()).toBe(address);
    expect(await page.locator('.received h2').textContent()).toMatch(/№ 1|No\. 1|\d/);
    await page.locator('.backlink a').click();
    await see(page, look);
    expect(said.filter((one) => !one.includes('422'))).toEqual([]);
    await context.close();
  });

  it('is one for each who sent it, however often it was sent', async () => {
    const path = `${bench.server.url}/api/drafts/${id}/comments`;
    const list = await fetch(path, { headers: { 'kelisim-actor': drafter } });
    const { items } = (await list.json()) as { items: readonly { readonly text: string }[] };
    expect(items.map(({ text }) => text)).toEqual(looks.map(() => 'Бұл аз.\nДобавьте дней.'));
  });

  it('is read, suggested with those alike, and answered with them once', async () => {
    const context = await openWindow(bench, { lang: 'en', scheme: 'light', width: 1280 });
    const session = `${drafter} midsd drafter`;
    await context.addInitScript((words) => localStorage.setItem('kelisim-session', words), session);
    const { page, said } = await openPage(context);
    page.setDefaultTimeout(8000);
    const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
    await goTo(page, `${bench.server.url}/drafts/${id}/comments`);
    for (const left of [2, 1]) {
      await press('Publish…');
      await press('Publish');
      await page.getByText(`${left} ${left === 1 ? 'is' : 'are'} to be read`).waitFor();
    }
    await press('Withhold…');
    await page.getByText('Insult', { exact: true }).click();
    await press('Check');
    await press('Withhold');
    await page.getByText('0 of 2 comments answered').waitFor();
    await press('Answer together…');
    await page.getByRole('textbox', { name: 'What they ask for, in a few words' }).fill('Days');
    await page.getByRole('textbox', { name: 'Answer', exact: true }).fill('Twenty days it is.');
    await page.getByText('Some of it, as the answer says.').click();
    await page.keyboard.press('Escape');
    await press('Answer together…');
    expect(await violationsOf(page)).toEqual([]);
    await press('Check');
    await press('Give this answer');
    await page.getByText('2 of 2 comments answered').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    expect(said).toEqual([]);
    await context.close();
    const report = await fetch(`${bench.server.url}/api/drafts/${id}/reports/used`);
    expect(((await report.json()) as { items: unknown[] }).items).toMatchObject([
      { comments: [1, 2], said: 'Days', outcome: 'partly', reason: 'Twenty days it is.' },
      { comments: [3], said: null, outcome: 'withheld' },
    ]);
  });
});

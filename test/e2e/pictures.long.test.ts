/** Takes the pictures of the README anew, so that they show what the product looks like now. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isMissing } from '../chromium.ts';
import { type Bench, goTo, openBench, openPage, openWindow } from './browser.ts';

const draft = '/drafts/civil-society';
const pictures = [
  ['overview', 'aigerim-saparova midsd drafter', draft],
  ['verdict', 'viktor-sokolov health signatory', `${draft}/approvals/health`],
  ['compare', 'aigerim-saparova midsd drafter', `${draft}/compare?a=1&b=2&mode=side`],
] as const;

// Runs where a Chromium is.
describe.skipIf(isMissing)('the pictures of the README', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  }, 60_000);
  afterAll(() => bench?.close());

  it.each(pictures)('%s', async (name, session, path) => {
    const context = await openWindow(bench, { lang: 'en', scheme: 'light', width: 1280 });
    await context.addInitScript((words) => localStorage.setItem('kelisim-session', words), session);
    const { page, said } = await openPage(context);
    await goTo(page, `${bench.server.url}${path}`);
    await page.screenshot({ path: `docs/images/${name}.png` });
    expect(said).toEqual([]);
    await context.close();
  });

  it('public-page', async () => {
    const context = await openWindow(bench, { lang: 'en', scheme: 'light', width: 1280 });
    const { page, said } = await openPage(context);
    await page.goto(`${bench.server.url}/public/civil-society?lang=en`);
    await page.screenshot({ path: 'docs/images/public-page.png' });
    expect(said).toEqual([]);
    await context.close();
  });
});

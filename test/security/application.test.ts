/** What anybody can write, as the application shows it: it runs our script, and nobody else's. */
import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { isMissing, openBrowser } from '../chromium.ts';
import { castNet } from './net.ts';
import { drawPayloads, shuffle } from './payloads.ts';
import { type Told, tell } from './story.ts';

const seed = Number(process.env.KELISIM_SEED ?? 1);
const payloads = shuffle(drawPayloads(500, seed), seed);

/** Its screens with something of the story on them. */
const screens = [
  '',
  '/text',
  '/text/compare',
  '/compare',
  '/history',
  '/amendments',
  '/discussion',
];

// Needs a browser; what is shown without one is tried in test/web.
describe.skipIf(isMissing)('the application', () => {
  let browser: Browser;
  let told: Told;
  beforeAll(async () => {
    if (!existsSync('dist/assets/app.js'))
      throw new Error('dist/assets is not built: run npm run build first');
    browser = await openBrowser();
    told = await tell(payloads.slice(0, 30));
  });
  afterAll(async () => {
    await browser?.close();
    expect(told.world.faults).toEqual([]);
    told.world.close();
  });

  it.each([
    ['with the content policy', false],
    ['without it', true],
  ])('runs nothing of what it shows, %s', async (_name, bypassCSP) => {
    const answer = async (path: string, init: RequestInit) => told.world.app.request(path, init);
    const net = await castNet(browser, answer, bypassCSP);
    onTestFinished(net.close);
    const [one] = told.drafts;
    const shown = bypassCSP ? screens : screens.slice(0, 2);
    for (const path of ['/drafts', ...shown.map((rest) => `/drafts/${one}${rest}`)])
      expect((await net.visit(path, 'kx(')).caught, path).toEqual([]);
  });
});

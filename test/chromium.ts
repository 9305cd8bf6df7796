/** Where tests find a real browser, and how it is started. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** One engine: the shell has no frame of its own around each page, which costs more than most pages. */
const installed = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'] as const;
const executablePath = process.env.CHROMIUM ?? installed.find(existsSync) ?? installed[1];

/** True where there is no Chromium: what needs one is skipped there, and says so. */
export const isMissing = !existsSync(executablePath);
if (isMissing) console.warn(`skipped: no Chromium at ${executablePath} (set CHROMIUM)`);

const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A page of a test is left before code made faster for it has paid for the making.
  '--js-flags=--no-maglev,--no-turbofan',
];

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath, args });

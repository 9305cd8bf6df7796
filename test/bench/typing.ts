/**
 * How long a keystroke takes to be seen in a text of 5,000 blocks, in Chromium: the time from the key
 * to the next frame (Event Timing, to 8 ms), and the part of it our code holds the thread. Typing
 * goes on over several saves, so what saving and keeping cost is in it.
 */
import { chromium, type Page } from 'playwright-core';
import { schema } from '../../schema/document.ts';
import { countingIds } from '../../src/domain/text/identity.ts';
import { temporaryFolder } from '../contract/temporary.ts';
import { createChance } from '../runtime/random.ts';
import { startServer } from '../runtime/server.ts';
import { quantile } from './quantile.ts';
import type { Measured } from './table.ts';
import { writeSentence } from './text/code.ts';

const sections = 250;
const paragraphsEach = 19;
const keys = 240;
const pauseMs = 60;
const draft = '/api/drafts/civil-society';
const actor = { 'kelisim-actor': 'aigerim-saparova' } as const;

/** 5,000 blocks of 60 to 100 words in 250 sections: some 4 MB of JSON. */
function writeLong(): unknown {
  const chance = createChance(11);
  const mint = countingIds('t');
  const words = (low: number, high: number) => schema.text(writeSentence(chance, low, high));
  const section = () =>
    schema.node('section', { id: mint() }, [
      schema.node('heading', null, words(3, 8)),
      ...Array.from({ length: paragraphsEach }, () =>
        schema.node('paragraph', { id: mint() }, words(60, 100)),
      ),
    ]);
  return schema.node('doc', null, Array.from({ length: sections }, section)).toJSON();
}

/** The demonstration with its draft sent back to its drafters, and a long text in it. */
async function openLong() {
  const folder = temporaryFolder();
  const server = await startServer(folder.path('typing.db'), 'demo');
  const send = async (method: string, path: string, body: unknown, match?: string) => {
    const response = await fetch(`${server.url}${draft}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...actor,
        ...(match && { 'if-match': match }),
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  };
  await send('POST', '/transitions', { transition: 'return', reason: 'To be measured' });
  const { headers } = await fetch(`${server.url}${draft}/texts/ru`, {
    headers: { accept: 'application/json', ...actor },
  });
  await send('PUT', '/texts/ru', writeLong(), headers.get('etag') ?? '');
  return {
    url: server.url,
    close: async () => {
      await server.stop();
      folder.remove();
    },
  };
}

interface Keystroke {
  readonly seenMs: number;
  readonly heldMs: number;
}

/** Types in the middle of the text and gives the time of every key. */
async function typeInto(page: Page): Promise<readonly Keystroke[]> {
  await page
    .locator('.editing > section')
    .nth(sections / 2)
    .locator('p')
    .nth(3)
    .click();
  await page.evaluate(() => {
    const times: { seenMs: number; heldMs: number }[] = [];
    Object.assign(window, { times });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceEventTiming[]) {
        const { name, duration, processingStart, processingEnd } = entry;
        if (name === 'keypress')
          times.push({ seenMs: duration, heldMs: processingEnd - processingStart });
      }
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });
  for (let key = 0; key < keys; key++) {
    await page.keyboard.type('абвгд еёжз'.charAt(key % 10));
    await page.waitForTimeout(pauseMs);
  }
  await page.locator('.save-saved').waitFor();
  const slow = await page.evaluate(
    () => (window as unknown as { times: readonly Keystroke[] }).times,
  );
  // What took less than 16 ms is not told of.
  const quick = Array.from({ length: Math.max(0, keys - slow.length) }, () => ({
    seenMs: 16,
    heldMs: 0,
  }));
  return [...slow, ...quick];
}

/** The rows of the typing trace; needs a build and a Chromium. */
export async function measureTyping(): Promise<readonly Measured[]> {
  const server = await openLong();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const began = performance.now();
    await page.goto(`${server.url}/drafts/civil-society/edit?text=ru&lang=ru`);
    await page.locator('.editing p').first().waitFor();
    const openedMs = performance.now() - began;
    const times = await typeInto(page);
    const row = (what: string, of: readonly number[], share: number, aim: string): Measured => ({
      what,
      figure: `${quantile(of, share).toFixed(0)} ms`,
      floor: '',
      ratio: null,
      aim,
    });
    const [seen, held] = [times.map(({ seenMs }) => seenMs), times.map(({ heldMs }) => heldMs)];
    return [
      { ...row('Opening the text', [openedMs], 1, ''), figure: `${openedMs.toFixed(0)} ms` },
      row('A key until it is seen, median', seen, 0.5, ''),
      row('A key until it is seen, p95', seen, 0.95, '< 50 ms'),
      row('A key until it is seen, longest', seen, 1, ''),
      row('Held by the page for a key, p95', held, 0.95, ''),
    ];
  } finally {
    await browser.close();
    await server.close();
  }
}

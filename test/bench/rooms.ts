/**
 * What a room with hundreds of amendments costs whoever works in it: the answers of the server, and in
 * Chromium how long the screens take from the address to the first line. Needs a build and a Chromium.
 */
import { chromium, type Page } from 'playwright-core';
import { intendedMost, openMost, openRoom, type Room } from './room.ts';
import { type Measured, plain } from './table.ts';
import { tellTime, timeAsync } from './text/timing.ts';

const api = '/api/drafts/civil-society';
const screen = '/drafts/civil-society/amendments';
const drafter = 'aigerim-saparova';

interface Desk {
  readonly entries: readonly { readonly outcome: string }[];
}

export async function measureRooms(): Promise<readonly Measured[]> {
  const room = await openRoom();
  try {
    return [...(await measureAnswers(room)), ...(await measureScreens(room))];
  } finally {
    await room.close();
  }
}

const row = (what: string, milliseconds: number, aim = ''): Measured =>
  plain(what, tellTime(milliseconds), aim);

async function measureAnswers({ ask }: Room): Promise<readonly Measured[]> {
  const read = async (path: string) =>
    (await timeAsync(() => ask(drafter, 'GET', `${api}${path}`))).milliseconds;
  const rows = [
    row(`${openMost} cards`, await read('/amendments/board')),
    row(
      `the desk of ${intendedMost} previewed, asked for the first time`,
      await read('/desk/preview'),
    ),
  ];
  const { entries } = await ask<Desk>(drafter, 'GET', `${api}/desk`);
  for (const changed of [intendedMost - 1, intendedMost >> 1, 0]) {
    const next = entries.map((one, at) => (at === changed ? { ...one, outcome: 'refused' } : one));
    await ask(drafter, 'PUT', `${api}/desk`, { entries: next });
    const after = await read('/desk/preview');
    await ask(drafter, 'PUT', `${api}/desk`, { entries });
    rows.push(
      row(`  after no. ${changed + 1} was changed`, after, '< 300 ms'),
      row('  and changed back', await read('/desk/preview'), '< 300 ms'),
    );
  }
  return rows;
}

async function measureScreens({ url }: Room): Promise<readonly Measured[]> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.addInitScript(
      (session) => localStorage.setItem('kelisim-session', session),
      `${drafter} midsd drafter`,
    );
    // The files of the application come beforehand, as for whoever works there.
    await seen(page, `${url}${screen}?view=desk`, '.triage-ordered');
    const rows: Measured[] = [];
    for (const [what, query, line, aim] of [
      ['the board', '', '.triage-item', '< 1.5 s'],
      ['by place', '?view=place', '.triage-entry', ''],
      ['as a table', '?view=table', '.triage-table td', ''],
      ['the desk', '?view=desk', '.triage-ordered', ''],
    ] as const)
      rows.push(
        row(`${what}, seen in Chromium`, await seen(page, `${url}${screen}${query}`, line), aim),
      );
    return rows;
  } finally {
    await browser.close();
  }
}

async function seen(page: Page, url: string, line: string): Promise<number> {
  const { milliseconds } = await timeAsync(async () => {
    await page.goto(url);
    await page.locator(line).first().waitFor();
  });
  return milliseconds;
}

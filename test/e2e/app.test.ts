/**
 * The application's frame, list, overview and gallery in a real browser: quiet, within their width,
 * accessible, in Kazakh without a Latin word; by keyboard alone; with Trusted Types on.
 */
import { readFileSync } from 'node:fs';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isMissing } from '../chromium.ts';
import { golden } from '../web/format/golden.ts';
import {
  type Bench,
  goTo,
  latinIn,
  looks,
  openBench,
  openPage,
  openWindow,
  turnPages,
  violationsOf,
  widthOf,
} from './browser.ts';
import { draft, names, screens } from './screens.ts';

/** Each screen in each look in the long run; else each in one, and every look has its turn. */
const views = names.flatMap((name, index) =>
  looks
    .filter((_, at) => process.env.KELISIM_LONG || at === index % looks.length)
    .map((look) => ({ ...look, name })),
);

const english = { lang: 'en', scheme: 'light', width: 1280 } as const;

// Runs where a Chromium is; the parts that need none are tried in test/web.
describe.skipIf(isMissing)('the application in Chromium', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  }, 60_000);
  afterAll(() => bench?.close());

  const pageIn = turnPages(() => bench);
  it.each(views)(
    'shows $name in $lang, $scheme, $width px: quiet, fitting, accessible',
    async (view) => {
      const { name, lang, scheme, width } = view;
      const { page, said } = await pageIn(view);
      await goTo(page, `${bench.server.url}${screens[name]}`);
      await page.screenshot({ path: `evidence/app/${name}-${lang}-${scheme}-${width}.png` });
      expect(said).toEqual(name === 'absent' ? [expect.stringContaining('404')] : []);
      expect(await widthOf(page)).toBeLessThanOrEqual(width);
      expect(await violationsOf(page)).toEqual([]);
      if (lang === 'kk') expect(await latinIn(page)).toEqual([]);
    },
  );

  it('shows a newcomer around in five steps, each as who has the turn', async () => {
    const context = await openWindow(bench, { lang: 'kk', scheme: 'dark', width: 390 });
    const { page } = await openPage(context);
    await goTo(page, `${bench.server.url}/drafts`);
    await page.getByRole('button', { name: 'Бес қадамда таныстыру' }).click();
    const card = page.getByRole('complementary').filter({ hasText: 'қадамның' });
    const told: string[] = [];
    for (let step = 1; step <= 5; step++) {
      await card.getByText(`5 қадамның ${step}-қадамы`).waitFor();
      if (step === 1) expect(await violationsOf(page)).toEqual([]);
      told.push((await card.getByText(/^Сіз /).textContent()) ?? '');
      expect(await card.textContent()).not.toMatch(/[a-z]/i);
      await expect.poll(() => widthOf(page)).toBeLessThanOrEqual(390);
      if (step < 5) await card.getByRole('button', { name: 'Келесі қадам' }).click();
    }
    expect(new Set(told).size).toBe(3);
    await page.reload();
    await card.getByText('5 қадамның 5-қадамы').waitFor();
    await card.getByRole('link', { name: 'Жұртшылық не көреді' }).click();
    await page.waitForURL('**/public/civil-society?lang=kk');
    await context.close();
  });

  it('says everything in another language without a reload', async () => {
    const context = await openWindow(bench, english);
    const { page } = await openPage(context);
    await goTo(page, `${bench.server.url}${draft}`);
    await page.evaluate(() => Object.assign(window, { stays: true }));
    await page.getByRole('button', { name: /^Language/ }).click();
    await page.getByRole('menuitem', { name: 'Қазақша' }).click();
    await page.getByText('Не кедергі болып тұр').waitFor();
    await page.getByText('№ 7 қарсылық').first().waitFor();
    expect(await page.evaluate(() => [document.documentElement.lang, 'stays' in window])).toEqual([
      'kk',
      true,
    ]);
    expect(await latinIn(page)).toEqual([]);
    expect(await page.title()).toMatch(/Келісім$/);
    await page.reload();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('kk');
    await context.close();
  });

  it('shows the dark or the light where one was chosen, and later too', async () => {
    const context = await openWindow(bench, english);
    const { page } = await openPage(context);
    await goTo(page, `${bench.server.url}/drafts`);
    const paper = () =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await paper();
    const choose = async (name: string) => {
      await page.keyboard.press('Control+KeyK');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.type(name);
      await page.getByRole('dialog').getByText(name, { exact: true }).waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    };
    await choose('Colours: dark');
    const dark = await paper();
    expect(dark).not.toBe(light);
    await page.reload();
    await goTo(page, page.url());
    expect(await paper()).toBe(dark);
    expect(await violationsOf(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await choose('Colours: light');
    expect(await paper()).toBe(light);
    await choose('Colours: as on this device');
    expect(await paper()).toBe(dark);
    await context.close();
  });

  it('finds a draft by keyboard alone, and the way back', async () => {
    const context = await openWindow(bench, english);
    const { page } = await openPage(context);
    await goTo(page, `${bench.server.url}/drafts?view=board`);
    await page.keyboard.press('Control+KeyK');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('civil');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${draft}`);
    await page.getByRole('heading', { name: 'What stands in the way' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
    await page.goBack();
    await page.waitForURL('**/drafts?view=board');
    expect(await page.locator('.board-card').count()).toBe(1);
    await page.keyboard.press('KeyJ');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${draft}`);
    await context.close();
  });

  it('turns a figure into a table by keyboard, at an address of its own, and gives it as a file', async () => {
    const context = await openWindow(bench, english);
    const { page, said } = await openPage(context);
    await goTo(page, `${bench.server.url}${draft}/figures`);
    const terms = page.locator('#figure-terms');
    await terms.getByRole('button', { name: /^As a table/ }).focus();
    await page.keyboard.press('Enter');
    await terms.getByRole('table').waitFor();
    expect(await terms.locator('svg.chart-bars-bar').count()).toBe(0);
    expect(page.url()).toContain('table=terms');
    const download = page.waitForEvent('download');
    await terms.getByRole('button', { name: /^Download/ }).focus();
    await page.keyboard.press('Enter');
    const saved = readFileSync(await (await download).path(), 'utf8').split('\r\n');
    const rows = await terms.locator('tbody tr').all();
    expect(saved[0]).toMatch(/^\ufeff/);
    for (const [index, row] of rows.entries())
      expect(saved[index + 1]).toBe((await row.locator('th, td').allInnerTexts()).join(','));
    await page.reload();
    await terms.getByRole('table').waitFor();
    expect(said).toEqual([]);
    await context.close();
  });

  it('takes keys by their place, whatever letter stands there, and not while one writes', async () => {
    const context = await openWindow(bench, { ...english, lang: 'ru' });
    const { page } = await openPage(context);
    await goTo(page, `${bench.server.url}${draft}`);
    const press = (code: string, key: string) =>
      page.evaluate(
        ([one = '', letter = '']) =>
          document.activeElement?.dispatchEvent(
            new KeyboardEvent('keydown', { code: one, key: letter, bubbles: true }),
          ),
        [code, key],
      );
    await press('KeyG', 'п');
    await press('KeyD', 'в');
    await page.waitForURL('**/drafts');
    await goTo(page, `${bench.server.url}/gallery`);
    await page.getByRole('textbox').first().focus();
    await page.keyboard.press('KeyG');
    await page.keyboard.press('KeyD');
    expect(page.url()).toMatch(/gallery$/);
    await context.close();
  });

  it('lets one act for another body, and shows what waits for it', async () => {
    const context = await openWindow(bench, english);
    const { page } = await openPage(context);
    await goTo(page, `${bench.server.url}/drafts`);
    await page.getByRole('button', { name: /^You act as ?Aigerim/ }).click();
    const group = page.getByRole('group', { name: /Ministry of Healthcare/ });
    await group.getByRole('menuitem').filter({ hasText: 'signs' }).click();
    await page.getByRole('link', { name: '1 thing waits for you' }).click();
    await page.waitForURL('**/inbox');
    await page.getByRole('link', { name: /^Concept .* Civil Society/ }).click();
    await page.getByRole('link', { name: 'Give the answer' }).waitFor();
    await context.close();
  });

  it('lets who signs give a mandate and take it back, each after a check', async () => {
    const context = await openWindow(bench, english);
    await context.addInitScript(() =>
      localStorage.setItem('kelisim-session', 'murat-sarybaev economy signatory'),
    );
    const { page } = await openPage(context);
    await goTo(page, `${bench.server.url}/drafts`);
    await page.getByRole('link', { name: 'Mandates' }).click();
    const dialog = page.getByRole('dialog');
    const send = async (name: string) => {
      await dialog.getByRole('button', { name: 'Check', exact: true }).click();
      await dialog.getByText('Nothing has been sent yet.').waitFor();
      await dialog.getByRole('button', { name, exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
    };
    await page.getByRole('button', { name: 'Give a mandate' }).click();
    await dialog.getByRole('button', { name: /Who acts$/ }).click();
    await page.getByRole('option', { name: /^Olga Vetrova/ }).click();
    const last = dialog.getByRole('group', { name: 'Last day' });
    for (const [part, say] of Object.entries({ Day: '31', Month: '12', Year: '2199' }))
      await last.getByLabel(part).fill(say);
    await send('Give the mandate');
    const row = page.getByRole('row').filter({ hasText: 'Olga Vetrova' });
    expect(await row.innerText()).toMatch(/31 Dec 2199\s+everything\s+in force/);
    await row.getByRole('button', { name: 'Take back' }).click();
    await dialog.getByRole('textbox', { name: 'Why' }).fill('Back at work');
    await send('Take the mandate back');
    await page.getByText('No mandate is in force or ahead').waitFor();
    await page.getByRole('button', { name: /State$/ }).click();
    await page.getByRole('option', { name: 'All there ever were' }).click();
    await row.getByText(/: Back at work$/).waitFor();
    expect(page.url()).toMatch(/show=all$/);
    await context.close();
  });

  it('says so when the line is cut, and nothing when it is back', async () => {
    const context = await openWindow(bench, english);
    const { page } = await openPage(context);
    await goTo(page, `${bench.server.url}/drafts`);
    await context.setOffline(true);
    await page.getByText('No connection').waitFor();
    await context.setOffline(false);
    await page.getByText('No connection').waitFor({ state: 'detached' });
    await context.close();
  });

  it('remarks on words that are selected, answers beside them and settles it, by keyboard', async () => {
    const context = await openWindow(bench, { lang: 'en', scheme: 'light', width: 1440 });
    const { page, said } = await openPage(context);
    await goTo(page, `${bench.server.url}${draft}/text?text=ru`);
    const words = 'Конструктивный общественный диалог';
    await page.evaluate((sought) => {
      const walker = document.createTreeWalker(document.querySelector('article') as Node, 4);
      while (walker.nextNode()) {
        const at = walker.currentNode.nodeValue?.indexOf(sought) ?? -1;
        if (at < 0) continue;
        getSelection()?.setBaseAndExtent(
          walker.currentNode,
          at,
          walker.currentNode,
          at + sought.length,
        );
        return;
      }
    }, words);
    await page.getByRole('toolbar', { name: 'The words you selected' }).waitFor();
    await page.keyboard.press('KeyC');
    await page.locator('.note-quote').getByText(words, { exact: true }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('radio', { name: /^Among the drafters/ }).press('Space');
    await page.getByRole('textbox', { name: 'In your words' }).fill('Whose dialogue is it?');
    await page.getByRole('button', { name: 'Send' }).press('Enter');
    const note = page.locator('.note').filter({ hasText: 'Whose dialogue is it?' });
    await note.getByText('Among the drafters').waitFor();
    expect(page.url()).toContain('note=t-drafters-1');
    await note.getByRole('textbox').fill('Everybody’s.');
    await note.getByRole('button', { name: 'Send' }).press('Enter');
    await note.locator('.note-said', { hasText: 'Everybody’s.' }).waitFor();
    await note.locator('button:enabled', { hasText: 'Close as settled' }).press('Enter');
    await note.getByText('Closed as settled').waitFor();
    await page.getByRole('button', { name: 'Take up again' }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('searchbox', { name: 'Find in the text' }).fill('ДИАЛОГ');
    await page.getByRole('searchbox', { name: 'Find in the text' }).press('Enter');
    await page
      .locator('.reading-hits')
      .getByText(/^1 of \d+$/)
      .waitFor();
    expect(said).toEqual([]);
    await context.close();
  });

  it('takes a step of the workflow after asking, and says what the step lacks', async () => {
    const context = await openWindow(bench, { ...english, lang: 'kk' });
    const { page } = await openPage(context);
    await goTo(page, `${bench.server.url}${draft}`);
    await page.getByRole('button', { name: 'Пысықтауға қайтару' }).click();
    await page.getByRole('button', { name: 'Осы қадамды жасау' }).click();
    await page.getByText('бұл қадамға негіздеме керек').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    expect(await latinIn(page)).toEqual([]);
    await page.getByRole('textbox', { name: 'Түсініктеме' }).fill('Екінші кезеңді нақтылау керек.');
    await page.getByRole('button', { name: 'Осы қадамды жасау' }).click();
    await page.getByText('Орындалды: Пысықтауға қайтару').waitFor();
    await page.locator('.draft-bar .chip').getByText('Әзірлеу').waitFor();
    await context.close();
  });

  it('marks beside the first language what changed, and what moved, in the second alone', async () => {
    const at = `${bench.server.url}/api${draft}`;
    const headers = { 'kelisim-actor': 'aigerim-saparova', 'accept-language': 'en' };
    const markdown = { ...headers, 'content-type': 'text/markdown', accept: 'text/markdown' };
    const stored = await fetch(`${at}/texts/ru`, { headers: markdown });
    const words = await stored.text();
    const moved = /К 2025 году объем [^\n]*\n\n/.exec(words)?.[0] ?? '';
    const body = words
      .replace(moved, '')
      .replace('Итоги диалога станут публичными', `${moved}Итоги диалога станут открытыми`);
    const saved = await fetch(`${at}/texts/ru`, {
      method: 'PUT',
      headers: { ...markdown, 'if-match': stored.headers.get('etag') ?? '' },
      body,
    });
    const json = { ...headers, 'content-type': 'application/json' };
    const frozen = await fetch(`${at}/versions`, { method: 'POST', headers: json, body: '{}' });
    expect([saved.status, frozen.status]).toEqual([200, 201]);
    const context = await openWindow(bench, english);
    const { page } = await openPage(context);
    await goTo(page, `${bench.server.url}${draft}/text?text=both`);
    const row = page.locator('.row').filter({ hasText: 'К 2025 году объем' });
    await row.getByText('Stands at another place: Russian').waitFor();
    expect(await page.getByText('Stands at another place').count()).toBe(1);
    await page.locator('.row-changed', { hasText: 'Итоги диалога станут открытыми' }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    // A verdict is on both languages, whichever is read.
    await page.setViewportSize({ width: 1440, height: 900 });
    await goTo(page, `${bench.server.url}${draft}/text?text=kk`);
    await page.getByText('before the words changed').first().waitFor();
    await context.close();
  });

  it('says dates, counts and lists as Node does', async () => {
    const output = await build({
      configFile: false,
      logLevel: 'silent',
      build: {
        write: false,
        minify: false,
        lib: { entry: 'test/web/format/golden.ts', formats: ['iife'], name: 'said' },
      },
    });
    const [{ output: [chunk] = [] } = {}] = [output].flat() as { output?: { code: string }[] }[];
    const context = await openWindow(bench, english);
    const page = await context.newPage();
    const said = await page.evaluate(`${chunk?.code}; said.golden()`);
    expect(said).toEqual(golden());
    await context.close();
  });
});

/**
 * Answering in a real browser: by keyboard alone; prepared by one and given by another, on words that
 * were selected; and when another version appears while one writes.
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

const path = '/drafts/civil-society/approvals';
const english = { lang: 'en', scheme: 'light', width: 1280 } as const;

// Runs where a Chromium is; what is behind the screens is tried in test/web/app and test/http.
describe.skipIf(isMissing)('answering in Chromium', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  }, 60_000);
  afterAll(() => bench?.close());

  /** A page of somebody of the story who answers for a body. */
  async function openAs(person: string, agency: string, role: string) {
    const context = await openWindow(bench, english);
    const words = [person, agency, role].join(' ');
    await context.addInitScript((kept) => localStorage.setItem('kelisim-session', kept), words);
    const { page, said } = await openPage(context);
    await goTo(page, `${bench.server.url}${path}/${agency}`);
    return { context, page, said };
  }

  it('agrees by keyboard in five keys, and not by one', async () => {
    const { context, page, said } = await openAs('viktor-sokolov', 'health', 'signatory');
    const radio = page.getByRole('radio').first();
    await radio.waitFor();
    await page.setViewportSize({ width: 320, height: 900 });
    expect(await widthOf(page)).toBeLessThanOrEqual(320);
    expect(await violationsOf(page)).toEqual([]);
    // Where the inbox puts the focus when a row is opened.
    await radio.focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Check before you give it' }).waitFor();
    expect(await page.getByText('Ministry of Healthcare').count()).toBeGreaterThan(0);
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Enter');
    expect(await page.getByText('The answer is given').count()).toBe(0);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('The answer is given').waitFor();
    await page.getByRole('link', { name: 'All answers' }).last().click();
    const row = page.getByRole('row', { name: /Healthcare/ });
    await row.getByText('agreed').waitFor();
    expect(said).toEqual([]);
    await context.close();
  });

  it('is prepared by a reviewer on selected words, and given by the signatory', async () => {
    const timur = await openAs('timur-zholdas', 'finance', 'reviewer');
    const quote = await selectWords(timur.page);
    await timur.page.getByRole('button', { name: 'Remark on these words' }).click();
    await timur.page.getByRole('textbox', { name: 'Why' }).fill('The source of money is missing.');
    await timur.page.getByText('Propose other words').click();
    await timur.page.getByRole('textbox', { name: 'As it should read' }).fill(`${quote} (2021)`);
    expect(await timur.page.locator('.point-difference ins').innerText()).toContain('2021');
    await timur.page.reload();
    await timur.page.locator('.point blockquote').filter({ hasText: quote }).waitFor();
    expect(await violationsOf(timur.page)).toEqual([]);
    await timur.page.getByRole('button', { name: 'Check the answer' }).click();
    await timur.page.getByRole('button', { name: 'Put before the signatory' }).click();
    await timur.page.getByText('The answer is prepared').waitFor();
    await timur.context.close();

    const gulnar = await openAs('gulnar-akhatova', 'finance', 'signatory');
    await gulnar.page.getByText('Your agency objected').waitFor();
    await gulnar.page.getByRole('button', { name: 'Give another answer' }).click();
    await gulnar.page.getByText('Only your agency sees this').waitFor();
    await gulnar.page.getByRole('button', { name: 'Take it over whole' }).click();
    await gulnar.page.getByRole('button', { name: 'Check the answer' }).click();
    await gulnar.page.getByRole('button', { name: 'Give this answer' }).click();
    await gulnar.page.getByText('The answer is given').waitFor();
    await gulnar.page.getByText('The source of money is missing.').waitFor();
    expect([...timur.said, ...gulnar.said]).toEqual([]);
    await gulnar.context.close();
  });

  it('stops when another version appears, and loses nothing', async () => {
    const { context, page } = await openAs('madina-serikova', 'foreign', 'signatory');
    await selectWords(page);
    await page.getByRole('button', { name: 'Remark on these words' }).click();
    await page.getByRole('textbox', { name: 'Why' }).fill('Not ours to say.');
    await freezeAnother();
    await page.getByRole('button', { name: 'Check the answer' }).click();
    await page.getByRole('button', { name: 'Give this answer' }).click();
    await page.getByText('Version 3 appeared while you were answering version 2').waitFor();
    expect(await page.getByRole('textbox', { name: 'Why' }).inputValue()).toBe('Not ours to say.');
    expect(await page.getByRole('button', { name: 'Check the answer' }).isDisabled()).toBe(true);
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Answer version 3' }).click();
    await page.getByRole('button', { name: 'Check the answer' }).click();
    await page.getByRole('button', { name: 'Give this answer' }).click();
    await page.getByText('The answer is given').waitFor();
    await context.close();
  });

  it('says that nothing is asked any more when the draft was taken back, and keeps the answer', async () => {
    const { context, page } = await openAs('madina-serikova', 'foreign', 'signatory');
    await page.getByRole('button', { name: 'Give another answer' }).click();
    await selectWords(page);
    const remark = page.getByRole('button', { name: 'Remark on these words' });
    await remark.waitFor();
    // Words of one language are no words of the other.
    const languages = page.getByRole('toolbar', { name: 'Language of the text' });
    await languages.getByRole('button', { name: 'Russian' }).click();
    await remark.waitFor({ state: 'detached' });
    await selectWords(page);
    await remark.click();
    await page.getByRole('textbox', { name: 'Why' }).fill('Once more.');
    await page.getByRole('button', { name: 'Check the answer' }).click();
    await act(moveBy('return'));
    await page.getByRole('button', { name: 'Give this answer' }).click();
    await page.getByText('No answer is asked for now').waitFor();
    await page.getByText('Kept in this browser until you send it.').waitFor();
    await act(moveBy('circulate'));
    await page.reload();
    expect(await page.getByRole('textbox', { name: 'Why' }).inputValue()).toBe('Once more.');
    await context.close();
  });

  it('shows whoever reads one language what changed in the other alone', async () => {
    await act(moveBy('return'));
    const text = `${bench.server.url}/api/drafts/civil-society/texts/ru`;
    const headers = { 'Kelisim-Actor': 'aigerim-saparova', 'content-type': 'application/json' };
    const stored = await fetch(text, { headers });
    const saved = await fetch(text, {
      method: 'PUT',
      headers: { ...headers, 'if-match': stored.headers.get('etag') ?? '' },
      body: (await stored.text()).replace('Не менее 30', 'Не менее 45'),
    });
    expect(saved.status).toBe(200);
    await act(['POST', '/versions', {}], moveBy('circulate'));
    // The interface is English; the Kazakh text is first, and it stayed.
    const { context, page } = await openAs('murat-sarybaev', 'economy', 'signatory');
    await page.locator('.comparison-list ins', { hasText: '45' }).waitFor();
    const languages = page.getByRole('toolbar', { name: 'Language of the text' });
    await languages.getByRole('button', { name: 'Kazakh' }).click();
    await page.getByText('In this language nothing in what you answer for has changed.').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page
      .getByRole('button', { name: 'Changed in the other text (Russian): 1 place' })
      .click();
    await page.locator('.comparison-list ins', { hasText: '45' }).waitFor();
    await goTo(page, `${bench.server.url}${path}`);
    const row = page.getByRole('row', { name: /National Economy/ });
    await row.getByText('«Направление 3').waitFor();
    await context.close();
  });

  /** Takes the draft back, names it anew, and sends its next version round. */
  const freezeAnother = () => {
    const titles = { kk: 'Тұжырымдама', ru: 'Концепция', en: 'Concept' };
    const named = ['PATCH', '', { titles }] as const;
    return act(moveBy('return'), named, ['POST', '/versions', {}], moveBy('circulate'));
  };

  const moveBy = (transition: string) =>
    ['POST', '/transitions', { transition, reason: 'Better words' }] as const;

  /** What its drafter does meanwhile. */
  async function act(...acts: readonly (readonly [method: string, place: string, body: object])[]) {
    for (const [method, place, body] of acts) {
      const answer = await fetch(`${bench.server.url}/api/drafts/civil-society${place}`, {
        method,
        headers: { 'Kelisim-Actor': 'aigerim-saparova', 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      expect(answer.ok, await answer.text()).toBe(true);
    }
  }
});

/** Selects the first words of the first paragraph, as a pointer would, and gives them. */
async function selectWords(page: Page): Promise<string> {
  const paragraph = page.locator('.verdict-text .drawn p').first();
  const whole = page.getByRole('button', { name: /^Whole text|^What we answer for/ }).first();
  // Who answers for the whole text, and for the first time, has nothing to choose from.
  await paragraph.or(whole).first().waitFor();
  if (await whole.isVisible()) await whole.click();
  await paragraph.waitFor();
  return paragraph.evaluate((element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const text = walker.nextNode() as Text;
    const range = document.createRange();
    range.setStart(text, 0);
    range.setEnd(text, 20);
    document.getSelection()?.removeAllRanges();
    document.getSelection()?.addRange(range);
    return range.toString().trim();
  });
}

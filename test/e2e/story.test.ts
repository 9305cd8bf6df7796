/**
 * The whole story of the demonstration in a real browser, from the second circulation to the public
 * page of an adopted text. Each turn of the story is taken on a screen by whoever has it; only the
 * same verdict of further bodies, which repeats such a turn, is sent to the API.
 */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storyNow } from '../../src/demo/seed.ts';
import { createScheduler } from '../../src/service/scheduler.ts';
import { isMissing } from '../chromium.ts';
import { type DemoBench, goTo, openBench, openPage, openWindow, violationsOf } from './browser.ts';

const draft = '/drafts/civil-society';
const english = { lang: 'en', scheme: 'light', width: 1280 } as const;
/** Two amendments that want the same words otherwise, of two partners. */
const collision = { adopted: 31, refused: 27 } as const;
/** Who signs for the bodies that repeat what Health and Finance do on screens. */
const signatories: Readonly<Record<string, string>> = {
  economy: 'murat-sarybaev',
  culture: 'raushan-dosova',
  labour: 'zhanna-mukasheva',
  interior: 'kairat-oralbek',
  education: 'askhat-beknur',
  digital: 'aliya-nurtaeva',
  ecology: 'daulet-ospanbek',
  foreign: 'madina-serikova',
};

// Runs where a Chromium is; each step alone is tried in the other files of this folder.
describe.skipIf(isMissing)('the whole story in Chromium', () => {
  let bench: DemoBench;
  let now = storyNow();
  let context: BrowserContext;
  let page: Page;
  let said: readonly string[];

  beforeAll(async () => {
    bench = await openBench(() => now);
    context = await openWindow(bench, english);
    ({ page, said } = await openPage(context));
    page.setDefaultTimeout(8000);
  }, 60_000);
  afterAll(async () => {
    await context?.close();
    await bench?.close();
  });

  /** Goes to a screen as somebody of the story, who acts for an organisation in a role. */
  async function openAs(session: string, path: string): Promise<void> {
    await page.addInitScript((kept) => localStorage.setItem('kelisim-session', kept), session);
    await goTo(page, `${bench.server.url}${path}`);
  }

  /** What the API says to somebody who asks, or sends a body. */
  async function ask<Said>(who: string, path: string, body?: object): Promise<Said> {
    const answer = await fetch(`${bench.server.url}/api${draft}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { 'kelisim-actor': who, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const said = await answer.text();
    expect(answer.ok, `${path}: ${said}`).toBe(true);
    return JSON.parse(said) as Said;
  }

  /** Takes a step of the workflow on the overview: asked about once more, with a reason. */
  async function step(session: string, name: string, reason = ''): Promise<void> {
    await openAs(session, draft);
    await page.getByRole('button', { name, exact: true }).click();
    const dialog = page.getByRole('dialog');
    if (reason) await dialog.getByRole('textbox').fill(reason);
    await dialog.getByRole('button', { name: 'Take this step' }).click();
    await page.getByText(`Done: ${name}`).waitFor();
  }

  const drafter = 'aigerim-saparova midsd drafter';
  const aigerim = 'aigerim-saparova';
  const coordinator = 'botagoz-kemelova pm-office coordinator';

  it('goes from circulation to a public page that tells it all', async () => {
    // A signatory agrees from the inbox: keys and screens are counted.
    await openAs('viktor-sokolov health signatory', '/inbox');
    await page.locator('.verdict-form').waitFor();
    const screens = new Set([new URL(page.url()).pathname]);
    page.on('framenavigated', () => screens.add(new URL(page.url()).pathname));
    const keys = ['KeyJ', 'Enter', 'Space', 'Enter', 'Tab', 'Enter'];
    for (const key of keys) {
      if (key === 'Space')
        await page.waitForFunction(() => document.activeElement?.matches('[type=radio]'));
      if (key === 'Tab') await page.locator('.verdict-check').waitFor();
      await page.keyboard.press(key);
      if (key === 'KeyJ') await page.waitForURL('**/inbox?row=**');
    }
    await page.locator('.verdict-given').waitFor();
    expect([keys.length, screens.size]).toEqual([6, 1]);

    // The term ends. A silence is recorded as what it is, and nowhere looks like an agreement.
    now = '2020-07-03T04:00:00.000Z';
    await createScheduler(bench.service, {
      log: (error) => {
        throw error;
      },
    }).run();
    await openAs(drafter, `${draft}/approvals`);
    const rowOf = (name: RegExp) => page.getByRole('row', { name });
    await rowOf(/Foreign Affairs/)
      .getByText('no answer in the term')
      .waitFor();
    expect(
      await rowOf(/Foreign Affairs/)
        .getByText('agreed')
        .count(),
    ).toBe(0);
    await page.screenshot({ path: 'evidence/app/story-1-silence.png' });

    await mergeAmendments();

    // Why an amendment was refused stands on the first screen that its letter leads to.
    const partner = 'svetlana-rogova rural-initiatives partner';
    await openAs(partner, `${draft}/amendments/${collision.refused}`);
    const answer = page.locator('.amendment-answer .amendment-reason').first();
    await answer.getByText('See the minutes.').waitFor();
    expect((await answer.boundingBox())?.y).toBeLessThan(900);
    await page.screenshot({ path: 'evidence/app/story-2-refused.png' });

    // The third version: who will be asked again is said before, and so it comes.
    await openAs(drafter, `${draft}/seal`);
    await page.getByRole('row', { name: /Civil Service.*stands/ }).waitFor();
    await page.getByRole('row', { name: /Healthcare.*asked again/ }).waitFor();
    await page.getByLabel('Name of the version').fill('Third version');
    await page.screenshot({ path: 'evidence/app/story-3-seal.png' });
    await page.getByRole('button', { name: 'Freeze version 3' }).click();
    await page.getByText('Version 3 is frozen').first().waitFor();
    const circulate = 'Circulate without a public discussion';
    await step(drafter, circulate, 'It was discussed before.');

    // One who is asked again reads what changed, not the whole.
    await openAs('viktor-sokolov health signatory', `${draft}/approvals/health`);
    await page.locator('.verdict-form').waitFor();
    await page.locator('del', { hasText: '30' }).first().waitFor();
    await page.screenshot({ path: 'evidence/app/story-4-again.png' });

    await answerThirdVersion();

    // What is not agreed on is settled in a meeting, and told.
    await step(coordinator, 'Take disagreements to a conciliation meeting');
    await meet();
    await recordMinutes();
    const expertise = 'Send to the Ministry of Justice with the decision on disagreements';
    await step('dauren-akhmadi pm-office signatory', expertise, 'All of it is settled.');
    await ask('sanzhar-amirkhan', '/signoffs', { version: 3, verdict: 'agree' });
    await answerPublic();
    await step(drafter, 'Submit to the President');
    await step('arman-kenzhebek presidential-administration signatory', 'Adopt');
    await page.getByRole('link', { name: 'See how the text changed' }).waitFor();
    await page.screenshot({ path: 'evidence/app/story-6-adopted.png' });
    await reportValue();

    await page.goto(`${bench.server.url}/public/civil-society?lang=en`);
    await page.locator('main').getByText('Adopted', { exact: true }).first().waitFor();
    await page.screenshot({ path: 'evidence/app/story-7-public.png' });
    const told = (await page.locator('main').textContent()) ?? '';
    const tale = [
      'The share can be met.',
      'See the minutes.',
      'It is named.',
      '(Operator’s report)',
    ];
    const untold = [...tale, 'The source is not named.'].filter((words) => !told.includes(words));
    expect(untold).toEqual([]);
    // The newest round first: a silence has stayed one; the first round ended before its term.
    const foreign = page.locator('.answer', { hasText: 'Foreign Affairs' });
    const kinds = await foreign.evaluateAll((all) => all.map(({ className }) => className));
    expect(kinds.map((kind) => kind.split('-')[1])).toEqual(['agree', 'silent', 'none']);
    expect(await violationsOf(page)).toEqual([]);
    expect(said).toEqual([]);
  }, 60_000);

  /** Answers a remark, takes the draft back, adopts one of two amendments that collide by its card, and refuses all that is left alike. */
  async function mergeAmendments() {
    await openAs(drafter, `${draft}/objections?item=6`);
    await press('Answer');
    await page.getByText('The body is right, the text follows.').click();
    await write('Reason', 'It is built on what there is.');
    await press('Check');
    await press('Give this answer');
    await page.getByRole('dialog').getByText('answered, the body decides').waitFor();
    await step(drafter, 'Return for revision', 'The amendments are taken in.');
    const column = (name: string) => page.getByRole('grid', { name, exact: true });
    const { adopted } = collision;
    await openAs(drafter, `${draft}/amendments?open=${adopted}`);
    await page.getByText('does not fit any more as written').first().waitFor();
    await putOnDesk('accept', 'The share can be met.');
    await column('To accept').getByText(`No. ${adopted}`, { exact: true }).waitFor();
    await column('New').getByRole('row').first().focus();
    await page.keyboard.press('Control+KeyA');
    await page.getByRole('button', { name: /^Decide them alike/ }).click();
    await putOnDesk('refuse', 'See the minutes.');
    await page.getByRole('link', { name: 'Merge desk' }).click();
    await page.getByRole('link', { name: 'Check and apply' }).click();
    await page.getByRole('button', { name: /^Decide \d+ amendments$/ }).click();
    await page.getByText(/^\d+ amendments are decided$/).waitFor();
  }

  async function putOnDesk(outcome: string, reason: string) {
    const pane = page.getByRole('dialog');
    await pane.getByText(outcome, { exact: true }).click();
    await write('Reason, as it will be published', reason);
    await press('Put on the desk');
    await pane.waitFor({ state: 'detached' });
  }

  /** Everybody who was asked again agrees, but Finance: it stands by its objection. */
  async function answerThirdVersion() {
    interface Round {
      readonly round: { participants: { agency: string; carried?: number }[] };
    }
    const { round } = await ask<Round>(aigerim, '');
    const carried = round.participants.filter((one) => one.carried).map(({ agency }) => agency);
    expect(carried).toEqual(['civil-service']);
    for (const person of [...Object.values(signatories), 'viktor-sokolov'])
      await ask(person, '/signoffs', { version: 3, verdict: 'agree' });
    await openAs('gulnar-akhatova finance signatory', `${draft}/approvals/finance`);
    await press('Whole text');
    await selectWords();
    await press('Remark on these words');
    await page.getByRole('button', { name: /What it is/ }).click();
    await page.getByRole('option', { name: /^objection/ }).click();
    await page.getByRole('radio', { name: /^object/ }).check({ force: true });
    await write('Why', 'The source is not named.');
    await press('Check the answer');
    await press('Give this answer');
    await page.getByText('The answer is given').waitFor();
  }

  /** Selects the first words of what Finance answers for, as a pointer would. */
  async function selectWords() {
    const paragraph = page.locator('.verdict-text .drawn p').first();
    await paragraph.waitFor();
    await paragraph.evaluate((element) => {
      const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode() as Text;
      getSelection()?.setBaseAndExtent(text, 0, text, Math.min(20, text.length));
    });
  }

  const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
  const write = (name: string, words: string) =>
    page.getByRole('textbox', { name, exact: true }).fill(words);

  /** The coordinator calls those who do not agree, on whatever is still open. */
  async function meet() {
    await openAs(coordinator, `${draft}/objections`);
    await page.getByRole('link', { name: 'Call a meeting' }).click();
    for (const point of ['Objection No. 7, MoF', 'Objection No. 8, MoF'])
      await page.getByRole('dialog').getByText(point).click();
    await write('Day', '6');
    await write('Month', '7');
    await write('Year', '2020');
    await write('Hour', '10:00');
    await write('Place', 'House of Ministries');
    await press('Check');
    await press('Call the meeting');
    await page.getByRole('link', { name: 'Meeting No. 1' }).first().waitFor();
  }

  async function recordMinutes() {
    now = '2020-07-06T06:00:00.000Z';
    await openAs(coordinator, `${draft}/objections?meeting=1`);
    await press('Record the minutes');
    for (const choice of await page.getByText(/^agreed in a meeting/).all()) await choice.click();
    await write('Minutes', 'The source is the republican budget.');
    for (const field of await page.getByRole('textbox', { name: 'Why', exact: true }).all())
      await field.fill('It is named.');
    await page
      .getByRole('dialog')
      .getByText(/^Ministry of Finance/)
      .click();
    await page.screenshot({ path: 'evidence/app/story-5-minutes.png' });
    await press('Check');
    await press('Record them');
    await page.getByRole('dialog').getByText('held', { exact: true }).waitFor();
  }

  /** What came of the text is told year by year; what is corrected says why. */
  async function reportValue() {
    await openAs(drafter, `${draft}/figures`);
    const reasons = ['', 'It was counted again.'];
    for (const reason of reasons) {
      await press('Report a value reached');
      await write('Value', reason ? '1 234,5' : 'many');
      if (!reason) await page.getByText('Write a number, such as 41.5').waitFor();
      if (!reason) await write('Value', '1000');
      await write('Source', 'Operator’s report');
      if (reason) await page.getByText('Reported of that year before: 1,000.').waitFor();
      if (reason) await write('Why it is corrected', reason);
      expect(await violationsOf(page)).toEqual([]);
      await press('Check');
      await press('Report it');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByText(/^What was reached is known for 1 of \d+ indicators/).waitFor();
    }
    await page.screenshot({ path: 'evidence/app/story-8-reached.png', fullPage: true });
  }

  async function answerPublic() {
    await openAs(drafter, `${draft}/comments`);
    await press('Answer…');
    await page.getByText('They ask for no change, or for one elsewhere.').click();
    await write('Answer', 'Taken note of.');
    await press('Check');
    await press('Give this answer');
    await page.getByText('7 of 7 comments answered').waitFor();
  }
});

/**
 * The administration in a real browser, on a server as it is run: from an empty directory to a person
 * who was added, appointed, invited and suspended; a table with a fault, then without; every screen
 * quiet, fitting, accessible.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isMissing, openBrowser } from '../chromium.ts';
import { goTo, latinIn, looks, openPage, openWindow, violationsOf, widthOf } from './browser.ts';
import { openWorld, takeInvitation, type World } from './world.ts';

const always = [
  'people',
  'mandates',
  'outbox',
  'webhooks',
  'access-log',
  'calendars/kz',
  'server',
] as const;
const screens = process.env.KELISIM_LONG
  ? ([...always, 'organisations', 'import', 'calendars', 'templates', 'reasons'] as const)
  : always;
const english = { lang: 'en', scheme: 'light', width: 1280 } as const;

/** Each screen in each look in the long run; else those of the most parts, each in one. */
const views = screens.flatMap((name, index) =>
  looks
    .filter((_, at) => process.env.KELISIM_LONG || at === index % looks.length)
    .map((look) => ({ ...look, name })),
);

// Runs where a Chromium is; who may do what is tried in test/http.
describe.skipIf(isMissing)('the administration in Chromium', () => {
  let browser: Browser;
  let world: World;
  beforeAll(async () => {
    browser = await openBrowser();
    world = await openWorld(browser);
  }, 60_000);
  afterAll(async () => {
    await world?.close();
    await browser?.close();
  });

  it('adds a person, appoints, invites and suspends them, each time after a check', async () => {
    const context = await openWindow(world, english);
    await takeInvitation(context, world);
    const { page } = await openPage(context);
    await goTo(page, `${world.server.url}/admin/organisations`);
    await page.getByRole('button', { name: 'Add an organisation' }).click();
    await nameIt(page, 'Name', ['Орман агенттігі', 'Агентство леса', 'Forest Agency']);
    await nameIt(page, 'Short name', ['ОА', 'АЛ', 'FA']);
    await send(page, 'Add the organisation');
    await page.getByRole('link', { name: 'Forest Agency' }).waitFor();

    await page.getByRole('link', { name: 'People' }).click();
    await page.getByRole('button', { name: 'Add a person' }).click();
    await nameIt(page, 'Name', ['Әсел Нұр', 'Асель Нур', 'Assel Nur']);
    await page.getByRole('textbox', { name: 'E-mail' }).fill('assel@forest.example');
    await send(page, 'Add the person');
    await page.getByRole('searchbox').fill('assel');
    await page.getByRole('link', { name: 'Assel Nur' }).click();

    await page.getByRole('button', { name: 'Appoint', exact: true }).click();
    await page.getByRole('combobox', { name: 'Organisation' }).fill('Forest');
    await page.getByRole('option', { name: 'Forest Agency' }).click();
    await page.getByRole('button', { name: /Role$/ }).click();
    await page.getByRole('option', { name: /^reviewer/ }).click();
    await nameIt(page, 'Position', ['сарапшы', 'эксперт', 'Expert']);
    const last = page.getByRole('group', { name: 'Last day' });
    for (const [part, say] of Object.entries({ Day: '31', Month: '12', Year: '2199' }))
      await last.getByLabel(part).fill(say);
    await send(page, 'Appoint');
    await page.getByRole('cell', { name: '31 Dec 2199' }).waitFor();
    await page.setViewportSize({ width: 320, height: 900 });
    expect(await widthOf(page)).toBeLessThanOrEqual(320);
    await page.setViewportSize({ width: 1280, height: 900 });

    await page.getByRole('button', { name: 'Invite' }).click();
    await send(page, 'Send the invitation');
    await page.getByRole('link', { name: 'Letters' }).click();
    const row = page.getByRole('row').filter({ hasText: 'assel@forest.example' });
    expect(await row.locator('.secret code').innerText()).toContain('/invitation#');

    await page.goBack();
    await page.getByRole('button', { name: 'Suspend' }).click();
    await send(page, 'Suspend the person');
    await page.getByRole('button', { name: 'Restore' }).waitFor();
    await page.getByText('suspended', { exact: true }).waitFor();
    await context.close();
  }, 30_000);

  it('says what is wrong with a table by line, and takes in what is without fault', async () => {
    const context = await openWindow(world, english);
    await takeInvitation(context, world);
    const { page } = await openPage(context);
    await goTo(page, `${world.server.url}/admin/import`);
    const heads = 'record,id,name-kk,name-ru,name-en,email';
    const sound = 'person,timur-aliev,Тимур Әлиев,Тимур Алиев,Timur Aliyev,timur@forest.example';
    await choose(page, [heads, sound, 'persn,x,,,,']);
    await page.getByText('1 place is wrong').waitFor();
    const wrong = page.getByRole('row').nth(1);
    expect(await wrong.innerText()).toMatch(/^3\s+1 record/);
    await wrong.getByText('Only certain words can stand here.').waitFor();
    expect(await wrong.getByRole('code').last().innerText()).toMatch(/^organisation, unit/);
    await choose(page, [heads, sound]);
    await page.getByText('The table can be taken in').waitFor();
    expect(await page.getByRole('row').nth(1).innerText()).toMatch(/2\s+person\s+timur-aliev/);
    await page.getByRole('button', { name: 'Check and take in' }).click();
    await page.getByRole('button', { name: 'Take the table in' }).click();
    await page.getByText('The table is taken in').waitFor();
    await goTo(page, `${world.server.url}/admin/people?search=timur`);
    expect(await page.getByRole('link', { name: 'Timur Aliyev' }).count()).toBe(1);
    await context.close();
  }, 30_000);

  it('adds a webhook, shows its secret once, and refuses an address inside the house', async () => {
    const context = await openWindow(world, english);
    await takeInvitation(context, world);
    const { page } = await openPage(context);
    await goTo(page, `${world.server.url}/admin/webhooks`);
    await page.getByRole('button', { name: 'Add a webhook' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Registry');
    await dialog.getByRole('textbox', { name: 'Address' }).fill('https://10.0.0.1/');
    await dialog.getByRole('button', { name: 'Check' }).click();
    await dialog.getByRole('button', { name: 'Add the webhook' }).click();
    await dialog.getByText('The field “Address” is missing or filled in wrongly.').waitFor();
    await dialog.getByRole('button', { name: 'Change' }).click();
    await dialog.getByRole('textbox', { name: 'Address' }).fill('https://hooks.example.kz/');
    await send(page, 'Add the webhook');
    expect(await page.locator('.secret code').innerText()).toMatch(/^whsec_.{44}$/);
    await page.getByRole('link', { name: 'Registry' }).click();
    await page.getByText('No message yet').waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await send(page, 'Pause the webhook');
    await page.getByText('paused', { exact: true }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.locator('.secret').count()).toBe(0);
    await page.getByRole('button', { name: 'Remove' }).click();
    await send(page, 'Remove the webhook');
    await page.getByText('There is no webhook yet').waitFor();
    await context.close();
  }, 30_000);

  it.each(views)('shows $name in $lang, $scheme, $width px', async (view) => {
    const { name, lang, scheme, width } = view;
    const context = await openWindow(world, view);
    await takeInvitation(context, world);
    const { page, said } = await openPage(context);
    await goTo(page, `${world.server.url}/admin/${name}`);
    const shot = `admin-${name.replace('/', '-')}-${lang}-${scheme}-${width}`;
    await page.screenshot({ path: `evidence/app/${shot}.png` });
    expect(said).toEqual([]);
    expect(await widthOf(page)).toBeLessThanOrEqual(width);
    expect(await violationsOf(page)).toEqual([]);
    if (lang === 'kk') expect(await latinIn(page)).toEqual([]);
    await context.close();
  });
});

/** Fills in a name in Kazakh, Russian and English. */
async function nameIt(page: Page, label: string, names: readonly string[]): Promise<void> {
  const group = page.getByRole('group', { name: label, exact: true });
  for (const [index, lang] of ['Kazakh', 'Russian', 'English'].entries())
    await group.getByRole('textbox', { name: lang }).fill(names[index] ?? '');
}

/** Goes through the check of the open dialog. Nothing has been sent before the button of its end. */
async function send(page: Page, confirm: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  const check = dialog.getByRole('button', { name: 'Check', exact: true });
  if (await check.count()) await check.click();
  await dialog.getByText('Nothing has been sent yet.').waitFor();
  await dialog.getByRole('button', { name: confirm, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

const choose = (page: Page, lines: readonly string[]) =>
  page.locator('input[type=file]').setInputFiles({
    name: 'people.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(lines.join('\n')),
  });

/**
 * Accounts in a real browser, on a server as it is run, in no demonstration: from the link of an
 * invitation to the end of all sessions, by code and by passkey, and to what a partner came for; the
 * screens quiet, fitting, accessible.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { password } from '../auth/accounts.ts';
import { appCode } from '../auth/app.ts';
import { isMissing, openBrowser } from '../chromium.ts';
import { goTo, latinIn, looks, openPage, openWindow, violationsOf, widthOf } from './browser.ts';
import { openWorld, takeInvitation, type World } from './world.ts';

const screens = {
  'sign-in': '/sign-in',
  'sign-in-error': '/sign-in?error=access_denied',
  invitation: '/invitation#made-up',
  reset: '/reset#made-up',
  'no-link': '/reset',
  me: '/me',
} as const;

type Name = keyof typeof screens;
const names = process.env.KELISIM_LONG
  ? (Object.keys(screens) as readonly Name[])
  : (['sign-in-error', 'reset', 'me'] as const);

/** Each screen in each look in the long run; else those of the most parts, each in one. */
const views = names.flatMap((name, index) =>
  looks
    .filter((_, at) => process.env.KELISIM_LONG || at === (index + 1) % looks.length)
    .map((look) => ({ ...look, name })),
);

const english = { lang: 'en', scheme: 'light', width: 1280 } as const;

// Runs where a Chromium is; what the screens ask of the server is tried in test/auth.
describe.skipIf(isMissing)('accounts in Chromium', () => {
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

  it.each(views)('shows $name in $lang, $scheme, $width px', async (view) => {
    const { name, lang, scheme, width } = view;
    const context = await openWindow(world, view);
    if (name === 'me') await takeInvitation(context, world);
    const { page, said } = await openPage(context);
    await goTo(page, `${world.server.url}${screens[name]}`);
    await page.waitForLoadState('networkidle');
    await page.screenshot({
      path: `evidence/app/${name}-${lang}-${scheme}-${width}.png`,
      fullPage: true,
    });
    expect(said).toEqual([]);
    expect(await widthOf(page)).toBeLessThanOrEqual(width);
    expect(await violationsOf(page)).toEqual([]);
    if (lang === 'kk') expect(await latinIn(page)).toEqual([]);
    await context.close();
  });

  it('leads from an invitation to the end of all sessions, and back by a passkey', async () => {
    const fresh = await openWorld(browser);
    const context = await openWindow(fresh, english);
    const { page } = await openPage(context);
    await plugInAuthenticator(page);
    await takeInvitationByHand(page, fresh);
    await goTo(page, `${fresh.server.url}/me`);
    const sessions = part(page, 'Sessions');
    expect(await sessions.getByRole('listitem').count()).toBe(1);

    const backupCode = await setUpApp(page);
    const keys = part(page, 'Passkeys');
    await keys.getByLabel('Name of the new passkey').fill('Test key');
    await keys.getByRole('button', { name: 'Add a passkey' }).click();
    await keys.getByText('The passkey is added').waitFor();
    await keys.getByRole('button', { name: 'Remove the passkey: Test key' }).waitFor();

    const elsewhere = await openWindow(fresh, english);
    await signInByCode((await openPage(elsewhere)).page, fresh, backupCode);
    await page.reload();
    await sessions.getByRole('listitem').nth(1).waitFor();
    expect(await sessions.locator('.account-mark').count()).toBe(1);
    await sessions.getByRole('button', { name: 'End Chrome, Linux', exact: true }).waitFor();

    await sessions.getByRole('button', { name: 'End all sessions' }).click();
    await page.waitForURL('**/sign-in');
    const asked = await elsewhere.request.get(`${fresh.server.url}/api/auth/session`);
    expect(asked.status()).toBe(401);

    await page.getByRole('button', { name: 'Sign in by a passkey' }).click();
    await page.waitForURL('**/inbox');
    await goTo(page, `${fresh.server.url}/?lang=en`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await goTo(page, fresh.server.url);
    await page.waitForURL('**/inbox');
    await Promise.all([context.close(), elsewhere.close()]);
    await fresh.close();
  }, 30_000);

  it('leads a partner from an invitation to the answer to their amendment', async () => {
    const story = await openWorld(browser, true);
    const draft = `${story.server.url}/drafts/civil-society`;
    const partner = await story.invite('irina-belova');
    const drafter = await story.invite('aigerim-saparova');
    const context = await openWindow(story, english);
    const { page } = await openPage(context);
    await takeInvitationByHand(page, partner);
    const sought = 'законности и равенства';
    await goTo(page, `${draft}/amend?text=ru`);
    await page.getByRole('searchbox').fill(sought);
    await page.locator('.amend-row', { hasText: sought }).first().getByRole('link').click();
    await page.locator('.editing').waitFor();
    await page.keyboard.type(' добровольности участия');
    await page.getByRole('link', { name: 'Next: the reason' }).click();
    await page.getByLabel('Why', { exact: true }).fill('Participation must be free.');
    await page.locator('.save-saved').waitFor();
    await page.getByRole('link', { name: 'Next: check and submit' }).click();
    await page.getByRole('button', { name: 'Submit the amendment' }).click();
    await page.waitForURL(/\/amendments\/\d+$/);
    const number = page.url().split('/').at(-1);

    const desk = await openWindow(story, english);
    await takeInvitation(desk, { ...story, ...drafter });
    const board = (await openPage(desk)).page;
    await goTo(board, `${draft}/amendments?open=${number}`);
    await board.getByRole('dialog').getByText('refuse', { exact: true }).click();
    await board.getByLabel('Reason, as it will be published').fill('It is free already.');
    await board.getByRole('button', { name: 'Put on the desk' }).click();
    await board.getByRole('link', { name: 'Merge desk' }).click();
    await board.getByRole('link', { name: 'Check and apply' }).click();
    await board.getByRole('button', { name: 'Decide 1 amendment' }).click();
    await board.getByText('1 amendment is decided').waitFor();

    await goTo(page, `${story.server.url}/inbox`);
    await page.getByText('3 amendments of ours were decided').click();
    await page.getByRole('link', { name: 'To the amendments' }).click();
    await page.waitForURL('**/civil-society/amendments');
    await goTo(page, `${draft}/amendments/${number}`);
    await page.locator('.amendment-answer').getByText('It is free already.').first().waitFor();
    await Promise.all([context.close(), desk.close()]);
    await story.close();
  }, 60_000);

  it('shows a token once, revokes it, and keeps when letters are to come', async () => {
    const fresh = await openWorld(browser);
    const context = await openWindow(fresh, english);
    await takeInvitation(context, fresh);
    const { page } = await openPage(context);
    await goTo(page, `${fresh.server.url}/me`);
    const tokens = part(page, 'Tokens for programs');
    await tokens.getByLabel('What the token is for').fill('Nightly copy');
    await tokens.getByRole('button', { name: 'Make a token' }).click();
    const text = await tokens.locator('.secret code').innerText();
    const use = () =>
      fetch(`${fresh.server.url}/api/drafts`, { headers: { authorization: `Bearer ${text}` } });
    expect((await use()).status).toBe(200);
    const letters = part(page, 'Letters about drafts');
    await letters.getByText('Once a day, as one list').click();
    await page.getByText('Your choice was kept').waitFor();
    await page.reload();
    await letters.getByText('Hour of the list').waitFor();
    await tokens.getByRole('button', { name: 'Revoke the token: Nightly copy' }).click();
    await tokens.getByText(/Revoked/).waitFor();
    expect(await page.getByText(text).count()).toBe(0);
    expect((await use()).status).toBe(401);
    const calendar = part(page, 'My calendar');
    await calendar.getByRole('button', { name: 'Make an address' }).click();
    const address = await calendar.locator('.secret code').innerText();
    expect(await (await fetch(address)).text()).toMatch(/^BEGIN:VCALENDAR/);
    await calendar.getByRole('button', { name: 'Revoke' }).click();
    await calendar.getByRole('button', { name: 'Make an address' }).waitFor();
    expect((await fetch(address)).status).toBe(404);
    const download = page.waitForEvent('download');
    await part(page, 'My data').getByRole('button').click();
    expect((await download).suggestedFilename()).toBe('kelisim-my-data.json');
    await context.close();
    await fresh.close();
  });
});

const part = (page: Page, name: string) =>
  page.locator('.account-part').filter({ has: page.getByRole('heading', { name, exact: true }) });

/** A security key in software that is always unlocked. */
async function plugInAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

async function takeInvitationByHand(page: Page, { link }: Pick<World, 'link'>): Promise<void> {
  await goTo(page, link);
  const field = page.getByLabel('New password');
  const button = page.getByRole('button', { name: 'Set the password and sign in' });
  await field.fill('too short');
  await button.click();
  await page.getByText('The password is too short or too long').waitFor();
  await field.fill(password);
  await button.click();
  await page.waitForURL('**/inbox');
}

/** Puts an app in force; one of its backup codes. */
async function setUpApp(page: Page): Promise<string> {
  const app = part(page, 'Authenticator app');
  await app.getByLabel('Present password').fill(password);
  await app.getByRole('button', { name: 'Set up an app' }).click();
  const secrets = app.locator('.secret code');
  await secrets.nth(1).waitFor();
  await app.getByRole('img', { name: 'for the camera of your app' }).waitFor();
  await app.screenshot({ path: 'evidence/app/me-app.png' });
  const [key = '', codes = ''] = await secrets.allInnerTexts();
  await app.getByLabel('First code of the app').fill(await appCode(key.replaceAll(' ', '')));
  await app.getByRole('button', { name: 'Put in force' }).click();
  await app.getByText('The app is in force').waitFor();
  await app.getByText('10 backup codes are left.').waitFor();
  expect(await app.getByRole('button', { name: 'Set up an app' }).count()).toBe(0);
  return codes.split('\n')[0] ?? '';
}

async function signInByCode(page: Page, { server, email }: World, code: string): Promise<void> {
  await goTo(page, `${server.url}/sign-in`);
  await page.getByLabel('E-mail').first().fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: 'Use a backup code' }).click();
  await page.getByLabel('Backup code').fill(code);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL('**/inbox');
}

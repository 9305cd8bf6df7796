/** The first start of a server: the administrator's link, the secret, and configuration that cannot be used. */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSecret } from '../../src/cli/secret.ts';
import { readConfig } from '../../src/config.ts';
import { ConfigFault } from '../../src/config-fault.ts';
import { run, serve, terminate } from '../cli/run.ts';
import { type Folder, temporaryFolder } from '../contract/temporary.ts';
import { password, tokenOf } from './accounts.ts';

let folder: Folder;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());

const linkIn = (said: string): string => /https?:\S+#[\w-]{43}/.exec(said)?.[0] ?? '';

const take = (url: string, link: string) =>
  fetch(`${url}/api/auth/invitation`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: tokenOf(link), password }),
  });

it('the first start prints one link for the administrator, and none once it was taken', async () => {
  const env = { DATABASE_URL: `file:${folder.path('first.db')}` };
  const first = await serve('serve', env);
  const link = linkIn(first.said());
  expect(first.said()).toContain('who signs in as administrator@kelisim.invalid');
  const again = await run(['admin-link', '--email', 'head@example.kz'], { env });
  expect(again.stdout).toContain('who signs in as head@example.kz');
  expect((await take(first.url, link)).status).toBe(410);
  const taken = await take(first.url, linkIn(again.stdout));
  expect(taken.status).toBe(200);
  const cookie = taken.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const me = await fetch(`${first.url}/api/auth/session`, { headers: { cookie } });
  expect(await me.json()).toMatchObject({ person: 'administrator' });
  expect((await terminate(first.child)).status).toBe(0);
  const second = await serve('serve', env);
  expect(linkIn(second.said())).toBe('');
  const kept = await fetch(`${second.url}/api/auth/session`, { headers: { cookie } });
  expect(kept.status).toBe(200);
  expect((await terminate(second.child)).status).toBe(0);
  expect(first.said() + second.said()).not.toMatch(/password is|passwort/i);
});

it('the administrator signs in with the address that was printed', async () => {
  const env = { DATABASE_URL: ':memory:', BASE_URL: 'https://kelisim.example.kz' };
  const { url, said, child } = await serve('serve', env);
  expect(linkIn(said())).toMatch(/^https:\/\/kelisim\.example\.kz\/invitation#/);
  const taken = await take(url, linkIn(said()));
  expect(taken.headers.getSetCookie()[0]).toMatch(/^__Host-kelisim=.*; Secure/);
  const signedIn = await fetch(`${url}/api/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'administrator@kelisim.example.kz', password }),
  });
  expect(signedIn.status).toBe(200);
  expect((await terminate(child)).status).toBe(0);
});

it('a link is made for a server that is there, not for one that is mistyped', async () => {
  const env = { DATABASE_URL: `file:${folder.path('mistyped.db')}` };
  const { status, stderr } = await run(['admin-link'], { env });
  expect([status, stderr]).toEqual([2, expect.stringContaining('there is no database')]);
});

it('the secret is made once, beside the database, for its owner alone', () => {
  const database = folder.path('secret.db');
  const made = openSecret(null, database);
  expect(made).toMatch(/^[\w-]{43}$/);
  expect(openSecret(null, database)).toBe(made);
  expect(statSync(`${database}.secret`).mode & 0o777).toBe(0o600);
  expect(openSecret(null, ':memory:')).not.toBe(openSecret(null, ':memory:'));
  expect(existsSync(':memory:.secret')).toBe(false);
  const given = folder.path('given');
  writeFileSync(given, `${made}\n`);
  expect(openSecret({ file: given }, database)).toBe(readFileSync(given, 'utf8').trim());
  writeFileSync(given, 'too short');
  expect(() => openSecret({ file: given }, database)).toThrow(ConfigFault);
  expect(() => openSecret({ file: folder.path('none') }, database)).toThrow(ConfigFault);
});

it('a start refuses secrets that are short or known, and says all that is wrong, at once', () => {
  const good = 'k7Rz0fWq9Lx2Vb5Nc8Md1Ha4Je6Tp3Ys';
  const faultsOf = (environment: Record<string, string>, needsBase = false): readonly string[] => {
    try {
      readConfig(environment, needsBase);
      return [];
    } catch (error) {
      return (error as ConfigFault).problems.map((one) => one.split(':')[0] ?? '');
    }
  };
  expect(faultsOf({ AUTH_SECRET: good })).toEqual([]);
  for (const secret of [
    '',
    'short',
    'x'.repeat(64),
    'change-me-change-me-change-me-0123456789',
    'better-auth-secret-12345678901234567890',
    'this-is-the-default-secret-0123456789ab',
  ])
    expect(faultsOf({ AUTH_SECRET: secret }), secret).toEqual(['AUTH_SECRET']);
  expect(faultsOf({ AUTH_SECRET: good, AUTH_SECRET_PREVIOUS: `${good}, short` })).toEqual([
    'AUTH_SECRET_PREVIOUS',
  ]);
  expect(faultsOf({ HOST: '0.0.0.0' }, true)).toEqual(['BASE_URL']);
  expect(faultsOf({ HOST: '0.0.0.0', BASE_URL: 'http://kelisim.example' }, true)).toEqual([
    'BASE_URL',
  ]);
  expect(faultsOf({ HOST: '0.0.0.0', BASE_URL: 'https://kelisim.example' }, true)).toEqual([]);
  const all = faultsOf({
    PORT: 'x',
    AUTH_SECRET: good,
    AUTH_SECRET_FILE: '/run/secret',
    OIDC_PROVIDERS: 'agency',
    OIDC_AGENCY_ISSUER: 'http://elsewhere.example',
  });
  expect([...all].sort()).toEqual([
    'AUTH_SECRET',
    'OIDC_AGENCY_CLIENT_ID',
    'OIDC_AGENCY_CLIENT_SECRET',
    'OIDC_AGENCY_ISSUER',
    'PORT',
  ]);
});

it('no secret is repeated by what a start says of it', () => {
  try {
    readConfig({ AUTH_SECRET: 'hunter2-hunter2' });
    expect.unreachable();
  } catch (error) {
    expect(String(error)).not.toContain('hunter2');
  }
});

it('providers are read from the environment', () => {
  const { auth } = readConfig({
    OIDC_PROVIDERS: 'agency',
    OIDC_AGENCY_ISSUER: 'https://id.example.kz',
    OIDC_AGENCY_CLIENT_ID: 'kelisim',
    OIDC_AGENCY_CLIENT_SECRET: 'secret',
    OIDC_AGENCY_NAME: 'Agency',
  });
  expect(auth.providers).toEqual([
    {
      id: 'agency',
      name: 'Agency',
      issuer: 'https://id.example.kz',
      clientId: 'kelisim',
      clientSecret: 'secret',
    },
  ]);
});

/** What accounts promise, on D1 inside workerd: the central things that test/auth holds on SQLite. */
import { SELF } from 'cloudflare:test';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { authLimits } from '../../src/auth/limits.ts';
import { openD1 } from '../contract/workers.ts';
import {
  type AuthWorld,
  authWorldOn,
  carrying,
  from,
  later,
  opened,
  password,
  refused,
  settle,
  signIn,
  tokenOf,
} from './accounts.ts';
import { appCode, secretOf } from './app.ts';

let world: AuthWorld;

beforeEach(async () => {
  world = authWorldOn(await openD1());
});

afterEach(() => {
  vi.useRealTimers();
  expect(world.faults).toEqual([]);
});

it('an invitation opens an account once, and a session holds until it is ended', async () => {
  const { auth } = world;
  const { url } = await auth.invite({ person: 'dina', email: 'dina@example.kz', locale: 'kk' });
  const taken = { token: tokenOf(url), password };
  const tries = Array.from({ length: 4 }, () => auth.accept(taken, from));
  const settled = await Promise.allSettled(tries);
  expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const headers = carrying(opened(await signIn(world, 'dina')));
  expect(await auth.session(headers)).toMatchObject({ person: 'dina' });
  await auth.endSessions('dina');
  expect(await auth.session(headers)).toBeNull();
});

it('a session idles and ends, and is renewed by the password', async () => {
  const { auth } = world;
  const before = carrying(await settle(world, 'dina'));
  const after = carrying(await auth.prove(before, { password }));
  expect(await auth.session(before)).toBeNull();
  expect(await auth.session(after)).not.toBeNull();
  later(authLimits.idleMs);
  expect(await auth.session(after)).toBeNull();
});

it('tries at once are counted as tries in a row', async () => {
  await settle(world, 'dina');
  const tries = Array.from({ length: 20 }, () => signIn(world, 'dina', 'a wrong password'));
  const codes = (await Promise.allSettled(tries)).map((one) =>
    one.status === 'rejected' ? (one.reason as { code: string }).code : 'open',
  );
  expect(codes.filter((code) => code === 'not-accepted')).toHaveLength(10);
  expect(codes.filter((code) => code === 'too-many-tries')).toHaveLength(10);
});

it('an app and its backup codes are a second step', async () => {
  const { auth } = world;
  const headers = carrying(await settle(world, 'dina'));
  const { uri, backupCodes } = await auth.startCodes(headers, password);
  await auth.confirmCodes(headers, await appCode(secretOf(uri)));
  const challenge = async () => {
    const step = await signIn(world, 'dina');
    return step.step === 'second' ? step.challenge : '';
  };
  const first = {
    challenge: await challenge(),
    code: await appCode(secretOf(uri)),
    by: 'app',
  } as const;
  expect(await auth.session(carrying(await auth.secondStep(first, from)))).not.toBeNull();
  const [code = ''] = backupCodes;
  await auth.secondStep({ challenge: await challenge(), code, by: 'backup' }, from);
  await expect(
    auth.secondStep({ challenge: await challenge(), code, by: 'backup' }, from),
  ).rejects.toEqual(refused('not-accepted'));
});

it('a reset link ends every session', async () => {
  const { auth } = world;
  const headers = carrying(await settle(world, 'dina'));
  await auth.askReset('dina@example.kz', 'ru', from);
  const token = tokenOf(world.letters.at(-1)?.link ?? '');
  await auth.reset({ token, password: 'another long enough password' }, from);
  expect(await auth.session(headers)).toBeNull();
  opened(await signIn(world, 'dina', 'another long enough password'));
});

it('passwords are hashed at full cost there too', async () => {
  const costly = authWorldOn(await openD1(), { hashing: undefined });
  await settle(costly, 'dina');
  opened(await signIn(costly, 'dina'));
});

it('a Worker without a secret keeps no accounts', async () => {
  const { status } = await SELF.fetch('http://kelisim.test/api/auth/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'dina@example.kz', password }),
  });
  expect(status).toBe(404);
});

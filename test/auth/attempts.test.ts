import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { authLimits } from '../../src/auth/limits.ts';
import type { Run } from '../../src/store/run.ts';
import {
  type AuthWorld,
  from,
  later,
  opened,
  password,
  refused,
  settle,
  signIn,
} from './accounts.ts';
import { openAuthWorld } from './world.ts';

let world: AuthWorld;

beforeEach(() => {
  world = openAuthWorld();
});

afterEach(() => {
  vi.useRealTimers();
  world.close();
});

const tried = (person: string, network: string, shown = 'a wrong password') =>
  world.auth.signIn({ email: `${person}@example.kz`, password: shown }, { ...from, network });

/** How many were refused for each reason. */
async function reasons(tries: readonly Promise<unknown>[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const settled of await Promise.allSettled(tries)) {
    const code =
      settled.status === 'fulfilled' ? 'open' : (settled.reason as { code: string }).code;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

it('of fifty tries at once on one account ten are looked at, from however many networks', async () => {
  await settle(world, 'dina');
  const tries = Array.from({ length: 50 }, (_, n) => tried('dina', `203.0.113.${n}`));
  expect(await reasons(tries)).toEqual({ 'not-accepted': 10, 'too-many-tries': 40 });
  await expect(signIn(world, 'dina')).rejects.toEqual(refused('too-many-tries'));
  later(authLimits.tryWindowMs);
  opened(await signIn(world, 'dina'));
});

it('of fifty tries at once from one network thirty are looked at, on however many accounts', async () => {
  const tries = Array.from({ length: 50 }, (_, n) => tried(`person-${n}`, '2001:db8:1:2::/64'));
  expect(await reasons(tries)).toEqual({ 'not-accepted': 30, 'too-many-tries': 20 });
});

it('says after how many seconds there may be another try', async () => {
  for (let n = 0; n < 10; n += 1) await tried('dina', '203.0.113.9').catch(() => undefined);
  const fault = await tried('dina', '203.0.113.9').catch((error: unknown) => error);
  expect(fault).toMatchObject({ code: 'too-many-tries' });
  const { seconds } = fault as { seconds: number };
  expect(seconds).toBeGreaterThan(890);
  expect(seconds).toBeLessThanOrEqual(900);
});

it('a whole office behind one address may sign in: what succeeds is given back', async () => {
  await settle(world, 'dina');
  for (let n = 0; n < authLimits.triesPerNetwork + 5; n += 1) opened(await signIn(world, 'dina'));
});

it('links cannot be tried out, and resets not asked for without end', async () => {
  const { auth } = world;
  const guesses = Array.from({ length: 35 }, (_, n) =>
    auth.accept({ token: `guess-${n}`, password }, from),
  );
  expect(await reasons(guesses)).toEqual({ 'link-spent': 30, 'too-many-tries': 5 });
  const asked = Array.from({ length: 12 }, () => auth.askReset('dina@example.kz', 'kk', from));
  expect(await reasons(asked)).toEqual({ open: 10, 'too-many-tries': 2 });
});

it('no address and no account is readable in what is counted', async () => {
  await tried('dina', '203.0.113.77').catch(() => undefined);
  const kept = JSON.stringify(await world.rows('select * from auth_attempt'));
  expect(kept).not.toMatch(/dina|203\.0\.113/);
});

it('nobody is let in while tries cannot be counted', async () => {
  let isDown = false;
  const around =
    (run: Run): Run =>
    (queries) => {
      if (isDown && queries.some(({ sql }) => sql.includes('auth_attempt')))
        return Promise.reject(new Error('the disk is full'));
      return run(queries);
    };
  const frail = openAuthWorld({ around });
  await settle(frail, 'dina');
  const before = await frail.rows('select * from auth_session');
  isDown = true;
  await expect(signIn(frail, 'dina')).rejects.toThrow('the disk is full');
  await expect(frail.auth.askReset('dina@example.kz', 'kk', from)).rejects.toThrow();
  expect(await frail.rows('select * from auth_session')).toEqual(before);
  expect(frail.letters).toHaveLength(1);
  isDown = false;
  opened(await signIn(frail, 'dina'));
  frail.close();
});

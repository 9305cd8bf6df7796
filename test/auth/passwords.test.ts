import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { authLimits } from '../../src/auth/limits.ts';
import {
  type AuthWorld,
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
import { cheapHashing } from './hashing.ts';
import { openAuthWorld } from './world.ts';

let world: AuthWorld;

beforeEach(() => {
  world = openAuthWorld();
});

afterEach(() => {
  vi.useRealTimers();
  world.close();
  expect(world.faults).toEqual([]);
});

const invitation = { person: 'dina', email: 'Dina@Example.kz', locale: 'kk' } as const;
const askReset = (email = 'dina@example.kz') => world.auth.askReset(email, 'ru', from);
const lastToken = () => tokenOf(world.letters.at(-1)?.link ?? '');
const other = 'another long enough password';

it('an invitation sets a password, signs in, and is good once', async () => {
  const { auth } = world;
  const { url } = await auth.invite(invitation);
  expect(url).toMatch(/^https:\/\/kelisim\.example\/invitation#[\w-]{43}$/);
  expect(world.letters).toEqual([{ kind: 'invitation', to: 'dina@example.kz', link: url }]);
  expect(await auth.hasAccounts()).toBe(false);
  const taken = { token: tokenOf(url), password };
  const session = await auth.session(carrying(opened(await auth.accept(taken, from))));
  expect(session).toMatchObject({ person: 'dina' });
  expect(await auth.hasAccounts()).toBe(true);
  await expect(auth.accept(taken, from)).rejects.toEqual(refused('link-spent'));
  const again = await auth.session(carrying(opened(await signIn(world, 'dina'))));
  expect(again).toMatchObject({ person: 'dina' });
  expect(again?.id).not.toBe(session?.id);
});

it('many who show one invitation at once are one', async () => {
  const token = tokenOf((await world.auth.invite(invitation)).url);
  const tries = Array.from({ length: 8 }, () => world.auth.accept({ token, password }, from));
  const settled = await Promise.allSettled(tries);
  expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

it('an invitation is void after seven days, and when there is a newer one', async () => {
  const { auth } = world;
  const first = await auth.invite(invitation);
  const second = await auth.invite(invitation);
  const take = ({ url }: { url: string }) => auth.accept({ token: tokenOf(url), password }, from);
  await expect(take(first)).rejects.toEqual(refused('link-spent'));
  later(authLimits.invitationMs);
  await expect(take(second)).rejects.toEqual(refused('link-spent'));
});

it('an invited person has no way in but the invitation', async () => {
  const { auth } = world;
  const { url } = await auth.invite(invitation);
  await askReset();
  expect(world.letters).toHaveLength(1);
  await expect(signIn(world, 'dina')).rejects.toEqual(refused('not-accepted'));
  await expect(auth.reset({ token: tokenOf(url), password }, from)).rejects.toEqual(
    refused('link-spent'),
  );
  expect(await auth.hasAccounts()).toBe(false);
});

it('a reset link sets another password once, within half an hour, and ends every session', async () => {
  const { auth } = world;
  const before = await settle(world, 'dina');
  await askReset(' DINA@example.kz');
  expect(world.letters.at(-1)).toMatchObject({ kind: 'password-reset', to: 'dina@example.kz' });
  const token = lastToken();
  await expect(auth.accept({ token, password: other }, from)).rejects.toEqual(
    refused('link-spent'),
  );
  await auth.reset({ token, password: other }, from);
  expect(await auth.session(carrying(before))).toBeNull();
  await expect(auth.reset({ token, password }, from)).rejects.toEqual(refused('link-spent'));
  await expect(signIn(world, 'dina')).rejects.toEqual(refused('not-accepted'));
  opened(await signIn(world, 'dina', other));
  await askReset();
  const late = lastToken();
  later(authLimits.resetMs);
  await expect(auth.reset({ token: late, password }, from)).rejects.toEqual(refused('link-spent'));
});

it('whoever asks for a reset, the answer takes the same time and says the same', async () => {
  await settle(world, 'dina');
  const times: number[] = [];
  for (const email of ['dina@example.kz', 'nobody@example.kz', 'no address']) {
    const start = performance.now();
    expect(await askReset(email)).toBeUndefined();
    times.push(performance.now() - start);
  }
  expect(Math.min(...times)).toBeGreaterThan(authLimits.resetAnswerMs - 10);
  expect(world.letters.filter(({ kind }) => kind === 'password-reset')).toHaveLength(1);
});

it('an unknown address, a wrong password and a bar are refused alike', async () => {
  await settle(world, 'dina');
  const fault = refused('not-accepted');
  await expect(signIn(world, 'dina', 'wrong password')).rejects.toEqual(fault);
  await expect(signIn(world, 'nobody')).rejects.toEqual(fault);
  await expect(signIn(world, 'dina', '')).rejects.toEqual(fault);
  await expect(signIn(world, 'dina', 'x'.repeat(5000))).rejects.toEqual(fault);
  world.barred.add('dina');
  await expect(signIn(world, 'dina')).rejects.toEqual(fault);
});

it('a try costs one hash, whether anybody is called so or not', async () => {
  let hashes = 0;
  const counted =
    <T extends unknown[], R>(work: (...given: T) => R) =>
    (...given: T): R => {
      hashes += 1;
      return work(...given);
    };
  const { hash, verify } = cheapHashing;
  const counting = openAuthWorld({ hashing: { hash: counted(hash), verify: counted(verify) } });
  await settle(counting, 'dina');
  await counting.auth.invite({ person: 'yerlan', email: 'yerlan@example.kz', locale: 'kk' });
  for (const person of ['dina', 'yerlan', 'nobody']) {
    hashes = 0;
    await expect(signIn(counting, person, 'a wrong password')).rejects.toEqual(
      refused('not-accepted'),
    );
    expect(hashes, person).toBe(1);
  }
  counting.close();
});

it('a password has a least and a most length', async () => {
  const { auth } = world;
  const token = tokenOf((await auth.invite(invitation)).url);
  const take = (tried: string) => auth.accept({ token, password: tried }, from);
  await expect(take('x'.repeat(11))).rejects.toEqual(refused('password-length'));
  await expect(take('x'.repeat(129))).rejects.toEqual(refused('password-length'));
  opened(await take('x'.repeat(12)));
});

it('another password needs the one there is, and ends the other sessions', async () => {
  const { auth } = world;
  const here = carrying(await settle(world, 'dina'));
  const there = carrying(opened(await signIn(world, 'dina')));
  await expect(auth.changePassword(here, { current: other, password: other })).rejects.toEqual(
    refused('not-accepted'),
  );
  const renewed = await auth.changePassword(here, { current: password, password: other });
  expect(await auth.session(carrying(renewed))).toMatchObject({ person: 'dina' });
  expect(await auth.session(here)).toBeNull();
  expect(await auth.session(there)).toBeNull();
  opened(await signIn(world, 'dina', other));
});

it('an address that the directory has moved signs in its person, and no longer who had it', async () => {
  const owners = new Map([
    ['dina@example.kz', 'dina'],
    ['yerlan@example.kz', 'yerlan'],
  ]);
  const moving = openAuthWorld({ personOf: async (email) => owners.get(email) ?? null });
  await settle(moving, 'dina');
  await settle(moving, 'yerlan');
  const who = async (email: string) => {
    const step = await moving.auth.signIn({ email, password }, from);
    return (await moving.auth.session(carrying(opened(step))))?.person;
  };
  expect(await who('dina@example.kz')).toBe('dina');
  owners.delete('yerlan@example.kz');
  await expect(who('yerlan@example.kz')).rejects.toEqual(refused('not-accepted'));
  owners.set('dina@example.kz', 'yerlan').set('new@example.kz', 'dina');
  expect(await who('dina@example.kz')).toBe('yerlan');
  expect(await who('new@example.kz')).toBe('dina');
  await moving.auth.askReset('yerlan@example.kz', 'kk', from);
  expect(moving.letters).toHaveLength(2);
  await moving.auth.askReset('new@example.kz', 'kk', from);
  expect(moving.letters.at(-1)).toMatchObject({ kind: 'password-reset', to: 'new@example.kz' });
  moving.close();
});

it('an erased account leaves nothing to sign in with', async () => {
  const { auth } = world;
  const session = carrying(await settle(world, 'dina'));
  await askReset();
  await auth.eraseAccount('dina');
  expect(await auth.session(session)).toBeNull();
  await expect(signIn(world, 'dina')).rejects.toEqual(refused('not-accepted'));
  await expect(auth.reset({ token: lastToken(), password }, from)).rejects.toEqual(
    refused('link-spent'),
  );
  for (const table of ['user', 'session', 'account', 'ticket'])
    expect(await world.rows(`select * from auth_${table}`)).toEqual([]);
});

it('a persona of a demonstration signs in by a click, and nowhere else anybody', async () => {
  await expect(world.auth.openDemo('dina', from)).rejects.toEqual(refused('unknown'));
  const demo = openAuthWorld({ demo: true, base: 'http://localhost:8787' });
  const cookies = await demo.auth.openDemo('dina', from);
  expect(await demo.auth.session(carrying(cookies))).toMatchObject({ person: 'dina' });
  demo.close();
});

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { authLimits } from '../../src/auth/limits.ts';
import type { Cookies } from '../../src/service/auth.ts';
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
} from './accounts.ts';
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

const holds = async (cookies: Cookies) => (await world.auth.session(carrying(cookies))) !== null;

it('the cookie of https has the prefix, cannot be read by scripts, and bears 256 random bits', async () => {
  const cookies = await settle(world, 'dina');
  expect(cookies.cookies).toHaveLength(1);
  const [value, ...attributes] = cookies.cookies[0]?.split('; ') ?? [];
  expect(value).toMatch(/^__Host-kelisim=[\w-]{43}\./);
  expect(attributes.sort()).toEqual([
    'HttpOnly',
    'Max-Age=43200',
    'Path=/',
    'SameSite=Lax',
    'Secure',
  ]);
  const renewed = await world.auth.prove(carrying(cookies), { password });
  expect(renewed.cookies[0]?.split('; ').slice(1).sort()).toEqual(attributes.sort());
  expect(world.auth.forgetCookie().cookies[0]).toMatch(/^__Host-kelisim=; Max-Age=0; .*Secure/);
});

it('plain http has no prefix and no Secure, which browsers would refuse there', async () => {
  const local = openAuthWorld({ base: 'http://localhost:8787' });
  const cookies = await settle(local, 'dina');
  expect(cookies.cookies[0]).toMatch(/^kelisim=[\w-]{43}\..*; HttpOnly/);
  expect(cookies.cookies[0]).not.toContain('Secure');
  expect(await local.auth.session(carrying(cookies))).toMatchObject({ person: 'dina' });
  local.close();
});

it('a cookie that was not signed here, or was changed, is none', async () => {
  const cookies = await settle(world, 'dina');
  const value = decodeURIComponent(cookies.cookies[0]?.split(';')[0]?.split('=')[1] ?? '');
  const token = value.split('.')[0] ?? '';
  const sent = (text: string) =>
    world.auth.session(new Headers({ cookie: `__Host-kelisim=${text}` }));
  expect(await sent(encodeURIComponent(value))).not.toBeNull();
  const stranger = openAuthWorld({ base: 'https://other.example' });
  const elsewhere = (await settle(stranger, 'dina')).cookies[0]?.split(';')[0] ?? '';
  expect(await world.auth.session(new Headers({ cookie: elsewhere }))).toBeNull();
  stranger.close();
  for (const text of [
    token,
    `${token}.`,
    `${token}.AAAA`,
    `${token}.%`,
    `x${value}`,
    '%E0%A4%A',
    '',
  ])
    expect(await sent(text)).toBeNull();
  expect(await world.auth.session(new Headers())).toBeNull();
});

it('a session ends twelve hours after it was opened, however busy', async () => {
  const cookies = await settle(world, 'dina');
  for (let hours = 0; hours < 11; hours += 3) {
    later(3 * 3_600_000 - 60_000);
    expect(await holds(cookies)).toBe(true);
  }
  later(10 * 60_000);
  expect(await holds(cookies)).toBe(false);
});

it('a session idles eight hours, half an hour for who signs, counted from its last use', async () => {
  world.signatories.add('yerlan');
  const [dina, yerlan] = [await settle(world, 'dina'), await settle(world, 'yerlan')];
  later(authLimits.signatoryIdleMs - 1000);
  expect([await holds(dina), await holds(yerlan)]).toEqual([true, true]);
  later(authLimits.signatoryIdleMs - 1000);
  expect(await holds(yerlan)).toBe(true);
  later(authLimits.signatoryIdleMs);
  expect([await holds(dina), await holds(yerlan)]).toEqual([true, false]);
  later(authLimits.idleMs);
  expect(await holds(dina)).toBe(false);
});

it('an appointment to sign and a bar count for the sessions there are, from their next use', async () => {
  const [dina, yerlan] = [await settle(world, 'dina'), await settle(world, 'yerlan')];
  world.signatories.add('dina');
  world.barred.add('yerlan');
  later(authLimits.signatoryIdleMs);
  expect([await holds(dina), await holds(yerlan)]).toEqual([false, false]);
  expect(await world.rows('select * from auth_session')).toEqual([]);
});

it('a password shown again renews the cookie, the proof and nothing else', async () => {
  const { auth } = world;
  const before = await settle(world, 'dina');
  const first = await auth.session(carrying(before));
  later(3_600_000);
  const after = await auth.prove(carrying(before), { password });
  const second = await auth.session(carrying(after));
  expect(second).toEqual({ ...first, provenAt: second?.provenAt });
  expect(Date.parse(second?.provenAt ?? '')).toBeGreaterThan(Date.parse(first?.provenAt ?? ''));
  expect(await holds(before)).toBe(false);
  later(authLimits.sessionMs - 3_600_000);
  expect(await holds(after)).toBe(false);
});

it('after five wrong tries to prove it, a session ends', async () => {
  const headers = carrying(await settle(world, 'dina'));
  const prove = (tried: string) => world.auth.prove(headers, { password: tried });
  for (let tries = 0; tries < authLimits.wrongTriesMax; tries += 1)
    await expect(prove('wrong')).rejects.toEqual(refused('not-accepted'));
  await expect(prove(password)).rejects.toEqual(refused('not-accepted'));
  expect(await world.auth.session(headers)).toBeNull();
});

it('the list of sessions says where each was opened, and one or all can be ended', async () => {
  const { auth } = world;
  const first = await settle(world, 'dina');
  const second = opened(
    await auth.signIn({ email: 'dina@example.kz', password }, { ...from, device: 'Phone' }),
  );
  const third = opened(await signIn(world, 'dina'));
  const stranger = await settle(world, 'yerlan');
  const list = await auth.sessions('dina');
  expect(list.map(({ device }) => device).sort()).toEqual([
    'Phone',
    'Test browser',
    'Test browser',
  ]);
  expect(JSON.stringify(list)).not.toContain(first.cookies[0]?.slice(15, 40));
  const phone = list.find(({ device }) => device === 'Phone')?.id ?? '';
  await expect(auth.endSession('yerlan', phone)).rejects.toEqual(refused('unknown'));
  await auth.endSession('dina', phone);
  expect([await holds(first), await holds(second), await holds(third)]).toEqual([
    true,
    false,
    true,
  ]);
  await auth.endSessions('dina');
  expect([await holds(first), await holds(third), await holds(stranger)]).toEqual([
    false,
    false,
    true,
  ]);
  expect(await auth.sessions('dina')).toEqual([]);
});

it('a session that is over is not in the list', async () => {
  await settle(world, 'dina');
  later(authLimits.idleMs);
  expect(await world.auth.sessions('dina')).toEqual([]);
});

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { authLimits } from '../../src/auth/limits.ts';
import type { Session } from '../../src/service/auth.ts';
import { type AuthWorld, carrying, from, later, refused, settle } from './accounts.ts';
import { type Authenticator, createAuthenticator } from './authenticator.ts';
import { openAuthWorld } from './world.ts';

const origin = 'https://kelisim.example';
let world: AuthWorld;
let key: Authenticator;

beforeEach(() => {
  world = openAuthWorld();
  key = createAuthenticator(origin);
});

afterEach(() => {
  vi.useRealTimers();
  world.close();
  expect(world.faults).toEqual([]);
});

/** Somebody signed in who has this key. */
async function settleWithKey(person = 'dina', made = key) {
  const headers = carrying(await settle(world, person));
  const response = await made.create(await world.auth.offerPasskey(person));
  const passkey = await world.auth.addPasskey(person, 'Key', response);
  const session = (await world.auth.session(headers)) as Session;
  return { headers, session, passkey };
}

const ask = () => world.auth.askPasskey(null);
const signInBy = async (response: Promise<unknown>) =>
  world.auth.session(carrying(await world.auth.signInByPasskey(await response, from)));

it('a key is made once for a challenge, listed, and signs in whose it is', async () => {
  const { auth } = world;
  const headers = carrying(await settle(world, 'dina'));
  const options = await auth.offerPasskey('dina');
  expect(options).toMatchObject({
    rp: { id: 'kelisim.example' },
    user: { name: 'dina@example.kz' },
    authenticatorSelection: { userVerification: 'required' },
  });
  const response = await key.create(options);
  await expect(auth.addPasskey('yerlan', 'Key', response)).rejects.toEqual(refused('not-accepted'));
  await expect(auth.addPasskey('dina', 'Key', response)).rejects.toEqual(refused('not-accepted'));
  const again = await key.create(await auth.offerPasskey('dina'));
  expect(await auth.addPasskey('dina', 'Key', again)).toMatchObject({ label: 'Key', usedAt: null });
  expect(await signInBy(key.show(await ask()))).toMatchObject({ person: 'dina' });
  const [listed] = await auth.passkeys('dina');
  expect(listed?.usedAt).not.toBeNull();
  expect(await auth.session(headers)).not.toBeNull();
});

it('an answer signs in once, for its own challenge, within five minutes', async () => {
  await settleWithKey();
  const response = await key.show(await ask());
  await signInBy(Promise.resolve(response));
  const fault = refused('not-accepted');
  await expect(signInBy(Promise.resolve(response))).rejects.toEqual(fault);
  await expect(signInBy(key.show({ challenge: 'bWFkZSB1cA' }))).rejects.toEqual(fault);
  const late = await ask();
  later(authLimits.passkeyMs);
  await expect(signInBy(key.show(late))).rejects.toEqual(fault);
});

it('a key that is locked, of another site, copied or unknown lets nobody in', async () => {
  await settleWithKey();
  const fault = refused('not-accepted');
  await expect(signInBy(key.show(await ask(), { unlocked: false }))).rejects.toEqual(fault);
  const elsewhere = { origin: 'https://kelisim.example.evil' };
  await expect(signInBy(key.show(await ask(), elsewhere))).rejects.toEqual(fault);
  await signInBy(key.show(await ask(), { count: 9 }));
  await expect(signInBy(key.show(await ask(), { count: 9 }))).rejects.toEqual(fault);
  const stranger = createAuthenticator(origin);
  await stranger.create({ challenge: 'AA' });
  await expect(signInBy(stranger.show(await ask()))).rejects.toEqual(fault);
  for (const odd of [null, {}, { id: 1 }, 'key'])
    await expect(world.auth.signInByPasskey(odd, from)).rejects.toEqual(fault);
});

it('a key shown again proves its own session, and no other', async () => {
  const { auth } = world;
  const { headers, session } = await settleWithKey();
  const options = await auth.askPasskey(session);
  expect(options.allowCredentials).toHaveLength(1);
  const renewed = await auth.proveByPasskey(headers, await key.show(options));
  const after = await auth.session(carrying(renewed));
  expect(after?.id).toBe(session.id);
  expect(await auth.session(headers)).toBeNull();
  const other = createAuthenticator(origin);
  const theirs = await settleWithKey('yerlan', other);
  const fault = refused('not-accepted');
  const asked = await auth.askPasskey(theirs.session);
  await expect(auth.proveByPasskey(theirs.headers, await key.show(asked))).rejects.toEqual(fault);
  const anybodys = await other.show(await ask());
  await expect(auth.proveByPasskey(theirs.headers, anybodys)).rejects.toEqual(fault);
  const forProof = await auth.askPasskey(theirs.session);
  await expect(signInBy(other.show(forProof))).rejects.toEqual(fault);
});

it('a key removed signs in nobody, and is removed by its person alone', async () => {
  const { auth } = world;
  const { passkey } = await settleWithKey();
  await expect(auth.dropPasskey('yerlan', passkey.id)).rejects.toEqual(refused('unknown'));
  await auth.dropPasskey('dina', passkey.id);
  expect(await auth.passkeys('dina')).toEqual([]);
  await expect(signInBy(key.show(await ask()))).rejects.toEqual(refused('not-accepted'));
});

it('whoever is barred is let in by no key', async () => {
  await settleWithKey();
  world.barred.add('dina');
  await expect(signInBy(key.show(await ask()))).rejects.toEqual(refused('not-accepted'));
});

import { CompiledQuery } from 'kysely';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { authLimits } from '../../src/auth/limits.ts';
import {
  type AuthWorld,
  authWorldOn,
  carrying,
  from,
  later,
  password,
  refused,
  settle,
  signIn,
  tokenOf,
} from './accounts.ts';
import { appCode, secretOf } from './app.ts';
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

/** Somebody whose app is in force. */
async function settleWithApp(person = 'dina') {
  const headers = carrying(await settle(world, person));
  const { uri, backupCodes } = await world.auth.startCodes(headers, password);
  const secret = secretOf(uri);
  const session = carrying(await world.auth.confirmCodes(headers, await appCode(secret)));
  return { secret, backupCodes, session, before: headers };
}

async function challengeOf(person = 'dina'): Promise<string> {
  const step = await signIn(world, person);
  if (step.step !== 'second') throw new Error('no second step was asked for');
  return step.challenge;
}

const second = (challenge: string, code: string, by: 'app' | 'backup' = 'app') =>
  world.auth.secondStep({ challenge, code, by }, from);

it('an app is in force from its first code on, and asked for at every sign-in', async () => {
  const { auth } = world;
  const headers = carrying(await settle(world, 'dina'));
  await expect(auth.startCodes(headers, 'a wrong password')).rejects.toEqual(
    refused('not-accepted'),
  );
  const { uri, backupCodes } = await auth.startCodes(headers, password);
  expect(uri).toMatch(/^otpauth:\/\/totp\/Kelisim:dina%40example\.kz\?secret=/);
  expect(new Set(backupCodes).size).toBe(10);
  expect(await auth.codesOf('dina')).toEqual({ inForce: false, since: null, backupCodes: 0 });
  expect(await signIn(world, 'dina')).toMatchObject({ step: 'open' });
  await expect(auth.confirmCodes(headers, '000000')).rejects.toEqual(refused('not-accepted'));
  const code = await appCode(secretOf(uri));
  await expect(auth.prove(headers, { code })).rejects.toEqual(refused('not-accepted'));
  const renewed = await auth.confirmCodes(headers, code);
  expect(await auth.session(headers)).toBeNull();
  const inForce = { inForce: true, since: expect.stringMatching(/^\d{4}-.*Z$/), backupCodes: 10 };
  expect(await auth.codesOf('dina')).toEqual(inForce);
  await world.run([CompiledQuery.raw('update auth_two_factor set confirmed_at = null')]);
  expect(await auth.codesOf('dina')).toMatchObject({ inForce: true, since: null });
  expect(await auth.session(carrying(renewed))).toMatchObject({ person: 'dina' });
  const challenge = await challengeOf();
  expect(await world.rows('select * from auth_session')).toHaveLength(2);
  const session = await auth.session(carrying(await second(challenge, code)));
  expect(session).toMatchObject({ person: 'dina' });
});

it('a new secret ends no session and no app, as long as the one before is known', async () => {
  const [old, next, last] = ['old', 'next', 'last'].map(
    (one) => `${one} secret of tests, long enough`,
  );
  const at = (...secrets: readonly (string | undefined)[]) =>
    authWorldOn(world, { secrets: secrets as [string, ...string[]] });
  world = at(old);
  const dina = await settleWithApp('dina');
  world = at(next, old);
  expect(await world.auth.session(dina.session)).toMatchObject({ person: 'dina' });
  const proven = await world.auth.prove(dina.session, { code: await appCode(dina.secret) });
  expect(await world.auth.session(carrying(proven))).toMatchObject({ person: 'dina' });
  const aset = await settleWithApp('aset');
  world = at(last, next, old);
  for (const { secret } of [dina, aset]) {
    const person = secret === dina.secret ? 'dina' : 'aset';
    const opened = await second(await challengeOf(person), await appCode(secret));
    expect(await world.auth.session(carrying(opened))).toMatchObject({ person });
  }
  world = at(last);
  expect(await world.auth.session(aset.session)).toBeNull();
});

it('two tabs sign in at once, each with its own second step', async () => {
  const { secret } = await settleWithApp();
  const other = await settleWithApp('yerlan');
  const [first, third] = [await challengeOf(), await challengeOf('yerlan')];
  const again = await challengeOf();
  const code = await appCode(secret);
  const opened = await Promise.all([
    second(again, code),
    second(third, await appCode(other.secret)),
    second(first, code),
  ]);
  const people = await Promise.all(opened.map((one) => world.auth.session(carrying(one))));
  expect(people.map((one) => one?.person)).toEqual(['dina', 'yerlan', 'dina']);
});

it('a challenge dies after five wrong codes, and the account is not shut by that', async () => {
  const { secret } = await settleWithApp();
  const challenge = await challengeOf();
  for (let n = 0; n < authLimits.wrongTriesMax; n += 1)
    await expect(second(challenge, '000000')).rejects.toEqual(refused('not-accepted'));
  await expect(second(challenge, await appCode(secret))).rejects.toEqual(refused('not-accepted'));
  await second(await challengeOf(), await appCode(secret));
});

it('of many codes tried on one challenge at once five are looked at', async () => {
  await settleWithApp();
  const challenge = await challengeOf();
  const wrong = Array.from({ length: 20 }, () => second(challenge, '000000'));
  for (const settled of await Promise.allSettled(wrong)) expect(settled.status).toBe('rejected');
  const [row] = await world.rows('select failed_verification_count as wrong from auth_two_factor');
  expect(Number(row?.wrong)).toBeLessThanOrEqual(authLimits.wrongTriesMax);
});

it('ten wrong codes on however many challenges shut the account for a quarter of an hour', async () => {
  const { secret } = await settleWithApp();
  for (let n = 0; n < 2; n += 1) {
    const challenge = await challengeOf();
    for (let tries = 0; tries < authLimits.wrongTriesMax; tries += 1)
      await second(challenge, '000000').catch(() => undefined);
  }
  const right = async () => second(await challengeOf(), await appCode(secret));
  await expect(right()).rejects.toEqual(refused('not-accepted'));
  later(authLimits.tryWindowMs + 1000);
  await right();
});

it('a challenge is good once and for ten minutes', async () => {
  const { secret } = await settleWithApp();
  const challenge = await challengeOf();
  await second(challenge, await appCode(secret));
  await expect(second(challenge, await appCode(secret))).rejects.toEqual(refused('not-accepted'));
  const late = await challengeOf();
  later(authLimits.secondStepMs);
  await expect(second(late, await appCode(secret))).rejects.toEqual(refused('not-accepted'));
  await expect(second('made up', await appCode(secret))).rejects.toEqual(refused('not-accepted'));
});

it('a backup code signs in once', async () => {
  const { backupCodes } = await settleWithApp();
  const [code = '', next = ''] = backupCodes;
  const challenges = [await challengeOf(), await challengeOf(), await challengeOf()];
  const tries = challenges.map((challenge) => second(challenge, code, 'backup'));
  const settled = await Promise.allSettled(tries);
  expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await expect(second(await challengeOf(), code, 'backup')).rejects.toEqual(
    refused('not-accepted'),
  );
  await second(await challengeOf(), next, 'backup');
});

it('new backup codes void the old ones', async () => {
  const { backupCodes, session } = await settleWithApp();
  const renewed = await world.auth.renewBackupCodes(session, password);
  await expect(second(await challengeOf(), backupCodes[0] ?? '', 'backup')).rejects.toEqual(
    refused('not-accepted'),
  );
  await second(await challengeOf(), renewed[0] ?? '', 'backup');
});

it('a code proves a session, and five wrong ones end it', async () => {
  const { secret, session } = await settleWithApp();
  const renewed = carrying(await world.auth.prove(session, { code: await appCode(secret) }));
  expect(await world.auth.session(session)).toBeNull();
  for (let n = 0; n <= authLimits.wrongTriesMax; n += 1)
    await expect(world.auth.prove(renewed, { code: '000000' })).rejects.toEqual(
      refused('not-accepted'),
    );
  expect(await world.auth.session(renewed)).toBeNull();
});

it('the app ends by the password, and there is one at a time', async () => {
  const { auth } = world;
  const { session } = await settleWithApp();
  await expect(auth.startCodes(session, password)).rejects.toEqual(refused('wrong-factor'));
  await expect(auth.endCodes(session, 'a wrong password')).rejects.toEqual(refused('not-accepted'));
  const ended = await auth.endCodes(session, password);
  expect(await auth.session(carrying(ended))).toMatchObject({ person: 'dina' });
  expect(await signIn(world, 'dina')).toMatchObject({ step: 'open' });
  await expect(auth.renewBackupCodes(carrying(ended), password)).rejects.toEqual(
    refused('wrong-factor'),
  );
});

it('a password that is set by a link takes the second step all the same', async () => {
  await settleWithApp();
  const { auth } = world;
  const { url } = await auth.invite({ person: 'dina', email: 'dina@example.kz', locale: 'ru' });
  expect(await auth.accept({ token: tokenOf(url), password }, from)).toMatchObject({
    step: 'second',
  });
});

it('neither secret nor backup codes lie in the database as they are', async () => {
  const { secret, backupCodes } = await settleWithApp();
  const kept = JSON.stringify(await world.rows('select * from auth_two_factor'));
  for (const plain of [secret, ...backupCodes]) expect(kept).not.toContain(plain);
});

/** What the ledger of access holds of accounts: each act once, and none that came to nothing. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { recordAuth } from '../../src/service/access-auth.ts';
import { createAccessLog } from '../../src/service/access-log.ts';
import type { Auth } from '../../src/service/auth.ts';
import { sqlStore } from '../../src/store/sql-store.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { appointed } from '../appointed.ts';
import {
  type AuthWorld,
  authWorldOn,
  carrying,
  from,
  password,
  refused,
  settle,
  signIn,
  tokenOf,
} from './accounts.ts';
import { appCode, secretOf } from './app.ts';

let world: AuthWorld;
let auth: Auth;
let kinds: () => Promise<readonly string[]>;
beforeEach(() => {
  const plain = authWorldOn(openSqlite(':memory:', 'schema/migrations'), { demo: true });
  const store = sqlStore(plain.run);
  let ids = 0;
  const clock = { now: () => '2026-11-22T18:00:00.000Z' };
  const log = createAccessLog({
    store,
    clock,
    ids: { draft: () => 'none', block: () => 'none', secret: () => `id${++ids}` },
  });
  auth = recordAuth(plain.auth, { log, store, clock });
  world = { ...plain, auth };
  kinds = async () =>
    (await log.accessLog({ person: 'dina', limit: 100 })).toReversed().map((one) => {
      expect(one.by.person).toBe('dina');
      return 'how' in one ? `${one.type} by ${one.how}` : one.type;
    });
});
afterEach(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

const taken = ['invitationTaken', 'signedIn by link'];

it('sends a letter for a browser that was never seen, and none for its next version', async () => {
  const store = sqlStore(world.run);
  const finance = { kk: 'a', ru: 'b', en: 'c' };
  await store.saveDirectory(
    [{ id: 'finance', kind: 'ministry', names: finance, short: finance }],
    [{ ...appointed('dina', 'finance', 'reviewer'), email: 'dina@example.kz' }],
  );
  await settle(world, 'dina');
  const tried = { email: 'dina@example.kz', password };
  await auth.signIn(tried, from);
  await auth.signIn(tried, { ...from, device: 'Test browser' });
  expect(await store.outbox.list(undefined, 10)).toEqual([]);
  await auth.signIn(tried, { ...from, device: 'Another browser' });
  await auth.signIn(tried, { ...from, device: 'Another browser' });
  const letters = await store.outbox.list(undefined, 10);
  expect(letters.map(({ kind, address }) => [kind, address])).toEqual([
    ['new-sign-in', 'dina@example.kz'],
  ]);
});

it('records a reset for the person whose link it was', async () => {
  await settle(world, 'dina');
  await auth.askReset('dina@example.kz', 'kk', from);
  const token = tokenOf(world.letters.at(-1)?.link ?? '');
  expect(await auth.reset({ token, password: `${password} anew` }, from)).toEqual({
    person: 'dina',
  });
  const again = auth.reset({ token, password: `${password} again` }, from);
  await expect(again).rejects.toEqual(refused('link-spent'));
  expect(await kinds()).toEqual([...taken, 'passwordReset']);
});

it('records both steps of a sign-in as one, by the code', async () => {
  const first = await settle(world, 'dina');
  const { uri } = await auth.startCodes(carrying(first), password);
  await auth.confirmCodes(carrying(first), await appCode(secretOf(uri)));
  const step = await signIn(world, 'dina');
  if (step.step !== 'second') return expect.fail('a second step is asked for');
  expect(await kinds()).toEqual([...taken, 'factorsChanged']);
  const code = await appCode(secretOf(uri));
  await auth.secondStep({ challenge: step.challenge, code, by: 'app' }, from);
  expect(await kinds()).toEqual([...taken, 'factorsChanged', 'signedIn by code']);
});

it('records a change of password, a proof and the end of sessions, each when it was done', async () => {
  const first = await settle(world, 'dina');
  const wrong = { current: 'not mine', password: `${password} anew` };
  await expect(auth.changePassword(carrying(first), wrong)).rejects.toEqual(
    refused('not-accepted'),
  );
  expect(await kinds()).toEqual(taken);
  const second = await auth.changePassword(carrying(first), { ...wrong, current: password });
  await auth.prove(carrying(second), { password: `${password} anew` });
  await auth.endSessions('dina');
  expect(await kinds()).toEqual([
    ...taken,
    'passwordChanged',
    'steppedUp by password',
    'sessionsEnded',
  ]);
});

it('records a persona of the demonstration, and nothing where nobody was let in', async () => {
  await auth.openDemo('dina', from);
  expect(await kinds()).toEqual(['signedIn by demo']);
  await expect(signIn(world, 'nobody')).rejects.toEqual(refused('not-accepted'));
  await auth.openDemo('erlan', from);
  expect(await kinds()).toEqual(['signedIn by demo']);
});

/** Random bodies for every operation of signing in: a success or a problem, never a fault. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mutate } from '../http/odd.ts';
import { cast, createWorld, type Json, operationsOf } from '../http/world.ts';
import { password } from './accounts.ts';

const response = {
  id: 'AAAA',
  rawId: 'AAAA',
  type: 'public-key',
  clientExtensionResults: {},
  response: {
    clientDataJSON: 'e30',
    attestationObject: 'oA',
    authenticatorData: 'AA',
    signature: 'AA',
  },
};

const valid: Readonly<Record<string, Json>> = {
  'sign-in': { email: 'a@example.kz', password },
  'second-step': { challenge: 'a.b', code: '000000', by: 'app' },
  invitation: { token: 'x', password },
  forgotten: { email: 'nobody@example.kz', lang: 'ru' },
  reset: { token: 'x', password },
  'passkey/options': {},
  passkey: { response },
  'providers/{provider}': { next: '/drafts?a=1' },
  demo: { person: cast.drafter },
  'sign-out': {},
  'proof/options': {},
  proof: { passkey: response },
  password: { current: password, password },
  app: { password },
  'app/confirmation': { code: '000000' },
  'app/end': { password },
  'app/backup-codes': { password },
  'passkeys/options': {},
  passkeys: { label: 'key', response },
};

const route = (name: string) => `/api/auth/${name}`;

it('every operation that writes is tried', async () => {
  const world = await createWorld();
  const writing = operationsOf(world.app).filter(
    (one) => one.method === 'post' && one['x-authz'].startsWith('session:'),
  );
  expect(writing.map(({ path }) => path).sort()).toEqual(Object.keys(valid).map(route).sort());
  world.close();
});

// Asking for a link takes its time, whoever asks: a few are enough.
const runsOf = (name: string): number => (name === 'forgotten' ? 3 : 500);

it.each(Object.keys(valid))('%s', async (name) => {
  const world = await createWorld();
  const open = await world.ask('POST', '/api/auth/demo', { json: { person: cast.drafter } });
  const cookie = open.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const path = route(name).replace('{provider}', 'unknown');
  await fc.assert(
    fc.asyncProperty(mutate(valid[name]), async (json) => {
      const headers = { cookie, 'sec-fetch-site': 'same-origin' };
      const { status, text } = await world.ask('POST', path, { json, headers });
      expect(status, text).toBeLessThan(500);
    }),
    { numRuns: runsOf(name), interruptAfterTimeLimit: 500 },
  );
  expect(world.faults).toEqual([]);
  world.close();
});

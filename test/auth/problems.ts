/** How the problems of signing in are provoked. */
import { vi } from 'vitest';
import type { Case } from '../http/problem-case.ts';
import { cast, type World } from '../http/world.ts';
import { password } from './accounts.ts';

/** What a persona's browser sends. */
async function browserOf(world: World): Promise<Readonly<Record<string, string>>> {
  const { headers } = await world.ask('POST', '/api/auth/demo', { json: { person: cast.drafter } });
  const [cookie = ''] = headers.getSetCookie();
  return { cookie: cookie.split(';')[0] ?? '', 'sec-fetch-site': 'same-origin' };
}

export const authCases = {
  'not-accepted': {
    provoke: async (world) => () =>
      world.ask('POST', '/api/auth/sign-in', { json: { email: 'a@example.kz', password } }),
    detail: 'Something of what was shown is wrong. Which part, is not said.',
    members: {},
  },
  'link-spent': {
    provoke: async (world) => () =>
      world.ask('POST', '/api/auth/reset', { json: { token: 'made up', password } }),
    detail: 'This link was used already, or its time is over. Ask for another.',
    members: {},
  },
  'proof-needed': {
    provoke: async (world) => {
      const headers = await browserOf(world);
      return async () => {
        vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 16 * 60_000 });
        const answer = await world.ask('POST', '/api/auth/passkeys/options', { headers });
        vi.useRealTimers();
        return answer;
      };
    },
    detail: /^Show your password, a code of your app or your key again/,
    members: {},
  },
  'wrong-factor': {
    provoke: async (world) => {
      const headers = await browserOf(world);
      const json = { password };
      return () => world.ask('POST', '/api/auth/app/end', { headers, json });
    },
    detail: 'Where this would lead, your account is already, or it is not ready for it.',
    members: {},
  },
  'provider-down': {
    provoke: async (world) => async () => {
      const answer = await world.ask('POST', '/api/auth/providers/silent', { json: {} });
      // That it is down is told in the log too.
      world.faults.length = 0;
      return answer;
    },
    detail: 'The identity provider does not answer. Try again, or sign in another way.',
    members: {},
  },
} satisfies Readonly<Record<string, Case>>;

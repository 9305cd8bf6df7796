/** Accounts over any database, as a server has them: what is sent by mail is kept to be read. */
import { CompiledQuery } from 'kysely';
import { expect, vi } from 'vitest';
import { createAuth } from '../../src/auth/auth.ts';
import type { Hashing } from '../../src/auth/library.ts';
import { authLimits } from '../../src/auth/limits.ts';
import type { ProviderConfig } from '../../src/auth/providers.ts';
import type { Auth, AuthFaultCode, Cookies, From, Step } from '../../src/service/auth.ts';
import type { Row, Run } from '../../src/store/run.ts';
import { cheapHashing } from './hashing.ts';

export interface Letter {
  readonly kind: string;
  readonly to: string;
  readonly link: string;
}

export interface AuthWorld {
  readonly auth: Auth;
  readonly run: Run;
  readonly letters: Letter[];
  readonly faults: unknown[];
  /** Persons who may not sign in. */
  readonly barred: Set<string>;
  /** Persons whose sessions idle for a short time only. */
  readonly signatories: Set<string>;
  rows(sql: string): Promise<readonly Row[]>;
  readonly close: () => void;
}

export const password = 'correct horse battery staple';
export const from: From = { network: '198.51.100.7', device: 'Test browser' };

export interface WorldOptions {
  /** What signs; first one, then those of before. */
  readonly secrets?: readonly [string, ...string[]];
  readonly base?: string;
  readonly demo?: boolean;
  readonly providers?: readonly ProviderConfig[];
  /** How passwords are hashed; at little cost when left out, at full cost when undefined. */
  readonly hashing?: Hashing | undefined;
  /** Whose address it is, as a directory says. */
  readonly personOf?: (email: string) => Promise<string | null>;
  /** Stands between accounts and the database. */
  readonly around?: (run: Run) => Run;
}

export function authWorldOn(
  { run, close }: { readonly run: Run; readonly close: () => void },
  options: WorldOptions = {},
): AuthWorld {
  const {
    base = 'https://kelisim.example',
    demo = false,
    secrets: [secret, ...previous] = ['a secret of tests that is long enough, and no default'],
    providers = [],
    personOf,
    around = (one: Run) => one,
  } = options;
  const letters: Letter[] = [];
  const faults: unknown[] = [];
  const barred = new Set<string>();
  const signatories = new Set<string>();
  const auth = createAuth({
    run: around(run),
    base,
    secret,
    previous,
    demo,
    providers,
    ...(personOf && { personOf }),
    idleMsOf: async (person) => {
      if (barred.has(person)) return null;
      return signatories.has(person) ? authLimits.signatoryIdleMs : authLimits.idleMs;
    },
    deliver: async ({ kind, to, link }) => {
      letters.push({ kind, to, link });
    },
    hashing: 'hashing' in options ? options.hashing : cheapHashing,
    log: (fault) => faults.push(fault),
  });
  return {
    auth,
    run,
    letters,
    faults,
    barred,
    signatories,
    rows: async (sql) => (await run([CompiledQuery.raw(sql)]))[0] ?? [],
    close,
  };
}

/** The secret a link carries behind its `#`. */
export const tokenOf = (link: string): string => link.split('#')[1] ?? '';

/** Headers as a browser that keeps these cookies sends them. */
export const carrying = ({ cookies }: Cookies, more: readonly string[] = []): Headers =>
  new Headers({
    cookie: [...cookies.map((one) => one.split(';')[0] ?? ''), ...more].join('; '),
    'user-agent': from.device,
  });

/** The cookies of a step that signed in. @throws when a second one is asked for. */
export function opened(step: Step): Cookies {
  if (step.step !== 'open') throw new Error('a second step was asked for');
  return step;
}

/** Somebody who took an invitation up; the cookies of that. */
export async function settle({ auth }: AuthWorld, person: string): Promise<Cookies> {
  const email = `${person}@example.kz`;
  const { url } = await auth.invite({ person, email, locale: 'kk' });
  return opened(await auth.accept({ token: tokenOf(url), password }, from));
}

export const signIn = (world: AuthWorld, person: string, tried = password): Promise<Step> =>
  world.auth.signIn({ email: `${person}@example.kz`, password: tried }, from);

/** Moves the clock of the process on. */
export const later = (ms: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });

/** What a promise of accounts is rejected with. */
export const refused = (code: AuthFaultCode): unknown => expect.objectContaining({ code });

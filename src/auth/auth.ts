/** Accounts as one: everything behind the port, made once for a process or an isolate. */
import { type Auth, AuthFault } from '../service/auth.ts';
import type { Run } from '../store/run.ts';
import {
  accountByEmail,
  emailOf,
  eraseAccount,
  hasOpenAccount,
  isOpen,
  putAccount,
} from './accounts.ts';
import { countTriesIn } from './attempts.ts';
import { keepCodes } from './codes.ts';
import { sessionCookie } from './cookie.ts';
import { type Ground, openSessionOf } from './ground.ts';
import type { Library, LibraryOptions } from './library.ts';
import { keepPasskeys } from './passkeys.ts';
import { type Deliver, keepPasswords } from './passwords.ts';
import { keepProviders, type ProviderConfig } from './providers.ts';
import { keepSessions } from './sessions.ts';
import { createTickets } from './tickets.ts';

export interface AuthOptions extends Omit<LibraryOptions, 'cookie' | 'mayLink'> {
  readonly run: Run;
  readonly deliver: Deliver;
  readonly providers: readonly ProviderConfig[];
  /** Personas of a demonstration sign in by a click. */
  readonly demo: boolean;
  /** Whose address this is; whoever was invited at it when left out. */
  readonly personOf?: (email: string) => Promise<string | null>;
}

export function createAuth(options: AuthOptions): Auth {
  const { run, base, demo, deliver, log } = options;
  const cookie = sessionCookie(base, options.secret, options.previous);
  const sessions = keepSessions(run, cookie, options.idleMsOf);
  const tickets = createTickets(run);
  const { personOf = async (email) => (await accountByEmail(run, email))?.person ?? null } =
    options;
  const mayLink = async (person: string) =>
    (await options.idleMsOf(person)) !== null &&
    (await personOf((await emailOf(run, person)) ?? '')) === person &&
    ((await isOpen(run, person)) || (await tickets.withdraw('invitation', person)));
  const libraryOptions: LibraryOptions = { ...options, cookie, mayLink };
  let opened: Promise<Library> | null = null;
  const library = () => {
    opened ??= import('./library.ts').then(({ openLibrary }) => openLibrary(libraryOptions));
    return opened;
  };
  const ground: Ground = {
    run,
    base,
    cookie,
    sessions,
    tickets,
    countTries: countTriesIn(run),
    library,
    personOf,
    log,
  };
  return {
    session: sessions.session,
    sessions: sessions.sessions,
    endSession: sessions.endSession,
    endSessions: sessions.endSessions,
    forgetCookie: sessions.forgetCookie,
    ...keepPasswords(ground, deliver),
    ...keepCodes(ground),
    ...keepPasskeys(ground),
    ...keepProviders(ground, libraryOptions, options.providers),
    async openDemo(person, from) {
      if (!demo) throw new AuthFault('unknown');
      await putAccount(run, person, `${person}@demo.invalid`);
      return openSessionOf(ground, person, from);
    },
    hasAccounts: () => hasOpenAccount(run),
    eraseAccount: (person) => eraseAccount(run, person),
  };
}

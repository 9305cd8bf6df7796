/**
 * Accounts whose every opening, ending and failure is recorded: the port of accounts, wrapped. What is
 * opened is recorded before the browser learns of it, so nobody is signed in unrecorded.
 */
import type { PersonFact, SignInWay } from '../domain/access-log.ts';
import type { AccessLog } from './access-log.ts';
import { type Auth, AuthFault, type Cookies, type From, type Step } from './auth.ts';
import { writeSignInLetter } from './letters-sign-in.ts';
import { readMailAddress } from './mail-address.ts';
import type { Clock, Store } from './ports.ts';

interface RecordTools {
  readonly log: Pick<AccessLog, 'noteAccess' | 'noteFailedSignIn'>;
  readonly store: Pick<Store, 'personByEmail' | 'person' | 'access'>;
  readonly clock: Clock;
}

/** The same accounts, recorded. */
export const recordAuth = (auth: Auth, tools: RecordTools): Auth => ({
  ...auth,
  ...recordOpening(auth, tools),
  ...recordSessions(auth, tools.log),
  ...recordFactors(auth, tools.log),
});

type Opening = Pick<
  Auth,
  'signIn' | 'secondStep' | 'accept' | 'reset' | 'signInByPasskey' | 'finishProvider' | 'openDemo'
>;

function recordOpening(auth: Auth, tools: RecordTools): Opening {
  const note = createNoteOpened(auth, tools);
  const counting = createCounting(tools);
  return {
    async signIn(tried, from) {
      const step = await counting(auth.signIn(tried, from), from, tried.email);
      await note(step, from, signedIn('password'));
      return step;
    },
    async secondStep(tried, from) {
      const opened = await counting(auth.secondStep(tried, from), from);
      await note(opened, from, signedIn('code'));
      return opened;
    },
    async accept(taken, from) {
      const step = await counting(auth.accept(taken, from), from);
      await note(step, from, { type: 'invitationTaken' }, signedIn('link'));
      return step;
    },
    async reset(taken, from) {
      const done = await counting(auth.reset(taken, from), from);
      await tools.log.noteAccess(done.person, { type: 'passwordReset' }, from);
      return done;
    },
    async signInByPasskey(response, from) {
      const opened = await counting(auth.signInByPasskey(response, from), from);
      await note(opened, from, signedIn('passkey'));
      return opened;
    },
    async finishProvider(id, request, from) {
      const response = await auth.finishProvider(id, request, from);
      await note({ cookies: response.headers.getSetCookie() }, from, signedIn('provider'));
      return response;
    },
    async openDemo(person, from) {
      const opened = await auth.openDemo(person, from);
      await note(opened, from, signedIn('demo'));
      return opened;
    },
  };
}

const signedIn = (how: SignInWay): PersonFact => ({ type: 'signedIn', how });

/** Records facts for whose session was opened, with a letter where the browser is a new one; for a second step that is still asked for, nothing. */
function createNoteOpened(auth: Auth, { log, store, clock }: RecordTools) {
  return async (step: Cookies | Step, from: From | null, ...facts: readonly PersonFact[]) => {
    const cookies = 'cookies' in step ? step.cookies : [];
    const cookie = cookies.map((one) => one.split(';', 1)[0]).join('; ');
    const session = cookie === '' ? null : await auth.session(new Headers({ cookie }));
    if (!session) return;
    const { person } = session;
    const letter = from && (await writeSignInLetter(store, person, from.device, clock.now()));
    for (const fact of facts) {
      const letters = letter && fact.type === 'signedIn' ? [letter] : [];
      await log.noteAccess(person, fact, from, undefined, letters);
    }
  };
}

/** Counts a no to whoever tried, for the person who signs in with the address, if one was given. */
function createCounting({ log, store }: RecordTools) {
  return async <T>(work: Promise<T>, from: From, email = ''): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      if (!(error instanceof AuthFault) || !tries.has(error.code)) throw error;
      const person = await store.personByEmail(readMailAddress(email) ?? '');
      await log.noteFailedSignIn(person?.id ?? null, { ...from, device: '' });
      throw error;
    }
  };
}

/** Faults of somebody who tries; the others say nothing of who it was. */
const tries: ReadonlySet<string> = new Set(['not-accepted', 'link-spent', 'too-many-tries']);

type Kept = Pick<
  Auth,
  'endSession' | 'endSessions' | 'changePassword' | 'prove' | 'proveByPasskey'
>;

function recordSessions(auth: Auth, log: RecordTools['log']): Kept {
  const within = createWithin(auth, log);
  return {
    async endSession(person, id) {
      await auth.endSession(person, id);
      await log.noteAccess(person, { type: 'sessionEnded' }, null);
    },
    async endSessions(person) {
      await auth.endSessions(person);
      await log.noteAccess(person, { type: 'sessionsEnded' }, null);
    },
    changePassword: (headers, change) =>
      within(headers, { type: 'passwordChanged' }, () => auth.changePassword(headers, change)),
    prove: (headers, shown) =>
      within(headers, { type: 'steppedUp', how: 'code' in shown ? 'code' : 'password' }, () =>
        auth.prove(headers, shown),
      ),
    proveByPasskey: (headers, response) =>
      within(headers, { type: 'steppedUp', how: 'passkey' }, () =>
        auth.proveByPasskey(headers, response),
      ),
  };
}

type Factors = Pick<Auth, 'confirmCodes' | 'endCodes' | 'addPasskey' | 'dropPasskey'>;

const changed = { type: 'factorsChanged' } as const;

function recordFactors(auth: Auth, log: RecordTools['log']): Factors {
  const within = createWithin(auth, log);
  return {
    confirmCodes: (headers, code) =>
      within(headers, changed, () => auth.confirmCodes(headers, code)),
    endCodes: (headers, password) =>
      within(headers, changed, () => auth.endCodes(headers, password)),
    async addPasskey(person, label, response) {
      const passkey = await auth.addPasskey(person, label, response);
      await log.noteAccess(person, changed, null);
      return passkey;
    },
    async dropPasskey(person, id) {
      await auth.dropPasskey(person, id);
      await log.noteAccess(person, changed, null);
    },
  };
}

/** Does something within a session and records it for whose it is. */
function createWithin(auth: Auth, log: RecordTools['log']) {
  return async <T>(headers: Headers, fact: PersonFact, work: () => Promise<T>): Promise<T> => {
    const session = await auth.session(headers);
    const done = await work();
    if (session) await log.noteAccess(session.person, fact, null);
    return done;
  };
}

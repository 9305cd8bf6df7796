/**
 * What every part of accounts stands on: the database, the library, sessions, tickets and the counting
 * of tries; and how a call of the library becomes an answer of ours.
 */
import { AuthFault, type Cookies, type From, type Session } from '../service/auth.ts';
import type { Run } from '../store/run.ts';
import type { CountTries } from './attempts.ts';
import type { SessionCookie } from './cookie.ts';
import type { Library } from './library.ts';
import { authLimits } from './limits.ts';
import type { SessionKeeper } from './sessions.ts';
import type { Tickets } from './tickets.ts';

export interface Ground {
  readonly run: Run;
  /** The origin browsers see. */
  readonly base: string;
  readonly cookie: SessionCookie;
  readonly sessions: SessionKeeper;
  readonly tickets: Tickets;
  readonly countTries: CountTries;
  /** The library, loaded when it is first needed: it is large, and checking a session needs none of it. */
  readonly library: () => Promise<Library>;
  /** Whose address this is by the directory, which may have changed since they were invited. */
  readonly personOf: (email: string) => Promise<string | null>;
  readonly log: (fault: unknown) => void;
}

/** What the library is told of a request: nothing but its cookies and what the browser calls itself. */
export function narrowHeaders(headers: Headers): Headers {
  const kept = ['cookie', 'user-agent'].flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value] as [string, string]];
  });
  return new Headers(kept);
}

/** The answer of a call; what the library refuses is not accepted. *Throws* AuthFault not-accepted. */
export async function accepted<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    const { statusCode } = error as { readonly statusCode?: unknown };
    if (typeof statusCode === 'number' && statusCode < 500) throw new AuthFault('not-accepted');
    throw error;
  }
}

/** Opens a session without a proof: whoever calls this has one. *Throws* AuthFault not-accepted. */
export async function openSessionOf(ground: Ground, person: string, from: From): Promise<Cookies> {
  const { internalAdapter } = await (await ground.library()).$context;
  const session = await internalAdapter.createSession(person, false, { userAgent: from.device });
  return { cookies: [await ground.cookie.write(session.token)] };
}

/** What the library is told of a session: it knows cookies that the newest secret signed, and no others. */
async function sessionHeaders({ cookie }: Ground, headers: Headers): Promise<Headers> {
  const told = { cookie: await cookie.signAnew(headers) };
  return new Headers({ ...told, 'user-agent': headers.get('user-agent') ?? '' });
}

/**
 * Something is shown again in a session; `check` is given the session and the headers by which the
 * library knows it. After five wrong tries in a quarter of an hour the next is not
 * looked at, and the session ends. *Throws* AuthFault not-accepted.
 */
export async function proving<T>(
  ground: Ground,
  headers: Headers,
  check: (session: Session, own: Headers) => Promise<T>,
): Promise<{ readonly session: Session; readonly shown: T }> {
  const { sessions, countTries } = ground;
  const session = await sessions.requireSession(headers);
  const { wrongTriesMax: max, tryWindowMs: ms } = authLimits;
  const giveBack = await countTries([{ key: `proof:${session.id}`, max, ms }]).catch(
    async (error: unknown) => {
      if (!(error instanceof AuthFault)) throw error;
      await sessions.endSession(session.person, session.id);
      throw new AuthFault('not-accepted');
    },
  );
  const shown = await check(session, await sessionHeaders(ground, headers));
  await giveBack();
  return { session, shown };
}

/** One try of a network, which is not given back: for what nobody does often. */
export const countNetwork = (ground: Ground, what: string, { network }: From) =>
  ground.countTries([networkTry(what, network)]);

export const networkTry = (what: string, network: string) => ({
  key: `${what}:network:${network}`,
  max: authLimits.triesPerNetwork,
  ms: authLimits.tryWindowMs,
});

/**
 * Passwords: signing in by them, and the links by mail that set one. An account's life is invited, then
 * open: an invitation alone opens it, a reset link is for open accounts alone, and either link is good
 * once. Whether an address is known shows in no answer and in no time an answer takes.
 */
import type { Language } from '../domain/language.ts';
import { AuthFault, type Cookies, type From, type Passwords, type Step } from '../service/auth.ts';
import {
  accountByEmail,
  emailOf,
  hasCodes,
  moveAddress,
  putAccount,
  readEmail,
  setPassword,
} from './accounts.ts';
import { instant } from './clock.ts';
import { cookieOf } from './cookie.ts';
import { accepted, countNetwork, type Ground, networkTry, proving } from './ground.ts';
import { authLimits } from './limits.ts';
import { invitationPath, resetPath } from './paths.ts';
import type { TicketKind } from './tables.ts';

/** Sends a link to its person; it is kept where it cannot be delivered. Instants are ISO, UTC. */
export type Deliver = (letter: {
  readonly kind: 'invitation' | 'password-reset';
  readonly person: string;
  readonly to: string;
  readonly locale: Language;
  readonly link: string;
  readonly until: string;
}) => Promise<void>;

interface Tried {
  readonly email: string;
  readonly password: string;
}

export function keepPasswords(ground: Ground, deliver: Deliver): Passwords {
  const { run, base, sessions, tickets } = ground;
  return {
    async signIn(tried, from) {
      const giveBack = await ground.countTries([
        accountTry('sign-in', tried.email),
        networkTry('sign-in', from.network),
      ]);
      const email = await currentAddress(ground, readEmail(tried.email));
      const step = await signInNow(ground, { ...tried, email }, from);
      await giveBack();
      return step;
    },
    secondStep: (tried, from) => takeSecondStep(ground, tried, from),
    async invite({ person, email, locale }) {
      await putAccount(run, person, email);
      const ms = authLimits.invitationMs;
      const token = await tickets.issue('invitation', person, ms, 'alone');
      const url = `${base}${invitationPath}#${token}`;
      const to = readEmail(email);
      if (locale !== null)
        await deliver({ kind: 'invitation', person, to, locale, link: url, until: instant(ms) });
      return { url };
    },
    async accept(taken, from) {
      const person = await takeLink(ground, 'invitation', taken, from);
      const email = await emailOf(run, person);
      if (email === null) throw new AuthFault('link-spent');
      return signInNow(ground, { email, password: taken.password }, from);
    },
    async askReset(email, locale, from) {
      await ground.countTries([accountTry('reset', email), networkTry('reset', from.network)]);
      const work = sendReset(ground, deliver, email, locale).catch(ground.log);
      await Promise.all([work, delay(authLimits.resetAnswerMs)]);
    },
    async reset(taken, from) {
      return { person: await takeLink(ground, 'reset', taken, from) };
    },
    async changePassword(headers, { current, password }) {
      requireLength(password);
      const { session } = await proving(ground, headers, (_, own) =>
        checkPassword(ground, own, current),
      );
      const hash = await hashPassword(ground, password);
      await setPassword(run, session.person, hash, session.id);
      return { cookies: [await sessions.renew(session)] };
    },
    async prove(headers, shown) {
      const { session } = await proving(ground, headers, ({ person }, own) =>
        'password' in shown
          ? checkPassword(ground, own, shown.password)
          : checkCode(ground, own, person, shown.code),
      );
      return { cookies: [await sessions.renew(session)] };
    },
  };
}

const accountTry = (what: string, email: string) => ({
  key: `${what}:account:${readEmail(email)}`,
  max: authLimits.triesPerAccount,
  ms: authLimits.tryWindowMs,
});

const headersOf = ({ device }: From, cookie = ''): Headers =>
  new Headers({ 'user-agent': device, cookie });

/** No account has it: whoever tries with an address of nobody takes as long as anybody. */
const nobodysAddress = 'nobody@unknown.invalid';

/** The address by which the account is found whose person has this one by the directory now. */
async function currentAddress({ run, personOf }: Ground, email: string): Promise<string> {
  const person = await personOf(email);
  if (person === null) return nobodysAddress;
  await moveAddress(run, person, email);
  return email;
}

/** Signs in without counting. *Throws* AuthFault not-accepted. */
async function signInNow(ground: Ground, tried: Tried, from: From): Promise<Step> {
  const { api } = await ground.library();
  const body = { email: tried.email, password: tried.password };
  const call = api.signInEmail({ body, headers: headersOf(from), returnHeaders: true });
  const { headers, response } = await accepted(call);
  if (!('twoFactorRedirect' in response))
    return { step: 'open', ...sessionCookies(ground, headers) };
  const name = `${ground.cookie.name}.two_factor`;
  const set = headers.getSetCookie().find((cookie) => cookie.startsWith(`${name}=`));
  const challenge = cookieOf(new Headers({ cookie: set?.split(';')[0] ?? '' }), name);
  if (!challenge) throw new Error('a second step was asked for without a challenge');
  return { step: 'second', challenge };
}

/**
 * The challenge travels in the answer and back, not in a cookie, so that two tabs that sign in at once
 * do not take each other's; and a session the browser has already plays no part.
 */
async function takeSecondStep(
  ground: Ground,
  tried: Parameters<Passwords['secondStep']>[0],
  from: From,
): Promise<Cookies> {
  const giveBack = await countNetwork(ground, 'second-step', from);
  const { api } = await ground.library();
  const cookie = `${ground.cookie.name}.two_factor=${encodeURIComponent(tried.challenge)}`;
  const call = {
    body: { code: tried.code },
    headers: headersOf(from, cookie),
    returnHeaders: true,
  } as const;
  const { headers } = await accepted<{ headers: Headers }>(
    tried.by === 'app' ? api.verifyTOTP(call) : api.verifyBackupCode(call),
  );
  await giveBack();
  return sessionCookies(ground, headers);
}

/** Of what the library set, the session alone. */
export function sessionCookies({ cookie }: Ground, headers: Headers): Cookies {
  const cookies = headers.getSetCookie().filter((one) => one.startsWith(`${cookie.name}=`));
  if (cookies.length === 0) throw new AuthFault('not-accepted');
  return { cookies: cookies.slice(-1) };
}

/** Sets the password a link was sent for and says whose. *Throws* AuthFault link-spent, password-length. */
async function takeLink(
  ground: Ground,
  kind: TicketKind,
  { token, password }: { readonly token: string; readonly password: string },
  from: From,
): Promise<string> {
  const giveBack = await countNetwork(ground, kind, from);
  requireLength(password);
  const isGood = (await ground.tickets.look(kind, token)) !== null;
  const hash = isGood ? await hashPassword(ground, password) : '';
  const person = isGood ? await ground.tickets.spend(kind, token) : null;
  if (person === null) throw new AuthFault('link-spent');
  await setPassword(ground.run, person, hash);
  await giveBack();
  return person;
}

async function sendReset(
  ground: Ground,
  deliver: Deliver,
  email: string,
  locale: Language,
): Promise<void> {
  const { run, base, tickets } = ground;
  const to = await currentAddress(ground, readEmail(email));
  const account = await accountByEmail(run, to);
  if (!account?.isOpen) return;
  const { person } = account;
  const ms = authLimits.resetMs;
  const link = `${base}${resetPath}#${await tickets.issue('reset', person, ms, 'alone')}`;
  await deliver({ kind: 'password-reset', person, to, locale, link, until: instant(ms) });
}

function requireLength({ length }: string): void {
  const { passwordCharactersMin: min, passwordCharactersMax: max } = authLimits;
  if (length < min || length > max) throw new AuthFault('password-length');
}

async function hashPassword(ground: Ground, password: string): Promise<string> {
  return (await (await ground.library()).$context).password.hash(password);
}

/** *Throws* AuthFault not-accepted. */
async function checkPassword(ground: Ground, headers: Headers, password: string): Promise<void> {
  const { api } = await ground.library();
  await accepted(api.verifyPassword({ body: { password }, headers }));
}

/** A code that is yet to be confirmed proves nothing. *Throws* AuthFault not-accepted. */
async function checkCode(
  ground: Ground,
  headers: Headers,
  person: string,
  code: string,
): Promise<void> {
  if (!(await hasCodes(ground.run, person))) throw new AuthFault('not-accepted');
  const { api } = await ground.library();
  await accepted(api.verifyTOTP({ body: { code }, headers }));
}

const delay = (ms: number): Promise<void> => new Promise((settle) => setTimeout(settle, ms));

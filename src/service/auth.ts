/**
 * What the product asks of whoever keeps accounts: sign-in, sessions, second factors, links by mail.
 * It knows persons by id and address only; who they are and for whom they act the directory says.
 */
import type { Language } from '../domain/language.ts';

/** Somebody signed in. Instants are ISO, UTC. */
export interface Session {
  readonly id: string;
  readonly person: string;
  readonly openedAt: string;
  /** When a password, code or key was last shown: step-up asks for a recent one. */
  readonly provenAt: string;
}

/** A session as its owner sees it in a list. */
export interface SessionLine extends Session {
  /** To the minute. */
  readonly seenAt: string;
  readonly expiresAt: string;
  /** What the browser called itself; empty when it did not. */
  readonly device: string;
}

/** From where somebody signs in. */
export interface From {
  /** The network that counts as one client, empty when nobody knows. */
  readonly network: string;
  /** What the browser calls itself. */
  readonly device: string;
}

/** What a browser is told to keep: values of `Set-Cookie`. */
export interface Cookies {
  readonly cookies: readonly string[];
}

/** Signed in, or asked for a second step, which `challenge` begins and five wrong codes end. */
export type Step =
  | ({ readonly step: 'open' } & Cookies)
  | { readonly step: 'second'; readonly challenge: string };

/** Why signing in, or something like it, comes to nothing. */
export type AuthFaultCode =
  /** Password, code, key or challenge is wrong, or nobody is called so: which of them is not said. */
  | 'not-accepted'
  /** A link was used, is too old, or never was. */
  | 'link-spent'
  /** The password is shorter or longer than passwords may be. */
  | 'password-length'
  /** Too many tries; `seconds` says when there may be another. */
  | 'too-many-tries'
  /** A second factor is there already, or there is none. */
  | 'wrong-factor'
  /** The identity provider does not answer. */
  | 'provider-down'
  /** There is nothing by that name. */
  | 'unknown';

export class AuthFault extends Error {
  readonly code: AuthFaultCode;
  readonly seconds: number;

  constructor(code: AuthFaultCode, seconds = 0) {
    super(code);
    this.name = 'AuthFault';
    this.code = code;
    this.seconds = seconds;
  }
}

export interface Sessions {
  /** The session a request carries, checked against the database each time; null when none holds. */
  session(headers: Headers): Promise<Session | null>;
  /** The sessions of a person that hold, the newest first. */
  sessions(person: string): Promise<readonly SessionLine[]>;
  /** Ends one session of a person. *Throws* unknown. */
  endSession(person: string, id: string): Promise<void>;
  /** Ends every session of a person at once: suspension, another role, or their own wish. */
  endSessions(person: string): Promise<void>;
  /** Tells a browser to forget its session. */
  forgetCookie(): Cookies;
}

export interface Passwords {
  /** *Throws* not-accepted, too-many-tries. Somebody unknown takes as long as somebody known. */
  signIn(tried: { readonly email: string; readonly password: string }, from: From): Promise<Step>;
  /** The second step of a sign-in, by the app's code or a backup code. *Throws* not-accepted. */
  secondStep(
    tried: { readonly challenge: string; readonly code: string; readonly by: 'app' | 'backup' },
    from: From,
  ): Promise<Cookies>;
  /**
   * A one-time link by which this person sets a password and signs in; it replaces earlier ones. It is
   * sent in a letter, or with no `locale` given by hand.
   */
  invite(invitation: {
    readonly person: string;
    readonly email: string;
    readonly locale: Language | null;
  }): Promise<{ readonly url: string }>;
  /** Takes an invitation up. *Throws* link-spent, password-length, too-many-tries. */
  accept(taken: { readonly token: string; readonly password: string }, from: From): Promise<Step>;
  /**
   * Sends a link to whoever signs in with this address, and does nothing for others, the invited among
   * them; the answer and the time it takes are the same. *Throws* too-many-tries.
   */
  askReset(email: string, locale: Language, from: From): Promise<void>;
  /** Sets a password by such a link, ends every session, and says whose. *Throws* as `accept` does. */
  reset(
    taken: { readonly token: string; readonly password: string },
    from: From,
  ): Promise<{ readonly person: string }>;
  /** Another password; other sessions end. *Throws* not-accepted, password-length, too-many-tries. */
  changePassword(
    headers: Headers,
    change: { readonly current: string; readonly password: string },
  ): Promise<Cookies>;
  /**
   * Shows a password or the app's code again, for what asks for a recent one. The cookie changes; five
   * wrong tries end the session. *Throws* not-accepted.
   */
  prove(headers: Headers, shown: Shown): Promise<Cookies>;
}

export type Shown = { readonly password: string } | { readonly code: string };

/** An authenticator app as second factor; each that changes anything asks for the password first. */
export interface Codes {
  /**
   * Whether a code is asked for at sign-in, since when, and how many backup codes are left. `since` is
   * null where none is asked for, and where one was before that was kept.
   */
  codesOf(person: string): Promise<{
    readonly inForce: boolean;
    readonly since: string | null;
    readonly backupCodes: number;
  }>;
  /** A secret for an app, as `otpauth:` address, and backup codes; not in force until confirmed. */
  startCodes(
    headers: Headers,
    password: string,
  ): Promise<{ readonly uri: string; readonly backupCodes: readonly string[] }>;
  /** The first code of the app puts it in force; the cookie changes. *Throws* not-accepted. */
  confirmCodes(headers: Headers, code: string): Promise<Cookies>;
  endCodes(headers: Headers, password: string): Promise<Cookies>;
  /** New backup codes in place of the old. */
  renewBackupCodes(headers: Headers, password: string): Promise<readonly string[]>;
}

export interface Passkey {
  readonly id: string;
  readonly label: string;
  readonly createdAt: string;
  readonly usedAt: string | null;
}

/** Passkeys as WebAuthn Level 3 has them; options and responses are its JSON, as browsers take and give. */
export interface Passkeys {
  passkeys(person: string): Promise<readonly Passkey[]>;
  /** What to ask the browser for a new key. */
  offerPasskey(person: string): Promise<PasskeyOptions>;
  /** *Throws* not-accepted. */
  addPasskey(person: string, label: string, response: unknown): Promise<Passkey>;
  /** *Throws* unknown. */
  dropPasskey(person: string, id: string): Promise<void>;
  /** What to ask the browser to sign in with, or to show again in a session. */
  askPasskey(session: Session | null): Promise<PasskeyOptions>;
  /** *Throws* not-accepted, too-many-tries. */
  signInByPasskey(response: unknown, from: From): Promise<Cookies>;
  /** Shows a key again: as `prove`. *Throws* not-accepted. */
  proveByPasskey(headers: Headers, response: unknown): Promise<Cookies>;
}

export type PasskeyOptions = Readonly<Record<string, unknown>>;

export interface Provider {
  readonly id: string;
  readonly name: string;
}

/** Sign-in by an OpenID Connect provider, for persons who took an invitation up or hold one. */
export interface Providers {
  readonly providers: readonly Provider[];
  /**
   * Where to send the browser; afterwards it comes to `next`, a path of this origin.
   * *Throws* unknown, provider-down.
   */
  startProvider(id: string, next: string): Promise<{ readonly url: string } & Cookies>;
  /** What the provider sent the browser back with: a redirect to `next` or to the sign-in page. */
  finishProvider(id: string, request: Request, from: From): Promise<Response>;
}

export interface Auth extends Sessions, Passwords, Codes, Passkeys, Providers {
  /** Demo mode only: a session of a persona, without any proof. */
  openDemo(person: string, from: From): Promise<Cookies>;
  /** True when somebody has an account that was taken up. */
  hasAccounts(): Promise<boolean>;
  /** Removes everything a person signs in with. */
  eraseAccount(person: string): Promise<void>;
}

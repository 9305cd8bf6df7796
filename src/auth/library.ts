/**
 * better-auth as this product uses it: passwords, second factors and OpenID Connect on our tables. Its
 * routes are reachable by nobody; its functions are called by the files beside this one. Sign-up,
 * cached cookies, its own limiter and API keys are off (decision 0014).
 */
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { type GenericOAuthConfig, genericOAuth } from 'better-auth/plugins/generic-oauth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { hashText } from '../domain/text/canonical.ts';
import { AuthFault } from '../service/auth.ts';
import type { Run } from '../store/run.ts';
import { instant } from './clock.ts';
import type { SessionCookie } from './cookie.ts';
import { runDialect } from './dialect.ts';
import { authLimits } from './limits.ts';
import { signInPath } from './paths.ts';
import { drawSecret } from './secrets.ts';
import type { IdleMsOf } from './sessions.ts';

export interface LibraryOptions {
  readonly run: Run;
  /** The origin browsers see. */
  readonly base: string;
  readonly secret: string;
  /** Secrets that signed and encrypted before, the newest first: what they did can still be read. */
  readonly previous?: readonly string[];
  readonly cookie: SessionCookie;
  readonly idleMsOf: IdleMsOf;
  /** Whether a provider's account may be tied to a person: by an open account or a good invitation. */
  readonly mayLink: (person: string) => Promise<boolean>;
  /** How passwords are hashed; as the library does it (scrypt, 32 MB) when left out. */
  readonly hashing?: Hashing | undefined;
  readonly log: (fault: unknown) => void;
}

export interface Hashing {
  readonly hash: (password: string) => Promise<string>;
  readonly verify: (tried: {
    readonly hash: string;
    readonly password: string;
  }) => Promise<boolean>;
}

export type Library = ReturnType<typeof openLibrary>;

const times = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;

/** With `providers`, an instance that knows them too. */
export function openLibrary(
  options: LibraryOptions,
  providers: readonly GenericOAuthConfig[] = [],
) {
  return betterAuth({
    ...commonOptions(options),
    plugins: [
      twoFactor({
        issuer: 'Kelisim',
        twoFactorCookieMaxAge: authLimits.secondStepMs / 1000,
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            modelName: 'auth_two_factor',
            fields: {
              userId: 'user_id',
              backupCodes: 'backup_codes',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
      genericOAuth({ config: [...providers] }),
    ],
  });
}

function commonOptions(options: LibraryOptions) {
  const { run, base, secret, previous = [], cookie, hashing, log } = options;
  return {
    appName: 'Kelisim',
    baseURL: base,
    // What was encrypted before secrets had versions was so by the oldest.
    secret: previous.at(-1) ?? secret,
    secrets: [secret, ...previous].map((value) => ({ version: versionOf(value), value })),
    database: { dialect: runDialect(run), type: 'sqlite', transaction: false },
    telemetry: { enabled: false },
    logger: { level: 'error', disableColors: true, log: (_level, message) => log(message) },
    rateLimit: { enabled: false },
    onAPIError: { errorURL: `${base}${signInPath}` },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: authLimits.passwordCharactersMin,
      maxPasswordLength: authLimits.passwordCharactersMax,
      ...(hashing && { password: hashing }),
    },
    advanced: {
      useSecureCookies: false,
      cookiePrefix: cookie.name,
      cookies: { session_token: { name: cookie.name } },
      defaultCookieAttributes: { secure: cookie.isSecure, httpOnly: true, sameSite: 'lax' },
      ipAddress: { disableIpTracking: true, ipv6Subnet: 64 },
      database: { validateSchema: false },
    },
    user: {
      modelName: 'auth_user',
      fields: { emailVerified: 'email_verified', ...times },
    },
    verification: {
      modelName: 'auth_verification',
      fields: { expiresAt: 'expires_at', ...times },
      storeIdentifier: 'hashed',
    },
    account: accountOptions,
    session: sessionOptions,
    databaseHooks: {
      session: { create: { before: (session) => openSession(options, session.userId) } },
      // `false` is how a hook stops what it stands before.
      account: {
        create: { before: async ({ userId }) => (await options.mayLink(userId)) && undefined },
      },
    },
  } as const satisfies BetterAuthOptions;
}

/** A secret keeps its version whatever others come before it, so that it is drawn from itself. */
const versionOf = (secret: string): number => Number.parseInt(hashText(secret).slice(0, 8), 16);

const accountOptions = {
  modelName: 'auth_account',
  fields: {
    accountId: 'account_id',
    providerId: 'provider_id',
    userId: 'user_id',
    accessToken: 'access_token',
    refreshToken: 'refresh_token',
    idToken: 'id_token',
    accessTokenExpiresAt: 'access_token_expires_at',
    refreshTokenExpiresAt: 'refresh_token_expires_at',
    ...times,
  },
  // What a provider lets us do elsewhere is never used, so its tokens are not kept up to date.
  updateAccountOnSignIn: false,
  encryptOAuthTokens: true,
  // The provider must have verified the address; that the person was invited is asked of `mayLink`.
  accountLinking: { enabled: true, requireLocalEmailVerified: false },
} as const;

const sessionOptions = {
  modelName: 'auth_session',
  fields: {
    userId: 'user_id',
    expiresAt: 'expires_at',
    ipAddress: 'ip_address',
    userAgent: 'user_agent',
    ...times,
  },
  additionalFields: {
    provenAt: { type: 'date', required: true, fieldName: 'proven_at', input: false },
    seenAt: { type: 'date', required: true, fieldName: 'seen_at', input: false },
    idleMs: { type: 'number', required: true, fieldName: 'idle_ms', input: false },
  },
  expiresIn: authLimits.sessionMs / 1000,
  disableSessionRefresh: true,
  freshAge: 0,
  cookieCache: { enabled: false },
} as const;

/** Every session, however it comes about, begins here; for who may not sign in none does. */
async function openSession({ idleMsOf }: LibraryOptions, person: string) {
  const idleMs = await idleMsOf(person);
  if (idleMs === null) throw new AuthFault('not-accepted');
  const now = new Date(instant());
  return {
    data: {
      token: drawSecret(),
      expiresAt: new Date(instant(authLimits.sessionMs)),
      provenAt: now,
      seenAt: now,
      idleMs,
    },
  };
}

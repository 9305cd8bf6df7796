/**
 * What accounts are configured by: `AUTH_SECRET` or `AUTH_SECRET_FILE`, `AUTH_SECRET_PREVIOUS`,
 * `OIDC_PROVIDERS`. It repeats no secret.
 */
import type { ProviderConfig } from './providers.ts';

export interface AuthSettings {
  /** Where the secret is, which signs cookies and encrypts second factors; null when nothing says. */
  readonly secret: { readonly text: string } | { readonly file: string } | null;
  /** Secrets of before, the newest first: nothing new is signed by them, what they signed is good. */
  readonly previous: readonly string[];
  readonly providers: readonly ProviderConfig[];
}

type Environment = Readonly<Record<string, string | undefined>>;

const secretBytesMin = 32;

/** Whether a secret is long enough and none that stands in an example. */
export const isSecret = (text: string): boolean =>
  new TextEncoder().encode(text).length >= secretBytesMin &&
  new Set(text).size >= 8 &&
  !/(change|replace).?(me|this)|default|example|better-auth-secret/i.test(text);

export const secretForm = `must be at least ${secretBytesMin} random bytes and no example, such as of: openssl rand -base64 32`;

/** `problems` has one line for each variable that cannot be used. */
export function readAuthSettings(environment: Environment): {
  readonly settings: AuthSettings;
  readonly problems: readonly string[];
} {
  const { AUTH_SECRET: text, AUTH_SECRET_FILE: file } = environment;
  const problems: string[] = [];
  const previous = listOf(environment.AUTH_SECRET_PREVIOUS);
  if (!previous.every(isSecret)) problems.push(`AUTH_SECRET_PREVIOUS: each ${secretForm}`);
  if (text !== undefined && file !== undefined)
    problems.push('AUTH_SECRET: must not stand beside AUTH_SECRET_FILE');
  if (text !== undefined && !isSecret(text)) problems.push(`AUTH_SECRET: ${secretForm}`);
  const providers = listOf(environment.OIDC_PROVIDERS).map((id) =>
    readProvider(id, environment, problems),
  );
  const secret = text === undefined ? (file === undefined ? null : { file }) : { text };
  return { settings: { secret, previous, providers }, problems };
}

/** What stands in a variable with commas or blanks between. */
const listOf = (value = ''): readonly string[] => value.split(/[\s,]+/).filter((one) => one !== '');

/** `OIDC_PROVIDERS=agency` is told of by `OIDC_AGENCY_ISSUER`, `_CLIENT_ID`, `_CLIENT_SECRET`, `_NAME`. */
function readProvider(id: string, environment: Environment, problems: string[]): ProviderConfig {
  if (!/^[a-z][a-z0-9-]{0,30}$/.test(id))
    problems.push('OIDC_PROVIDERS: must list names of lower-case letters, digits and hyphens');
  const prefix = `OIDC_${id.toUpperCase().replaceAll('-', '_')}`;
  const need = (name: string): string => {
    const value = environment[`${prefix}_${name}`] ?? '';
    if (value === '') problems.push(`${prefix}_${name}: must be set for the provider ${id}`);
    return value;
  };
  const issuer = need('ISSUER');
  if (issuer !== '' && !isSafeUrl(issuer))
    problems.push(`${prefix}_ISSUER: must be an https address`);
  return {
    id,
    name: environment[`${prefix}_NAME`] ?? id,
    issuer,
    clientId: need('CLIENT_ID'),
    clientSecret: need('CLIENT_SECRET'),
  };
}

/** An address nobody between can read or change: by TLS, or on this machine. */
export function isSafeUrl(text: string): boolean {
  const url = URL.parse(text);
  if (url?.protocol === 'https:') return true;
  return url?.protocol === 'http:' && isLoopback(url.hostname);
}

/** A host that is this machine. */
export const isLoopback = (host: string): boolean =>
  /^(localhost|\[?::1\]?|127(\.\d{1,3}){3})$/.test(host);

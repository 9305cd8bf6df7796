/**
 * One's own account as the API has it: signing in, sessions, what one signs in with, tokens. Nothing
 * here is sent twice: a code, a link and a challenge are good once.
 */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Language } from '../../../domain/language.ts';
import type { TokenAction } from '../../../domain/token.ts';
import { sessionHeaders } from '../session.ts';
import { languageNow } from '../words/i18n.ts';
import { Problem } from './client.ts';

/** Signed in, or asked for a second step that `challenge` begins. */
export interface Step {
  readonly step: 'open' | 'second';
  readonly challenge?: string;
}

export interface SessionLine {
  readonly session: string;
  readonly openedAt: string;
  readonly seenAt: string;
  /** What the browser called itself. */
  readonly device: string;
  readonly isThis: boolean;
}

export interface Passkey {
  readonly passkey: string;
  readonly label: string;
  readonly createdAt: string;
  readonly usedAt: string | null;
}

export interface Token {
  readonly token: string;
  readonly label: string;
  readonly organisation: string;
  readonly role: string;
  readonly scopes: readonly TokenAction[];
  readonly expiresAt: string;
  readonly revokedAt: string | null;
  readonly usedAt: string | null;
}

export interface Provider {
  readonly provider: string;
  readonly name: string;
}

/** What `navigator.credentials` is asked for, and gives, as JSON; the library knows the shape. */
type KeyJson = object;

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** *Throws* Problem for a refusal, with status 0 when nobody answers. */
async function ask<Answer>(method: Method, path: string, body?: object): Promise<Answer> {
  const answer = await fetch(`/api/${path}`, {
    method,
    headers: {
      'accept-language': languageNow(),
      ...sessionHeaders(),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new Problem(0, { code: 'offline' });
  });
  const told = (await answer.json().catch(() => ({}))) as Answer & object;
  if (!answer.ok) throw new Problem(answer.status, told as Readonly<Record<string, unknown>>);
  return told;
}

const itemsOf = async <Item>(path: string): Promise<readonly Item[]> =>
  (await ask<{ readonly items: readonly Item[] }>('GET', path)).items;

type Done = { readonly done: true };

/** The ways in. Each but `forgotten` and `reset` leaves a cookie when it says `open`. */
export const entry = {
  byPassword: (told: { readonly email: string; readonly password: string }) =>
    ask<Step>('POST', 'auth/sign-in', told),
  byCode: (told: {
    readonly challenge: string;
    readonly code: string;
    readonly by: 'app' | 'backup';
  }) => ask<Step>('POST', 'auth/second-step', told),
  byInvitation: (told: { readonly token: string; readonly password: string }) =>
    ask<Step>('POST', 'auth/invitation', told),
  reset: (told: { readonly token: string; readonly password: string }) =>
    ask<Done>('POST', 'auth/reset', told),
  forgotten: (email: string) => ask<Done>('POST', 'auth/forgotten', { email, lang: languageNow() }),
  passkeyOptions: () => ask<KeyJson>('POST', 'auth/passkey/options'),
  byPasskey: (response: KeyJson) => ask<Step>('POST', 'auth/passkey', { response }),
  /** Where to send the browser; it comes back to `next`. */
  byProvider: async (provider: string, next: string) =>
    (
      await ask<{ readonly url: string }>(
        'POST',
        `auth/providers/${encodeURIComponent(provider)}`,
        {
          next,
        },
      )
    ).url,
  asPersona: (person: string) => ask<Step>('POST', 'auth/demo', { person }),
} as const;

/** What is shown to prove again who one is. */
export type Shown =
  | { readonly password: string }
  | { readonly code: string }
  | { readonly passkey: KeyJson };

/** What whoever is signed in does with their account. */
export const account = {
  proofOptions: () => ask<KeyJson>('POST', 'auth/proof/options'),
  prove: (shown: Shown) => ask<Done>('POST', 'auth/proof', shown),
  endSession: (id: string) => ask<Done>('DELETE', `auth/sessions/${encodeURIComponent(id)}`),
  endSessions: () => ask<Done>('DELETE', 'auth/sessions'),
  changePassword: (told: { readonly current: string; readonly password: string }) =>
    ask<Done>('POST', 'auth/password', told),
  startApp: (password: string) =>
    ask<{ readonly uri: string; readonly backupCodes: readonly string[] }>('POST', 'auth/app', {
      password,
    }),
  confirmApp: (code: string) => ask<Done>('POST', 'auth/app/confirmation', { code }),
  endApp: (password: string) => ask<Done>('POST', 'auth/app/end', { password }),
  renewCodes: async (password: string) =>
    (
      await ask<{ readonly backupCodes: readonly string[] }>('POST', 'auth/app/backup-codes', {
        password,
      })
    ).backupCodes,
  newKeyOptions: () => ask<KeyJson>('POST', 'auth/passkeys/options'),
  addKey: (label: string, response: KeyJson) =>
    ask<Passkey>('POST', 'auth/passkeys', { label, response }),
  dropKey: (id: string) => ask<Done>('DELETE', `auth/passkeys/${encodeURIComponent(id)}`),
  makeToken: (told: {
    readonly label: string;
    readonly scopes: readonly TokenAction[];
    readonly expiresAt: string;
  }) => ask<Token & { readonly text: string }>('POST', 'tokens', told),
  revokeToken: (id: string) => ask<Token>('DELETE', `tokens/${encodeURIComponent(id)}`),
  /** In which language letters and screens speak to whoever asks. */
  chooseLanguage: (language: Language) => ask<object>('PATCH', 'me', { language }),
  /** Everything that is kept about whoever asks. */
  exportMine: () => ask<object>('GET', 'me/export'),
} as const;

const accountKey = ['account'] as const;

export const providersQuery = queryOptions({
  queryKey: ['providers'],
  queryFn: async () =>
    (await ask<{ readonly providers: readonly Provider[] }>('GET', 'auth/providers')).providers,
});

/** The address one signs in with; empty when there is none. */
export const addressQuery = queryOptions({
  queryKey: [...accountKey, 'address'],
  queryFn: async () =>
    (await ask<{ readonly person: { readonly email: string | null } }>('GET', 'me')).person.email ??
    '',
});

export const sessionsQuery = queryOptions({
  queryKey: [...accountKey, 'sessions'],
  queryFn: () => itemsOf<SessionLine>('auth/sessions'),
});

/** The app of who asks: whether its code is asked for at sign-in, and how many backup codes are left. */
export const appQuery = queryOptions({
  queryKey: [...accountKey, 'app'],
  queryFn: () =>
    ask<{
      readonly inForce: boolean;
      readonly since: string | null;
      readonly backupCodes: number;
    }>('GET', 'auth/app'),
});

export const passkeysQuery = queryOptions({
  queryKey: [...accountKey, 'passkeys'],
  queryFn: () => itemsOf<Passkey>('auth/passkeys'),
});

export const tokensQuery = queryOptions({
  queryKey: [...accountKey, 'tokens'],
  queryFn: () => itemsOf<Token>('tokens'),
});

/** Does something once, never again by itself; afterwards what is known of the account is read anew. */
export function useOnce<Told, Answer>(act: (told: Told) => Promise<Answer>) {
  const cache = useQueryClient();
  return useMutation<Answer, Error, Told>({
    mutationFn: act,
    retry: false,
    onSuccess: () => cache.invalidateQueries({ queryKey: accountKey }),
  });
}

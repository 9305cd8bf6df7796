/** The shapes of sign-in and sessions on the wire, and how a handler comes by who is signed in. */
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { limits } from '../../schema/limits.ts';
import { refuse } from '../domain/draft/refusal.ts';
import { languages } from '../domain/language.ts';
import { type Auth, AuthFault, type Cookies, type From, type Session } from '../service/auth.ts';
import type { Service } from '../service/service.ts';
import { clientOf } from './client-address.ts';
import type { Env } from './operation.ts';
import { RequestRefusal } from './problem.ts';
import { instant } from './wire-parts.ts';

const deviceCharactersMax = 300;

/** No longer than anything that could be right: what is longer costs nothing. */
const secretText = z.string().min(1).max(1000);
export const passwordText = secretText.openapi({ format: 'password' });
export const emailText = z.string().trim().min(3).max(254);
export const codeText = z.string().trim().min(1).max(40);
export const tokenText = z.string().min(1).max(200);
export const languageText = z.enum(languages).default('kk');
export const labelText = z.string().trim().min(1).max(limits.titleCharactersMax);

/** A WebAuthn response or options object in its JSON form; the library checks it. */
export const keyResponse = z.looseObject({ id: z.string().max(2000) }).openapi('PasskeyResponse', {
  description: 'What `navigator.credentials` gave, as WebAuthn Level 3 writes it in JSON',
});
export const keyOptions = z
  .looseObject({ challenge: z.string() })
  .openapi('PasskeyOptions', { description: 'For `navigator.credentials`, as JSON' });

export const stepView = z
  .object({
    step: z.enum(['open', 'second']).openapi({
      description: '`open`: signed in, by a cookie; `second`: a second step is asked for',
    }),
    challenge: z.string().optional().openapi({ description: 'Sent back with the second step' }),
  })
  .openapi('SignInStep');

export const sessionView = z
  .object({
    session: z.string(),
    person: z.string(),
    openedAt: instant,
    provenAt: instant.openapi({ description: 'When a password, code or key was last shown' }),
  })
  .openapi('Session');

export const sessionLineView = sessionView
  .extend({
    seenAt: instant,
    expiresAt: instant,
    device: z.string(),
    isThis: z.boolean().openapi({ description: 'The one that asks' }),
  })
  .openapi('SessionLine');

export const passkeyView = z
  .object({
    passkey: z.string(),
    label: z.string(),
    createdAt: instant,
    usedAt: instant.nullable(),
  })
  .openapi('Passkey');

/** What an act that tells nothing else answers. */
export const doneView = z.object({ done: z.literal(true) });
export const done = { done: true } as const;

export const viewSession = ({ id, ...session }: Session): z.infer<typeof sessionView> => ({
  session: id,
  person: session.person,
  openedAt: session.openedAt,
  provenAt: session.provenAt,
});

/** Where this request comes from. */
export const fromOf = (c: Context<Env>): From => ({
  network: clientOf(c).network,
  device: (c.req.header('user-agent') ?? '').slice(0, deviceCharactersMax),
});

/** Puts cookies on the answer, which nobody may keep. */
export function setCookies(c: Context<Env>, { cookies }: Cookies): void {
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
  c.header('cache-control', 'no-store');
}

/** Whoever keeps the accounts of this server. *Throws* AuthFault unknown when it has none. */
export function authOf({ auth }: Service): Auth {
  if (!auth) throw new AuthFault('unknown');
  return auth;
}

/** *Refuses:* unauthenticated. */
export const sessionOf = (c: Context<Env>): Session =>
  c.get('session') ?? refuse('unauthenticated', { why: 'this needs a session' });

const proofMsMax = 15 * 60_000;

/** As `provenSessionOf`, for what a persona of the demonstration does without a session too. */
export function requireProof(c: Context<Env>): void {
  if (c.get('session')) provenSessionOf(c);
}

/** A session in which a password, code or key was shown lately. *Refuses:* unauthenticated, proof-needed. */
export function provenSessionOf(c: Context<Env>): Session {
  const session = sessionOf(c);
  if (Date.now() - Date.parse(session.provenAt) > proofMsMax)
    throw new RequestRefusal(
      'proof-needed',
      'Show your password, a code of your app or your key again, and then repeat this.',
    );
  return session;
}

/**
 * Tokens by which programs act for a person: what they reach, how they are written, how long they
 * hold. A token is never wider than its person is at the moment of use; it signs nothing, appoints
 * nobody and makes no other token.
 */
import { limits } from '../../schema/limits.ts';
import type { Action, Actor } from './access.ts';
import { refuse } from './draft/refusal.ts';
import { type Hash, hashText } from './text/canonical.ts';

/**
 * Every action a token can be made for. What binds a body (verdicts, moves, outcomes, mandates), what
 * runs the house and what concerns a person's own account is left out; a new action is until named.
 */
export const tokenActions = [
  'directory:read',
  'draft:list',
  'draft:read',
  'draft:create',
  'draft:edit',
  'text:read',
  'text:save',
  'version:read',
  'version:freeze',
  'event:read',
  'signoff:read',
  'item:answer',
  'meeting:read',
  'amendment:read',
  'amendment:submit',
  'amendment:prepare',
  'amendment:revise',
  'amendment:withdraw',
  'amendment:support',
  'desk:read',
  'pair:read',
  'pair:confirm',
  'term:read',
  'term:ask',
  'position:read',
  'position:prepare',
  'thread:read',
  'thread:write',
  'comment:read',
  'comment:give',
  'comment:moderate',
  'comment:answer',
  'mandate:read',
] as const satisfies readonly Action[];
export type TokenAction = (typeof tokenActions)[number];

/** What is kept of a token. Instants are ISO, UTC. */
export interface Token {
  /** Sixteen hexadecimal digits; no secret. */
  readonly id: string;
  readonly person: string;
  /** For whom its person acts by it, and as what. */
  readonly organisation: string;
  readonly role: Actor['role'];
  readonly label: string;
  readonly scopes: readonly TokenAction[];
  /** SHA-256 of the token as it is written. */
  readonly digest: Hash;
  readonly madeAt: string;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
  /** When it was last used, to about a minute; null while it never was. */
  readonly usedAt: string | null;
}

export interface TokenRequest {
  readonly label: string;
  readonly scopes: readonly TokenAction[];
  readonly expiresAt: string;
}

const dayMs = 86_400_000;
const useStepMs = 60_000;

/**
 * A new token and the text that proves it, which is kept nowhere: `kel_`, the id, `_`, a secret of 64
 * hexadecimal digits and eight more that check the rest, so that a search for leaked secrets knows
 * one from a word that looks like it. `drawn` is random and never used again.
 * *Refuses:* forbidden in another's place, invalid for an expiry that is past or over a year ahead.
 */
export function makeToken(
  asked: TokenRequest,
  { actor, now }: { readonly actor: Actor; readonly now: string },
  drawn: string,
): { readonly token: Token; readonly text: string } {
  if (actor.inPlaceOf) refuse('forbidden', { action: 'token:own' });
  const expires = Date.parse(asked.expiresAt);
  const latest = Date.parse(now) + limits.tokenDaysMax * dayMs;
  if (!(expires > Date.parse(now) && expires <= latest))
    refuse('invalid', {
      field: '/expiresAt',
      why: `must be within the next ${limits.tokenDaysMax} days`,
    });
  const id = hashText(`id ${drawn}`).slice(0, 16);
  const text = sealed(`kel_${id}_${hashText(`secret ${drawn}`)}`);
  const token: Token = {
    id,
    person: actor.person,
    organisation: actor.organisation,
    role: actor.role,
    label: asked.label,
    scopes: tokenActions.filter((action) => asked.scopes.includes(action)),
    digest: hashText(text),
    madeAt: now,
    expiresAt: new Date(expires).toISOString(),
    revokedAt: null,
    usedAt: null,
  };
  return { token, text };
}

const sealed = (body: string): string => `${body}${hashText(body).slice(0, 8)}`;

/** The id in what looks like a token and bears its check; null for anything else. */
export function readTokenId(text: string): string | null {
  const [, body, id = null] = /^(kel_([0-9a-f]{16})_[0-9a-f]{64})[0-9a-f]{8}$/.exec(text) ?? [];
  return body !== undefined && sealed(body) === text ? id : null;
}

/** True when this text is the token's, compared in a time that says nothing of where they differ. */
export function isProof(text: string, { digest }: Token): boolean {
  const given = hashText(text);
  let difference = given.length ^ digest.length;
  for (let at = 0; at < digest.length; at++)
    difference |= given.charCodeAt(at) ^ digest.charCodeAt(at);
  return difference === 0;
}

/** True while it is neither revoked nor expired. */
export const holdsAt = ({ revokedAt, expiresAt }: Token, now: string): boolean =>
  revokedAt === null && now < expiresAt;

/** The instant a use at `now` must be later than the last one written, to be written as well. */
export const earlierUse = (now: string): string =>
  new Date(Date.parse(now) - useStepMs).toISOString();

/**
 * Making, listing and revoking the tokens of a person, and who acts by one. Each use asks the database,
 * so a revoked token, a suspended person or an appointment that ended is refused with the next request.
 */
import { limits } from '../../schema/limits.ts';
import type { Actor } from '../domain/access.ts';
import { actAs } from '../domain/directory.ts';
import { refuse } from '../domain/draft/refusal.ts';
import {
  earlierUse,
  holdsAt,
  isProof,
  makeToken,
  readTokenId,
  type Token,
  type TokenRequest,
} from '../domain/token.ts';
import type { Tools } from './tools.ts';

/** Tokens as a table. Whatever changes one is a single statement. */
export interface TokenStore {
  put(token: Token): Promise<void>;
  find(id: string): Promise<Token | null>;
  /** Those of a person, the newest first. */
  of(person: string): Promise<readonly Token[]>;
  /** Ends a person's tokens that have not ended: one by its id, or with null all of them. */
  revoke(person: string, id: string | null, at: string): Promise<void>;
  /** Notes a use, unless one after `before` is noted. */
  markUsed(id: string, at: string, before: string): Promise<void>;
  /** Drops every token of a person. */
  forget(person: string): Promise<void>;
}

export interface TokenDesk {
  /** A token and, this once, its text. *Refuses:* forbidden, invalid. */
  makeToken(
    actor: Actor,
    asked: TokenRequest,
  ): Promise<{ readonly token: Token; readonly text: string }>;
  /** All tokens a person ever made, the newest first. */
  tokensOf(actor: Actor): Promise<readonly Token[]>;
  /** Ends one of the actor's own at once; one that has ended stays as it is. *Refuses:* not-found. */
  revokeToken(actor: Actor, id: string): Promise<Token>;
  /**
   * Its person, acting for the one organisation it was made for, within its scopes.
   * *Refuses:* unauthenticated, no-appointment.
   */
  actorByToken(text: string): Promise<Actor>;
}

export function createTokenDesk({ store, clock, ids }: Tools): TokenDesk {
  const { tokens } = store;
  return {
    async makeToken(actor, asked) {
      const now = clock.now();
      const drawn = `${ids.secret()} ${ids.secret()}`;
      const made = makeToken(asked, { actor, now }, drawn);
      const live = (await tokens.of(actor.person)).filter((token) => holdsAt(token, now));
      if (live.length >= limits.tokensPerPersonMax)
        refuse('invalid', { field: '', why: `${live.length} tokens hold; revoke one first` });
      await tokens.put(made.token);
      return made;
    },
    tokensOf: ({ person }) => tokens.of(person),
    async revokeToken({ person }, id) {
      await tokens.revoke(person, id, clock.now());
      const token = await tokens.find(id);
      return token?.person === person ? token : refuse('not-found', { what: 'token', id });
    },
    async actorByToken(text) {
      const now = clock.now();
      const id = readTokenId(text);
      const token = id === null ? null : await tokens.find(id);
      if (!token || !isProof(text, token) || !holdsAt(token, now))
        return refuse('unauthenticated', { why: 'this token is none, has expired or was revoked' });
      const person = await store.person(token.person);
      if (!person) return refuse('unauthenticated', { why: 'the person of this token is gone' });
      const actor = actAs(person, `${token.organisation}/${token.role}`, now);
      const before = earlierUse(now);
      if (token.usedAt === null || token.usedAt <= before)
        await tokens.markUsed(token.id, now, before);
      return { ...actor, scopes: token.scopes };
    },
  };
}

/** A program that acts by a token: `Authorization: Bearer`, and nothing beside it that names somebody. */
import type { Context } from 'hono';
import type { Actor } from '../domain/access.ts';
import { refuse } from '../domain/draft/refusal.ts';
import type { Service } from '../service/service.ts';

/**
 * Who acts by the token of this request; null for a request that brings none. `others` are the headers
 * that name an actor in other ways: with one of them it would be unclear who acts.
 * *Refuses:* unauthenticated, no-appointment.
 */
export async function actorByBearer(
  c: Context,
  service: Pick<Service, 'actorByToken'>,
  others: readonly string[],
): Promise<Actor | null> {
  const authorization = c.req.header('authorization');
  if (authorization === undefined) return null;
  const other = others.find((name) => c.req.header(name) !== undefined);
  if (other !== undefined)
    refuse('unauthenticated', { why: `Authorization and ${other} came in one request` });
  const text = /^bearer +(\S+)$/i.exec(authorization)?.[1];
  return text === undefined
    ? refuse('unauthenticated', { why: 'Authorization must be Bearer and a token' })
    : service.actorByToken(text);
}

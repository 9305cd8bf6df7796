/**
 * Who acts: whoever is signed in, by a cookie, or whose program brings a token. In demo mode a header
 * may name a person of the directory instead; anywhere else it is refused, not ignored. A second header
 * names the person in whose place they act, which takes a mandate that holds here and now; a third
 * says for whom they act, which who has one appointment need not say.
 */
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Actor } from '../domain/access.ts';
import { refuse } from '../domain/draft/refusal.ts';
import { actFor } from '../service/directory-acting.ts';
import { standIn } from '../service/mandates-acting.ts';
import type { Service } from '../service/service.ts';
import { actorByBearer } from './bearer.ts';
import type { Env } from './operation.ts';

export const actorHeader = 'Kelisim-Actor';
export const inPlaceHeader = 'Kelisim-In-Place-Of';
/** An organisation, or an organisation and a role as in `finance/signatory`. */
export const actingForHeader = 'Kelisim-Acting-For';

/** What names an actor, or whom they act for, without a token. */
const otherNames = ['Cookie', actorHeader, inPlaceHeader, actingForHeader];

/** Operations on one's own session: for whom its person acts plays no part there. */
const ownAccount = '/api/auth/';

/**
 * *Refuses:* unauthenticated for a header outside demo mode or a person nobody knows;
 * no-appointment, acting-for-needed.
 */
export const identify = (service: Service, demo: boolean) =>
  createMiddleware<Env>(async (c, next) => {
    const byToken = await actorByBearer(c, service, otherNames);
    const session = (await service.auth?.session(c.req.raw.headers)) ?? null;
    c.set('session', session);
    c.set('actor', byToken);
    const id = namedPerson(c, demo) ?? session?.person;
    if (!byToken && id !== undefined && !c.req.path.startsWith(ownAccount)) {
      const person = await service.store.person(id);
      if (!person) return refuse('unauthenticated', { why: `nobody is called ${id}` });
      const named = c.req.header(actingForHeader) ?? null;
      c.set('actor', await actFor(service.store, person, named, service.clock.now()));
    }
    await next();
  });

/** Whom the header names. *Refuses:* unauthenticated outside demo mode. */
function namedPerson(c: Context<Env>, demo: boolean): string | undefined {
  const id = c.req.header(actorHeader);
  return id === undefined || demo
    ? id
    : refuse('unauthenticated', { why: `${actorHeader} is believed in demo mode only` });
}

/**
 * The actor of a request about this draft, or about none: the person identified, in the place of
 * another where a header says so. *Refuses:* unauthenticated, no-mandate.
 */
export async function actorOf(
  c: Context<Env>,
  { store, clock }: Service,
  draft: string | null,
): Promise<Actor | null> {
  const actor = c.get('actor');
  const of = c.req.header(inPlaceHeader);
  if (of === undefined) return actor;
  if (!actor) return refuse('unauthenticated', { why: `${inPlaceHeader} needs ${actorHeader}` });
  return (await standIn(store, { person: actor.person, of }, draft, clock.now())).actor;
}

/** *Refuses:* unauthenticated. For operations the policy lets only signed-in actors through to. */
export const signedIn = (actor: Actor | null): Actor =>
  actor ?? refuse('unauthenticated', { why: 'this needs an actor' });

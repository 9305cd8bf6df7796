/**
 * Who acts. Until accounts exist, a person of the demo directory is named by a header, and only a
 * server in demo mode believes it: anywhere else the header is refused, not ignored. A second header
 * names the person in whose place they act, which takes a mandate that holds here and now; a third
 * says for whom they act, which who has one appointment need not say.
 */
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Actor } from '../domain/access.ts';
import { actAs } from '../domain/directory.ts';
import { refuse } from '../domain/draft/refusal.ts';
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

/**
 * *Refuses:* unauthenticated for a header outside demo mode or a person nobody knows;
 * no-appointment, acting-for-needed.
 */
export const identify = (service: Service, demo: boolean) =>
  createMiddleware<Env>(async (c, next) => {
    const id = c.req.header(actorHeader);
    const byToken = await actorByBearer(c, service, otherNames);
    if (byToken || id === undefined) c.set('actor', byToken);
    else if (!demo)
      refuse('unauthenticated', { why: `${actorHeader} is believed in demo mode only` });
    else {
      const person = await service.store.person(id);
      if (!person) return refuse('unauthenticated', { why: `nobody is called ${id}` });
      c.set('actor', actAs(person, c.req.header(actingForHeader) ?? null, service.clock.now()));
    }
    await next();
  });

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

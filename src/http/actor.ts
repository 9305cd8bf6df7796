/**
 * Who acts. Until accounts exist, a person of the demo directory is named by a header, and only a
 * server in demo mode believes it: anywhere else the header is refused, not ignored.
 */
import { createMiddleware } from 'hono/factory';
import { refuse } from '../domain/draft/refusal.ts';
import type { Service } from '../service/service.ts';
import type { Env } from './operation.ts';

export const actorHeader = 'Kelisim-Actor';

/** *Refuses:* unauthenticated for a header outside demo mode or a person nobody knows. */
export const identify = (service: Service, demo: boolean) =>
  createMiddleware<Env>(async (c, next) => {
    const id = c.req.header(actorHeader);
    if (id === undefined) c.set('actor', null);
    else if (!demo)
      refuse('unauthenticated', { why: `${actorHeader} is believed in demo mode only` });
    else {
      const person = await service.store.person(id);
      if (!person) return refuse('unauthenticated', { why: `nobody is called ${id}` });
      const { organisation, role } = person;
      c.set('actor', { person: person.id, organisation, role });
    }
    await next();
  });

/** Inviting a person of the directory to open an account: a letter with a link, or the link for the outbox. */
import { z } from '@hono/zod-openapi';
import { refuse } from '../domain/draft/refusal.ts';
import type { Service } from '../service/service.ts';
import { signedIn } from './actor.ts';
import { authOf, fromOf, requireProof } from './auth-wire.ts';
import { type App, operation } from './operation.ts';
import { jsonOf } from './wire-parts.ts';

const invitedView = z
  .object({ person: z.string(), email: z.string(), language: z.string() })
  .openapi('Invited');

export function registerInvitations(app: App, service: Service): void {
  const invite = operation(service, 'person:write', {
    method: 'post',
    path: '/api/people/{person}/invitation',
    tags: ['people'],
    summary: 'Invite a person to open an account, or to set their password anew',
    description:
      'A link is sent to their address, good once and for seven days; it voids the one before. Where no mail goes out the outbox shows it.',
    request: { params: z.object({ person: z.string().max(64) }) },
    responses: { 200: jsonOf('Who was invited, and where', invitedView) },
  });
  app.openapi(invite, async (c) => {
    requireProof(c);
    const { person: id } = c.req.valid('param');
    const person = await service.store.person(id);
    if (!person || person.state === 'erased') return refuse('not-found', { what: 'person', id });
    const { email, state } = person;
    const locale = person.language ?? 'kk';
    if (state !== 'active')
      return refuse('invalid', { field: '', why: 'nobody who is suspended is invited' });
    if (email === null) return refuse('invalid', { field: '/email', why: 'they have no address' });
    await authOf(service).invite({ person: id, email, locale });
    await service.noteAccess(id, { type: 'invited' }, fromOf(c), signedIn(c.get('actor')));
    c.header('cache-control', 'no-store');
    return c.json({ person: id, email, language: locale }, 200);
  });
}

/** Who one is: as what one may act now, what each of that allows, and in whose place one may. */
import { z } from '@hono/zod-openapi';
import { type Action, actions, may } from '../domain/access.ts';
import { type Appointment, appointmentsAt, type Person } from '../domain/directory.ts';
import { refuse } from '../domain/draft/refusal.ts';
import { standsInFor } from '../service/mandates-acting.ts';
import type { Service } from '../service/service.ts';
import { signedIn } from './actor.ts';
import { keptView } from './directory-wire.ts';
import { type App, commandHeaders, operation, termsOf } from './operation.ts';
import { languageOf } from './pages/frame.ts';
import { appointmentView, personView, viewPerson } from './people.ts';
import { json, send } from './replies.ts';
import { bodyOf, instant, jsonOf, languageSchema } from './wire-parts.ts';

const meView = z
  .object({
    person: personView,
    acting: z
      .object({ organisation: z.string(), role: z.string() })
      .openapi({ description: 'For whom and as what this request was made' }),
    appointments: z
      .array(
        appointmentView.extend({
          actions: z.array(z.string()).openapi({
            description: 'What it allows where no draft is concerned; drafts allow more',
          }),
        }),
      )
      .openapi({ description: 'In force now' }),
    inPlaceOf: z
      .array(
        z.object({
          person: z.string(),
          organisation: z.string(),
          mandate: z.string(),
          draft: z.string().nullable().openapi({ description: 'The only draft it is for' }),
          until: instant,
        }),
      )
      .openapi({ description: 'Signatories in whose place one may act now' }),
    language: languageSchema.openapi({ description: 'Chosen, else the best that is accepted' }),
  })
  .openapi('Me');

export function registerMe(app: App, service: Service): void {
  registerOwnLanguage(app, service);
  const route = operation(service, 'me:read', {
    method: 'get',
    path: '/api/me',
    tags: ['people'],
    summary: 'Who you are, and what you may do as what',
    responses: { 200: jsonOf('You', meView) },
  });
  app.openapi(route, async (c) => {
    const { person: id, organisation, role } = signedIn(c.get('actor'));
    const { store, clock } = service;
    const now = clock.now();
    const person = (await store.person(id)) ?? refuse('not-found', { what: 'person', id });
    const appointments = appointmentsAt(person, now).map((one) => ({
      ...one,
      actions: allowedBy(person, one),
    }));
    const inPlaceOf = [...(await standsInFor(store, person, now))];
    const language = person.language ?? languageOf(c);
    c.header('cache-control', 'no-store');
    const acting = { organisation, role };
    return c.json({ person: viewPerson(person), acting, appointments, inPlaceOf, language }, 200);
  });
}

const chooseSchema = z
  .strictObject({
    language: languageSchema.openapi({ description: 'In which letters and screens speak to you' }),
  })
  .openapi('ChooseLanguage');

function registerOwnLanguage(app: App, service: Service): void {
  const route = operation(service, 'me:write', {
    method: 'patch',
    path: '/api/me',
    tags: ['people'],
    summary: 'Choose the language you are spoken to in',
    request: { headers: commandHeaders, body: bodyOf(chooseSchema) },
    responses: { 200: jsonOf('Who you are in the directory', keptView) },
  });
  app.openapi(route, async (c) => {
    const { person } = signedIn(c.get('actor'));
    const command = { type: 'chooseLanguage', person, ...c.req.valid('json') } as const;
    const reply = (seq: number) => json(200, { id: person, seq });
    const terms = await termsOf(c);
    return send(await service.keepDirectory('me:write', command, terms, reply)) as never;
  });
}

const allowedBy = ({ id }: Person, { organisation, role }: Appointment): Action[] =>
  actions.filter((action) => may({ person: id, organisation, role }, action, null));

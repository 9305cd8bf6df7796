/** Who acts in whose place: delegations, absences, default deputies, and taking them back. */

import { z } from '@hono/zod-openapi';
import { appointedRoles } from '../domain/directory.ts';
import type { Mandate, MandateCommand, Mandates } from '../domain/mandate.ts';
import type { ToldMandate } from '../service/mandates.ts';
import type { Service } from '../service/service.ts';
import { signedIn } from './actor.ts';
import { type App, commandHeaders, operation, termsOf } from './operation.ts';
import { json, send } from './replies.ts';
import { bodyOf, instant, jsonOf, namesSchema, reasonText, slug, stamp } from './wire-parts.ts';

const headers = commandHeaders.pick({ 'idempotency-key': true });

export const mandateView = z
  .object({
    mandate: z.string().openapi({ example: 'economy-3' }),
    kind: z.enum(['delegation', 'absence']),
    of: z.string().openapi({ description: 'The person in whose place another acts' }),
    to: z.string().nullable().openapi({ description: 'Who acts; null for the default deputy' }),
    from: instant,
    until: instant.openapi({ description: 'The first instant at which it holds no more' }),
    everywhere: z.boolean().openapi({ description: 'False for one draft only' }),
    draft: z.string().nullable().openapi({
      description: 'The only draft it is for, where who asks may know of it',
    }),
    revoked: z
      .object({
        reason: z.string().nullable().openapi({ description: 'Null where it is not told' }),
        ...stamp,
      })
      .nullable(),
    ...stamp,
  })
  .openapi('Mandate');

const mandatesView = z
  .object({
    organisation: z.string(),
    mandates: z.array(mandateView),
    deputies: z.record(z.string(), z.string()).openapi({
      description: 'Who acts while a signatory is absent, by signatory',
    }),
  })
  .openapi('Mandates');

const readView = mandatesView
  .extend({
    people: z
      .array(
        z.object({ id: z.string(), name: namesSchema, roles: z.array(z.enum(appointedRoles)) }),
      )
      .openapi({
        description:
          'Everybody who is named and, for who may arrange mandates, everybody who is appointed there now',
      }),
  })
  .openapi('MandatesRead');

const moment = z.iso.datetime({ offset: true }).openapi({ description: 'Instant, in any zone' });
const term = { from: moment, until: moment };
const person = z.string().max(64);
const delegationSchema = z
  .strictObject({ to: person, ...term, draft: z.string().max(64).optional() })
  .openapi('Delegate');
const absenceSchema = z
  .strictObject({
    person: person.optional().openapi({ description: 'Yourself when left out' }),
    ...term,
  })
  .openapi('DeclareAbsence');
const deputySchema = z.strictObject({ deputy: person.nullable() }).openapi('NameDeputy');
const revocationSchema = z.strictObject({ reason: reasonText }).openapi('Revoke');

const tags = ['mandates'];
export const viewMandate = (mandate: Mandate | ToldMandate): z.infer<typeof mandateView> => ({
  everywhere: mandate.draft === null,
  ...mandate,
  kind: mandate.to === null ? 'absence' : 'delegation',
});

const viewMandates = ({ organisation, mandates, deputies }: Mandates) => ({
  organisation,
  mandates: mandates.map(viewMandate),
  deputies,
});

const newest = ({ mandates }: Mandates) => viewMandate(mandates.at(-1) as Mandate);

export function registerMandates(app: App, service: Service): void {
  const list = operation(service, 'mandate:read', {
    method: 'get',
    path: '/api/mandates',
    tags,
    summary: 'All mandates your organisation ever gave, its deputies, and who they are',
    request: {
      query: z.object({
        organisation: slug.optional().openapi({
          description: 'Another, for coordinators, auditors and administrators',
        }),
      }),
    },
    responses: { 200: jsonOf('In the order they were given', readView) },
  });
  app.openapi(list, async (c) => {
    const asked = c.req.valid('query').organisation;
    const told = await service.readMandates(signedIn(c.get('actor')), asked);
    const { organisation, mandates, deputies } = told;
    const people = told.people.map((one) => ({ ...one, roles: [...one.roles] }));
    c.header('cache-control', 'no-store');
    return c.json({ organisation, mandates: mandates.map(viewMandate), deputies, people }, 200);
  });
  registerGiving(app, service);
  registerArranging(app, service);
}

function registerGiving(app: App, service: Service): void {
  const delegate = operation(service, 'mandate:give', {
    method: 'post',
    path: '/api/mandates/delegations',
    tags,
    summary: 'Let another person of your organisation sign in your place',
    description:
      'From one instant to another, everywhere or in one draft. Nobody passes on a right they have from another.',
    request: { headers, body: bodyOf(delegationSchema) },
    responses: { 201: jsonOf('The delegation', mandateView) },
  });
  app.openapi(delegate, async (c) => {
    const { draft, ...given } = c.req.valid('json');
    const command = { type: 'delegate', ...given, ...(draft !== undefined && { draft }) } as const;
    const reply = await service.arrangeMandate(command, await termsOf(c, 'content'), (mandates) =>
      json(201, newest(mandates)),
    );
    return send(reply) as never;
  });
  const absence = operation(service, 'mandate:arrange', {
    method: 'post',
    path: '/api/mandates/absences',
    tags,
    summary: 'Declare a signatory absent: the default deputy acts meanwhile',
    request: { headers, body: bodyOf(absenceSchema) },
    responses: { 201: jsonOf('The absence', mandateView) },
  });
  app.openapi(absence, async (c) => {
    const { person: named, from, until } = c.req.valid('json');
    const of = named ?? signedIn(c.get('actor')).person;
    const command = { type: 'declareAbsence', of, from, until } as const;
    const reply = await service.arrangeMandate(command, await termsOf(c, 'content'), (mandates) =>
      json(201, newest(mandates)),
    );
    return send(reply) as never;
  });
}

function registerArranging(app: App, service: Service): void {
  const deputy = operation(service, 'mandate:arrange', {
    method: 'put',
    path: '/api/mandates/deputies/{person}',
    tags,
    summary: 'Name who acts while a signatory is absent; null for nobody',
    request: { params: z.object({ person }), headers, body: bodyOf(deputySchema) },
    responses: { 200: jsonOf('The mandates and deputies after it', mandatesView) },
  });
  app.openapi(deputy, async (c) => {
    const of = c.req.valid('param').person;
    const command = { type: 'nameDeputy', of, ...c.req.valid('json') } as const;
    const reply = await service.arrangeMandate(command, await termsOf(c, 'content'), (mandates) =>
      json(200, viewMandates(mandates)),
    );
    return send(reply) as never;
  });
  const revoke = operation(service, 'mandate:arrange', {
    method: 'post',
    path: '/api/mandates/{mandate}/revocation',
    tags,
    summary: 'Take a delegation or absence back, at once; what was done by it stays done',
    request: { params: z.object({ mandate: person }), headers, body: bodyOf(revocationSchema) },
    responses: { 200: jsonOf('The mandate, revoked', mandateView) },
  });
  app.openapi(revoke, async (c) => {
    const { mandate } = c.req.valid('param');
    const command: MandateCommand = { type: 'revokeMandate', mandate, ...c.req.valid('json') };
    const reply = await service.arrangeMandate(command, await termsOf(c, 'content'), (mandates) =>
      json(200, viewMandate(mandates.mandates.find((one) => one.mandate === mandate) as Mandate)),
    );
    return send(reply) as never;
  });
}

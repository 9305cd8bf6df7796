/**
 * Persons, and what they are appointed to: read by who keeps the directory or answers for an
 * organisation, written one act at a time. An answer to a write names ids only: it is kept.
 */
import { z } from '@hono/zod-openapi';
import { appointedRoles, type Person } from '../domain/directory.ts';
import type { DirectoryCommand } from '../domain/directory-facts.ts';
import { readMailAddress } from '../service/mail-address.ts';
import type { Service } from '../service/service.ts';
import { signedIn } from './actor.ts';
import { etagOf, keeps, keptView, writeHeaders } from './directory-wire.ts';
import { type App, operation } from './operation.ts';
import { RequestRefusal } from './problem.ts';
import {
  bodyOf,
  instant,
  jsonOf,
  languageSchema,
  namesSchema,
  number,
  pageOf,
  pageQuery,
  slug,
} from './wire-parts.ts';

const roleSchema = z.enum(appointedRoles);

export const appointmentView = z.object({
  number: number.openapi({ description: 'Counts the appointments of a person from 1' }),
  organisation: z.string(),
  role: roleSchema,
  unit: z.string().nullable(),
  position: namesSchema,
  from: instant,
  until: instant.nullable().openapi({ description: 'The first instant at which it holds no more' }),
});

export const personView = z
  .object({
    id: z.string(),
    name: namesSchema,
    email: z.string().nullable().openapi({
      description: 'For administrators and the person alone; null for everybody else',
    }),
    language: languageSchema.nullable(),
    state: z.enum(['active', 'suspended', 'erased']),
    appointments: z.array(appointmentView).openapi({ description: 'All there ever were' }),
  })
  .openapi('Person');

export const viewPerson = ({
  appointments,
  language,
  ...person
}: Person): z.infer<typeof personView> => ({
  ...person,
  language: language ?? null,
  appointments: [...appointments],
});

const email = z.string().max(254);
const moment = z.iso.datetime({ offset: true }).openapi({ description: 'Instant, in any zone' });

const addSchema = z
  .strictObject({
    id: slug.optional().openapi({ description: 'Made for you when left out' }),
    name: namesSchema,
    email: email.nullable().default(null),
    language: languageSchema.optional(),
  })
  .openapi('AddPerson');
const correctSchema = z
  .strictObject({
    name: namesSchema.optional(),
    email: email.nullable().optional(),
    language: languageSchema.optional(),
  })
  .openapi('CorrectPerson');
const appointSchema = z
  .strictObject({
    organisation: z.string().max(64),
    role: roleSchema,
    unit: z.string().max(64).nullable().default(null),
    position: namesSchema,
    from: moment.optional().openapi({ description: 'Now when left out' }),
    until: moment.nullable().default(null),
  })
  .openapi('Appoint');
const moveSchema = z
  .strictObject({
    unit: z.string().max(64).nullable().optional(),
    position: namesSchema.optional(),
  })
  .openapi('MoveAppointment');
const endSchema = z
  .strictObject({ until: moment.optional().openapi({ description: 'Now when left out' }) })
  .openapi('EndAppointment');

const personParams = z.object({ person: z.string().max(64) });
const appointmentParams = personParams.extend({
  number: z.coerce.number().int().min(1).max(100_000),
});
const path = '/api/people';
const tags = ['people'];

export function registerPeople(app: App, service: Service): void {
  registerReading(app, service);
  registerPersons(app, service);
  registerAppointments(app, service);
}

function registerReading(app: App, service: Service): void {
  const list = operation(service, 'person:read', {
    method: 'get',
    path,
    tags,
    summary: 'Persons, by id',
    description:
      'Administrators and auditors ask about everybody, signatories and partners about who is appointed to their own organisation now.',
    request: {
      query: pageQuery.extend({
        organisation: z.string().max(64).optional(),
        role: roleSchema.optional(),
        state: z.enum(['active', 'suspended', 'erased']).optional(),
        search: z.string().min(1).max(100).optional().openapi({
          description: 'Part of an id or a name; for administrators, of an address as well',
        }),
      }),
    },
    responses: { 200: jsonOf('A page of persons', pageOf(personView)) },
  });
  app.openapi(list, async (c) => {
    const { cursor: after, limit, ...asked } = c.req.valid('query');
    const filter = { ...asked, after, limit: limit + 1 };
    const found = await service.readPeople(signedIn(c.get('actor')), filter);
    const items = found.slice(0, limit).map(viewPerson);
    c.header('cache-control', 'no-store');
    return c.json({ items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null }, 200);
  });
  const one = operation(service, 'person:read', {
    method: 'get',
    path: `${path}/{person}`,
    tags,
    summary: 'One person, with everything they were ever appointed to',
    description: 'The ETag is the revision of the directory, for `If-Match` of a write.',
    request: { params: personParams },
    responses: { 200: jsonOf('The person', personView) },
  });
  app.openapi(one, async (c) => {
    const seq = await service.directorySeq();
    const id = c.req.valid('param').person;
    const person = await service.readPerson(signedIn(c.get('actor')), id);
    c.header('etag', etagOf(seq));
    c.header('cache-control', 'no-store');
    return c.json(viewPerson(person), 200);
  });
}

function registerPersons(app: App, service: Service): void {
  const add = operation(service, 'person:write', {
    method: 'post',
    path,
    tags,
    summary: 'Add a person; they act for nobody until appointed',
    request: { headers: writeHeaders, body: bodyOf(addSchema) },
    responses: { 201: jsonOf('Who was added', keptView) },
  });
  app.openapi(add, async (c) => {
    const { id = newPersonId(service), email: address, ...own } = c.req.valid('json');
    const command = { type: 'addPerson', person: id, email: readEmail(address), ...own } as const;
    return keeps(c, service, 'person:write', command, id, 201);
  });
  const correct = operation(service, 'person:write', {
    method: 'patch',
    path: `${path}/{person}`,
    tags,
    summary: "Correct a person's names, address or language",
    request: { params: personParams, headers: writeHeaders, body: bodyOf(correctSchema) },
    responses: { 200: jsonOf('Who was corrected', keptView) },
  });
  app.openapi(correct, async (c) => {
    const { person: id } = c.req.valid('param');
    const { email: given, ...own } = c.req.valid('json');
    const address = given === undefined ? undefined : readEmail(given);
    const command = { type: 'correctPerson', person: id, email: address, ...own } as const;
    return keeps(c, service, 'person:write', command, id);
  });
  for (const [act, type, summary] of [
    ['suspension', 'suspend', 'Suspend a person: from now on they do nothing, whatever they hold'],
    ['restoration', 'restore', 'Restore a suspended person to what they hold'],
  ] as const) {
    const route = operation(service, 'person:write', {
      method: 'post',
      path: `${path}/{person}/${act}`,
      tags,
      summary,
      request: { params: personParams, headers: writeHeaders },
      responses: { 200: jsonOf('Whom it concerns', keptView) },
    });
    app.openapi(route, (c) => {
      const { person } = c.req.valid('param');
      return keeps(c, service, 'person:write', { type, person }, person);
    });
  }
}

function registerAppointments(app: App, service: Service): void {
  const appoint = operation(service, 'appointment:give', {
    method: 'post',
    path: `${path}/{person}/appointments`,
    tags,
    summary: 'Appoint a person to act for an organisation in a role',
    description:
      'Administrators give every role to anybody but themselves; a signatory appoints reviewers of their own organisation, who leads a partner its members.',
    request: { params: personParams, headers: writeHeaders, body: bodyOf(appointSchema) },
    responses: { 201: jsonOf('Who was appointed', keptView) },
  });
  app.openapi(appoint, async (c) => {
    const { person } = c.req.valid('param');
    const { from, until, ...given } = c.req.valid('json');
    const command: DirectoryCommand = {
      type: 'appoint',
      person,
      ...given,
      from: from === undefined ? service.clock.now() : iso(from),
      until: until === null ? null : iso(until),
    };
    return keeps(c, service, 'appointment:give', command, person, 201);
  });
  const move = operation(service, 'appointment:give', {
    method: 'patch',
    path: `${path}/{person}/appointments/{number}`,
    tags,
    summary: 'Put an appointment into another unit, or call its position otherwise',
    request: { params: appointmentParams, headers: writeHeaders, body: bodyOf(moveSchema) },
    responses: { 200: jsonOf('Whom it concerns', keptView) },
  });
  app.openapi(move, (c) => {
    const at = c.req.valid('param');
    const command = { type: 'moveAppointment', ...at, ...c.req.valid('json') } as const;
    return keeps(c, service, 'appointment:give', command, at.person);
  });
  const end = operation(service, 'appointment:give', {
    method: 'post',
    path: `${path}/{person}/appointments/{number}/end`,
    tags,
    summary: 'End an appointment, now or at an instant to come; what was done by it stays done',
    request: { params: appointmentParams, headers: writeHeaders, body: bodyOf(endSchema) },
    responses: { 200: jsonOf('Whom it concerns', keptView) },
  });
  app.openapi(end, (c) => {
    const at = c.req.valid('param');
    const { until } = c.req.valid('json');
    const instant = until === undefined ? service.clock.now() : iso(until);
    const command = { type: 'endAppointment', ...at, until: instant } as const;
    return keeps(c, service, 'appointment:give', command, at.person);
  });
}

/** An instant in the one form in which they compare as text. */
const iso = (moment: string): string => new Date(moment).toISOString();

const newPersonId = ({ ids }: Service): string => `p${ids.draft().slice(1)}`;

/** *Refuses:* invalid for what is no plain address. */
function readEmail(given: string | null): string | null {
  if (given === null) return null;
  const address = readMailAddress(given.normalize('NFC'));
  if (address !== null) return address;
  throw new RequestRefusal('invalid', '/email: This is no plain e-mail address.', {
    in: 'body',
    pointer: '/email',
  });
}

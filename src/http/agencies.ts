/** Organisations over HTTP: what they are called, were called, and who took over; kept by administrators. */
import { z } from '@hono/zod-openapi';
import { type Organisation, organisationKinds } from '../domain/directory.ts';
import { refuse } from '../domain/draft/refusal.ts';
import type { Service } from '../service/service.ts';
import { etagOf, keeps, keptView, writeHeaders } from './directory-wire.ts';
import { type App, operation } from './operation.ts';
import { bodyOf, instant, jsonOf, namesSchema, slug } from './wire-parts.ts';

const kindSchema = z.enum(organisationKinds);

const unitView = z.object({ id: z.string(), names: namesSchema });

const organisationView = z
  .object({
    id: z.string(),
    kind: kindSchema,
    names: namesSchema,
    short: namesSchema,
    units: z.array(unitView),
    former: z
      .array(z.object({ names: namesSchema, short: namesSchema, until: instant }))
      .openapi({ description: 'What it was called before, oldest first' }),
    ended: z
      .object({ at: instant, successor: z.string().nullable() })
      .nullable()
      .openapi({ description: 'When it ceased to be, and who took over' }),
  })
  .openapi('Organisation');

const viewOrganisation = (one: Organisation): z.infer<typeof organisationView> => ({
  id: one.id,
  kind: one.kind,
  names: one.names,
  short: one.short,
  units: [...(one.units ?? [])],
  former: [...(one.former ?? [])],
  ended: one.ended ?? null,
});

const foundSchema = z
  .strictObject({
    id: slug.optional().openapi({ description: 'Made for you when left out' }),
    kind: kindSchema,
    names: namesSchema,
    short: namesSchema,
  })
  .openapi('FoundOrganisation');
const renameSchema = z
  .strictObject({ names: namesSchema.optional(), short: namesSchema.optional() })
  .openapi('RenameOrganisation');
const endSchema = z
  .strictObject({ successor: z.string().max(64).nullable() })
  .openapi('EndOrganisation');
const unitSchema = z.strictObject({ id: slug, names: namesSchema }).openapi('AddUnit');
const unitNamesSchema = z.strictObject({ names: namesSchema }).openapi('RenameUnit');

const params = z.object({ name: z.string().max(64) });
const unitParams = params.extend({ unit: z.string().max(64) });
const path = '/api/agencies';
const tags = ['directory'];

export function registerAgencies(app: App, service: Service): void {
  const list = operation(service, 'directory:read', {
    method: 'get',
    path,
    tags,
    summary: 'Agencies, councils and partner organisations, those that ceased to be among them',
    responses: {
      200: jsonOf('Every organisation', z.object({ items: z.array(organisationView) })),
    },
  });
  app.openapi(list, async (c) => {
    const items = (await service.store.organisations()).map(viewOrganisation);
    return c.json({ items }, 200);
  });
  const one = operation(service, 'directory:read', {
    method: 'get',
    path: `${path}/{name}`,
    tags,
    summary: 'One organisation',
    description: 'The ETag is the revision of the directory, for `If-Match` of a write.',
    request: { params },
    responses: { 200: jsonOf('The organisation', organisationView) },
  });
  app.openapi(one, async (c) => {
    const { name: id } = c.req.valid('param');
    c.header('etag', etagOf(await service.directorySeq()));
    const found = await service.store.organisation(id);
    return c.json(viewOrganisation(found ?? refuse('not-found', { what: 'agency', id })), 200);
  });
  registerKeeping(app, service);
  registerUnits(app, service);
}

const action = 'organisation:write';

function registerKeeping(app: App, service: Service): void {
  const found = operation(service, action, {
    method: 'post',
    path,
    tags,
    summary: 'Found an organisation',
    request: { headers: writeHeaders, body: bodyOf(foundSchema) },
    responses: { 201: jsonOf('What was founded', keptView) },
  });
  app.openapi(found, (c) => {
    const { id = `o${service.ids.draft().slice(1)}`, ...given } = c.req.valid('json');
    return keeps(c, service, action, { type: 'found', organisation: id, ...given }, id, 201);
  });
  const rename = operation(service, action, {
    method: 'patch',
    path: `${path}/{name}`,
    tags,
    summary: 'Rename an organisation; what it was called is kept',
    request: { params, headers: writeHeaders, body: bodyOf(renameSchema) },
    responses: { 200: jsonOf('What was renamed', keptView) },
  });
  app.openapi(rename, (c) => {
    const id = c.req.valid('param').name;
    const command = { type: 'rename', organisation: id, ...c.req.valid('json') } as const;
    return keeps(c, service, action, command, id);
  });
  const end = operation(service, action, {
    method: 'post',
    path: `${path}/{name}/end`,
    tags,
    summary: 'End an organisation, and every appointment to it, now',
    request: { params, headers: writeHeaders, body: bodyOf(endSchema) },
    responses: { 200: jsonOf('What ended', keptView) },
  });
  app.openapi(end, (c) => {
    const id = c.req.valid('param').name;
    const command = { type: 'endOrganisation', organisation: id, ...c.req.valid('json') } as const;
    return keeps(c, service, action, command, id);
  });
}

function registerUnits(app: App, service: Service): void {
  const units = `${path}/{name}/units`;
  const add = operation(service, action, {
    method: 'post',
    path: units,
    tags,
    summary: 'Add a unit to an organisation',
    request: { params, headers: writeHeaders, body: bodyOf(unitSchema) },
    responses: { 201: jsonOf('Whose unit it is', keptView) },
  });
  app.openapi(add, (c) => {
    const id = c.req.valid('param').name;
    const { id: unit, names } = c.req.valid('json');
    const command = { type: 'addUnit', organisation: id, unit, names } as const;
    return keeps(c, service, action, command, id, 201);
  });
  const rename = operation(service, action, {
    method: 'patch',
    path: `${units}/{unit}`,
    tags,
    summary: 'Rename a unit',
    request: { params: unitParams, headers: writeHeaders, body: bodyOf(unitNamesSchema) },
    responses: { 200: jsonOf('Whose unit it is', keptView) },
  });
  app.openapi(rename, (c) => {
    const { name: id, unit } = c.req.valid('param');
    const command = { type: 'renameUnit', organisation: id, unit, ...c.req.valid('json') } as const;
    return keeps(c, service, action, command, id);
  });
  const remove = operation(service, action, {
    method: 'post',
    path: `${units}/{unit}/removal`,
    tags,
    summary: 'Remove a unit in which nobody is appointed',
    request: { params: unitParams, headers: writeHeaders },
    responses: { 200: jsonOf('Whose unit it was', keptView) },
  });
  app.openapi(remove, (c) => {
    const { name: id, unit } = c.req.valid('param');
    return keeps(c, service, action, { type: 'removeUnit', organisation: id, unit }, id);
  });
}

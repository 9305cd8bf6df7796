/** What drafts are made with: organisations, workflows and templates. Read-only here. */
import { z } from '@hono/zod-openapi';
import { refuse } from '../domain/draft/refusal.ts';
import type { Service } from '../service/service.ts';
import { type App, operation } from './operation.ts';
import { organisationView } from './wire.ts';

const named = z.looseObject({ id: z.string() });
const nameParams = z.object({ name: z.string().max(64) });

const listOf = <T extends z.ZodType>(description: string, item: T) => ({
  200: {
    description,
    content: { 'application/json': { schema: z.object({ items: z.array(item) }) } },
  },
});

const one = <T extends z.ZodType>(description: string, item: T) => ({
  200: { description, content: { 'application/json': { schema: item } } },
});

export function registerDirectory(app: App, service: Service): void {
  const { workflows, templates } = service.catalogue;
  const tags = ['directory'];
  app.openapi(
    operation(service, 'directory:read', {
      method: 'get',
      path: '/api/agencies',
      tags,
      summary: 'Agencies, councils and partner organisations',
      responses: listOf('Every organisation', organisationView),
    }),
    async (c) => c.json({ items: [...(await service.store.organisations())] }, 200),
  );
  app.openapi(
    operation(service, 'directory:read', {
      method: 'get',
      path: '/api/agencies/{name}',
      tags,
      summary: 'One organisation',
      request: { params: nameParams },
      responses: one('The organisation', organisationView),
    }),
    async (c) => {
      const { name: id } = c.req.valid('param');
      const found = (await service.store.organisations()).find((agency) => agency.id === id);
      return c.json(found ?? refuse('not-found', { what: 'agency', id }), 200);
    },
  );
  app.openapi(
    operation(service, 'directory:read', {
      method: 'get',
      path: '/api/workflows',
      tags,
      summary: 'The workflows a draft can start under',
      responses: listOf('Every workflow, whole', named),
    }),
    (c) => c.json({ items: workflows as never[] }, 200),
  );
  app.openapi(
    operation(service, 'directory:read', {
      method: 'get',
      path: '/api/templates',
      tags,
      summary: 'The templates a draft can start from, by rule edition',
      responses: listOf('Every template, whole', named),
    }),
    (c) => c.json({ items: templates as never[] }, 200),
  );
}

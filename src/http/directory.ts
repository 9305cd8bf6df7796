/** What drafts are made with: the workflows, and the templates that ship with the product. */
import { z } from '@hono/zod-openapi';
import type { Service } from '../service/service.ts';
import { type App, operation } from './operation.ts';
import { registerWorkflows } from './workflows.ts';

const named = z.looseObject({ id: z.string() });

export function registerDirectory(app: App, service: Service): void {
  const { templates } = service.catalogue;
  registerWorkflows(app, service);
  app.openapi(
    operation(service, 'directory:read', {
      method: 'get',
      path: '/api/templates',
      tags: ['directory'],
      summary: 'The templates a draft can start from, by rule edition',
      responses: {
        200: {
          description: 'Every template, whole',
          content: { 'application/json': { schema: z.object({ items: z.array(named) }) } },
        },
      },
    }),
    (c) => c.json({ items: templates as never[] }, 200),
  );
}

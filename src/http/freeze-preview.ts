/** Whom a version would ask, told to its drafters before they freeze it. */
import { z } from '@hono/zod-openapi';
import { askingReasons } from '../service/freeze-preview.ts';
import type { Service } from '../service/service.ts';
import { type App, operation } from './operation.ts';
import { draftParams, namesSchema } from './wire-parts.ts';

const previewView = z
  .object({
    rounds: z.array(
      z.object({
        transition: z.string(),
        state: z.string(),
        titles: namesSchema,
        seats: z.array(
          z.object({
            agency: z.string(),
            why: z.enum(askingReasons).openapi({
              description:
                'new: not answered yet; changed: its remit is not what it judged; again: no answer stands here; unchanged, editorial: its answer stands',
            }),
            judged: z.number().int().nullable().openapi({
              description: 'The version it judged last here',
            }),
            waits: z.boolean().openapi({ description: 'Asked after the groups before it' }),
          }),
        ),
      }),
    ),
  })
  .openapi('FreezePreview');

export function registerFreezePreview(app: App, service: Service): void {
  const route = operation(service, 'version:freeze', {
    method: 'get',
    path: '/api/drafts/{id}/freeze-preview',
    tags: ['versions'],
    summary: 'Whom the working texts would ask if they were frozen and sent round now, and why',
    description:
      'One round for each reviewing state that is one transition away. Nothing is written.',
    request: {
      params: draftParams,
      query: z.object({
        editorial: z.enum(['true', 'false']).default('false').openapi({
          description: 'As if every change were granted to be editorial',
        }),
      }),
    },
    responses: {
      200: {
        description: 'The rounds that would open',
        content: { 'application/json': { schema: previewView } },
      },
    },
  });
  app.openapi(route, async (c) => {
    const editorial = c.req.valid('query').editorial === 'true';
    return c.json({ rounds: await service.previewFreeze(c.get('draft'), editorial) } as never, 200);
  });
}

/** The outbox as the administrator reads it: which letters went out, and what to hand over by hand. */
import { z } from '@hono/zod-openapi';
import { letterKinds } from '../service/mailer.ts';
import type { Service } from '../service/service.ts';
import { type App, operation } from './operation.ts';
import { instant, jsonOf, languageSchema, namesSchema, pageOf, pageQuery } from './wire-parts.ts';

const letterView = z
  .object({
    id: z.string().openapi({ description: 'The same in every copy of the mail (Message-ID)' }),
    person: z.string(),
    name: z
      .union([namesSchema, z.null()])
      .openapi({ description: 'What the person is called; null once they were erased' }),
    kind: z.enum(letterKinds),
    lang: languageSchema,
    address: z.string().nullable().openapi({ description: 'Null once the letter has ended well' }),
    link: z.string().nullable().openapi({
      description: 'What the letter would open, to hand over: only where no mail carries it',
    }),
    state: z.enum(['waiting', 'delivered', 'failed', 'expired']),
    tries: z.number().int(),
    due: instant.nullable().openapi({ description: 'When it is tried next' }),
    fault: z.string().nullable().openapi({ description: 'Why the last try failed' }),
    createdAt: instant,
    endedAt: instant.nullable(),
  })
  .openapi('Letter');

export function registerOutbox(app: App, service: Service): void {
  const list = operation(service, 'mail:read', {
    method: 'get',
    path: '/api/outbox',
    tags: ['administration'],
    summary: 'Letters to people: waiting, delivered, given up, run out',
    description:
      'Where no mail server is set, a letter waits here with its link until it runs out. What a delivered letter said is not kept.',
    request: { query: pageQuery },
    responses: { 200: jsonOf('Newest first', pageOf(letterView)) },
  });
  app.openapi(list, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const found = await service.outbox(cursor, limit + 1);
    const items = found.slice(0, limit);
    c.header('cache-control', 'no-store');
    return c.json({ items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null }, 200);
  });
}

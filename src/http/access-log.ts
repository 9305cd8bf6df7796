/** The ledger of access as administrators and auditors read it. */
import { z } from '@hono/zod-openapi';
import { accessKinds, erasureReasons } from '../domain/access-log.ts';
import type { AccessEntry } from '../service/access-log.ts';
import type { Service } from '../service/service.ts';
import { type App, operation } from './operation.ts';
import { readCursor } from './replies.ts';
import { hash, jsonOf, number, pageOf, pageQuery, stamp } from './wire-parts.ts';

export const accessEntryView = z
  .object({
    number: number.openapi({ description: 'Its place in the ledger, from 1 without gaps' }),
    ...stamp,
    kind: z.enum(accessKinds),
    person: z.string().nullable().openapi({ description: 'Whom it is about' }),
    how: z.enum(['password', 'code', 'passkey', 'provider', 'link', 'demo']).optional(),
    token: z.string().optional().openapi({ description: 'Which token, by its id' }),
    why: z.enum(erasureReasons).optional().openapi({ description: 'Why somebody was erased' }),
    action: z.string().nullable().optional().openapi({ description: 'What the policy refused' }),
    draft: z
      .string()
      .nullable()
      .optional()
      .openapi({ description: 'The first draft it was about' }),
    count: number.optional().openapi({ description: 'How often within the minute' }),
    since: z.iso.datetime().optional().openapi({ description: 'When it was first so' }),
    from: hash.nullable().openapi({ description: 'Commitment to the origin (SHA-256)' }),
    origin: z
      .object({ network: z.string(), device: z.string() })
      .nullable()
      .openapi({ description: 'Null once it is forgotten, or was never known' }),
  })
  .openapi('AccessEntry');

export const viewAccessEntry = ({
  seq,
  type,
  ledger: _,
  ...entry
}: AccessEntry): z.infer<typeof accessEntryView> => ({ number: seq, kind: type, ...entry });

export function registerAccessLog(app: App, service: Service): void {
  const list = operation(service, 'access-log:read', {
    method: 'get',
    path: '/api/access-log',
    tags: ['administration'],
    summary: 'Who signed in, what failed, what was refused to whom',
    description:
      'A ledger that is only added to. What can be tried without end is one entry a minute, with a count. Who was appointed or suspended stands in the directory’s own ledger.',
    request: {
      query: pageQuery.extend({
        person: z.string().max(64).optional().openapi({ description: 'About or by this person' }),
        kind: z.enum(accessKinds).optional(),
      }),
    },
    responses: { 200: jsonOf('Newest first', pageOf(accessEntryView)) },
  });
  app.openapi(list, async (c) => {
    const { cursor, limit, person, kind } = c.req.valid('query');
    const before = readCursor(cursor) || undefined;
    const entries = await service.accessLog({ person, kind, before, limit: limit + 1 });
    const items = entries.slice(0, limit).map(viewAccessEntry);
    const last = entries.length > limit ? items.at(-1) : undefined;
    c.header('cache-control', 'no-store');
    return c.json({ items, next: last ? String(last.number) : null }, 200);
  });
}

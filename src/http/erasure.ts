/** Erasing a person: an administrator's act, by a code of why, after showing again who they are. */
import { z } from '@hono/zod-openapi';
import { erasureReasons } from '../domain/access-log.ts';
import type { Service } from '../service/service.ts';
import { requireProof } from './auth-wire.ts';
import { keptView, writeHeaders } from './directory-wire.ts';
import { type App, operation, termsOf } from './operation.ts';
import { json } from './replies.ts';
import { bodyOf, jsonOf } from './wire-parts.ts';

const eraseSchema = z
  .strictObject({
    why: z.enum(erasureReasons).openapi({
      description:
        'They asked for it; they left and need not be kept; it was ordered; they were added by mistake',
    }),
  })
  .openapi('Erase');

const erasedView = keptView
  .extend({
    clean: z.boolean().openapi({
      description: 'Whether the files of the database hold nothing of it either by now',
    }),
  })
  .openapi('Erased');

export function registerErasure(app: App, service: Service): void {
  const erase = operation(service, 'person:write', {
    method: 'post',
    path: '/api/people/{person}/erasure',
    tags: ['people'],
    summary: 'Erase what is a person’s own, for good',
    description:
      'Names, positions, address, language, credentials, sessions, tokens and letters go; appointments end. What they did stays in the record under their id, which can still be verified. Asked again, it finishes what was left.',
    request: {
      params: z.object({ person: z.string().max(64) }),
      headers: writeHeaders,
      body: bodyOf(eraseSchema),
    },
    responses: { 200: jsonOf('Who was erased', erasedView) },
  });
  app.openapi(erase, async (c) => {
    requireProof(c);
    const { person: id } = c.req.valid('param');
    const { why } = c.req.valid('json');
    const kept = (seq: number) => json(200, { id, seq });
    const { reply, clean } = await service.erasePerson(id, why, await termsOf(c), kept);
    c.header('cache-control', 'no-store');
    return c.json({ ...keptView.parse(JSON.parse(reply.body)), clean }, 200);
  });
}

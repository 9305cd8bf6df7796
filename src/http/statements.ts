/** The statements that were signed, to the byte: what anybody can hash and compare. */
import { z } from '@hono/zod-openapi';
import { refuse } from '../domain/draft/refusal.ts';
import type { Service } from '../service/service.ts';
import { type App, operation } from './operation.ts';
import { immutable, sendTagged } from './replies.ts';
import { draftParams } from './wire-parts.ts';

const statementView = z.looseObject({ type: z.literal('kelisim-signoff-1') }).openapi('Statement');

export function registerStatements(app: App, service: Service): void {
  const route = operation(service, 'signoff:read', {
    method: 'get',
    path: '/api/drafts/{id}/signoffs/{signoff}/statement',
    tags: ['circulation'],
    summary: 'What was signed by a verdict: canonical JSON, whose SHA-256 is its ETag',
    description:
      'The bytes as they were signed. Their hash stands in the verdict and in its event, so that `sha256sum` is enough to check them.',
    request: {
      params: draftParams.extend({
        signoff: z.coerce.number().int().positive().openapi({ example: 1 }),
      }),
    },
    responses: {
      200: {
        description: 'The statement',
        content: { 'application/json': { schema: statementView } },
      },
    },
  });
  app.openapi(route, async (c) => {
    const { signoff: given } = c.req.valid('param');
    const hash = c.get('draft').signoffs[given - 1]?.statement;
    if (hash === undefined)
      return refuse('not-found', { what: 'statement of verdict', id: String(given) });
    const body = await service.library.chunk(hash);
    const headers = { 'content-type': 'application/json', 'cache-control': immutable };
    return sendTagged(c, `"${hash}"`, headers, () => body) as never;
  });
}

/** The table of disagreements as data: every point on which drafter and agency differ. */
import { z } from '@hono/zod-openapi';
import { itemKinds } from '../domain/draft/item-kinds.ts';
import type { Service } from '../service/service.ts';
import { type App, operation } from './operation.ts';
import { placeView } from './record-wire.ts';
import { pageByNumber } from './replies.ts';
import {
  draftParams,
  languageSchema,
  number,
  pageOf,
  pageQuery,
  reasonText,
  stamp,
} from './wire-parts.ts';

const disagreementView = z
  .object({
    item: number,
    kind: z.enum(itemKinds),
    fundamental: z.boolean(),
    agency: z.string(),
    lang: languageSchema,
    block: z.string(),
    place: placeView.nullable().openapi({
      description: 'Where it stands in the newest version; null when it no longer does',
    }),
    drafterWording: z.string().nullable(),
    quote: z.string(),
    agencyWording: z.string().nullable(),
    remark: reasonText,
    drafterArgument: z.string().nullable(),
    agencyArgument: z.string(),
    decision: z
      .object({
        kind: z.enum(['agreed', 'disagreed', 'overridden']),
        reason: z.string(),
        meeting: number.nullable(),
        ...stamp,
      })
      .nullable(),
  })
  .openapi('Disagreement');

export function registerDisagreements(app: App, service: Service): void {
  const list = operation(service, 'signoff:read', {
    method: 'get',
    path: '/api/drafts/{id}/disagreements',
    tags: ['conciliation'],
    summary: 'The table of disagreements: both wordings, both arguments, the decision',
    description:
      'Objections and conditions that were not accepted, that are upheld against the answer, or that a meeting or an override left unsettled. A page to print is at `/public/{id}/disagreements`.',
    request: { params: draftParams, query: pageQuery },
    responses: {
      200: {
        description: 'A page of the table, in the order the points were raised',
        content: { 'application/json': { schema: pageOf(disagreementView) } },
      },
    },
  });
  app.openapi(list, async (c) => {
    const table = await service.readDisagreements(c.get('draft'));
    return c.json(pageByNumber(table, c.req.valid('query')) as never, 200);
  });
}

/** What the indicators of an adopted text reached: reported year by year, corrected with a reason. */
import { z } from '@hono/zod-openapi';
import type { Draft } from '../domain/draft/draft.ts';
import { valuePattern } from '../domain/draft/reached.ts';
import type { Service } from '../service/service.ts';
import { type App, commandHeaders, operation, termsOf } from './operation.ts';
import { json, send } from './replies.ts';
import { bodyOf, draftParams, jsonOf, number, reasonText, stamp, titleText } from './wire-parts.ts';

const reportSchema = z
  .strictObject({
    block: z.string().max(64).openapi({ description: 'The indicator, in the adopted version' }),
    year: z.string().regex(/^\d{4}$/, 'four digits'),
    value: z.string().regex(valuePattern, 'a decimal with a point'),
    source: titleText.openapi({ description: 'Where the value is known from' }),
    reason: reasonText.default('').openapi({
      description: 'Why an earlier report of that year is corrected',
    }),
  })
  .openapi('ReportValue');

const reachedView = z
  .object({
    block: z.string(),
    version: number,
    year: z.string(),
    value: z.string(),
    source: z.string(),
    reason: z.string(),
    ...stamp,
  })
  .openapi('ReachedValue');

export function registerIndicators(app: App, service: Service): void {
  const report = operation(service, 'draft:edit', {
    method: 'post',
    path: '/api/drafts/{id}/indicators/values',
    tags: ['reports'],
    summary: 'Report the value an indicator reached in a year; after adoption only',
    description:
      'A second report of the same year corrects the first and says why; the first stays in the record.',
    request: { params: draftParams, headers: commandHeaders, body: bodyOf(reportSchema) },
    responses: { 201: jsonOf('The report', reachedView) },
  });
  const newest = (draft: Draft) => json(201, draft.reached.at(-1));
  app.openapi(report, async (c) => {
    const { id } = c.req.valid('param');
    const terms = await termsOf(c);
    return send(await service.reportValue(id, c.req.valid('json'), terms, newest)) as never;
  });
}

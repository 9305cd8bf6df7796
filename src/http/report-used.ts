/** The report on how what people said was used, as JSON and as a table for spreadsheets. */
import { z } from '@hono/zod-openapi';
import { writeCsv } from '../domain/csv.ts';
import { commentOutcomes } from '../domain/discussion/comment.ts';
import { listUsed, type Used } from '../domain/discussion/comment-used.ts';
import { outcomes } from '../domain/draft/event.ts';
import { readerOf } from '../service/comments.ts';
import type { Service } from '../service/service.ts';
import { type App, operation } from './operation.ts';
import { pageByNumber } from './replies.ts';
import { draftParams, instant, jsonOf, number, pageOf, pageQuery } from './wire-parts.ts';

const usedView = z
  .object({
    kind: z.enum(['comments', 'amendment']),
    number: number.nullable().openapi({
      description: 'Of the group or the amendment; null for a comment by itself',
    }),
    comments: z.array(number).readonly(),
    said: z.string().nullable().openapi({
      description:
        'The title of the group, the comment, the justification; null where it is not to be read',
    }),
    by: z.string().nullable().openapi({ description: 'The organisation that proposed it' }),
    outcome: z
      .enum([...new Set([...commentOutcomes, ...outcomes, 'withheld', 'withdrawn'] as const)])
      .nullable()
      .openapi({ description: 'Null while there is none' }),
    reason: z.string(),
    amendment: number.nullable().openapi({
      description: 'The amendment that comments led to; null where none is named',
    }),
    at: instant.nullable(),
  })
  .openapi('Used');

const columns = [
  'kind',
  'number',
  'comments',
  'said',
  'by',
  'outcome',
  'reason',
  'at',
  'amendment',
] as const;

const cellsOf = (used: Used) =>
  columns.map((column) => (column === 'comments' ? used.comments.join(' ') : used[column]));

export function registerUsed(app: App, service: Service): void {
  const list = operation(service, 'comment:read', {
    method: 'get',
    path: '/api/drafts/{id}/reports/used',
    tags: ['reports'],
    summary:
      'How comments and amendments were used: each group, comment and amendment with its outcome',
    description:
      'Over nothing but what you may see: answered groups first, then comments outside of them, then amendments. A page to print is at `/public/{id}/discussion`.',
    request: { params: draftParams, query: pageQuery },
    responses: { 200: jsonOf('A page of the table', pageOf(usedView)) },
  });
  app.openapi(list, async (c) => {
    const draft = c.get('draft');
    const reader = readerOf(c.get('actor'), null);
    const rows = listUsed(await service.readComments(draft), draft, reader);
    c.header('cache-control', 'no-store');
    return c.json(pageByNumber(rows, c.req.valid('query')) as never, 200);
  });
  const table = operation(service, 'comment:read', {
    method: 'get',
    path: '/api/drafts/{id}/reports/used.csv',
    tags: ['reports'],
    summary: 'The same as a table for spreadsheets',
    request: { params: draftParams },
    responses: {
      200: {
        description: 'Every row, in UTF-8 with a byte order mark; comments parted by spaces',
        content: { 'text/csv': { schema: z.string() } },
      },
    },
  });
  app.openapi(table, async (c) => {
    const draft = c.get('draft');
    const reader = readerOf(c.get('actor'), null);
    const rows = listUsed(await service.readComments(draft), draft, reader);
    return c.body(writeCsv([columns, ...rows.map(cellsOf)]), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${draft.id}-used.csv"`,
      'cache-control': 'no-store',
    }) as never;
  });
}

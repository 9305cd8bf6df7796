/** The directory as one CSV table: taken in all or nothing, tried first where asked, and given out. */
import { z } from '@hono/zod-openapi';
import { limits } from '../../schema/limits.ts';
import { rowKinds } from '../domain/directory-rows.ts';
import {
  type ImportedFault,
  ImportRefused,
  type ImportReport,
} from '../service/directory-table.ts';
import type { Service } from '../service/service.ts';
import { signedIn } from './actor.ts';
import { requireProof } from './auth-wire.ts';
import { writeHeaders } from './directory-wire.ts';
import { type App, operation, termsOf } from './operation.ts';
import { RequestRefusal } from './problem.ts';
import { json, send } from './replies.ts';
import { tellImportFault } from './sentence-import.ts';
import { jsonOf, languageSchema } from './wire-parts.ts';

/** Of rows and faults an answer lists at most so many; the counts count all. */
const listedMax = 1_000;

const faultView = z.object({
  line: z.number().int(),
  column: z.number().int().openapi({ description: 'Counted from 1' }),
  head: z.string().nullable().openapi({ description: 'What the column is called in the table' }),
  code: z.string().openapi({ description: 'As a problem has it' }),
  facts: z.record(z.string(), z.unknown()).openapi({
    description: 'What explains the code; of `invalid` the `fault`, with a code of its own',
  }),
  say: z.string().openapi({ description: 'What to do' }),
});

const reportView = z
  .object({
    dryRun: z.boolean(),
    counts: z.object({
      added: z.number().int(),
      changed: z.number().int(),
      ended: z.number().int(),
      unchanged: z.number().int(),
      faults: z.number().int(),
    }),
    rows: z
      .array(
        z.object({
          line: z.number().int(),
          record: z.enum(rowKinds),
          id: z.string(),
          change: z.enum(['added', 'changed', 'ended']),
        }),
      )
      .openapi({ description: `What changes, the first ${listedMax}` }),
    faults: z.array(faultView).openapi({ description: `The first ${listedMax}` }),
    seq: z.number().int().openapi({ description: 'Revision of the directory after it' }),
  })
  .openapi('DirectoryImport');

const viewReport = (
  { counts, outcomes, faults }: ImportReport,
  dryRun: boolean,
  seq: number,
): z.infer<typeof reportView> => ({
  dryRun,
  counts: { ...counts, faults: faults.length },
  rows: outcomes
    .flatMap(({ line, kind: record, id, change }) =>
      change === 'unchanged' ? [] : [{ line, record, id, change }],
    )
    .slice(0, listedMax),
  faults: faults.slice(0, listedMax).map(viewFault),
  seq,
});

const viewFault = (fault: ImportedFault): z.infer<typeof faultView> => {
  const { line, column, head } = fault;
  return { line, column, head, ...tellImportFault(fault) };
};

const tags = ['people'];

export function registerDirectoryTable(app: App, service: Service): void {
  const take = operation(
    service,
    'organisation:write',
    {
      method: 'post',
      path: '/api/directory/import',
      tags,
      summary: 'Take a table of organisations, units, persons and appointments in, all or nothing',
      description:
        'CSV in UTF-8 with commas, semicolons or tabs; heads in Kazakh, Russian or English. A row says how something is to be; what no row speaks of stays. With `dryRun=true` nothing is written, and what would be, or what is wrong at which line and column, is the answer.',
      request: {
        headers: writeHeaders,
        query: z.object({ dryRun: z.enum(['true', 'false']).default('false') }),
        body: { required: true, content: { 'text/csv': { schema: z.string() } } },
      },
      responses: { 200: jsonOf('What was, or would be, changed', reportView) },
    },
    limits.textBytesMax,
  );
  app.openapi(take, async (c) => {
    requireProof(c);
    const text = await c.req.text();
    if (c.req.valid('query').dryRun === 'true') {
      const seq = await service.directorySeq();
      const report = await service.tryImport(signedIn(c.get('actor')), text);
      return c.json(viewReport(report, true, seq), 200);
    }
    try {
      const reply = await service.importDirectory(text, await termsOf(c), (report, seq) =>
        json(200, viewReport(report, false, seq)),
      );
      return send(reply) as never;
    } catch (error) {
      throw error instanceof ImportRefused ? refusedTable(error) : error;
    }
  });
  const give = operation(service, 'directory:export', {
    method: 'get',
    path: '/api/directory/export.csv',
    tags,
    summary: 'The directory as a table, which taken in again changes nothing',
    request: { query: z.object({ lang: languageSchema.default('en') }) },
    responses: {
      200: { description: 'CSV', content: { 'text/csv': { schema: z.string() } } },
    },
  });
  app.openapi(give, async (c) => {
    requireProof(c);
    const text = await service.exportDirectory(c.req.valid('query').lang);
    return c.body(text, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="directory.csv"',
      'cache-control': 'no-store',
    }) as never;
  });
}

function refusedTable({ faults }: ImportRefused): RequestRefusal {
  const errors = faults.slice(0, listedMax).map(viewFault);
  const [first] = errors;
  const detail = `Line ${first?.line}, column ${first?.column}: ${first?.say}`;
  return new RequestRefusal('invalid', detail, { in: 'body', errors });
}

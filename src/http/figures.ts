/** Drafts in figures: one draft, as JSON and as a table, and all that the caller may see together. */
import { z } from '@hono/zod-openapi';
import { writeCsv } from '../domain/csv.ts';
import { listMeasures } from '../domain/figures/measures.ts';
import { roundAnswers } from '../domain/figures/rounds.ts';
import { stateKinds } from '../domain/workflow/workflow.ts';
import type { Service } from '../service/service.ts';
import { type App, operation } from './operation.ts';
import { amendmentFigures } from './reports.ts';
import { draftParams, instant, jsonOf, namesSchema, number, slug } from './wire-parts.ts';

const count = z.number().int().min(0);
const middle = z.object({ of: count, days: z.number().min(0).nullable() }).openapi('Median', {
  description:
    'Median of working days over so many cases; null of none, and to whoever is not signed in where there are fewer than five',
});
const asked = {
  asked: count,
  inTime: count,
  late: count.openapi({ description: 'Answered after the due date' }),
  silent: count.openapi({ description: 'The term ended without an answer' }),
  waiting: count,
  dropped: count.openapi({
    description: 'The round closed before an answer came or the term was over',
  }),
};
const forecast = z
  .object({
    draft: z.string(),
    agency: z.string(),
    due: instant,
    waited: count.openapi({ description: 'Working days since it was asked' }),
    term: count.openapi({ description: 'Working days of its whole term' }),
    of: count.openapi({ description: 'Its earlier terms that lasted as long' }),
    late: count.nullable().openapi({ description: 'How many of those went past their date' }),
    outlook: z.enum(['overdue', 'likely', 'unlikely', 'unknown']),
  })
  .openapi('LateForecast', {
    description: '`likely` to be late when most of at least three earlier terms were',
  });
const answers = {
  terms: z.object(asked),
  agencies: z.array(z.object({ agency: z.string(), ...asked, answer: middle })).readonly(),
  amendments: z.object(amendmentFigures),
  forecast: z.array(forecast).readonly(),
};

const yearValue = z.object({ year: z.string(), value: z.string() });
const inLanguages = <T extends z.ZodType>(one: T) =>
  z.object({ kk: one.optional(), ru: one.optional(), en: one.optional() });

const figuresView = z
  .object({
    at: instant.openapi({ description: 'When it was counted' }),
    seq: number.openapi({ description: 'Of the log it was counted from' }),
    version: count,
    states: z
      .array(
        z.object({
          state: z.string(),
          titles: namesSchema,
          kind: z.enum(stateKinds),
          visits: count,
          days: count,
          isNow: z.boolean(),
        }),
      )
      .readonly(),
    rounds: z
      .array(
        z.object({
          round: number,
          state: z.string(),
          version: number,
          at: instant,
          closedAt: instant.nullable(),
          bodies: count,
          carried: count,
          answers: z.object(
            Object.fromEntries(roundAnswers.map((one) => [one, count])) as Record<
              (typeof roundAnswers)[number],
              typeof count
            >,
          ),
        }),
      )
      .readonly(),
    ...answers,
    sections: z
      .array(
        z.object({
          section: count.nullable().openapi({
            description: 'Of the first level; 0 before any, null for what is in no text now',
          }),
          headings: inLanguages(z.string()),
          objections: count,
          conditions: count,
          remarks: count,
          open: count,
        }),
      )
      .readonly(),
    indicators: z
      .array(
        z.object({
          block: z.string(),
          words: inLanguages(
            z.object({
              name: z.string(),
              unit: z.string(),
              source: z.string(),
              responsible: z.string(),
            }),
          ),
          base: yearValue.nullable(),
          targets: z.array(yearValue).readonly(),
          reached: z
            .array(yearValue.extend({ source: z.string() }))
            .readonly()
            .openapi({
              description: 'Reported after adoption; of each year the last report',
            }),
        }),
      )
      .readonly(),
  })
  .openapi('DraftFigures');

const wholeView = z
  .object({
    at: instant,
    drafts: count,
    kinds: z.array(z.object({ kind: z.enum(stateKinds), drafts: count, stay: middle })).readonly(),
    ...answers,
  })
  .openapi('WholeFigures');

/** Working days are counted on each draft's calendar; the day of asking is not, a day begun is. */
const method =
  'Counted from the log when asked, in working days of the draft’s calendar: not the first day, and less than one counts as one.';

export function registerFigures(app: App, service: Service): void {
  registerOfDraft(app, service);
  const whole = operation(service, 'draft:list', {
    method: 'get',
    path: '/api/figures',
    tags: ['reports'],
    summary: 'All drafts you may see in figures: stages, bodies, amendments, what is likely late',
    description: `${method} At most the five hundred newest drafts.`,
    request: { query: z.object({ owner: slug.optional() }) },
    responses: { 200: jsonOf('The figures of all of them together', wholeView) },
  });
  app.openapi(whole, async (c) => {
    const { owner } = c.req.valid('query');
    c.header('cache-control', 'no-store');
    return c.json((await service.readWholeFigures(c.get('actor'), owner)) as never, 200);
  });
}

function registerOfDraft(app: App, service: Service): void {
  const read = operation(service, 'draft:read', {
    method: 'get',
    path: '/api/drafts/{id}/figures',
    tags: ['reports'],
    summary: 'A draft in figures: stages, rounds, bodies, amendments, indicators, what is late',
    description: method,
    request: { params: draftParams },
    responses: { 200: jsonOf('The figures', figuresView) },
  });
  app.openapi(read, async (c) => {
    c.header('cache-control', 'no-store');
    return c.json((await service.readFigures(c.get('draft'), c.get('actor'))) as never, 200);
  });
  const table = operation(service, 'draft:read', {
    method: 'get',
    path: '/api/drafts/{id}/figures.csv',
    tags: ['reports'],
    summary: 'The same as a table for spreadsheets: one number a line',
    request: { params: draftParams },
    responses: {
      200: {
        description: 'Every number with the figure it belongs to, in UTF-8 with a byte order mark',
        content: { 'text/csv': { schema: z.string() } },
      },
    },
  });
  app.openapi(table, async (c) => {
    const draft = c.get('draft');
    const measures = listMeasures(await service.readFigures(draft, c.get('actor')));
    const rows = measures.map(({ figure, of, measure, value }) => [figure, of, measure, value]);
    return c.body(writeCsv([['figure', 'of', 'measure', 'value'], ...rows]), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${draft.id}-figures.csv"`,
      'cache-control': 'no-store',
    }) as never;
  });
}

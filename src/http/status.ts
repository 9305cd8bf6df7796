/** How the server stands: for administrators and auditors, who are told no more than what is kept. */
import { z } from '@hono/zod-openapi';
import type { Service } from '../service/service.ts';
import type { VerificationState } from '../service/verification.ts';
import { type App, operation } from './operation.ts';
import { instant, jsonOf } from './wire-parts.ts';

const count = z.number().int().min(0);

const tally = {
  startedAt: instant,
  drafts: count,
  events: count,
  faults: count.openapi({ description: 'How many there are; `problems` lists the first' }),
  problems: z.array(z.string()),
};

const statusView = z
  .object({
    release: z.string(),
    runtime: z.string(),
    now: instant,
    migrations: z
      .array(z.object({ name: z.string(), at: instant.nullable() }))
      .openapi({ description: 'Changes of the tables that were made, in order' }),
    drafts: count,
    events: count,
    verification: z.object({
      last: z
        .object({ ...tally, endedAt: instant, ledgers: count })
        .nullable()
        .openapi({ description: 'The last pass over everything; null before the first has ended' }),
      running: z.object(tally).nullable().openapi({ description: 'The pass under way' }),
    }),
    letters: z.object({
      go: z.boolean().openapi({ description: 'False where no mail server takes them' }),
      waiting: count,
      failed: count,
      since: instant.nullable().openapi({ description: 'When the oldest that waits was written' }),
    }),
  })
  .openapi('ServerStatus');

interface Running {
  readonly release: string;
  readonly runtime?: string;
}

export function registerStatus(app: App, service: Service, running: Running): void {
  const { release, runtime = '' } = running;
  const route = operation(service, 'server:read', {
    method: 'get',
    path: '/api/status',
    tags: ['administration'],
    summary: 'How the server stands: release, tables, the record as it was verified, letters',
    description:
      'The record is checked against itself all the time, a few drafts at once; a pass over all of it begins a day after the last has ended.',
    responses: { 200: jsonOf('Now', statusView) },
  });
  app.openapi(route, async (c) => {
    const { migrations, verification, ...status } = await service.readStatus();
    c.header('cache-control', 'no-store');
    return c.json(
      {
        ...{ release, runtime, now: service.clock.now() },
        ...status,
        migrations: [...migrations],
        verification: viewVerification(verification),
      },
      200,
    );
  });
}

const viewVerification = ({ last, running }: VerificationState) => ({
  last: last && { ...last, problems: [...last.problems] },
  running: running && {
    startedAt: running.startedAt,
    drafts: running.drafts,
    events: running.events,
    faults: running.faults,
    problems: [...running.problems],
  },
});

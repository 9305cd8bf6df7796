/**
 * Terms: those that run, each with the computation of its date in words; longer ones, asked for,
 * given and refused; and those a changed calendar moves once somebody confirms it.
 */
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Draft } from '../domain/draft/draft.ts';
import { latestRound } from '../domain/draft/judge-round.ts';
import { type Language, sayWritten } from '../domain/language.ts';
import type { Due } from '../domain/legal-time/due.ts';
import { explainDue } from '../domain/legal-time/explain.ts';
import { stateOf } from '../domain/workflow/workflow.ts';
import type { Reply } from '../service/dispatch.ts';
import type { Service } from '../service/service.ts';
import type { RunningTerm } from '../service/terms.ts';
import { type App, commandHeaders, type Env, operation, termsOf } from './operation.ts';
import { languageOf } from './pages/frame.ts';
import { termSchema } from './record-wire.ts';
import { json, send } from './replies.ts';
import {
  bodyOf,
  draftParams,
  instant,
  number,
  reasonText,
  sayQuery,
  slug,
  stamp,
  verdictSchema,
} from './wire-parts.ts';

const agencyParams = draftParams.extend({ agency: slug.openapi({ example: 'finance' }) });
const query = z.object(sayQuery);

const computationView = z
  .object({
    due: instant,
    date: z.iso.date(),
    calendar: z.object({ id: z.string(), version: z.iso.date() }),
    knownAt: instant.optional().openapi({
      description: 'Only what the calendar knew then counts',
    }),
    confidence: z.enum(['seen', 'computed', 'inferred', 'forecast']),
    say: z.array(z.string()).openapi({
      description: 'The date, what it was counted from, and every day that was passed and why',
    }),
  })
  .openapi('DueComputation');

const longerView = z.object({ workingDays: number, reason: z.string(), ...stamp });

const termView = z
  .object({
    agency: z.string().nullable().openapi({ description: 'Null for a term a gate waits for' }),
    due: instant,
    overdue: z.boolean(),
    start: instant.nullable(),
    term: termSchema.nullable(),
    rest: termSchema.nullable().openapi({
      description: 'What of the term was left when a suspension ended at `start`',
    }),
    cutoff: z.string().nullable(),
    computation: computationView.nullable().openapi({
      description: 'How `due` was counted; null where the calendar’s data were corrected since',
    }),
    affected: computationView.nullable().openapi({
      description:
        'How it would be counted now, where the calendar changed; moved on confirmation only',
    }),
    verdict: verdictSchema.nullable(),
    daysLeft: z.number().int().nullable().openapi({
      description: 'Working days until it is due, less than zero since; null once answered',
    }),
    extensions: z.array(
      z.object({
        asked: longerView.nullable(),
        granted: longerView.nullable(),
        refused: z.object({ reason: z.string(), ...stamp }).nullable(),
      }),
    ),
    silence: z
      .object({
        at: instant,
        deemed: z.object({ verdict: z.literal('agree'), act: z.string() }).nullable(),
      })
      .nullable()
      .openapi({ description: 'The term ended without an answer; never a verdict by itself' }),
    reminders: z
      .array(z.object({ before: number.nullable(), at: instant }))
      .openapi({ description: 'Working days before the due date; null where a person reminded' }),
    escalations: z.array(z.object({ after: z.number().int(), to: z.string(), at: instant })),
  })
  .openapi('RunningTerm');

const termsView = z
  .object({
    seq: number,
    state: z.string(),
    round: number.nullable(),
    suspendedAt: instant.nullable().openapi({ description: 'Since when all terms stand still' }),
    extension: z
      .object({ workingDays: number, times: z.number().int() })
      .nullable()
      .openapi({ description: 'What an agency may ask for beyond its term' }),
    terms: z.array(termView),
    waiting: z.array(z.object({ agency: z.string(), group: number, term: termSchema })).openapi({
      description: 'Asked when the groups before have answered or run out of time',
    }),
  })
  .openapi('Terms');

const extensionSchema = z
  .strictObject({ workingDays: z.number().int().min(1).max(1000), reason: reasonText })
  .openapi('LongerTerm');
const reasonSchema = z.strictObject({ reason: reasonText }).openapi('TermReason');

const answer = {
  200: {
    description: 'The terms of the present state',
    content: { 'application/json': { schema: termsView } },
  },
} as const;
export function registerTerms(app: App, service: Service): void {
  const reply =
    (c: Context<Env>) =>
    (draft: Draft): Reply =>
      json(200, viewTerms(draft, service, languageOf(c)));
  registerRead(app, service);
  registerRequest(app, service, reply);
  registerAnswers(app, service, reply);
  registerReminder(app, service, reply);
  registerMove(app, service, reply);
}

type ReplyIn = (c: Context<Env>) => (draft: Draft) => Reply;

function registerRead(app: App, service: Service): void {
  const route = operation(service, 'term:read', {
    method: 'get',
    path: '/api/drafts/{id}/terms',
    tags: ['terms'],
    summary: 'The terms that run, with the computation of each date in words',
    description:
      'Every date comes with the days that were counted and passed over, their sources, and what would change by the calendar as it is known now.',
    request: { params: draftParams, query },
    responses: answer,
  });
  app.openapi(route, (c) => {
    c.header('vary', 'Accept-Language');
    return c.json(viewTerms(c.get('draft'), service, languageOf(c)), 200);
  });
}

function registerRequest(app: App, service: Service, reply: ReplyIn): void {
  const route = operation(service, 'term:ask', {
    method: 'post',
    path: '/api/drafts/{id}/terms/requests',
    tags: ['terms'],
    summary: 'Ask for a longer term for your agency, before its own is over',
    request: { params: draftParams, query, headers: commandHeaders, body: bodyOf(extensionSchema) },
    responses: answer,
  });
  app.openapi(route, async (c) => {
    const { id } = c.req.valid('param');
    const request = c.req.valid('json');
    return send(await service.askExtension(id, request, await termsOf(c), reply(c))) as never;
  });
}

function registerAnswers(app: App, service: Service, reply: ReplyIn): void {
  const extend = operation(service, 'term:extend', {
    method: 'post',
    path: '/api/drafts/{id}/terms/{agency}/extension',
    tags: ['terms'],
    summary: 'Make an agency’s term longer, on its request or without one',
    request: {
      params: agencyParams,
      query,
      headers: commandHeaders,
      body: bodyOf(extensionSchema),
    },
    responses: answer,
  });
  app.openapi(extend, async (c) => {
    const { id, agency } = c.req.valid('param');
    const request = { agency, ...c.req.valid('json') };
    return send(await service.extendTerm(id, request, await termsOf(c), reply(c))) as never;
  });
  const refuse = operation(service, 'term:extend', {
    method: 'post',
    path: '/api/drafts/{id}/terms/{agency}/refusal',
    tags: ['terms'],
    summary: 'Refuse an agency the longer term it asked for, with a reason',
    request: { params: agencyParams, query, headers: commandHeaders, body: bodyOf(reasonSchema) },
    responses: answer,
  });
  app.openapi(refuse, async (c) => {
    const { id, agency } = c.req.valid('param');
    const request = { agency, ...c.req.valid('json') };
    return send(await service.refuseExtension(id, request, await termsOf(c), reply(c))) as never;
  });
}

function registerReminder(app: App, service: Service, reply: ReplyIn): void {
  const route = operation(service, 'term:extend', {
    method: 'post',
    path: '/api/drafts/{id}/terms/{agency}/reminder',
    tags: ['terms'],
    summary: 'Remind an agency of the answer it owes, at most once a day',
    description: 'The reminder stands in the record; it moves no date.',
    request: { params: agencyParams, query, headers: commandHeaders },
    responses: answer,
  });
  app.openapi(route, async (c) => {
    const { id, agency } = c.req.valid('param');
    return send(await service.remindAgency(id, { agency }, await termsOf(c), reply(c))) as never;
  });
}

function registerMove(app: App, service: Service, reply: ReplyIn): void {
  const route = operation(service, 'term:move', {
    method: 'post',
    path: '/api/drafts/{id}/terms/move',
    tags: ['terms'],
    summary: 'Confirm that the terms a changed calendar affects move with it',
    request: { params: draftParams, query, headers: commandHeaders, body: bodyOf(reasonSchema) },
    responses: answer,
  });
  app.openapi(route, async (c) => {
    const { id } = c.req.valid('param');
    const request = c.req.valid('json');
    return send(await service.moveTerms(id, request, await termsOf(c), reply(c))) as never;
  });
}

function viewTerms(draft: Draft, service: Service, lang: Language): z.infer<typeof termsView> {
  const now = service.clock.now();
  const last = latestRound(draft);
  const round = last?.closedAt === null ? last : undefined;
  return {
    seq: draft.seq,
    state: draft.state,
    round: round?.round ?? null,
    suspendedAt: round?.suspendedAt ?? null,
    extension: stateOf(draft.workflow, round?.state ?? draft.state).review?.extension ?? null,
    terms: service
      .readTerms(draft, now)
      .map((term) => viewTerm(term, round?.suspendedAt ?? now, lang)),
    waiting: (round?.waiting ?? []).map(({ agency, group, term }) => ({ agency, group, term })),
  };
}

/** `now` stands still with the round. */
function viewTerm(running: RunningTerm, now: string, lang: Language): z.infer<typeof termView> {
  const { agency, due, asked, counted, affected, verdict, silence } = running;
  return {
    agency,
    due,
    overdue: verdict === null && now > due,
    start: asked?.start ?? null,
    term: asked?.term ?? null,
    rest: asked?.rest ?? null,
    cutoff: asked?.cutoff ?? null,
    computation: counted && viewComputation(counted, lang),
    affected: affected && viewComputation(affected, lang),
    verdict,
    daysLeft: running.daysLeft,
    extensions: running.extensions.map(({ asked, granted, refused }) => ({
      asked,
      granted,
      refused,
    })),
    silence: silence && {
      at: silence.at,
      deemed: silence.deemed
        ? { verdict: silence.deemed.verdict, act: sayWritten(silence.deemed.basis.act, lang) }
        : null,
    },
    reminders: running.reminders.map(({ before, at }) => ({ before, at })),
    escalations: running.escalations.map(({ after, to, at }) => ({
      after,
      to: typeof to === 'string' ? to : to.agency,
      at,
    })),
  };
}

function viewComputation(due: Due, lang: Language): z.infer<typeof computationView> {
  const { at, date, calendar, knownAt, confidence } = due;
  const { id, version } = calendar;
  return {
    due: at,
    date,
    calendar: { id, version },
    ...(knownAt === undefined ? {} : { knownAt }),
    confidence,
    say: [...explainDue(due, lang)],
  };
}

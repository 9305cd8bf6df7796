/** Conciliation meetings: called with an agenda, cancelled, held with minutes and an outcome per item. */
import { z } from '@hono/zod-openapi';
import { limits } from '../../schema/limits.ts';
import type { Commands } from '../domain/draft/command.ts';
import type { Draft } from '../domain/draft/draft.ts';
import type { Service } from '../service/service.ts';
import { registerMeetingCalendar } from './meeting-calendar.ts';
import { type App, commandHeaders, operation, termsOf } from './operation.ts';
import { json, pageByNumber, send } from './replies.ts';
import {
  draftParams,
  instant,
  number,
  pageOf,
  pageQuery,
  reasonText,
  slug,
  stamp,
  titleText,
} from './wire-parts.ts';

const meetingParams = draftParams.extend({
  meeting: z.coerce.number().int().positive().openapi({ example: 1 }),
});

const bodies = z.array(slug).max(200);

const callSchema = z
  .strictObject({
    begins: instant,
    place: titleText.openapi({ description: 'A room, or the address of a video call' }),
    agenda: z.array(number).max(500).openapi({ description: 'Numbers of the items to be settled' }),
    invited: bodies.default([]).openapi({
      description: 'Beside the drafting body and the agencies of the items, who are always invited',
    }),
  })
  .openapi('CallMeeting');

const outcomeSchema = z
  .strictObject({
    item: number,
    settlement: z.enum(['agreed', 'disagreed']).openapi({
      description: 'What stays disagreed goes to the table of disagreements',
    }),
    reason: reasonText,
    wording: reasonText.optional().openapi({ description: 'The wording agreed on' }),
  })
  .openapi('MeetingOutcome');

const minutesSchema = z
  .strictObject({
    present: bodies,
    minutes: z.string().max(limits.minutesCharactersMax),
    outcomes: z.array(outcomeSchema).max(500).openapi({
      description: 'One for each item of the agenda that has not ended by then',
    }),
  })
  .openapi('Minutes');

const cancellationSchema = z.strictObject({ reason: reasonText }).openapi('Cancellation');

const meetingView = z
  .object({
    meeting: number,
    begins: instant,
    place: z.string(),
    agenda: z.array(number),
    invited: z.array(z.string()),
    cancelled: z.object({ reason: z.string(), ...stamp }).nullable(),
    held: z
      .object({
        meeting: number,
        present: z.array(z.string()),
        minutes: z.string(),
        outcomes: z.array(outcomeSchema),
        ...stamp,
      })
      .nullable(),
    ...stamp,
  })
  .openapi('Meeting');

const oneMeeting = {
  description: 'The meeting',
  content: { 'application/json': { schema: meetingView } },
} as const;

export function registerMeetings(app: App, service: Service): void {
  registerList(app, service);
  registerCall(app, service);
  registerCancellation(app, service);
  registerMinutes(app, service);
  registerMeetingCalendar(app, service);
}

function registerList(app: App, service: Service): void {
  const list = operation(service, 'meeting:read', {
    method: 'get',
    path: '/api/drafts/{id}/meetings',
    tags: ['conciliation'],
    summary: 'Every meeting with its agenda, minutes and outcomes',
    request: { params: draftParams, query: pageQuery },
    responses: {
      200: {
        description: 'A page of meetings, in the order they were called',
        content: { 'application/json': { schema: pageOf(meetingView) } },
      },
    },
  });
  app.openapi(list, (c) =>
    c.json(pageByNumber(c.get('draft').meetings, c.req.valid('query')) as never, 200),
  );
}

function registerCall(app: App, service: Service): void {
  const call = operation(service, 'meeting:call', {
    method: 'post',
    path: '/api/drafts/{id}/meetings',
    tags: ['conciliation'],
    summary: 'Call a meeting about open items; only in a state of conciliation',
    request: {
      params: draftParams,
      headers: commandHeaders,
      body: { required: true, content: { 'application/json': { schema: callSchema } } },
    },
    responses: { 201: oneMeeting },
  });
  app.openapi(call, async (c) => {
    const { id } = c.req.valid('param');
    const { begins, ...called } = c.req.valid('json');
    const request = { ...called, begins: new Date(begins).toISOString() };
    const reply = await service.callMeeting(id, request, await termsOf(c), (draft) =>
      json(201, draft.meetings.at(-1)),
    );
    return send(reply) as never;
  });
}

function registerCancellation(app: App, service: Service): void {
  const cancel = operation(service, 'meeting:call', {
    method: 'post',
    path: '/api/drafts/{id}/meetings/{meeting}/cancellation',
    tags: ['conciliation'],
    summary: 'Cancel a meeting, with a reason',
    request: {
      params: meetingParams,
      headers: commandHeaders,
      body: { required: true, content: { 'application/json': { schema: cancellationSchema } } },
    },
    responses: { 200: oneMeeting },
  });
  app.openapi(cancel, async (c) => {
    const { id, meeting } = c.req.valid('param');
    const { reason } = c.req.valid('json');
    const request = { meeting, reason };
    const reply = await service.cancelMeeting(id, request, await termsOf(c), replyWith(meeting));
    return send(reply) as never;
  });
}

function registerMinutes(app: App, service: Service): void {
  const hold = operation(service, 'meeting:call', {
    method: 'post',
    path: '/api/drafts/{id}/meetings/{meeting}/minutes',
    tags: ['conciliation'],
    summary: 'Record what a meeting came to: who was there, minutes, an outcome for each open item',
    request: {
      params: meetingParams,
      headers: commandHeaders,
      body: { required: true, content: { 'application/json': { schema: minutesSchema } } },
    },
    responses: { 200: oneMeeting },
  });
  app.openapi(hold, async (c) => {
    const { id, meeting } = c.req.valid('param');
    const request = { meeting, ...c.req.valid('json') } as Commands['holdMeeting'];
    const reply = await service.holdMeeting(id, request, await termsOf(c), replyWith(meeting));
    return send(reply) as never;
  });
}

const replyWith = (meeting: number) => (draft: Draft) => json(200, draft.meetings[meeting - 1]);

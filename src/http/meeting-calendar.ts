/** A meeting as a calendar file (RFC 5545), for whatever calendar its reader keeps. It says what the meeting's record says, nothing more. */
import { z } from '@hono/zod-openapi';
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Draft, Meeting } from '../domain/draft/draft.ts';
import { refuse } from '../domain/draft/refusal.ts';
import type { Language } from '../domain/language.ts';
import type { Service } from '../service/service.ts';
import { wordsIn } from '../web/public/words/words.ts';
import { type App, operation } from './operation.ts';
import { languageOf } from './pages/frame.ts';
import { draftParams, sayQuery } from './wire-parts.ts';

export function registerMeetingCalendar(app: App, service: Service): void {
  const calendar = operation(service, 'meeting:read', {
    method: 'get',
    path: '/api/drafts/{id}/meetings/{meeting}/calendar.ics',
    tags: ['conciliation'],
    summary: 'A meeting as a calendar file',
    description:
      'The same meeting always has the same UID; once cancelled it says so, with a higher sequence, and a calendar that took it strikes it out.',
    request: {
      params: draftParams.extend({
        meeting: z.coerce.number().int().positive().openapi({ example: 1 }),
      }),
      query: z.object(sayQuery),
    },
    responses: {
      200: {
        description: 'One event, without an end: minutes say when it ended',
        content: { 'text/calendar': { schema: z.string() } },
      },
    },
  });
  app.openapi(calendar, (c) => {
    const { meeting: number } = c.req.valid('param');
    const draft = c.get('draft');
    const meeting = draft.meetings[number - 1];
    if (!meeting) return refuse('not-found', { what: 'meeting', id: String(number) });
    const file = writeCalendar(draft, meeting, languageOf(c), new URL(c.req.url));
    return c.body(file, 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${draft.id}-meeting-${number}.ics"`,
      'cache-control': 'no-store',
      vary: 'Accept-Language',
    }) as never;
  });
}

/** The file of one meeting; the same record gives the same bytes. */
function writeCalendar(
  draft: Draft,
  meeting: Meeting,
  lang: Language,
  { origin, host }: Pick<URL, 'origin' | 'host'>,
): string {
  const { meeting: number, begins, place, cancelled } = meeting;
  const words = wordsIn(lang);
  const calendar = ical({
    prodId: { company: 'Kelisim', product: 'Kelisim', language: lang.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: `${draft.id}-meeting-${number}@${host}`,
    sequence: cancelled ? 1 : 0,
    stamp: new Date(cancelled?.at ?? meeting.at),
    start: new Date(begins),
    summary: `${words.meetings.meeting(number)}: ${draft.titles[lang]}`,
    location: place,
    description: [
      `${words.meetings.agenda}:`,
      ...meeting.agenda.flatMap((item) => sayItem(draft, item, lang)),
      ...(cancelled ? [`${words.meetings.cancelled}: ${cancelled.reason}`] : []),
    ].join('\n'),
    url: `${origin}/drafts/${encodeURIComponent(draft.id)}/objections?meeting=${number}`,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  return calendar.toString();
}

function sayItem({ items }: Draft, number: number, lang: Language): readonly string[] {
  const item = items[number - 1];
  if (!item) return [];
  const kind = item.fundamental ? 'fundamental' : item.kind;
  return [`${wordsIn(lang).items[kind](number)}: «${item.quote}»`];
}

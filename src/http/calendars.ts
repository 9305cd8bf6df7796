/**
 * Calendars: what they know of every day, by which source and since when; and the running terms that
 * one affects which changed. They ship with the product and are read, never written.
 */
import { z } from '@hono/zod-openapi';
import { type Calendar, confidences, entryKinds } from '../domain/legal-time/calendar.ts';
import { writeInstant } from '../domain/legal-time/zone.ts';
import type { Service } from '../service/service.ts';
import { type App, operation } from './operation.ts';
import { instant, jsonOf, namesSchema, pageOf, pageQuery } from './wire-parts.ts';

const line = {
  id: z.string().openapi({ example: 'kz' }),
  title: namesSchema,
  version: z.iso.date().openapi({ description: 'When its data were last edited' }),
  note: z.string().nullable().openapi({ description: 'Where it is from and what is doubtful' }),
  zone: z.string(),
  years: z.array(z.object({ year: z.number().int(), confidence: z.enum(confidences) })),
};

const calendarLineView = z.object(line).openapi('CalendarLine');

const calendarView = z
  .object({
    ...line,
    week: z.array(z.number().int()).openapi({ description: 'ISO weekdays that are worked' }),
    entries: z
      .array(
        z.object({
          date: z.iso.date(),
          is: z.enum(entryKinds),
          name: namesSchema.nullable(),
          of: z.iso.date().nullable().openapi({ description: 'The day it was exchanged with' }),
          source: z.object({ title: z.string(), address: z.string().nullable() }),
          confidence: z.enum(confidences),
          knownFrom: instant
            .nullable()
            .openapi({ description: 'Null where it was known all along' }),
        }),
      )
      .openapi({ description: 'By date; of one date the newest knowledge last, and it holds' }),
  })
  .openapi('Calendar');

const affectedView = z
  .object({
    draft: z.string(),
    titles: namesSchema,
    terms: z.array(
      z.object({
        agency: z.string().nullable().openapi({ description: 'Null for a term a gate waits for' }),
        due: instant,
        becomes: instant,
      }),
    ),
    lacksYear: z.number().int().nullable().openapi({
      description: 'The first year that its terms need and the calendar has nothing of',
    }),
    mayMove: z.boolean(),
  })
  .openapi('AffectedDraft');

const params = z.object({ calendar: z.string().max(64) });
const path = '/api/calendars';
const tags = ['directory'];

export function registerCalendars(app: App, service: Service): void {
  const list = operation(service, 'directory:read', {
    method: 'get',
    path,
    tags,
    summary: 'The calendars terms are counted on',
    responses: { 200: jsonOf('Every calendar', z.object({ items: z.array(calendarLineView) })) },
  });
  app.openapi(list, (c) => c.json({ items: service.catalogue.calendars.map(viewLine) }, 200));
  const one = operation(service, 'directory:read', {
    method: 'get',
    path: `${path}/{calendar}`,
    tags,
    summary: 'One calendar with every day that is not as its week has it',
    request: { params },
    responses: { 200: jsonOf('The calendar', calendarView) },
  });
  app.openapi(one, (c) => {
    const calendar = service.requireCalendar(c.req.valid('param').calendar);
    return c.json(viewCalendar(calendar), 200);
  });
  const affected = operation(service, 'term:read', {
    method: 'get',
    path: `${path}/{calendar}/affected`,
    tags,
    summary: 'The drafts whose running terms it would move, with the old and the new date',
    description:
      'A page looks at so many drafts and tells those that are affected, so it may be empty before the last. Nothing moves until it is confirmed for a draft.',
    request: { params, query: pageQuery },
    responses: { 200: jsonOf('Affected drafts', pageOf(affectedView)) },
  });
  app.openapi(affected, async (c) => {
    const { cursor: after, limit } = c.req.valid('query');
    const { calendar } = c.req.valid('param');
    const found = await service.listAffected(c.get('actor'), calendar, { after, limit });
    const items = found.items.map((item) => ({ ...item, terms: [...item.terms] }));
    c.header('cache-control', 'no-store');
    return c.json({ items, next: found.next }, 200);
  });
}

const viewLine = ({ id, title, version, note, zone, years }: Calendar) => ({
  id,
  title,
  version,
  note: note ?? null,
  zone,
  years: [...years].map(([year, confidence]) => ({ year, confidence })),
});

const viewCalendar = (calendar: Calendar): z.infer<typeof calendarView> => ({
  ...viewLine(calendar),
  week: [...calendar.week],
  entries: [...calendar.entries.values()].flat().map((entry) => ({
    date: entry.date,
    is: entry.is,
    name: entry.name ?? null,
    of: entry.of ?? null,
    source: { title: entry.source.title, address: entry.source.address ?? null },
    confidence: entry.confidence,
    knownFrom: Number.isFinite(entry.knownFrom) ? writeInstant(entry.knownFrom) : null,
  })),
});

/**
 * One's own due dates and meetings for a calendar program (RFC 5545): how the address is made, looked at
 * and revoked, and the calendar behind it, which asks for no session since the address is the secret.
 */
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import ical, { ICalCalendarMethod } from 'ical-generator';
import { limits } from '../../schema/limits.ts';
import { formatInstant } from '../domain/format.ts';
import type { Language } from '../domain/language.ts';
import { hashText } from '../domain/text/canonical.ts';
import { actWords } from '../mail/messages/act-words.ts';
import type { CalendarEntry, CalendarFeed, PersonCalendar } from '../service/calendar-feed.ts';
import type { Service } from '../service/service.ts';
import { signedIn } from './actor.ts';
import { requireProof } from './auth-wire.ts';
import { clientOf } from './client-address.ts';
import { createBrake } from './comment-rate.ts';
import { type App, type Env, operation } from './operation.ts';
import { createDirectory } from './pages/directory.ts';
import { sendTagged } from './replies.ts';
import { instant, jsonOf } from './wire-parts.ts';

export const calendarFeedView = z
  .object({
    madeAt: instant,
    usedAt: instant.nullable().openapi({ description: 'When it was last read, to about an hour' }),
  })
  .openapi('CalendarFeed');

const madeView = calendarFeedView
  .extend({ url: z.string().openapi({ description: 'For a calendar program; never told again' }) })
  .openapi('MadeCalendarFeed');

const statusView = z
  .object({
    feed: calendarFeedView.nullable().openapi({ description: 'Null where there is none' }),
  })
  .openapi('CalendarFeedStatus');

export const viewCalendarFeed = ({
  madeAt,
  usedAt,
}: Pick<CalendarFeed, 'madeAt' | 'usedAt'>): z.infer<typeof calendarFeedView> => ({
  madeAt,
  usedAt,
});

interface CalendarOptions {
  /** Our origin as browsers know it; the request's when left out. */
  readonly base?: string | undefined;
}

export function registerCalendar(app: App, service: Service, options: CalendarOptions): void {
  registerKeeping(app, service, options);
  registerReading(app, service, options);
}

const originOf = (c: Context<Env>, { base }: CalendarOptions): string =>
  base ?? new URL(c.req.url).origin;

const path = '/api/me/calendar';
const tags = ['people'];

function registerKeeping(app: App, service: Service, options: CalendarOptions): void {
  const read = operation(service, 'me:read', {
    method: 'get',
    path,
    tags,
    summary: 'Whether your calendar has an address, and when it was last read',
    responses: { 200: jsonOf('The address, but for its secret', statusView) },
  });
  app.openapi(read, async (c) => {
    const feed = await service.calendarFeedOf(signedIn(c.get('actor')).person);
    c.header('cache-control', 'no-store');
    return c.json({ feed: feed && viewCalendarFeed(feed) }, 200);
  });
  const make = operation(service, 'me:write', {
    method: 'post',
    path,
    tags,
    summary: 'Make an address for your calendar, in the place of the one before',
    description:
      'Whoever has it reads what waits for you and by when, and nothing else; it asks for no session. It is told this once.',
    responses: { 201: jsonOf('The address', madeView) },
  });
  app.openapi(make, async (c) => {
    requireProof(c);
    const { feed, secret } = await service.makeCalendarFeed(signedIn(c.get('actor')).person);
    c.header('cache-control', 'no-store');
    const url = `${originOf(c, options)}/calendar/${secret}.ics`;
    return c.json({ ...viewCalendarFeed(feed), url }, 201);
  });
  const drop = operation(service, 'me:write', {
    method: 'delete',
    path,
    tags,
    summary: 'Revoke the address of your calendar, at once',
    responses: { 200: jsonOf('There is none now', statusView) },
  });
  app.openapi(drop, async (c) => {
    await service.dropCalendarFeed(signedIn(c.get('actor')).person);
    c.header('cache-control', 'no-store');
    return c.json({ feed: null }, 200);
  });
}

/** Says the same of every address that opens nothing. */
const nothing = (c: Context<Env>): Response => c.text('404', 404, { 'cache-control': 'no-store' });

function registerReading(app: App, service: Service, options: CalendarOptions): void {
  const { calendarReadsPerHour, calendarGuessesPerHour } = limits;
  const slowReads = createBrake(calendarReadsPerHour, 'readings of a calendar');
  const slowGuesses = createBrake(calendarGuessesPerHour, 'addresses of calendars');
  app.get('/calendar/:file', async (c: Context<Env>) => {
    const secret = /^([0-9a-f]{64})\.ics$/.exec(c.req.param('file') ?? '')?.[1];
    const now = service.clock.now();
    if (secret) slowReads(hashText(secret), now);
    const calendar = secret ? await service.readCalendar(secret) : null;
    if (!calendar) {
      slowGuesses(clientOf(c).network, now);
      return nothing(c);
    }
    const lang = calendar.person.language ?? 'kk';
    const { nameOf } = createDirectory(await service.store.organisations(), lang);
    const body = writeCalendar(calendar, { lang, base: originOf(c, options), nameOf });
    const headers = {
      'content-type': 'text/calendar; charset=utf-8',
      'content-language': lang,
      'cache-control': 'private, no-cache',
      'x-robots-tag': 'noindex',
    };
    return sendTagged(c, `"${hashText(body).slice(0, 32)}"`, headers, () => body);
  });
}

interface Words {
  readonly name: string;
  readonly due: string;
  readonly body: string;
  /** In whose place, and until when. */
  readonly inPlace: (of: string, until: string) => string;
}

const words: Readonly<Record<Language, Words>> = {
  kk: {
    name: 'Келісім: менің мерзімдерім',
    due: 'Мерзімі',
    body: 'Ұйым',
    inPlace: (of, until) => `Басқаның орнына: ${of}, аяқталуы: ${until}`,
  },
  ru: {
    name: 'Келісім: мои сроки',
    due: 'Срок',
    body: 'Организация',
    inPlace: (of, until) => `За другое лицо: ${of}, до ${until}`,
  },
  en: {
    name: 'Kelisim: my terms',
    due: 'By when',
    body: 'Body',
    inPlace: (of, until) => `For ${of} until ${until}`,
  },
};

interface Writing {
  readonly lang: Language;
  readonly base: string;
  readonly nameOf: (organisation: string) => string;
}

function writeCalendar({ zone, entries }: PersonCalendar, writing: Writing): string {
  const { lang, base, nameOf } = writing;
  const said = words[lang];
  const calendar = ical({
    name: said.name,
    prodId: { company: 'Kelisim', product: 'Kelisim', language: lang.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    // Instants stand in UTC; this is how a program that asks shows them.
    x: [{ key: 'X-WR-TIMEZONE', value: zone }],
  });
  const { host } = new URL(base);
  for (const entry of entries) {
    const { id, organisation, at, due, draftTitles, location } = entry;
    calendar.createEvent({
      id: `${organisation}.${id}@${host}`,
      stamp: new Date(at),
      start: new Date(due),
      summary: `${actWords[lang][entry.act](entry.count, entry.itemKind)}: ${draftTitles[lang]}`,
      description: describe(entry, said, writing, nameOf(organisation)),
      url: `${base}/inbox?row=${encodeURIComponent(id)}`,
      ...(location === null ? {} : { location }),
    });
  }
  return calendar.toString();
}

function describe(
  { due, zone, inPlace }: CalendarEntry,
  said: Words,
  { lang }: Writing,
  body: string,
): string {
  const say = (iso: string) => formatInstant(iso, lang, zone);
  return [
    `${said.due}: ${say(due)}`,
    `${said.body}: ${body}`,
    ...(inPlace ? [said.inPlace(inPlace.of[lang], say(inPlace.until))] : []),
  ].join('\n');
}

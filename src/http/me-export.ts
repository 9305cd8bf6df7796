/** What is kept about oneself, as a file. */
import { z } from '@hono/zod-openapi';
import { letterKinds } from '../service/mailer.ts';
import type { Service } from '../service/service.ts';
import { accessEntryView, viewAccessEntry } from './access-log.ts';
import { signedIn } from './actor.ts';
import { passkeyView, requireProof, sessionLineView, viewSession } from './auth-wire.ts';
import { calendarFeedView, viewCalendarFeed } from './calendar.ts';
import { mandateView, viewMandate } from './mandates.ts';
import { noticesView } from './notices.ts';
import { type App, operation } from './operation.ts';
import { personView, viewPerson } from './people.ts';
import { tokenView, viewToken } from './tokens.ts';
import { instant, jsonOf, languageSchema } from './wire-parts.ts';

const letterLine = z.object({
  id: z.string(),
  kind: z.enum(letterKinds),
  lang: languageSchema,
  address: z.string().nullable(),
  state: z.enum(['waiting', 'delivered', 'failed', 'expired']),
  createdAt: instant,
  endedAt: instant.nullable(),
});

const exportView = z
  .object({
    format: z.literal('kelisim-person-1'),
    exportedAt: instant,
    person: personView,
    sessions: z.array(sessionLineView.omit({ isThis: true })),
    passkeys: z.array(passkeyView),
    tokens: z.array(tokenView),
    letters: z.array(letterLine),
    inbox: z
      .array(
        z.object({
          organisation: z.string(),
          role: z.string(),
          task: z.string(),
          at: instant,
          until: instant.nullable(),
        }),
      )
      .openapi({ description: 'What you marked as read in your inbox, or put off' }),
    notices: noticesView,
    calendar: calendarFeedView.nullable().openapi({ description: 'The address of your calendar' }),
    mandates: z.array(mandateView).openapi({ description: 'Given by you or to you' }),
    access: z.array(accessEntryView).openapi({ description: 'About or by you, newest first' }),
    acts: z
      .array(
        z.object({
          in: z.enum(['draft', 'ledger']),
          name: z.string(),
          seq: z.number().int(),
          type: z.string(),
          at: instant,
        }),
      )
      .openapi({ description: 'What you did; the words stand in the record at this place' }),
  })
  .openapi('MyData');

export function registerMeExport(app: App, service: Service): void {
  const route = operation(service, 'me:read', {
    method: 'get',
    path: '/api/me/export',
    tags: ['people'],
    summary: 'Everything kept about you, as a file',
    description: 'Asks to have shown lately who you are. It holds no secret.',
    responses: { 200: jsonOf('Everything', exportView) },
  });
  app.openapi(route, async (c) => {
    requireProof(c);
    const { person: id } = signedIn(c.get('actor'));
    const found = await service.exportPerson(id);
    c.header('cache-control', 'no-store');
    c.header('content-disposition', `attachment; filename="kelisim-${id}.json"`);
    return c.json(
      {
        format: 'kelisim-person-1' as const,
        exportedAt: service.clock.now(),
        person: viewPerson(found.person),
        sessions: found.sessions.map(({ seenAt, expiresAt, device, ...session }) => ({
          ...viewSession(session),
          seenAt,
          expiresAt,
          device,
        })),
        passkeys: found.passkeys.map(({ id: passkey, ...key }) => ({ passkey, ...key })),
        tokens: found.tokens.map(viewToken),
        letters: found.letters.map(
          ({ person: _, tries: __, due: ___, fault: ____, ...line }) => line,
        ),
        inbox: [...found.inbox],
        notices: found.notices,
        calendar: found.calendar && viewCalendarFeed(found.calendar),
        mandates: found.mandates.map(viewMandate),
        access: found.access.map(viewAccessEntry),
        acts: [...found.acts],
      },
      200,
    );
  });
}

/** When one hears of drafts by mail: read and chosen by each for themselves. */
import { z } from '@hono/zod-openapi';
import { isZone } from '../domain/legal-time/zone.ts';
import { noticeWays } from '../service/notices.ts';
import type { Service } from '../service/service.ts';
import { signedIn } from './actor.ts';
import { type App, operation } from './operation.ts';
import { bodyOf, jsonOf } from './wire-parts.ts';

const zoneCharactersMax = 64;

/** When a person hears of drafts, as it travels. */
export const noticesView = z
  .object({
    way: z.enum(noticeWays).openapi({
      description:
        '`immediate`: a letter when it is your turn or something of yours was decided; `digest`: once a day what waits in your inbox; `off`: neither. What is said of your rights and your account is always sent.',
    }),
    hour: z.number().int().min(0).max(23).openapi({
      description: 'Hour of the day at which the daily list goes out',
    }),
    zone: z.string().openapi({ description: 'IANA zone on whose clock that hour is' }),
  })
  .openapi('Notices');

const chooseSchema = z
  .strictObject({
    way: z.enum(noticeWays),
    hour: z.number().int().min(0).max(23),
    zone: z
      .string()
      .max(zoneCharactersMax)
      .refine(isZone, { error: 'must be an IANA zone such as Asia/Almaty' }),
  })
  .partial()
  .openapi('ChooseNotices');

export function registerNotices(app: App, service: Service): void {
  const read = operation(service, 'me:read', {
    method: 'get',
    path: '/api/me/notices',
    tags: ['people'],
    summary: 'When you hear of drafts by mail',
    responses: { 200: jsonOf('What you chose, or what holds for who chose nothing', noticesView) },
  });
  app.openapi(read, async (c) => {
    c.header('cache-control', 'no-store');
    return c.json(await service.readNotices(signedIn(c.get('actor')).person), 200);
  });
  const choose = operation(service, 'me:write', {
    method: 'patch',
    path: '/api/me/notices',
    tags: ['people'],
    summary: 'Choose when you hear of drafts by mail',
    request: { body: bodyOf(chooseSchema) },
    responses: { 200: jsonOf('What you chose', noticesView) },
  });
  app.openapi(choose, async (c) => {
    const { person } = signedIn(c.get('actor'));
    const { way, hour, zone } = c.req.valid('json');
    const before = await service.readNotices(person);
    const choice = {
      way: way ?? before.way,
      hour: hour ?? before.hour,
      zone: zone ?? before.zone,
    };
    await service.chooseNotices(person, choice);
    c.header('cache-control', 'no-store');
    return c.json(choice, 200);
  });
}

/**
 * Webhooks: other programs that are told of drafts. Messages follow the Standard Webhooks specification;
 * what they hold, and what is kept of each, is described here.
 */
import { z } from '@hono/zod-openapi';
import { limits } from '../../schema/limits.ts';
import { webhookKinds } from '../domain/webhooks.ts';
import type { Service } from '../service/service.ts';
import {
  type MessageLine,
  messageStates,
  type Webhook,
  webhookStates,
} from '../service/webhooks.ts';
import { signedIn } from './actor.ts';
import { requireProof } from './auth-wire.ts';
import { type App, operation } from './operation.ts';
import { bodyOf, instant, jsonOf, pageOf, pageQuery, slug, titleText } from './wire-parts.ts';

const kindsSchema = z.array(z.enum(webhookKinds)).min(1).max(webhookKinds.length).readonly();
const urlSchema = z.string().max(limits.addressCharactersMax).openapi({
  description: 'https, a public name or address, port 443 or 8443',
  example: 'https://hooks.example.kz/kelisim',
});

const makeSchema = z
  .strictObject({
    organisation: slug.optional().openapi({
      description:
        'Whose it is: it is told what this organisation may read. Your own when left out',
    }),
    label: titleText,
    url: urlSchema,
    kinds: kindsSchema,
  })
  .openapi('MakeWebhook');

const changeSchema = z
  .strictObject({
    label: titleText,
    url: urlSchema,
    kinds: kindsSchema,
    paused: z.boolean().openapi({
      description: 'False resumes one that was paused or has failed: what waits is sent then',
    }),
  })
  .partial()
  .openapi('ChangeWebhook');

const webhookView = z
  .object({
    webhook: z.string(),
    organisation: z.string(),
    label: z.string(),
    url: z.string(),
    kinds: z.array(z.enum(webhookKinds)).readonly(),
    state: z.enum(webhookStates).openapi({
      description:
        '`failed`: its receiver took nothing for three days, or answered 410. Nothing is told it then',
    }),
    deliveredAt: instant.nullable().openapi({ description: 'When it last took a message' }),
    previousUntil: instant.nullable().openapi({
      description: 'Until when messages are signed by the secret before as well',
    }),
    madeAt: instant,
    madeBy: z.string(),
  })
  .openapi('Webhook');

const madeView = webhookView
  .extend({
    secret: z.string().openapi({ description: 'Signs every message; never told again' }),
  })
  .openapi('MadeWebhook');

const messageView = z
  .object({
    message: z
      .string()
      .openapi({ description: 'Its `webhook-id`, the same however often it is sent' }),
    kind: z.enum([...webhookKinds, 'test']),
    draft: z.string().nullable(),
    seq: z.number().int().nullable(),
    state: z.enum(messageStates),
    tries: z.number().int(),
    due: instant.nullable().openapi({ description: 'When it is tried next' }),
    status: z.number().int().nullable().openapi({ description: 'What the receiver answered last' }),
    fault: z.string().nullable().openapi({ description: 'Why there was no answer, in codes' }),
    answer: z.string().nullable().openapi({ description: 'First characters of the answer' }),
    triedAt: instant.nullable(),
    createdAt: instant,
    endedAt: instant.nullable(),
  })
  .openapi('WebhookMessage');

const viewWebhook = ({ id, ...webhook }: Webhook): z.infer<typeof webhookView> => ({
  webhook: id,
  organisation: webhook.organisation,
  label: webhook.label,
  url: webhook.url,
  kinds: webhook.kinds,
  state: webhook.state,
  deliveredAt: webhook.deliveredAt,
  previousUntil: webhook.previousUntil,
  madeAt: webhook.madeAt,
  madeBy: webhook.madeBy,
});

const viewMessage = ({
  id,
  webhook: _,
  message,
  ...line
}: MessageLine): z.infer<typeof messageView> => ({
  message: id,
  ...line,
  draft: message.about?.draft ?? null,
  seq: message.about?.seq ?? null,
});

const path = '/api/webhooks';
const one = `${path}/{webhook}` as const;
const tags = ['webhooks'];
const params = z.object({ webhook: z.string().max(64) });

export function registerWebhooks(app: App, service: Service): void {
  registerKeeping(app, service);
  registerChanging(app, service);
  registerMessages(app, service);
}

function registerKeeping(app: App, service: Service): void {
  const list = operation(service, 'webhook:keep', {
    method: 'get',
    path,
    tags,
    summary: 'The webhooks you keep: those of your organisation, an administrator all',
    responses: { 200: jsonOf('By when they were made', z.object({ items: z.array(webhookView) })) },
  });
  app.openapi(list, async (c) => {
    const items = await service.webhooksOf(signedIn(c.get('actor')));
    c.header('cache-control', 'no-store');
    return c.json({ items: items.map(viewWebhook) }, 200);
  });
  const make = operation(service, 'webhook:keep', {
    method: 'post',
    path,
    tags,
    summary: 'Tell another program of drafts',
    description:
      'Each event of these kinds in a draft that the organisation may read is sent as a POST in the form of the Standard Webhooks specification: `webhook-id`, `webhook-timestamp` and `webhook-signature` (`v1`, HMAC-SHA256), and a JSON body `{ type, timestamp, data }` of ids, numbers and links, never of words. An answer of 2xx takes it; else it is tried ten times within three days. Messages come in no certain order and may come twice under the same `webhook-id`.',
    request: { body: bodyOf(makeSchema) },
    responses: { 201: jsonOf('The webhook and its secret', madeView) },
  });
  app.openapi(make, async (c) => {
    requireProof(c);
    const actor = signedIn(c.get('actor'));
    const { webhook, secret } = await service.makeWebhook(actor, c.req.valid('json'));
    c.header('cache-control', 'no-store');
    return c.json({ ...viewWebhook(webhook), secret }, 201);
  });
}

function registerChanging(app: App, service: Service): void {
  const change = operation(service, 'webhook:keep', {
    method: 'patch',
    path: one,
    tags,
    summary: 'Change, pause or resume a webhook',
    request: { params, body: bodyOf(changeSchema) },
    responses: { 200: jsonOf('The webhook as it is now', webhookView) },
  });
  app.openapi(change, async (c) => {
    requireProof(c);
    const actor = signedIn(c.get('actor'));
    const { webhook } = c.req.valid('param');
    const changed = await service.changeWebhook(actor, webhook, c.req.valid('json'));
    c.header('cache-control', 'no-store');
    return c.json(viewWebhook(changed), 200);
  });
  const rotate = operation(service, 'webhook:keep', {
    method: 'post',
    path: `${one}/secret`,
    tags,
    summary: 'A new secret; the one before signs as well for a day',
    request: { params },
    responses: { 201: jsonOf('The webhook and its new secret', madeView) },
  });
  app.openapi(rotate, async (c) => {
    requireProof(c);
    const actor = signedIn(c.get('actor'));
    const { webhook, secret } = await service.rotateWebhook(actor, c.req.valid('param').webhook);
    c.header('cache-control', 'no-store');
    return c.json({ ...viewWebhook(webhook), secret }, 201);
  });
  const remove = operation(service, 'webhook:keep', {
    method: 'delete',
    path: one,
    tags,
    summary: 'Remove a webhook and what is kept of its messages',
    request: { params },
    responses: {
      200: jsonOf('The webhooks that are left', z.object({ items: z.array(webhookView) })),
    },
  });
  app.openapi(remove, async (c) => {
    const actor = signedIn(c.get('actor'));
    await service.removeWebhook(actor, c.req.valid('param').webhook);
    c.header('cache-control', 'no-store');
    return c.json({ items: (await service.webhooksOf(actor)).map(viewWebhook) }, 200);
  });
}

function registerMessages(app: App, service: Service): void {
  const attempt = operation(service, 'webhook:keep', {
    method: 'post',
    path: `${one}/test`,
    tags,
    summary: 'Send a message that says nothing, once',
    request: { params },
    responses: { 201: jsonOf('The message, which is sent within seconds', messageView) },
  });
  app.openapi(attempt, async (c) => {
    const actor = signedIn(c.get('actor'));
    const line = await service.testWebhook(actor, c.req.valid('param').webhook);
    c.header('cache-control', 'no-store');
    return c.json(viewMessage(line), 201);
  });
  const list = operation(service, 'webhook:keep', {
    method: 'get',
    path: `${one}/messages`,
    tags,
    summary: 'What was sent to a webhook in the last thirty days, and what became of it',
    request: { params, query: pageQuery },
    responses: { 200: jsonOf('Newest first', pageOf(messageView)) },
  });
  app.openapi(list, async (c) => {
    const actor = signedIn(c.get('actor'));
    const { cursor, limit } = c.req.valid('query');
    const { webhook } = c.req.valid('param');
    const found = await service.messagesOf(actor, webhook, cursor, limit + 1);
    const items = found.slice(0, limit).map(viewMessage);
    c.header('cache-control', 'no-store');
    const next = found.length > limit ? (items.at(-1)?.message ?? null) : null;
    return c.json({ items, next }, 200);
  });
  const replay = operation(service, 'webhook:keep', {
    method: 'post',
    path: `${one}/messages/{message}/replay`,
    tags,
    summary: 'Send a message once more, under the same webhook-id',
    request: { params: params.extend({ message: z.string().max(200) }) },
    responses: { 200: jsonOf('The message, which waits to be sent', messageView) },
  });
  app.openapi(replay, async (c) => {
    const actor = signedIn(c.get('actor'));
    const { webhook, message } = c.req.valid('param');
    const line = await service.replayMessage(actor, webhook, message);
    c.header('cache-control', 'no-store');
    return c.json(viewMessage(line), 200);
  });
}

/** A person's own tokens, by which their programs act: made, shown once, listed and revoked. */
import { z } from '@hono/zod-openapi';
import { limits } from '../../schema/limits.ts';
import { appointedRoles } from '../domain/directory.ts';
import { type Token, tokenActions } from '../domain/token.ts';
import type { Service } from '../service/service.ts';
import { signedIn } from './actor.ts';
import { requireProof } from './auth-wire.ts';
import { type App, operation } from './operation.ts';
import { bodyOf, instant, jsonOf, titleText } from './wire-parts.ts';

const scopes = z.array(z.enum(tokenActions)).min(1).max(tokenActions.length).readonly().openapi({
  description: 'Actions, of which at each use only those count that its person may do then',
});

const makeSchema = z
  .strictObject({
    label: titleText,
    scopes,
    expiresAt: z.iso.datetime({ offset: true }).openapi({
      description: `An instant within the next ${limits.tokenDaysMax} days`,
    }),
  })
  .openapi('MakeToken');

export const tokenView = z
  .object({
    token: z.string().openapi({ description: 'Its public id' }),
    label: z.string(),
    organisation: z.string().openapi({ description: 'For whom its person acts by it' }),
    role: z.enum(appointedRoles),
    scopes,
    madeAt: instant,
    expiresAt: instant,
    revokedAt: instant.nullable(),
    usedAt: instant.nullable().openapi({ description: 'To about a minute' }),
  })
  .openapi('Token');

const madeView = tokenView
  .extend({
    text: z.string().openapi({ description: 'Sent as `Authorization: Bearer`; never told again' }),
  })
  .openapi('MadeToken');

export const viewToken = ({
  id,
  role,
  ...token
}: Omit<Token, 'digest'>): z.infer<typeof tokenView> => ({
  token: id,
  label: token.label,
  organisation: token.organisation,
  role: role as (typeof appointedRoles)[number],
  scopes: token.scopes,
  madeAt: token.madeAt,
  expiresAt: token.expiresAt,
  revokedAt: token.revokedAt,
  usedAt: token.usedAt,
});

const path = '/api/tokens';
const tags = ['tokens'];

export function registerTokens(app: App, service: Service): void {
  const make = operation(service, 'token:own', {
    method: 'post',
    path,
    tags,
    summary: 'Make a token by which a program acts for you',
    description:
      'It acts for the organisation and in the role you act in now, within its scopes and never beyond what you may do yourself. Its text is told this once. No token signs off, appoints or makes another.',
    request: { body: bodyOf(makeSchema) },
    responses: { 201: jsonOf('The token and its text', madeView) },
  });
  app.openapi(make, async (c) => {
    requireProof(c);
    const { token, text } = await service.makeToken(signedIn(c.get('actor')), c.req.valid('json'));
    c.header('cache-control', 'no-store');
    return c.json({ ...viewToken(token), text }, 201);
  });
  const list = operation(service, 'token:own', {
    method: 'get',
    path,
    tags,
    summary: 'All tokens you ever made',
    responses: { 200: jsonOf('The newest first', z.object({ items: z.array(tokenView) })) },
  });
  app.openapi(list, async (c) => {
    const tokens = await service.tokensOf(signedIn(c.get('actor')));
    c.header('cache-control', 'no-store');
    return c.json({ items: tokens.map(viewToken) }, 200);
  });
  const revoke = operation(service, 'token:own', {
    method: 'delete',
    path: `${path}/{token}`,
    tags,
    summary: 'Revoke a token of yours, at once',
    request: { params: z.object({ token: z.string().max(64) }) },
    responses: { 200: jsonOf('The token as it ended', tokenView) },
  });
  app.openapi(revoke, async (c) => {
    const { token } = c.req.valid('param');
    c.header('cache-control', 'no-store');
    return c.json(viewToken(await service.revokeToken(signedIn(c.get('actor')), token)), 200);
  });
}

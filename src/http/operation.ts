/**
 * How every operation of the API is declared: with the action the policy is asked about. A route
 * that names no action cannot be made here, and `checkOperations` finds any made elsewhere.
 */
import { createRoute, type OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import { limits } from '../../schema/limits.ts';
import { type Action, type Actor, actions, asksProof, may, sees } from '../domain/access.ts';
import type { Draft } from '../domain/draft/draft.ts';
import { refuse } from '../domain/draft/refusal.ts';
import { hashText } from '../domain/text/canonical.ts';
import type { Session } from '../service/auth.ts';
import type { Terms } from '../service/dispatch.ts';
import type { Service } from '../service/service.ts';
import { actorOf } from './actor.ts';
import { requireProof } from './auth-wire.ts';
import { mediaTypeOf, readBody } from './body.ts';
import type { Client } from './client-address.ts';
import { problemSchema, RequestRefusal } from './problem.ts';

/** What middleware leaves for handlers. */
export interface Env {
  Variables: { actor: Actor | null; session: Session | null; client: Client; draft: Draft };
}

/** The application every route file registers on. */
export type App = OpenAPIHono<Env>;

/** A route whose policy is checked before its body is read, of which it takes `bytesMax` at most. */
export function operation<const R extends RouteConfig>(
  service: Service,
  authz: Action,
  route: R,
  bytesMax: number = limits.requestBytesMax,
) {
  const responses = { ...problemResponses, ...route.responses };
  const forms = Object.keys(route.request?.body?.content ?? {});
  const middleware = [authorise(service, authz)];
  if (forms.length > 0) middleware.push(readBody(forms, bytesMax));
  return createRoute({
    ...route,
    responses: responses as R['responses'],
    'x-authz': authz,
    middleware: middleware as MiddlewareHandler<Env>[],
  });
}

const problemResponses = {
  default: {
    description: 'A problem (RFC 9457)',
    content: { 'application/problem+json': { schema: problemSchema } },
  },
} as const;

/** Loads the draft the path names, if it names one, finds who acts, and asks the policy. */
const authorise = (service: Service, action: Action) =>
  createMiddleware<Env>(async (c, next) => {
    const id = c.req.param('id');
    let draft: Draft | null = null;
    if (id !== undefined) {
      draft = await service.dispatcher.load(id);
      if (!draft) return refuse('not-found', { what: 'draft', id });
      c.set('draft', draft);
    }
    const actor = await actorOf(c, service, id ?? null);
    c.set('actor', actor);
    if (draft && !sees(actor, draft)) return refuse('not-found', { what: 'draft', id: draft.id });
    if (!may(actor, action, draft))
      return actor
        ? refuse('forbidden', { action })
        : refuse('unauthenticated', { why: 'this needs an actor' });
    if (asksProof(action)) requireProof(c);
    await next();
  });

/** @throws when an operation declares no action of the policy: such a server must not start. */
export function checkOperations(app: App): void {
  for (const { type, route } of app.openAPIRegistry.definitions as Definition[]) {
    if (type !== 'route') continue;
    const authz = route['x-authz'];
    if (!actions.includes(authz as Action))
      throw new Error(`${route.method} ${route.path} declares no action of the policy`);
  }
}

interface Definition {
  readonly type: string;
  readonly route: { readonly method: string; readonly path: string; readonly 'x-authz'?: unknown };
}

/** The headers every command takes. */
export const commandHeaders = z.object({
  'idempotency-key': z
    .string()
    .min(1)
    .max(200)
    .optional()
    .openapi({ description: 'The same key with the same request has one effect and one answer' }),
  'if-match': z
    .string()
    .max(200)
    .optional()
    .openapi({ description: 'ETag that was read; anything newer refuses the command' }),
});

/** What a command's headers ask for. `pin: 'seq'` reads `If-Match` as the draft's seq. */
export async function termsOf(c: Context<Env>, pin: 'seq' | 'content' = 'seq'): Promise<Terms> {
  const key = c.req.header('idempotency-key');
  const match = c.req.header('if-match');
  return {
    actor: c.get('actor'),
    seq: pin === 'seq' && match !== undefined && match !== '*' ? readSeq(match) : undefined,
    once: key === undefined ? undefined : { key, request: await hashRequest(c, match ?? '') },
  };
}

/** A draft's ETag is its seq, and behind points what else its ways out depend on. */
function readSeq(match: string): number {
  const seq = /^"(\d{1,15})(?:\.\d+)*"$/.exec(match)?.[1];
  if (seq === undefined)
    throw new RequestRefusal('invalid', 'If-Match must be the ETag of the draft.', {
      header: 'If-Match',
    });
  return Number(seq);
}

const hashRequest = async (c: Context, match: string) =>
  hashText(`${c.req.method} ${c.req.path}\n${match}\n${mediaTypeOf(c)}\n${await c.req.text()}`);

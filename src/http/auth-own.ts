/** One's own sessions, password, app and passkeys. Each asks for a session, whatever its person acts for. */
import { z } from '@hono/zod-openapi';
import type { Service } from '../service/service.ts';
import {
  authOf,
  codeText,
  done,
  doneView,
  keyOptions,
  keyResponse,
  labelText,
  passkeyView,
  passwordText,
  provenSessionOf,
  sessionLineView,
  sessionOf,
  sessionView,
  setCookies,
  viewSession,
} from './auth-wire.ts';
import { type App, operation } from './operation.ts';
import { bodyOf, instant, jsonOf } from './wire-parts.ts';

const tags = ['own account'];

export function registerOwnSession(app: App, service: Service): void {
  registerSessions(app, service);
  registerProof(app, service);
  registerApp(app, service);
  registerPasskeys(app, service);
}

function registerSessions(app: App, service: Service): void {
  const read = operation(service, 'session:own', {
    method: 'get',
    path: '/api/auth/session',
    tags,
    summary: 'Who is signed in',
    responses: { 200: jsonOf('This session', sessionView) },
  });
  app.openapi(read, (c) => {
    c.header('cache-control', 'no-store');
    return c.json(viewSession(sessionOf(c)), 200);
  });
  const signOut = operation(service, 'session:own', {
    method: 'post',
    path: '/api/auth/sign-out',
    tags,
    summary: 'End this session',
    responses: { 200: jsonOf('It has ended', doneView) },
  });
  app.openapi(signOut, async (c) => {
    const { person, id } = sessionOf(c);
    await authOf(service).endSession(person, id);
    setCookies(c, authOf(service).forgetCookie());
    return c.json(done, 200);
  });
  const list = operation(service, 'session:own', {
    method: 'get',
    path: '/api/auth/sessions',
    tags,
    summary: 'Your sessions that hold',
    responses: { 200: jsonOf('The newest first', z.object({ items: z.array(sessionLineView) })) },
  });
  app.openapi(list, async (c) => {
    const here = sessionOf(c);
    c.header('cache-control', 'no-store');
    const items = (await authOf(service).sessions(here.person)).map((line) => ({
      ...viewSession(line),
      seenAt: line.seenAt,
      expiresAt: line.expiresAt,
      device: line.device,
      isThis: line.id === here.id,
    }));
    return c.json({ items }, 200);
  });
  const endAll = operation(service, 'session:own', {
    method: 'delete',
    path: '/api/auth/sessions',
    tags,
    summary: 'End all your sessions, this one too',
    responses: { 200: jsonOf('They have ended', doneView) },
  });
  app.openapi(endAll, async (c) => {
    await authOf(service).endSessions(sessionOf(c).person);
    setCookies(c, authOf(service).forgetCookie());
    return c.json(done, 200);
  });
  const end = operation(service, 'session:own', {
    method: 'delete',
    path: '/api/auth/sessions/{session}',
    tags,
    summary: 'End one of your sessions',
    request: { params: z.object({ session: z.string().max(200) }) },
    responses: { 200: jsonOf('It has ended', doneView) },
  });
  app.openapi(end, async (c) => {
    await authOf(service).endSession(sessionOf(c).person, c.req.valid('param').session);
    return c.json(done, 200);
  });
}

const proofSchema = z
  .strictObject({
    password: passwordText.optional(),
    code: codeText.optional(),
    passkey: keyResponse.optional(),
  })
  .refine((shown) => Object.values(shown).filter((one) => one !== undefined).length === 1, {
    error: 'Show one of password, code and passkey.',
  })
  .openapi('Proof');

function registerProof(app: App, service: Service): void {
  const ask = operation(service, 'session:own', {
    method: 'post',
    path: '/api/auth/proof/options',
    tags,
    summary: 'What to ask the browser for, to show a passkey again',
    responses: { 200: jsonOf('Good once, in this session, for five minutes', keyOptions) },
  });
  app.openapi(ask, async (c) => {
    const options = await authOf(service).askPasskey(sessionOf(c));
    c.header('cache-control', 'no-store');
    return c.json(options as z.infer<typeof keyOptions>, 200);
  });
  const prove = operation(service, 'session:own', {
    method: 'post',
    path: '/api/auth/proof',
    tags,
    summary: 'Show your password, a code or a passkey again',
    description: 'The cookie changes. After five wrong tries the session ends.',
    request: { body: bodyOf(proofSchema) },
    responses: { 200: jsonOf('It was right', doneView) },
  });
  app.openapi(prove, async (c) => {
    sessionOf(c);
    const { password, code = '', passkey } = c.req.valid('json');
    const { headers } = c.req.raw;
    const auth = authOf(service);
    const shown = password === undefined ? { code } : { password };
    setCookies(
      c,
      passkey ? await auth.proveByPasskey(headers, passkey) : await auth.prove(headers, shown),
    );
    return c.json(done, 200);
  });
  const change = operation(service, 'session:own', {
    method: 'post',
    path: '/api/auth/password',
    tags,
    summary: 'Set another password; your other sessions end',
    request: {
      body: bodyOf(
        z.strictObject({ current: passwordText, password: passwordText }).openapi('SetPassword'),
      ),
    },
    responses: { 200: jsonOf('It is set', doneView) },
  });
  app.openapi(change, async (c) => {
    sessionOf(c);
    setCookies(c, await authOf(service).changePassword(c.req.raw.headers, c.req.valid('json')));
    return c.json(done, 200);
  });
}

const shownPassword = z.strictObject({ password: passwordText }).openapi('ShownPassword');
const backupCodes = z.array(z.string()).openapi({ description: 'Good once each; told this once' });

function registerApp(app: App, service: Service): void {
  const read = operation(service, 'session:own', {
    method: 'get',
    path: '/api/auth/app',
    tags,
    summary:
      'Whether an authenticator app is in force, since when, and how many backup codes are left',
    responses: {
      200: jsonOf(
        'Your app',
        z
          .object({
            inForce: z.boolean(),
            since: instant.nullable().openapi({
              description: 'Null where no app is in force, or one was before this was kept',
            }),
            backupCodes: z.number().int(),
          })
          .openapi('OwnApp'),
      ),
    },
  });
  app.openapi(read, async (c) => {
    c.header('cache-control', 'no-store');
    return c.json(await authOf(service).codesOf(sessionOf(c).person), 200);
  });
  const start = operation(service, 'session:own', {
    method: 'post',
    path: '/api/auth/app',
    tags,
    summary: 'Begin to use an authenticator app',
    request: { body: bodyOf(shownPassword) },
    responses: {
      200: jsonOf(
        'For the app; in force once its first code is sent',
        z.object({ uri: z.string(), backupCodes }),
      ),
    },
  });
  app.openapi(start, async (c) => {
    sessionOf(c);
    const { password } = c.req.valid('json');
    const started = await authOf(service).startCodes(c.req.raw.headers, password);
    c.header('cache-control', 'no-store');
    return c.json({ uri: started.uri, backupCodes: [...started.backupCodes] }, 200);
  });
  const confirm = operation(service, 'session:own', {
    method: 'post',
    path: '/api/auth/app/confirmation',
    tags,
    summary: 'Put the app in force by its first code',
    request: { body: bodyOf(z.strictObject({ code: codeText }).openapi('ShownCode')) },
    responses: { 200: jsonOf('From now on it is asked for', doneView) },
  });
  app.openapi(confirm, async (c) => {
    sessionOf(c);
    const { code } = c.req.valid('json');
    setCookies(c, await authOf(service).confirmCodes(c.req.raw.headers, code));
    return c.json(done, 200);
  });
  registerAppAfterwards(app, service);
}

function registerAppAfterwards(app: App, service: Service): void {
  const end = operation(service, 'session:own', {
    method: 'post',
    path: '/api/auth/app/end',
    tags,
    summary: 'Use no app any more',
    request: { body: bodyOf(shownPassword) },
    responses: { 200: jsonOf('It is asked for no more', doneView) },
  });
  app.openapi(end, async (c) => {
    sessionOf(c);
    const { password } = c.req.valid('json');
    setCookies(c, await authOf(service).endCodes(c.req.raw.headers, password));
    return c.json(done, 200);
  });
  const renew = operation(service, 'session:own', {
    method: 'post',
    path: '/api/auth/app/backup-codes',
    tags,
    summary: 'New backup codes in place of the old',
    request: { body: bodyOf(shownPassword) },
    responses: { 200: jsonOf('The new ones', z.object({ backupCodes })) },
  });
  app.openapi(renew, async (c) => {
    sessionOf(c);
    const { password } = c.req.valid('json');
    const codes = await authOf(service).renewBackupCodes(c.req.raw.headers, password);
    c.header('cache-control', 'no-store');
    return c.json({ backupCodes: [...codes] }, 200);
  });
}

function registerPasskeys(app: App, service: Service): void {
  const path = '/api/auth/passkeys';
  const list = operation(service, 'session:own', {
    method: 'get',
    path,
    tags,
    summary: 'Your passkeys',
    responses: { 200: jsonOf('The oldest first', z.object({ items: z.array(passkeyView) })) },
  });
  app.openapi(list, async (c) => {
    const items = await authOf(service).passkeys(sessionOf(c).person);
    c.header('cache-control', 'no-store');
    return c.json({ items: items.map(({ id, ...key }) => ({ passkey: id, ...key })) }, 200);
  });
  const offer = operation(service, 'session:own', {
    method: 'post',
    path: `${path}/options`,
    tags,
    summary: 'What to ask the browser for, to make a passkey',
    responses: { 200: jsonOf('Good once and for five minutes', keyOptions) },
  });
  app.openapi(offer, async (c) => {
    const options = await authOf(service).offerPasskey(provenSessionOf(c).person);
    c.header('cache-control', 'no-store');
    return c.json(options as z.infer<typeof keyOptions>, 200);
  });
  const add = operation(service, 'session:own', {
    method: 'post',
    path,
    tags,
    summary: 'Add a passkey',
    request: {
      body: bodyOf(
        z.strictObject({ label: labelText, response: keyResponse }).openapi('AddPasskey'),
      ),
    },
    responses: { 201: jsonOf('The passkey', passkeyView) },
  });
  app.openapi(add, async (c) => {
    const { label, response } = c.req.valid('json');
    const { person } = provenSessionOf(c);
    const { id, ...key } = await authOf(service).addPasskey(person, label, response);
    return c.json({ passkey: id, ...key }, 201);
  });
  const drop = operation(service, 'session:own', {
    method: 'delete',
    path: `${path}/{passkey}`,
    tags,
    summary: 'Remove a passkey',
    request: { params: z.object({ passkey: z.string().max(2000) }) },
    responses: { 200: jsonOf('It is gone', doneView) },
  });
  app.openapi(drop, async (c) => {
    const { person } = provenSessionOf(c);
    await authOf(service).dropPasskey(person, c.req.valid('param').passkey);
    return c.json(done, 200);
  });
}

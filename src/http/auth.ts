/** Signing in: by password, second step, link, passkey, provider, or a persona of the demonstration. */
import { z } from '@hono/zod-openapi';
import { AuthFault, type Step } from '../service/auth.ts';
import type { Service } from '../service/service.ts';
import { registerOwnSession } from './auth-own.ts';
import {
  authOf,
  codeText,
  done,
  doneView,
  emailText,
  fromOf,
  keyOptions,
  keyResponse,
  languageText,
  passwordText,
  setCookies,
  stepView,
  tokenText,
} from './auth-wire.ts';
import { registerInvitations } from './invitations.ts';
import { type App, operation } from './operation.ts';
import { localPath } from './origin.ts';
import { RequestRefusal } from './problem.ts';
import { bodyOf, jsonOf } from './wire-parts.ts';

const tags = ['sign-in'];
const opened = { step: 'open' } as const;

const viewStep = (step: Step): z.infer<typeof stepView> =>
  step.step === 'open' ? opened : { step: 'second', challenge: step.challenge };

export function registerAuth(app: App, service: Service): void {
  registerPassword(app, service);
  registerLinks(app, service);
  registerPasskey(app, service);
  registerProviders(app, service);
  registerDemo(app, service);
  registerOwnSession(app, service);
  registerInvitations(app, service);
}

function registerPassword(app: App, service: Service): void {
  const signIn = operation(service, 'session:open', {
    method: 'post',
    path: '/api/auth/sign-in',
    tags,
    summary: 'Sign in by e-mail and password',
    description:
      'Ten tries in a quarter of an hour are taken for an account, thirty from a network; those that succeed do not count.',
    request: {
      body: bodyOf(z.strictObject({ email: emailText, password: passwordText }).openapi('SignIn')),
    },
    responses: { 200: jsonOf('Signed in, or asked for a second step', stepView) },
  });
  app.openapi(signIn, async (c) => {
    const step = await authOf(service).signIn(c.req.valid('json'), fromOf(c));
    setCookies(c, step.step === 'open' ? step : { cookies: [] });
    return c.json(viewStep(step), 200);
  });
  const second = operation(service, 'session:open', {
    method: 'post',
    path: '/api/auth/second-step',
    tags,
    summary: 'Finish signing in by a code',
    description: 'Five wrong codes end the challenge.',
    request: {
      body: bodyOf(
        z
          .strictObject({
            challenge: tokenText,
            code: codeText,
            by: z.enum(['app', 'backup']).default('app'),
          })
          .openapi('SecondStep'),
      ),
    },
    responses: { 200: jsonOf('Signed in', stepView) },
  });
  app.openapi(second, async (c) => {
    setCookies(c, await authOf(service).secondStep(c.req.valid('json'), fromOf(c)));
    return c.json(opened, 200);
  });
}

const linkSchema = z.strictObject({ token: tokenText, password: passwordText }).openapi('TakeLink');

function registerLinks(app: App, service: Service): void {
  const accept = operation(service, 'session:open', {
    method: 'post',
    path: '/api/auth/invitation',
    tags,
    summary: 'Take an invitation up: set a password and sign in',
    request: { body: bodyOf(linkSchema) },
    responses: { 200: jsonOf('Signed in, or asked for a second step', stepView) },
  });
  app.openapi(accept, async (c) => {
    const step = await authOf(service).accept(c.req.valid('json'), fromOf(c));
    setCookies(c, step.step === 'open' ? step : { cookies: [] });
    return c.json(viewStep(step), 200);
  });
  const ask = operation(service, 'session:open', {
    method: 'post',
    path: '/api/auth/forgotten',
    tags,
    summary: 'Ask for a link that sets another password',
    description: 'The answer is the same whether anybody signs in with this address or not.',
    request: {
      body: bodyOf(z.strictObject({ email: emailText, lang: languageText }).openapi('Forgotten')),
    },
    responses: { 200: jsonOf('If the address is known, a letter is on its way', doneView) },
  });
  app.openapi(ask, async (c) => {
    const { email, lang } = c.req.valid('json');
    await authOf(service).askReset(email, lang, fromOf(c));
    return c.json(done, 200);
  });
  const reset = operation(service, 'session:open', {
    method: 'post',
    path: '/api/auth/reset',
    tags,
    summary: 'Set another password by a link; every session ends',
    request: { body: bodyOf(linkSchema) },
    responses: { 200: jsonOf('The password is set', doneView) },
  });
  app.openapi(reset, async (c) => {
    await authOf(service).reset(c.req.valid('json'), fromOf(c));
    return c.json(done, 200);
  });
}

function registerPasskey(app: App, service: Service): void {
  const ask = operation(service, 'session:open', {
    method: 'post',
    path: '/api/auth/passkey/options',
    tags,
    summary: 'What to ask the browser for, to sign in by a passkey',
    responses: { 200: jsonOf('Good once and for five minutes', keyOptions) },
  });
  app.openapi(ask, async (c) => {
    c.header('cache-control', 'no-store');
    return c.json((await authOf(service).askPasskey(null)) as z.infer<typeof keyOptions>, 200);
  });
  const signIn = operation(service, 'session:open', {
    method: 'post',
    path: '/api/auth/passkey',
    tags,
    summary: 'Sign in by a passkey',
    request: { body: bodyOf(z.strictObject({ response: keyResponse }).openapi('ShowPasskey')) },
    responses: { 200: jsonOf('Signed in', stepView) },
  });
  app.openapi(signIn, async (c) => {
    const { response } = c.req.valid('json');
    setCookies(c, await authOf(service).signInByPasskey(response, fromOf(c)));
    return c.json(opened, 200);
  });
}

const waysView = z
  .object({ providers: z.array(z.object({ provider: z.string(), name: z.string() })) })
  .openapi('WaysIn');

const providerParams = z.object({ provider: z.string().max(60) });

function registerProviders(app: App, service: Service): void {
  const list = operation(service, 'session:open', {
    method: 'get',
    path: '/api/auth/providers',
    tags,
    summary: 'Identity providers one can sign in by here',
    responses: { 200: jsonOf('In the order to show them', waysView) },
  });
  app.openapi(list, (c) => {
    const { providers } = authOf(service);
    return c.json({ providers: providers.map(({ id, name }) => ({ provider: id, name })) }, 200);
  });
  const start = operation(service, 'session:open', {
    method: 'post',
    path: '/api/auth/providers/{provider}',
    tags,
    summary: 'Begin to sign in by a provider',
    request: {
      params: providerParams,
      body: bodyOf(
        z.strictObject({ next: z.string().max(2000).default('/') }).openapi('StartProvider'),
      ),
    },
    responses: { 200: jsonOf('Where to send the browser', z.object({ url: z.string() })) },
  });
  app.openapi(start, async (c) => {
    const next = localPath(c.req.valid('json').next);
    if (next === null)
      throw new RequestRefusal('invalid', '/next: It must be a path of this site.', {
        in: 'body',
        pointer: '/next',
      });
    const { provider } = c.req.valid('param');
    const { url, cookies } = await authOf(service).startProvider(provider, next);
    setCookies(c, { cookies });
    return c.json({ url }, 200);
  });
  const finish = operation(service, 'session:open', {
    method: 'get',
    path: '/api/auth/callback/{provider}',
    tags,
    summary: 'Where a provider sends the browser back to',
    request: { params: providerParams },
    responses: { 303: { description: 'Signed in, or back to the sign-in page with an error' } },
  });
  app.openapi(finish, async (c) => {
    const { provider } = c.req.valid('param');
    return (await authOf(service).finishProvider(provider, c.req.raw, fromOf(c))) as never;
  });
}

function registerDemo(app: App, service: Service): void {
  const open = operation(service, 'session:open', {
    method: 'post',
    path: '/api/auth/demo',
    tags,
    summary: 'Sign in as a persona of the demonstration',
    request: {
      body: bodyOf(z.strictObject({ person: z.string().min(1).max(200) }).openapi('OpenDemo')),
    },
    responses: { 200: jsonOf('Signed in', stepView) },
  });
  app.openapi(open, async (c) => {
    const { person } = c.req.valid('json');
    const auth = authOf(service);
    if (!(await service.store.person(person))) throw new AuthFault('unknown');
    setCookies(c, await auth.openDemo(person, fromOf(c)));
    return c.json(opened, 200);
  });
}

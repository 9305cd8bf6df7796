/**
 * What every answer tells a browser about how little it may do with it, and where somebody who found
 * a hole reports it. Answers that load script name `scriptPolicy`; all others run none.
 */
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { secureHeaders } from 'hono/secure-headers';
import { clientOf, type Network } from './client-address.ts';
import type { App, Env } from './operation.ts';

/** How the world reaches this server. */
export interface Reach {
  /** Our origin as browsers know it, such as `https://kelisim.example`; unset, any host is ours. */
  readonly base?: string | undefined;
  /** Proxies in front of us, whose word about clients is taken. */
  readonly proxies?: readonly Network[];
  /** A `mailto:` or `https:` address for reports about security. */
  readonly contact?: string | undefined;
}

const alike = [
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
];

/** For pages without script, and for answers that are no pages. */
const scriptlessPolicy = ["default-src 'none'", ...alike, "trusted-types 'none'"].join('; ');

/**
 * `Content-Security-Policy` of a page that loads our script: its handler sets it. ProseMirror's
 * clipboard is the one place that may make HTML out of text.
 */
export const scriptPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  ...alike,
  'trusted-types ProseMirrorClipboard',
].join('; ');

/** `Content-Security-Policy` of a picture that carries its own style: it draws, and nothing else. */
export const picturePolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Devices and powers nothing here needs. */
const permissionsPolicy = {
  accelerometer: [],
  autoplay: [],
  camera: [],
  displayCapture: [],
  encryptedMedia: [],
  geolocation: [],
  gyroscope: [],
  magnetometer: [],
  microphone: [],
  midi: [],
  payment: [],
  usb: [],
  xrSpatialTracking: [],
};

const yearSeconds = 31_536_000;

/** The headers that are the same on every answer. */
export const guardAnswers = () =>
  secureHeaders({
    strictTransportSecurity: false,
    xFrameOptions: 'DENY',
    referrerPolicy: 'same-origin',
    permissionsPolicy,
  });

/** The two that are not: the content policy, where no handler set one, and the promise of TLS. */
export const guardTransport = ({ base }: Reach) =>
  createMiddleware<Env>(async (c, next) => {
    await next();
    const { headers } = c.res;
    if (!headers.has('content-security-policy'))
      headers.set('content-security-policy', scriptlessPolicy);
    if (cameByTls(c, base)) headers.set('strict-transport-security', `max-age=${yearSeconds}`);
  });

const cameByTls = (c: Context<Env>, base: string | undefined): boolean =>
  base === undefined
    ? clientOf(c).tls || c.req.url.startsWith('https:')
    : base.startsWith('https:');

/**
 * Parts answers to the public from answers to somebody. Pages of other sites may read the former, and
 * caches on the way keep them; the latter belong to whoever asked. Caches are told what decides.
 */
export const partReads = (credentials: readonly string[]) =>
  createMiddleware<Env>(async (c, next) => {
    await next();
    if (c.req.method !== 'GET') return;
    c.header('vary', credentials.join(', '), { append: true });
    if (credentials.every((name) => c.req.header(name) === undefined))
      return c.header('access-control-allow-origin', '*');
    const caching = c.res.headers.get('cache-control');
    if (caching?.startsWith('public,')) c.header('cache-control', `private,${caching.slice(7)}`);
  });

const dayMs = 86_400_000;

/** Serves `/.well-known/security.txt` (RFC 9116) where a contact is configured. */
export function registerContact(app: App, { base, contact }: Reach, now: () => string): void {
  if (contact === undefined) return;
  const path = '/.well-known/security.txt';
  app.get(path, (c) => {
    const expires = new Date(Date.parse(now()) + 180 * dayMs).toISOString();
    const lines = [
      `Contact: ${contact}`,
      `Expires: ${expires.slice(0, 10)}T00:00:00Z`,
      'Preferred-Languages: kk, ru, en',
      ...(base === undefined ? [] : [`Canonical: ${base}${path}`]),
    ];
    return c.body(`${lines.join('\n')}\n`, 200, { 'content-type': 'text/plain; charset=utf-8' });
  });
}

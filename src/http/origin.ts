/**
 * Which site a request was sent by. Whatever may change something is taken from our own pages and
 * from programs, never from another site's page in the browser of somebody signed in here.
 */
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { RequestRefusal } from './problem.ts';

/** Methods that change nothing (RFC 9110, section 9.2.1). */
const safeMethods: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/** What a browser says of its own accord (Fetch Metadata) when no other site had a part in it. */
const ownSites: readonly string[] = ['same-origin', 'none'];

/**
 * Lets changes through when all that a browser says of their origin says ours. A request that says
 * nothing is a program's, which brings no cookie: with one it is refused as well, since a browser
 * could have attached it. `base` is our origin as the world knows it; without one, it is whatever
 * host the request was sent to. *Refuses:* cross-site.
 */
export const refuseCrossSite = (base: string | undefined) =>
  createMiddleware(async (c, next) => {
    if (!safeMethods.includes(c.req.method) && !isOwn(c, base))
      throw new RequestRefusal(
        'cross-site',
        'A page of another site sent this, or nobody can tell.',
      );
    await next();
  });

function isOwn(c: Context, base: string | undefined): boolean {
  const site = c.req.header('sec-fetch-site');
  const origin = c.req.header('origin');
  if (site === undefined && origin === undefined) return c.req.header('cookie') === undefined;
  return (
    (site === undefined || ownSites.includes(site)) &&
    (origin === undefined || isOwnOrigin(origin, c, base))
  );
}

/** Without a configured origin the scheme is not compared: a proxy may have taken TLS off. */
const isOwnOrigin = (origin: string, c: Context, base: string | undefined): boolean =>
  base === undefined
    ? /^https?:\/\//.test(origin) &&
      URL.canParse(origin) &&
      new URL(origin).host === new URL(c.req.url).host
    : origin === base;

/**
 * The path, query and fragment of an address that stays on this site; null for one that leads away or
 * that browsers might read so. Send only what this gives, not what it was given.
 */
export function localPath(address: string): string | null {
  const here = 'http://here.invalid';
  if (!address.startsWith('/') || !URL.canParse(address, here)) return null;
  const { origin, pathname, search, hash } = new URL(address, here);
  return origin === here && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : null;
}

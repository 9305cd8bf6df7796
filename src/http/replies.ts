/** What operations share in answering: JSON replies of commands, entity tags, cached bytes, pages. */
import type { Context } from 'hono';
import type { Reply } from '../service/dispatch.ts';
import { RequestRefusal } from './problem.ts';

export const json = (status: number, value: unknown): Reply => ({
  status,
  body: JSON.stringify(value),
});

/** Sends a command's stored or fresh answer. */
export const send = (reply: Reply): Response =>
  new Response(reply.body, {
    status: reply.status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  });

/** True when the reader has this already (`If-None-Match`, weak comparison as RFC 9110 asks). */
export function isKnown(c: Context, etag: string): boolean {
  const given = c.req.header('if-none-match');
  if (given === undefined) return false;
  return given
    .split(',')
    .some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*');
}

export const immutable = 'public, max-age=31536000, immutable';

/** Sends bytes under their entity tag, or 304 when the reader has them. */
export function sendTagged(
  c: Context,
  etag: string,
  headers: Readonly<Record<string, string>>,
  body: () => string | Uint8Array<ArrayBuffer>,
): Response {
  const tagged = { ...headers, etag };
  if (isKnown(c, etag)) return c.body(null, 304, tagged);
  return c.body(body(), 200, tagged);
}

/** A page of a list held in memory, whose entries are numbered from 1. The cursor is the last number. */
export function pageByNumber<T>(
  list: readonly T[],
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): { items: T[]; next: string | null } {
  const start = readCursor(cursor);
  const items = list.slice(start, start + limit);
  return { items, next: start + limit < list.length ? String(start + limit) : null };
}

/** *Refuses:* invalid for a cursor that no page gave. */
export function readCursor(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (!/^\d{1,9}$/.test(cursor))
    throw new RequestRefusal('invalid', 'The cursor is not one a page gave.', {
      parameter: 'cursor',
    });
  return Number(cursor);
}

/**
 * Pages made smaller for the way to their readers. How they are packed the runtime brings: Node packs
 * them here, in front of Workers the platform does. Only what everybody may read is packed, so that no
 * length tells of a secret that stands beside words from outside (the attack called BREACH).
 */
import type { Context } from 'hono';
import { parseAccept } from 'hono/utils/accept';

/** One way to pack, by its name in `Accept-Encoding`. */
export interface Packing {
  readonly encoding: 'br' | 'gzip';
  readonly pack: (text: string) => Uint8Array<ArrayBuffer>;
}

/** Less is not worth it: it goes in one packet anyway. */
const charactersMin = 1_000;

/** The first of these ways, best first, that the reader takes (RFC 9110, 12.5.3); null for none. */
export function choosePacking(
  c: Context,
  text: string,
  packings: readonly Packing[],
): Packing | null {
  if (text.length < charactersMin) return null;
  const taken = parseAccept(c.req.header('accept-encoding') ?? '');
  const weightOf = (name: string) => taken.find(({ type }) => type.toLowerCase() === name)?.q;
  return packings.find(({ encoding }) => (weightOf(encoding) ?? weightOf('*') ?? 0) > 0) ?? null;
}

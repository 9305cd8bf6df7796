/**
 * Reading request bodies within limits: the media type first, then bytes counted as they arrive,
 * then UTF-8, then JSON nesting counted before anything is parsed. A hostile body costs no more
 * than its reading.
 */
import type { Context, MiddlewareHandler } from 'hono';
import { limits } from '../../schema/limits.ts';
import { RequestRefusal } from './problem.ts';

/**
 * Reads a body of one of these media types once, for validators and handlers alike.
 * *Refuses:* unsupported-media-type, too-large, invalid for what is not UTF-8, too-deep,
 * malformed-json.
 */
export const readBody =
  (forms: readonly string[], bytesMax: number): MiddlewareHandler =>
  async (c, next) => {
    const form = mediaTypeOf(c);
    if (form === null || !forms.includes(form))
      throw new RequestRefusal('unsupported-media-type', `Send ${forms.join(', ')}.`, { forms });
    const text = decode(await readBytes(c, bytesMax));
    c.req.text = () => Promise.resolve(text);
    if (form === 'application/json') {
      const value = parseJson(text);
      c.req.json = () => Promise.resolve(value as never);
    }
    await next();
  };

/** The media type of the body in lower case; null for none, or one in another charset than UTF-8. */
export function mediaTypeOf(c: Context): string | null {
  const [type, ...parameters] = (c.req.header('content-type') ?? '').toLowerCase().split(';');
  const charset = parameters.map((one) => /^\s*charset="?([^"]*)"?\s*$/.exec(one)?.[1]);
  if (charset.some((name) => name !== undefined && name !== 'utf-8')) return null;
  return type?.trim() || null;
}

/** Every byte of the body, whether its length was told, told wrong or not told. */
async function readBytes(c: Context, bytesMax: number): Promise<Uint8Array> {
  const refuse = () => {
    throw new RequestRefusal('too-large', `At most ${bytesMax} bytes are taken here.`, {
      bytesMax,
    });
  };
  const told = c.req.header('content-length');
  if (told !== undefined) {
    if (Number(told) > bytesMax) refuse();
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    return bytes.length > bytesMax ? refuse() : bytes;
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of c.req.raw.body ?? []) {
    size += part.length;
    if (size > bytesMax) refuse();
    parts.push(part);
  }
  return concat(parts, size);
}

function concat(parts: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new RequestRefusal('invalid', 'The body is not UTF-8 text.', { in: 'body', pointer: '' });
  }
}

function parseJson(text: string): unknown {
  if (jsonDepth(text) > limits.jsonDepthMax)
    throw new RequestRefusal(
      'too-deep',
      `At most ${limits.jsonDepthMax} levels of nesting are taken.`,
      { depthMax: limits.jsonDepthMax },
    );
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message : 'it cannot be read';
    throw new RequestRefusal('malformed-json', `The body is not JSON: ${oneLine(why)}.`);
  }
}

/** The engine's message quotes the body; what it quotes is kept to one short line. */
const oneLine = (message: string): string => {
  const line = message.replace(/\s+/g, ' ').replace(/\.$/, '');
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
};

/** The deepest nesting of arrays and objects; stops counting once it is over the limit. */
export function jsonDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (inString) {
      if (code === 0x5c) index++;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x5b || code === 0x7b) {
      deepest = Math.max(deepest, ++depth);
      if (deepest > limits.jsonDepthMax) return deepest;
    } else if (code === 0x5d || code === 0x7d) depth--;
  }
  return deepest;
}

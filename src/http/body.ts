/**
 * Reading request bodies within limits: the media type first, then bytes counted as they arrive,
 * then UTF-8, then JSON nesting counted before anything is parsed. A hostile body costs no more
 * than its reading, and no string gets in that could not be stored and hashed as UTF-8.
 */
import type { Context, MiddlewareHandler } from 'hono';
import { limits } from '../../schema/limits.ts';
import { escapePointer, RequestRefusal } from './problem.ts';

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
    const text = decode(await readWhole(c, bytesMax));
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
  const refuse = (): never => {
    throw new RequestRefusal('too-large', `At most ${bytesMax} bytes are taken here.`, {
      bytesMax,
    });
  };
  const told = c.req.header('content-length');
  if (told !== undefined) {
    if (Number(told) > bytesMax) return refuse();
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    return bytes.length > bytesMax ? refuse() : bytes;
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of c.req.raw.body ?? []) {
    size += part.length;
    if (size > bytesMax) return refuse();
    parts.push(part);
  }
  return concat(parts, size);
}

/** A client that went away in mid-body is not our fault. */
async function readWhole(c: Context, bytesMax: number): Promise<Uint8Array> {
  try {
    return await readBytes(c, bytesMax);
  } catch (error) {
    if (error instanceof RequestRefusal) throw error;
    throw invalidBody('The body broke off.');
  }
}

const invalidBody = (detail: string, pointer = ''): RequestRefusal =>
  new RequestRefusal('invalid', detail, { in: 'body', pointer });

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
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {
    throw invalidBody('The body is not UTF-8 text.');
  }
  throw invalidBody('The body holds a NUL character.');
}

function parseJson(text: string): unknown {
  if (jsonDepth(text) > limits.jsonDepthMax)
    throw new RequestRefusal(
      'too-deep',
      `At most ${limits.jsonDepthMax} levels of nesting are taken.`,
      { depthMax: limits.jsonDepthMax },
    );
  try {
    const value: unknown = JSON.parse(text);
    if (mayHoldUnstorable.test(text)) requireStorable(value, '');
    return value;
  } catch (error) {
    if (error instanceof RequestRefusal) throw error;
    const why = error instanceof SyntaxError ? error.message : 'it cannot be read';
    throw new RequestRefusal('malformed-json', `The body is not JSON: ${oneLine(why)}.`);
  }
}

/** Only an escape can bring a NUL or half of a surrogate pair into decoded JSON. */
const mayHoldUnstorable = /\\u(0000|d[89a-f])/i;

/** *Refuses:* invalid, pointing at the first string or key that UTF-8 or a database cannot hold. */
function requireStorable(value: unknown, pointer: string): void {
  if (typeof value === 'string') {
    if (!value.isWellFormed() || value.includes('\0'))
      throw invalidBody(
        `${pointer || 'The body'}: holds a lone surrogate or a NUL character.`,
        pointer,
      );
  } else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) {
      requireStorable(key, pointer);
      requireStorable(inner, `${pointer}/${escapePointer(key)}`);
    }
}

/** The engine's message quotes the body; what it quotes is kept to one short line. */
const oneLine = (message: string): string => {
  const line = message.replace(/\s+/g, ' ').replace(/\.$/, '');
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
};

/** The deepest nesting of arrays and objects; stops counting once it is over the limit. */
function jsonDepth(text: string): number {
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

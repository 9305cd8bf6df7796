/**
 * Reading request bodies within limits. Bytes are counted while they arrive and JSON nesting is
 * counted before anything is parsed, so a hostile body costs no more than its reading.
 */
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { limits } from '../../schema/limits.ts';
import { RequestRefusal } from './problem.ts';

const hasBody = (method: string): boolean => method !== 'GET' && method !== 'HEAD';

/** Refuses a body over so many bytes, whether its length is told, wrong or missing. */
export const limitBody = (bytesMax: number): MiddlewareHandler =>
  bodyLimit({
    maxSize: bytesMax,
    onError: () => {
      throw new RequestRefusal('too-large', `At most ${bytesMax} bytes are taken here.`, {
        bytesMax,
      });
    },
  });

/** Parses a JSON body once, for validators and handlers alike. Other bodies are left alone. */
export const parseJsonBody: MiddlewareHandler = async (c, next) => {
  const type = c.req.header('content-type') ?? '';
  if (hasBody(c.req.method) && /^application\/(json|[\w.+-]+\+json)\b/i.test(type)) {
    const text = await c.req.text();
    const depth = jsonDepth(text);
    if (depth > limits.jsonDepthMax)
      throw new RequestRefusal('too-deep', `Nested over ${limits.jsonDepthMax} deep.`, {
        depthMax: limits.jsonDepthMax,
      });
    try {
      c.req.bodyCache.json = JSON.parse(text);
    } catch (error) {
      const why = error instanceof SyntaxError ? error.message : 'not JSON';
      throw new RequestRefusal('malformed-json', `The body is not JSON: ${why}`);
    }
  }
  await next();
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

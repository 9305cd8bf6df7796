/**
 * The cookie that carries a session: its token and an HMAC of it, so the database alone opens nothing.
 * By https it bears the `__Host-` prefix: the browser then takes it from this origin only, for every
 * path, and never sends it in the clear. Plain http, which is for a person's own machine, cannot have
 * the prefix, since browsers refuse it there.
 */
import { authLimits } from './limits.ts';

export interface SessionCookie {
  readonly name: string;
  readonly isSecure: boolean;
  /** Values of `Set-Cookie` that open this session in a browser, or end any. */
  readonly write: (token: string) => Promise<string>;
  readonly clear: () => string;
  /** The token a request carries; null when it carries none or one this server did not sign. */
  readonly read: (headers: Headers) => Promise<string | null>;
  /** That token as the value of a `Cookie` header, signed by the newest secret; empty for none. */
  readonly signAnew: (headers: Headers) => Promise<string>;
}

/** `base` is the origin browsers see; `secret` signs, and by one of `previous` a cookie is good too. */
export function sessionCookie(
  base: string,
  secret: string,
  previous: readonly string[] = [],
): SessionCookie {
  const isSecure = base.startsWith('https:');
  const name = isSecure ? '__Host-kelisim' : 'kelisim';
  const key = importKey(secret);
  const keys = [key, ...previous.map(importKey)];
  const attributes = `Path=/; HttpOnly${isSecure ? '; Secure' : ''}; SameSite=Lax`;
  const bytes = (token: string) => new TextEncoder().encode(token);
  const sign = async (token: string): Promise<string> => {
    const signature = new Uint8Array(await crypto.subtle.sign('HMAC', await key, bytes(token)));
    return `${name}=${encodeURIComponent(`${token}.${btoa(String.fromCharCode(...signature))}`)}`;
  };
  const read = async (headers: Headers): Promise<string | null> => {
    const [token, signature] = cookieOf(headers, name)?.split('.') ?? [];
    const signed = token && signature ? decodeBase64(signature) : null;
    if (!token || !signed) return null;
    for (const one of keys)
      if (await crypto.subtle.verify('HMAC', await one, signed, bytes(token))) return token;
    return null;
  };
  return {
    name,
    isSecure,
    write: async (token) =>
      `${await sign(token)}; Max-Age=${authLimits.sessionMs / 1000}; ${attributes}`,
    clear: () => `${name}=; Max-Age=0; ${attributes}`,
    read,
    async signAnew(headers) {
      const token = await read(headers);
      return token === null ? '' : sign(token);
    },
  };
}

const importKey = (secret: string): Promise<CryptoKey> =>
  crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign', 'verify'],
  );

/** The value of the first cookie of that name in a `Cookie` header; null for none or a broken one. */
export function cookieOf(headers: Headers, name: string): string | null {
  for (const part of (headers.get('cookie') ?? '').split(';')) {
    const at = part.indexOf('=');
    if (part.slice(0, at).trim() !== name) continue;
    try {
      return decodeURIComponent(part.slice(at + 1).trim());
    } catch {
      return null;
    }
  }
  return null;
}

function decodeBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  } catch {
    return null;
  }
}

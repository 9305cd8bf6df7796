/**
 * How a message is signed: by the Standard Webhooks specification (version 1, symmetric), so that a
 * receiver can check it with any of the libraries that exist for it.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { hashText } from '../domain/text/canonical.ts';

const prefix = 'whsec_';

const encode = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const decode = (text: string): Uint8Array =>
  Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

/** A secret of 32 bytes as it is handed over; `drawn` is random and never used again. */
export const makeSecret = (drawn: string): string =>
  prefix + encode(hexToBytes(hashText(`webhook ${drawn}`)));

/** A message on its way: `at` is the instant it is sent at, in seconds. */
export interface Signed {
  readonly id: string;
  readonly at: number;
  readonly body: string;
}

/** The headers of a message, signed by each of the secrets: by which one, a receiver need not know. */
export function signedHeaders(
  { id, at, body }: Signed,
  secrets: readonly string[],
): Readonly<Record<string, string>> {
  const signatures = secrets.map((secret) => {
    const key = decode(secret.slice(prefix.length));
    return `v1,${encode(hmac(sha256, key, utf8ToBytes(`${id}.${at}.${body}`)))}`;
  });
  return {
    'content-type': 'application/json',
    'user-agent': 'Kelisim',
    'webhook-id': id,
    'webhook-timestamp': String(at),
    'webhook-signature': signatures.join(' '),
  };
}

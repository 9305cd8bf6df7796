/** Random secrets, and the digests under which the database knows them. */
import { hashText } from '../domain/text/canonical.ts';

const secretBytes = 32;

/** 256 random bits as 43 characters of base64url (RFC 4648, section 5). */
export const drawSecret = (): string =>
  base64url(crypto.getRandomValues(new Uint8Array(secretBytes)));

export const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes)).replace(
    /[+/=]/g,
    (sign) => ({ '+': '-', '/': '_' })[sign] ?? '',
  );

/** @throws when the text is not base64url. */
export const readBase64url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) =>
    sign.charCodeAt(0),
  );

/** A secret of 256 bits needs no salt. */
export const digestSecret = (secret: string): string => hashText(secret);

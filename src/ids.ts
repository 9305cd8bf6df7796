/** New identifiers from Web Crypto, alike on Node and Workers: random, so nobody can guess one. */
import type { Ids } from './service/ports.ts';

const poolBytes = 4096;
let pool = new Uint8Array(0);
let used = 0;

/** Bytes never given before. They are drawn by the page: asking for each id's alone costs more than all else of it. */
function randomBytes(count: number): Uint8Array {
  if (used + count > pool.length) {
    pool = crypto.getRandomValues(new Uint8Array(poolBytes));
    used = 0;
  }
  used += count;
  return pool.subarray(used - count, used);
}

const hex = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** RFC 4648, section 5, without padding. */
const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes)).replace(
    /[+/=]/g,
    (sign) => ({ '+': '-', '/': '_' })[sign] ?? '',
  );

/**
 * A block's id is twelve characters of 72 random bits. A draft's starts with the time it was made,
 * to the millisecond, so that ids sort by age; 64 random bits follow.
 */
export const randomIds: Ids = {
  block: () => base64url(randomBytes(9)),
  draft: () => `d-${Date.now().toString(36).padStart(9, '0')}-${hex(randomBytes(8))}`,
};

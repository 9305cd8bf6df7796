/** New identifiers from Web Crypto, alike on Node and Workers. */
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

/** RFC 4648, section 5. */
const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** So many signs of six random bits each. */
const drawSigns = (count: number): string =>
  Array.from(randomBytes(count), (byte) => signs[byte % signs.length]).join('');

let begin = '';
let next = signs.length;

/**
 * Eleven random signs and one that counts: 64 in a row begin alike. An import draws thousands, and
 * what is random in them no packing makes smaller.
 */
function nextBlock(): string {
  if (next === signs.length) {
    begin = drawSigns(11);
    next = 0;
  }
  return begin + signs[next++];
}

/**
 * A draft's id starts with the time it was made, to the millisecond, so that ids sort by age; 64
 * random bits follow.
 */
export const randomIds: Ids = {
  block: nextBlock,
  secret: () => drawSigns(24),
  draft: () => `d-${Date.now().toString(36).padStart(9, '0')}-${hex(randomBytes(8))}`,
};

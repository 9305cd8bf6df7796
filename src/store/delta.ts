/**
 * Bytes as the difference to other bytes: what to copy from them and what to put between. Unlike a
 * dictionary of deflate it reaches any distance, and to undo it takes no more than the copying.
 *
 * The base is entered into a table by every `stride`th window of bytes. The target is walked once; a
 * window that is in the table is where a copy begins, grown as far as it goes both ways. Since a
 * window is shorter than what is worth a copy, at most `stride` bytes of one are missed. Most targets
 * are their base with one change in it: what both end with is known first, and where no window fits
 * before it, no table is made.
 *
 * Written are, in turn, a number of new bytes with these bytes, and a copy: its length, and how far
 * it begins from the end of the last copy. New bytes come first and last, if only none. Numbers are
 * LEB128, signed ones folded (zigzag).
 */

/** A copy takes some five bytes that deflate cannot shrink, as much as a few words it can. */
const window = 32;
const stride = 8;
const radix = 0x01000193;
/** Odd, and its bits are even by chance (Fibonacci hashing). */
const spread = 0x9e3779b1;
/** `radix` to the power of all but one byte of a window: what its first byte counts. */
const radixToWindow = Array.from({ length: window - 1 }).reduce<number>(
  (power) => Math.imul(power, radix),
  1,
);

/** What makes `target` of `base`. For equal bytes a few bytes; never much longer than `target`. */
export function encodeDelta(base: Uint8Array, target: Uint8Array): Uint8Array {
  const placeOf = openPlaces(base, target);
  const out: number[] = [];
  let done = 0;
  let expected = 0;
  for (let at = 0; at + window <= target.length; ) {
    const from = placeOf(at, expected + at - done);
    if (from < 0) {
      at++;
      continue;
    }
    let back = 0;
    while (back < Math.min(at - done, from) && base[from - back - 1] === target[at - back - 1])
      back++;
    let length = window;
    while (from + length < base.length && base[from + length] === target[at + length]) length++;
    writeNumber(out, at - back - done);
    for (let byte = done; byte < at - back; byte++) out.push(target[byte] as number);
    writeNumber(out, back + length);
    writeNumber(out, zigzag(from - back - expected));
    done = at = at + length;
    expected = from + length;
  }
  writeNumber(out, target.length - done);
  for (let byte = done; byte < target.length; byte++) out.push(target[byte] as number);
  return new Uint8Array(out);
}

/**
 * Writes into `target` what `encodeDelta` was given as such; it must be as long as that was.
 * @throws when base, delta and length do not fit each other.
 */
export function applyDelta(base: Uint8Array, delta: Uint8Array, target: Uint8Array): void {
  let [read, written, expected] = [0, 0, 0];
  const next = () => {
    let number = 0;
    for (let unit = 1; ; unit *= 128) {
      const byte = delta[read++] ?? fail();
      number += (byte & 127) * unit;
      if (byte < 128) return number;
    }
  };
  const put = (from: Uint8Array, start: number, count: number) => {
    if (start < 0 || start + count > from.length || written + count > target.length) fail();
    // A view costs more than a few bytes.
    if (count > 32) target.set(from.subarray(start, start + count), written);
    else for (let at = 0; at < count; at++) target[written + at] = from[start + at] as number;
    written += count;
  };
  for (;;) {
    const fresh = next();
    put(delta, read, fresh);
    read += fresh;
    if (read === delta.length) break;
    const count = next();
    const folded = next();
    const from = expected + (folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2);
    put(base, from, count);
    expected = from + count;
  }
  if (written < target.length) fail();
}

function fail(): never {
  throw new Error('a delta does not fit its base');
}

/**
 * Where in the base the window at a place of the target stands too, or -1. `near` is the likeliest:
 * where the last copy ended; then where both have as much left. Places are asked for in order.
 */
function openPlaces(base: Uint8Array, target: Uint8Array): (at: number, near: number) => number {
  const tail = target.length - countTail(base, target);
  const ahead = base.length - target.length;
  let places: Places | undefined;
  let hash = 0;
  let hashed = Number.NEGATIVE_INFINITY;
  return (at, near) => {
    if (isSame(base, near, target, at, window)) return near;
    if (at >= tail) return at + ahead;
    if (at + window > tail && !places) return -1;
    places ??= indexWindows(base);
    hash =
      at === hashed + 1
        ? slide(hash, target[hashed] as number, target[hashed + window] as number)
        : hashWindow(target, at);
    hashed = at;
    const from = places(hash);
    return isSame(base, from, target, at, window) ? from : -1;
  };
}

/** How many bytes both end with alike. */
function countTail(a: Uint8Array, b: Uint8Array): number {
  const most = Math.min(a.length, b.length);
  let count = 0;
  while (count < most && a[a.length - 1 - count] === b[b.length - 1 - count]) count++;
  return count;
}

/** Where a window with this hash stands first; anywhere past the end when none does. */
type Places = (hash: number) => number;

/**
 * An open table with room for twice as many windows as there are, in plain numbers: entering as many
 * in a `Map` took most of the time.
 */
function indexWindows(base: Uint8Array): Places {
  const bits = 33 - Math.clz32(Math.max(1, base.length / stride));
  const hashes = new Int32Array(2 ** bits);
  const places = new Int32Array(2 ** bits).fill(base.length);
  const last = 2 ** bits - 1;
  const slotOf = (hash: number): number => {
    let slot = Math.imul(hash, spread) >>> (32 - bits);
    while (places[slot] !== base.length && hashes[slot] !== hash) slot = (slot + 1) & last;
    return slot;
  };
  for (let at = 0; at + window <= base.length; at += stride) {
    const hash = hashWindow(base, at);
    const slot = slotOf(hash);
    if (places[slot] !== base.length) continue;
    hashes[slot] = hash;
    places[slot] = at;
  }
  return (hash) => places[slotOf(hash)] as number;
}

/** A polynomial in `radix` over the bytes that begin here, modulo 2^32 (Rabin and Karp). */
function hashWindow(bytes: Uint8Array, at: number): number {
  let hash = 0;
  for (let index = at; index < at + window; index++)
    hash = (Math.imul(hash, radix) + (bytes[index] ?? 0)) | 0;
  return hash;
}

/** The hash one byte further on: `gone` was its first byte, `come` is its last. */
const slide = (hash: number, gone: number, come: number): number =>
  (Math.imul(hash - Math.imul(gone, radixToWindow), radix) + come) | 0;

function isSame(a: Uint8Array, i: number, b: Uint8Array, j: number, count: number): boolean {
  if (i + count > a.length) return false;
  for (let index = 0; index < count; index++) if (a[i + index] !== b[j + index]) return false;
  return true;
}

function writeNumber(out: number[], number: number): void {
  let rest = number;
  for (; rest >= 128; rest = Math.floor(rest / 128)) out.push((rest % 128) + 128);
  out.push(rest);
}

const zigzag = (number: number): number => (number < 0 ? -2 * number - 1 : 2 * number);

/**
 * Names of chunks in the bytes of others. A piece names those below it by their hashes, a version and
 * a diff their texts: 64 digits that nothing compresses, in every piece around a changed one. Stored,
 * each such hash is the number of its chunk behind a mark. It knows neither rows nor frames.
 *
 * The numbers of chunks that come in one append are not known before it is written, so there one is
 * named by how far it comes before the chunk that names it. What is read is settled first: all names
 * become plain numbers, so that a difference to it can copy them.
 */
import { joinBytes } from '../domain/bytes.ts';
import type { Hash } from '../domain/text/canonical.ts';

/** JSON has no such characters but escaped. */
const [numberMark, backMark] = [1, 2];
const quote = 0x22;
const radix = 36;

const quotedHash = /"[0-9a-f]{64}"/g;

/** The chunk with this number. */
export const nameNumber = (id: number): string =>
  String.fromCharCode(numberMark) + id.toString(radix);

/** The chunk that comes so many before the one that names it. */
export const nameBack = (count: number): string =>
  String.fromCharCode(backMark) + count.toString(radix);

/** What could be hashes in a chunk, in order, as often as they stand there. */
export const listHashes = (text: string): readonly Hash[] =>
  (text.match(quotedHash) ?? []).map((quoted) => quoted.slice(1, -1));

/** The chunk with names for the hashes that have one. *Throws* where it has the marks of names already. */
export function nameHashes(text: string, nameOf: (hash: Hash) => string | undefined): string {
  for (const mark of [numberMark, backMark])
    if (text.includes(String.fromCharCode(mark)))
      throw new Error('a chunk is JSON, and in JSON control characters are escaped');
  return text.replace(quotedHash, (quoted) => {
    const name = nameOf(quoted.slice(1, -1));
    return name === undefined ? quoted : `"${name}"`;
  });
}

/** True where chunks are named that came in the same append. */
export const namesBack = (named: Uint8Array): boolean => indexOf(named, backMark, 0) >= 0;

/** The bytes of the chunk with that number, as all that name others. */
export const settleNames = (named: Uint8Array, id: number): Uint8Array =>
  replaceNames(named, backMark, (count) => nameNumber(id - count));

/** The numbers of the chunks that are named, once settled. */
export function listNames(settled: Uint8Array): readonly number[] {
  const numbers: number[] = [];
  replaceNames(settled, numberMark, (number) => {
    numbers.push(number);
    return '';
  });
  return numbers;
}

/** The chunk itself: `hashOf` gives the hash of each chunk that is named. */
export const spellNames = (settled: Uint8Array, hashOf: (id: number) => Hash): Uint8Array =>
  replaceNames(settled, numberMark, hashOf);

/** The same bytes where there is no such mark. A name ends before a quote. */
function replaceNames(
  bytes: Uint8Array,
  mark: number,
  replace: (number: number) => string,
): Uint8Array {
  let at = indexOf(bytes, mark, 0);
  if (at < 0) return bytes;
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  let done = 0;
  for (; at >= 0; at = indexOf(bytes, mark, done)) {
    const end = indexOf(bytes, quote, at);
    const digits = String.fromCharCode(...bytes.subarray(at + 1, end));
    parts.push(bytes.subarray(done, at), encoder.encode(replace(Number.parseInt(digits, radix))));
    done = end < 0 ? bytes.length : end;
  }
  parts.push(bytes.subarray(done));
  return joinBytes(parts);
}

/** Buffer's own search is many times as fast as that of a typed array. */
const indexOf = (bytes: Uint8Array, byte: number, from: number): number =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(byte, from);

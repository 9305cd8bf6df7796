/**
 * Names of chunks in the bytes of others. A piece names those below it by their hashes, a version and
 * a diff their texts: 64 digits that nothing compresses, in every piece around a changed one. Stored,
 * each such hash is the number of its chunk behind a mark. It knows neither rows nor frames.
 *
 * The numbers of chunks that come in one append are not known before it is written, so there one is
 * named by how far it comes before the chunk that names it. What is read is settled first: all names
 * become plain numbers, so that a difference to it can copy them.
 */
import type { Hash } from '../domain/text/canonical.ts';

/** A name begins with a mark, a character that JSON has only escaped; then come digits. */
interface Mark {
  readonly byte: number;
  readonly names: RegExp;
}

const radix = 36;
const markOf = (byte: number): Mark => ({
  byte,
  names: new RegExp(`${String.fromCharCode(byte)}([0-9a-z]+)`, 'g'),
});
const [numberMark, backMark] = [markOf(1), markOf(2)];

const nameWith = ({ byte }: Mark, number: number): string =>
  String.fromCharCode(byte) + number.toString(radix);

const quotedHash = /"[0-9a-f]{64}"/g;

/** The chunk with this number. */
export const nameNumber = (id: number): string => nameWith(numberMark, id);

/** The chunk that comes so many before the one that names it. */
export const nameBack = (count: number): string => nameWith(backMark, count);

/** What could be hashes in a chunk, in order, as often as they stand there. */
export const listHashes = (text: string): readonly Hash[] =>
  (text.match(quotedHash) ?? []).map((quoted) => quoted.slice(1, -1));

/** The chunk with names for the hashes that have one. *Throws* where it has the marks of names already. */
export function nameHashes(text: string, nameOf: (hash: Hash) => string | undefined): string {
  for (const { byte } of [numberMark, backMark])
    if (text.includes(String.fromCharCode(byte)))
      throw new Error('a chunk is JSON, and in JSON control characters are escaped');
  return text.replace(quotedHash, (quoted) => {
    const name = nameOf(quoted.slice(1, -1));
    return name === undefined ? quoted : `"${name}"`;
  });
}

/** True where chunks are named that came in the same append. */
export const namesBack = (named: Uint8Array): boolean => hasNames(named, backMark);

/** The bytes of the chunk with that number, as all that name others. */
export const settleNames = (named: Uint8Array, id: number): Uint8Array =>
  replaceNames(named, backMark, (count) => nameNumber(id - count));

/** The numbers of the chunks that are named, once settled. */
export const listNames = (settled: Uint8Array): readonly number[] =>
  hasNames(settled, numberMark)
    ? Array.from(spell(settled).matchAll(numberMark.names), ([, digits]) => numberOf(digits))
    : [];

/** The chunk itself: `hashOf` gives the hash of each chunk that is named. */
export const spellNames = (settled: Uint8Array, hashOf: (id: number) => Hash): Uint8Array =>
  replaceNames(settled, numberMark, hashOf);

/** The same bytes where there are no such names. */
function replaceNames(
  bytes: Uint8Array,
  mark: Mark,
  replace: (number: number) => string,
): Uint8Array {
  if (!hasNames(bytes, mark)) return bytes;
  const replaced = spell(bytes).replace(mark.names, (_, digits) => replace(numberOf(digits)));
  return Buffer.from(replaced, 'latin1');
}

const hasNames = (bytes: Uint8Array, { byte }: Mark): boolean => viewOf(bytes).includes(byte);

const numberOf = (digits = ''): number => Number.parseInt(digits, radix);

/** One character a byte: names are found in it many times as fast as among bytes. */
const spell = (bytes: Uint8Array): string => viewOf(bytes).toString('latin1');

const viewOf = (bytes: Uint8Array): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);

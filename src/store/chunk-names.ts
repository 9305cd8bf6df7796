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

/** A name is a mark, a byte that JSON has only escaped, and a number in digits of this radix. */
const [numberMark, backMark] = [1, 2];
const radix = 36;

const marks = [numberMark, backMark].map((mark) => String.fromCharCode(mark));

const nameWith = (mark: number, number: number): string =>
  String.fromCharCode(mark) + number.toString(radix);

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
  for (const mark of [numberMark, backMark])
    if (text.includes(String.fromCharCode(mark)))
      throw new Error('a chunk is JSON, and in JSON control characters are escaped');
  return text.replace(quotedHash, (quoted) => {
    const name = nameOf(quoted.slice(1, -1));
    return name === undefined ? quoted : `"${name}"`;
  });
}

/** True where chunks are named that came in the same append. */
export const namesBack = (named: Uint8Array): boolean => viewOf(named).includes(backMark);

/** The bytes of the chunk with that number, as all that name others. */
export const settleNames = (named: Uint8Array, id: number): Uint8Array =>
  replaceNames(named, backMark, (count) => nameNumber(id - count));

/** The numbers of the chunks that are named, once settled. */
export const listNames = (settled: Uint8Array): readonly number[] =>
  findNames(viewOf(settled), numberMark).map(({ number }) => number);

/** The chunk itself: `hashOf` gives the hash of each chunk that is named. */
export const spellNames = (settled: Uint8Array, hashOf: (id: number) => Hash): Uint8Array =>
  replaceNames(settled, numberMark, hashOf);

/** The same bytes where there is no such mark. */
function replaceNames(
  bytes: Uint8Array,
  mark: number,
  replace: (number: number) => string,
): Uint8Array {
  const view = viewOf(bytes);
  const names = findNames(view, mark);
  if (names.length === 0) return bytes;
  const spelt = names.map(({ start, end, number }) => ({ start, end, text: replace(number) }));
  const grown = spelt.reduce((sum, { start, end, text }) => sum + text.length + start - end, 0);
  const whole = Buffer.allocUnsafe(bytes.length + grown);
  let [from, to] = [0, 0];
  for (const { start, end, text } of spelt) {
    to += view.copy(whole, to, from, start);
    to += whole.write(text, to, 'latin1');
    from = end;
  }
  view.copy(whole, to, from);
  return whole;
}

/** A chunk with names as JSON that can be parsed: the marks escaped. */
export const escapeNames = (named: string): string =>
  marks.reduce((text, mark) => text.replaceAll(mark, JSON.stringify(mark).slice(1, -1)), named);

/** What `escapeNames` was given, where it had no escaped marks itself. */
export const unescapeNames = (escaped: string): string =>
  marks.reduce((text, mark) => text.replaceAll(JSON.stringify(mark).slice(1, -1), mark), escaped);

interface Name {
  readonly start: number;
  readonly end: number;
  readonly number: number;
}

/** In order. Byte by byte only where a mark is: to look for one takes next to nothing. */
function findNames(view: Buffer, mark: number): readonly Name[] {
  const names: Name[] = [];
  for (let start = view.indexOf(mark); start >= 0; ) {
    let [end, number] = [start + 1, 0];
    for (let digit = digitAt(view, end); digit >= 0; digit = digitAt(view, ++end))
      number = number * radix + digit;
    names.push({ start, end, number });
    start = view.indexOf(mark, end);
  }
  return names;
}

/** The digit that stands there, as `toString` writes it; -1 for anything else. */
function digitAt(view: Buffer, at: number): number {
  const byte = view[at] ?? 0;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  return byte >= 0x61 && byte <= 0x7a ? byte - 0x61 + 10 : -1;
}

const viewOf = (bytes: Uint8Array): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);

/**
 * How a frame of chunks becomes bytes: raw deflate, which Node and workerd both read and write. Where
 * a dictionary is given, the bytes are taken to go on from it, and the same is needed to read them.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** The stored form of a frame. */
export const encodeFrame = (plain: Uint8Array, dictionary: Uint8Array | null): Uint8Array =>
  deflateRawSync(plain, { level: 9, ...(dictionary && { dictionary }) });

/** zlib wants a little room past the end to see that there is one, and 64 bytes at the least. */
const spareBytes = 64;
/** workerd makes room in steps of its own, and counts them whole. */
const stepBytes = 1_000_000;

/** What `encodeFrame` was given, `size` bytes long. @throws when the bytes are damaged. */
export function decodeFrame(
  stored: Uint8Array,
  size: number,
  dictionary: Uint8Array | null,
): Uint8Array {
  // Without its size at hand, zlib would grow the answer step by step.
  const options = { chunkSize: size + spareBytes, maxOutputLength: size + stepBytes };
  const plain = inflateRawSync(stored, { ...options, ...(dictionary && { dictionary }) });
  if (plain.length !== size) throw new Error(`a frame of ${size} bytes has ${plain.length}`);
  return plain;
}

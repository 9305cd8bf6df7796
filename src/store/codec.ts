/** How a frame of chunks becomes bytes: raw deflate, which Node and workerd both read and write. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** The stored form of a frame. */
export const encodeFrame = (plain: Uint8Array): Uint8Array => deflateRawSync(plain, { level: 9 });

/** zlib wants a little room past the end to see that there is one, and 64 bytes at the least. */
const spareBytes = 64;
/** workerd makes room in steps of its own, and counts them whole. */
const stepBytes = 1_000_000;

/** What `encodeFrame` was given, `size` bytes long. @throws when the bytes are damaged. */
export function decodeFrame(stored: Uint8Array, size: number): Uint8Array {
  // Without its size at hand, zlib would grow the answer step by step.
  const options = { chunkSize: size + spareBytes, maxOutputLength: size + stepBytes };
  const plain = inflateRawSync(stored, options);
  if (plain.length !== size) throw new Error(`a frame of ${size} bytes has ${plain.length}`);
  return plain;
}

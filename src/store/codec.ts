/** How a frame of chunks becomes bytes: raw deflate, which Node and workerd both read and write. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** The stored form of a frame. */
export const encodeFrame = (plain: Uint8Array): Uint8Array => deflateRawSync(plain, { level: 9 });

/** What `encodeFrame` was given, `size` bytes long. @throws when the bytes are damaged. */
export const decodeFrame = (stored: Uint8Array, size: number): Uint8Array =>
  // Without its size at hand, zlib would grow the answer step by step.
  inflateRawSync(stored, { chunkSize: Math.max(size, 64), maxOutputLength: Math.max(size, 1) });

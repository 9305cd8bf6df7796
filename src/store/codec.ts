/**
 * How a chunk's text becomes bytes: raw deflate, with the bytes of a similar chunk as dictionary
 * where there is one. A paragraph changed in a section then costs about as much as the paragraph.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Deflate looks back 32 KiB and no further. */
const windowBytes = 32_768;

const options = (base: Uint8Array | null) =>
  base ? { dictionary: base.subarray(-windowBytes) } : {};

/** The stored form of a chunk's UTF-8 bytes. */
export const encodeChunk = (plain: Uint8Array, base: Uint8Array | null): Uint8Array =>
  deflateRawSync(plain, { level: 9, ...options(base) });

/** What `encodeChunk` was given, when given the same base. @throws when the bytes are damaged. */
export const decodeChunk = (stored: Uint8Array, base: Uint8Array | null): Uint8Array =>
  inflateRawSync(stored, options(base));

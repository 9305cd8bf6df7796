/**
 * How a frame of chunks becomes bytes. One that stands alone is zstd, which is read several times as
 * fast as deflate; one that goes on from a dictionary is raw deflate, for workerd knows no dictionary
 * of zstd. Stored bytes tell themselves which they are.
 */
import {
  constants,
  deflateRawSync,
  inflateRawSync,
  zstdCompressSync,
  zstdDecompressSync,
} from 'node:zlib';

/** Beyond it each level takes twice the time to write and gains a hundredth. */
const zstdLevel = 12;

/** The stored form of a frame; with a dictionary, the same is needed to read it. */
export const encodeFrame = (plain: Uint8Array, dictionary: Uint8Array | null): Uint8Array =>
  dictionary
    ? deflateRawSync(plain, { level: 9, dictionary })
    : zstdCompressSync(plain, { params: { [constants.ZSTD_c_compressionLevel]: zstdLevel } });

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
  const plain = isZstd(stored)
    ? zstdDecompressSync(stored, options)
    : inflateRawSync(stored, { ...options, ...(dictionary && { dictionary }) });
  if (plain.length !== size) throw new Error(`a frame of ${size} bytes has ${plain.length}`);
  return plain;
}

/** Every frame of zstd begins so (RFC 8878); as deflate, that would be a stretch of a false length. */
const zstdMagic = [0x28, 0xb5, 0x2f, 0xfd];

const isZstd = (stored: Uint8Array): boolean =>
  zstdMagic.every((byte, index) => stored[index] === byte);

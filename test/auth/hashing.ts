/** The algorithm of passwords (scrypt) at a cost that lets tests make many. */
import { scrypt } from '@noble/hashes/scrypt.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Hashing } from '../../src/auth/library.ts';

export const cheapHashing: Hashing = {
  hash: async (text) => bytesToHex(scrypt(text, 'salt', { N: 16, r: 1, p: 1 })),
  verify: async ({ hash, password }) => hash === (await cheapHashing.hash(password)),
};

/**
 * Texts by their root hash: bytes for readers, docs for those who compute. Both are immutable, so
 * both are kept in memory up to a budget and never checked for freshness.
 */
import { LRUCache } from 'lru-cache';
import type { Node } from 'prosemirror-model';
import { assert } from '../domain/draft/refusal.ts';
import type { Hash } from '../domain/text/canonical.ts';
import { type ChunkedText, chunkText, piecesOf, readText } from '../domain/text/chunk.ts';
import type { Store } from './ports.ts';

export interface Library {
  /** The text's canonical JSON. */
  bytes(root: Hash): Promise<string>;
  doc(root: Hash): Promise<Node>;
  /** Cuts a doc that grew from a stored text: the hint lets the store keep only what differs. */
  cut(doc: Node, before: Hash | undefined): Promise<ChunkedText>;
  /** One stored chunk as it is: a manifest or a recorded diff. */
  chunk(hash: Hash): Promise<string>;
}

const charactersMax = 64_000_000;

export function createLibrary(store: Store): Library {
  const texts = new LRUCache<Hash, string>({
    maxSize: charactersMax,
    sizeCalculation: (text) => text.length || 1,
  });
  const docs = new LRUCache<Hash, Node>({
    maxSize: charactersMax,
    sizeCalculation: (doc) => doc.nodeSize * 4,
  });
  const chunk = async (hash: Hash) => {
    const body = (await store.chunks([hash])).get(hash);
    assert(body !== undefined, `chunk ${hash} is stored`);
    return body;
  };
  const bytes = async (root: Hash) => {
    const known = texts.get(root);
    if (known !== undefined) return known;
    const pieces = piecesOf(await chunk(root));
    const bodies = await store.chunks(pieces);
    const text = pieces.map((hash) => bodies.get(hash)).join('');
    texts.set(root, text);
    return text;
  };
  return {
    bytes,
    chunk,
    async cut(doc, before) {
      const text = before && { root: before, pieces: piecesOf(await chunk(before)) };
      return chunkText(doc, text || undefined);
    },
    async doc(root) {
      const known = docs.get(root);
      if (known) return known;
      const doc = readText(await bytes(root));
      docs.set(root, doc);
      return doc;
    },
  };
}

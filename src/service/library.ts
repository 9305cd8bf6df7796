/**
 * Texts by their root hash: bytes for readers, docs for those who compute. Both are immutable, so
 * both are kept in memory up to a budget and never checked for freshness. Docs share the Nodes of
 * the pieces they share, so one more version takes the reading of its new pieces and no more.
 */
import { LRUCache } from 'lru-cache';
import type { Node } from 'prosemirror-model';
import { assert } from '../domain/draft/refusal.ts';
import type { Hash } from '../domain/text/canonical.ts';
import { type ChunkedText, chunkText, piecesOf } from '../domain/text/chunk.ts';
import { joinPieces, type Part, readPiece } from '../domain/text/pieces.ts';
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
  const parts = new LRUCache<Hash, readonly Part[]>({ maxSize: charactersMax });
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
  /** The parts of these pieces, in order; only those that are new are read. */
  const readParts = async (pieces: readonly Hash[]) => {
    const known = new Map<Hash, readonly Part[]>();
    const unread: Hash[] = [];
    for (const hash of new Set(pieces)) {
      const read = parts.get(hash);
      if (read) known.set(hash, read);
      else unread.push(hash);
    }
    for (const [hash, body] of unread.length > 0 ? await store.chunks(unread) : []) {
      const read = readPiece(body);
      known.set(hash, read);
      parts.set(hash, read, { size: body.length });
    }
    return pieces.map((hash) => {
      const read = known.get(hash);
      assert(read, `chunk ${hash} is stored`);
      return read;
    });
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
      const doc = joinPieces(await readParts(piecesOf(await chunk(root))));
      docs.set(root, doc);
      return doc;
    },
  };
}

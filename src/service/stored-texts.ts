/**
 * Reads stored texts through their pieces, level by level from the root, and no piece twice for one
 * text. Nodes of pieces are kept up to a budget: docs share the Nodes of the pieces they share, so
 * one more version takes the reading of its new pieces and no more.
 */
import { LRUCache } from 'lru-cache';
import type { Node } from 'prosemirror-model';
import { assert } from '../domain/draft/refusal.ts';
import type { Hash } from '../domain/text/canonical.ts';
import {
  type Hole,
  listParts,
  openPiece,
  type Parts,
  type Piece,
  type StoredPiece,
} from '../domain/text/chunk.ts';
import { type Compared, compareStored } from '../domain/text/partial.ts';
import { joinText, readNodes } from '../domain/text/pieces.ts';
import type { Bodies } from './compute-texts.ts';
import type { Store } from './ports.ts';

/** Readers of texts that are stored; each asserts that they are. */
export interface StoredTexts {
  /** Canonical JSON in UTF-8. */
  readBytes(root: Hash): Promise<Uint8Array<ArrayBuffer>>;
  /** By root; what they have in common is read once. */
  readDocs(roots: readonly Hash[]): Promise<ReadonlyMap<Hash, Node>>;
  /** Only pieces with holes are read for it. */
  readParts(root: Hash): Promise<Parts>;
  /** All pieces of these texts as they are stored, each once. */
  readBodies(roots: readonly Hash[]): Promise<Bodies>;
  /** Only pieces one of the two has alone are read for it, and those with moved sections. */
  compare<C extends Pick<Compared, 'wanting'>>(
    from: Hash,
    to: Hash,
    compare: (bodies: Bodies) => Promise<C>,
  ): Promise<C>;
}

export function createStoredTexts(store: Store, charactersMax: number): StoredTexts {
  const nodes = new LRUCache<Hash, readonly Node[]>({ maxSize: charactersMax });
  return {
    async readBytes(root) {
      const pieces = await readTree(openPieces(store, false), [root]);
      return joinText(root, (hash) => pieces.get(hash) as StoredPiece);
    },
    async readDocs(roots) {
      const known = new Map<Hash, readonly Node[]>();
      const pieces = await readTree(openPieces(store), roots, ({ hash }) => {
        const read = nodes.get(hash);
        if (read) known.set(hash, read);
        return !read;
      });
      const tops = new Set(roots);
      const fill = (hash: Hash): readonly Node[] => {
        let stand = known.get(hash);
        if (!stand) {
          const piece = pieces.get(hash) as Piece;
          stand = readNodes(piece, (hole) => fill(hole.hash));
          known.set(hash, stand);
          if (!tops.has(hash)) nodes.set(hash, stand, { size: piece.text.length });
        }
        return stand;
      };
      return new Map([...tops].map((root) => [root, fill(root)[0] as Node]));
    },
    async readParts(root) {
      const pieces = await readTree(openPieces(store), [root], ({ height }) => height > 0);
      return listParts(root, (hash) => pieces.get(hash) as Piece);
    },
    async readBodies(roots) {
      return listBodies(await readTree(openPieces(store), roots));
    },
    compare(from, to, compare) {
      return compareStored(from, to, openPieces(store), (pieces) => compare(listBodies(pieces)));
    },
  };
}

type ReadStored = (hashes: readonly Hash[]) => Promise<ReadonlyMap<Hash, StoredPiece>>;

/** A reader of the pieces of one text, or of several. */
function openPieces(store: Store, keeps = true): ReadStored {
  const read = store.openChunks(keeps);
  return async (hashes) => {
    const bodies = await read(hashes);
    return new Map(
      hashes.map((hash) => {
        const body = bodies.get(hash);
        assert(body !== undefined, `chunk ${hash} is stored`);
        return [hash, openPiece(body)];
      }),
    );
  };
}

/** Pieces as they are stored, for a job that reads them itself. */
function listBodies(pieces: ReadonlyMap<Hash, StoredPiece>): Bodies {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return [...pieces].map(([hash, { body }]) => [hash, decoder.decode(body)]);
}

/** The pieces of texts; below a hole that is not `wanted` none is read. */
async function readTree(
  read: ReadStored,
  roots: readonly Hash[],
  wanted: (hole: Hole) => boolean = () => true,
): Promise<ReadonlyMap<Hash, StoredPiece>> {
  const pieces = new Map<Hash, StoredPiece>();
  for (let level: readonly Hash[] = [...new Set(roots)]; level.length > 0; ) {
    const below = new Set<Hash>();
    for (const [hash, piece] of await read(level)) {
      pieces.set(hash, piece);
      for (const hole of piece.holes) if (wanted(hole)) below.add(hole.hash);
    }
    level = [...below].filter((hash) => !pieces.has(hash));
  }
  return pieces;
}

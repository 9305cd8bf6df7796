/**
 * Texts by their root hash: bytes for readers, docs for those who compute. Both are immutable, so
 * both are kept in memory up to a budget and never checked for freshness.
 */
import { LRUCache } from 'lru-cache';
import type { Node } from 'prosemirror-model';
import { assert } from '../domain/draft/refusal.ts';
import { canonicalJson, type Hash } from '../domain/text/canonical.ts';
import type { Diff } from '../domain/text/change.ts';
import { type ChunkedText, chunkText, listNewPieces, type Parts } from '../domain/text/chunk.ts';
import { diff } from '../domain/text/diff.ts';
import { findRenewal } from '../domain/text/renewal.ts';
import { computeHere } from './compute.ts';
import type { Bodies } from './compute-texts.ts';
import type { Compute, Store } from './ports.ts';
import { createStoredTexts } from './stored-texts.ts';

export interface Library {
  /** The text's canonical JSON in UTF-8. */
  bytes(root: Hash): Promise<Uint8Array<ArrayBuffer>>;
  doc(root: Hash): Promise<Node>;
  /** Many by their roots, read together. Those not in memory are not kept there. */
  docs(roots: readonly Hash[]): Promise<ReadonlyMap<Hash, Node>>;
  /** The diff of two texts. Where they are not in memory, what they have in common is not read. */
  diff(from: Hash, to: Hash): Promise<Diff>;
  /** The same as canonical JSON, with the members of `about` in it. */
  diffText(from: Hash, to: Hash, about: Readonly<Record<string, string>>): Promise<string>;
  /** The texts as the pieces they are stored in, each once: what a long job is given. */
  pieces(roots: readonly Hash[]): Promise<Bodies>;
  /** Cuts a doc that grew from a stored text: what that text has is left out, the rest hinted at. */
  cut(doc: Node, before: Hash | undefined): Promise<ChunkedText>;
  /** The pieces `to` has and `from` has not: with those the other way, what their diff is made of. */
  newPieces(from: Hash, to: Hash): Promise<readonly Hash[]>;
  /** One stored chunk as it is: a manifest or a recorded diff. */
  chunk(hash: Hash): Promise<string>;
}

/** Characters of docs, and bytes of texts. */
const charactersMax = 64_000_000;
/** Blocks whose places in pieces are remembered, of all texts together. */
const partsMax = 300_000;

/** Positions of new and gone blocks that are compared at once, where both texts are in memory. */
const renewedMax = 50_000;

export function createLibrary(store: Store, compute: Compute = computeHere()): Library {
  const stored = createStoredTexts(store, charactersMax);
  const texts = new LRUCache<Hash, Uint8Array<ArrayBuffer>>({
    maxSize: charactersMax,
    sizeCalculation: (bytes) => bytes.length,
  });
  const docs = new LRUCache<Hash, Node>({
    maxSize: charactersMax,
    sizeCalculation: (doc) => doc.nodeSize * 4,
  });
  const parts = new LRUCache<Hash, Parts>({
    maxSize: partsMax,
    sizeCalculation: (own) => [...own.values()].reduce((sum, { stands }) => sum + stands.length, 1),
  });
  /** The value kept under `root`, or the one read, which is kept from then on. */
  const keep =
    <T extends object>(kept: LRUCache<Hash, T>, read: (root: Hash) => Promise<T>) =>
    async (root: Hash): Promise<T> => {
      const known = kept.get(root);
      if (known !== undefined) return known;
      const value = await read(root);
      kept.set(root, value);
      return value;
    };
  const partsOf = keep(parts, stored.readParts);
  /** The diff of two texts in memory that differ little; else null. */
  const diffNear = (from: Hash, to: Hash): Diff | null => {
    const [a, b] = [docs.get(from), docs.get(to)];
    return a && b && sizeOfRenewal(a, b) <= renewedMax ? diff(a, b) : null;
  };
  const diffText: Library['diffText'] = async (from, to, about) => {
    const near = diffNear(from, to);
    if (near) return canonicalJson({ ...about, ...near });
    const { text } = await stored.compare(from, to, (pieces) =>
      compute.run('diff', { from, to, about, pieces }),
    );
    return text;
  };
  return {
    bytes: keep(texts, stored.readBytes),
    doc: keep(docs, async (root) => (await stored.readDocs([root])).get(root) as Node),
    async docs(roots) {
      const found = new Map<Hash, Node>();
      for (const root of roots) {
        const known = docs.get(root);
        if (known) found.set(root, known);
      }
      const wanting = roots.filter((root) => !found.has(root));
      if (wanting.length === 0) return found;
      return new Map([...found, ...(await stored.readDocs(wanting))]);
    },
    diffText,
    diff: async (from, to) =>
      diffNear(from, to) ?? (JSON.parse(await diffText(from, to, {})) as Diff),
    pieces: stored.readBodies,
    async cut(doc, before) {
      const known = before === undefined ? before : { root: before, parts: await partsOf(before) };
      const text = chunkText(doc, known);
      parts.set(text.root, text.parts);
      // What was cut is about to be stored, and the next change or comparison begins with it.
      docs.set(text.root, doc);
      return text;
    },
    async newPieces(from, to) {
      const [text, before] = [await partsOf(to), await partsOf(from)];
      return listNewPieces({ root: to, parts: text }, { root: from, parts: before });
    },
    async chunk(hash) {
      const body = (await store.openChunks(false)([hash])).get(hash);
      assert(body !== undefined, `chunk ${hash} is stored`);
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(body);
    },
  };
}

/** How much of `b` does not stand in `a` as the same Nodes, and the other way. */
function sizeOfRenewal(a: Node, b: Node): number {
  const { come, gone } = findRenewal(b, a);
  const came = come.reduce((sum, { node }) => sum + node.nodeSize, 0);
  return gone.reduce((sum, node) => sum + node.nodeSize, came);
}

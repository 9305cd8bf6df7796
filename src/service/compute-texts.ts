/** Texts for a long job, which has no store: put together from pieces that came with it. */
import type { Node } from 'prosemirror-model';
import type { Hash } from '../domain/text/canonical.ts';
import { listParts, type Parts, type Piece, parsePiece } from '../domain/text/chunk.ts';
import { readNodes } from '../domain/text/pieces.ts';

/** Stored pieces by their hashes. */
export type Bodies = readonly (readonly [Hash, string])[];

/** Texts by their roots. Docs share the Nodes of the pieces they share. */
export interface Brought {
  docOf(root: Hash): Node;
  partsOf(root: Hash): Parts;
}

/** The texts that are made of these pieces. *Throws* when one that is asked for is not there whole. */
export function openBrought(bodies: Bodies): Brought {
  const pieces = new Map(bodies.map(([hash, body]) => [hash, parsePiece(body)]));
  const pieceOf = (hash: Hash): Piece => {
    const piece = pieces.get(hash);
    if (!piece) throw new Error(`piece ${hash} did not come with the job`);
    return piece;
  };
  const made = new Map<Hash, readonly Node[]>();
  const nodesOf = (hash: Hash): readonly Node[] => {
    const nodes = made.get(hash) ?? readNodes(pieceOf(hash), (hole) => nodesOf(hole.hash));
    made.set(hash, nodes);
    return nodes;
  };
  return {
    docOf: (root) => nodesOf(root)[0] as Node,
    partsOf: (root) => listParts(root, pieceOf),
  };
}

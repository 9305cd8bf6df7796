/**
 * Two stored texts compared as far as they differ: pieces both have are not read, and stand-ins take
 * the place of what is in them. The diff of two such docs is the diff of the whole ones, because of a
 * block that is the same on both sides it asks no more than a stand-in knows: that it is the same,
 * its type, its id and its size. One thing more it asks of a section that moved, the title; so pieces
 * in which moved sections stand are read as well, and the comparison is made again.
 */
import type { Node, NodeType } from 'prosemirror-model';
import { schema } from '../../../schema/document.ts';
import type { Hash } from './canonical.ts';
import type { Diff } from './change.ts';
import type { Hole, Piece, Stand } from './chunk.ts';
import { diff } from './diff.ts';
import { readNodes } from './pieces.ts';
import type { Blocks } from './read-blocks.ts';

/** Reads pieces by hash. *Throws* when one is not there. */
export type ReadPieces<P extends Piece = Piece> = (
  hashes: readonly Hash[],
) => Promise<ReadonlyMap<Hash, P>>;

/**
 * `diff` of two stored texts by their roots. Reads the roots, the pieces only one of the two has, and
 * those in which moved sections stand; asks `read` once for each level of the trees, and once more
 * where a section moved.
 */
export const diffStored = async (from: Hash, to: Hash, read: ReadPieces): Promise<Diff> =>
  (await compareStored(from, to, read, (pieces) => comparePieces(from, to, pieces))).diff;

/** The same with the comparing done by `compare`, perhaps elsewhere; it is asked until nothing is wanting. */
export async function compareStored<C extends Pick<Compared, 'wanting'>, P extends Piece>(
  from: Hash,
  to: Hash,
  read: ReadPieces<P>,
  compare: (pieces: ReadonlyMap<Hash, P>) => C | Promise<C>,
): Promise<C> {
  const pieces = await readDiffering([from, to], read);
  for (;;) {
    const found = await compare(pieces);
    if (found.wanting.length === 0) return found;
    for (const [hash, piece] of await read(found.wanting)) pieces.set(hash, piece);
  }
}

/** Two texts as far as the pieces at hand tell them. */
export interface Compared {
  readonly diff: Diff;
  /** The pieces without which this is not yet the diff of the whole texts. */
  readonly wanting: readonly Hash[];
}

export function comparePieces(from: Hash, to: Hash, pieces: ReadonlyMap<Hash, Piece>): Compared {
  const { docs, homes } = standIn([from, to], pieces);
  const found = diff(...docs);
  const untitled = new Set<Hash>();
  for (const { kind, block } of found.changes) {
    const home = kind === 'move' && homes.get(block);
    if (home) untitled.add(home);
  }
  return { diff: found, wanting: [...untitled] };
}

/** The pieces that only one of the two texts has; now and then one that turns out to be in both. */
async function readDiffering<P extends Piece>(
  roots: readonly [Hash, Hash],
  read: ReadPieces<P>,
): Promise<Map<Hash, P>> {
  const pieces = new Map<Hash, P>();
  const sides = [new Set<Hash>(), new Set<Hash>()] as const;
  const met: Hash[] = [];
  const meet = (side: Set<Hash>, hash: Hash) => {
    if (side.has(hash)) return;
    side.add(hash);
    met.push(hash);
    for (const hole of pieces.get(hash)?.holes ?? []) meet(side, hole.hash);
  };
  const isOneSided = (hash: Hash) => sides[0].has(hash) !== sides[1].has(hash);
  sides.forEach((side, index) => {
    meet(side, roots[index] as Hash);
  });
  while (met.length > 0) {
    const wanted = met.splice(0).filter((hash) => isOneSided(hash) && !pieces.has(hash));
    if (wanted.length === 0) break;
    for (const [hash, piece] of await read(wanted)) {
      pieces.set(hash, piece);
      for (const side of sides)
        if (side.has(hash)) for (const hole of piece.holes) meet(side, hole.hash);
    }
  }
  return pieces;
}

/** Both docs, stand-ins for what is not in `pieces`; and the piece each stand-in stands for. */
function standIn(
  roots: readonly [Hash, Hash],
  pieces: ReadonlyMap<Hash, Piece>,
): { readonly docs: readonly [Node, Node]; readonly homes: ReadonlyMap<string, Hash> } {
  const homes = new Map<string, Hash>();
  const made = new Map<Hash, readonly Node[]>();
  const known: Blocks = new Map();
  const make = (hash: Hash, stands: readonly Stand[]): readonly Node[] => {
    const piece = pieces.get(hash);
    if (piece) return readNodes(piece, fill, known);
    for (const [, id] of stands) homes.set(id, hash);
    return stands.map(makeStandIn);
  };
  const fill = ({ hash, stands }: Hole): readonly Node[] => {
    const nodes = made.get(hash) ?? make(hash, stands);
    made.set(hash, nodes);
    return nodes;
  };
  const stands = [['doc', '', 0]] as const;
  const docs = roots.map((hash) => fill({ at: 0, height: 0, hash, stands })[0]);
  return { docs: docs as [Node, Node], homes };
}

/** A block of that type and id without content but, if it is a section, an empty heading. */
function makeStandIn([name, id, size]: Stand): Node {
  const type = schema.nodes[name as keyof typeof schema.nodes] as NodeType;
  const content = name === 'section' ? schema.nodes.heading.create() : null;
  return Object.defineProperty(type.create({ id }, content), 'nodeSize', { value: size });
}

/**
 * Finds single blocks in stored texts through the pieces they are cut into (`chunk.ts`), and what became
 * of one from a text to the next. Pieces that several texts share are read and searched once. It reads
 * for one request and is then let go.
 *
 * Most changes of a block are told by its own piece alone: the words before, the words after. Only where
 * words may have come from a block that was joined to it, or gone to one that was split off, does the
 * answer depend on the rest of the text; then it says so, and whoever asks compares the texts.
 */
import type { Node } from 'prosemirror-model';
import { schema } from '../../schema/document.ts';
import { assert } from '../domain/draft/refusal.ts';
import { visitBlocks } from '../domain/text/blocks.ts';
import type { Hash } from '../domain/text/canonical.ts';
import { openPiece, type Piece } from '../domain/text/chunk.ts';
import { idOf } from '../domain/text/identity.ts';
import { wordsBetween } from '../domain/text/line-changes.ts';
import type { ReadPieces } from '../domain/text/partial.ts';
import { comeLine, type Passage, placeRuns, readLine } from '../domain/text/passages.ts';
import { readNodes } from '../domain/text/pieces.ts';
import { lineOf } from '../domain/text/tree.ts';
import type { Store } from './ports.ts';

export interface BlockFinder {
  /** Pieces by hash, each read once. */
  readonly read: ReadPieces;
  /** Reads at once what these texts have of the block's surroundings; the newest comes last. */
  warm(roots: readonly Hash[], block: string): Promise<void>;
  /** The words of a block's own line in a text; null when the text has no such block. */
  findLine(root: Hash, block: string): Promise<string | null>;
  /**
   * What became of a block from one text to the next: nothing (null), a passage, or `unclear` when
   * only the texts as a whole can tell. Ask from newer to older texts.
   */
  findChange(before: Hash, after: Hash, block: string): Promise<Passage | null | 'unclear'>;
}

export function openBlockFinder(store: Store): BlockFinder {
  const reader = openReader(store);
  const { pieces, read } = reader;
  const trees = new Map<Hash, ReadonlySet<Hash>>();
  /** By text and block the piece that holds it. */
  const homes = new Map<string, Hash | null>();
  /** By piece. */
  const blocks = new Map<Hash, readonly Node[]>();

  /** The hashes of all pieces of a text; only those with holes are read for it. */
  const treeOf = async (root: Hash): Promise<ReadonlySet<Hash>> => {
    const tree = trees.get(root) ?? (await readTree([root], read));
    trees.set(root, tree);
    return tree;
  };

  const homeOf = async (root: Hash, block: string, newer?: Hash): Promise<Hash | null> => {
    const key = `${root} ${block}`;
    const known = homes.get(key);
    if (known !== undefined) return known;
    const tree = await treeOf(root);
    const later = newer === undefined ? null : await homeOf(newer, block);
    // An id stands once in a text: if not where it stands later, then in no piece both texts have.
    const shared = newer === undefined || later === null ? null : await treeOf(newer);
    const home =
      later !== null && tree.has(later)
        ? later
        : await search(
            [...tree].filter((hash) => !shared?.has(hash)),
            block,
            reader,
          );
    homes.set(key, home);
    return home;
  };

  const blocksAt = (home: Hash): readonly Node[] => {
    const own = blocks.get(home) ?? listBlocks(pieces.get(home) as Piece);
    blocks.set(home, own);
    return own;
  };
  const nodeAt = (home: Hash, block: string) =>
    blocksAt(home).find((node) => idOf(node) === block) as Node;

  return {
    read,
    async warm(roots, block) {
      await readTree(roots, read);
      const home = await homeOf(roots.at(-1) as Hash, block);
      if (home !== null) await read(listAround(home, pieces));
    },
    async findLine(root, block) {
      const home = await homeOf(root, block);
      return home === null ? null : readLine(nodeAt(home, block));
    },
    async findChange(before, after, block) {
      const newer = await homeOf(after, block);
      const older = await homeOf(before, block, after);
      if (newer === null) return 'unclear';
      if (newer === older) return null;
      const to = nodeAt(newer, block);
      const line = (node: Node) => ({ block, text: readLine(node) });
      if (older === null) return isPart(to) ? 'unclear' : comeLine(line(to));
      const from = nodeAt(older, block);
      if (lineOf(from).eq(lineOf(to))) return null;
      if (maySeam(block, blocksAt(older), blocksAt(newer))) return 'unclear';
      const { words } = wordsBetween(from, to);
      return { from: [line(from)], to: [line(to)], runs: placeRuns(words) };
    },
  };
}

/** True for a new block that another may have been split into; any other came with all its words. */
const isPart = (node: Node): boolean => node.isTextblock && Boolean(node.attrs.origin);

/**
 * True unless it is certain that the block was neither split nor joined: a text of its own, whose next
 * text is still there, and of which no other came. A section's title is never either.
 */
function maySeam(block: string, before: readonly Node[], after: readonly Node[]): boolean {
  const at = before.findIndex((node) => idOf(node) === block);
  if (!before[at]?.isTextblock) return false;
  const next = before.slice(at + 1).find((node) => node.isTextblock);
  const isNextThere = next && idOf(next) !== '' && after.some((node) => idOf(node) === idOf(next));
  return !isNextThere || after.some((node) => node.attrs.origin === block);
}

/** Of these pieces the one that holds the block: first those are read that are likely to. */
async function search(
  hashes: readonly Hash[],
  block: string,
  { pieces, read }: Reader,
): Promise<Hash | null> {
  const mark = `"id":${JSON.stringify(block)}`;
  const namedIn = (hash: Hash) =>
    (pieces.get(hash)?.holes ?? [])
      .filter(({ stands }) => stands.some(([, id]) => id === block))
      .map((hole) => hole.hash);
  const likely = [hashes.filter((hash) => pieces.has(hash)), hashes.flatMap(namedIn), hashes];
  for (const some of likely) {
    await read(some);
    const found = some.find((hash) => pieces.get(hash)?.text.includes(mark));
    if (found !== undefined) return found;
  }
  return null;
}

/** The pieces, of all texts that are known, in which stands a block that also stands in this one. */
function listAround(home: Hash, pieces: ReadonlyMap<Hash, Piece>): readonly Hash[] {
  const holes = [...pieces.values()].flatMap((piece) => piece.holes);
  const ids = new Set(
    holes.filter(({ hash }) => hash === home).flatMap(({ stands }) => stands.map(([, id]) => id)),
  );
  const near = holes.filter(({ stands }) => stands.some(([, id]) => ids.has(id)));
  return [...new Set(near.map(({ hash }) => hash))];
}

/** Reads each piece once, and knows all it has read. */
interface Reader {
  readonly pieces: ReadonlyMap<Hash, Piece>;
  readonly read: ReadPieces;
}

function openReader(store: Store): Reader {
  const readChunks = store.openChunks();
  const pieces = new Map<Hash, Piece>();
  const read: ReadPieces = async (hashes) => {
    const missing = hashes.filter((hash) => !pieces.has(hash));
    const bodies = missing.length > 0 ? await readChunks(missing) : new Map<Hash, Uint8Array>();
    for (const hash of missing) {
      const body = bodies.get(hash);
      assert(body !== undefined, `chunk ${hash} is stored`);
      pieces.set(hash, openPiece(body));
    }
    return new Map(hashes.map((hash) => [hash, pieces.get(hash) as Piece]));
  };
  return { pieces, read };
}

/** The hashes of all pieces of these texts; those with holes are read for it, a level at once. */
async function readTree(roots: readonly Hash[], read: ReadPieces): Promise<ReadonlySet<Hash>> {
  const tree = new Set(roots);
  for (let level = [...tree]; level.length > 0; ) {
    const below: Hash[] = [];
    for (const { holes } of (await read(level)).values())
      for (const { hash, height } of holes) {
        if (!tree.has(hash) && height > 0) below.push(hash);
        tree.add(hash);
      }
    level = below;
  }
  return tree;
}

/** The blocks that stand in the piece itself, in order; an empty text for what is in a hole. */
function listBlocks(piece: Piece): readonly Node[] {
  const found: Node[] = [];
  for (const node of readNodes(piece, () => [schema.nodes.paragraph.create()])) {
    found.push(node);
    visitBlocks(node, (inner) => void found.push(inner));
  }
  return found;
}

/**
 * How a doc is stored: its canonical bytes, cut where sections start (and, inside very long ones,
 * between blocks). Pieces are addressed by hash, so an unchanged section costs nothing to keep
 * again, and putting the pieces end to end gives the text back without parsing anything.
 *
 * A cut depends on the content near it and never on an offset from the start: inserting a
 * paragraph changes the chunk it falls into and leaves all later ones as they were.
 */
import { Node } from 'prosemirror-model';
import { schema } from '../../../schema/document.ts';
import {
  canonicalHead,
  canonicalJson,
  canonicalOnce,
  canonicalTail,
  type Hash,
  hashText,
} from './canonical.ts';

/** A piece of a text ends at a section once it holds this many characters, … */
const sectionCharactersMin = 1_500;
/** … and between any two blocks once it holds this many and the block's id says so. */
const blockCharactersMin = 6_000;
const blockCharactersMax = 48_000;

export interface ChunkedText {
  /** Hash of the manifest: the identity of this text. */
  readonly root: Hash;
  /** Everything to store, manifest included; bodies are JSON text. */
  readonly chunks: ReadonlyMap<Hash, string>;
  /** For a chunk, one that resembles it and stands before it in `chunks` or in the text before. */
  readonly bases: ReadonlyMap<Hash, Hash>;
}

/** A text that is stored already: what the next one probably resembles. */
export interface StoredText {
  readonly root: Hash;
  readonly pieces: readonly Hash[];
}

/**
 * Cuts a doc into chunks. The doc must have its ids: they are part of its bytes. `before` is the
 * text it grew from, if any; it changes nothing but the hints in `bases`.
 */
export function chunkText(doc: Node, before?: StoredText | undefined): ChunkedText {
  const chunks = new Map<Hash, string>();
  const order: Hash[] = [];
  let piece = '';
  const cut = () => {
    if (piece === '') return;
    const hash = hashText(piece);
    chunks.set(hash, piece);
    order.push(hash);
    piece = '';
  };
  const walk = (node: Node) => {
    piece += canonicalHead(node);
    node.forEach((child, _offset, index) => {
      if (mayCutBefore(child, piece.length)) cut();
      if (index > 0) piece += ',';
      if (child.type.name === 'section') walk(child);
      else piece += canonicalOnce(child);
    });
    piece += canonicalTail(node);
  };
  walk(doc);
  cut();
  const manifest = canonicalJson({ chunks: order });
  const root = hashText(manifest);
  chunks.set(root, manifest);
  return { root, chunks, bases: before ? basesAfter(order, root, before) : basesAlone(order) };
}

/** Sections of one text share its vocabulary: each piece of a run resembles the run's first. */
const runLength = 8;

function basesAlone(order: readonly Hash[]): ReadonlyMap<Hash, Hash> {
  const bases = new Map<Hash, Hash>();
  order.forEach((hash, index) => {
    const first = order[index - (index % runLength)] as Hash;
    if (hash !== first) bases.set(hash, first);
  });
  return bases;
}

/**
 * A new piece resembles the piece that went from the same gap: the one between the same kept
 * neighbours. Pieces in excess resemble what stands before them.
 */
function basesAfter(order: readonly Hash[], root: Hash, before: StoredText): Map<Hash, Hash> {
  const bases = new Map<Hash, Hash>([[root, before.root]]);
  const places = new Map(before.pieces.map((hash, index) => [hash, index]));
  const kept = new Set(order);
  let last = -1;
  order.forEach((hash, index) => {
    const place = places.get(hash);
    if (place !== undefined) {
      last = place;
      return;
    }
    const next = before.pieces[last + 1];
    if (next !== undefined && !kept.has(next)) {
      last += 1;
      bases.set(hash, next);
    } else {
      const neighbour = order[index - 1];
      if (neighbour) bases.set(hash, neighbour);
    }
  });
  return bases;
}

function mayCutBefore(child: Node, characters: number): boolean {
  if (child.type.name === 'section') return characters >= sectionCharactersMin;
  if (characters < blockCharactersMin) return false;
  return characters >= blockCharactersMax || endsRun(String(child.attrs.id));
}

/** One id in eight ends a run; which one depends on nothing but the id. */
function endsRun(id: string): boolean {
  let sum = 0;
  for (let index = 0; index < id.length; index++) sum = (sum * 31 + id.charCodeAt(index)) | 0;
  return (sum & 7) === 0;
}

/** The hashes of a text's pieces, in order, from its manifest. */
export function piecesOf(manifest: string): readonly Hash[] {
  return (JSON.parse(manifest) as { chunks: Hash[] }).chunks;
}

/** The doc whose canonical bytes these are. For stored bytes only: input goes through `parseText`. */
export const readText = (bytes: string): Node => Node.fromJSON(schema, JSON.parse(bytes));

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
  canonicalNode,
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
}

/** Cuts a doc into chunks. The doc must have its ids: they are part of its bytes. */
export function chunkText(doc: Node): ChunkedText {
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
      else piece += canonicalNode(child);
    });
    piece += canonicalTail(node);
  };
  walk(doc);
  cut();
  const manifest = canonicalJson({ chunks: order });
  const root = hashText(manifest);
  chunks.set(root, manifest);
  return { root, chunks };
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

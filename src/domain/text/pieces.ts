/**
 * Puts a text together from its stored pieces (`chunk.ts`): as bytes, by laying texts end to end, or
 * as Nodes. It reads nothing itself: whoever asks brings the pieces.
 */
import { Node } from 'prosemirror-model';
import { schema } from '../../../schema/document.ts';
import { joinBytes } from '../bytes.ts';
import type { Hash } from './canonical.ts';
import type { Hole, Piece, StoredPiece } from './chunk.ts';
import { type Blocks, readBlocks } from './read-blocks.ts';

/**
 * The text's canonical JSON in UTF-8, nothing of it read but where the holes are. `pieceOf` gives
 * every piece of it.
 */
export function joinText(
  root: Hash,
  pieceOf: (hash: Hash) => StoredPiece,
): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  const lay = (hash: Hash) => {
    const { body, start, holes } = pieceOf(hash);
    let [from, characters] = [start, 0];
    for (const { at, hash: inner } of holes) {
      const to = skipCharacters(body, from, at - characters);
      parts.push(body.subarray(from, to));
      lay(inner);
      [from, characters] = [to, at];
    }
    parts.push(body.subarray(from));
  };
  lay(root);
  return joinBytes(parts);
}

/** Where so many UTF-16 characters end that begin at a place in UTF-8. */
function skipCharacters(bytes: Uint8Array, from: number, count: number): number {
  let at = from;
  for (let left = count; left > 0; ) {
    const byte = bytes[at] as number;
    // Four bytes are one code point beyond the first plane, and that is two characters.
    const length = byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    at += length;
    left -= length === 4 ? 2 : 1;
  }
  return at;
}

/**
 * The nodes that stand in a piece; of the root, the doc. `fill` gives the nodes that stand in a
 * hole; a block that is `known` by its text is that very Node. For stored bytes only: input goes
 * through `parseText`. *Throws* when the piece is damaged.
 */
export function readNodes(
  piece: Piece,
  fill: (hole: Hole) => readonly Node[],
  known?: Blocks,
): readonly Node[] {
  if (known || piece.holes.length > 0)
    return readBlocks(piece, fill, shareSection, known ?? new Map());
  return (JSON.parse(`[${piece.text}]`) as unknown[]).map((json) => Node.fromJSON(schema, json));
}

/** Sections put together before, by their last block, which stands in no other living one. */
const sections = new WeakMap<Node, Node>();

/** The section as it was put together before, if that had this heading and these very blocks. */
function shareSection(section: Node): Node {
  const last = section.lastChild;
  if (!last) return section;
  const known = sections.get(last);
  if (known?.sameMarkup(section) && hasSameBlocks(known, section)) return known;
  sections.set(last, section);
  return section;
}

const hasSameBlocks = (a: Node, b: Node): boolean =>
  a.childCount === b.childCount &&
  a.content.content.every((child, index) => {
    const other = b.child(index);
    return child === other || (child.type.name === 'heading' && child.eq(other));
  });

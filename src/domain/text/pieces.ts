/**
 * Puts a text together from its stored pieces (`chunk.ts`): as bytes, by laying texts end to end, or
 * as Nodes. It reads nothing itself: whoever asks brings the pieces.
 */
import { Fragment, Node } from 'prosemirror-model';
import { schema } from '../../../schema/document.ts';
import type { Hash } from './canonical.ts';
import type { Hole, Piece } from './chunk.ts';

/** The text's canonical JSON. `pieceOf` gives every piece of it. */
export function joinText(root: Hash, pieceOf: (hash: Hash) => Piece): string {
  const parts: string[] = [];
  const lay = (hash: Hash) => {
    const { text, holes } = pieceOf(hash);
    let from = 0;
    for (const { at, hash: inner } of holes) {
      parts.push(text.slice(from, at));
      lay(inner);
      from = at;
    }
    parts.push(text.slice(from));
  };
  lay(root);
  return parts.join('');
}

/**
 * The nodes that stand in a piece; of the root, the doc. `fill` gives the nodes that stand in a
 * hole. For stored bytes only: input goes through `parseText`. *Throws* when the piece is damaged.
 */
export function readNodes(
  { text, holes }: Piece,
  fill: (hole: Hole) => readonly Node[],
): readonly Node[] {
  if (holes.length === 0) return (JSON.parse(`[${text}]`) as Json[]).map(fromJson);
  let marked = '';
  let from = 0;
  for (const [index, { at }] of holes.entries()) {
    marked += `${text.slice(from, at)}{"hole":${index}}`;
    from = at;
  }
  const build = (json: Json): readonly Node[] => {
    if (json.hole !== undefined) return fill(holes[json.hole] as Hole);
    if (json.type !== 'section' && json.type !== 'doc') return [fromJson(json)];
    const content = Fragment.fromArray((json.content ?? []).flatMap(build));
    return [shareSection(schema.node(json.type, json.attrs ?? null, content))];
  };
  return (JSON.parse(`[${marked}${text.slice(from)}]`) as Json[]).flatMap(build);
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

interface Json {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly Json[];
  /** Which hole is here, in a piece read for its nodes. */
  readonly hole?: number;
}

const fromJson = (json: Json): Node => Node.fromJSON(schema, json);

/**
 * How a doc is stored: as a tree of pieces addressed by hash. A piece is the canonical JSON of blocks
 * that stand side by side, with holes where longer sections keep pieces of their own. So an unchanged
 * piece costs nothing to keep, to load or to compare again, with everything below it.
 *
 * The tree follows the sections. A section (or the doc) that is printed in few characters is part of
 * the piece around it. The children of a longer one are cut into runs, each a piece, and only its
 * head, its heading and its holes are left in the piece around it; chapters so reduced share a piece
 * again, until the doc itself is left: the root. Where a run ends depends on the ids in it and on
 * nothing before it, so a block that comes or goes changes its own run, now and then the next, and
 * the pieces around them. What a section is cut into depends on nothing outside of it.
 *
 * A hole says what stands in its piece: type, id and size of each block. That is all a comparison
 * has to know of blocks that are the same on both sides (`partial.ts`).
 */
import { Node } from 'prosemirror-model';
import { schema } from '../../../schema/document.ts';
import { canonicalHead, canonicalOnce, canonicalTail, type Hash, hashText } from './canonical.ts';
import { idOf } from './identity.ts';

/** A section printed in more characters than this is cut. */
const wholeCharactersMax = 8_000;
/** A run ends once it has this many characters and the id of its last block says so, … */
const runCharactersMin = 3_000;
/** … and in any case at this many. */
const runCharactersMax = 12_000;

/** A block in a piece: its type's name, its id, its `nodeSize`. */
export type Stand = readonly [type: string, id: string, size: number];

/** The place of a piece in the one around it. */
export interface Hole {
  /** Characters of the outer piece's text before it. */
  readonly at: number;
  readonly hash: Hash;
  /** Pieces on the longest way down below it; 0 when it has no holes itself. */
  readonly height: number;
  readonly stands: readonly Stand[];
}

/** Blocks side by side as canonical JSON, commas between them; the root holds the doc alone. */
export interface Piece {
  readonly text: string;
  /** In order of their places. */
  readonly holes: readonly Hole[];
}

/** The pieces of a text but for the root, by hash: what stands directly in each. */
export type Parts = ReadonlyMap<Hash, Pick<Hole, 'height' | 'stands'>>;

/** A text that is stored already: what the next one probably resembles. */
export interface StoredText {
  readonly root: Hash;
  readonly parts: Parts;
}

/** The parts of a stored text. `pieceOf` gives every piece of it that has holes. */
export function listParts(root: Hash, pieceOf: (hash: Hash) => Piece): Parts {
  const parts = new Map<Hash, Pick<Hole, 'height' | 'stands'>>();
  const list = (piece: Hash) => {
    for (const { hash, height, stands } of pieceOf(piece).holes) {
      parts.set(hash, { height, stands });
      if (height > 0) list(hash);
    }
  };
  list(root);
  return parts;
}

export interface ChunkedText extends StoredText {
  /**
   * What is to be stored: every piece of the text that the text before has not. Pieces without
   * holes come first, in the order of the text: they are read together.
   */
  readonly chunks: ReadonlyMap<Hash, string>;
  /** For a chunk, one of the text before that resembles it: it holds the same block. */
  readonly bases: ReadonlyMap<Hash, Hash>;
}

/**
 * Cuts a doc into pieces; `root` is the identity of the text. The doc must have its ids: they are
 * part of its bytes. `before` is the text it grew from, if any; it decides nothing but what `chunks`
 * leaves out and `bases` hints at. Sections cut before are not cut again.
 */
export function chunkText(doc: Node, before?: StoredText | undefined): ChunkedText {
  const whole = print(doc);
  const body = printPiece(whole);
  const root = hashText(body);
  const parts = new Map<Hash, Pick<Hole, 'height' | 'stands'>>();
  const fresh: Cut[] = [];
  const collect = (cut: Cut, isNew: boolean) => {
    const { hash, height, stands, printed } = cut;
    const isFresh = isNew && !before?.parts.has(hash) && !parts.has(hash);
    parts.set(hash, { height, stands });
    for (const inner of printed.holes) collect(inner, isFresh);
    if (isFresh) fresh.push(cut);
  };
  for (const cut of whole.holes) collect(cut, true);
  const leaves = fresh.filter(({ height }) => height === 0);
  const inner = fresh.filter(({ height }) => height > 0);
  const chunks = new Map([...leaves, ...inner].map((cut) => [cut.hash, cut.body]));
  const bases = before ? findBases(fresh, parts, before.parts) : new Map<Hash, Hash>();
  if (root !== before?.root) {
    chunks.set(root, body);
    if (before) bases.set(root, before.root);
  }
  return { root, parts, chunks, bases };
}

/** For pieces that came, one that went and held the same block: nothing else of a text holds it. */
function findBases(fresh: readonly Cut[], parts: Parts, before: Parts): Map<Hash, Hash> {
  const gone = new Map<string, Hash>();
  for (const [hash, { stands }] of before)
    if (!parts.has(hash)) for (const [, id] of stands) gone.set(id, hash);
  const bases = new Map<Hash, Hash>();
  for (const { hash, stands } of fresh) {
    const base = stands.map(([, id]) => gone.get(id)).find((one) => one !== undefined);
    if (base !== undefined) bases.set(hash, base);
  }
  return bases;
}

/** A piece cut out of the one around it, with what was printed into it. */
interface Cut extends Hole {
  readonly body: string;
  readonly printed: Printed;
}

interface Printed extends Piece {
  readonly holes: readonly Cut[];
}

const sections = new WeakMap<Node, Printed>();

/** A node in canonical JSON, its longer parts cut out. What a section gives is kept with its Node. */
function print(node: Node): Printed {
  if (!isDivided(node)) return { text: canonicalOnce(node), holes: [] };
  let printed = sections.get(node);
  if (!printed) {
    printed = printDivided(node);
    sections.set(node, printed);
  }
  return printed;
}

const isDivided = ({ type }: Node): boolean => type.name === 'section' || type.name === 'doc';

function printDivided(node: Node): Printed {
  const children = node.content.content;
  const parts = children.map(print);
  const length = parts.reduce((sum, part) => sum + lengthOf(part), 0);
  const inner = length > wholeCharactersMax ? cutRuns(children, parts) : parts;
  return join(canonicalHead(node), inner, canonicalTail(node));
}

/** The pieces that a text has and another has not, its root first. */
export const listNewPieces = (text: StoredText, before: StoredText): readonly Hash[] => [
  text.root,
  ...[...text.parts.keys()].filter((hash) => !before.parts.has(hash)),
];

/** About how long a piece is when it is stored. */
const lengthOf = ({ text, holes }: Printed): number =>
  holes.reduce((sum, { stands }) => sum + 80 + stands.length * 32, text.length);

/** The children of a long section, but for its heading, in runs, each cut out. */
function cutRuns(children: readonly Node[], parts: readonly Printed[]): readonly Printed[] {
  const runs: Printed[] = [];
  let start = 0;
  let length = 0;
  for (const [index, child] of children.entries()) {
    if (child.type.name === 'heading') {
      runs.push(parts[index] as Printed);
      start = index + 1;
      continue;
    }
    length += lengthOf(parts[index] as Printed);
    const isLast = index === children.length - 1;
    if (!isLast && length < runCharactersMax)
      if (length < runCharactersMin || !endsRun(idOf(child))) continue;
    const end = index + 1;
    runs.push(holeFor(cutRun(children.slice(start, end), parts.slice(start, end))));
    start = end;
    length = 0;
  }
  return runs;
}

const holeFor = (cut: Cut): Printed => ({ text: '', holes: [cut] });

/** One id in two ends a run; which one depends on nothing but the id. */
function endsRun(id: string): boolean {
  let sum = 0;
  for (let index = 0; index < id.length; index++)
    sum = Math.imul(sum ^ id.charCodeAt(index), 0x9e3779b1);
  return (sum & 0x40000000) === 0;
}

/** Runs by their first block: most of a section that changed are the runs it had before. */
const runs = new WeakMap<Node, { readonly nodes: readonly Node[]; readonly cut: Cut }>();

function cutRun(nodes: readonly Node[], parts: readonly Printed[]): Cut {
  const first = nodes[0] as Node;
  const known = runs.get(first);
  if (known?.nodes.length === nodes.length && nodes.every((node, at) => node === known.nodes[at]))
    return known.cut;
  const printed = join('', parts, '');
  const body = printPiece(printed);
  const height = printed.holes.reduce((most, hole) => Math.max(most, hole.height + 1), 0);
  const stands = nodes.map((node): Stand => [node.type.name, idOf(node), node.nodeSize]);
  const cut: Cut = { at: 0, hash: hashText(body), height, stands, body, printed };
  runs.set(first, { nodes, cut });
  return cut;
}

/** Parts between a head and a tail, commas between them. */
function join(head: string, parts: readonly Printed[], tail: string): Printed {
  const holes: Cut[] = [];
  let text = head;
  for (const [index, part] of parts.entries()) {
    if (index > 0) text += ',';
    for (const hole of part.holes) holes.push({ ...hole, at: text.length + hole.at });
    text += part.text;
  }
  return { text: text + tail, holes };
}

/**
 * The stored form: the text; where there are holes, a line of JSON before it that lists them as
 * `[at, height, hash, stands]`.
 */
function printPiece({ text, holes }: Piece): string {
  if (holes.length === 0) return text;
  const list = holes.map(({ at, height, hash, stands }) => [at, height, hash, stands]);
  return `${JSON.stringify(list)}\n${text}`;
}

type HoleJson = readonly [at: number, height: number, hash: Hash, stands: readonly Stand[]];

const openingBracket = 0x5b;
const lineEnd = 0x0a;

/** A piece as it is stored, in UTF-8: its text, which is read when it is asked for, from `start` on. */
export interface StoredPiece extends Piece {
  readonly body: Uint8Array;
  readonly start: number;
}

/** The piece of a stored form in UTF-8. *Throws* when it is none. */
export function openPiece(body: Uint8Array): StoredPiece {
  const decode = (from: number, to?: number) =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(body.subarray(from, to));
  const isInner = body[0] === openingBracket;
  const end = isInner ? body.indexOf(lineEnd) : -1;
  const start = end + 1;
  let text: string | undefined;
  return {
    body,
    start,
    holes: isInner ? parseHoles(decode(0, end)) : [],
    get text() {
      text ??= decode(start);
      return text;
    },
  };
}

/** The piece of a stored form. *Throws* when it is none. */
export function parsePiece(body: string): Piece {
  if (!body.startsWith('[')) return { text: body, holes: [] };
  const end = body.indexOf('\n');
  return { text: body.slice(end + 1), holes: parseHoles(body.slice(0, end)) };
}

const parseHoles = (line: string): readonly Hole[] =>
  (JSON.parse(line) as readonly HoleJson[]).map(([at, height, hash, stands]) => ({
    at,
    height,
    hash,
    stands,
  }));

/** The doc whose canonical bytes these are. For stored bytes only: input goes through `parseText`. */
export const readText = (bytes: string): Node => Node.fromJSON(schema, JSON.parse(bytes));

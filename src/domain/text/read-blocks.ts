/**
 * Reads the blocks of a piece one by one: they are found in its text by their braces, and only then
 * parsed. So a hole is where no block begins, and a block that was read before is known by its text
 * and not read again, nor looked for its end: no JSON object begins with another. It trusts canonical
 * JSON to be such; what is none it refuses, or reads whole.
 */
import { Fragment, Node } from 'prosemirror-model';
import { schema } from '../../../schema/document.ts';
import type { Hole, Piece } from './chunk.ts';

interface KnownBlock {
  readonly text: string;
  readonly node: Node;
}

/**
 * Blocks read so far by the beginning of their text, where their ids stand; of two that begin alike
 * the later. A block has an id, so none stands twice in one doc.
 */
export type Blocks = Map<string, KnownBlock>;

/** Characters that a block is looked up by: to take the whole text would cost as much as to read it. */
const beginningCharacters = 48;

const [openBrace, comma, quote, backslash] = [0x7b, 0x2c, 0x22, 0x5c];
const attrsStart = '"attrs":';
const contentStart = '"content":[';
const tails = { section: '],"type":"section"}', doc: '],"type":"doc"}' } as const;

/**
 * The blocks of a piece; sections and the doc are put together by `assemble` from theirs. `fill`
 * gives the blocks of a hole. *Throws* SyntaxError, RangeError when the piece is damaged.
 */
export function readBlocks(
  { text, holes }: Piece,
  fill: (hole: Hole) => readonly Node[],
  assemble: (section: Node) => Node,
  known: Blocks,
): readonly Node[] {
  let filled = 0;
  const readList = (from: number, to: number): readonly Node[] => {
    const nodes: Node[] = [];
    for (let at = from; from < to || holes[filled]?.at === at; at++) {
      if (text.charCodeAt(at) === openBrace) {
        const known = findKnown(at);
        const end = known ? at + known.text.length : endOfNested(text, at);
        nodes.push(known?.node ?? readBlock(at, end));
        at = end;
      } else if (holes[filled]?.at === at) nodes.push(...fill(holes[filled++] as Hole));
      else throw new SyntaxError(`neither a block nor a hole at ${at}`);
      if (at >= to) break;
      if (text.charCodeAt(at) !== comma) throw new SyntaxError(`no comma at ${at}`);
    }
    return nodes;
  };
  const isWhole = (end: number) => (holes[filled]?.at ?? end) >= end;
  const beginningOf = (start: number) => text.slice(start, start + beginningCharacters);
  const findKnown = (start: number): KnownBlock | undefined => {
    const one = known.get(beginningOf(start));
    return one && text.startsWith(one.text, start) && isWhole(start + one.text.length)
      ? one
      : undefined;
  };
  const readBlock = (start: number, end: number): Node => {
    const keeps = isWhole(end) && text.startsWith(attrsStart, start + 1);
    const own = text.slice(start, end);
    const node = readSection(start, end) ?? Node.fromJSON(schema, JSON.parse(own));
    if (keeps) known.set(beginningOf(start), { text: own, node });
    return node;
  };
  const readSection = (start: number, end: number): Node | null => {
    const type = (['section', 'doc'] as const).find((name) => text.endsWith(tails[name], end));
    if (!type) return null;
    const hasAttrs = text.startsWith(attrsStart, start + 1);
    const attrsAt = start + 1 + attrsStart.length;
    const attrsEnd = hasAttrs ? endOfNested(text, attrsAt) : attrsAt;
    const comesNext = hasAttrs ? `,${contentStart}` : contentStart;
    const listAt = (hasAttrs ? attrsEnd : start + 1) + comesNext.length;
    if (!text.startsWith(comesNext, listAt - comesNext.length)) return null;
    const attrs = hasAttrs ? JSON.parse(text.slice(attrsAt, attrsEnd)) : null;
    const blocks = readList(listAt, end - tails[type].length);
    return assemble(schema.nodes[type].create(attrs, Fragment.fromArray(blocks)));
  };
  return readList(0, text.length);
}

/** Where the object or the list ends that begins here. *Throws* SyntaxError when it does not. */
export function endOfNested(text: string, start: number): number {
  const opening = text.charCodeAt(start);
  // In ASCII a closing bracket comes two after its opening one.
  const closing = opening + 2;
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) at = endOfString(text, at);
    else if (code === opening) depth++;
    else if (code === closing && --depth === 0) return at + 1;
  }
  throw new SyntaxError(`what begins at ${start} has no end`);
}

/** Where the closing quote of the string stands that begins here. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end > 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === backslash) escapes++;
    if (escapes % 2 === 0) return end;
  }
  throw new SyntaxError(`the string at ${start} has no end`);
}

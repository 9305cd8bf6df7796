/**
 * Reads a text from its stored pieces so that what two texts share is shared: equal pieces give the
 * same Nodes, and a section whose content is the same Nodes is the same Node. A comparison then
 * skips it at a glance, and one more version costs only the pieces that are new.
 *
 * A piece is a stretch of canonical JSON cut between blocks (`chunk.ts`), so it holds whole nodes,
 * beginnings of sections that go on in later pieces, and ends of sections begun in earlier ones. It
 * is read into these parts once; a text is then put together from the parts of all its pieces.
 */
import { type Attrs, Fragment, Node } from 'prosemirror-model';
import { schema } from '../../../schema/document.ts';

/** A whole node, the attributes of a section (or the doc) that begins, or `null` for an end. */
export type Part = Node | { readonly begins: Attrs | null } | null;

const beginning = /\{(?:"attrs":(\{[^{}]*\}),)?"content":\[/y;
const ending = /\],"type":"(?:section|doc)"\}/y;

/** The parts of one stored piece. *Throws* where the bytes are no piece of a canonical text. */
export function readPiece(body: string): readonly Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < body.length; ) {
    const end = endOfObject(body, at);
    if (body[at] === ',') at++;
    else if (end > 0) {
      parts.push(Node.fromJSON(schema, JSON.parse(body.slice(at, end))));
      at = end;
    } else {
      const mark = readMark(body, at);
      parts.push(mark.part);
      at = mark.end;
    }
  }
  return parts;
}

/** The beginning or the end of a section at this place. */
function readMark(body: string, at: number): { readonly part: Part; readonly end: number } {
  beginning.lastIndex = ending.lastIndex = at;
  const [, attrs] = beginning.exec(body) ?? [];
  if (beginning.lastIndex > at)
    return { part: { begins: attrs ? JSON.parse(attrs) : null }, end: beginning.lastIndex };
  if (ending.test(body)) return { part: null, end: ending.lastIndex };
  throw new Error(`not a piece of a text at ${at}`);
}

/** Past the brace that closes the object at `start`; -1 when none begins, or it ends in a later piece. */
function endOfObject(body: string, start: number): number {
  if (body.charCodeAt(start) !== open) return -1;
  let depth = 0;
  for (let at = start; at < body.length; at++) {
    const code = body.charCodeAt(at);
    if (code === quote) at = endOfString(body, at);
    else if (code === open) depth++;
    else if (code === close && --depth === 0) return at + 1;
  }
  return -1;
}

const [quote, open, close, backslash] = [34, 123, 125, 92];

/** The closing quote of the string at `start`. */
function endOfString(body: string, start: number): number {
  for (let at = body.indexOf('"', start + 1); at > 0; at = body.indexOf('"', at + 1)) {
    let escapes = 0;
    while (body.charCodeAt(at - 1 - escapes) === backslash) escapes++;
    if (escapes % 2 === 0) return at;
  }
  throw new Error(`a string without end at ${start}`);
}

/** Sections put together before, by their heading, which no other living section has. */
const sections = new WeakMap<Node, Node>();

/** The doc whose pieces have these parts, in order. *Throws* when they do not make one doc. */
export function joinPieces(pieces: Iterable<readonly Part[]>): Node {
  const open: { readonly attrs: Attrs | null; readonly content: Node[] }[] = [];
  let doc: Node | null = null;
  const put = (node: Node) => {
    const around = open.at(-1);
    if (around) around.content.push(node);
    else doc = node;
  };
  for (const parts of pieces)
    for (const part of parts) {
      if (part instanceof Node) put(part);
      else if (part) open.push({ attrs: part.begins, content: [] });
      else {
        const { attrs, content } = open.pop() ?? { attrs: null, content: [] };
        put(open.length > 0 ? joinSection(attrs, content) : schema.node('doc', attrs, content));
      }
    }
  if (!doc || open.length > 0) throw new Error('the pieces do not make one text');
  return doc;
}

function joinSection(attrs: Attrs | null, content: readonly Node[]): Node {
  const section = schema.node('section', attrs, Fragment.fromArray([...content]));
  const [heading] = content;
  if (!heading) return section;
  const known = sections.get(heading);
  if (known?.sameMarkup(section) && isSameContent(known, content)) return known;
  sections.set(heading, section);
  return section;
}

const isSameContent = (section: Node, content: readonly Node[]): boolean =>
  section.childCount === content.length &&
  content.every((child, index) => child === section.child(index));

/**
 * Permanent block ids and the check every text passes before it is stored or compared. It owns
 * which nodes carry an id, how missing and doubled ids are repaired, and how JSON from outside
 * becomes a doc. It never invents randomness: new ids come from the `mint` argument.
 */
import { Fragment, type Mark, type Node } from 'prosemirror-model';
import { schema } from '../../../schema/document.ts';
import { limits } from '../../../schema/limits.ts';

/** Gives an id no block has had before; called once per id needed. */
export type Mint = () => string;

/** Why a text was refused; each names one rule, so a caller may branch on it. */
export type TextFaultCode =
  | 'shape'
  | 'unknown-type'
  | 'unknown-attribute'
  | 'schema'
  | 'malformed-text'
  | 'too-deep'
  | 'too-many-blocks'
  | 'too-long'
  | 'too-many-columns'
  | 'id-missing'
  | 'id-duplicate'
  | 'wrong-base';

/**
 * A text, diff or merge choice that cannot be accepted. `path` is a JSON Pointer (RFC 6901) to the
 * offending node in the doc's JSON, or the id of the block for `wrong-base`.
 */
export class TextFault extends Error {
  readonly code: TextFaultCode;
  readonly path: string;
  constructor(code: TextFaultCode, path: string, message: string) {
    super(message);
    this.name = 'TextFault';
    this.code = code;
    this.path = path;
  }
}

/** True for nodes that carry a permanent id: every block but the doc and headings. */
export const hasIdentity = (node: Node): boolean => node.attrs.id !== undefined;

/** The block's id; empty for the doc, headings, inline nodes and blocks not yet given one. */
export const idOf = (node: Node): string => (node.attrs.id as string | null | undefined) ?? '';

/** Ids `b1`, `b2`, … for the command line and tests, where ids need only be unique in one run. */
export function countingIds(prefix = 'b'): Mint {
  let count = 0;
  return () => `${prefix}${++count}`;
}

/**
 * Visits blocks in document order without recursion, so depth cannot overflow the stack. `path`
 * is computed only when asked for; `depth` counts nodes from the doc, whose children have 1.
 */
function visitBlocks(
  doc: Node,
  visit: (block: Node, depth: number, path: () => string) => void,
): void {
  const open: { readonly node: Node; next: number }[] = [{ node: doc, next: 0 }];
  const path = () =>
    open
      .slice(0, -1)
      .map(({ next }) => `/content/${next - 1}`)
      .join('');
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const child = top.node.maybeChild(top.next++);
    if (!child) open.pop();
    else if (child.isBlock) {
      open.push({ node: child, next: 0 });
      visit(child, open.length - 1, path);
      if (child.isTextblock) open.pop();
    }
  }
}

function checkDepth(doc: Node): void {
  visitBlocks(doc, (block, depth, path) => {
    if (depth > limits.blockDepthMax && hasIdentity(block))
      throw new TextFault('too-deep', path(), `nested over ${limits.blockDepthMax} deep`);
  });
}

/** All ids that stand in the doc, doubled ones once. */
function collectIds(doc: Node): Set<string> {
  const ids = new Set<string>();
  visitBlocks(doc, (block) => {
    const id = idOf(block);
    if (id) ids.add(id);
  });
  return ids;
}

/** A mint that never repeats an id in `taken`, to which it adds what it gives. */
export function mintOutside(taken: Set<string>, mint: Mint): Mint {
  return () => {
    for (let tries = taken.size + 1; tries > 0; tries--) {
      const id = mint();
      if (taken.has(id)) continue;
      taken.add(id);
      return id;
    }
    throw new Error('mint repeats itself');
  };
}

/**
 * The doc with an id on every block, no id twice and text in Unicode NFC; nothing else changes.
 * Of blocks with one id the first in document order keeps it. A doubled block that follows its
 * namesake directly is taken for the second half of a split and records it as `origin`, unless it
 * repeats it word for word, which is a copy. Returns `doc` itself when nothing changes and shares
 * unchanged subtrees. Throws `TextFault` `too-deep`.
 */
export function normalise(doc: Node, mint: Mint): Node {
  checkDepth(doc);
  const fresh = mintOutside(collectIds(doc), mint);
  return normaliseNode(doc, null, new Set(), fresh);
}

/** `split` is the node this one was split from, if its parent or itself follows a namesake. */
function normaliseNode(node: Node, split: Node | null, seen: Set<string>, fresh: Mint): Node {
  const attrs = hasIdentity(node) ? normaliseAttrs(node, split, seen, fresh) : node.attrs;
  let changed = attrs !== node.attrs;
  const children: Node[] = [];
  node.forEach((child, _, index) => {
    const before = index > 0 ? node.child(index - 1) : (split?.lastChild ?? null);
    const follows = before && idOf(child) === idOf(before) && !child.content.eq(before.content);
    const kept = child.isInline
      ? normaliseInline(child)
      : normaliseNode(child, follows ? before : null, seen, fresh);
    if (kept !== child) changed = true;
    children.push(kept);
  });
  return changed ? node.type.create(attrs, Fragment.fromArray(children), node.marks) : node;
}

function normaliseAttrs(node: Node, split: Node | null, seen: Set<string>, fresh: Mint) {
  const id = idOf(node);
  if (id && !seen.has(id)) {
    seen.add(id);
    return node.attrs;
  }
  return { ...node.attrs, id: fresh(), origin: split && id ? id : node.attrs.origin };
}

function normaliseInline(node: Node): Node {
  if (node.text === undefined) return node;
  const text = node.text.normalize('NFC');
  return text === node.text ? node : schema.text(text, node.marks);
}

/**
 * Passes for a doc that may be stored: valid by the schema and its attribute checks, within
 * `limits`, an id on every block and none twice, text that survives UTF-8.
 *
 * *Throws* `TextFault` with the path of the first offending node in document order.
 */
export function checkText(doc: Node): void {
  checkDepth(doc);
  checkSchema(doc);
  const ids = new Set<string>();
  visitBlocks(doc, (block, _, path) => {
    const fault = faultOf(block, ids);
    if (fault) throw new TextFault(fault[0], path(), fault[1]);
  });
}

function faultOf(block: Node, ids: Set<string>): readonly [TextFaultCode, string] | null {
  if (hasIdentity(block)) {
    const id = idOf(block);
    if (!id) return ['id-missing', `${block.type.name} has no id`];
    if (ids.has(id)) return ['id-duplicate', `id ${id} is used twice`];
    ids.add(id);
    if (ids.size > limits.blocksMax)
      return ['too-many-blocks', `more than ${limits.blocksMax} blocks`];
  }
  if (block.isTextblock) {
    if (block.content.size > limits.blockCharactersMax)
      return ['too-long', `more than ${limits.blockCharactersMax} characters in one block`];
    if (!isStorable(block.textContent))
      return ['malformed-text', 'text holds a lone surrogate or a NUL character'];
  }
  if (block.type.name === 'table_row' && columnsOf(block) > limits.tableColumnsMax)
    return ['too-many-columns', `more than ${limits.tableColumnsMax} columns`];
  return null;
}

const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

function columnsOf(row: Node): number {
  let columns = 0;
  row.forEach((cell) => {
    columns += cell.attrs.colspan as number;
  });
  return columns;
}

/** `doc.check()`, then, only when it fails, a descent to the node that is to blame. */
function checkSchema(doc: Node): void {
  const fault = schemaFault(doc);
  if (fault === null) return;
  let node = doc;
  let path = '';
  let reason = fault;
  for (let index = 0; index < node.childCount; index++) {
    const below = schemaFault(node.child(index));
    if (below === null) continue;
    node = node.child(index);
    path += `/content/${index}`;
    reason = below;
    index = -1;
  }
  throw new TextFault('schema', path, reason);
}

function schemaFault(node: Node): string | null {
  try {
    node.check();
    return null;
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

/**
 * The doc that `json` (as `Node.toJSON()` gives it) stands for. Every node, mark and attribute
 * must be known and valid; ids may still be missing or doubled, which `normalise` repairs.
 *
 * *Throws* `TextFault` (`shape`, `unknown-type`, `unknown-attribute`, `too-deep`, `schema`) with
 * the path of the offending node.
 */
export function parseText(json: unknown): Node {
  checkJson(json);
  const doc = buildNode(json);
  checkSchema(doc);
  return doc;
}

type Json = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The shape of each node, without recursion and before ProseMirror, which recurses, sees it. */
function checkJson(json: unknown): void {
  if (!isRecord(json) || json.type !== 'doc') throw new TextFault('shape', '', 'not a doc node');
  const open: { readonly node: unknown; readonly path: string; readonly depth: number }[] = [];
  open.push({ node: json, path: '', depth: 0 });
  for (let at = open.pop(); at; at = open.pop()) {
    const { node, path, depth } = at;
    // Below the deepest block stand a heading and its inline nodes.
    if (depth > limits.blockDepthMax + 2) throw new TextFault('too-deep', path, 'nested too deep');
    const content = checkNodeJson(node, path);
    for (let index = content.length - 1; index >= 0; index--)
      open.push({ node: content[index], path: `${path}/content/${index}`, depth: depth + 1 });
  }
}

/** Checks one node apart from its content, which it returns. */
function checkNodeJson(node: unknown, path: string): readonly unknown[] {
  if (!isRecord(node) || typeof node.type !== 'string')
    throw new TextFault('shape', path, 'a node is an object with a type');
  const type = schema.nodes[node.type as keyof typeof schema.nodes];
  if (!type) throw new TextFault('unknown-type', path, `no node is called ${node.type}`);
  if (type.isText !== (typeof node.text === 'string' && node.text !== ''))
    throw new TextFault('shape', path, 'a text node, and no other, has text');
  checkAttributes(node.attrs, type.spec.attrs, path);
  checkMarks(node.marks ?? [], path);
  if (node.content !== undefined && !Array.isArray(node.content))
    throw new TextFault('shape', path, 'content is a list');
  return node.content ?? [];
}

function checkMarks(marks: unknown, path: string): void {
  if (!Array.isArray(marks)) throw new TextFault('shape', path, 'marks are a list');
  for (const mark of marks) {
    const type =
      isRecord(mark) && typeof mark.type === 'string'
        ? schema.marks[mark.type as keyof typeof schema.marks]
        : undefined;
    if (!type) throw new TextFault('unknown-type', path, 'no such mark');
    checkAttributes((mark as Json).attrs, type.spec.attrs, path);
  }
}

function checkAttributes(attrs: unknown, known: object | undefined, path: string): void {
  if (attrs === undefined || attrs === null) return;
  if (!isRecord(attrs)) throw new TextFault('shape', path, 'attrs are an object');
  for (const name of Object.keys(attrs))
    if (!(known && Object.hasOwn(known, name)))
      throw new TextFault('unknown-attribute', path, `no attribute ${name} here`);
}

/** Builds from the leaves up, so that an attribute's fault carries the path of its own node. */
function buildNode(json: unknown, path = ''): Node {
  const node = json as Json & { readonly content?: readonly unknown[] };
  const content = (node.content ?? []).map((child, index) =>
    buildNode(child, `${path}/content/${index}`),
  );
  try {
    const marks = ((node.marks ?? []) as readonly Json[]).map(
      (mark): Mark => schema.markFromJSON(mark),
    );
    if (typeof node.text === 'string') return schema.text(node.text, marks);
    const attrs = (node.attrs ?? null) as Json | null;
    return schema.node(node.type as string, attrs, Fragment.fromArray(content), marks);
  } catch (error) {
    if (error instanceof RangeError) throw new TextFault('schema', path, error.message);
    throw error;
  }
}

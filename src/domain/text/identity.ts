/**
 * Permanent block ids and the check every text passes before it is stored or compared. It owns
 * which nodes carry an id, how missing and doubled ids are repaired, and how JSON from outside
 * becomes a doc. It never invents randomness: new ids come from the `mint` argument.
 */
import { type Attrs, Fragment, type Mark, type Node } from 'prosemirror-model';
import { schema } from '../../../schema/document.ts';
import { limits } from '../../../schema/limits.ts';
import { collectIds, type Ids, idsIn, visitBlocks } from './blocks.ts';
import { findRenewal, keptBy, newIds, type Renewal, someArrival } from './renewal.ts';

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

const isTooDeep = (block: Node, depth: number): boolean =>
  depth > limits.blockDepthMax && hasIdentity(block);

function checkDepth(doc: Node): void {
  visitBlocks(doc, (block, depth, path) => {
    if (isTooDeep(block, depth))
      throw new TextFault('too-deep', path(), `nested over ${limits.blockDepthMax} deep`);
  });
}

/** A mint that gives no id twice and none that is `taken`. */
export function mintOutside(taken: Ids, mint: Mint): Mint {
  const given = new Set<string>();
  return () => {
    for (let tries = 0; tries === 0 || tries <= taken.size + given.size; tries++) {
      const id = mint();
      if (given.has(id) || taken.has(id)) continue;
      given.add(id);
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
 * unchanged subtrees. Where `doc` grew from `known`, which passed `checkText`, the time follows
 * what is new and the result is the same. Throws `TextFault` `too-deep`.
 */
export function normalise(doc: Node, mint: Mint, known?: Node): Node {
  const renewal = known && findRenewal(doc, known);
  const news = renewal && isShallow(renewal) ? newIds(renewal) : null;
  if (known && renewal && news && standsApart(news, known)) {
    const taken = idsIn(known);
    const fresh = mintOutside(
      { has: (id) => news.has(id) || taken.has(id), size: taken.size + news.size },
      mint,
    );
    return normaliseNode(doc, null, { seen: new Set(), fresh, settled: keptBy(renewal) });
  }
  checkDepth(doc);
  const fresh = mintOutside(collectIds(doc), mint);
  return normaliseNode(doc, null, { seen: new Set(), fresh, settled: new Set() });
}

/** No arrival is nested deeper than a text may be. */
const isShallow = ({ come }: Renewal): boolean =>
  !someArrival(come, (block, depth) => isTooDeep(block, depth));

/** None of the ids stands in the doc, which has room for as many more blocks. */
function standsApart(ids: ReadonlySet<string>, doc: Node): boolean {
  if (ids.size === 0) return true;
  const known = idsIn(doc);
  return known.size + ids.size <= limits.blocksMax && ![...ids].some((id) => known.has(id));
}

interface Repair {
  readonly seen: Set<string>;
  readonly fresh: Mint;
  /** Nodes that need none. */
  readonly settled: ReadonlySet<Node>;
}

/** `split` is the node this one was split from, if its parent or itself follows a namesake. */
function normaliseNode(node: Node, split: Node | null, repair: Repair): Node {
  const attrs = hasIdentity(node) ? normaliseAttrs(node, split, repair) : node.attrs;
  let changed = attrs !== node.attrs;
  const children: Node[] = [];
  node.forEach((child, _, index) => {
    const before = index > 0 ? node.child(index - 1) : (split?.lastChild ?? null);
    const kept = normaliseChild(child, before, repair);
    if (kept !== child) changed = true;
    children.push(kept);
  });
  return changed ? node.type.create(attrs, Fragment.fromArray(children), node.marks) : node;
}

function normaliseChild(child: Node, before: Node | null, repair: Repair): Node {
  if (child.isInline) return normaliseInline(child);
  if (repair.settled.has(child)) return child;
  const follows = before && idOf(child) === idOf(before) && !child.content.eq(before.content);
  return normaliseNode(child, follows ? before : null, repair);
}

function normaliseAttrs(node: Node, split: Node | null, { seen, fresh }: Repair): Attrs {
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
 * `limits`, an id on every block and none twice, text that survives UTF-8. Where it grew from
 * `known`, which passed, the time follows what is new.
 *
 * *Throws* `TextFault` with the path of the first offending node in document order.
 */
export function checkText(doc: Node, known?: Node): void {
  if (known && isSoundBeside(doc, known)) return;
  checkDepth(doc);
  checkSchema(doc);
  const ids = new Set<string>();
  visitBlocks(doc, (block, _, path) => {
    const fault = identityFault(block, ids) ?? limitFault(block);
    if (fault) throw new TextFault(fault[0], path(), fault[1]);
  });
}

type Fault = readonly [TextFaultCode, string];

/** True only when `doc` would pass; whatever is in doubt is left to the whole check. */
function isSoundBeside(doc: Node, known: Node): boolean {
  const renewal = findRenewal(doc, known);
  if (!isShallow(renewal) || !fitsSchema(renewal)) return false;
  if (renewal.around.some(limitFault)) return false;
  const ids = new Set<string>();
  if (
    someArrival(renewal.come, (block) => (identityFault(block, ids) ?? limitFault(block)) !== null)
  )
    return false;
  return standsApart(newIds(renewal), known);
}

function identityFault(block: Node, ids: Set<string>): Fault | null {
  if (!hasIdentity(block)) return null;
  const id = idOf(block);
  if (!id) return ['id-missing', `${block.type.name} has no id`];
  if (ids.has(id)) return ['id-duplicate', `id ${id} is used twice`];
  ids.add(id);
  if (ids.size > limits.blocksMax)
    return ['too-many-blocks', `more than ${limits.blocksMax} blocks`];
  return null;
}

function limitFault(block: Node): Fault | null {
  if (block.isTextblock) {
    if (block.content.size > limits.blockCharactersMax)
      return ['too-long', `more than ${limits.blockCharactersMax} characters in one block`];
    if (!block.children.every(isStorable))
      return ['malformed-text', 'text holds a lone surrogate or a NUL character'];
  }
  if (block.type.name === 'table_row' && columnsOf(block) > limits.tableColumnsMax)
    return ['too-many-columns', `more than ${limits.tableColumnsMax} columns`];
  return null;
}

/** Each text by itself: a mark that begins in a surrogate pair leaves two halves. */
const isStorable = ({ text = '' }: Node): boolean => text.isWellFormed() && !text.includes('\0');

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

/**
 * Why the schema does not allow this doc, as ProseMirror says it; null when it does. Where it grew
 * from `known`, which the schema allows, the time follows what is new.
 */
export function schemaFault(node: Node, known?: Node): string | null {
  if (known && fitsSchema(findRenewal(node, known))) return null;
  try {
    node.check();
    return null;
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

/** Nodes around a change have markup the schema allows already; their content is new. */
const fitsSchema = ({ around, come }: Renewal): boolean =>
  around.every(({ type, content }) => type.validContent(content)) &&
  come.every(({ node }) => schemaFault(node) === null);

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

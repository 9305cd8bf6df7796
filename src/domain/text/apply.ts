/**
 * Carries out a diff, or turns it round. It trusts nothing: wherever a diff touches the doc, the
 * doc must be what the diff says it was, or the whole diff is refused.
 */
import { Fragment, Node } from 'prosemirror-model';
import { schema } from '../../../schema/document.ts';
import type { Change, ColumnCell, Diff, NodeJson, Place, Rehung, Split, Words } from './change.ts';
import type { Entry } from './compare.ts';
import { build, placedBy, type Runs } from './edit.ts';
import { idOf, TextFault } from './identity.ts';
import { equalJson } from './line-changes.ts';
import { lineJson, placeOf, prune } from './node-json.ts';
import { blocksOf, lineOf, ownValue, type Value, visitAll } from './tree.ts';

/**
 * The doc that `diff` makes of `a`; unchanged subtrees are shared. The result is not checked
 * against `limits`; a diff from outside must be followed by `checkText`.
 *
 * *Throws* `TextFault`: `wrong-base` with the block's id where `a` is not what the diff says it
 * was, `schema` where the diff holds what is no content of a doc.
 */
export function apply(a: Node, { changes }: Pick<Diff, 'changes'>): Node {
  if (changes.length === 0) return a;
  const entries = new Map<string, Entry>();
  visitAll(a, (node, parent, index) => {
    if (parent) entries.set(idOf(node), { node, parent, index });
  });
  const draft = openDraft(a, entries);
  try {
    for (const change of changes) carry(change, draft);
    requireWhole(draft);
    const { deleted, values } = draft;
    const edit = { deleted, values, runs: layRuns(draft) };
    return build(a, edit, (id) => entries.get(id)?.node);
  } catch (error) {
    if (error instanceof RangeError) throw new TextFault('schema', '', error.message);
    throw error;
  }
}

/** Facts gathered so far. `followers`: by parent and previous sibling, the block placed there. */
interface Draft {
  readonly base: (id: string) => Node;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly deleted: Set<string>;
  readonly values: Map<string, Value>;
  readonly followers: Map<string, Map<string, string>>;
  readonly placed: Set<string>;
  /** Blocks of each inserted block that came with it, in order. */
  readonly brought: Map<string, readonly string[]>;
}

function openDraft(a: Node, entries: ReadonlyMap<string, Entry>): Draft {
  const base = (id: string): Node => {
    const node = id === '' ? a : entries.get(id)?.node;
    if (!node) throw new TextFault('wrong-base', id, `block ${id} is not in the base`);
    return node;
  };
  return {
    base,
    entries,
    deleted: new Set(),
    values: new Map(),
    followers: new Map(),
    placed: new Set(),
    brought: new Map(),
  };
}

function carry(change: Change, draft: Draft): void {
  switch (change.kind) {
    case 'insert':
      insert(change.after, change.to, draft);
      rehang(change.around, draft);
      break;
    case 'delete':
      remove(change.block, change.before, change.from, draft);
      rehang(change.around, draft);
      break;
    case 'move':
      move(change.block, change.from, change.to, draft);
      break;
    case 'reword':
    case 'marks':
      reword(change.block, change, draft);
      break;
    case 'retype':
    case 'attribute':
      revalue(change, draft);
      break;
    case 'split':
      for (const { after, to } of change.parts) insert(after, to, draft);
      reword(change.block, change.line, draft);
      break;
    case 'join':
      for (const { block, before, from } of change.parts) remove(block, before, from, draft);
      reword(change.block, change.line, draft);
      break;
    default:
      for (const cell of change.cells) carryCell(cell, draft);
  }
}

function carryCell({ block, from, to, before, after }: ColumnCell, draft: Draft): void {
  if (after && to) insert(after, to, draft);
  else if (before && from) remove(block, before, from, draft);
  else if (from && to) move(block, from, to, draft);
  else throw new TextFault('wrong-base', block, 'a cell of a column has no place');
}

function insert(after: NodeJson, to: Place, draft: Draft): void {
  const root = Node.fromJSON(schema, after);
  visitAll(root, (node) => {
    const id = idOf(node);
    if (draft.entries.has(id) || draft.values.has(id))
      throw new TextFault('wrong-base', id, `block ${id} is there already`);
    draft.values.set(id, ownValue(node));
    const blocks = blocksOf(node).map(idOf);
    draft.brought.set(id, blocks);
  });
  put(idOf(root), to, draft);
}

function remove(id: string, before: NodeJson, from: Place, draft: Draft): void {
  const node = draft.base(id);
  requirePlace(id, from, draft);
  const gone = new Set<string>();
  visitAll(Node.fromJSON(schema, before), (block) => gone.add(idOf(block)));
  if (
    !equalJson(
      prune(node, (part) => gone.has(part)),
      before,
    )
  )
    throw new TextFault('wrong-base', id, `block ${id} is not what was deleted`);
  for (const part of gone) draft.deleted.add(part);
}

function move(id: string, from: Place, to: Place, draft: Draft): void {
  draft.base(id);
  requirePlace(id, from, draft);
  put(id, to, draft);
}

function rehang(blocks: readonly Rehung[] | undefined, draft: Draft): void {
  for (const { block, from, to } of blocks ?? []) move(block, from, to, draft);
}

function requirePlace(id: string, place: Place, { entries }: Draft): void {
  const entry = entries.get(id);
  if (!entry || !equalJson(placeOf(entry), place))
    throw new TextFault('wrong-base', id, `block ${id} stands elsewhere`);
}

function put(id: string, { parent, previous }: Place, { followers, placed }: Draft): void {
  const own = followers.get(parent ?? '') ?? new Map<string, string>();
  if (own.has(previous ?? '') || placed.has(id))
    throw new TextFault('wrong-base', id, `two blocks claim the place of ${id}`);
  own.set(previous ?? '', id);
  followers.set(parent ?? '', own);
  placed.add(id);
}

function reword(
  id: string,
  { before, after }: { readonly before: readonly NodeJson[]; readonly after: readonly NodeJson[] },
  draft: Draft,
): void {
  const node = draft.base(id);
  if (!equalJson(lineJson(lineOf(node)), before))
    throw new TextFault('wrong-base', id, `block ${id} has other words`);
  const value = draft.values.get(id) ?? ownValue(node);
  draft.values.set(id, { ...value, line: Fragment.fromJSON(schema, after) });
}

function revalue(
  change: Extract<Change, { kind: 'retype' | 'attribute' }>,
  { base, values }: Draft,
): void {
  const { block } = change;
  const node = base(block);
  const value = values.get(block) ?? ownValue(node);
  if (change.kind === 'attribute') {
    if (!equalJson(node.attrs[change.name], change.before))
      throw new TextFault('wrong-base', block, `${change.name} of ${block} is another`);
    values.set(block, { ...value, attrs: { ...value.attrs, [change.name]: change.after } });
  } else {
    const { type, attrs } = change.before;
    if (node.type.name !== type || !equalJson(node.attrs, attrs))
      throw new TextFault('wrong-base', block, `block ${block} is of another type`);
    const after = schema.nodes[change.after.type as keyof typeof schema.nodes];
    if (!after)
      throw new TextFault('unknown-type', block, `no node is called ${change.after.type}`);
    values.set(block, { ...value, type: after, attrs: change.after.attrs });
  }
}

/** A block must not vanish because the one around it was deleted: it is deleted or moved itself. */
function requireWhole({ base, deleted, placed }: Draft): void {
  for (const id of deleted)
    for (const child of blocksOf(base(id)).map(idOf))
      if (!deleted.has(child) && !placed.has(child))
        throw new TextFault('wrong-base', child, `block ${child} would be lost`);
}

/** Follows the chains of places from each block that stays, or came along, to the last behind it. */
function layRuns({ followers, placed, brought, entries }: Draft): Runs {
  const runs = new Map<string, Map<string, readonly string[]>>();
  const chain = (own: ReadonlyMap<string, string> | undefined, from: string) => {
    const run: string[] = [];
    for (let id = own?.get(from); id && run.length <= placed.size; id = own?.get(id)) run.push(id);
    return run;
  };
  for (const [parent, own] of followers) {
    if (brought.has(parent)) continue;
    const mine = new Map<string, readonly string[]>();
    for (const previous of own.keys()) {
      const anchor = entries.get(previous);
      const stays = previous === '' || (anchor && idOf(anchor.parent) === parent);
      if (stays && !placed.has(previous)) mine.set(previous, chain(own, previous));
    }
    runs.set(parent, mine);
  }
  for (const [parent, blocks] of brought) {
    const own = followers.get(parent);
    const all = ['', ...blocks].flatMap((id) => (id ? [id, ...chain(own, id)] : chain(own, id)));
    if (all.length > 0) runs.set(parent, new Map([['', all]]));
  }
  const laid = placedBy(runs);
  for (const id of placed)
    if (!laid.has(id))
      throw new TextFault('wrong-base', id, `the place of block ${id} is not there`);
  return runs;
}

/** The inverse: applied to the newer doc it gives the older. */
export function invert({ changes, stats, ...rest }: Diff): Diff {
  const inverted = changes.map(invertChange);
  const kinds: Partial<Record<Change['kind'], number>> = {};
  for (const { kind } of inverted) kinds[kind] = (kinds[kind] ?? 0) + 1;
  return {
    changes: inverted,
    stats: {
      kinds,
      wordsInserted: stats.wordsDeleted,
      wordsDeleted: stats.wordsInserted,
      charactersInserted: stats.charactersDeleted,
      charactersDeleted: stats.charactersInserted,
    },
    ...rest,
  };
}

function invertChange(change: Change): Change {
  switch (change.kind) {
    case 'insert': {
      const { to, after, around, ...about } = change;
      return { ...about, kind: 'delete', from: to, before: after, ...invertAround(around) };
    }
    case 'delete': {
      const { from, before, around, ...about } = change;
      return { ...about, kind: 'insert', to: from, after: before, ...invertAround(around) };
    }
    case 'move': {
      const { from, to, path, fromPath } = change;
      return { ...change, from: to, to: from, path: fromPath, fromPath: path };
    }
    case 'reword':
    case 'marks':
      return { ...change, ...swap(change), words: invertWords(change.words) };
    case 'retype':
      return { ...change, type: change.before.type, before: change.after, after: change.before };
    case 'attribute':
      return { ...change, before: change.after, after: change.before };
    default:
      return invertGroup(change);
  }
}

const invertAround = (around: readonly Rehung[] | undefined) =>
  around && { around: around.map(({ block, from, to }) => ({ block, from: to, to: from })) };

function invertGroup(change: Extract<Change, { kind: 'split' | 'join' | ColumnKind }>): Change {
  switch (change.kind) {
    case 'split': {
      const parts = change.parts.map(({ block, to, after }) => ({
        block,
        from: to,
        before: after,
      }));
      return { ...change, kind: 'join', parts, ...invertLine(change) };
    }
    case 'join': {
      const parts = change.parts.map(({ block, from, before }) => ({
        block,
        to: from,
        after: before,
      }));
      return { ...change, kind: 'split', parts, ...invertLine(change) };
    }
    default: {
      const cells = change.cells.map(({ block, from, to, before, after }) => ({
        block,
        ...(to && { from: to }),
        ...(from && { to: from }),
        ...(after && { before: after }),
        ...(before && { after: before }),
      }));
      return { ...change, kind: inverseColumn[change.kind], cells };
    }
  }
}

type ColumnKind = 'column-insert' | 'column-delete' | 'column-move';

const inverseColumn = {
  'column-insert': 'column-delete',
  'column-delete': 'column-insert',
  'column-move': 'column-move',
} as const;

const swap = <T>({ before, after }: { readonly before: T; readonly after: T }) => ({
  before: after,
  after: before,
});

const invertLine = ({ line, words }: Pick<Split, 'line' | 'words'>) => ({
  line: swap(line),
  words: invertWords(words),
});

/** Insertions become deletions and the reverse; of a replacement the deletion still comes first. */
function invertWords(words: readonly Words[]): readonly Words[] {
  const inverted: Words[] = [];
  for (const { op, text } of words) {
    const other = op === 'equal' ? op : op === 'insert' ? 'delete' : 'insert';
    const last = inverted.at(-1);
    if (other === 'delete' && last?.op === 'insert') inverted.splice(-1, 0, { op: other, text });
    else inverted.push({ op: other, text });
  }
  return inverted;
}

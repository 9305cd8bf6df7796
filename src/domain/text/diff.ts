/**
 * Says what differs between two docs as a person would: this paragraph moved, these words changed,
 * that row is new. It shows the facts `compare` found and adds words, splits, joins, columns and
 * places; the result is plain JSON and carries all that `apply` and `invert` need.
 */
import type { Node } from 'prosemirror-model';
import type { Change, ColumnCell, Diff, DiffStats, Path, Words } from './change.ts';
import { type Column, type Columns, findColumns } from './columns.ts';
import { type Comparison, compare, type Entry } from './compare.ts';
import { idOf } from './identity.ts';
import { listLineChanges, showSeams } from './line-changes.ts';
import { placeOf, prune, textOf } from './node-json.ts';
import { compareKeys, type OrderKey, orderIn } from './order.ts';
import { pathsIn } from './path.ts';
import { findRehung } from './rehung.ts';
import { countWords } from './tokens.ts';

/** Part of every key a diff is cached or kept under; it changes when diffs of equal docs may. */
export const diffVersion = 7;

/**
 * What differs between `a` and `b`, in document order. Laws: `diff(a, a)` has no changes;
 * `apply(a, diff(a, b))` equals `b`; `apply(b, invert(diff(a, b)))` equals `a`. Both docs must have
 * passed `checkText`.
 *
 * *Throws* `TextFault` (`id-missing`, `id-duplicate`) where it meets such a block.
 */
export function diff(a: Node, b: Node): Diff {
  const facts = compare(a, b);
  const paths = { before: pathsIn(facts.before), after: pathsIn(facts.after) };
  const seams = showSeams(facts, paths.after);
  const columns = findColumns(facts);
  const found = [
    ...seams.changes,
    ...listLineChanges(facts, seams.wholes, paths.after),
    ...listColumns(facts, columns, paths),
    ...listBlocks(facts, paths, seams.parts, cellsIn(columns)),
  ];
  const changes = inOrder(found, facts);
  const degraded = changes.filter((change) => 'coarse' in change).map(({ block }) => block);
  const result = { changes, stats: countChanges(changes) };
  return degraded.length > 0 ? { ...result, degraded } : result;
}

/** The path of a block by its id, in either doc. */
interface Paths {
  readonly before: (id: string) => Path;
  readonly after: (id: string) => Path;
}

const cellsIn = ({ inserted, deleted, moved }: Columns): ReadonlySet<string> =>
  new Set([...inserted, ...deleted, ...moved].flatMap(({ cells }) => cells));

/** Blocks that came, went or moved, but for split or joined `parts` and the `cells` of columns. */
function listBlocks(
  facts: Comparison,
  paths: Paths,
  parts: ReadonlySet<string>,
  cells: ReadonlySet<string>,
): Change[] {
  const { before, after, inserted, deleted, moved } = facts;
  const isShown = (id: string) => !parts.has(id) && !cells.has(id);
  // Few blocks move: to ask for them is quicker than to ask for the many that came or went.
  const isPart = (id: string) => !moved.has(id) && !parts.has(id);
  const changes: Change[] = [];
  const { rehung, around } = findRehung(facts, isShown);
  for (const id of deleted) {
    const entry = before.get(id) as Entry;
    if (deleted.has(idOf(entry.parent)) || !isShown(id)) continue;
    changes.push({
      kind: 'delete',
      block: id,
      type: entry.node.type.name,
      path: paths.before(id),
      from: placeOf(entry),
      before: prune(entry.node, isPart),
      ...around(id),
    });
  }
  for (const id of inserted) {
    const entry = after.get(id) as Entry;
    if (inserted.has(idOf(entry.parent)) || !isShown(id)) continue;
    changes.push({
      kind: 'insert',
      block: id,
      type: entry.node.type.name,
      path: paths.after(id),
      to: placeOf(entry),
      after: prune(entry.node, isPart),
      ...around(id),
    });
  }
  for (const id of moved) {
    if (!isShown(id) || rehung.has(id)) continue;
    const [old, now] = [before.get(id) as Entry, after.get(id) as Entry];
    changes.push({
      kind: 'move',
      block: id,
      type: now.node.type.name,
      path: paths.after(id),
      from: placeOf(old),
      to: placeOf(now),
      fromPath: paths.before(id),
    });
  }
  return changes;
}

function listColumns(facts: Comparison, columns: Columns, paths: Paths): Change[] {
  const { before, after, inserted, deleted } = facts;
  const from = (id: string) => {
    const entry = before.get(id) as Entry;
    return { entry, cell: { block: id, from: placeOf(entry) } };
  };
  const to = (id: string) => {
    const entry = after.get(id) as Entry;
    return { entry, cell: { block: id, to: placeOf(entry) } };
  };
  const came = (id: string): ColumnCell => {
    const { entry, cell } = to(id);
    return { ...cell, after: prune(entry.node, (part) => inserted.has(part)) };
  };
  const went = (id: string): ColumnCell => {
    const { entry, cell } = from(id);
    return { ...cell, before: prune(entry.node, (part) => deleted.has(part)) };
  };
  const tell = (kind: Kind, pathOf: Paths['after'], make: (id: string) => ColumnCell) => {
    return ({ table, column, cells }: Column): Change => {
      const about = { block: table, type: 'table', path: pathOf(table) };
      return { kind, ...about, column: column + 1, cells: cells.map(make) };
    };
  };
  return [
    ...columns.deleted.map(tell('column-delete', paths.before, went)),
    ...columns.inserted.map(tell('column-insert', paths.after, came)),
    ...columns.moved.map(
      tell('column-move', paths.after, (id) => ({ ...from(id).cell, ...to(id).cell })),
    ),
  ];
}

type Kind = 'column-insert' | 'column-delete' | 'column-move';

/** In document order; of one block its move first, then what it is, then its words. */
const ranks: Readonly<Partial<Record<Change['kind'], number>>> = {
  move: 0,
  retype: 1,
  attribute: 2,
  split: 3,
  join: 3,
  reword: 3,
  marks: 3,
};

function inOrder(changes: readonly Change[], facts: Comparison): Change[] {
  const { keyOf, keyOfGone } = orderIn(facts);
  const keyed = changes.map((change): { change: Change; key: OrderKey; rank: number } => ({
    change,
    key: change.kind === 'delete' ? keyOfGone(change.block) : keyOf(change.block),
    rank: ranks[change.kind] ?? 4,
  }));
  keyed.sort((x, y) => compareKeys(x.key, y.key) || x.rank - y.rank);
  return keyed.map(({ change }) => change);
}

function countChanges(changes: readonly Change[]): DiffStats {
  const kinds: Partial<Record<Change['kind'], number>> = {};
  const said: Readonly<Record<Words['op'], string[]>> = { equal: [], insert: [], delete: [] };
  for (const change of changes) {
    kinds[change.kind] = (kinds[change.kind] ?? 0) + 1;
    for (const { op, text } of wordsOfChange(change)) said[op].push(text);
  }
  return {
    kinds,
    wordsInserted: sumOf(said.insert, countWords),
    wordsDeleted: sumOf(said.delete, countWords),
    charactersInserted: sumOf(said.insert, ({ length }) => length),
    charactersDeleted: sumOf(said.delete, ({ length }) => length),
  };
}

const sumOf = (texts: readonly string[], count: (text: string) => number): number =>
  texts.reduce((sum, text) => sum + count(text), 0);

/** All words a change brings or takes, those of whole blocks included. */
function wordsOfChange(change: Change): readonly Words[] {
  if ('words' in change) return change.words;
  if (change.kind === 'insert') return [{ op: 'insert', text: textOf(change.after) }];
  if (change.kind === 'delete') return [{ op: 'delete', text: textOf(change.before) }];
  if (!('cells' in change)) return [];
  return change.cells.flatMap(({ before, after }): Words[] => [
    ...(before ? [{ op: 'delete', text: textOf(before) } as const] : []),
    ...(after ? [{ op: 'insert', text: textOf(after) } as const] : []),
  ]);
}

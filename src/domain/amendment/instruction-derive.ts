/**
 * The statements that turn one text into another.
 *
 * The facts of `compare` are told one by one: what goes, what comes and behind which block of the
 * base, what moves, what a block becomes, what happens to its words. A block that moves into one
 * that comes is told there. Splits, joins and columns say in one statement what the facts say in
 * several. Such a statement is taken where it means just the facts; should the whole then not give
 * the text wanted, because a row came and a column moved at once, the facts are told bare, which
 * always does.
 */
import type { Fragment, Node } from 'prosemirror-model';
import { type Columns, findColumns } from '../text/columns.ts';
import { type Comparison, compare, type Entry } from '../text/compare.ts';
import { countingIds, idOf, mintOutside, TextFault } from '../text/identity.ts';
import { compareKeys, type OrderKey, orderIn } from '../text/order.ts';
import { findSeams } from '../text/seams.ts';
import { blockAt, countBlocks, lineOf, type Value } from '../text/tree.ts';
import { arrivalOf, carryOut, textAt } from './instruction-carry.ts';
import { cutAfter, joinLines, rewordings } from './instruction-line.ts';
import { sameButNewIds } from './instruction-same.ts';
import { CarryFault, type Statement } from './instruction-statement.ts';
import { type Atlas, type Spot, stepTypes } from './place.ts';

/** A statement and where in the newer doc it has its place. */
interface Keyed {
  readonly key: OrderKey;
  readonly statement: Statement;
}

/** Statements that turn the doc of `atlas` into `target`, in document order. Both passed `checkText`. */
export function deriveStatements(atlas: Atlas, target: Node): readonly Statement[] {
  const base = atlas.node('') as Node;
  const facts = compare(base, target);
  const short = tellFacts(atlas, facts, true);
  if (gives(atlas, short, target)) return short;
  return tellFacts(atlas, facts, false);
}

function gives(atlas: Atlas, statements: readonly Statement[], target: Node): boolean {
  const mint = mintOutside(atlas.entries, countingIds('part'));
  try {
    const made = carryOut(atlas, statements, mint);
    return sameButNewIds(made, target, (id) => atlas.entries.has(id));
  } catch (error) {
    if (error instanceof CarryFault || error instanceof TextFault || error instanceof RangeError)
      return false;
    throw error;
  }
}

interface Telling {
  readonly atlas: Atlas;
  readonly facts: Comparison;
  readonly keyOf: (id: string) => OrderKey;
  readonly keyOfGone: (id: string) => OrderKey;
  readonly keyed: Keyed[];
  /** Blocks and lines that a split, join or column accounts for. */
  readonly told: Set<string>;
  readonly linesTold: Set<string>;
}

function tellFacts(atlas: Atlas, facts: Comparison, isShort: boolean): readonly Statement[] {
  const order = orderIn(facts);
  const telling: Telling = {
    atlas,
    facts,
    ...order,
    keyed: [],
    told: new Set(),
    linesTold: new Set(),
  };
  if (isShort) {
    tellSplits(telling);
    tellJoins(telling);
    tellColumns(telling, findColumns(facts));
  }
  tellDeleted(telling);
  tellPlaced(telling);
  tellValues(telling);
  const ordered = telling.keyed.toSorted((x, y) => compareKeys(x.key, y.key));
  return gather(ordered.map(({ statement }) => statement));
}

const spotOf = (block: string): Spot => ({ block });

function tellDeleted({ atlas, facts, keyOfGone, keyed, told }: Telling): void {
  for (const id of facts.deleted) {
    const { parent } = atlas.entries.get(id) as Entry;
    if (facts.deleted.has(idOf(parent)) || told.has(id)) continue;
    keyed.push({ key: keyOfGone(id), statement: { act: 'delete', at: spotOf(id) } });
  }
}

/** What comes or moves to a block of the base; of one that comes itself, all in it is told with it. */
function tellPlaced({ facts, keyOf, keyed, told }: Telling): void {
  const placed = [...facts.runs].flatMap(([parent, own]) =>
    facts.inserted.has(parent)
      ? []
      : [...own].flatMap(([anchor, run]) => run.map((id) => ({ id, parent, anchor }))),
  );
  for (const { id, parent, anchor } of placed) {
    if (told.has(id)) continue;
    const isFirst = anchor === '';
    const to = spotOf(isFirst ? parent : anchor);
    const statement = facts.inserted.has(id)
      ? insertion(facts.after.get(id) as Entry, to, isFirst, facts)
      : ({ act: isFirst ? 'moveFirst' : 'moveAfter', at: spotOf(id), to } as const);
    keyed.push({ key: keyOf(id), statement });
  }
}

function insertion(
  { node }: Entry,
  at: Spot,
  isFirst: boolean,
  { inserted }: Comparison,
): Statement {
  const blocks = [arrivalOf(node, (id) => !inserted.has(id))];
  return { act: isFirst ? 'insertFirst' : 'insertAfter', at, kind: kindOf(node), blocks };
}

const kindOf = (node: Node) => stepTypes[node.type.name] ?? 'text';

function tellValues({ atlas, facts, keyOf, keyed, linesTold }: Telling): void {
  for (const [id, value] of facts.values) {
    const old = id === '' ? undefined : atlas.node(id);
    if (!old) continue;
    const line = hasLine(old) && !linesTold.has(id) ? tellLine(old, value.line) : [];
    for (const statement of [...tellMarkup(old, value), ...line])
      keyed.push({ key: keyOf(id), statement });
  }
}

const hasLine = (block: Node): boolean => block.isTextblock || kindOf(block) === 'section';

/** What becomes of a block but for its words, unless it had none. */
function tellMarkup(old: Node, { type, attrs, line }: Value): readonly Statement[] {
  const at = spotOf(idOf(old));
  if (old.type !== type) {
    const { id: _, ...own } = attrs;
    if (hasLine(old) || line.size === 0) return [{ act: 'retype', at, type, attrs: own }];
    return [{ act: 'retypeSaying', at, type, attrs: own, by: line }];
  }
  return Object.keys(attrs)
    .filter((name) => JSON.stringify(old.attrs[name]) !== JSON.stringify(attrs[name]))
    .map((name): Statement => ({ act: 'attribute', at, name, value: attrs[name] }));
}

function tellLine(old: Node, line: Fragment): readonly Statement[] {
  const before = lineOf(old);
  if (before.eq(line)) return [];
  const at: Spot =
    kindOf(old) === 'section' ? { block: idOf(old), isHeading: true } : spotOf(idOf(old));
  return rewordings(at, before, line) ?? [{ act: 'restate', at, by: line }];
}

/** The outermost block around a text that goes or comes with it, if the text is all there is in it. */
function soleRoot(
  text: Entry,
  side: ReadonlyMap<string, Entry>,
  ids: ReadonlySet<string>,
): Entry | null {
  let entry = text;
  while (ids.has(idOf(entry.parent))) {
    if (countBlocks(entry.parent) !== 1 || lineOf(entry.parent).size > 0) return null;
    entry = side.get(idOf(entry.parent)) as Entry;
  }
  return entry;
}

/** A text cut once, whose part is a block right behind it (or behind the item it alone is in). */
function tellSplits({ atlas, facts, keyOf, keyed, told, linesTold }: Telling): void {
  for (const [whole, [part, ...more]] of findSeams(facts).splits) {
    const entry = facts.after.get(part ?? '');
    const root = entry && soleRoot(entry, facts.after, facts.inserted);
    const value = facts.values.get(whole);
    const before = root && root.index > 0 ? blockAt(root.parent, root.index - 1) : null;
    const old = before && atlas.node(idOf(before));
    if (!root || !entry || !value || !old || more.length > 0) continue;
    const text = textAt(old);
    if (!text || idOf(text) !== whole) continue;
    const found = cutAfter(spotOf(idOf(old)), lineOf(text), value.line, lineOf(entry.node));
    if (!found) continue;
    keyed.push({ key: keyOf(whole), statement: { act: 'split', ...found } });
    told.add(idOf(root.node));
    linesTold.add(whole);
  }
}

/** Texts whose words came, one after the other and unchanged, to the end of another. */
function tellJoins({ atlas, facts, keyOf, keyed, told, linesTold }: Telling): void {
  for (const [whole, parts] of findSeams(facts).joins) {
    const old = atlas.node(whole);
    const value = facts.values.get(whole);
    const entries = parts.map((part) => facts.before.get(part) as Entry);
    const roots = entries.map((entry) => soleRoot(entry, facts.before, facts.deleted));
    if (!old || !value || roots.some((root) => root === null)) continue;
    let line = lineOf(old);
    const statements = entries.map(({ node }, index): Statement => {
      const open = joinLines(line, lineOf(node), false);
      const isClose = !startsWith(value.line, open);
      line = isClose ? joinLines(line, lineOf(node), true) : open;
      const at = spotOf(idOf((roots[index] as Entry).node));
      return { act: isClose ? 'joinClose' : 'join', at, to: spotOf(whole) };
    });
    if (!line.eq(value.line)) continue;
    for (const statement of statements) keyed.push({ key: keyOf(whole), statement });
    for (const root of roots) told.add(idOf((root as Entry).node));
    linesTold.add(whole);
  }
}

const startsWith = (line: Fragment, start: Fragment): boolean =>
  line.size >= start.size && line.cut(0, start.size).eq(start);

/** Columns of tables in which every row is a simple one; the whole is tried before it is taken. */
function tellColumns({ atlas, facts, keyOf, keyed, told }: Telling, columns: Columns): void {
  const { after, inserted } = facts;
  const columnOf = (cell: string) => (atlas.entries.get(cell) as Entry).index + 1;
  const say = (table: string, statement: Statement, cells: readonly string[]) => {
    keyed.push({ key: keyOf(table), statement });
    for (const cell of cells) told.add(cell);
  };
  for (const { table, cells } of columns.deleted) {
    const at = { block: table, column: columnOf(cells[0] as string) };
    say(table, { act: 'delete', at }, cells);
  }
  const anchorOf = (cell: string): string | null => {
    const own = facts.runs.get(idOf((after.get(cell) as Entry).parent)) ?? new Map();
    for (const [anchor, run] of own) if (run.includes(cell)) return anchor as string;
    return null;
  };
  const behind = (table: string, cell: string): readonly [Spot, boolean] | null => {
    const anchor = anchorOf(cell);
    if (anchor === null) return null;
    return anchor === ''
      ? [{ block: table }, true]
      : [{ block: table, column: columnOf(anchor) }, false];
  };
  for (const { table, cells } of columns.inserted) {
    const place = behind(table, cells[0] as string);
    if (!place) continue;
    const blocks = cells.map((cell) =>
      arrivalOf((after.get(cell) as Entry).node, (id) => !inserted.has(id)),
    );
    const act = place[1] ? 'insertFirst' : 'insertAfter';
    say(table, { act, at: place[0], kind: 'column', blocks }, cells);
  }
  for (const { table, cells } of columns.moved) {
    const place = behind(table, cells[0] as string);
    if (!place) continue;
    const at = { block: table, column: columnOf(cells[0] as string) };
    say(table, { act: place[1] ? 'moveFirst' : 'moveAfter', at, to: place[0] }, cells);
  }
}

/** Blocks of one kind that come to one spot, one after the other, are told as several at once. */
function gather(statements: readonly Statement[]): readonly Statement[] {
  const gathered: Statement[] = [];
  for (const statement of statements) {
    const last = gathered.at(-1);
    if (last && canGather(last, statement)) {
      const blocks = [...last.blocks, ...(statement as typeof last).blocks];
      gathered[gathered.length - 1] = { ...last, blocks };
    } else gathered.push(statement);
  }
  return gathered;
}

type Insertion = Extract<Statement, { act: 'insertAfter' | 'insertFirst' }>;

function canGather(last: Statement, next: Statement): last is Insertion {
  if (last.act !== 'insertAfter' && last.act !== 'insertFirst') return false;
  if (last.act !== next.act || last.kind !== next.kind || last.kind === 'column') return false;
  return last.at.block === next.at.block;
}

/** Ids of a doc that something in it points at: references, links, indicators of measures, origins. */
export function targetsIn(doc: Node): ReadonlySet<string> {
  const targets = new Set<string>();
  const add = (id: unknown) => typeof id === 'string' && targets.add(id);
  doc.descendants((node) => {
    for (const name of ['to', 'indicator', 'origin']) add(node.attrs[name]);
    for (const { attrs } of node.marks)
      if (typeof attrs.href === 'string' && attrs.href.startsWith('#')) add(attrs.href.slice(1));
  });
  return targets;
}

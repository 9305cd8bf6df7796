/**
 * Changes of a block that is in both docs: its words, its marks, its type and attributes; and the
 * splits and joins in which several blocks share one change of words.
 */
import type { Node } from 'prosemirror-model';
import type { Change, Path, Words } from './change.ts';
import { isCell } from './columns.ts';
import type { Comparison, Entry } from './compare.ts';
import { cutFiner } from './finer-words.ts';
import { idOf } from './identity.ts';
import { lineJson, placeOf, prune } from './node-json.ts';
import { findSeams } from './seams.ts';
import { blocksOf, isAlike, lineOf } from './tree.ts';
import { diffLines, diffWords, joinTokens, rememberTokens } from './words.ts';

/** Changes of value of all blocks that stay, words included but for blocks in `wholes`. */
export function listLineChanges(
  facts: Comparison,
  wholes: ReadonlySet<string>,
  pathOf: (id: string) => Path,
): Change[] {
  const { before, after, values } = facts;
  const changes: Change[] = [];
  for (const id of values.keys()) {
    const [old, now] = [before.get(id), after.get(id)];
    if (!old || !now) continue;
    const about = { block: id, type: now.node.type.name, path: pathOf(id) };
    changes.push(...listAttributes(old.node, now.node, about));
    if (!wholes.has(id)) changes.push(...listWords(old.node, now.node, about));
  }
  return changes;
}

type About = Pick<Change, 'block' | 'type' | 'path'>;

function listAttributes(old: Node, now: Node, about: About): Change[] {
  if (isAlike(old, now)) return [];
  if (old.type !== now.type) {
    const shape = ({ type, attrs }: Node) => ({ type: type.name, attrs });
    return [{ kind: 'retype', ...about, before: shape(old), after: shape(now) }];
  }
  return Object.keys(now.attrs)
    .filter((name) => !equalJson(old.attrs[name], now.attrs[name]))
    .map((name): Change => {
      const [before, after] = [old.attrs[name], now.attrs[name]] as [unknown, unknown];
      return { kind: 'attribute', ...about, name, before, after };
    });
}

/** True for equal JSON values; key order does not count. */
export function equalJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every(
      (name) =>
        Object.hasOwn(b, name) &&
        equalJson((a as Record<string, unknown>)[name], (b as Record<string, unknown>)[name]),
    )
  );
}

function listWords(old: Node, now: Node, about: About): Change[] {
  const [from, to] = [lineOf(old), lineOf(now)];
  if (from.eq(to)) return [];
  const { words, coarse } = wordsBetween(old, now);
  const kind = words.every(({ op }) => op === 'equal') ? 'marks' : 'reword';
  const [before, after] = [lineJson(from), lineJson(to)];
  const { block, type, path } = about;
  const change = { kind, block, type, path, before, after, words } as const;
  return [coarse ? { ...change, coarse } : change];
}

/** The words of a block's own line that stayed, came and went, as a change of it tells them. */
export function wordsBetween(old: Node, now: Node): { words: readonly Words[]; coarse: boolean } {
  const { words, coarse } = diffLines(lineOf(old), lineOf(now));
  const grain = now.type.name === 'preformatted' ? 'code' : 'prose';
  return { words: coarse ? words : cutFiner(words, grain), coarse };
}

/** Splits and joins to show, and the ids their changes account for. */
export interface ShownSeams {
  readonly changes: readonly Change[];
  /** Blocks whose change of words is told by a split or join. */
  readonly wholes: ReadonlySet<string>;
  /** Blocks that came or went by one, with all that came or went in them. */
  readonly parts: ReadonlySet<string>;
}

/** The splits and joins, each told as one change where that says less than its blocks apart. */
export function showSeams(facts: Comparison, pathOf: (id: string) => Path): ShownSeams {
  const { before, after, inserted, deleted } = facts;
  const read = rememberTokens();
  const { splits, joins } = findSeams(facts, read);
  const changes: Change[] = [];
  const wholes = new Set<string>();
  const parts = new Set<string>();
  const tell = (whole: string, roots: readonly Entry[], kind: 'split' | 'join') => {
    const ids = kind === 'split' ? inserted : deleted;
    const lines = roots.flatMap(({ node }) => linesIn(node, ids));
    const [old, now] = [before.get(whole) as Entry, after.get(whole) as Entry];
    const line = { before: lineJson(lineOf(old.node)), after: lineJson(lineOf(now.node)) };
    const [short, first] = kind === 'split' ? [old.node, now.node] : [now.node, old.node];
    const long = joinTokens([first, ...lines].map((node) => read(lineOf(node))));
    const own = read(lineOf(short));
    const [a, b] = kind === 'split' ? [own, long] : [long, own];
    const words = cutFiner(diffWords(a, b).words, 'prose');
    const apart = lengthOfChanges(wordsBetween(old.node, now.node).words) + sizeOfLines(lines);
    if (lengthOfChanges(words) >= apart) return;
    const { name } = now.node.type;
    const about = { block: whole, type: name, path: pathOf(whole), line, words };
    const told = roots.map((root) => ({
      block: idOf(root.node),
      place: placeOf(root),
      json: prune(root.node, (id) => ids.has(id)),
    }));
    changes.push(
      kind === 'split'
        ? {
            kind,
            ...about,
            parts: told.map(({ block, place, json }) => ({ block, to: place, after: json })),
          }
        : {
            kind,
            ...about,
            parts: told.map(({ block, place, json }) => ({ block, from: place, before: json })),
          },
    );
    wholes.add(whole);
    for (const { block } of told) parts.add(block);
  };
  for (const [whole, roots] of findRoots(splits, after, inserted)) tell(whole, roots, 'split');
  for (const [whole, roots] of findRoots(joins, before, deleted)) tell(whole, roots, 'join');
  return { changes, wholes, parts };
}

/**
 * For each whole the outermost blocks its parts came or went in, in order: those that say nothing
 * of their own, hold parts of no other and little else.
 */
function findRoots(
  seams: ReadonlyMap<string, readonly string[]>,
  entries: ReadonlyMap<string, Entry>,
  ids: ReadonlySet<string>,
): readonly (readonly [whole: string, roots: readonly Entry[]])[] {
  const around = (text: string): Entry[] => {
    const found: Entry[] = [];
    let at = entries.get(text) as Entry;
    while (ids.has(idOf(at.parent)) && !isCell(at.parent) && lineOf(at.parent).size === 0) {
      at = entries.get(idOf(at.parent)) as Entry;
      found.push(at);
    }
    return found;
  };
  /** How much of each block around parts is theirs, and whose they are: null where of several. */
  const shares = new Map<Entry, { readonly whole: string | null; readonly size: number }>();
  for (const [whole, texts] of seams)
    for (const text of texts)
      for (const outer of around(text)) {
        const share = shares.get(outer) ?? { whole, size: 0 };
        const size = share.size + lineOf((entries.get(text) as Entry).node).size;
        shares.set(outer, { whole: share.whole === whole ? whole : null, size });
      }
  const isRoot = new Set<Entry>();
  for (const [outer, { whole, size }] of shares)
    if (whole !== null && size * 2 >= sizeOfLines(linesIn(outer.node, ids))) isRoot.add(outer);
  return [...seams].map(([whole, texts]) => {
    const roots = texts.map(
      (text) => around(text).findLast((outer) => isRoot.has(outer)) ?? entries.get(text),
    );
    return [whole, [...new Set(roots as readonly Entry[])]];
  });
}

/** The blocks of `ids` in a subtree that have a line, in order, with none that moved into it. */
function linesIn(node: Node, ids: ReadonlySet<string>, lines: Node[] = []): readonly Node[] {
  if (!ids.has(idOf(node))) return lines;
  if (node.isTextblock || lineOf(node).size > 0) lines.push(node);
  for (const block of blocksOf(node)) linesIn(block, ids, lines);
  return lines;
}

const sizeOfLines = (lines: readonly Node[]): number =>
  lines.reduce((sum, node) => sum + lineOf(node).size, 0);

const lengthOfChanges = (words: readonly Words[]): number =>
  words.reduce((sum, { op, text }) => (op === 'equal' ? sum : sum + text.length), 0);

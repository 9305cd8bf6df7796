/**
 * Changes of a block that is in both docs: its words, its marks, its type and attributes; and the
 * splits and joins in which several blocks share one change of words.
 */
import type { Node } from 'prosemirror-model';
import type { Change } from './change.ts';
import type { Comparison, Entry } from './compare.ts';
import { cutFiner } from './finer-words.ts';
import { idOf } from './identity.ts';
import { lineJson, placeOf, prune } from './node-json.ts';
import { pathOf } from './path.ts';
import { findSeams } from './seams.ts';
import { countBlocks, lineOf } from './tree.ts';
import { diffLines, diffWords, joinTokens, tokensOf } from './words.ts';

/** Changes of value of all blocks that stay, words included but for blocks in `wholes`. */
export function listLineChanges(facts: Comparison, wholes: ReadonlySet<string>): Change[] {
  const { before, after, values } = facts;
  const changes: Change[] = [];
  for (const id of values.keys()) {
    const [old, now] = [before.get(id), after.get(id)];
    if (!old || !now) continue;
    const about = { block: id, type: now.node.type.name, path: pathOf(id, after) };
    changes.push(...listAttributes(old.node, now.node, about));
    if (!wholes.has(id)) changes.push(...listWords(old.node, now.node, about));
  }
  return changes;
}

type About = Pick<Change, 'block' | 'type' | 'path'>;

function listAttributes(old: Node, now: Node, about: About): Change[] {
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
  const { words: found, coarse } = diffLines(from, to);
  const words = cutFiner(found, now.type.name === 'preformatted' ? 'code' : 'prose');
  const kind = words.every(({ op }) => op === 'equal') ? 'marks' : 'reword';
  const lines = { before: lineJson(from), after: lineJson(to) };
  return [{ kind, ...about, ...lines, words, ...(coarse && { coarse }) }];
}

/** Splits and joins to show, and the ids their changes account for. */
export interface ShownSeams {
  readonly changes: readonly Change[];
  /** Blocks whose change of words is told by a split or join. */
  readonly wholes: ReadonlySet<string>;
  /** Blocks that came or went by one: the outermost, if nothing else came or went in it. */
  readonly parts: ReadonlySet<string>;
}

/** The splits and joins whose parts are blocks of their own, as one change each. */
export function showSeams(facts: Comparison): ShownSeams {
  const { before, after, inserted, deleted } = facts;
  const { splits, joins } = findSeams(facts);
  const changes: Change[] = [];
  const wholes = new Set<string>();
  const parts = new Set<string>();
  const tell = (whole: string, texts: readonly string[], kind: 'split' | 'join') => {
    const [side, ids] = kind === 'split' ? [after, inserted] : [before, deleted];
    const roots = texts.map((text) => soleRoot(text, side, ids));
    if (roots.some((root) => root === null)) return;
    const entries = (roots as string[]).map((root) => side.get(root) as Entry);
    const [old, now] = [before.get(whole) as Entry, after.get(whole) as Entry];
    const line = { before: lineJson(lineOf(old.node)), after: lineJson(lineOf(now.node)) };
    const long = joinTokens(
      [(kind === 'split' ? now : old).node, ...texts.map((id) => (side.get(id) as Entry).node)].map(
        (node) => tokensOf(lineOf(node)),
      ),
    );
    const short = tokensOf(lineOf((kind === 'split' ? old : now).node));
    const [a, b] = kind === 'split' ? [short, long] : [long, short];
    const words = cutFiner(diffWords(a, b).words, 'prose');
    const about = {
      block: whole,
      type: now.node.type.name,
      path: pathOf(whole, after),
      line,
      words,
    };
    const json = (node: Node) => prune(node, (id) => ids.has(id));
    changes.push(
      kind === 'split'
        ? {
            kind,
            ...about,
            parts: entries.map((entry) => ({
              block: idOf(entry.node),
              to: placeOf(entry),
              after: json(entry.node),
            })),
          }
        : {
            kind,
            ...about,
            parts: entries.map((entry) => ({
              block: idOf(entry.node),
              from: placeOf(entry),
              before: json(entry.node),
            })),
          },
    );
    wholes.add(whole);
    for (const root of roots as string[]) parts.add(root);
  };
  for (const [whole, texts] of splits) tell(whole, texts, 'split');
  for (const [whole, texts] of joins) tell(whole, texts, 'join');
  return { changes, wholes, parts };
}

/** The outermost block of `ids` around this text, if the text is all there is in it. */
function soleRoot(
  text: string,
  entries: ReadonlyMap<string, Entry>,
  ids: ReadonlySet<string>,
): string | null {
  let entry = entries.get(text) as Entry;
  while (ids.has(idOf(entry.parent))) {
    const { parent } = entry;
    if (countBlocks(parent) !== 1 || lineOf(parent).size > 0) return null;
    entry = entries.get(idOf(parent)) as Entry;
  }
  return idOf(entry.node);
}

/**
 * Finds where one block was split into two or two were joined into one, so that both can be shown
 * as one change and edits on either side of the seam can be merged. It looks at words only; which
 * blocks came and went is already known.
 *
 * A split shows itself by a new text block whose `origin` is a block that lost words the new one
 * has. A join shows itself by a text block that went while the one before it gained its words.
 */
import type { Fragment, Node } from 'prosemirror-model';
import type { Comparison, Entry } from './compare.ts';
import { idOf } from './identity.ts';
import { isWord } from './tokens.ts';
import { blockAt, countBlocks, lineOf } from './tree.ts';
import { tokensOf } from './words.ts';

/**
 * By the text block that was or became the whole, its parts in document order: text blocks that
 * came of a split or went by a join. No block is in both.
 */
export interface Seams {
  readonly splits: ReadonlyMap<string, readonly string[]>;
  readonly joins: ReadonlyMap<string, readonly string[]>;
}

/** The splits and joins among the facts of a comparison. */
export function findSeams(comparison: Comparison): Seams {
  const { before, after, inserted, deleted } = comparison;
  const joins = new Map<string, string[]>();
  const joined = new Map<string, string>();
  for (const part of deleted) {
    const entry = before.get(part) as Entry;
    if (!entry.node.isTextblock) continue;
    const rest = textBefore(entry, comparison);
    const whole = rest && (joined.get(idOf(rest)) ?? idOf(rest));
    const lines = rewordedLine(comparison, whole);
    if (!whole || !lines || !isMostlyFrom(entry.node.content, lines.after, lines.before)) continue;
    joined.set(part, whole);
    joins.set(whole, [...(joins.get(whole) ?? []), part]);
  }
  const splits = new Map<string, string[]>();
  for (const part of inserted) {
    const { node, parent } = after.get(part) as Entry;
    const whole = node.attrs.origin as string | null;
    if (!node.isTextblock || !whole || joins.has(whole)) continue;
    if (isCell(parent) && inserted.has(idOf(parent))) continue;
    const lines = rewordedLine(comparison, whole);
    if (!lines || !isMostlyFrom(node.content, lines.before, lines.after)) continue;
    splits.set(whole, [...(splits.get(whole) ?? []), part]);
  }
  return { splits, joins };
}

/** The block's line before and after, when it is in both docs and its words changed. */
function rewordedLine({ before, after, values }: Comparison, id: string | null) {
  const [old, now] = id && values.has(id) ? [before.get(id), after.get(id)] : [];
  if (!old?.node.isTextblock || !now?.node.isTextblock) return null;
  const lines = { before: lineOf(old.node), after: lineOf(now.node) };
  return lines.before.eq(lines.after) ? null : lines;
}

/** True when over half of `part`'s words are words that `more` has and `less` has not. */
export function isMostlyFrom(part: Fragment, more: Fragment, less: Fragment): boolean {
  const spare = new Map<string, number>();
  for (const word of wordsOf(more)) spare.set(word, (spare.get(word) ?? 0) + 1);
  for (const word of wordsOf(less)) spare.set(word, (spare.get(word) ?? 0) - 1);
  const words = wordsOf(part);
  let found = 0;
  for (const word of words) {
    const left = spare.get(word) ?? 0;
    if (left > 0) found++;
    spare.set(word, left - 1);
  }
  return words.length > 0 && found * 2 > words.length;
}

/** The words of a line, in order. */
export const wordsOf = (line: Fragment): readonly string[] => tokensOf(line).texts.filter(isWord);

/** No line goes on from one cell into the next: a cell comes and goes with its row or column. */
const isCell = ({ type }: Node): boolean =>
  type.name === 'table_cell' || type.name === 'table_header';

/** The text block right before this one, out of a wrapper only if that wrapper is gone too. */
function textBefore(entry: Entry, { before, deleted }: Comparison): Node | null {
  let at: Entry | undefined = entry;
  while (at && at.index === 0) {
    const parent = idOf(at.parent);
    if (!deleted.has(parent) || isCell(at.parent)) return null;
    at = before.get(parent);
  }
  if (!at) return null;
  let node = blockAt(at.parent, at.index - 1);
  while (!node.isTextblock && countBlocks(node) > 0) node = blockAt(node, countBlocks(node) - 1);
  return node.isTextblock ? node : null;
}

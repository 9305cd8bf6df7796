/**
 * Finds where one block was split into two or two were joined into one, so that both can be shown
 * as one change and edits on either side of the seam can be merged. It looks at words only; which
 * blocks came and went is already known.
 *
 * A split shows itself by a new text block whose `origin` is a block that lost words the new one
 * has. A join shows itself by a text block that went while the one before it gained its words, or its
 * text as it was.
 */
import type { Fragment, Node } from 'prosemirror-model';
import type { Comparison, Entry } from './compare.ts';
import { idOf } from './identity.ts';
import { compareKeys, type OrderKey } from './order.ts';
import { isWord } from './tokens.ts';
import { blockAt, countBlocks } from './tree.ts';
import { rememberTokens, type Tokens, tokensOf, withoutSharedEnds } from './words.ts';

/**
 * By the text block that was or became the whole, its parts in document order: text blocks that
 * came of a split or went by a join. No block is in both.
 */
export interface Seams {
  readonly splits: ReadonlyMap<string, readonly string[]>;
  readonly joins: ReadonlyMap<string, readonly string[]>;
}

/** The splits and joins among the facts of a comparison; lines are cut into tokens by `read`. */
export function findSeams(comparison: Comparison, read = rememberTokens()): Seams {
  const { after, inserted } = comparison;
  const isLoss = tellParts(comparison, 'lost', read);
  const joins = findJoins(comparison, read);
  const splits = new Map<string, string[]>();
  const isPart = ({ isTextblock, attrs }: Node) => isTextblock && attrs.origin !== null;
  for (const part of textsIn(inserted, after, isPart)) {
    const { node, parent } = after.get(part) as Entry;
    const whole = node.attrs.origin as string;
    if (joins.has(whole)) continue;
    if (isCell(parent) && inserted.has(idOf(parent))) continue;
    if (!isLoss(node.content, whole)) continue;
    const parts = splits.get(whole);
    parts ? parts.push(part) : splits.set(whole, [part]);
  }
  return { splits, joins };
}

function findJoins(
  comparison: Comparison,
  read: (line: Fragment) => Tokens,
): Map<string, readonly string[]> {
  const { before, deleted } = comparison;
  const isGain = tellParts(comparison, 'gained', read);
  const joins = new Map<string, string[]>();
  const joined = new Map<string, string>();
  for (const part of textsIn(deleted, before, ({ isTextblock }) => isTextblock)) {
    const entry = before.get(part) as Entry;
    const rest = textBefore(entry, comparison);
    const whole = rest && (joined.get(idOf(rest)) ?? idOf(rest));
    if (!whole) continue;
    const { content, textContent } = entry.node;
    if (!isGain(content, whole) && !hasCome(textContent, whole, comparison)) continue;
    joined.set(part, whole);
    const parts = joins.get(whole);
    parts ? parts.push(part) : joins.set(whole, [part]);
  }
  return joins;
}

/** The blocks of `ids` that are wanted, in document order. */
function textsIn(
  ids: ReadonlySet<string>,
  entries: ReadonlyMap<string, Entry>,
  isWanted: (node: Node) => boolean,
): readonly string[] {
  const keys = new Map<string, OrderKey>();
  const keyOf = (id: string): OrderKey => {
    const entry = entries.get(id);
    const key = keys.get(id) ?? (entry ? [...keyOf(idOf(entry.parent)), entry.index] : []);
    keys.set(id, key);
    return key;
  };
  return [...ids]
    .filter((id) => isWanted((entries.get(id) as Entry).node))
    .sort((one, other) => compareKeys(keyOf(one), keyOf(other)));
}

/** How often each word stands on one side more than on the other; not above 0 where it does not. */
type Surplus = ReadonlyMap<string, number>;

/**
 * Tells of a part and a block whether over half of the part's words are words that the block gained
 * or lost; false where that is not in both docs with other words. The words of a block are counted
 * once, whatever it was split into.
 */
function tellParts(
  { before, after, values }: Comparison,
  side: 'gained' | 'lost',
  read: (line: Fragment) => Tokens,
) {
  const known = new Map<string, Surplus | null>();
  const count = (id: string): Surplus | null => {
    const [old, now] = values.has(id) ? [before.get(id)?.node, after.get(id)?.node] : [];
    if (!old?.isTextblock || !now?.isTextblock || old.content.eq(now.content)) return null;
    const [more, less] = side === 'gained' ? [now, old] : [old, now];
    return surplus(read(more.content), read(less.content));
  };
  return (part: Fragment, id: string): boolean => {
    const own = known.has(id) ? (known.get(id) as Surplus | null) : count(id);
    known.set(id, own);
    return own !== null && isMostlyOf(read(part), own);
  };
}

/** What both lines begin and end with counts for neither. */
function surplus({ texts: more }: Tokens, { texts: less }: Tokens): Surplus {
  const { start, aEnd, bEnd } = withoutSharedEnds(more, less);
  const counts = new Map<string, number>();
  const add = (texts: readonly string[], by: 1 | -1) => {
    for (const text of texts) if (isWord(text)) counts.set(text, (counts.get(text) ?? 0) + by);
  };
  add(more.slice(start, aEnd), 1);
  add(less.slice(start, bEnd), -1);
  return counts;
}

/** True when over half of `part`'s words are words that `more` has and `less` has not. */
export const isMostlyFrom = (part: Fragment, more: Fragment, less: Fragment): boolean =>
  isMostlyOf(tokensOf(part), surplus(tokensOf(more), tokensOf(less)));

/** True when over half of the words are words of the surplus. */
function isMostlyOf({ texts }: Tokens, surplus: Surplus): boolean {
  const words = texts.filter(isWord);
  const taken = new Map<string, number>();
  let found = 0;
  for (const word of words) {
    const left = surplus.get(word) ?? 0;
    if (left <= 0) continue;
    const before = taken.get(word) ?? 0;
    if (before < left) found++;
    taken.set(word, before + 1);
  }
  return words.length > 0 && found * 2 > words.length;
}

/** A shorter text may stand in another by chance. */
const glueLength = 8;

/** True when this text came into a block's, though its words may have grown together with others. */
function hasCome(text: string, id: string, { before, after }: Comparison): boolean {
  const [old, now] = [before.get(id)?.node, after.get(id)?.node];
  if (!old?.isTextblock || !now?.isTextblock || text.length < glueLength) return false;
  return now.textContent.includes(text) && !old.textContent.includes(text);
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

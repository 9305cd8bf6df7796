/**
 * Puts a doc in the place of the one being written, change by change. What stayed is left alone: a
 * cursor in it stays where it is, and what was done there can still be taken back. Blocks are known by
 * their ids, words by where they begin and end to differ, before the cursor and behind it.
 */
import { Fragment, type Node, Slice } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import { ReplaceStep } from 'prosemirror-transform';
import { type Candidate, heaviestChain } from '../../domain/text/chain.ts';
import { idOf } from '../../domain/text/identity.ts';

interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly by: Fragment;
}

/** What is found, and where the cursor stands. */
interface Changes {
  readonly found: Replacement[];
  readonly cursor: number;
}

/** The transaction that makes the state's doc this one; without a step where it is already. */
export function replaceDoc(state: EditorState, doc: Node): Transaction {
  const found: Replacement[] = [];
  collect(state.doc, doc, 0, { found, cursor: state.selection.head });
  const { tr } = state;
  // From the end on, so that none moves another.
  for (const { from, to, by } of found.reverse())
    if (tr.maybeStep(new ReplaceStep(from, to, new Slice(by, 0, 0))).failed)
      return whole(state, doc);
  return tr;
}

/** All of it in one step, where one change alone would leave a doc the schema does not allow. */
const whole = ({ tr, doc }: EditorState, next: Node): Transaction =>
  tr.replaceWith(0, doc.content.size, next.content);

/** What differs between two nodes of one kind; the content of the first begins at `start`. */
function collect(before: Node, after: Node, start: number, changes: Changes): void {
  const { found, cursor } = changes;
  if (before.isTextblock) {
    const [old, next, at] = [before.content, after.content, cursor - start];
    const there = 0 < at && at < old.size ? placeIn(old, next, at) : null;
    if (there === null) collectWords(old, next, start, found);
    else {
      collectWords(old.cut(0, at), next.cut(0, there), start, found);
      collectWords(old.cut(at), next.cut(there), start + at, found);
    }
    return;
  }
  const pairs = pairChildren(before, after);
  let [at, taken, given] = [start, 0, 0];
  const replaceUntil = (i: number, j: number) => {
    const gone = before.children.slice(taken, i).reduce((sum, { nodeSize }) => sum + nodeSize, 0);
    const by = after.children.slice(given, j);
    if (gone + by.length > 0) found.push({ from: at, to: at + gone, by: Fragment.from(by) });
    at += gone;
  };
  for (const { i, j } of pairs) {
    replaceUntil(i, j);
    const [old, next] = [before.child(i), after.child(j)];
    if (!old.eq(next)) collect(old, next, at + 1, changes);
    at += old.nodeSize;
    [taken, given] = [i + 1, j + 1];
  }
  replaceUntil(before.childCount, after.childCount);
}

/** The children that stay in order, `i` before and `j` after; of two that changed places the longer. */
function pairChildren(before: Node, after: Node): readonly Candidate[] {
  const places = new Map(before.children.map((child, index) => [keyOf(child), index]));
  return heaviestChain(
    after.children.flatMap((child, j) => {
      const i = places.get(keyOf(child));
      const stays = i !== undefined && before.child(i).hasMarkup(child.type, child.attrs);
      return stays ? [{ i, j, weight: child.nodeSize }] : [];
    }),
  );
}

/** A heading has no id: its section has one heading. */
const keyOf = (node: Node): string => idOf(node) || node.type.name;

/** So many letters on either side tell a place in a line: the more the surer, the fewer the nearer to it. */
const besides = [16, 8, 4] as const;

const readLine = (line: Fragment): string => line.textBetween(0, line.size, '', '\ufffc');

/** Where in the second line the place in the first is; null where the letters around it are not there once. */
function placeIn(before: Fragment, after: Fragment, at: number): number | null {
  const [old, next] = [readLine(before), readLine(after)];
  for (const many of besides) {
    const left = old.slice(Math.max(at - many, 0), at);
    const [first, ...more] = next.split(left + old.slice(at, at + many));
    if (more.length === 1 && first !== undefined) return first.length + left.length;
  }
  return null;
}

function collectWords(
  before: Fragment,
  after: Fragment,
  start: number,
  found: Replacement[],
): void {
  const from = before.findDiffStart(after);
  const end = before.findDiffEnd(after);
  if (from === null || !end) return;
  // The two ends can overlap where a change repeats what stands beside it.
  const overlap = Math.max(0, from - Math.min(end.a, end.b));
  const by = after.cut(from, end.b + overlap);
  found.push({ from: start + from, to: start + end.a + overlap, by });
}

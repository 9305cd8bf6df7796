/**
 * Tells for every word of a block who put it there, by following the newest words back through one
 * change after another. Who is meant by a label is the caller's affair; nothing is read or decided.
 *
 * All words of the newest line are pending at first. A step back asks of each pending stretch what it
 * was before: the part that the change inserted is put down to the change's label, the part that was
 * there stays pending at its older place, which after a split or join is in another block. So a word
 * that was deleted and put back belongs to who put it back, a moved block keeps its words, parts of a
 * split inherit them, and a join keeps those of each part. When nothing is pending, older changes need
 * not even be looked at.
 */
import type { Node } from 'prosemirror-model';
import { diff } from '../text/diff.ts';
import { idOf, TextFault } from '../text/identity.ts';
import {
  type LinePlace,
  listPassages,
  type Passage,
  placeLines,
  readLine,
} from '../text/passages.ts';

/** Words of the newest line side by side that are put down to one label. */
export interface Blamed<L> {
  readonly text: string;
  readonly label: L;
}

/** `[start, end)` of the newest line. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A stretch that stood at `at` of `block`'s line in the text reached so far. */
interface Pending extends Stretch {
  readonly block: string;
  readonly at: number;
}

/** How far a line has been followed back. */
export interface Trace<L> {
  readonly text: string;
  readonly settled: readonly (Stretch & { readonly label: L })[];
  readonly pending: readonly Pending[];
}

/** Begins at a block's newest line. A line without words has nothing pending. */
export const openTrace = <L>(block: string, text: string): Trace<L> => ({
  text,
  settled: [],
  pending: text === '' ? [] : [{ block, start: 0, end: text.length, at: 0 }],
});

/** The blocks whose older words still matter. */
export const pendingBlocks = ({ pending }: Trace<unknown>): ReadonlySet<string> =>
  new Set(pending.map(({ block }) => block));

/** One change further back: `passages` of the change that led to the text reached so far. */
export function traceBack<L>(trace: Trace<L>, passages: readonly Passage[], label: L): Trace<L> {
  const places = placeLines(passages, 'to');
  const settled = [...trace.settled];
  const pending: Pending[] = [];
  for (const one of trace.pending) {
    const place = places.get(one.block);
    if (!place) pending.push(one);
    else
      for (const part of partsBefore(one, place))
        if (part.block === null) settled.push({ start: part.start, end: part.end, label });
        else pending.push({ ...part, block: part.block });
  }
  return { text: trace.text, settled, pending };
}

/** What a pending stretch was made of; `block` is null for what the change brought. */
type Part = Stretch & { readonly at: number; readonly block: string | null };

function partsBefore({ start, end, at }: Pending, { passage, start: line }: LinePlace): Part[] {
  const parts: Part[] = [];
  const [low, high] = [line + at, line + at + (end - start)];
  for (const { op, text, from, to } of passage.runs) {
    if (op === 'delete') continue;
    const [first, last] = [Math.max(low, to), Math.min(high, to + text.length)];
    if (first >= last) continue;
    const own = { start: start + first - low, end: start + last - low };
    if (op === 'insert') parts.push({ ...own, at: 0, block: null });
    else parts.push(...cutByLines(own, from + first - to, passage));
  }
  return parts;
}

/** A stretch that stood at `at` of the older text, cut where the older lines end. */
function cutByLines({ start, end }: Stretch, at: number, { from }: Passage): Part[] {
  const parts: Part[] = [];
  let line = 0;
  for (const { block, text } of from) {
    const [first, last] = [Math.max(at, line), Math.min(at + end - start, line + text.length)];
    if (first < last)
      parts.push({ start: start + first - at, end: start + last - at, at: first - line, block });
    line += text.length + 1;
  }
  return parts;
}

/**
 * The newest line in runs, with what is still pending put down to `first`: the label of the text
 * reached. Neighbours of one label (`===`) are one run; the runs joined are the line.
 */
export function settleTrace<L>({ text, settled, pending }: Trace<L>, first: L): Blamed<L>[] {
  const all = [...settled, ...pending.map(({ start, end }) => ({ start, end, label: first }))];
  all.sort((a, b) => a.start - b.start);
  const runs: Blamed<L>[] = [];
  for (const { start, end, label } of all) {
    const last = runs.at(-1);
    const own = text.slice(start, end);
    if (last?.label === label) runs[runs.length - 1] = { text: last.text + own, label };
    else runs.push({ text: own, label });
  }
  return runs;
}

/** A text at some time, and who brought what is new in it. */
export interface State<L> {
  readonly label: L;
  readonly doc: Node;
}

/**
 * Who put the words of a block's own line there, by all states of its text from the oldest to the
 * newest. Laws: the runs joined are the line; a state that leaves its words alone changes no run. *Throws* `TextFault` `wrong-base` when the newest state has no such block.
 */
export function blame<L>(block: string, history: readonly State<L>[]): Blamed<L>[] {
  const newest = history.at(-1);
  const node = newest && findBlock(newest.doc, block);
  if (!newest || !node) throw new TextFault('wrong-base', block, `no block ${block} in this text`);
  let trace = openTrace<L>(block, readLine(node));
  let reached = newest;
  for (const state of history.slice(0, -1).reverse()) {
    if (trace.pending.length === 0) break;
    const { changes } = diff(state.doc, reached.doc);
    trace = traceBack(trace, listPassages(changes), reached.label);
    reached = state;
  }
  return settleTrace(trace, reached.label);
}

function findBlock(doc: Node, id: string): Node | null {
  let found: Node | null = null;
  doc.descendants((node) => {
    if (idOf(node) === id) found = node;
    return !found && !node.isTextblock;
  });
  return found;
}

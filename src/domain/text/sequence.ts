/**
 * Which elements of one sequence stand in another: the longest common subsequence of two lists of
 * keys. It knows nothing of texts.
 *
 * `matchSequences` is Myers' O(ND) algorithm in its linear-space form (E. W. Myers, "An O(ND)
 * Difference Algorithm and Its Variations", 1986, §4b): two searches, one from each end, follow
 * the furthest path on every diagonal until they meet; the meeting point halves the problem. The
 * result is a longest common subsequence as long as no half needs more than `effort` steps. Then
 * the search settles for the point where it got furthest and goes on from there, so the time stays
 * within (length × effort) whatever the texts, and the same input always gives the same result.
 */

/** A stretch of both sequences still to be matched: `a[a0…a1)` with `b[b0…b1)`. */
interface Box {
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
}

/** Turns values into small whole numbers, equal for equal keys, over any number of lists. */
export function numbering(): (keys: readonly string[]) => Int32Array {
  const numbers = new Map<string, number>();
  return (keys) => {
    const numbered = new Int32Array(keys.length);
    for (let at = 0; at < keys.length; at++) {
      const key = keys[at] as string;
      const known = numbers.get(key);
      numbered[at] = known ?? numbers.size;
      if (known === undefined) numbers.set(key, numbers.size);
    }
    return numbered;
  };
}

/**
 * For each index of `a`, the index in `b` it is matched with, or -1. Matches are equal and ascend
 * on both sides. `effort` bounds the edits followed from either end of one box.
 */
export function matchSequences(
  a: readonly string[],
  b: readonly string[],
  effort = 512,
): readonly number[] {
  const match = new Array<number>(a.length).fill(-1);
  let start = 0;
  let [aEnd, bEnd] = [a.length, b.length];
  while (start < aEnd && start < bEnd && a[start] === b[start]) {
    match[start] = start;
    start += 1;
  }
  while (aEnd > start && bEnd > start && a[aEnd - 1] === b[bEnd - 1]) {
    aEnd -= 1;
    bEnd -= 1;
    match[aEnd] = bEnd;
  }
  if (start < aEnd && start < bEnd)
    matchMiddle({ a, b, match }, { a0: start, a1: aEnd, b0: start, b1: bEnd }, effort);
  return match;
}

interface Sequences {
  readonly a: readonly string[];
  readonly b: readonly string[];
  readonly match: number[];
}

/**
 * What is left when the common ends are taken off. Elements the other side lacks cannot match;
 * leaving them out shortens the search, and where nothing is shared none is opened.
 */
function matchMiddle({ a, b, match }: Sequences, { a0, a1, b0, b1 }: Box, effort: number): void {
  const numbers = new Map<string, number>();
  for (let j = b0; j < b1; j++)
    if (!numbers.has(b[j] as string)) numbers.set(b[j] as string, numbers.size);
  const isShared = new Array<boolean>(numbers.size).fill(false);
  const left: number[] = [];
  const x: number[] = [];
  for (let i = a0; i < a1; i++) {
    const number = numbers.get(a[i] as string);
    if (number === undefined) continue;
    isShared[number] = true;
    left.push(i);
    x.push(number);
  }
  if (left.length === 0) return;
  const right: number[] = [];
  const y: number[] = [];
  for (let j = b0; j < b1; j++) {
    const number = numbers.get(b[j] as string) as number;
    if (!isShared[number]) continue;
    right.push(j);
    y.push(number);
  }
  const pair = (i: number, j: number) => {
    match[left[i] as number] = right[j] as number;
  };
  // Two searches that meet share the edits, of which there are no more than elements.
  const width = 2 * (Math.min(effort, (x.length + y.length + 1) >> 1) + 2) + 1;
  const fronts = [new Array<number>(width).fill(0), new Array<number>(width).fill(0)] as const;
  const open: Box[] = [{ a0: 0, a1: x.length, b0: 0, b1: y.length }];
  for (let box = open.pop(); box; box = open.pop()) {
    let { a0, a1, b0, b1 } = box;
    while (a0 < a1 && b0 < b1 && x[a0] === y[b0]) pair(a0++, b0++);
    while (a0 < a1 && b0 < b1 && x[a1 - 1] === y[b1 - 1]) pair(--a1, --b1);
    if (a0 === a1 || b0 === b1) continue;
    const [am, bm] = findMiddle(x, y, { a0, a1, b0, b1 }, fronts, effort);
    open.push({ a0: am, a1, b0: bm, b1 }, { a0, a1: am, b0, b1: bm });
  }
}

/**
 * One of the two searches. `reach[k + middle]` is how many elements of `a` the furthest path on
 * diagonal k has passed, counted from this search's own corner; k is elements of `a` less
 * elements of `b` passed.
 */
interface Front {
  readonly reach: number[];
  readonly middle: number;
  readonly x0: number;
  readonly y0: number;
  readonly step: 1 | -1;
}

function openFront(reach: number[], x0: number, y0: number, step: 1 | -1): Front {
  const middle = reach.length >> 1;
  reach[middle + 1] = 0;
  return { reach, middle, x0, y0, step };
}

/**
 * A point inside the box through which a shortest edit path leads, or, past `effort`, the point
 * reached furthest from the start. The box is trimmed (its first elements differ, and its last),
 * so a shortest path has at least two edits and the point is never a corner.
 */
function findMiddle(
  x: readonly number[],
  y: readonly number[],
  { a0, a1, b0, b1 }: Box,
  reaches: readonly [number[], number[]],
  effort: number,
): readonly [number, number] {
  const n = a1 - a0;
  const m = b1 - b0;
  const forward = openFront(reaches[0], a0, b0, 1);
  const backward = openFront(reaches[1], a1 - 1, b1 - 1, -1);
  const odd = ((n - m) & 1) !== 0;
  for (let edits = 0; edits <= effort; edits++) {
    advance(forward, edits, x, y, n, m);
    const met = odd ? meet(forward, edits, backward, edits - 1, n, m) : null;
    if (met) return [a0 + met[0], b0 + met[1]];
    advance(backward, edits, x, y, n, m);
    const back = odd ? null : meet(backward, edits, forward, edits, n, m);
    if (back) return [a1 - back[0], b1 - back[1]];
  }
  const [i, j] = furthest(forward, effort, n, m);
  return [a0 + i, b0 + j];
}

/** Diagonals a path of `edits` edits can stand on without leaving an n × m box. */
const lowest = (edits: number, m: number) => -(edits - 2 * Math.max(0, edits - m));
const highest = (edits: number, n: number) => edits - 2 * Math.max(0, edits - n);

/** One more edit on every diagonal, then along it as far as the elements are equal. */
function advance(
  { reach, middle, x0, y0, step }: Front,
  edits: number,
  x: readonly number[],
  y: readonly number[],
  n: number,
  m: number,
): void {
  reach[middle - edits - 1] = -1;
  if (edits > 0) reach[middle + edits + 1] = -1;
  for (let k = lowest(edits, m); k <= highest(edits, n); k += 2) {
    const below = reach[middle + k - 1] as number;
    const above = reach[middle + k + 1] as number;
    // A path pressed against the far side stays on its last point there, which is as cheap.
    let i = Math.min(below < above ? above : below + 1, n, m + k);
    while (i < n && i - k < m && x[x0 + step * i] === y[y0 + step * (i - k)]) i++;
    reach[middle + k] = i;
  }
}

/** The first point of `front` that the `other` search has reached or passed, in front's counts. */
function meet(
  front: Front,
  edits: number,
  other: Front,
  otherEdits: number,
  n: number,
  m: number,
): readonly [number, number] | null {
  for (let k = lowest(edits, m); k <= highest(edits, n); k += 2) {
    const facing = n - m - k;
    if (facing < lowest(otherEdits, m) || facing > highest(otherEdits, n)) continue;
    const i = front.reach[front.middle + k] as number;
    if (i + (other.reach[other.middle + facing] as number) >= n) return [i, i - k];
  }
  return null;
}

function furthest(front: Front, edits: number, n: number, m: number): readonly [number, number] {
  let best: readonly [number, number] = [0, 0];
  for (let k = lowest(edits, m); k <= highest(edits, n); k += 2) {
    const i = front.reach[front.middle + k] as number;
    if (2 * i - k > best[0] + best[1]) best = [i, i - k];
  }
  return best;
}

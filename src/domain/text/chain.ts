/** Of possible matches between two sequences, those that can all stand: the heaviest chain. */

/** A possible match of element `i` of one sequence with `j` of another. */
export interface Candidate {
  readonly i: number;
  readonly j: number;
  readonly weight: number;
}

/**
 * The heaviest chain of candidates in which both `i` and `j` strictly ascend, in order: a longest
 * increasing subsequence by weight, with a Fenwick tree of prefix maxima over `j`.
 */
export function heaviestChain(candidates: readonly Candidate[]): Candidate[] {
  // Of equal i the greater j comes first, so that no two candidates of one i can follow.
  const sorted = [...candidates].sort((x, y) => x.i - y.i || y.j - x.j);
  const size = sorted.reduce((most, { j }) => Math.max(most, j + 2), 1);
  const best = new Int32Array(size).fill(-1);
  const total = new Float64Array(sorted.length);
  const before = new Int32Array(sorted.length);
  const heavier = (x: number, y: number) =>
    y < 0 || (x >= 0 && (total[x] as number) >= (total[y] as number)) ? x : y;
  sorted.forEach(({ j, weight }, at) => {
    let link = -1;
    for (let node = j; node > 0; node -= node & -node) link = heavier(link, best[node] as number);
    before[at] = link;
    total[at] = weight + (link < 0 ? 0 : (total[link] as number));
    for (let node = j + 1; node < size; node += node & -node)
      best[node] = heavier(best[node] as number, at);
  });
  let last = -1;
  for (let at = 0; at < sorted.length; at++) last = heavier(last, at);
  const chain: Candidate[] = [];
  for (let at = last; at >= 0; at = before[at] as number) chain.push(sorted[at] as Candidate);
  return chain.reverse();
}

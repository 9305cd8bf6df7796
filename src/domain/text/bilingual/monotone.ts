/**
 * Aligns two lists whose elements keep their order, and says how sure each pair is. It knows nothing
 * of texts: what two elements are worth to each other comes in as a function.
 *
 * An alignment is a path from (0, 0) to (n, m) whose moves pair one element with one, leave out one
 * of either list, or pair one with two. Its weight is the sum of its moves' (logarithms of
 * likelihoods), so the best path is found by dynamic programming (Viterbi), and the probability
 * that a move belongs to the true path by summing over all paths that use it (forward–backward;
 * Rabiner, "A tutorial on hidden Markov models", 1989, §III). Only cells of a band are visited, so
 * time and memory follow length × width of the band.
 */

/** The columns `[low, high]` of the band in each row, 0 to n; both ascend, corners included. */
export interface Band {
  readonly low: Int32Array;
  readonly high: Int32Array;
}

/** Weights of the moves; `-Infinity` forbids one. Indexes are of the first elements paired. */
export interface Weights {
  readonly pair: (i: number, j: number) => number;
  /** One of the first list with two of the second, and the other way round. */
  readonly split: (i: number, j: number) => number;
  readonly join: (i: number, j: number) => number;
  /** An element of either list left out. */
  readonly skip: number;
}

/** Two elements that a move of the best path pairs. */
export interface Match {
  readonly i: number;
  readonly j: number;
  /** True for the later of two elements that are paired with one. */
  readonly later: boolean;
  /** Probability, 0 to 1, that the true alignment pairs the two, by whatever move. */
  readonly probability: number;
}

interface Move {
  readonly rows: number;
  readonly columns: number;
}

const moves: readonly Move[] = [
  { rows: 1, columns: 1 },
  { rows: 1, columns: 2 },
  { rows: 2, columns: 1 },
  { rows: 1, columns: 0 },
  { rows: 0, columns: 1 },
];

/** The pairs of the best path, in order. `n` and `m` are the lengths of the lists. */
export function alignMonotone(
  n: number,
  m: number,
  weights: Weights,
  band: Band,
): readonly Match[] {
  const grid = layGrid(n, band);
  const cost = weighMoves(n, m, weights, grid);
  const best = sweep(n, m, grid, cost, Math.max);
  const forward = sweep(n, m, grid, cost, addLogs);
  const backward = sweepBack(n, m, grid, cost);
  const share = (i: number, j: number, move: number): number => {
    const { rows, columns } = moves[move] as Move;
    const [from, to] = [grid.at(i, j), i + rows > n ? -1 : grid.at(i + rows, j + columns)];
    if (from < 0 || to < 0) return 0;
    const weight = cost[from * moves.length + move] as number;
    const whole = forward[grid.at(n, m)] as number;
    return Math.exp((forward[from] as number) + weight + (backward[to] as number) - whole);
  };
  const probability = (i: number, j: number): number =>
    Math.min(
      1,
      share(i, j, 0) + share(i, j, 1) + share(i, j - 1, 1) + share(i, j, 2) + share(i - 1, j, 2),
    );
  return tracePath(n, m, grid, cost, best).flatMap(({ i, j, rows, columns }) => {
    if (rows === 0 || columns === 0) return [];
    const first = { i, j, later: false, probability: probability(i, j) };
    if (rows === columns) return [first];
    const [lastI, lastJ] = [i + rows - 1, j + columns - 1];
    return [first, { i: lastI, j: lastJ, later: true, probability: probability(lastI, lastJ) }];
  });
}

/** The moves of the best path from the start, each with the cell it leaves. */
function tracePath(n: number, m: number, grid: Grid, cost: Float64Array, best: Float64Array) {
  const path: (Move & { readonly i: number; readonly j: number })[] = [];
  for (let [i, j] = [n, m]; i > 0 || j > 0; ) {
    const here = best[grid.at(i, j)] as number;
    const taken = moves.findIndex(({ rows, columns }, move) => {
      const from = grid.at(i - rows, j - columns);
      if (from < 0) return false;
      return (best[from] as number) + (cost[from * moves.length + move] as number) === here;
    });
    const { rows, columns } = moves[taken] as Move;
    [i, j] = [i - rows, j - columns];
    path.push({ i, j, rows, columns });
  }
  return path.reverse();
}

/** The band's cells row after row in one array. */
interface Grid {
  readonly size: number;
  readonly band: Band;
  /** The place of a cell, or -1 outside the band. */
  readonly at: (i: number, j: number) => number;
}

function layGrid(n: number, band: Band): Grid {
  const start = new Int32Array(n + 2);
  for (let i = 0; i <= n; i++)
    start[i + 1] = (start[i] as number) + (band.high[i] as number) - (band.low[i] as number) + 1;
  return {
    size: start[n + 1] as number,
    band,
    at: (i, j) =>
      i < 0 || j < (band.low[i] as number) || j > (band.high[i] as number)
        ? -1
        : (start[i] as number) + j - (band.low[i] as number),
  };
}

/** For each cell the weights of the moves that leave it. */
function weighMoves(n: number, m: number, weights: Weights, grid: Grid): Float64Array {
  const cost = new Float64Array(grid.size * moves.length).fill(Number.NEGATIVE_INFINITY);
  const weigh = [weights.pair, weights.split, weights.join, () => weights.skip, () => weights.skip];
  visit(n, grid, (i, j, cell) => {
    moves.forEach(({ rows, columns }, move) => {
      if (i + rows > n || j + columns > m || grid.at(i + rows, j + columns) < 0) return;
      cost[cell * moves.length + move] = (weigh[move] as Weights['pair'])(i, j);
    });
  });
  return cost;
}

function visit(
  n: number,
  { band, at }: Grid,
  see: (i: number, j: number, cell: number) => void,
): void {
  for (let i = 0; i <= n; i++)
    for (let j = band.low[i] as number; j <= (band.high[i] as number); j++) see(i, j, at(i, j));
}

/** For each cell what all paths to it come to. */
function sweep(
  n: number,
  m: number,
  grid: Grid,
  cost: Float64Array,
  add: (x: number, y: number) => number,
): Float64Array {
  const total = new Float64Array(grid.size).fill(Number.NEGATIVE_INFINITY);
  total[grid.at(0, 0)] = 0;
  visit(n, grid, (i, j, cell) => {
    moves.forEach(({ rows, columns }, move) => {
      const to = i + rows <= n && j + columns <= m ? grid.at(i + rows, j + columns) : -1;
      if (to >= 0)
        total[to] = add(
          total[to] as number,
          (total[cell] as number) + (cost[cell * moves.length + move] as number),
        );
    });
  });
  return total;
}

/** For each cell what all paths from it to the end come to. */
function sweepBack(n: number, m: number, grid: Grid, cost: Float64Array): Float64Array {
  const total = new Float64Array(grid.size).fill(Number.NEGATIVE_INFINITY);
  total[grid.at(n, m)] = 0;
  for (let i = n; i >= 0; i--)
    for (let j = grid.band.high[i] as number; j >= (grid.band.low[i] as number); j--) {
      const cell = grid.at(i, j);
      moves.forEach(({ rows, columns }, move) => {
        const to = i + rows <= n && j + columns <= m ? grid.at(i + rows, j + columns) : -1;
        if (to >= 0)
          total[cell] = addLogs(
            total[cell] as number,
            (total[to] as number) + (cost[cell * moves.length + move] as number),
          );
      });
    }
  return total;
}

/** log(eˣ + eʸ) without leaving the range of numbers. */
function addLogs(x: number, y: number): number {
  const high = Math.max(x, y);
  if (high === Number.NEGATIVE_INFINITY) return high;
  return high + Math.log1p(Math.exp(Math.min(x, y) - high));
}

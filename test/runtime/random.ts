/** Chance that can be had again: every run prints its seed, and `KELISIM_SEED` sets it. */

export interface Chance {
  readonly seed: number;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  pick<T>(list: readonly T[]): T;
}

/** Mulberry32 (Tommy Ettinger, 2017): one 32-bit word of state, good enough to choose tests by. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    seed,
    whole,
    pick: (list) => list[whole(0, list.length - 1)] as (typeof list)[number],
  };
}

/** The seed asked for, or one from the clock. */
export const seedNow = (): number => Number(process.env.KELISIM_SEED ?? Date.now() % 1_000_000_007);

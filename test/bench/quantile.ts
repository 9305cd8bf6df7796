/** Times in milliseconds, and how they are told. */

const sorted = (times: readonly number[]) => [...times].sort((one, other) => one - other);
/** The time that this share of them stays under. */
export const quantile = (times: readonly number[], share: number): number =>
  sorted(times)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;

/** Microseconds where a millisecond says too little. */
export const milliseconds = (time: number): string =>
  time < 0.1 ? `${(time * 1_000).toFixed(1)} µs` : `${time.toFixed(2)} ms`;

/** Taking times and saying them: medians, because a shared machine spoils means. */

export interface Timed<T> {
  readonly value: T;
  readonly milliseconds: number;
}

export function time<T>(work: () => T): Timed<T> {
  const start = performance.now();
  const value = work();
  return { value, milliseconds: performance.now() - start };
}

export async function timeAsync<T>(work: () => Promise<T>): Promise<Timed<T>> {
  const start = performance.now();
  const value = await work();
  return { value, milliseconds: performance.now() - start };
}

/** The value at `share` of the sorted list: 0.5 is the median, 1 the greatest; 0 for no values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** `850 µs`, `3.2 ms`, `240 ms`, `12.0 s`. */
export function tellTime(milliseconds: number): string {
  if (milliseconds < 1) return `${(milliseconds * 1000).toFixed(milliseconds < 0.01 ? 1 : 0)} µs`;
  if (milliseconds < 1000) return `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms`;
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/**
 * Taking times and saying them: medians, because a shared machine spoils means, and the processor's
 * time beside the clock's, because it spoils that least.
 */

export interface Cost {
  readonly milliseconds: number;
  /** Of all threads of the process: collecting garbage and compiling too. */
  readonly cpuMilliseconds: number;
}

export interface Timed<T> extends Cost {
  readonly value: T;
}

/** What is spent from now on until the function given is asked. */
function openCost(): () => Cost {
  const cpu = process.cpuUsage();
  const start = performance.now();
  return () => {
    const milliseconds = performance.now() - start;
    const { user, system } = process.cpuUsage(cpu);
    return { milliseconds, cpuMilliseconds: (user + system) / 1000 };
  };
}

export function time<T>(work: () => T): Timed<T> {
  const spent = openCost();
  const value = work();
  return { value, ...spent() };
}

export async function timeAsync<T>(work: () => Promise<T>): Promise<Timed<T>> {
  const spent = openCost();
  const value = await work();
  return { value, ...spent() };
}

export const addCosts = (a: Cost, b: Cost): Cost => ({
  milliseconds: a.milliseconds + b.milliseconds,
  cpuMilliseconds: a.cpuMilliseconds + b.cpuMilliseconds,
});

/** `3.2 ms, 2.8 ms of processor, slowest 14 ms`; the first two are medians. */
export function tellCosts(costs: readonly Cost[]): string {
  const times = costs.map(({ milliseconds }) => milliseconds);
  const cpu = median(costs.map(({ cpuMilliseconds }) => cpuMilliseconds));
  return `${tellTime(median(times))}, ${tellTime(cpu)} of processor, slowest ${tellTime(quantile(times, 1))}`;
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

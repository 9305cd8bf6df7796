/** The middle of some waits, told with how many there were, so that nobody takes two for a rule. */

/** A median of working days over `of` waits; `days` is null of none, and where it is withheld. */
export interface Middle {
  readonly of: number;
  readonly days: number | null;
}

export const middleOf = (days: readonly number[]): Middle => ({
  of: days.length,
  days: median(days),
});

/** The middle one in order, or half-way between the two; null of nothing. */
export function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** Values that indicators reached, as they are reported after adoption. It decides nothing. */

/** How a value is written: a decimal with a point, no grouping. */
export const valuePattern = /^-?\d{1,18}(\.\d{1,9})?$/;

/** One report: the value an indicator had in a year, and where that is known from. */
export interface Reached {
  /** Id of the indicator's block, in the version that was adopted. */
  readonly block: string;
  readonly version: number;
  /** Four digits. */
  readonly year: string;
  /** As `valuePattern` has it; its unit stands in the text. */
  readonly value: string;
  readonly source: string;
  /** Why an earlier report of that year is corrected; empty for the first. */
  readonly reason: string;
}

/** What holds of a list in order of arrival: the last report of each year, by indicator and year. */
export function lastReached<T extends Pick<Reached, 'block' | 'year'>>(
  reports: readonly T[],
): readonly T[] {
  const last = new Map(reports.map((one) => [`${one.block} ${one.year}`, one]));
  return [...last.values()].sort((a, b) =>
    a.block === b.block ? (a.year < b.year ? -1 : 1) : a.block < b.block ? -1 : 1,
  );
}

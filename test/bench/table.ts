/** What a measurement comes to: a figure beside the floor it is held against, and the aim. */

export interface Measured {
  readonly what: string;
  readonly figure: string;
  readonly floor: string;
  /** The figure as a share of the floor, where there is one. */
  readonly ratio: number | null;
  readonly aim: string;
}

/** A figure that stands by itself. */
export const plain = (what: string, figure: string, aim = ''): Measured => ({
  what,
  figure,
  floor: '',
  ratio: null,
  aim,
});

/** A part of the bench; one that takes long gives its rows in sets, each as soon as it is measured. */
export interface Part {
  readonly title: string;
  readonly measure: () => Promise<readonly Measured[]> | AsyncIterable<readonly Measured[]>;
}

export const rate = (perSecond: number, unit: string): string =>
  `${perSecond >= 100 ? perSecond.toFixed(0) : perSecond.toFixed(1)} ${unit}/s`;

export const size = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;

/** Measures a part and prints what comes of it. */
export async function printPart({ title, measure }: Part): Promise<void> {
  const measured = measure();
  if (!(Symbol.asyncIterator in measured)) return printTable(title, await measured);
  for await (const rows of measured) printTable(title, rows);
}

/** Prints rows under a heading, in columns. */
function printTable(title: string, rows: readonly Measured[]): void {
  const lines = [
    ['', 'measured', 'floor', 'ratio', 'aim'],
    ...rows.map(({ what, figure, floor, ratio, aim }) => [
      what,
      figure,
      floor,
      ratio === null ? '' : ratio.toFixed(2),
      aim,
    ]),
  ];
  const widths = lines[0]?.map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  console.log(`\n${title}`);
  for (const line of lines)
    console.log(`  ${line.map((cell, column) => cell.padEnd(widths?.[column] ?? 0)).join('  ')}`);
}

/** How often each kind occurs, the commonest first: `3 met, 1 missed`; `none` for an empty list. */
export function tellCounts(kinds: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const told = [...counts].sort(([, x], [, y]) => y - x).map(([kind, count]) => `${count} ${kind}`);
  return told.join(', ') || 'none';
}

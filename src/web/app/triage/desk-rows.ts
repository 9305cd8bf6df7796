/** The rows of the merge desk: each amendment with what its preview says of it. It draws nothing. */
import type { Preview } from '../api/desk.ts';
import type { Placed } from './columns.ts';

export interface DeskRow {
  /** The number of the amendment. */
  readonly id: number;
  readonly placed: Placed;
  /** What it lacks before it can be applied. */
  readonly faults: readonly string[];
  /** It cannot be carried out as it is intended. */
  readonly isLeft: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** Rows in the order of the entries; one that says what it said is the same object as before. */
export function rowsOf(
  entries: readonly Placed[],
  { faults, unapplied }: Pick<Preview, 'faults' | 'unapplied'>,
): readonly DeskRow[] {
  const lacking = Map.groupBy(faults, ({ amendment }) => amendment);
  const left = new Set(unapplied.map(({ amendment }) => amendment));
  return entries.map((placed, index) => {
    const id = placed.card.amendment;
    return recogniseRow({
      id,
      placed,
      faults: (lacking.get(id) ?? []).map(({ why }) => why),
      isLeft: left.has(id),
      isFirst: index === 0,
      isLast: index === entries.length - 1,
    });
  });
}

/** Each entry as it stood on the desk last. */
const rowsLast = new WeakMap<Placed, DeskRow>();

function recogniseRow(row: DeskRow): DeskRow {
  const known = rowsLast.get(row.placed);
  const isSame =
    known?.isLeft === row.isLeft &&
    known.isFirst === row.isFirst &&
    known.isLast === row.isLast &&
    known.faults.join() === row.faults.join();
  if (known && isSame) return known;
  rowsLast.set(row.placed, row);
  return row;
}

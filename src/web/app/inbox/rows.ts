/** The rows of the inbox by group, in the order of urgency. */
import { inboxGroups } from '../../../domain/draft/inbox-when.ts';
import type { InboxGroup, InboxRow } from '../api/inbox.ts';

export interface GroupedRows {
  readonly group: InboxGroup;
  readonly rows: readonly InboxRow[];
}

/** Groups without rows are left out; rows keep their order. */
export const groupRows = (rows: readonly InboxRow[]): readonly GroupedRows[] =>
  inboxGroups
    .map((group) => ({ group, rows: rows.filter((row) => row.group === group) }))
    .filter((one) => one.rows.length > 0);

/** The row so many lines on from another, staying at the ends; the first one from nowhere. */
export function rowFrom(
  rows: readonly InboxRow[],
  id: string | undefined,
  by: 1 | -1,
): InboxRow | undefined {
  const here = rows.findIndex((row) => row.id === id);
  return here < 0 ? rows[0] : rows[Math.min(Math.max(here + by, 0), rows.length - 1)];
}

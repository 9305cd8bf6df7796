/**
 * How often each block id stands in a doc, kept from change to change instead of being counted
 * anew. An index is a value: an older one stays right when a newer one is made from it, since an
 * editor state may be asked again after others came of it. It knows nothing of docs.
 *
 * Only the newest index has the table; an older one keeps what the next changed, and takes the
 * table back, leaving that note the other way round, when it is asked (Baker, "Shallow binding
 * makes functional arrays fast", 1991). So a change costs what it changes, and a state thrown away
 * takes its notes with it.
 */

/** An id's count; 0 for one that stood in the doc before; undefined for one that never did. */
type Count = number | undefined;

interface Note {
  readonly newer: IdIndex;
  readonly counts: ReadonlyMap<string, Count>;
}

/** The counts at one moment; only this module looks inside. */
export interface IdIndex {
  held: Map<string, number> | Note;
}

/** An index of these counts, which it takes over. */
export const createIdIndex = (counts: Map<string, number>): IdIndex => ({ held: counts });

/** How often the id stands in the doc; 0 when it is gone, undefined when it never was there. */
export const countOf = (index: IdIndex, id: string): Count => openTable(index).get(id);

/** How many ids the index knows, those that are gone included. */
export const knownIn = (index: IdIndex): number => openTable(index).size;

/** The index after these differences; `index` itself when there are none. */
export function changeCounts(index: IdIndex, differences: ReadonlyMap<string, number>): IdIndex {
  if (differences.size === 0) return index;
  const table = openTable(index);
  const changed: IdIndex = { held: table };
  const before = new Map<string, Count>();
  for (const [id, difference] of differences) {
    before.set(id, table.get(id));
    table.set(id, (table.get(id) ?? 0) + difference);
  }
  index.held = { newer: changed, counts: before };
  return changed;
}

/** The table, brought to this index along the notes of those that came after it. */
function openTable(index: IdIndex): Map<string, number> {
  const way: { readonly index: IdIndex; readonly note: Note }[] = [];
  let at = index;
  while (!(at.held instanceof Map)) {
    way.push({ index: at, note: at.held });
    at = at.held.newer;
  }
  const table = at.held;
  for (const { index: older, note } of way.reverse()) {
    note.newer.held = { newer: older, counts: swapCounts(table, note.counts) };
    older.held = table;
  }
  return table;
}

/** Writes the counts into the table and returns what they replaced. */
function swapCounts(
  table: Map<string, number>,
  counts: ReadonlyMap<string, Count>,
): ReadonlyMap<string, Count> {
  const replaced = new Map<string, Count>();
  for (const [id, count] of counts) {
    replaced.set(id, table.get(id));
    if (count === undefined) table.delete(id);
    else table.set(id, count);
  }
  return replaced;
}

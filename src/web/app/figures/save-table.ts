/** A table as a file for spreadsheets, made where it is shown: it holds what one sees. */
import { type Cell, writeCsv } from '../../../domain/csv.ts';

export interface SavedTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Gives the browser a file to keep; `name` has no ending yet. */
export function saveTable(name: string, { columns, rows }: SavedTable): void {
  const text = writeCsv([columns, ...rows]);
  const href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = href;
  link.download = `${name}.csv`;
  link.click();
  URL.revokeObjectURL(href);
}

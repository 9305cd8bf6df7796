/** Tables as CSV (RFC 4180) that spreadsheets open as they are meant: UTF-8, and text that stays text. */

export type Cell = string | number | null;

/** Rows with CRLF after each, behind a byte order mark; null is an empty cell. */
export const writeCsv = (rows: readonly (readonly Cell[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(writeCell).join(',')}\r\n`).join('')}`;

/** Spreadsheets compute cells that begin like this, whoever wrote them. */
const computed = /^[=+\-@\t\r]/;

function writeCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = computed.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Tables as text with separators (RFC 4180), read strictly and written so that no spreadsheet takes a
 * cell for a formula. What is read is what was written, to the letter: `readCsv(printCsv(t))` is `t`.
 */
import { sayFieldFault } from '../domain/field-fault.ts';

/** A record and the line it begins at, counted from 1; a cell in quotes may go over several. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

export type CsvFaultCode = 'open-quote' | 'stray-quote' | 'after-quote' | 'stray-return';

/** Why a text is no table. After the first fault nothing can be trusted, so there is one. */
export class CsvFault extends Error {
  readonly code: CsvFaultCode;
  readonly line: number;
  /** Of the cell, counted from 1. */
  readonly column: number;

  constructor(code: CsvFaultCode, line: number, column: number) {
    super(`line ${line}, column ${column}: ${sayFieldFault({ code })}`);
    this.name = 'CsvFault';
    this.code = code;
    this.line = line;
    this.column = column;
  }
}

const separators = [';', ',', '\t'] as const;
type Separator = (typeof separators)[number];

/** The separator a first line uses most; a comma when it uses none. */
function findSeparator(text: string): Separator {
  const end = text.search(/[\r\n]/);
  const first = (end < 0 ? text : text.slice(0, end)).replace(/"[^"]*"/g, '');
  const uses = (one: Separator) => first.split(one).length;
  return separators.reduce((best, one) => (uses(one) > uses(best) ? one : best), ',');
}

/**
 * The records of a table, its head first; blank lines are none. A byte order mark is passed over, the
 * separator is found in the first line. @throws CsvFault.
 *
 * One pass over the text: a cell that begins with a quote ends at the next single quote, any other at
 * the next separator or end of line, so each is cut out whole and no character is looked at twice.
 */
export function readCsv(given: string): readonly CsvRecord[] {
  const text = given.startsWith('\ufeff') ? given.slice(1) : given;
  const separator = findSeparator(text);
  const cellEnd = new RegExp(`[${separator}\\r\\n"]`, 'g');
  const records: CsvRecord[] = [];
  let cells: string[] = [];
  let line = 1;
  let begun = 1;
  let at = 0;
  const fail = (code: CsvFaultCode): never => {
    throw new CsvFault(code, line, cells.length + 1);
  };

  const readQuoted = (): string => {
    const start = at + 1;
    let end = start;
    for (;;) {
      end = text.indexOf('"', end);
      if (end < 0) return fail('open-quote');
      if (text[end + 1] !== '"') break;
      end += 2;
    }
    at = end + 1;
    const cell = text.slice(start, end);
    const next = text[at];
    if (next !== undefined && next !== separator && next !== '\n' && next !== '\r')
      fail('after-quote');
    line += cell.split('\n').length - 1;
    return cell.replaceAll('""', '"');
  };
  const readPlain = (): string => {
    cellEnd.lastIndex = at;
    const found = cellEnd.exec(text);
    const start = at;
    at = found ? found.index : text.length;
    if (found?.[0] === '"') fail('stray-quote');
    return text.slice(start, at);
  };

  while (at < text.length) {
    cells.push(releaseFormula(text[at] === '"' ? readQuoted() : readPlain()));
    const next = text[at];
    if (next === separator) {
      at++;
      if (at < text.length) continue;
      cells.push('');
    }
    if (next === '\r' && text[at + 1] !== '\n') fail('stray-return');
    at += next === '\r' ? 2 : 1;
    if (cells.length > 1 || cells[0] !== '') records.push({ line: begun, cells });
    cells = [];
    line++;
    begun = line;
  }
  return records;
}

/**
 * What a spreadsheet might run: a sign that begins a formula, in either width, or what hides one. An
 * apostrophe before it makes it text; one that stood there already is told apart by another.
 */
const formula = /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;
const held = /^'+(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;

const holdFormula = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell);
const releaseFormula = (cell: string): string => (held.test(cell) ? cell.slice(1) : cell);

/**
 * Records as text: separated by commas, lines ended by CR LF, led by a byte order mark, without which
 * spreadsheets take UTF-8 for something else. A record of one empty cell is written in quotes.
 */
export function printCsv(records: readonly (readonly string[])[]): string {
  const lines = records.map((cells) =>
    cells.length === 1 && cells[0] === '' ? '""' : cells.map(printCell).join(','),
  );
  return `\ufeff${lines.map((line) => `${line}\r\n`).join('')}`;
}

function printCell(cell: string): string {
  const safe = holdFormula(cell);
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

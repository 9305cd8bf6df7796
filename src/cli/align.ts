/**
 * `kelisim align`: two files in two languages side by side, with what each says in figures and the
 * other does not. The languages are told by their letters unless they are named.
 */
import type { Node } from 'prosemirror-model';
import { isLanguage, type Language, languages } from '../domain/language.ts';
import { listRows, type TranslationRow } from '../domain/text/bilingual/rows.ts';
import { countingIds } from '../domain/text/identity.ts';
import { showControls } from '../domain/text/render-markdown.ts';
import { lineOf } from '../domain/text/tree.ts';
import { CommandFault, exitCodes, print } from './exit.ts';
import { readDoc } from './files.ts';

export interface AlignOptions {
  readonly json?: boolean | undefined;
  /** `kk,ru`: the language of each file. */
  readonly langs?: string | undefined;
  /** Characters across a printed line. */
  readonly columns?: number | undefined;
}

/**
 * Prints the rows and a line of counts, or `{ langs, rows: [{ type, <lang>: words | null,
 * confidence, because, figures, lengths }], counts }` as JSON. The exit code says whether figures or
 * the lengths of lists and tables differ, or one file lacks what the other says. @throws CommandFault, ImportFault.
 */
export function runAlign(left: string, right: string, options: AlignOptions): number {
  const [a, b] = [readDoc(left, countingIds('a')).doc, readDoc(right, countingIds('b')).doc];
  const langs = readLanguages(options.langs) ?? [languageOf(a), languageOf(b)];
  const rows = listRows({ lang: langs[0], doc: a }, { lang: langs[1], doc: b });
  const counts = countRows(rows);
  if (options.json) {
    const [first, second] = keysOf(langs);
    print(JSON.stringify({ langs, rows: rows.map((row) => tellRow(row, first, second)), counts }));
  } else {
    const width = Math.max(20, Math.floor(((options.columns ?? 120) - 12) / 2));
    const lines = rows.flatMap((row) => layRow(row, langs, width));
    print([...lines, '', summarise(counts, langs)].join('\n'));
  }
  const isClean = counts.onlyA + counts.onlyB + counts.figures + counts.lengths === 0;
  return isClean ? exitCodes.done : exitCodes.findings;
}

function readLanguages(given: string | undefined): readonly [Language, Language] | null {
  if (given === undefined) return null;
  const [first, second, ...more] = given.split(',');
  if (isLanguage(first) && isLanguage(second) && more.length === 0) return [first, second];
  throw new CommandFault(`--langs must be two of ${languages.join(', ')}, such as kk,ru`);
}

/** Kazakh has letters that Russian has not; what has no Cyrillic letters is taken for English. */
export function languageOf(doc: Node): Language {
  const text = doc.textContent;
  const count = (letters: RegExp) => text.match(letters)?.length ?? 0;
  const cyrillic = count(/\p{Script=Cyrillic}/gu);
  if (cyrillic * 2 < count(/\p{L}/gu)) return 'en';
  return count(/[әғқңөұүһі]/giu) * 50 > cyrillic ? 'kk' : 'ru';
}

/** Names of the two sides in JSON, also when both files are in one language. */
const keysOf = ([a, b]: readonly [Language, Language]): readonly [string, string] =>
  a === b ? [`${a}1`, `${b}2`] : [a, b];

interface Counts {
  readonly pairs: number;
  readonly onlyA: number;
  readonly onlyB: number;
  readonly figures: number;
  readonly lengths: number;
}

function countRows(rows: readonly TranslationRow[]): Counts {
  const count = (is: (row: TranslationRow) => boolean) => rows.filter(is).length;
  return {
    pairs: count(({ a, b }) => a.length > 0 && b.length > 0),
    onlyA: count(({ b }) => b.length === 0),
    onlyB: count(({ a }) => a.length === 0),
    figures: count(({ figures }) => figures !== null),
    lengths: count(({ lengths }) => lengths.length > 0),
  };
}

const wordsOf = (nodes: readonly Node[]): string =>
  nodes
    .map((node) => {
      const line = lineOf(node);
      return line.textBetween(0, line.size, ' ', '※').replace(/\s+/g, ' ').trim();
    })
    .join(' ¶ ');

function tellRow(row: TranslationRow, first: string, second: string) {
  const { a, b, confidence, because, figures, lengths } = row;
  return {
    type: (a[0] ?? b[0])?.type.name,
    [first]: a.length > 0 ? wordsOf(a) : null,
    [second]: b.length > 0 ? wordsOf(b) : null,
    confidence: Math.round(confidence * 1000) / 1000,
    because,
    figures: figures && { [first]: figures.onlyA, [second]: figures.onlyB },
    lengths: lengths.map((one) => ({ [first]: one.a, [second]: one.b })),
  };
}

function layRow(
  row: TranslationRow,
  langs: readonly [Language, Language],
  width: number,
): readonly string[] {
  const { a, b, confidence, figures, lengths } = row;
  const isPair = a.length > 0 && b.length > 0;
  const sure = isPair ? `${Math.floor(confidence * 100)} %` : 'alone';
  const line = [sure.padStart(6), toWidth(wordsOf(a), width), toWidth(wordsOf(b), width).trimEnd()];
  const lines = [line.join(' │ ').trimEnd()];
  if (figures) {
    const sides = [figures.onlyA, figures.onlyB].flatMap((list, side) =>
      list.length > 0 ? [`only ${langs[side]}: ${list.join(', ')}`] : [],
    );
    lines.push(`     ! │ ${sides.join(' · ')}`);
  }
  for (const one of lengths)
    lines.push(`     ! │ length ${langs[0]}: ${one.a.join('×')} · ${langs[1]}: ${one.b.join('×')}`);
  return lines;
}

/** Cut or padded to so many characters. */
function toWidth(text: string, width: number): string {
  const characters = [...showControls(text)];
  if (characters.length <= width)
    return characters.join('') + ' '.repeat(width - characters.length);
  return `${characters.slice(0, width - 1).join('')}…`;
}

const summarise = (
  { pairs, onlyA, onlyB, figures, lengths }: Counts,
  langs: readonly [Language, Language],
): string =>
  `${pairs} pairs, ${figures} with other figures, ${lengths} with other lengths; ${onlyA} only ${langs[0]}, ${onlyB} only ${langs[1]}`;

/** `kelisim fmt`, `diff`, `apply` and `merge`: what a policy writer does with plain files. */
import { isLanguage, type Language } from '../domain/language.ts';
import { align, alignThree } from '../domain/text/align.ts';
import { apply } from '../domain/text/apply.ts';
import type { Diff } from '../domain/text/change.ts';
import { changeLabels } from '../domain/text/change-labels.ts';
import { diff } from '../domain/text/diff.ts';
import { countingIds, TextFault } from '../domain/text/identity.ts';
import { merge } from '../domain/text/merge.ts';
import { createQuotes } from '../domain/text/quotes.ts';
import { renderDiffHtml } from '../domain/text/render-html.ts';
import {
  comparisonRows,
  diffStat,
  renderDiffMarkdown,
  showControls,
} from '../domain/text/render-markdown.ts';
import { printMarkdown } from '../interchange/print-markdown.ts';
import { printWithConflicts } from './conflicts.ts';
import { CommandFault, exitCodes, note, print } from './exit.ts';
import { readDoc, readSource, tellLosses, writeSource } from './files.ts';

/** Prints a file as canonical Markdown and lists on standard error what it holds without structure. */
export function runFormat(file: string): void {
  const imported = readDoc(file, countingIds());
  tellLosses(file, imported);
  print(printMarkdown(imported.doc));
}

export interface DiffOptions {
  readonly json?: boolean;
  readonly html?: boolean;
  readonly stat?: boolean;
  readonly table?: boolean;
  readonly lang: string;
}

/** Prints what changed from one file to another. */
export function runDiff(older: string, newer: string, options: DiffOptions): void {
  const { lang } = options;
  if (!isLanguage(lang)) throw new CommandFault(`--lang must be kk, ru or en, not ${lang}`);
  const before = readDoc(older, countingIds()).doc;
  const after = align(readDoc(newer, countingIds('n')).doc, before, countingIds('n'));
  const found = diff(before, after);
  const wordsOf = createQuotes(after);
  if (options.json) print(JSON.stringify(found));
  else if (options.html) print(renderDiffHtml(found, lang, { wordsOf }));
  else if (options.stat) print(diffStat(found, lang));
  else if (options.table) print(printTable(found, lang));
  else if (found.changes.length > 0) print(renderDiffMarkdown(found, lang, wordsOf));
}

/** The comparison table of a ministry's package: structural element, former and proposed wording. */
function printTable(found: Diff, lang: Language): string {
  const cell = (text: string) => showControls(text).replaceAll('|', '\\|').replaceAll('\n', '<br>');
  const rows = comparisonRows(found, lang).map(
    ({ element, before, after }) => `| ${cell(element)} | ${cell(before)} | ${cell(after)} |`,
  );
  const { element, before, after } = changeLabels[lang].columns;
  return [`| ${element} | ${before} | ${after} |`, '| --- | --- | --- |', ...rows].join('\n');
}

/** Prints the text that a diff of `older` leads to. */
export function runApply(older: string, file: string): void {
  const before = readDoc(older, countingIds()).doc;
  print(printMarkdown(apply(before, readDiff(file))));
}

function readDiff(file: string): Diff {
  try {
    const found = JSON.parse(readSource(file)) as Partial<Diff> | null;
    if (Array.isArray(found?.changes)) return found as Diff;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new CommandFault(`${file} is not what kelisim diff --json prints`);
}

export interface MergeOptions {
  readonly json?: boolean;
  /** A file in place of standard output; it may be one of those read. */
  readonly output?: string;
}

/** Prints the merge of two files that grew from one; the exit code says whether a person is needed. */
export function runMerge(
  base: string,
  ours: string,
  theirs: string,
  { json, output }: MergeOptions,
): number {
  const [b, o, t] = [base, ours, theirs].map((file) => readDoc(file, countingIds()).doc);
  if (!b || !o || !t) throw new TextFault('shape', '', 'three texts are needed');
  const sides = alignThree(b, o, t);
  const merged = merge(sides.base, sides.ours, sides.theirs);
  const { conflicts, notices } = merged;
  const text = conflicts.length > 0 ? printWithConflicts(merged) : printMarkdown(merged.doc);
  const told = json ? JSON.stringify({ text, conflicts, notices }) : text;
  if (output === undefined) print(told);
  else writeSource(output, told);
  for (const { kind, text: words } of notices) note(`${kind}: ${words}`);
  if (conflicts.length > 0) note(`${conflicts.length} conflicts for a person to decide`);
  return conflicts.length > 0 ? exitCodes.findings : exitCodes.done;
}

/**
 * Real merges, merged again and held against what people made of them. `KELISIM_HISTORY` names the
 * git directory of a repository; beside it all `merges-*` of `../shared/corpora` are read. Neither
 * is kept with the project.
 */
import { basename } from 'node:path';
import { countingIds } from '../../../src/domain/text/identity.ts';
import { parseMarkdown } from '../../../src/interchange/markdown.ts';
import { printMarkdown } from '../../../src/interchange/print-markdown.ts';
import type { Measured } from '../table.ts';
import { type Case, findMergeFolders, readCases } from './history-cases.ts';
import { gitMerge, type Merged, mergeMarkdown, runNodeDiff3 } from './merges.ts';
import { median, quantile, tellTime } from './timing.ts';

const corpora = '../shared/corpora';

/** All real merges this machine has, one set of rows for each place they come from. */
export async function measureHistory(): Promise<readonly Measured[]> {
  const named = process.env.KELISIM_HISTORY;
  if (!named) console.log('  skipped: KELISIM_HISTORY names no git directory');
  const folders = findMergeFolders(corpora);
  if (folders.length === 0) console.log(`  skipped: no merges-* in ${corpora}`);
  const rows: Measured[] = [];
  for (const folder of [...(named ? [named] : []), ...folders]) {
    const { cases, unread } = readCases(folder);
    const skipped = unread > 0 ? `, ${unread} incomplete and skipped` : '';
    console.log(`  ${basename(folder)}: ${cases.length} merges${skipped}`);
    if (cases.length > 0) rows.push(...(await measureCases(cases)));
  }
  return rows;
}

async function measureCases(cases: readonly Case[]): Promise<readonly Measured[]> {
  const node = await runNodeDiff3(
    cases.map(({ texts }) => texts),
    60,
  );
  const ours = cases.map(({ texts }) => mergeMarkdown(texts));
  const theirs = cases.map(({ texts }) => gitMerge(texts));
  return [
    tellTool('kelisim', cases, ours),
    tellTool('git merge-file', cases, theirs),
    ...(node ? [tellTool('node-diff3', cases, node.posted)] : []),
  ];
}

function tellTool(what: string, cases: readonly Case[], results: readonly Merged[]): Measured {
  const clean = results.filter(({ text }) => text !== null).length;
  const equal = results.filter(
    ({ text }, at) => text !== null && canonical(text) === canonical(cases[at]?.human ?? ''),
  ).length;
  const disputed = results.reduce((sum, one) => sum + one.disputed, 0);
  const times = results.map(({ milliseconds }) => milliseconds);
  return {
    what: `${what}, ${results.length} real merges`,
    figure: `${clean} clean, ${equal} as people did, ${clean - equal} otherwise, ${results.length - clean} in conflict`,
    floor: `${disputed} characters in conflict; ${tellTimes(times)}${tellMerging(results)}`,
    ratio: null,
    aim: '',
  };
}

const tellTimes = (times: readonly number[]): string =>
  `${tellTime(median(times))}, p95 ${tellTime(quantile(times, 0.95))}`;

/** What the merge alone took, where reading and printing are in the time too. */
function tellMerging(results: readonly Merged[]): string {
  const times = results.flatMap(({ mergingMilliseconds }) => mergingMilliseconds ?? []);
  return times.length > 0 ? `; merging alone ${tellTimes(times)}` : '';
}

/** The text in one form, so that a tool is not blamed for another style of list or emphasis. */
const canonical = (text: string): string =>
  printMarkdown(parseMarkdown(text, countingIds()).doc).trim();

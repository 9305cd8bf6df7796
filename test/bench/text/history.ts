/**
 * Real merges, merged again and held against what people made of them. `KELISIM_HISTORY` names the
 * git directories of repositories; beside them all `merges-*` of `../shared/corpora` are read. Neither
 * is kept with the project.
 */
import type { Measured } from '../table.ts';
import { type Case, type History, readHistories } from './history-cases.ts';
import { isAsPeopleDid } from './merge-outcome.ts';
import { gitMerge, type Merged, type MergePart, mergeMarkdown, runNodeDiff3 } from './merges.ts';
import { median, quantile, tellTime } from './timing.ts';

/** One set of rows for each place real merges come from. */
export async function measureHistory(): Promise<readonly Measured[]> {
  const rows: Measured[] = [];
  for (const history of readHistories()) rows.push(...(await measureCases(history)));
  return rows;
}

async function measureCases({ name, cases }: History): Promise<readonly Measured[]> {
  const node = await runNodeDiff3(
    cases.map(({ texts }) => texts),
    60,
  );
  const ours = cases.map(({ texts }) => mergeMarkdown(texts));
  const theirs = cases.map(({ texts }) => gitMerge(texts));
  return [
    tellTool(`${name}: kelisim`, cases, ours),
    tellTool('  git merge-file', cases, theirs),
    ...(node ? [tellTool('  node-diff3', cases, node.posted)] : []),
  ];
}

function tellTool(what: string, cases: readonly Case[], results: readonly Merged[]): Measured {
  const clean = results.filter(({ text }) => text !== null).length;
  const equal = results.filter(({ text }, at) =>
    isAsPeopleDid(text, cases[at]?.human ?? ''),
  ).length;
  const disputed = results.reduce((sum, one) => sum + one.disputed, 0);
  return {
    what: `${what}, ${results.length} real merges`,
    figure: `${clean} clean, ${equal} as people did, ${clean - equal} otherwise, ${results.length - clean} in conflict`,
    floor: [
      `${disputed} characters in conflict`,
      ...tellLost(results),
      tellTimes(results.map(({ milliseconds }) => milliseconds)),
      ...tellParts(results),
    ].join('; '),
    ratio: null,
    aim: '',
  };
}

const tellTimes = (times: readonly number[]): string =>
  `${tellTime(median(times))}, p95 ${tellTime(quantile(times, 0.95))}`;

function tellLost(results: readonly Merged[]): readonly string[] {
  const lost = results.flatMap((one) => one.lost ?? []);
  return lost.length > 0 ? [`${lost.reduce((sum, one) => sum + one, 0)} words lost silently`] : [];
}

/** What each part took, where reading and printing are in the time too. */
function tellParts(results: readonly Merged[]): readonly string[] {
  const parts = results.flatMap((one) => one.parts ?? []);
  const [first] = parts;
  return (first ? (Object.keys(first) as MergePart[]) : []).map(
    (part) => `${part} ${tellTimes(parts.map((one) => one[part]))}`,
  );
}

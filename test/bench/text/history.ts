/**
 * Real merges: every Markdown file both sides of a merge commit changed, merged again and held
 * against what people made of it. `KELISIM_HISTORY` names the git directory of a repository; none is
 * kept with the project.
 */
import { spawnSync } from 'node:child_process';
import { countingIds } from '../../../src/domain/text/identity.ts';
import { parseMarkdown } from '../../../src/interchange/markdown.ts';
import { printMarkdown } from '../../../src/interchange/print-markdown.ts';
import type { Measured } from '../table.ts';
import { gitMerge, type Merged, mergeMarkdown, runNodeDiff3, type Triple } from './merges.ts';
import { median, quantile, tellTime } from './timing.ts';

const folder = process.env.KELISIM_HISTORY;
const mergesMax = 400;

interface Case {
  readonly texts: Triple<string>;
  /** What the merge commit has. */
  readonly human: string;
}

export async function measureHistory(): Promise<readonly Measured[]> {
  if (!folder) {
    console.log('  skipped: KELISIM_HISTORY names no git directory');
    return [];
  }
  const cases = readCases(folder);
  const node = await runNodeDiff3(
    cases.map(({ texts }) => texts),
    60,
  );
  return [
    tellTool(
      'kelisim',
      cases,
      cases.map(({ texts }) => mergeMarkdown(texts)),
    ),
    tellTool(
      'git merge-file',
      cases,
      cases.map(({ texts }) => gitMerge(texts)),
    ),
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
    floor: `${disputed} characters in conflict; ${tellTime(median(times))}, p95 ${tellTime(quantile(times, 0.95))}`,
    ratio: null,
    aim: '',
  };
}

/** The text in one form, so that a tool is not blamed for another style of list or emphasis. */
const canonical = (text: string): string =>
  printMarkdown(parseMarkdown(text, countingIds()).doc).trim();

/** Some texts are committed with their conflicts, to be settled later. */
const isUnsettled = (text: string): boolean => /^[<>]{7} /m.test(text);

/** Runs git in the repository; null where it fails, as for a file that was not there. */
type Git = (...args: string[]) => string | null;

/** Newest merges first. */
function readCases(repository: string): readonly Case[] {
  const git: Git = (...args) => {
    const { status, stdout } = spawnSync('git', ['-C', repository, ...args], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    return status === 0 ? stdout : null;
  };
  const cases: Case[] = [];
  for (const commit of linesOf(git('rev-list', '--merges', '--all'))) {
    cases.push(...readMerge(git, commit));
    if (cases.length >= mergesMax) break;
  }
  return cases.slice(0, mergesMax);
}

const linesOf = (output: string | null): readonly string[] =>
  (output ?? '').split('\n').filter(Boolean);

/** The files both parents changed since they parted; none for a merge of more than two. */
function readMerge(git: Git, commit: string): readonly Case[] {
  const [ours = '', theirs = '', ...more] = (git('show', '-s', '--format=%P', commit) ?? '')
    .trim()
    .split(' ');
  const [base] = linesOf(git('merge-base', ours, theirs));
  if (more.length > 0 || base === undefined || base === ours || base === theirs) return [];
  const changed = (side: string) =>
    linesOf(git('diff', '--name-only', '--diff-filter=M', base, side, '--', '*.md'));
  const both = new Set(changed(theirs));
  return changed(ours).flatMap((file) => {
    if (!both.has(file)) return [];
    const [b, o, t, human] = [base, ours, theirs, commit].map((at) => git('show', `${at}:${file}`));
    if (b == null || o == null || t == null || human == null || o === t) return [];
    return [o, t, human].some(isUnsettled) ? [] : [{ texts: [b, o, t] as const, human }];
  });
}

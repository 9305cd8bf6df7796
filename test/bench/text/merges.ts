/**
 * Three-way merges of two amending acts written on one base, beside node-diff3 and `git merge-file`
 * on the Markdown of the same three texts.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import type { Node } from 'prosemirror-model';
import { alignThree } from '../../../src/domain/text/align.ts';
import { countingIds } from '../../../src/domain/text/identity.ts';
import { merge } from '../../../src/domain/text/merge.ts';
import { parseMarkdown } from '../../../src/interchange/markdown.ts';
import { printMarkdown } from '../../../src/interchange/print-markdown.ts';
import { temporaryFolder } from '../../contract/temporary.ts';
import { createChance } from '../../runtime/random.ts';
import type { Measured } from '../table.ts';
import { createCode } from './code.ts';
import { type Outcome, runLimited } from './limited.ts';
import { countLost } from './merge-outcome.ts';
import { arePeersInstalled, peerSeconds } from './peers.ts';
import { median, quantile, tellTime, time } from './timing.ts';

/** Three texts, base first. */
export type Triple<T> = readonly [base: T, ours: T, theirs: T];

/** What a tool made of one merge: the text, or null where it leaves conflicts. */
export interface Merged {
  readonly text: string | null;
  readonly milliseconds: number;
  /** What of these each part took; absent where the merge is all that was done. */
  readonly parts?: Readonly<Record<MergePart, number>>;
  /** Words of either side that are gone without being shown; absent where nobody looked. */
  readonly lost?: number;
  /** Characters between conflict markers. */
  readonly disputed: number;
}

/** What is done to merge three Markdown texts, in milliseconds each. */
export type MergePart = 'reading' | 'aligning' | 'merging' | 'printing';

export type MergeTool = (texts: Triple<string>) => Merged;

const triples = 40;

export async function measureMerging(): Promise<readonly Measured[]> {
  const docs = writeTriples();
  const took: number[] = [];
  let conflicts = 0;
  for (const [base, ours, theirs] of docs) {
    const { value, milliseconds } = time(() => merge(base, ours, theirs));
    took.push(milliseconds);
    if (value.conflicts.length > 0) conflicts++;
  }
  const tell = (times: readonly number[], disputed: number) =>
    `${tellTime(median(times))}, p95 ${tellTime(quantile(times, 0.95))}, ${disputed} in conflict`;
  const sources = docs
    .slice(0, 12)
    .map((three) => three.map(printMarkdown) as unknown as Triple<string>);
  const beside = (name: string, results: readonly Merged[], fault: string | null): Measured => {
    const times = results.map(({ milliseconds }) => milliseconds);
    const unsettled = results.filter(({ text }) => text === null).length;
    return {
      what: `  ${name}, ${results.length} of them as Markdown`,
      figure: '',
      floor: [results.length > 0 ? tell(times, unsettled) : '', fault ?? ''].join(' '),
      ratio: results.length > 0 ? median(took) / median(times) : null,
      aim: '',
    };
  };
  const node = await runNodeDiff3(sources, peerSeconds);
  return [
    {
      what: `${triples} merges in a code of 1.3 MB, ids known`,
      figure: tell(took, conflicts),
      floor: '',
      ratio: null,
      aim: '≤ 2 ms, p95 ≤ 20 ms',
    },
    beside('kelisim', sources.map(mergeMarkdown), null),
    beside('git merge-file', sources.map(gitMerge), null),
    ...(node ? [beside('node-diff3', node.posted, node.fault)] : []),
  ];
}

function writeTriples(): readonly Triple<Node>[] {
  const chance = createChance(17);
  const code = createCode(chance, 430);
  let base = code.first;
  return Array.from({ length: triples }, () => {
    const [ours, theirs] = [0, 1].map(() => code.amend(base, chance, chance.whole(2, 12)));
    const three = [base, ours, theirs] as Triple<Node>;
    base = code.amend(base, chance, 10);
    return three;
  });
}

/** The Markdown of three texts without ids, aligned by content: parsing and printing included. */
export const mergeMarkdown: MergeTool = (texts) => {
  const read = time(() => texts.map((text) => parseMarkdown(text, countingIds()).doc));
  const aligned = time(() => alignThree(...(read.value as unknown as Triple<Node>)));
  const { base, ours, theirs } = aligned.value;
  const merged = time(() => merge(base, ours, theirs));
  const { conflicts, doc } = merged.value;
  const printed = time(() => printMarkdown(doc));
  const parts = {
    reading: read.milliseconds,
    aligning: aligned.milliseconds,
    merging: merged.milliseconds,
    printing: printed.milliseconds,
  };
  return {
    text: conflicts.length > 0 ? null : printed.value,
    milliseconds: Object.values(parts).reduce((sum, part) => sum + part, 0),
    parts,
    disputed: conflicts.reduce(
      (sum, one) => sum + (one.ours?.text.length ?? 0) + (one.theirs?.text.length ?? 0),
      0,
    ),
    lost: countLost([base, ours, theirs], doc, conflicts),
  };
};

/** `git merge-file` as a process. */
export const gitMerge: MergeTool = ([base, ours, theirs]) => {
  const folder = temporaryFolder();
  try {
    const files = [folder.path('ours'), folder.path('base'), folder.path('theirs')] as const;
    writeFileSync(files[0], ours);
    writeFileSync(files[1], base);
    writeFileSync(files[2], theirs);
    const { value, milliseconds } = time(() =>
      spawnSync('git', ['merge-file', '-p', ...files], { encoding: 'utf8', maxBuffer: 1 << 28 }),
    );
    const text = value.status === 0 ? value.stdout : null;
    return { text, milliseconds, disputed: text === null ? countDisputed(value.stdout) : 0 };
  } finally {
    folder.remove();
  }
};

function countDisputed(text: string): number {
  const blocks = text.match(/^<{7} .*\n[\s\S]*?^>{7} .*$/gm) ?? [];
  return blocks
    .flatMap((block) => block.split('\n'))
    .filter((line) => !/^(<{7}|>{7}|={7})/.test(line))
    .reduce((sum, { length }) => sum + length, 0);
}

const worker = new URL('./diff3-worker.ts', import.meta.url);

/** node-diff3 over lines, as far as it comes in the time; null when peers are not installed. */
export const runNodeDiff3 = (
  texts: readonly Triple<string>[],
  seconds: number,
): Promise<Outcome<Merged>> | null =>
  arePeersInstalled() ? runLimited(worker, texts, { seconds, heapMegabytes: 2_000 }) : null;

/**
 * What others take for the same texts, in the same run: libraries in a process with a time limit,
 * git as the process it is. Libraries are installed by `npm ci --prefix test/bench/peers` and never
 * with the product; without them only git is asked.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Node } from 'prosemirror-model';
import { canonicalNode } from '../../../src/domain/text/canonical.ts';
import { printMarkdown } from '../../../src/interchange/print-markdown.ts';
import { type Folder, temporaryFolder } from '../../contract/temporary.ts';
import type { Measured } from '../table.ts';
import { type Outcome, runLimited } from './limited.ts';
import { median, tellTime } from './timing.ts';

export type Pair = readonly [a: Node, b: Node];

export interface PeerInput {
  readonly peer: string;
  /** Canonical JSON of both docs. */
  readonly pairs: readonly (readonly [string, string])[];
}

export interface PeerResult {
  readonly milliseconds: number;
  readonly characters: number | null;
}

const manifest = new URL('../peers/package.json', import.meta.url);
const worker = new URL('./peer-worker.ts', import.meta.url);
const heapMegabytes = 2_000;
/** How long a peer may take for all its pairs of one row. */
export const peerSeconds = 6;

export const arePeersInstalled = (): boolean => existsSync(new URL('node_modules', manifest));

export function tellPeers(): string {
  if (!arePeersInstalled())
    return 'peers are not installed (npm ci --prefix test/bench/peers): measured without them';
  const { dependencies } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const peers = Object.entries(dependencies).map(([name, version]) => `${name} ${version}`);
  return [...peers, execFileSync('git', ['--version'], { encoding: 'utf8' }).trim()].join(', ');
}

/** The peer over the pairs in turn, as far as it came in the time. */
export function runPeer(
  peer: string,
  pairs: readonly Pair[],
  seconds: number,
): Promise<Outcome<PeerResult>> {
  if (!arePeersInstalled()) return Promise.resolve({ posted: [], fault: 'is not installed' });
  const bytes = pairs.map(([a, b]) => [canonicalNode(a), canonicalNode(b)]);
  return runLimited(worker, { peer, pairs: bytes }, { seconds, heapMegabytes });
}

/** One row: our time beside a peer's on the same pairs. */
export async function rowBeside(
  what: string,
  ours: number,
  peer: string,
  pairs: readonly Pair[],
  seconds: number,
  aim: string,
): Promise<Measured> {
  const { posted, fault } = await runPeer(peer, pairs, seconds);
  const theirs = median(posted.map(({ milliseconds }) => milliseconds));
  if (posted.length === 0)
    return { what, figure: tellTime(ours), floor: `${peer} ${fault}`, ratio: null, aim };
  const times = `${(theirs / ours).toFixed(theirs < 20 * ours ? 1 : 0)} ×`;
  const floor = `${peer} ${tellTime(theirs)}, ${times}${fault ? `; then ${fault}` : ''}`;
  return { what, figure: tellTime(ours), floor, ratio: ours / theirs, aim };
}

/** `git diff --word-diff` as a process, start included, on the Markdown of both docs. */
export function runGitDiff(pairs: readonly Pair[]): readonly PeerResult[] {
  const folder = temporaryFolder();
  try {
    return pairs.map((pair) => gitDiff(folder, pair));
  } finally {
    folder.remove();
  }
}

function gitDiff(folder: Folder, [a, b]: Pair): PeerResult {
  const files = [folder.path('a.md'), folder.path('b.md')] as const;
  writeFileSync(files[0], printMarkdown(a));
  writeFileSync(files[1], printMarkdown(b));
  const start = performance.now();
  const { stdout } = spawnSync(
    'git',
    ['diff', '--no-index', '--unified=0', '--word-diff=porcelain', ...files],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  const milliseconds = performance.now() - start;
  const changed = stdout.split('\n').filter((line) => /^[+-](?![+-]{2} )/.test(line));
  return { milliseconds, characters: changed.reduce((sum, { length }) => sum + length - 1, 0) };
}

/** From starting the process to its first answers, on a database that holds a thousand drafts. */
import { temporaryFolder } from '../contract/temporary.ts';
import { startServer } from '../runtime/server.ts';
import type { Measured } from './table.ts';
import { createDraft, openWorkplace } from './workplace.ts';

const drafts = 1_000;
const starts = 5;

export async function measureColdStart(): Promise<readonly Measured[]> {
  const folder = temporaryFolder();
  try {
    const database = folder.path('cold.db');
    const workplace = await openWorkplace(database);
    const made: string[] = [];
    for (let index = 0; index < drafts; index++)
      made.push(await createDraft(workplace, `cold ${index}`));
    workplace.close();
    const list = await startsUntil(database, '/api/drafts?limit=50');
    const one = await startsUntil(database, `/api/drafts/${made[drafts / 2]}`);
    return [
      row(`first page of the list of ${drafts} drafts`, list),
      row(`one of ${drafts} drafts`, one),
    ];
  } finally {
    folder.remove();
  }
}

const row = (what: string, milliseconds: readonly number[]): Measured => {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return {
    what,
    figure: `${median.toFixed(0)} ms (median of ${starts}; worst ${sorted.at(-1)?.toFixed(0)})`,
    floor: '',
    ratio: null,
    aim: 'under 1000 ms',
  };
};

async function startsUntil(database: string, path: string): Promise<readonly number[]> {
  const took: number[] = [];
  for (let count = 0; count < starts; count++) {
    const start = performance.now();
    const server = await startServer(database, 'serve');
    const response = await fetch(`${server.url}${path}`);
    await response.arrayBuffer();
    took.push(performance.now() - start);
    await server.kill();
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
  }
  return took;
}

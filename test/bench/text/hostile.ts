/** Texts made to be slow: each must end within a time and a heap, with a result that applies. */
import type { Measured } from '../table.ts';
import { hostileCases } from './hostile-worker.ts';
import { runLimited } from './limited.ts';
import { tellTime } from './timing.ts';

export interface HostileResult {
  readonly milliseconds: number;
  readonly outcome: string;
}

const seconds = 10;
const heapMegabytes = 768;

export async function measureHostile(): Promise<readonly Measured[]> {
  const rows: Measured[] = [];
  for (const what of hostileCases) {
    const module = new URL('./hostile-worker.ts', import.meta.url);
    const { posted, fault } = await runLimited<HostileResult>(module, what, {
      seconds,
      heapMegabytes,
    });
    const [result] = posted;
    rows.push({
      what,
      figure: result ? tellTime(result.milliseconds) : (fault ?? 'no answer'),
      floor: result?.outcome ?? '',
      ratio: null,
      aim: `≤ ${seconds} s in ${heapMegabytes} MB`,
    });
  }
  return rows;
}

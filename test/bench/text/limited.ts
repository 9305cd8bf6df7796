/**
 * Work on a thread of this process that may fail: it is stopped when its time is over, and dies
 * alone when it throws or asks for more memory than it has.
 */
import { Worker } from 'node:worker_threads';

export interface Limits {
  readonly seconds: number;
  /** Megabytes of heap the work may hold. */
  readonly heapMegabytes: number;
}

export interface Outcome<T> {
  /** What the work posted until it ended, in order. */
  readonly posted: readonly T[];
  /** Why it did not end by itself; null when it did. */
  readonly fault: string | null;
}

/** Runs a module as a worker; it gets `input` as its worker data and posts values of `T`. */
export function runLimited<T>(module: URL, input: unknown, limits: Limits): Promise<Outcome<T>> {
  const posted: T[] = [];
  return new Promise((settle) => {
    const worker = new Worker(module, {
      workerData: input,
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes, stackSizeMb: 4 },
    });
    const end = (fault: string | null) => {
      clearTimeout(timer);
      settle({ posted, fault });
    };
    const timer = setTimeout(() => {
      end(`over ${limits.seconds} s`);
      worker.terminate();
    }, limits.seconds * 1000);
    worker.on('message', (value: T) => posted.push(value));
    worker.on('error', (error) => end(nameFault(error)));
    worker.on('exit', () => end(null));
  });
}

function nameFault(error: unknown): string {
  const { code, message } = error as { readonly code?: string; readonly message?: string };
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return 'out of memory';
  return `throws: ${String(message ?? error)
    .split('\n', 1)
    .join('')
    .slice(0, 60)}`;
}

/**
 * Work in a process of its own that may fail: it is stopped when its time is over, and dies alone
 * when it throws or asks for more memory than it has. A thread would not do: one that runs out of
 * heap now and then takes its whole process with it.
 */
import { fork } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

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

type Message<T> = { readonly posted: T } | { readonly thrown: string };

/** Runs a module that calls `serveWork`; its work gets `input` and posts values of `T`. */
export function runLimited<T>(module: URL, input: unknown, limits: Limits): Promise<Outcome<T>> {
  const posted: T[] = [];
  let fault: string | null = null;
  let told = '';
  return new Promise((settle, fail) => {
    const child = fork(module, {
      // From the second on nothing is compiled anew, which is most of what a short one costs.
      env: { NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache'), ...process.env },
      execArgv: [`--max-old-space-size=${limits.heapMegabytes}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    const timer = setTimeout(() => {
      fault = `over ${limits.seconds} s`;
      child.kill('SIGKILL');
    }, limits.seconds * 1000);
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      told += text;
    });
    child.on('message', (message: Message<T>) => {
      if ('posted' in message) posted.push(message.posted);
      else fault = `throws: ${message.thrown.slice(0, 60)}`;
    });
    child.on('error', fail);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      settle({ posted, fault: fault ?? (code === 0 ? null : nameDeath(told, signal ?? code)) });
    });
    child.send(input as object);
  });
}

const nameDeath = (told: string, how: string | number | null): string =>
  told.includes('heap out of memory') ? 'out of memory' : `died of ${how}: ${told.slice(0, 60)}`;

/** In a module that `runLimited` starts: does its work. Imported by anybody else, it does nothing. */
export function serveWork<I, T>(
  module: string,
  work: (input: I, post: (value: T) => void) => void | Promise<void>,
): void {
  if (process.argv[1] !== fileURLToPath(module)) return;
  process.once('message', async (input) => {
    const send = (message: Message<T>) => process.send?.(message);
    try {
      await work(input as I, (value) => send({ posted: value }));
    } catch (error) {
      const { message } = error as { readonly message?: string };
      send({ thrown: String(message ?? error).split('\n', 1)[0] ?? '' });
    }
    process.disconnect();
  });
}

/** The built server as a process of its own, on a file, as it would run at a ministry. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Server {
  readonly url: string;
  readonly child: ChildProcess;
  /** Ends it without a word, as a power cut to the process would, and waits until it is gone. */
  kill(): Promise<void>;
  /** Asks it to end, as an administrator would. Gives its exit code. */
  stop(): Promise<number | null>;
}

const builtEntry = 'bin/kelisim.js';
const startMillisecondsMax = 30_000;

/**
 * Starts it, on a free port unless told, and waits until it says where it listens. @throws with what
 * it printed.
 */
export async function startServer(
  database: string,
  mode: 'demo' | 'serve',
  port = '0',
): Promise<Server> {
  const child = spawn(process.execPath, [builtEntry, mode], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...environment(), PORT: port, HOST: '127.0.0.1', DATABASE_URL: `file:${database}` },
  });
  const url = await listening(child);
  const gone = once(child, 'exit');
  return {
    url,
    child,
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
    async stop() {
      child.kill('SIGTERM');
      const [code] = (await gone) as [number | null];
      return code;
    },
  };
}

/** What this process runs with, but the `BASE_URL` that the test runner set for itself. */
function environment(): NodeJS.ProcessEnv {
  const { BASE_URL: _base, ...rest } = process.env;
  return rest;
}

function listening(child: ChildProcess): Promise<string> {
  return new Promise((settle, fail) => {
    let said = '';
    const give = (error: string) => {
      child.kill('SIGKILL');
      fail(new Error(`${error}; it said:\n${said}`));
    };
    const timer = setTimeout(() => give('the server did not start in time'), startMillisecondsMax);
    const read = (piece: Buffer) => {
      said += piece.toString();
      const url = /https?:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (!url) return;
      clearTimeout(timer);
      settle(url);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', (piece: Buffer) => {
      said += piece.toString();
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      give(`the server ended with ${code}`);
    });
  });
}

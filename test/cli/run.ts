/** Runs the built command line as a process, the way a person does. `npm test` builds it first. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { expect } from 'vitest';

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Options {
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

export const entry = resolve('bin/kelisim.js');

/** Starts a command; the caller ends it. */
export function start(args: readonly string[], { env, cwd }: Options = {}): ChildProcess {
  expect(existsSync('dist/cli.js'), 'the command line is built: npm run build').toBe(true);
  const { DATABASE_URL: _d, HOST: _h, PORT: _p, BASE_URL: _b, ...inherited } = process.env;
  return spawn(process.execPath, [entry, ...args], { cwd, env: { ...inherited, ...env } });
}

/** What a process printed until it ended. */
export function ended(child: ChildProcess): Promise<Ended> {
  const out = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      out[name] += text;
    });
  return new Promise((settle, fail) => {
    child.on('error', fail);
    child.on('close', (status) => settle({ status, ...out }));
  });
}

/** Runs a command to its end. */
export function run(args: readonly string[], options: Options = {}): Promise<Ended> {
  const child = start(args, options);
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(options.input ?? '');
  return ended(child);
}

/** Starts a server on a free port and gives its address once it prints it. */
export async function serve(
  command: 'serve' | 'demo',
  env: Readonly<Record<string, string>>,
): Promise<{ readonly url: string; readonly child: ChildProcess; readonly said: () => string }> {
  const child = start([command], { env: { HOST: '127.0.0.1', PORT: '0', ...env } });
  let said = '';
  return new Promise((settle, fail) => {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const url = /http:\/\/[\d.]+:\d+/.exec(said)?.[0];
      if (url) settle({ url, child, said: () => said });
    });
    child.on('close', (status) => fail(new Error(`ended with ${status}: ${said}`)));
  });
}

/** Asks a process to end and gives its exit code and how long that took, in milliseconds. */
export function terminate(
  child: ChildProcess,
): Promise<{ readonly status: number | null; readonly ms: number }> {
  const started = performance.now();
  return new Promise((settle) => {
    child.on('close', (status) => settle({ status, ms: performance.now() - started }));
    child.kill('SIGTERM');
  });
}

/** Runs a page's script in bash as a reader does, stopping at the first command that fails. */
export const bash = (script: string, env: Readonly<Record<string, string>>) =>
  new Promise<{ readonly failed: Error | null; readonly stdout: string; readonly stderr: string }>(
    (settle) => {
      const options = {
        env: {
          ...process.env,
          BASE_URL: undefined,
          // The first `npx` in a folder would prepare it: a build amid other tests.
          npm_config_ignore_scripts: 'true',
          PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
          ...env,
        },
      };
      execFile('bash', ['-euo', 'pipefail', '-c', script], options, (failed, stdout, stderr) =>
        settle({ failed, stdout, stderr }),
      );
    },
  );

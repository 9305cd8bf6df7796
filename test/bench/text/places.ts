/**
 * Where real texts lie on this machine: git directories an environment variable names, and folders of
 * `../shared/corpora`. None are kept with the project; what is missing is said, never an error.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export const corpora = '../shared/corpora';

/** Places in a variable, one after another as in a search path; says so when it names none. */
export function namedPlaces(variable: string): readonly string[] {
  const named = (process.env[variable] ?? '').split(delimiter).filter(Boolean);
  if (named.length === 0) console.log(`  skipped: ${variable} names no git directory`);
  return named;
}

/** Folders directly in `root` whose names are `wanted`, in order; none where it is absent. */
export const foldersIn = (root: string, wanted: (name: string) => boolean): readonly string[] =>
  existsSync(root)
    ? readdirSync(root, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && wanted(entry.name))
        .map(({ name }) => join(root, name))
        .sort()
    : [];

export const isRepository = (folder: string): boolean =>
  existsSync(join(folder, '.git')) || existsSync(join(folder, 'HEAD'));

/** The last two names of a path, which tell one place from another. */
export const nameOf = (folder: string): string =>
  folder.split('/').filter(Boolean).slice(-2).join('/');

/** Runs git in the repository; null where it fails, as for a file that was not there. */
export type Git = (args: readonly string[], input?: string) => Buffer | null;

export const openGit =
  (repository: string): Git =>
  (args, input) => {
    const { status, stdout } = spawnSync('git', ['-C', repository, ...args], {
      maxBuffer: 1 << 30,
      ...(input !== undefined && { input }),
    });
    return status === 0 ? stdout : null;
  };

export const linesOf = (output: Buffer | null): readonly string[] =>
  (output?.toString() ?? '').split('\n').filter(Boolean);

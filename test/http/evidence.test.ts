/** The page on evidence, pasted into a shell against a demo server that really listens. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serve, terminate } from '../cli/run.ts';
import { type Folder, temporaryFolder } from '../contract/temporary.ts';

let folder: Folder;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());

/** Runs a script in bash to its end, or to the first command that fails. */
const bash = (script: string, env: Readonly<Record<string, string>>) =>
  new Promise<{ readonly failed: Error | null; readonly stdout: string; readonly stderr: string }>(
    (settle) => {
      const PATH = `${dirname(process.execPath)}:${process.env.PATH}`;
      const options = {
        env: { ...process.env, BASE_URL: undefined, PATH, TMPDIR: folder.path('.'), ...env },
      };
      execFile('bash', ['-euo', 'pipefail', '-c', script], options, (failed, stdout, stderr) =>
        settle({ failed, stdout, stderr }),
      );
    },
  );

it('a verdict of the demo is checked by hand as the page on evidence says', async () => {
  const page = readFileSync('docs/evidence.md', 'utf8');
  const blocks = [...page.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block]) => block);
  expect(blocks).toHaveLength(3);
  const DATABASE_URL = `file:${folder.path('demo.db')}`;
  const { url, child } = await serve('demo', { DATABASE_URL });
  try {
    const { failed, stdout, stderr } = await bash(blocks.join('\n'), { K: url, DATABASE_URL });
    expect(failed, `${stderr}\n${stdout}`).toBeNull();
    const same = stdout.trim().split('\n');
    expect(same).toHaveLength(6);
    for (const line of same) expect(line).toMatch(/^the same: ([0-9a-f]{64}|2020-.+Z)$/);
  } finally {
    await terminate(child);
  }
});

/** The page on evidence, pasted into a shell against a demo server that really listens. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bash, serve, terminate } from '../cli/run.ts';
import { type Folder, temporaryFolder } from '../contract/temporary.ts';

let folder: Folder;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());

it('a verdict of the demo is checked by hand as the page on evidence says', async () => {
  const page = readFileSync('docs/evidence.md', 'utf8');
  const blocks = [...page.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block]) => block);
  expect(blocks).toHaveLength(3);
  const DATABASE_URL = `file:${folder.path('demo.db')}`;
  const { url, child } = await serve('demo', { DATABASE_URL });
  try {
    const env = { K: url, DATABASE_URL, TMPDIR: folder.path('.') };
    const { failed, stdout, stderr } = await bash(blocks.join('\n'), env);
    expect(failed, `${stderr}\n${stdout}`).toBeNull();
    const same = stdout.trim().split('\n');
    expect(same).toHaveLength(6);
    for (const line of same) expect(line).toMatch(/^the same: ([0-9a-f]{64}|2020-.+Z)$/);
  } finally {
    await terminate(child);
  }
});

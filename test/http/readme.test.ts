/** The README's walk-through, pasted into a shell against a demo server that really listens. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bash, serve, terminate } from '../cli/run.ts';
import { type Folder, temporaryFolder } from '../contract/temporary.ts';

let folder: Folder;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());

describe('the README', () => {
  it('walks a draft from first text to adoption', async () => {
    const blocks = [...readFileSync('README.md', 'utf8').matchAll(/^```sh\n(.*?)^```$/gms)];
    expect(blocks.length).toBeGreaterThanOrEqual(3);
    const DATABASE_URL = `file:${folder.path('demo.db')}`;
    const { url, child } = await serve('demo', { DATABASE_URL });
    try {
      const script = `${blocks.map(([, block]) => block).join('\n')}\necho; echo "draft $draft"`;
      const { failed, stdout, stderr } = await bash(script, { K: url, DATABASE_URL });
      expect(failed, `${stderr}\n${stdout.slice(-2000)}`).toBeNull();
      expect(stdout).toContain('"verdict-objects"'.replaceAll('"', "'"));
      expect(stdout).toMatch(/1 draft, \d+ events: sound\nhead [0-9a-f]{64}/);
      const id = /^draft (\S+)$/m.exec(stdout)?.[1];
      const draft = await (await fetch(`${url}/api/drafts/${id}`)).json();
      expect(draft).toMatchObject({
        state: { id: 'adopted' },
        version: { version: 2, label: 'Second' },
        counts: { versions: 2, signoffs: 4, openObjections: 0, openAmendments: 0, amendments: 1 },
      });
      const text = await (await fetch(`${url}/api/drafts/${id}/versions/2.md?lang=ru`)).text();
      expect(text).toBe(
        '# Страхование\n\nОрганизация страхует волонтёра на 20 дней за счёт организации или гранта.\n',
      );
    } finally {
      await terminate(child);
    }
  });

  it('names files, folders and people that there are', () => {
    const readme = readFileSync('README.md', 'utf8');
    for (const [, path = ''] of readme.matchAll(/\]\(([^)#:]+)\)/g))
      expect(() => readFileSync(path), path).not.toThrow(/ENOENT/);
    const people = readFileSync('src/demo/content/people.json', 'utf8');
    for (const [, person] of readme.matchAll(/^as ([a-z-]+)/gm))
      expect(people).toContain(`"id": "${person}"`);
  });
});

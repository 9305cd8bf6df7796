/** The commands on a database: import, export, verify and rebuild; and what they refuse. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Folder, temporaryFolder } from '../contract/temporary.ts';
import { writeDemo } from '../seeded.ts';
import { entry, run } from './run.ts';

const law = 'test/http/law/volunteers-1.ru.md';
const draft = 'civil-society';
let folder: Folder;
let seeded = '';

beforeAll(async () => {
  folder = temporaryFolder();
  seeded = folder.path('seeded.db');
  await writeDemo(seeded);
});
afterAll(() => folder.remove());

/** A copy of the demo's database that a test may change. */
function copy(name: string): string {
  copyFileSync(seeded, folder.path(name));
  return folder.path(name);
}

describe('kelisim verify and rebuild', () => {
  it('finds the demo sound, by option, by argument and by DATABASE_URL', async () => {
    const [option, argument, environment] = await Promise.all([
      run(['verify', '--database', seeded]),
      run(['verify', seeded]),
      run(['verify', '--json'], { env: { DATABASE_URL: `file:${seeded}` } }),
    ]);
    expect(option.stdout).toMatch(/^1 draft, \d+ events: sound\n$/);
    expect([option.status, argument]).toEqual([0, option]);
    expect(environment.status).toBe(0);
    expect(JSON.parse(environment.stdout)).toMatchObject({ sound: true, drafts: [{ draft }] });
  });

  it.each([
    ['an event', `update event set body = replace(body, 'midsd', 'finance')`],
    ['a frame', 'update frame set body = zeroblob(8) where id = (select max(id) from frame)'],
  ])('ends with 1 on a database with %s altered', async (name, sql) => {
    const path = copy(`${name.replaceAll(' ', '-')}.db`);
    const db = new Database(path);
    db.exec(sql);
    db.close();
    const { status, stdout, stderr } = await run(['verify', '--database', path]);
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toContain(`${draft}: `);
    expect(stdout).toContain('NOT sound');
  });

  it('rebuilds lists and snapshots from the log', async () => {
    const path = copy('rebuild.db');
    const rows = () => {
      const db = new Database(path);
      const all = ['draft', 'snapshot'].map((table) => db.prepare(`select * from ${table}`).all());
      db.close();
      return all;
    };
    const first = await run(['rebuild', '--database', path]);
    expect([first.status, first.stdout]).toEqual([0, '1 drafts rebuilt\n']);
    const before = rows();
    const db = new Database(path);
    db.exec(`update draft set state = 'adopted'; delete from snapshot`);
    db.close();
    const { stdout } = await run(['rebuild', '--json', '--database', `file:${path}`]);
    expect(JSON.parse(stdout)).toEqual({ drafts: 1 });
    expect(rows()).toEqual(before);
  });
});

describe('kelisim export and import', () => {
  const options = () => ['--database', seeded];

  it('prints a frozen version in every form, and a bundle that verifies elsewhere', async () => {
    const [md, html, json, bundle] = await Promise.all([
      run(['export', draft, '--version', '1', ...options()]),
      run(['export', draft, '--version', '2', '--format', 'html', '--lang', 'kk', ...options()]),
      run(['export', draft, '--format', 'json', ...options()]),
      run(['export', draft, '--bundle', ...options()]),
    ]);
    expect(md.stdout).toBe((await run(['fmt', 'src/demo/content/concept-1.ru.md'])).stdout);
    expect(html.stdout).toContain('<table');
    expect(JSON.parse(json.stdout).type).toBe('doc');
    writeFileSync(folder.path('bundle.json'), bundle.stdout);
    const sound = await run(['verify', folder.path('bundle.json')]);
    expect(sound.status).toBe(0);
    expect(sound.stdout).toMatch(/sound\nhead [0-9a-f]{64}\n$/);
    const piped = spawnSync('bash', [
      '-c',
      `set -o pipefail; "$0" "$1" export ${draft} --bundle --database "$2" | "$0" "$1" verify -`,
      ...[process.execPath, entry, seeded],
    ]);
    expect([piped.status, String(piped.stdout)]).toEqual([0, sound.stdout]);
    writeFileSync(folder.path('bad.json'), bundle.stdout.replace('economy', 'ecomony'));
    expect((await run(['verify', folder.path('bad.json')])).status).toBe(1);
  });

  it('takes a file as the text of a new draft and of an old one', async () => {
    const path = copy('import.db');
    const as = ['--as', 'aigerim-saparova', '--database', path];
    const made = await run(['import', law, '--json', '--title', 'О волонтёрах', ...as]);
    const { draft: id, losses } = JSON.parse(made.stdout);
    expect([made.status, losses]).toEqual([0, []]);
    const kk = law.replace('.ru.', '.kk.');
    const second = await run(['import', kk, '--lang', 'kk', '--draft', id, ...as]);
    expect(second.stdout).toBe(`${kk} is the kk text of draft ${id}\n`);
    const back = await run(['export', id, '--lang', 'kk', '--database', path]);
    expect(back.stdout).toBe(readFileSync(kk, 'utf8'));
    const again = await run(['import', kk, '--lang', 'kk', '--draft', id, ...as]);
    expect([again.status, again.stderr]).toEqual([2, 'kelisim: Nothing changed: text in kk.\n']);
    expect((await run(['verify', path])).stdout).toMatch(/^2 drafts, .*: sound\n$/);
  });

  it.each([
    [['export', 'nope'], 'kelisim: no draft is called nope'],
    [['export', draft, '--version', '9'], 'kelisim: There is no version called 9.'],
    [['export', draft, '--version', 'two'], 'whole number'],
    [['import', law, '--as', 'nazgul-omirbek'], 'Your mandate does not include draft:create.'],
    [
      ['import', law, '--as', 'aigerim-saparova', '--draft', draft],
      'The draft stands in circulation',
    ],
  ])('refuses %j', async (args, reason) => {
    const before = readFileSync(seeded);
    const { status, stdout, stderr } = await run([...args, ...options()]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(reason);
    expect(readFileSync(seeded).equals(before)).toBe(true);
  });

  it('never makes a database that is not there', async () => {
    const path = folder.path('nowhere.db');
    for (const args of [['verify'], ['import', law, '--as', 'x']]) {
      const { status, stderr } = await run([...args, '--database', path]);
      expect([status, stderr]).toEqual([2, `kelisim: there is no database ${path}\n`]);
    }
    expect(existsSync(path)).toBe(false);
  });

  it('tells a file that is no database or bundle', async () => {
    const text = folder.path('text.db');
    writeFileSync(text, 'just words, more words than a header of SQLite could ever hold'.repeat(9));
    const [noDatabase, noBundle, halfBundle] = [text, 'package.json', folder.path('half.json')];
    writeFileSync(halfBundle, '{"format":"kelisim-bundle-1","draft":"x","events":5}');
    const { status, stderr } = await run(['verify', noDatabase]);
    expect([status, stderr]).toEqual([
      78,
      `kelisim: the database ${text} cannot be opened: file is not a database\n`,
    ]);
    for (const path of [noBundle, halfBundle])
      expect(await run(['verify', path])).toEqual({
        status: 2,
        stdout: '',
        stderr: `kelisim: ${path} is not a Kelisim bundle\n`,
      });
  });
});

/** The commands on plain files: a policy writer's formatter, difftool and mergetool. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Folder, temporaryFolder } from '../contract/temporary.ts';
import { ended, entry, run, start } from './run.ts';

const older = 'test/http/law/volunteers-1.ru.md';
const newer = 'test/http/law/volunteers-2.ru.md';

let folder: Folder;
const file = (name: string, text: string | Uint8Array): string => {
  writeFileSync(folder.path(name), text);
  return folder.path(name);
};
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());

describe('kelisim', () => {
  it('says how it is used, command by command', async () => {
    const { status, stdout } = await run(['--help']);
    expect(status).toBe(0);
    for (const word of ['serve', 'demo', 'import', 'export', 'fmt', 'diff', 'apply', 'merge'])
      expect(stdout).toContain(`\n  ${word}`);
    expect(stdout).toContain('Exit codes');
    const helps = ['verify', 'diff', 'export'].map((command) => run([command, '--help']));
    for (const help of await Promise.all(helps)) {
      expect([help.status, help.stderr]).toEqual([0, '']);
      expect(help.stdout).toMatch(/^Usage: kelisim \w+/);
    }
  });

  it.each([
    [[], 'Usage: kelisim'],
    [['nonsense'], "unknown command 'nonsense'"],
    [['diff', older], "missing required argument 'new'"],
    [['diff', older, newer, '--lang', 'de'], 'kelisim: --lang must be kk, ru or en, not de'],
    [['fmt', 'nowhere.md'], 'kelisim: cannot read nowhere.md: '],
    [['fmt', 'test'], 'kelisim: cannot read test: '],
    [['apply', older, older], 'is not what kelisim diff --json prints'],
    [['deadline', '--from', '2020-06-29', '--days', 'ten'], 'whole number'],
  ])('ends with 2 and a reason on %j', async (args, reason) => {
    const { status, stdout, stderr } = await run(args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(reason);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('refuses bytes that are not UTF-8', async () => {
    const bad = file('latin.md', new Uint8Array([0x61, 0xe9, 0x62]));
    const { status, stderr } = await run(['fmt', bad]);
    expect([status, stderr]).toEqual([2, `kelisim: cannot read ${bad}: it is not UTF-8 text\n`]);
  });
});

describe('kelisim fmt', () => {
  it('prints what it printed already as it is, from a file and from standard input', async () => {
    const source = readFileSync(older, 'utf8');
    const [fromFile, fromInput] = await Promise.all([
      run(['fmt', older]),
      run(['fmt', '-'], { input: source }),
    ]);
    expect(fromFile).toEqual({ status: 0, stdout: source, stderr: '' });
    expect(fromInput).toEqual(fromFile);
  });

  it('reads HTML by its ending and names what has no structure', async () => {
    const html = file('page.html', '<h1>Title</h1><p>Words <img src="a.png" alt="map"></p>');
    const { status, stdout, stderr } = await run(['fmt', html]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^# Title\n\nWords/);
    expect(stderr).toContain('image');
  });

  it('is not disturbed by a reader that stops early', async () => {
    const long = file('long.md', 'Слово за словом.\n\n'.repeat(40_000));
    const child = start(['fmt', long]);
    child.stdout?.once('data', () => child.stdout?.destroy());
    child.stdin?.end();
    const { status, stderr } = await ended(child);
    expect([status, stderr]).toEqual([0, '']);
  });
});

describe('kelisim diff and apply', () => {
  it('prints changes as the documented JSON, and apply leads to the new text', async () => {
    const { status, stdout } = await run(['diff', older, newer, '--json']);
    expect(status).toBe(0);
    const { changes, stats } = JSON.parse(stdout);
    for (const change of changes) {
      expect(change.kind).toEqual(expect.any(String));
      expect(change.block).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
      expect(Array.isArray(change.path)).toBe(true);
      if (['insert', 'reword'].includes(change.kind)) expect(change.after).toBeDefined();
      if (['delete', 'reword'].includes(change.kind)) expect(change.before).toBeDefined();
      for (const run of change.words ?? [])
        expect(run).toEqual({
          op: expect.stringMatching(/^(equal|insert|delete)$/),
          text: expect.any(String),
        });
    }
    expect(stats.kinds).toEqual({ reword: 3, insert: 2, delete: 1, move: 1 });
    const patch = file('changes.json', stdout);
    const [applied, formatted] = await Promise.all([
      run(['apply', older, patch]),
      run(['fmt', newer]),
    ]);
    expect(applied).toEqual({ status: 0, stdout: formatted.stdout, stderr: '' });
    expect((await run(['apply', older, '-'], { input: stdout })).stdout).toBe(formatted.stdout);
  });

  it('says nothing of equal texts and one line with --stat', async () => {
    const [same, stat, html] = await Promise.all([
      run(['diff', older, older]),
      run(['diff', older, newer, '--stat']),
      run(['diff', older, newer, '--html', '--lang', 'ru']),
    ]);
    expect([same.status, same.stdout]).toEqual([0, '']);
    expect(stat.stdout.trim().split('\n')).toHaveLength(1);
    expect(html.stdout).toMatch(/<(ins|del)\b/);
  });

  it('refuses a diff of another text', async () => {
    const { stdout } = await run(['diff', older, newer, '--json']);
    const other = file('other.md', '# Совсем другой текст\n\nБез общих слов.\n');
    const { status, stderr } = await run(['apply', other, '-'], { input: stdout });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^kelisim: /);
  });
});

describe('kelisim merge', () => {
  const base = 'Один абзац.\n\nВторой абзац про 10 дней.\n\nТретий абзац.\n';
  const write3 = (ours: string, theirs: string) => [
    file('base.md', base),
    file('ours.md', ours),
    file('theirs.md', theirs),
  ];

  it('ends with 0 when both sides can be had', async () => {
    const files = write3(base.replace('Один', 'Первый'), base.replace('10', '20'));
    const { status, stdout } = await run(['merge', ...files]);
    expect([status, stdout]).toEqual([
      0,
      'Первый абзац.\n\nВторой абзац про 20 дней.\n\nТретий абзац.\n',
    ]);
  });

  it('ends with 1 and shows base, ours and theirs when a person must decide', async () => {
    const files = write3(base.replace('10', '15'), base.replace('10', '20'));
    const { status, stdout, stderr } = await run(['merge', ...files]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/<{7} ours\n15\n\|{7} base\n10\n={7}\n20\n>{7} theirs/);
    expect(stderr).toContain('conflict');
    const json = await run(['merge', ...files, '--json']);
    expect(json.status).toBe(1);
    expect(JSON.parse(json.stdout).conflicts).toHaveLength(1);
  });
});

describe('as git’s difftool, mergetool and merge driver', () => {
  it('shows a change by words, merges what lines cannot, and leaves little to a person', async () => {
    const repo = folder.path('repo');
    const git = (...args: string[]): string =>
      execFileSync('git', ['-C', repo, ...args], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
        env: {
          ...process.env,
          GIT_CONFIG_NOSYSTEM: '1',
          HOME: folder.path('.'),
          GIT_EDITOR: `sh ${folder.path('settle.sh')}`,
        },
      });
    execFileSync('git', ['init', '-q', '-b', 'main', repo]);
    const config: Readonly<Record<string, string>> = {
      'user.name': 'Policy Writer',
      'user.email': 'writer@example.org',
      'difftool.prompt': 'false',
      'mergetool.prompt': 'false',
      'mergetool.keepBackup': 'false',
    };
    for (const [name, value] of Object.entries(config)) git('config', name, value);
    const documented = readFileSync('README.md', 'utf8').matchAll(/^git config (\S+) '([^']+)'$/gm);
    for (const [, name = '', value = ''] of documented)
      git('config', name, value.replaceAll('npx kelisim', `'${process.execPath}' '${entry}'`));
    const commit = (text: string, subject: string): void => {
      writeFileSync(`${repo}/law.md`, text);
      git('add', 'law.md');
      git('commit', '-q', '-m', subject);
    };
    const line = 'Организация страхует волонтёра на 10 дней за свой счёт.';
    commit(`# Закон\n\n${line}\n`, 'base');
    git('checkout', '-q', '-b', 'theirs');
    commit(`# Закон\n\n${line.replace('10', '20')}\n`, 'theirs');
    git('checkout', '-q', 'main');
    commit(`# Закон\n\n${line.replace('свой счёт', 'счёт бюджета')}\n`, 'ours');
    const shown = git('difftool', '--tool=kelisim', 'main', 'theirs', '--', 'law.md');
    expect(shown).toContain('20');
    expect(() => git('merge', 'theirs')).toThrow();
    git('mergetool', '--tool=kelisim', 'law.md');
    expect(readFileSync(`${repo}/law.md`, 'utf8')).toBe(
      '# Закон\n\nОрганизация страхует волонтёра на 20 дней за счёт бюджета.\n',
    );
    git('commit', '-q', '-m', 'merged');
    writeFileSync(`${repo}/.git/info/attributes`, '*.md merge=kelisim\n');
    git('checkout', '-q', '-b', 'others');
    commit(`# Закон\n\n${line.replace('10', '30')}\n`, 'others');
    git('checkout', '-q', 'main');
    commit(`# Закон об ином\n\n${line.replace('10', '25')}\n`, 'ours');
    expect(() => git('merge', 'others')).toThrow();
    const read = () => readFileSync(`${repo}/law.md`, 'utf8').replace(/^ | $/gm, '');
    expect(read()).toBe(
      '# Закон об ином\n\nОрганизация страхует волонтёра на\n' +
        '<<<<<<< ours\n25\n||||||| base\n20\n=======\n30\n>>>>>>> theirs\n' +
        'дней за свой счёт.\n',
    );
    file('settle.sh', `sed -i '/^[<|=>]\\{7\\}/d; /^[23]0$/d' "$1"`);
    git('mergetool', '--tool=kelisim', 'law.md');
    expect(read()).toBe(
      '# Закон об ином\n\nОрганизация страхует волонтёра на\n25\nдней за свой счёт.\n',
    );
  });
});

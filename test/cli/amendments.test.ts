/** Amendments on the command line: of a database, and as formal instructions between two files. */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storyAmendments } from '../../src/demo/story.ts';
import { type Folder, temporaryFolder } from '../contract/temporary.ts';
import { writeDemo } from '../seeded.ts';
import { run } from './run.ts';

const older = 'test/http/law/volunteers-1.ru.md';
const newer = 'test/http/law/volunteers-2.ru.md';
let folder: Folder;
let of: readonly string[] = [];

beforeAll(async () => {
  folder = temporaryFolder();
  const database = folder.path('seeded.db');
  await writeDemo(database);
  of = ['--draft', 'civil-society', '--database', database];
});
afterAll(() => folder.remove());

const amendments = (...args: readonly string[]) => run(['amendments', ...args]);

describe('kelisim amendments on a database', () => {
  it('lists every amendment, a line each or as data', async () => {
    const [text, json] = await Promise.all([
      amendments('list', ...of),
      amendments('list', ...of, '--json'),
    ]);
    expect([text.status, text.stderr]).toEqual([0, '']);
    const lines = text.stdout.trimEnd().split('\n');
    const rows = JSON.parse(json.stdout) as { item: number | null }[];
    expect(lines).toHaveLength(rows.length);
    expect(rows.filter(({ item }) => item === null)).toHaveLength(storyAmendments.length);
    expect(text.stdout).toMatch(/^ {2}1 {2}adopted {2}asar {2}\+1 {2}/);
  });

  it('shows one with its reason, in words and as data', async () => {
    const shown = await amendments('show', '3', ...of, '--lang', 'ru');
    expect(shown.stdout).toContain('Amendment 3 to version 1: reworded');
    expect(shown.stdout).toContain('дополнить пунктом следующего содержания');
    expect(shown.stdout).toContain('reworded (drafting-rules)');
    const json = await amendments('show', '3', ...of, '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({ amendment: 3, rewording: { accepted: true } });
  });

  it('says the instruction of one in the language asked for', async () => {
    const said = await Promise.all(
      ['kk', 'ru', 'en'].map((lang) => amendments('instruction', '8', ...of, '--lang', lang)),
    );
    expect(
      said.map(({ stdout }) => stdout.split('\n').find((line) => line.startsWith('1.'))),
    ).toEqual([
      '1. 3-бөлімнің 5-абзацы алып тасталсын.',
      '1. Абзац 5 раздела 3 исключить.',
      '1. Delete section 3, paragraph 5.',
    ]);
  });

  it.each([
    [['show', '999'], 'kelisim: There is no amendment called 999'],
    [['list', '--lang', 'de'], 'kelisim: --lang must be kk, ru, en, not de'],
    [['show', 'first'], 'It must be a whole number.'],
    [['instruction', '1', 'two'], 'kelisim: name two texts, or one amendment and its --draft'],
  ])('refuses %s', async (args, why) => {
    const { status, stdout, stderr } = await amendments(...args, ...of);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(why);
  });
});

describe('kelisim amendments on files', () => {
  it.each(['kk', 'ru', 'en'])('writes an instruction in %s and carries it out', async (lang) => {
    const written = await amendments('instruction', older, newer, '--lang', lang);
    expect([written.status, written.stderr]).toEqual([0, '']);
    const file = folder.path(`instruction.${lang}.txt`);
    writeFileSync(file, written.stdout);
    const [applied, wanted] = await Promise.all([
      amendments('apply', older, file),
      run(['fmt', newer]),
    ]);
    expect(applied).toEqual(wanted);
  });

  it('prints nothing for equal texts, and reads from standard input', async () => {
    expect((await amendments('instruction', older, older)).stdout).toBe('');
    const { stdout } = await run(['amendments', 'apply', older, '-'], { input: '' });
    expect(stdout).toBe((await run(['fmt', older])).stdout);
  });

  it('says where an instruction edited by hand cannot be read, and changes nothing', async () => {
    const before = readFileSync(older, 'utf8');
    const file = folder.path('edited.txt');
    writeFileSync(file, '1. Delete section 3, paragraph 99.\n');
    const gone = await amendments('apply', older, file);
    expect([gone.status, gone.stdout]).toEqual([2, '']);
    expect(gone.stderr).toMatch(/^kelisim: .*edited\.txt:1:\d+: /);
    expect(readFileSync(older, 'utf8')).toBe(before);
  });
});

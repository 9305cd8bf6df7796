/** The commands on workflow files, and the pages of `docs/` that they write. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readCatalogue } from '../../src/service/catalogue.ts';
import { run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'kelisim-workflow-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

const shipped = 'workflows/two-agency.json';
const content = JSON.parse(readFileSync(shipped, 'utf8'));
const directory = 'src/demo/content/organisations.json';
const bodies = ['workflows/bodies/eu.json', 'workflows/bodies/sk.json'];

it('docs/ describes the shipped workflows as they are: run `npm run docs`', async () => {
  const ids = readCatalogue()
    .workflows.map(({ id }) => id)
    .sort();
  const out = join(folder, 'docs');
  const files = ids.map((id) => `workflows/${id}.json`);
  const args = ['workflow', 'describe', ...files, '--agencies', directory, ...bodies, '--out', out];
  expect(await run(args)).toMatchObject({ status: 0, stdout: '', stderr: '' });
  for (const path of ['workflows.md', ...ids.map((id) => `images/workflow-${id}.svg`)])
    expect(readFileSync(join('docs', path), 'utf8'), path).toBe(
      readFileSync(join(out, path), 'utf8'),
    );
});

describe('workflow check', () => {
  it('says what it read', async () => {
    expect(await run(['workflow', 'check', shipped])).toEqual({
      status: 0,
      stdout: `${shipped}: two-agency, edition 2: 3 states, 3 ways\n`,
      stderr: '',
    });
  });

  it('says of each file where it is wrong and what to do, and ends with 1', async () => {
    const states = { ...content.states, lonely: content.states.adopted };
    const wrong = [
      file('lonely.json', { ...content, states }),
      file('moon.json', { ...content, calendar: 'moon' }),
      file('zone.json', { ...content, zone: 'Moon/Tycho' }),
      file('no.json', '{'),
      join(folder, 'absent.json'),
    ];
    const { status, stdout, stderr } = await run(['workflow', 'check', ...wrong, shipped]);
    expect(status).toBe(1);
    expect(stdout).toContain(`${shipped}: two-agency`);
    const said = stderr.trim().split('\n');
    expect(said.slice(0, 3)).toEqual([
      `${wrong[0]}: /states/lonely: cannot be reached from drafting; add a transition to it`,
      `${wrong[1]}: /calendar: no calendar is called moon; use eu, kz, sk`,
      `${wrong[2]}: /zone: Moon/Tycho is no time zone of the IANA list`,
    ]);
    expect(said[3]).toMatch(new RegExp(`^${wrong[3]}: .*JSON`));
    expect(said[4]).toMatch(/^cannot read .*absent\.json: /);
    expect(said).toHaveLength(5);
  });
});

describe('workflow draw', () => {
  it('prints the picture, or writes it to a file', async () => {
    const args = ['workflow', 'draw', shipped, '--lang', 'ru', '--agencies', directory];
    const { status, stdout } = await run(args);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^<svg /);
    expect(stdout).toContain('>МНЭ, Минфин');
    const out = join(folder, 'deep/picture.svg');
    expect(await run([...args, '--out', out])).toMatchObject({ status: 0, stdout: '' });
    expect(readFileSync(out, 'utf8')).toBe(stdout);
  });

  it.each([
    [['--lang', 'de'], '--lang must be kk, ru or en, not de'],
    [['--at', 'moon'], '--at must be one of drafting, circulation, adopted'],
    [['--agencies', shipped], 'must be a list of organisations'],
    [['--out', join(shipped, 'x.svg')], 'cannot write'],
  ])('refuses %j', async (options, message) => {
    const { status, stderr } = await run(['workflow', 'draw', shipped, ...options]);
    expect(stderr).toContain(message);
    expect([status, stderr.trim().split('\n').length]).toEqual([2, 1]);
  });
});

describe('workflow describe', () => {
  it('says it in sentences of the language', async () => {
    const { status, stdout } = await run(['workflow', 'describe', shipped, '--lang', 'kk']);
    expect(status).toBe(0);
    expect(stdout).toContain('Келісу. Жауап беру мерзімі – 5 жұмыс күні.\n');
  });
});

describe('workflow dry-run', () => {
  const script = file('script.json', [
    { at: '2020-06-29T10:00', transition: 'circulate' },
    { at: '2020-06-30', agency: 'health', verdict: 'agree' },
  ]);

  it('says what would happen, what is due and how it was computed', async () => {
    const { status, stdout } = await run(['workflow', 'dry-run', shipped, '--script', script]);
    expect(status).toBe(0);
    for (const line of [
      '29 June 2020, 10:00 (Almaty): way circulate',
      '  stands in Approval',
      '  asked: economy, finance',
      '    Due: Tuesday, 7 July 2020, until 24:00 (Almaty).',
      '  open: return',
      '  shut: adopt: economy: no answer yet, due Tuesday, 7 July 2020; finance: no answer yet, due Tuesday, 7 July 2020',
      '  refused: This round does not ask health.',
    ])
      expect(stdout.split('\n')).toContain(line);
  });

  it('gives the run as JSON', async () => {
    const { stdout } = await run(['workflow', 'dry-run', shipped, '--script', script, '--json']);
    const { steps, state, ended } = JSON.parse(stdout);
    expect([steps.length, state, ended]).toEqual([3, 'circulation', false]);
    expect(steps[1].terms[0].due.date).toBe('2020-07-07');
    expect(steps[2].refused).toEqual({ code: 'not-asked', facts: { agency: 'health' } });
  });

  it.each([
    [[{ at: '2020-06-29' }], ': /acts/0: must have exactly one of transition, agency'],
    [[{ at: 'soon', transition: 'circulate' }], 'acts/0/at: "soon" is not an instant'],
    [
      [
        { at: '2020-06-29', transition: 'circulate' },
        { at: '2020-06-28', transition: 'return' },
      ],
      ': /acts/1/at: is before the act before it',
    ],
  ])('refuses the script %j', async (acts, message) => {
    const bad = file('bad.json', acts);
    const { status, stderr } = await run(['workflow', 'dry-run', shipped, '--script', bad]);
    expect(stderr).toContain(message);
    expect(status).toBe(2);
  });
});

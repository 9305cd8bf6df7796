/** House rules that no linter knows. Each failure says what to do. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeApi } from '../src/http/app.ts';
import { openApp, openService } from '../src/node.ts';
import { release } from '../src/package.ts';

const topLevel = [
  '.ci',
  '.gitignore',
  'LICENSE',
  'README.md',
  'SECURITY.md',
  'bin',
  'biome.json',
  'docs',
  'knip.json',
  'package-lock.json',
  'package.json',
  'schema',
  'security',
  'src',
  'test',
  'tsconfig.json',
  'vite.config.ts',
  'vitest.config.ts',
  'workflows',
  'wrangler.toml',
];

const tracked = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' })
  .split('\0')
  .filter((file) => file !== '' && existsSync(file));
const code = tracked.filter((file) => /\.(ts|tsx|css|sql|js)$/.test(file));
const prose = tracked.filter((file) => /\.(ts|tsx|css|sql|js|md|json|toml)$/.test(file));
const lines = (file: string) => readFileSync(file, 'utf8').split('\n');

/** `file:line` of every line of these files that matches. */
const find = (files: readonly string[], pattern: RegExp): string[] =>
  files.flatMap((file) =>
    lines(file).flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}`] : [])),
  );

describe('the house is tidy', () => {
  it('has only known entries at the top: name a new one here with its reason', () => {
    const entries = new Set(tracked.map((file) => file.split('/')[0] ?? ''));
    expect([...entries].filter((entry) => !topLevel.includes(entry))).toEqual([]);
  });

  it('keeps the README within 100 lines and the architecture within 250', () => {
    expect(lines('README.md').length).toBeLessThanOrEqual(101);
    expect(lines('docs/architecture.md').length).toBeLessThanOrEqual(251);
  });

  it('keeps code files within 400 lines, but for what is generated', () => {
    const written = code.filter((file) => !file.endsWith('/api/schema.d.ts'));
    expect(written.filter((file) => lines(file).length > 401)).toEqual([]);
  });

  it('opens every source file with what it owns', () => {
    const sources = code.filter((file) => /^(src|schema)\/.*\.tsx?$/.test(file));
    const silent = sources.filter((file) => !/^(\/\*\*|\/\/)/.test(lines(file)[0] ?? ''));
    expect(silent).toEqual([]);
  });

  it('has no leftovers', () => {
    const others = code.filter((file) => file !== 'test/tidy.test.ts');
    expect(find(others, /\b(TODO|FIXME|XXX|HACK)\b|\.only\(|debugger/)).toEqual([]);
  });

  it('skips no test without a reason on the same line', () => {
    const tests = code.filter((file) => file.startsWith('test/') && !file.includes('tidy'));
    const skips = find(tests, /\.(skip|skipIf|runIf)\(/);
    const bare = skips.filter((at) => {
      const [file = '', line = '0'] = at.split(':');
      const around = lines(file).slice(Math.max(0, Number(line) - 4), Number(line) + 1);
      return !around.some((text) => /\/\/|\*|console\./.test(text));
    });
    expect(bare).toEqual([]);
  });

  it('numbers decisions without gaps and keeps each to a page', () => {
    const decisions = readdirSync('docs/decisions').sort();
    decisions.forEach((file, index) => {
      expect(file).toMatch(new RegExp(`^${String(index + 1).padStart(4, '0')}-[a-z0-9-]+\\.md$`));
      expect(lines(`docs/decisions/${file}`).length).toBeLessThanOrEqual(60);
    });
  });

  it('begins every line of the changelog with who it is for', () => {
    const said = lines('docs/changelog.md').filter((line) => line !== '' && !line.startsWith('#'));
    expect(said.filter((line) => !/^(NEW|FIX|BREAKING): /.test(line))).toEqual([]);
  });

  it('commits the API description as generated: run `npm run openapi`', () => {
    const service = openService(':memory:');
    const document = describeApi(openApp(service, { demo: false }), release);
    service.close();
    const committed = JSON.parse(readFileSync('schema/openapi.json', 'utf8')) as unknown;
    expect(committed).toEqual(JSON.parse(JSON.stringify(document)));
  });

  it('names no machine', () => {
    const machine = /(^|[^a-z.])\/(work|root|home|tmp\/bash)[/]/;
    expect(
      find(
        prose.filter((file) => file !== 'test/tidy.test.ts'),
        machine,
      ),
    ).toEqual([]);
  });
});

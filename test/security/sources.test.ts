/** What our own code never does, since each has been a hole elsewhere. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const files = execFileSync('git', ['ls-files', '-z', 'src', 'schema'], { encoding: 'utf8' })
  .split('\0')
  .filter((file) => /\.tsx?$/.test(file));

const found = (pattern: RegExp): readonly string[] =>
  files.filter((file) => pattern.test(readFileSync(file, 'utf8')));

it('reads the sources', () => {
  expect(files.length).toBeGreaterThan(200);
});

it('makes no query out of text: the one written out is a constant', () => {
  const pattern = /\bsql\s*\.\s*(raw|lit|id|ref|table)\b|CompiledQuery\.raw/;
  expect(found(pattern)).toEqual(['src/auth/dialect.ts']);
  expect(readFileSync('src/auth/dialect.ts', 'utf8')).toMatch(/CompiledQuery\.raw\('[^']*'\)/);
});

it('makes markup out of text in one place, of what our printers escaped', () => {
  const sinks =
    /dangerouslySetInnerHTML|(inner|outer)HTML\s*[+=]|insertAdjacentHTML|document\.write|srcdoc/i;
  expect(found(sinks)).toEqual(['src/web/public/html.tsx']);
});

it('runs no text', () => {
  expect(found(/\beval\(|new Function\(|setTimeout\(\s*['"`]|import\(\s*[^'"`\s)]/)).toEqual([]);
});

it('draws nothing that must not be guessed from Math.random', () => {
  expect(found(/Math\.random/)).toEqual([]);
});

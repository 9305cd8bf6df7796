/** What is built for a server names nothing that is not installed with it. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const built = [
  'cli.js',
  'compute-child.js',
  ...readdirSync('dist/chunks').map((name) => `chunks/${name}`),
];

it('imports only its dependencies, not what it was developed with', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const named = built.flatMap((file) => [
    ...readFileSync(`dist/${file}`, 'utf8').matchAll(
      /^(?:import|export)\b[^;]*?["']([^"']+)["'];?$/gm,
    ),
  ]);
  const packages = named
    .map(([, source = '']) => source)
    .filter((source) => !/^(node:|\.)/.test(source))
    .map((source) =>
      source
        .split('/')
        .slice(0, source.startsWith('@') ? 2 : 1)
        .join('/'),
    );
  expect(new Set(packages).size).toBeGreaterThan(10);
  expect(packages.filter((name) => !Object.hasOwn(dependencies, name))).toEqual([]);
});

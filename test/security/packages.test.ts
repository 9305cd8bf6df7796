/** What we ship of others: nothing older than its last known hole, under licences anybody may use. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

const locked: Readonly<Record<string, Locked>> = read('package-lock.json').packages;

/** What a package must be at least, and the advisory or measurement that says so. */
const floors: Readonly<Record<string, { readonly atLeast: string; readonly because: string }>> =
  read('security/floor.json');

const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 13);

/** Where Node finds a package that the one at `from` imports; null where it is not installed. */
function resolve(from: string, name: string): string | null {
  const path = `${from}${from === '' ? '' : '/'}node_modules/${name}`;
  if (locked[path]) return path;
  if (from === '') return null;
  const outer = from.slice(0, from.lastIndexOf('node_modules/')).replace(/\/$/, '');
  return resolve(outer, name);
}

/** Names a package needs to run; a peer only when it is not optional. */
const needsOf = ({ peerDependencies, peerDependenciesMeta, ...own }: Locked): readonly string[] => [
  ...Object.keys({ ...own.dependencies, ...own.optionalDependencies }),
  ...Object.keys(peerDependencies ?? {}).filter((name) => !peerDependenciesMeta?.[name]?.optional),
];

/** Every package that is there at run time, by its path. */
function production(): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (path: string): void => {
    for (const name of needsOf(locked[path] as Locked)) {
      const at = resolve(path, name);
      if (at === null || found.has(at)) continue;
      found.add(at);
      visit(at);
    }
  };
  visit('');
  return found;
}

const tree = [...production()].map((path) => ({ path, ...(locked[path] as Locked) }));

/** -1, 0 or 1; a version before a release is older than it. */
function compare(one: string, other: string): number {
  const [a, b] = [one, other].map((text) => text.split('-')) as [string[], string[]];
  const parts = (text = '') => text.split('.').map(Number);
  const [x, y] = [parts(a[0]), parts(b[0])];
  for (const at of [0, 1, 2]) {
    const difference = (x[at] ?? 0) - (y[at] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return Number(a[1] === undefined) - Number(b[1] === undefined);
}

describe('versions', () => {
  it('compare as numbers', () => {
    expect(compare('1.10.0', '1.9.9')).toBe(1);
    expect(compare('1.2.3', '1.2.3')).toBe(0);
    expect(compare('2.0.0-beta.1', '2.0.0')).toBe(-1);
    expect(compare('0.28.16', '0.28.17')).toBe(-1);
  });

  it('are never below the floor, in no copy anywhere', () => {
    const below = Object.entries(locked).flatMap(([path, { version }]) => {
      const floor = path === '' ? undefined : floors[nameOf(path)];
      return floor && compare(version, floor.atLeast) < 0
        ? [`${path} ${version} < ${floor.atLeast}: ${floor.because}`]
        : [];
    });
    expect(below).toEqual([]);
  });

  it('of what we name ourselves are exact', () => {
    const { dependencies, devDependencies } = read('package.json');
    const loose = Object.entries<string>({ ...dependencies, ...devDependencies });
    expect(loose.filter(([, range]) => !/^\d+\.\d+\.\d+$/.test(range))).toEqual([]);
  });
});

describe('the floor', () => {
  it('says of each package why', () => {
    for (const { atLeast, because } of Object.values(floors)) {
      expect(atLeast).toMatch(/^\d+\.\d+\.\d+$/);
      expect(because.length).toBeGreaterThan(10);
    }
  });
});

describe('what runs in production', () => {
  it('is few packages: name a new one in a decision before this number grows', () => {
    expect(tree.length).toBeGreaterThan(20);
    expect(tree.length).toBeLessThanOrEqual(150);
  });

  it('may be used by anybody', () => {
    const permissive = [
      ...['MIT', 'MIT-0', 'ISC', '0BSD', 'BlueOak-1.0.0', 'Apache-2.0'],
      ...['BSD-2-Clause', 'BSD-3-Clause', 'PSF-2.0'],
    ];
    const other = tree.filter(({ license }) => !permissive.includes(license ?? 'none'));
    expect(other.map(({ path, license }) => `${path}: ${license}`)).toEqual([]);
  });

  it('is known by its hash and comes from the registry', () => {
    const registry = 'https://registry.npmjs.org/';
    const strange = tree.filter(
      ({ resolved = registry, integrity }) =>
        !resolved.startsWith(registry) || !integrity?.startsWith('sha512-'),
    );
    expect(strange.map(({ path }) => path)).toEqual([]);
  });

  it('runs nothing while it is installed but what is allowed to', () => {
    const { allowScripts } = read('package.json');
    const scripted = tree.filter(({ hasInstallScript }) => hasInstallScript);
    expect(scripted.map(({ path }) => nameOf(path)).filter((name) => !allowScripts[name])).toEqual(
      [],
    );
  });

  it('is installed as it is locked', () => {
    const wrong = tree.filter(({ path, version }) => {
      const file = `${path}/package.json`;
      return existsSync(file) && read(file).version !== version;
    });
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});

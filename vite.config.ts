/**
 * Builds what Node runs: the command line (with the server in it) as one ES module in `dist`, and
 * beside it what pages load: `dist/assets` with the application, the stylesheets, the fonts they
 * name and the icon. The application is built first, because the server says the digest of it all.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import { ariaWords } from './src/web/parts/aria-words.ts';

const root = dirname(fileURLToPath(import.meta.url));
const web = join(root, 'src/web');

/** What both stylesheets begin with, in the order of their cascade layers. */
const sharedSheets = ['styles/tokens', 'styles/fonts', 'styles/base'] as const;

/** The public pages' own, in the order of their cascade layers. */
const publicSheets = [
  ...[
    'site',
    'display',
    'parts',
    'stage',
    'answers',
    'cards',
    'disagreements',
    'proposals',
    'comments',
  ],
  ...['history', 'start', 'charts', 'document', 'diff', 'api', 'print'],
].map((name) => `public/styles/${name}`);

/** How texts, their changes and charts are set is the same in the application. */
const textSheets = ['charts', 'document', 'diff'].map((name) => `public/styles/${name}`);

const fontFolders = {
  literata: import.meta.resolve('@fontsource-variable/literata'),
  'golos-text': import.meta.resolve('@fontsource-variable/golos-text'),
} as const;

interface Asset {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const readSheets = (names: readonly string[]): string =>
  names.map((name) => readFileSync(join(web, `${name}.css`), 'utf8')).join('');

/** Every stylesheet in a folder and below, in the order of its names. */
const sheetsIn = (folder: string): readonly string[] =>
  readdirSync(join(web, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.css'))
    .sort()
    .map((file) => join(folder, file.slice(0, -'.css'.length)));

/** The font files a stylesheet names, and the licence each family must travel with. */
function readFonts(css: string): readonly Asset[] {
  return Object.entries(fontFolders).flatMap(([family, entry]) => {
    const folder = dirname(fileURLToPath(entry));
    const names = [...css.matchAll(new RegExp(`fonts/(${family}-[\\w-]+\\.woff2)`, 'g'))];
    const files = names.map(([, file = '']) => ({
      name: `fonts/${file}`,
      bytes: readFileSync(join(folder, 'files', file)),
    }));
    const licence = readFileSync(join(folder, 'LICENSE'));
    return [...files, { name: `fonts/${family}-LICENSE.txt`, bytes: licence }];
  });
}

interface Assets {
  /** Of everything under `/assets`, for addresses that are cached for ever. */
  readonly digest: string;
  readonly assets: readonly Asset[];
}

/** Everything under `/assets` beside the application, whose entry is given. */
function readAssets(entry: string): Assets {
  const styles = {
    'public.css': readSheets([...sharedSheets, ...publicSheets]),
    'app.css': readSheets([
      ...sharedSheets,
      ...textSheets,
      ...sheetsIn('parts'),
      ...sheetsIn('app'),
    ]),
  };
  const icon = { name: 'icon.svg', bytes: readFileSync(join(web, 'public/icon.svg')) };
  const fixed = [...readFonts(styles['public.css']), icon];
  const hash = createHash('sha256').update(entry);
  for (const css of Object.values(styles)) hash.update(css);
  for (const { bytes } of fixed) hash.update(bytes);
  const digest = hash.digest('hex').slice(0, 12);
  const dated = Object.entries(styles).map(([name, css]) => ({
    name,
    bytes: Buffer.from(css.replaceAll('.woff2")', `.woff2?v=${digest}")`)),
  }));
  return { digest, assets: [...fixed, ...dated] };
}

/** Writes the assets beside the bundle and tells the server's code their digest. */
function emitAssets(): Plugin {
  let read: Assets | undefined;
  return {
    name: 'kelisim-assets',
    applyToEnvironment: ({ name }) => name === 'ssr',
    buildStart: () => {
      read = readAssets(readFileSync(join(root, 'dist/assets/app.js'), 'utf8'));
    },
    renderChunk: (code) => code.replaceAll('__ASSETS_DIGEST__', JSON.stringify(read?.digest)),
    writeBundle({ dir = 'dist' }) {
      mkdirSync(join(dir, 'assets/fonts'), { recursive: true });
      for (const { name, bytes } of read?.assets ?? [])
        writeFileSync(join(dir, 'assets', name), bytes);
      packAssets(join(dir, 'assets'));
    },
  };
}

/** Packs what packs well, for readers far away; beside a file `x` stand `x.br` and `x.gz`. */
function packAssets(folder: string): void {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => /\.(js|css|svg)$/.test(name))) {
    const bytes = readFileSync(join(folder, file));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 6 };
    writeFileSync(join(folder, `${file}.br`), brotliCompressSync(bytes, { params }));
    writeFileSync(join(folder, `${file}.gz`), gzipSync(bytes, { level: 9 }));
  }
}

/** Takes away the pieces of an earlier build when a new one is about to be written. */
const dropStale = (): Plugin => ({
  name: 'kelisim-drop-stale',
  generateBundle(_options, _bundle, isWritten) {
    if (!isWritten) return;
    const folder = this.environment.name === 'client' ? 'dist/assets/app' : 'dist/chunks';
    rmSync(join(root, folder), { recursive: true, force: true });
  },
});

/** Browsers bring Temporal themselves; `start.ts` loads the polyfill into those that do not. */
const nativeTemporal = (): Plugin => ({
  name: 'kelisim-native-temporal',
  applyToEnvironment: ({ name }) => name === 'client',
  resolveId: (source) => (source === 'temporal-polyfill' ? '\0temporal' : undefined),
  load: (id) => (id === '\0temporal' ? 'export const { Temporal } = globalThis;' : undefined),
});

export default defineConfig({
  base: '/assets/',
  plugins: [dropStale(), emitAssets(), ariaWords(), nativeTemporal()],
  builder: {
    async buildApp({ build, environments }) {
      for (const name of ['client', 'ssr'] as const) {
        const environment = environments[name];
        if (environment) await build(environment);
      }
    },
  },
  environments: {
    client: {
      build: {
        target: 'es2023',
        outDir: 'dist/assets',
        emptyOutDir: false,
        manifest: 'app/manifest.json',
        modulePreload: { polyfill: false },
        rollupOptions: {
          // "use client" says nothing here, and every file of some libraries says it.
          onwarn: (warning, warn) => warning.code === 'MODULE_LEVEL_DIRECTIVE' || warn(warning),
          input: { app: 'src/web/app/start.ts' },
          output: { entryFileNames: '[name].js', chunkFileNames: 'app/[name]-[hash].js' },
        },
      },
    },
    ssr: {
      // Charts are drawn on the server too, by what is no dependency of the product as it is installed.
      resolve: { noExternal: [/^@visx\//, /^d3-/, 'internmap', 'classnames'] },
      build: {
        ssr: true,
        target: 'node22',
        outDir: 'dist',
        emptyOutDir: false,
        rollupOptions: {
          input: { cli: 'src/cli.ts', 'compute-child': 'src/compute-child.ts' },
          // Apart from `assets`, which is served to everybody.
          output: { chunkFileNames: 'chunks/[name]-[hash].js' },
        },
      },
    },
  },
});

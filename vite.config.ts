/**
 * Builds what Node runs: the command line (with the server in it) as one ES module in `dist`, and
 * beside it what pages load: `dist/assets` with the stylesheet, the fonts it names and the icon.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const root = dirname(fileURLToPath(import.meta.url));
const pages = join(root, 'src/web/public');

/** In the order of their cascade layers. */
const sheets = [
  'tokens',
  'fonts',
  'base',
  'site',
  'parts',
  'stage',
  'answers',
  'cards',
  'disagreements',
  'proposals',
  'history',
  'start',
  'document',
  'diff',
  'api',
  'print',
] as const;

const fontFolders = {
  literata: import.meta.resolve('@fontsource-variable/literata'),
  'golos-text': import.meta.resolve('@fontsource-variable/golos-text'),
} as const;

interface Asset {
  readonly name: string;
  readonly bytes: Uint8Array;
}

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

/** Everything under `/assets`, and one digest of it all for addresses that are cached for ever. */
function readAssets(): { readonly digest: string; readonly assets: readonly Asset[] } {
  const css = sheets
    .map((name) => readFileSync(join(pages, `styles/${name}.css`), 'utf8'))
    .join('');
  const icon = { name: 'icon.svg', bytes: readFileSync(join(pages, 'icon.svg')) };
  const assets = [...readFonts(css), icon];
  const hash = createHash('sha256').update(css);
  for (const { bytes } of assets) hash.update(bytes);
  const digest = hash.digest('hex').slice(0, 12);
  const dated = css.replaceAll('.woff2")', `.woff2?v=${digest}")`);
  return { digest, assets: [...assets, { name: 'public.css', bytes: Buffer.from(dated) }] };
}

/** Writes the assets beside the bundle and tells the code their digest. */
function emitAssets(): Plugin {
  const { digest, assets } = readAssets();
  return {
    name: 'kelisim-assets',
    config: () => ({ define: { __ASSETS_DIGEST__: JSON.stringify(digest) } }),
    writeBundle({ dir = 'dist' }) {
      mkdirSync(join(dir, 'assets/fonts'), { recursive: true });
      for (const { name, bytes } of assets) writeFileSync(join(dir, 'assets', name), bytes);
    },
  };
}

export default defineConfig({
  plugins: [emitAssets()],
  build: {
    ssr: true,
    target: 'node22',
    outDir: 'dist',
    rollupOptions: {
      input: { cli: 'src/cli.ts' },
      // Apart from `assets`, which is served to everybody.
      output: { chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});

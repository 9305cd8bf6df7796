/**
 * Weighs what a browser loads of the application, compressed, and fails when a part outgrows its
 * limit. Run by `npm run check` on a fresh build.
 */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

interface Piece {
  readonly file: string;
  readonly imports?: readonly string[];
}

const folder = 'dist/assets';
const manifest = JSON.parse(readFileSync(`${folder}/app/manifest.json`, 'utf8')) as Readonly<
  Record<string, Piece>
>;

/** A piece with all it imports at once. */
function closureOf(name: string, known = new Set<string>()): ReadonlySet<string> {
  const piece = manifest[name];
  if (!piece) throw new Error(`${name} is no piece of the application`);
  if (known.has(piece.file)) return known;
  known.add(piece.file);
  for (const one of piece.imports ?? []) closureOf(one, known);
  return known;
}

const weigh = (files: Iterable<string>): number =>
  [...files].reduce(
    (sum, file) => sum + gzipSync(readFileSync(`${folder}/${file}`), { level: 9 }).length,
    0,
  );

const app = 'src/web/app';
/** What every screen needs: the entry, the frame, the words of the language with most of them. */
const shell = new Set([
  ...closureOf(`${app}/start.ts`),
  ...closureOf(`${app}/main.tsx`),
  ...['frame', 'parts', 'problems'].flatMap((area) => [...closureOf(`${app}/words/kk/${area}.ts`)]),
]);

/** What the frame of every screen loads once the screen is there: menus and dialogs. */
const later = closureOf(`${app}/frame/palette-dialog.tsx`);

/** What the editor loads beyond both. */
const editor = [...closureOf(`${app}/screens/edit.tsx`)].filter(
  (file) => !shell.has(file) && !later.has(file),
);

const weights = [
  { name: 'shell', bytes: weigh(shell), bytesMax: 200_000 },
  { name: 'editor', bytes: weigh(editor), bytesMax: 100_000 },
];
for (const { name, bytes, bytesMax } of weights) {
  console.log(`${name}: ${(bytes / 1000).toFixed(1)} KB of ${bytesMax / 1000} KB compressed`);
  if (bytes > bytesMax) process.exitCode = 1;
}

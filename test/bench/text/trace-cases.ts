/**
 * Reads recorded writing, key by key: JSON files, also gzipped, of the form in which editing traces
 * are passed on: `{ startContent, endContent, txns: [{ patches: [[position, deleted, inserted]] }] }`.
 * Plays nothing itself.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** In the place of so many characters from a position, this text. */
export type Key = readonly [position: number, deleted: number, inserted: string];

/** What one person did to a plain text, and what came of it. */
export interface Trace {
  readonly name: string;
  readonly start: string;
  readonly end: string;
  readonly keys: readonly Key[];
}

const corpora = '../shared/corpora';

/**
 * All traces of the folders `KELISIM_TRACES` names, one after another as in a search path, or of those
 * with `trace` in their name beside the project. Says what it passes over.
 */
export function readTraces(): readonly Trace[] {
  const named = (process.env.KELISIM_TRACES ?? '').split(delimiter).filter(Boolean);
  const files =
    named.length > 0 ? named.flatMap((folder) => listJson(folder)) : listJson(corpora, 'trace');
  if (files.length === 0) console.log('  skipped: no editing trace in KELISIM_TRACES or corpora');
  return files.flatMap((file) => {
    const trace = readTrace(file);
    if (typeof trace !== 'string') return [trace];
    console.log(`  ${basename(file)} is skipped: ${trace}`);
    return [];
  });
}

/** The JSON files of a folder and those below it with this in their path; none where it is absent. */
const listJson = (folder: string, part = ''): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((path) => path.includes(part) && /\.json(\.gz)?$/.test(path))
        .map((path) => join(folder, path))
        .sort()
    : [];

interface Recorded {
  readonly kind?: string;
  readonly startContent?: string;
  readonly endContent?: string;
  readonly txns?: readonly { readonly patches: readonly Key[] }[];
}

/** Composed letters are written as one, and positions may count a pair of surrogates once or twice. */
const shifting = /[\p{M}\p{Cs}\u{10000}-\u{10FFFF}\0]/u;

/** The trace in a file, or why it cannot be played. */
export function readTrace(file: string): Trace | string {
  const bytes = readFileSync(file);
  const json = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const { kind, startContent: start = '', endContent: end, txns } = JSON.parse(json) as Recorded;
  if (end === undefined || !Array.isArray(txns)) return 'it holds no trace';
  if (kind === 'concurrent') return 'in it several write at once, each in a text of their own';
  const keys = txns.flatMap(({ patches }) => patches);
  if ([start, ...keys.map(([, , inserted]) => inserted)].some((text) => shifting.test(text)))
    return 'it counts characters that are kept otherwise';
  return { name: basename(file).replace(/\.json.*$/, ''), start, end, keys };
}

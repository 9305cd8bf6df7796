/**
 * Reads real histories of texts, all versions of each: Markdown files of git repositories, those with
 * the most versions first, and folders in which each version is a file.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  corpora,
  foldersIn,
  type Git,
  isRepository,
  linesOf,
  namedPlaces,
  nameOf,
  openGit,
} from './places.ts';

/** One text with its versions from the first, each another than the one before. */
export interface Law {
  readonly name: string;
  readonly versions: readonly string[];
}

/**
 * The texts of all places this machine has, about `wanted` in all and as many of each place: git
 * directories `KELISIM_LAWS` names, and the folders of `../shared/corpora` that hold no merges, of
 * which all are read. Says what it passes over.
 */
export function readLaws(wanted: number): readonly Law[] {
  const folders = foldersIn(corpora, (name) => !name.startsWith('merges-'));
  if (folders.length === 0) console.log(`  skipped: no texts in ${corpora}`);
  const named = namedPlaces('KELISIM_LAWS');
  const most = Math.ceil(wanted / Math.max(1, named.length));
  return [...named, ...folders].flatMap((place) => {
    const laws = isRepository(place) ? readRepository(place, most) : readFolder(place);
    if (laws.length === 0) console.log(`  skipped: ${nameOf(place)} has no text in versions`);
    return laws;
  });
}

/** What tells of the texts and is none of them. */
const isAbout = /(?:^|\/)(?:readme|licen[cs]e|index|changelog)\b[^/]*$/i;

/** Fewer versions are no history. */
const versionsMin = 3;

function readRepository(repository: string, most: number): readonly Law[] {
  const git = openGit(repository);
  const counts = new Map<string, number>();
  for (const file of linesOf(git(['log', '--format=', '--name-only', '--', '*.md'])))
    counts.set(file, (counts.get(file) ?? 0) + 1);
  const files = [...counts]
    .filter(([file]) => !isAbout.test(file))
    .sort(([, x], [, y]) => y - x)
    .slice(0, most);
  return files
    .map(([file]) => ({ name: `${nameOf(repository)} ${file}`, versions: readVersions(git, file) }))
    .filter(({ versions }) => versions.length >= versionsMin);
}

/** All versions along the main line of the history. */
function readVersions(git: Git, file: string): readonly string[] {
  const commits = linesOf(git(['log', '--reverse', '--first-parent', '--format=%H', '--', file]));
  const asked = commits.map((commit) => `${commit}:${file}\n`).join('');
  return withoutRepeats(readBlobs(git(['cat-file', '--batch'], asked) ?? Buffer.alloc(0)));
}

/** The texts in what `git cat-file --batch` says: a line with the size before each. */
function readBlobs(output: Buffer): readonly string[] {
  const texts: string[] = [];
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf('\n', at);
    const [, size] = / blob (\d+)$/.exec(output.toString('utf8', at, end)) ?? [];
    at = end + 1;
    if (size === undefined) continue;
    texts.push(output.toString('utf8', at, at + Number(size)));
    at += Number(size) + 1;
  }
  return texts;
}

const inNumbers = new Intl.Collator('en', { numeric: true });

/** A folder of versions by name, or of such folders. */
export function readFolder(folder: string): readonly Law[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && /\.(?:md|markdown|txt)$/.test(entry.name))
    .filter(({ name }) => !isAbout.test(name))
    .map(({ name }) => name)
    .sort(inNumbers.compare);
  const versions = withoutRepeats(files.map((file) => readFileSync(join(folder, file), 'utf8')));
  if (versions.length >= versionsMin) return [{ name: nameOf(folder), versions }];
  return foldersIn(folder, () => true).flatMap(readFolder);
}

const withoutRepeats = (texts: readonly string[]): readonly string[] =>
  texts.filter((text, at) => text !== '' && text !== texts[at - 1]);

/**
 * Reads real merges from what there is: the merge commits of a git repository, or a folder in which
 * each merge is four texts (base, both sides, what people made of them). Merges nothing itself.
 *
 * In a folder the four texts of one merge are four files told apart by the last word of their names
 * (`7/base.md`, `7.ours.md`, `7-theirs.md`, `7_merged.md`), or four members of one JSON object, the
 * objects being a file each, a list, or the lines of a `.jsonl` file.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Triple } from './merges.ts';
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

const mergesMax = 400;

/** One merge and what people made of it. */
export interface Case {
  readonly texts: Triple<string>;
  readonly human: string;
}

/** The merges of one place, named after it. */
export interface History {
  readonly name: string;
  readonly cases: readonly Case[];
}

/**
 * All real merges this machine has: of the git directories `KELISIM_HISTORY` names, one after another
 * as in a search path, and of the folders `merges-*` beside the project. Says what it passes over.
 */
export function readHistories(): readonly History[] {
  const named = namedPlaces('KELISIM_HISTORY');
  const folders = findMergeFolders(corpora);
  if (folders.length === 0) console.log(`  skipped: no merges-* in ${corpora}`);
  return [...named, ...folders].flatMap((folder) => {
    const { cases, unread } = readCases(folder);
    const name = nameOf(folder);
    const skipped = unread > 0 ? `, ${unread} incomplete and skipped` : '';
    console.log(`  ${name}: ${cases.length} merges${skipped}`);
    return cases.length > 0 ? [{ name, cases }] : [];
  });
}

/** Folders called `merges-…` in `root`, in order; none where it is absent. */
export const findMergeFolders = (root: string): readonly string[] =>
  foldersIn(root, (name) => name.startsWith('merges-'));

/**
 * The merges of a repository or folder, at most 400; `unread` counts those of which a text is
 * missing. Merges in which both sides are equal or a text holds conflict markers are left out.
 */
export function readCases(folder: string): { cases: readonly Case[]; unread: number } {
  if (isRepository(folder)) return { cases: readRepository(folder), unread: 0 };
  const groups = readFolder(folder);
  const cases = groups.flatMap(({ base, ours, theirs, human }) =>
    base === undefined || ours === undefined || theirs === undefined || human === undefined
      ? []
      : [{ texts: [base, ours, theirs] as const, human }],
  );
  const isFit = ({ texts: [, ours, theirs], human }: Case) =>
    ours !== theirs && ![ours, theirs, human].some(isUnsettled);
  return { cases: cases.filter(isFit).slice(0, mergesMax), unread: groups.length - cases.length };
}

type Role = 'base' | 'ours' | 'theirs' | 'human';
type Group = Partial<Record<Role, string>>;

/** What the four texts of a merge are called in the wild. */
const roles: Readonly<Record<string, Role>> = {
  base: 'base',
  ancestor: 'base',
  ours: 'ours',
  left: 'ours',
  theirs: 'theirs',
  right: 'theirs',
  human: 'human',
  merged: 'human',
  result: 'human',
  resolved: 'human',
};
const named = new RegExp(`^(.*?)[./_-]?(${Object.keys(roles).join('|')})\\.(?:md|markdown|txt)$`);

function readFolder(folder: string): readonly Group[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const groups = new Map<string, Group>();
  for (const file of files) {
    const path = join(folder, file);
    if (/\.jsonl?$/.test(file)) {
      readObjects(readFileSync(path, 'utf8'), file.endsWith('l')).forEach((group, at) => {
        groups.set(`${file} ${at}`, group);
      });
      continue;
    }
    const [, name = '', role = ''] = named.exec(file) ?? [];
    const known = roles[role];
    if (!known) continue;
    groups.set(name, { ...groups.get(name), [known]: readFileSync(path, 'utf8') });
  }
  return [...groups.values()];
}

/** Objects with texts under the names of roles; other objects (an index, a licence) are none. */
function readObjects(json: string, isLines: boolean): readonly Group[] {
  const lines = isLines ? json.split('\n').filter((line) => line.trim() !== '') : [json];
  return lines
    .flatMap((line): unknown[] => [JSON.parse(line)].flat())
    .flatMap((value) => {
      const members = typeof value === 'object' && value !== null ? Object.entries(value) : [];
      const texts = members.flatMap(([name, text]) => {
        const role = roles[name];
        return role && typeof text === 'string' ? [[role, text] as const] : [];
      });
      return texts.length > 0 ? [Object.fromEntries(texts) as Group] : [];
    });
}

/** Some texts are committed with their conflicts, to be settled later. */
const isUnsettled = (text: string): boolean => /^[<>]{7} /m.test(text);

/** Newest merges first. */
function readRepository(repository: string): readonly Case[] {
  const git = openGit(repository);
  const cases: Case[] = [];
  for (const commit of linesOf(git(['rev-list', '--merges', '--all']))) {
    cases.push(...readMerge(git, commit));
    if (cases.length >= mergesMax) break;
  }
  return cases.slice(0, mergesMax);
}

/** The files both parents changed since they parted; none for a merge of more than two. */
function readMerge(git: Git, commit: string): readonly Case[] {
  const [ours = '', theirs = '', ...more] = (
    linesOf(git(['show', '-s', '--format=%P', commit]))[0] ?? ''
  ).split(' ');
  const [base] = linesOf(git(['merge-base', ours, theirs]));
  if (more.length > 0 || base === undefined || base === ours || base === theirs) return [];
  const changed = (side: string) =>
    linesOf(git(['diff', '--name-only', '--diff-filter=M', base, side, '--', '*.md']));
  const both = new Set(changed(theirs));
  return changed(ours).flatMap((file) => {
    if (!both.has(file)) return [];
    const [b, o, t, human] = [base, ours, theirs, commit].map((at) =>
      git(['show', `${at}:${file}`])?.toString(),
    );
    if (b == null || o == null || t == null || human == null || o === t) return [];
    return [o, t, human].some(isUnsettled) ? [] : [{ texts: [b, o, t] as const, human }];
  });
}

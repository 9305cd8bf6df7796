/**
 * What the versions of a law cost on disk: as drafts are kept (texts, recorded diffs, log, snapshot),
 * against Markdown in git after `gc --aggressive` and against one gzip row of JSON per version.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { canonicalNode } from '../../src/domain/text/canonical.ts';
import { printMarkdown } from '../../src/interchange/print-markdown.ts';
import { type Folder, temporaryFolder } from '../contract/temporary.ts';
import { createLaw } from './law.ts';
import { type Measured, size } from './table.ts';
import { createDraft, keepVersion, openWorkplace } from './workplace.ts';

const versions = 218;
/** 1.2 MB of Markdown in UTF-8, nearly all of it Cyrillic. */
const characters = 610_000;
const corpora = '../shared/corpora';

export async function measureStorage(): Promise<readonly Measured[]> {
  if (!existsSync(corpora))
    console.log(
      `  ${corpora} is not on this machine: the 218 versions of uk-criminal are skipped, a generated law stands in.`,
    );
  const folder = temporaryFolder();
  try {
    const workplace = await openWorkplace(folder.path('law.db'));
    const id = await createDraft(workplace, 'law');
    const git = openGit(folder);
    const law = createLaw(characters, 218);
    let gzipBytes = 0;
    let plainBytes = 0;
    const start = performance.now();
    for (let version = 1; version <= versions; version++) {
      const doc = law.doc();
      await keepVersion(workplace, id, doc);
      const markdown = printMarkdown(doc);
      git.commit(markdown, version);
      gzipBytes += gzipSync(canonicalNode(doc)).length;
      plainBytes += Buffer.byteLength(markdown);
      law.amend();
    }
    const seconds = (performance.now() - start) / 1000;
    workplace.close();
    const { total, texts } = measureDatabase(folder.path('law.db'));
    (await openWorkplace(folder.path('empty.db'))).close();
    const empty = measureDatabase(folder.path('empty.db')).total;
    const gitBytes = git.pack();
    const compare = (what: string, bytes: number, floor: number, name: string): Measured => ({
      what,
      figure: size(bytes),
      floor: `${name} ${size(floor)}`,
      ratio: bytes / floor,
      aim: '',
    });
    console.log(
      `  ${versions} versions, ${size(plainBytes)} of Markdown in all, kept in ${seconds.toFixed(0)} s`,
    );
    return [
      compare('texts alone', texts, gitBytes, 'git gc --aggressive'),
      compare('whole database', total, gitBytes, 'git gc --aggressive'),
      compare('  less an empty one', total - empty, gitBytes, 'git gc --aggressive'),
      compare('whole database', total, gzipBytes, 'gzip rows'),
    ];
  } finally {
    folder.remove();
  }
}

/** Bytes of the compacted file, and of the chunks in it without the frames of recorded diffs. */
export function measureDatabase(file: string): { readonly total: number; readonly texts: number } {
  const db = new Database(file);
  db.exec('vacuum');
  db.pragma('wal_checkpoint(truncate)');
  const read = (query: string) => db.prepare(query).pluck().get() as number;
  const chunks = read(
    "select sum(pgsize) from dbstat where name in ('chunk', 'chunk_by_hash', 'frame')",
  );
  const diffs = read(`select coalesce(sum(length(body)), 0) from frame where id in (
    select frame from chunk where lower(hex(hash)) in (
      select value from event, json_each(event.body, '$.diffs')
      where event.body like '%versionFrozen%'))`);
  db.close();
  return { total: statSync(file).size, texts: chunks - diffs };
}

/** A repository whose only file is the law, one commit per version. */
export function openGit(folder: Folder) {
  const root = folder.path('git');
  const run = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@localhost', ...args], {
      cwd: root,
      stdio: 'pipe',
    });
  execFileSync('git', ['init', '-q', root]);
  run('config', 'gc.auto', '0');
  return {
    commit(markdown: string, version: number) {
      writeFileSync(join(root, 'law.md'), markdown);
      run('add', 'law.md');
      run('commit', '-q', '-m', `version ${version}`);
    },
    pack(): number {
      run('gc', '-q', '--aggressive', '--prune=now');
      const packs = join(root, '.git', 'objects', 'pack');
      return readdirSync(packs).reduce((sum, name) => sum + statSync(join(packs, name)).size, 0);
    },
  };
}

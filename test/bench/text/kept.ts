/**
 * Real histories of texts, read from `law-cases.ts`, as the product keeps them: every version comes as
 * Markdown from elsewhere, is aligned, saved and frozen, and is read again. Held against what git
 * packs the same Markdown into.
 */
import type { Hash } from '../../../src/domain/text/canonical.ts';
import { TextFault } from '../../../src/domain/text/identity.ts';
import { randomIds } from '../../../src/ids.ts';
import { parseMarkdownBeside } from '../../../src/interchange/markdown-beside.ts';
import { sqlStore } from '../../../src/store/sql-store.ts';
import { openSqlite } from '../../../src/store/sqlite.ts';
import { type Folder, temporaryFolder } from '../../contract/temporary.ts';
import { measureDatabase, openGit } from '../storage.ts';
import { type Measured, plain, size } from '../table.ts';
import { createDraft, keepVersion, openWorkplace } from '../workplace.ts';
import { type Law, readLaws } from './law-cases.ts';
import { historyOf, measureReadings, type Stored } from './stored.ts';
import { type Cost, tellCosts, timeAsync } from './timing.ts';

const mint = randomIds.block;
/** So many texts of the repositories named. */
const lawsWanted = 9;

/** A set of rows for each text. */
export async function* measureKept(): AsyncGenerator<readonly Measured[]> {
  for (const law of readLaws(lawsWanted)) {
    const folder = temporaryFolder();
    try {
      yield await measureLaw(law, folder);
    } catch (fault) {
      if (!(fault instanceof TextFault)) throw fault;
      yield [plain(law.name, `refused: ${fault.code}`)];
    } finally {
      folder.remove();
    }
  }
}

async function measureLaw({ name, versions }: Law, folder: Folder): Promise<readonly Measured[]> {
  const file = folder.path('law.db');
  const { stored, costs } = await keepAll(file, versions);
  const { total, texts } = measureDatabase(file);
  const git = openGit(folder);
  for (const [index, text] of versions.entries()) git.commit(text, index);
  const packed = git.pack();
  const beside = (what: string, bytes: number, aim: string): Measured => ({
    what,
    figure: size(bytes),
    floor: `git gc --aggressive ${size(packed)}`,
    ratio: bytes / packed,
    aim,
  });
  const longest = Math.max(...versions.map((text) => Buffer.byteLength(text)));
  return [
    plain(`${name}: ${versions.length} versions of up to ${size(longest)}`, ''),
    beside('  whole database', total, '≤ 3'),
    beside('  texts alone', texts, ''),
    plain('  one more version, read, aligned, saved and frozen', tellCosts(costs), '≤ 30 ms'),
    ...(await readAll(file, stored)).map((row) => ({ ...row, what: `  ${row.what}` })),
  ];
}

/** Every version in turn; what each took but for the first. */
async function keepAll(
  file: string,
  versions: readonly string[],
): Promise<{ readonly stored: readonly Stored[]; readonly costs: readonly Cost[] }> {
  const workplace = await openWorkplace(file);
  const { library, dispatcher } = workplace.service;
  try {
    const draft = await createDraft(workplace, 'law');
    const costs: Cost[] = [];
    for (const text of versions) {
      const root = (await dispatcher.load(draft))?.texts.ru;
      const known = await library.doc(root as Hash);
      const cost = await timeAsync(() =>
        keepVersion(workplace, draft, parseMarkdownBeside(text, known, mint).doc, 'align'),
      );
      costs.push(cost);
    }
    return { stored: await historyOf(workplace, draft), costs: costs.slice(1) };
  } finally {
    workplace.close();
  }
}

async function readAll(file: string, stored: readonly Stored[]): Promise<readonly Measured[]> {
  const { run, close } = openSqlite(file, 'schema/migrations');
  try {
    return await measureReadings(() => sqlStore(run), stored);
  } finally {
    close();
  }
}

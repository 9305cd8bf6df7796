/**
 * The directory as a table: given out whole, and taken in all or nothing. What a table would do is
 * told before anything is done, by the same decisions that would do it.
 */
import { type Actor, may } from '../domain/access.ts';
import { openBook } from '../domain/directory-decide.ts';
import {
  enterRows,
  type Importing,
  type RowChange,
  type RowFault,
  type RowOutcome,
} from '../domain/directory-import.ts';
import type { Refusal } from '../domain/draft/refusal.ts';
import { refuse } from '../domain/draft/refusal.ts';
import type { Language } from '../domain/language.ts';
import {
  type DirectoryTable,
  printDirectoryCsv,
  readDirectoryCsv,
  type TableFault,
} from '../interchange/directory-csv.ts';
import { type DirectoryDesk, loadDirectory } from './directory.ts';
import type { Reply, Terms } from './dispatch.ts';
import { runInSlices } from './in-slices.ts';
import { readMailAddress } from './mail-address.ts';
import type { Tools } from './tools.ts';

/** What is wrong at a place in the table: a fault of its form, or what the directory objects to. */
export type ImportedFault =
  | TableFault
  | (Omit<TableFault, 'fault'> & { readonly refusal: Refusal });

/** What a table would do, or does. It is done only where there are no faults. */
export interface ImportReport {
  readonly counts: Readonly<Record<RowChange, number>>;
  /** In the order of lines. */
  readonly outcomes: readonly RowOutcome[];
  readonly faults: readonly ImportedFault[];
}

/** Thrown by an import of a table with faults; nothing was written. */
export class ImportRefused extends Error {
  readonly faults: readonly ImportedFault[];

  constructor(faults: readonly ImportedFault[]) {
    super(`${faults.length} faults`);
    this.name = 'ImportRefused';
    this.faults = faults;
  }
}

export interface DirectoryTables {
  /** What importing this table would do now. Writes nothing. *Refuses:* forbidden. */
  tryImport(actor: Actor, text: string): Promise<ImportReport>;
  /** Imports a table. *Throws* ImportRefused; Refusal as `writeDirectory` does. */
  importDirectory(
    text: string,
    terms: Terms,
    reply: (report: ImportReport, seq: number) => Reply,
  ): Promise<Reply>;
  /** Everything that is in force and all appointments there ever were, but of who was erased. */
  exportDirectory(lang: Language): Promise<string>;
}

const action = 'organisation:write';

export function createDirectoryTables(
  { store, clock, ids }: Tools,
  { writeDirectory }: Pick<DirectoryDesk, 'writeDirectory'>,
): DirectoryTables {
  const enter = async (
    table: DirectoryTable,
    book: Importing['book'],
    now: string,
  ): Promise<ImportReport> => {
    const mint = () => `p${ids.draft().slice(1)}`;
    const importing = { book, now, mint, readAddress: readMailAddress };
    const { outcomes, faults } = await runInSlices(enterRows(table.rows, importing));
    return report(outcomes, [...table.faults, ...faults.map(placeIn(table))]);
  };
  return {
    async tryImport(actor, text) {
      if (!may(actor, action, null)) return refuse('forbidden', { action });
      const now = clock.now();
      const salt = ids.secret;
      const book = openBook(await loadDirectory(store), { actor, now, salt });
      return enter(readDirectoryCsv(text), book, now);
    },
    importDirectory(text, terms, reply) {
      const table = readDirectoryCsv(text);
      let done: ImportReport = report([], []);
      return writeDirectory(
        {
          action,
          load: loadDirectory,
          enter: async (book, now) => {
            done = await enter(table, book, now);
            if (done.faults.length > 0) throw new ImportRefused(done.faults);
          },
          reply: (seq) => reply(done, seq),
        },
        terms,
      );
    },
    exportDirectory: async (lang) =>
      printDirectoryCsv(await store.organisations(), await store.people(), lang),
  };
}

function report(outcomes: readonly RowOutcome[], faults: readonly ImportedFault[]): ImportReport {
  const counts = { added: 0, changed: 0, ended: 0, unchanged: 0 };
  for (const { change } of outcomes) counts[change] += 1;
  return { counts, outcomes, faults };
}

/** A row's fault at the column it is about; at the first where the table has no such column. */
const placeIn =
  ({ heads }: DirectoryTable) =>
  ({ line, column: name, refusal }: RowFault): ImportedFault => {
    const { head, column } = heads.get(name) ?? { head: name, column: 1 };
    return { line, column, head, refusal };
  };

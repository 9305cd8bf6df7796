/** `kelisim directory`: the people and organisations of a database as a table, in and out. */
import type { Actor } from '../domain/access.ts';
import { actAs } from '../domain/directory.ts';
import { isLanguage } from '../domain/language.ts';
import { tellImportFault } from '../http/sentence-import.ts';
import type { OpenService } from '../node.ts';
import { operatorActor } from '../service/directory.ts';
import {
  type ImportedFault,
  ImportRefused,
  type ImportReport,
} from '../service/directory-table.ts';
import { withService } from './database.ts';
import { CommandFault, note, print } from './exit.ts';
import { readSource } from './files.ts';

export interface DirectoryImportOptions {
  readonly as?: string;
  readonly dryRun?: boolean;
  readonly database?: string;
  readonly json?: boolean;
}

/** Takes a table in, or says what that would do. Gives the exit code: 1 when the table has faults. */
export const runDirectoryImport = (
  file: string,
  { as, dryRun = false, database, json = false }: DirectoryImportOptions,
): Promise<number> =>
  withService(database, async (service) => {
    const text = readSource(file);
    const actor = await readActor(service, as);
    try {
      const report = dryRun
        ? await service.tryImport(actor, text)
        : await importNow(service, text, actor);
      tellReport(report, dryRun, json);
      return report.faults.length > 0 ? 1 : 0;
    } catch (error) {
      if (!(error instanceof ImportRefused)) throw error;
      for (const fault of error.faults) note(sayAt(fault));
      return 1;
    }
  });

async function importNow(service: OpenService, text: string, actor: Actor): Promise<ImportReport> {
  const done: ImportReport[] = [];
  await service.importDirectory(text, { actor }, (report) => {
    done.push(report);
    return { status: 200, body: '' };
  });
  return done.at(-1) as ImportReport;
}

/** Whoever runs the command, unless a person is named. @throws CommandFault for one nobody knows. */
async function readActor(service: OpenService, id: string | undefined): Promise<Actor> {
  if (id === undefined) return operatorActor;
  const person = await service.store.person(id);
  if (!person) throw new CommandFault(`nobody is called ${id} in this database`);
  return actAs(person, null, service.clock.now());
}

const sayAt = (fault: ImportedFault): string =>
  `line ${fault.line}, column ${fault.column}${fault.head ? ` (${fault.head})` : ''}: ${tellImportFault(fault).say}`;

function tellReport({ counts, outcomes, faults }: ImportReport, dryRun: boolean, json: boolean) {
  const rows = outcomes.filter(({ change }) => change !== 'unchanged');
  if (json)
    return print(
      JSON.stringify({
        dryRun,
        counts,
        rows,
        faults: faults.map((fault) => ({ ...place(fault), say: tellImportFault(fault).say })),
      }),
    );
  for (const { line, kind, id, change } of rows) print(`${line}\t${change}\t${kind}\t${id}`);
  for (const fault of faults) note(sayAt(fault));
  const { added, changed, ended, unchanged } = counts;
  const would = dryRun ? 'would be ' : '';
  note(`${would}added ${added}, changed ${changed}, ended ${ended}, unchanged ${unchanged}`);
}

const place = ({ line, column, head }: ImportedFault) => ({ line, column, head });

export interface DirectoryExportOptions {
  readonly lang: string;
  readonly database?: string;
}

/** Prints the directory as a table. @throws CommandFault for a language there is not. */
export const runDirectoryExport = ({ lang, database }: DirectoryExportOptions): Promise<void> =>
  withService(database, async (service) => {
    if (!isLanguage(lang)) throw new CommandFault(`--lang must be kk, ru or en, not ${lang}`);
    process.stdout.write(await service.exportDirectory(lang));
  });

/**
 * The command line as one tree: what each command takes and which function does it. A command loads
 * its own part of the product only, so that comparing two files does not wait for a server.
 */
import { Command, InvalidArgumentError } from 'commander';
import { release } from '../package.ts';
import type { AccessLogOptions } from './access-log.ts';
import type { AdministratorChoice } from './administrator.ts';
import type { AlignOptions } from './align.ts';
import type { AmendmentOptions } from './amendments.ts';
import type { ConceptOptions } from './check.ts';
import type { DiffOptions, MergeOptions } from './compare.ts';
import type { CheckOptions, ExportOptions, ImportOptions } from './database.ts';
import type { DeadlineArguments } from './deadline.ts';
import type { DirectoryExportOptions, DirectoryImportOptions } from './directory.ts';
import { CommandFault, print } from './exit.ts';
import type { DemoChoice } from './serve.ts';
import type { DescribeOptions, DrawOptions, DryRunOptions } from './workflow.ts';

const exitHelp = `
Exit codes: 0 done, 1 done with conflicts or findings, 2 wrong use or input,
70 a fault of the program, 78 configuration that cannot be used.`;

/** The program; `setExit` hears the exit code of a command that ends with findings. */
export function createProgram(setExit: (code: number) => void): Command {
  const program = new Command('kelisim')
    .description('Where a policy document is written, argued over and agreed.')
    .version(release)
    .showHelpAfterError()
    .enablePositionalOptions()
    .addHelpText('after', exitHelp);
  addServing(program);
  addFileCommands(program, setExit);
  addAlign(program, setExit);
  addCheck(program, setExit);
  addDatabaseCommands(program, setExit);
  addDirectory(program, setExit);
  addAmendments(program);
  addDeadline(program);
  addWorkflow(program, setExit);
  return program;
}

function addServing(program: Command): void {
  program
    .command('serve')
    .description('run the server; HOST, PORT and DATABASE_URL configure it')
    .action(async () => (await import('./serve.ts')).runServe());
  program
    .command('demo')
    .option('--reset <HH:MM>', 'throw away what was done and begin anew each day at this time')
    .description('run the server with the demo draft; anybody may act as anybody')
    .action(async (choice: DemoChoice) => (await import('./serve.ts')).runDemo(choice));
  program
    .command('admin-link')
    .option('--person <id>', 'which administrator, where there are several')
    .option('--email <address>', 'with which they sign in from then on')
    .description('print a new one-time link for the administrator')
    .action(async (choice: AdministratorChoice) =>
      (await import('./serve.ts')).runAdminLink(choice),
    );
  program
    .command('openapi')
    .description('print the API description (OpenAPI 3.1)')
    .action(async () => (await import('./serve.ts')).runOpenApi());
}

function addFileCommands(program: Command, setExit: (code: number) => void): void {
  program
    .command('fmt')
    .argument('<file>', 'Markdown or HTML, - for standard input')
    .description('print a text as canonical Markdown; what has no structure is listed on stderr')
    .action(async (file: string) => (await import('./compare.ts')).runFormat(file));
  program
    .command('diff')
    .argument('<old>')
    .argument('<new>')
    .option('--json', 'the changes as JSON, which apply takes')
    .option('--html', 'the changes as HTML')
    .option('--stat', 'one line of counts')
    .option('--table', 'a comparison table: element, before, after')
    .option('--lang <lang>', 'language of the words around the changes: kk, ru or en', 'en')
    .description('say what changed between two texts, by block and word')
    .action(async (older: string, newer: string, options: DiffOptions) =>
      (await import('./compare.ts')).runDiff(older, newer, options),
    );
  program
    .command('apply')
    .argument('<old>')
    .argument('<diff>', 'what diff --json printed')
    .description('print the new text')
    .action(async (older: string, file: string) =>
      (await import('./compare.ts')).runApply(older, file),
    );
  program
    .command('merge')
    .argument('<base>')
    .argument('<ours>')
    .argument('<theirs>')
    .option('--json', 'the merged text, conflicts and notices as JSON')
    .option('-o, --output <file>', 'where to write it, once it is merged')
    .description('merge two texts that grew from one; exit 1 when a person must decide something')
    .action(async (base: string, ours: string, theirs: string, options: MergeOptions) =>
      setExit((await import('./compare.ts')).runMerge(base, ours, theirs, options)),
    );
}

function addAlign(program: Command, setExit: (code: number) => void): void {
  program
    .command('align')
    .argument('<left>')
    .argument('<right>', 'the same text in another language')
    .option('--langs <langs>', 'languages of the files, such as kk,ru')
    .option('--json')
    .description('print two languages side by side; exit 1 when figures or whole blocks differ')
    .action(async (left: string, right: string, options: AlignOptions) => {
      const { runAlign } = await import('./align.ts');
      setExit(runAlign(left, right, { ...options, columns: process.stdout.columns }));
    });
}

function addCheck(program: Command, setExit: (code: number) => void): void {
  program
    .command('check')
    .argument('<files...>', 'one text, one file per language')
    .option('--langs <langs>', 'languages of the files, such as kk,ru')
    .option('--template <id>', 'what sections are mandatory, such as kz-concept@2024')
    .option('--say <lang>', 'language of the sentences: kk, ru or en', 'en')
    .option('--json')
    .description('say what a concept lacks; exit 1 when it lacks anything')
    .action(async (files: readonly string[], options: ConceptOptions) =>
      setExit((await import('./check.ts')).runCheck(files, options)),
    );
}

const database = ['--database <path>', 'SQLite file; DATABASE_URL when left out'] as const;

function addDatabaseCommands(program: Command, setExit: (code: number) => void): void {
  program
    .command('import')
    .argument('<file>', 'Markdown or HTML')
    .requiredOption('--as <person>', 'who imports: a person of the directory')
    .option('--lang <lang>', 'kk, ru or en', 'ru')
    .option('--title <title>', 'title of a new draft', 'Untitled')
    .option('--draft <id>', 'put the text into this draft instead of a new one')
    .option(...database)
    .option('--json')
    .description('make a file the text of a draft')
    .action(async (file: string, options: ImportOptions) =>
      (await import('./database.ts')).runImport(file, options),
    );
  program
    .command('export')
    .argument('<draft>')
    .option('--lang <lang>', 'kk, ru or en', 'ru')
    .option('--version <n>', 'a frozen version; the working text when left out', readNumber)
    .option('--format <form>', 'md, html or json', 'md')
    .option('--bundle', 'the whole record, to be verified elsewhere')
    .option(...database)
    .description('print a text, or the record of a draft')
    .action(async (draft: string, options: ExportOptions) =>
      (await import('./database.ts')).runExport(draft, options),
    );
  program
    .command('verify')
    .argument(
      '[file]',
      'a bundle (.json, - for standard input) or a database; DATABASE_URL when left out',
    )
    .option(...database)
    .option('--json')
    .description('check the hash chain, the fold and every stored text; exit 1 when broken')
    .action(async (file: string | undefined, options: CheckOptions) =>
      setExit(await (await import('./database.ts')).runVerify(file, options)),
    );
  program
    .command('rebuild')
    .option(...database)
    .option('--json')
    .description('make lists and snapshots anew from the log')
    .action(async (options: CheckOptions) => (await import('./database.ts')).runRebuild(options));
  program
    .command('access-log')
    .option('--person <id>', 'entries about or by this person')
    .option('--kind <kind>', 'entries of one kind, such as signedIn or denied')
    .option('--limit <n>', 'how many entries', readNumber, 50)
    .option(...database)
    .option('--json')
    .description('print who signed in, what failed and what was refused, newest first')
    .action(async (options: AccessLogOptions) =>
      (await import('./access-log.ts')).runAccessLog(options),
    );
}

function addDirectory(program: Command, setExit: (code: number) => void): void {
  const directory = program
    .command('directory')
    .description('people and organisations as a table (CSV)');
  directory
    .command('import')
    .argument('<file>', 'CSV, - for standard input')
    .option('--as <person>', 'an administrator; whoever runs the server when left out')
    .option('--dry-run', 'write nothing, say what would be written')
    .option(...database)
    .option('--json')
    .description('take a table in, all or nothing; exit 1 with line and column of what is wrong')
    .action(async (file: string, options: DirectoryImportOptions) =>
      setExit(await (await import('./directory.ts')).runDirectoryImport(file, options)),
    );
  directory
    .command('export')
    .option('--lang <lang>', 'of the heads: kk, ru or en', 'en')
    .option(...database)
    .description('print the directory as a table, which taken in again changes nothing')
    .action(async (options: DirectoryExportOptions) =>
      (await import('./directory.ts')).runDirectoryExport(options),
    );
}

/** @throws InvalidArgumentError for anything but a whole number. */
function readNumber(value: string): number {
  if (/^\d{1,6}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It must be a whole number.');
}

function addAmendments(program: Command): void {
  const amendments = program
    .command('amendments')
    .description('list and show amendments, write and read formal instructions');
  const draft = ['--draft <id>', 'the draft'] as const;
  const language = ['--lang <lang>', 'language of the instruction: kk, ru or en', 'en'] as const;
  amendments
    .command('list')
    .requiredOption(...draft)
    .option(...database)
    .option(...language)
    .option('--json')
    .description('print every amendment of a draft, a line each')
    .action(async (options: AmendmentOptions) =>
      (await import('./amendments.ts')).runList(options),
    );
  amendments
    .command('show')
    .argument('<number>', 'of the amendment', readNumber)
    .requiredOption(...draft)
    .option(...database)
    .option(...language)
    .option('--json')
    .description('print one amendment with its justification and what became of it')
    .action(async (number: number, options: AmendmentOptions) =>
      (await import('./amendments.ts')).runShow(number, options),
    );
  addInstructions(amendments, draft, language);
}

function addInstructions(
  amendments: Command,
  draft: readonly [string, string],
  language: readonly [string, string, string],
): void {
  amendments
    .command('instruction')
    .argument('<base>', 'a text; with --draft the number of an amendment')
    .argument('[proposed]', 'the text as it should read')
    .option(...draft)
    .option(...database)
    .option(...language)
    .option('--json', 'with --draft')
    .description('print the formal instruction that makes the proposed text of the base')
    .action(
      async (base: string, proposed: string | undefined, options: Partial<AmendmentOptions>) => {
        const { draft: id, lang = 'en' } = options;
        if (id !== undefined && proposed === undefined)
          return (await import('./amendments.ts')).runInstructionOf(readNumber(base), {
            ...options,
            draft: id,
            lang,
          });
        if (id !== undefined || proposed === undefined)
          throw new CommandFault('name two texts, or one amendment and its --draft');
        const { readLanguage, runInstruction } = await import('./instructions.ts');
        return runInstruction(base, proposed, readLanguage(lang));
      },
    );
  amendments
    .command('apply')
    .argument('<base>')
    .argument('<instruction>', 'what instruction printed, in kk, ru or en; - for standard input')
    .description('print the text that an instruction makes of the base')
    .action(async (base: string, instruction: string) =>
      (await import('./instructions.ts')).runInstructed(base, instruction),
    );
}

function addDeadline(program: Command): void {
  program
    .command('deadline')
    .requiredOption('--from <when>', 'a date, a local time or an instant')
    .requiredOption('--days <n>', 'working days', readNumber)
    .option('--calendar <id>', 'kz, sk, eu or a calendar file', 'kz')
    .option('--cutoff <HH:MM>', 'a later start counts from the next working day')
    .option('--closing <HH:MM>', 'hour at which the last day ends')
    .option('--known-at <instant>', 'with the calendar as it was known then')
    .option('--lang <lang>', 'kk, ru or en', 'en')
    .option('--json')
    .description('compute a due date and say how')
    .action(async (options: DeadlineArguments) =>
      print((await import('./deadline.ts')).runDeadline(options)),
    );
}

function addWorkflow(program: Command, setExit: (code: number) => void): void {
  const workflow = program
    .command('workflow')
    .description('check, draw, describe and try out workflow files');
  const language = ['--lang <lang>', 'kk, ru or en', 'en'] as const;
  const agencies = [
    '--agencies <file...>',
    'JSON lists of organisations: id, names, short',
  ] as const;
  workflow
    .command('check')
    .argument('<file...>')
    .description('say whether drafts can go by a workflow; exit 1 with the place of what is wrong')
    .action(async (files: string[]) => setExit((await import('./workflow.ts')).runCheck(files)));
  workflow
    .command('draw')
    .argument('<file>')
    .option(...language)
    .option('--at <state>', 'mark where a draft stands')
    .option(...agencies)
    .option('--out <file>', 'write the SVG there')
    .description('draw a workflow as SVG')
    .action(async (file: string, options: DrawOptions) =>
      (await import('./workflow.ts')).runDraw(file, options),
    );
  workflow
    .command('describe')
    .argument('<file...>')
    .option(...language)
    .option(...agencies)
    .option('--out <folder>', 'write Markdown and pictures there')
    .description('say in sentences who may do what, when, and by which act')
    .action(async (files: string[], options: DescribeOptions) =>
      (await import('./workflow.ts')).runDescribe(files, options),
    );
  workflow
    .command('dry-run')
    .argument('<file>')
    .requiredOption('--script <file>', 'JSON list of imagined acts with dates')
    .option('--json')
    .description('play imagined acts: due dates, what is shut and why, what is refused')
    .action(async (file: string, options: DryRunOptions) =>
      (await import('./workflow.ts')).runDryRun(file, options),
    );
}

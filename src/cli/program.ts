/** The command line as one tree: what each command takes and which function does it. */
import { Command, InvalidArgumentError } from 'commander';
import { describeApi } from '../http/app.ts';
import { openApp, openService, release } from '../node.ts';
import { type AlignOptions, runAlign } from './align.ts';
import { runApply, runDiff, runFormat, runMerge } from './compare.ts';
import { runExport, runImport, runRebuild, runVerify } from './database.ts';
import { runDeadline } from './deadline.ts';
import { print } from './exit.ts';
import { runDemo, runServe } from './serve.ts';
import { runCheck, runDescribe, runDraw, runDryRun } from './workflow.ts';

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
  addDatabaseCommands(program, setExit);
  addDeadline(program);
  addWorkflow(program, setExit);
  return program;
}

function addServing(program: Command): void {
  program
    .command('serve')
    .description('run the server; HOST, PORT and DATABASE_URL configure it')
    .action(runServe);
  program
    .command('demo')
    .description('run the server with the demo draft; anybody may act as anybody')
    .action(runDemo);
  program
    .command('openapi')
    .description('print the API description (OpenAPI 3.1)')
    .action(() => {
      const service = openService(':memory:');
      const document = describeApi(openApp(service, { demo: false }), release);
      print(JSON.stringify(document, null, 2));
      service.close();
    });
}

function addFileCommands(program: Command, setExit: (code: number) => void): void {
  program
    .command('fmt')
    .argument('<file>', 'Markdown or HTML, - for standard input')
    .description('print a text as canonical Markdown; what has no structure is listed on stderr')
    .action(runFormat);
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
    .action(runDiff);
  program
    .command('apply')
    .argument('<old>')
    .argument('<diff>', 'what diff --json printed')
    .description('print the new text')
    .action(runApply);
  program
    .command('merge')
    .argument('<base>')
    .argument('<ours>')
    .argument('<theirs>')
    .option('--json', 'the merged text, conflicts and notices as JSON')
    .description('merge two texts that grew from one; exit 1 when a person must decide something')
    .action((base: string, ours: string, theirs: string, options: { json?: boolean }) =>
      setExit(runMerge(base, ours, theirs, options)),
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
    .action((left: string, right: string, options: AlignOptions) =>
      setExit(runAlign(left, right, { ...options, columns: process.stdout.columns })),
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
    .action(runImport);
  program
    .command('export')
    .argument('<draft>')
    .option('--lang <lang>', 'kk, ru or en', 'ru')
    .option('--version <n>', 'a frozen version; the working text when left out', readNumber)
    .option('--format <form>', 'md, html or json', 'md')
    .option('--bundle', 'the whole record, to be verified elsewhere')
    .option(...database)
    .description('print a text, or the record of a draft')
    .action(runExport);
  program
    .command('verify')
    .argument(
      '[file]',
      'a bundle (.json, - for standard input) or a database; DATABASE_URL when left out',
    )
    .option(...database)
    .option('--json')
    .description('check the hash chain, the fold and every stored text; exit 1 when broken')
    .action(async (file: string | undefined, options: { json?: boolean; database?: string }) =>
      setExit(await runVerify(file, options)),
    );
  program
    .command('rebuild')
    .option(...database)
    .option('--json')
    .description('make lists and snapshots anew from the log')
    .action(runRebuild);
}

/** @throws InvalidArgumentError for anything but a whole number. */
function readNumber(value: string): number {
  if (/^\d{1,6}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It must be a whole number.');
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
    .action((options) => print(runDeadline(options)));
}

function addWorkflow(program: Command, setExit: (code: number) => void): void {
  const workflow = program
    .command('workflow')
    .description('check, draw, describe and try out workflow files');
  const language = ['--lang <lang>', 'kk, ru or en', 'en'] as const;
  const agencies = ['--agencies <file>', 'JSON list of organisations: id, names, short'] as const;
  workflow
    .command('check')
    .argument('<file...>')
    .description('say whether drafts can go by a workflow; exit 1 with the place of what is wrong')
    .action((files: string[]) => setExit(runCheck(files)));
  workflow
    .command('draw')
    .argument('<file>')
    .option(...language)
    .option('--at <state>', 'mark where a draft stands')
    .option(...agencies)
    .option('--out <file>', 'write the SVG there')
    .description('draw a workflow as SVG')
    .action(runDraw);
  workflow
    .command('describe')
    .argument('<file...>')
    .option(...language)
    .option(...agencies)
    .option('--out <folder>', 'write Markdown and pictures there')
    .description('say in sentences who may do what, when, and by which act')
    .action(runDescribe);
  workflow
    .command('dry-run')
    .argument('<file>')
    .requiredOption('--script <file>', 'JSON list of imagined acts with dates')
    .option('--json')
    .description('play imagined acts: due dates, what is shut and why, what is refused')
    .action(runDryRun);
}

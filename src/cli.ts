/** Entry of the built command line: runs the program and turns whatever ends it into an exit code. */
import { CommandFault, exitCodes, note } from './cli/exit.ts';
import { createProgram } from './cli/program.ts';
import { ConfigFault } from './config-fault.ts';
import { Refusal } from './domain/draft/refusal.ts';
import { CalendarFault } from './domain/legal-time/fault.ts';
import { TextFault } from './domain/text/identity.ts';
import { describeRefusal } from './http/sentence.ts';
import { ImportFault } from './interchange/imported.ts';

const expected = [CalendarFault, TextFault, ImportFault];

/** Tells a fault the way a person can use and says how the process ends. */
function endWith(error: unknown): number {
  if (error instanceof CommandFault) {
    note(`kelisim: ${error.message}`);
    return error.exit;
  }
  if (error instanceof ConfigFault) {
    for (const problem of error.problems) note(`kelisim: ${problem}`);
    return exitCodes.configuration;
  }
  if (error instanceof Refusal) {
    note(`kelisim: ${describeRefusal(error)}`);
    return exitCodes.input;
  }
  if (expected.some((kind) => error instanceof kind)) {
    note(`kelisim: ${(error as Error).message}`);
    return exitCodes.input;
  }
  note(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return exitCodes.internal;
}

const program = createProgram((code) => {
  process.exitCode = code;
});
// A reader that stops early (`kelisim diff … | head`) is not a fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
program.exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : exitCodes.input));
for (const command of program.commands) {
  command.copyInheritedSettings(program);
  for (const inner of command.commands) inner.copyInheritedSettings(command);
}
program.parseAsync().catch((error: unknown) => {
  process.exitCode = endWith(error);
});

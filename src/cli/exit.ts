/** How the command line ends: exit codes and the one error that carries them. */

/** 0 done · 1 done with conflicts or findings · 2 wrong use or input · 70 our fault · 78 configuration. */
export const exitCodes = {
  done: 0,
  findings: 1,
  input: 2,
  internal: 70,
  configuration: 78,
} as const;

/** Ends the command with a message for a person, without a stack. */
export class CommandFault extends Error {
  readonly exit: number;

  constructor(message: string, exit: number = exitCodes.input) {
    super(message);
    this.name = 'CommandFault';
    this.exit = exit;
  }
}

/** Writes to standard output with one final line break. */
export const print = (text: string): void => {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
};

/** Writes a note for people to standard error, where it disturbs no pipe. */
export const note = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

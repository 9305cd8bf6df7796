/** The one error of configuration, apart from what reads it, so that catching it loads nothing. */

/** Some of the environment cannot be used; each line names a variable and what it must be. */
export class ConfigFault extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigFault';
    this.problems = problems;
  }
}

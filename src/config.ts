/** Configuration from the environment, read once at start: every problem is named, not just the first. */
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);

const schema = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.default(8787),
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|:memory:)$/, 'must be file:<path> or :memory:')
    .default('file:data/kelisim.db'),
});

export interface Config {
  readonly host: string;
  /** 0 asks the system for a free one. */
  readonly port: number;
  /** Path of the SQLite file, or `:memory:`. */
  readonly database: string;
}

/** Some of the environment cannot be used; each line names a variable and what it must be. */
export class ConfigFault extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigFault';
    this.problems = problems;
  }
}

/** @throws ConfigFault listing every variable that cannot be used. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const { success, data, error } = schema.safeParse(environment);
  if (!success)
    throw new ConfigFault(
      error.issues.map(
        ({ path, message }) =>
          `${path.join('.')}: ${message}, not "${environment[String(path[0])]}"`,
      ),
    );
  return {
    host: data.HOST,
    port: data.PORT,
    database: data.DATABASE_URL.replace(/^file:/, ''),
  };
}

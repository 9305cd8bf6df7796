/** Configuration from the environment, read once at start: every problem is named, not just the first. */
import { z } from 'zod';
import { ConfigFault } from './config-fault.ts';

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number')
  .transform(Number)
  .refine((value) => value <= 65_535, 'must be at most 65535');

const schema = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.prefault('8787'),
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

/** The path in `file:<path>`; anything else is one already. */
export const databasePath = (url: string): string => url.replace(/^file:/, '');

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
    database: databasePath(data.DATABASE_URL),
  };
}

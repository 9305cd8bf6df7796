/** The whole difference between databases: running compiled queries, all of them or none. */
import type { CompiledQuery } from 'kysely';

export type Row = Readonly<Record<string, unknown>>;

/**
 * Runs queries in order as one transaction and gives each one's rows.
 * @throws UniqueViolation when a key is taken; any other fault of the database as it comes.
 */
export type Run = (queries: readonly CompiledQuery[]) => Promise<readonly (readonly Row[])[]>;

/** A primary key or unique column was taken: the one driver error the adapters translate. */
export class UniqueViolation extends Error {
  readonly table: string;

  constructor(table: string) {
    super(`unique violation in ${table}`);
    this.name = 'UniqueViolation';
    this.table = table;
  }
}

/** SQLite and D1 name the column alike: `UNIQUE constraint failed: event.draft, event.seq`. */
export function translateUnique(error: unknown): unknown {
  const message = error instanceof Error ? error.message : '';
  const table = /UNIQUE constraint failed: (\w+)\./.exec(message)?.[1];
  return table === undefined ? error : new UniqueViolation(table);
}

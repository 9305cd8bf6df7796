/** Cloudflare D1: its `batch` is atomic, which is all the store asks for. */
import { type Row, type Run, translateUnique } from './run.ts';

/** The part of D1's interface this adapter uses. */
export interface D1 {
  prepare(sql: string): { bind(...values: unknown[]): D1Statement };
  batch(statements: D1Statement[]): Promise<{ results?: unknown[] }[]>;
}

type D1Statement = unknown;

/** Runs each list of queries as one D1 batch. */
export const runD1 =
  (db: D1): Run =>
  async (queries) => {
    try {
      const statements = queries.map(({ sql, parameters }) => db.prepare(sql).bind(...parameters));
      const answers = await db.batch(statements);
      return answers.map(({ results }) => (results ?? []) as Row[]);
    } catch (error) {
      throw translateUnique(error);
    }
  };

/**
 * The library's way to the database: Kysely over the store's one `run`, so that accounts share the
 * connection and the group commit of everything else. It has no transactions, as D1 has none.
 */
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Run } from '../store/run.ts';

const changes = CompiledQuery.raw('select changes() as changes');
const isRead = ({ query }: CompiledQuery): boolean => query.kind === 'SelectQueryNode';

/** How many rows a write changed is asked in the same batch, so nobody's write comes between. */
async function execute<R>(run: Run, query: CompiledQuery): Promise<QueryResult<R>> {
  if (isRead(query)) {
    const [rows = []] = await run([query]);
    return { rows: rows as R[] };
  }
  const [rows = [], [changed] = []] = await run([query, changes]);
  return { rows: rows as R[], numAffectedRows: BigInt(Number(changed?.changes ?? 0)) };
}

const refuseTransaction = (): never => {
  throw new Error('the database of accounts has no interactive transactions');
};

export function runDialect(run: Run): Dialect {
  const connection: DatabaseConnection = {
    executeQuery: (query) => execute(run, query),
    streamQuery: () => refuseTransaction(),
  };
  return {
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createDriver: () => ({
      init: async () => undefined,
      acquireConnection: async () => connection,
      beginTransaction: async () => refuseTransaction(),
      commitTransaction: async () => refuseTransaction(),
      rollbackTransaction: async () => refuseTransaction(),
      releaseConnection: async () => undefined,
      destroy: async () => undefined,
    }),
  };
}

/**
 * Queries compiled once and filled in for each use: on the write path, building a query costs more
 * than running it.
 */
import type { Compilable, CompiledQuery } from 'kysely';
import { sql, type Tables } from './tables.ts';

/** Each use gives the parameters in the order in which the query names them. */
export function template(query: Compilable): (...parameters: readonly unknown[]) => CompiledQuery {
  const compiled = query.compile();
  return (...parameters) => ({ ...compiled, parameters });
}

/** Inserts a row; where `key` is named, a row that has it already is replaced. */
export function inserting<T extends keyof Tables & string>(
  table: T,
  columns: readonly (keyof Tables[T] & string)[],
  key?: keyof Tables[T] & string,
): (row: Tables[T]) => CompiledQuery {
  const empty = Object.fromEntries(columns.map((column) => [column, '']));
  const insert = sql.insertInto(table).values(empty as never);
  const fill = template(
    key === undefined
      ? insert
      : insert.onConflict((conflict) =>
          conflict
            .column(key as never)
            .doUpdateSet(
              ({ ref }) =>
                Object.fromEntries(
                  columns
                    .filter((column) => column !== key)
                    .map((column) => [column, ref(`excluded.${column}` as never)]),
                ) as never,
            ),
        ),
  );
  return (row) => fill(...columns.map((column) => row[column]));
}

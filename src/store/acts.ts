/** What a person did, found in the logs of some drafts or in some ledgers: both have the same columns. */
import { type CompiledQuery, sql as raw } from 'kysely';
import { sql } from './tables.ts';

/** The acts of a person in these drafts or ledgers, by name and in order. */
export const actsIn = (
  where: 'draft' | 'ledger',
  names: readonly string[],
  person: string,
): CompiledQuery => {
  const [table, name] =
    where === 'draft'
      ? ([raw.table('event'), raw.ref('draft')] as const)
      : ([raw.table('ledger'), raw.ref('name')] as const);
  return raw`select ${where} as "in", ${name} as name, seq,
        json_extract(body, '$.type') as type, json_extract(body, '$.at') as at
      from ${table}
      where ${name} in (select value from json_each(${JSON.stringify(names)}))
        and json_extract(body, '$.by.person') = ${person}
      order by ${name}, seq`.compile(sql);
};

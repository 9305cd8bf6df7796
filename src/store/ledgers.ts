/** The queries of ledgers: records beside the logs of drafts, by name. */
import { type CompiledQuery, sql as raw } from 'kysely';
import type { Link } from '../domain/ledger.ts';
import type { Guard } from '../service/ports.ts';
import { inLists } from './lists.ts';
import { sql } from './tables.ts';
import { inserting, template } from './template.ts';

/** Takes a place; one that is taken violates the key. */
export const insertLink = inserting('ledger', ['name', 'seq', 'hash', 'body']);

/** As many places one after another: lists in JSON, so that a few statements write thousands. */
export function insertLinks(name: string, links: readonly Link[]): readonly CompiledQuery[] {
  return inLists(links, (json) =>
    raw`insert into ledger (name, seq, hash, body)
        select ${name}, value ->> 'seq', value ->> 'hash', value ->> 'body'
        from json_each(${json})`.compile(sql),
  );
}

/** The newest link of a ledger. */
export const lastLink = template(
  sql
    .selectFrom('ledger')
    .select(['seq', 'hash', 'body'])
    .where('name', '=', '')
    .orderBy('seq', 'desc')
    .limit(1),
);

/** The newest link of every ledger whose name begins so, by name. The prefix ends in a slash. */
export const ledgerEnds = (prefix: string): CompiledQuery =>
  raw`select seq, hash, body from ledger as this
      where name > ${prefix} and name < ${`${prefix.slice(0, -1)}0`}
        and seq = (select max(seq) from ledger where name = this.name)
      order by name`.compile(sql);

export const ledgerLinks = template(
  sql
    .selectFrom('ledger')
    .select(['seq', 'hash', 'body'])
    .where('name', '=', '')
    .where('seq', '>', 0)
    .orderBy('seq'),
);

export const ledgerNames = template(
  sql.selectFrom('ledger').select('name').distinct().orderBy('name'),
);

const repeatLonger = template(
  sql
    .insertInto('ledger')
    .columns(['name', 'seq', 'hash', 'body'])
    .expression((from) =>
      from
        .selectFrom('ledger')
        .select(['name', 'seq', 'hash', 'body'])
        .where('name', '=', '')
        .where('seq', '>', 0)
        .limit(1),
    ),
);

/** Violates the ledger's key, and so undoes its whole batch, when the ledger is longer than that. */
export const requireLength = ({ ledger, seq }: Guard): CompiledQuery =>
  repeatLonger(ledger, seq, 1);

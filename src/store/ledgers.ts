/** The queries of ledgers: records beside the logs of drafts, by name. */
import type { CompiledQuery } from 'kysely';
import type { Guard } from '../service/ports.ts';
import { sql } from './tables.ts';
import { inserting, template } from './template.ts';

/** Takes a place; one that is taken violates the key. */
export const insertLink = inserting('ledger', ['name', 'seq', 'hash', 'body']);

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

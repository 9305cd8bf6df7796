/** How far the record was checked, as the one row of a table. */
import type { VerificationState, VerificationStore } from '../service/verification.ts';
import type { Run } from './run.ts';
import { sql } from './tables.ts';

const unread: VerificationState = { running: null, last: null };

export function sqlVerification(run: Run): VerificationStore {
  return {
    async read() {
      const query = sql.selectFrom('verification').select(['seq', 'body']).compile();
      const [[row] = []] = await run([query]);
      if (!row) return { seq: 0, state: unread };
      return { seq: Number(row.seq), state: JSON.parse(String(row.body)) as VerificationState };
    },
    async write(seq, state) {
      const row = { id: 1, seq: seq + 1, body: JSON.stringify(state) };
      const query = sql
        .insertInto('verification')
        .values(row)
        .onConflict((clash) =>
          clash.column('id').doUpdateSet(row).where('verification.seq', '=', seq),
        )
        .returning('seq');
      const [rows = []] = await run([query.compile()]);
      return rows.length === 1;
    },
  };
}

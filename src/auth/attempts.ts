/**
 * How often something may be tried. A try is counted in the database before it is made, by one
 * statement that says how many there were, so tries that arrive together are let through no more than
 * tries in a row; and while the database is down nothing is let through. What succeeded is given back.
 *
 * A window begins with its first try, so at most twice the limit fits into any stretch of its length.
 */
import { sql } from 'kysely';
import { AuthFault } from '../service/auth.ts';
import type { Run } from '../store/run.ts';
import { instant } from './clock.ts';
import { digestSecret } from './secrets.ts';
import { authSql } from './tables.ts';

export interface Tried {
  /** What is counted, such as `sign-in:account:…`; only its digest is kept. */
  readonly key: string;
  readonly max: number;
  readonly ms: number;
}

/** Takes back the counting of a try that succeeded. */
export type GiveBack = () => Promise<void>;

/** Counts one try of each. *Throws* AuthFault too-many-tries when one was one too many. */
export type CountTries = (tries: readonly Tried[]) => Promise<GiveBack>;

export const countTriesIn =
  (run: Run): CountTries =>
  async (tries) => {
    const keyed = tries.map((tried) => ({ ...tried, key: digestSecret(tried.key) }));
    const late = authSql.deleteFrom('auth_attempt').where('ends_at', '<=', instant());
    const counting = authSql
      .insertInto('auth_attempt')
      .values(keyed.map(({ key, ms }) => ({ key, count: 1, ends_at: instant(ms) })))
      .onConflict((clash) =>
        clash.column('key').doUpdateSet({ count: sql`auth_attempt.count + 1` }),
      )
      .returning(['key', 'count', 'ends_at']);
    const [, rows = []] = await run([late.compile(), counting.compile()]);
    const counted = new Map(rows.map((row) => [row.key, row]));
    const ends = keyed.flatMap(({ key, max }) => {
      const row = counted.get(key);
      return row && Number(row.count) <= max ? [] : [Date.parse(String(row?.ends_at))];
    });
    if (ends.length > 0)
      throw new AuthFault('too-many-tries', Math.ceil((Math.max(...ends) - Date.now()) / 1000));
    return async () => {
      const back = authSql
        .updateTable('auth_attempt')
        .set({ count: sql`count - 1` })
        .where(
          'key',
          'in',
          keyed.map(({ key }) => key),
        );
      await run([back.compile()]);
    };
  };

/**
 * Sessions as rows: checking, listing, renewing and ending them. A session ended is a row deleted, and
 * every request asks for the row, so an ended session is refused from that instant on.
 */
import { AuthFault, type Session, type SessionLine, type Sessions } from '../service/auth.ts';
import type { Run } from '../store/run.ts';
import { instant } from './clock.ts';
import type { SessionCookie } from './cookie.ts';
import { authLimits } from './limits.ts';
import { drawSecret } from './secrets.ts';
import { authSql } from './tables.ts';

export interface SessionKeeper extends Sessions {
  /** *Throws* AuthFault not-accepted when no session holds. */
  requireSession(headers: Headers): Promise<Session>;
  /** Something was shown again: the session goes on under another token, as long as it would have. */
  renew(session: Session): Promise<string>;
}

interface Row {
  readonly id: string;
  readonly user_id: string;
  readonly expires_at: string;
  readonly proven_at: string;
  readonly seen_at: string;
  readonly idle_ms: number;
  readonly user_agent: string | null;
  readonly created_at: string;
}

/** How long a person's session may idle, in milliseconds; null for one who may not sign in. */
export type IdleMsOf = (person: string) => Promise<number | null>;

export function keepSessions(run: Run, cookie: SessionCookie, idleMsOf: IdleMsOf): SessionKeeper {
  const session = async (headers: Headers): Promise<Session | null> => {
    const token = await cookie.read(headers);
    if (!token) return null;
    const [[row] = []] = (await run([byToken(token)])) as unknown as Row[][];
    if (!row || !holds(row)) return null;
    const isSeenLately = Date.now() - Date.parse(row.seen_at) < authLimits.seenMs;
    return isSeenLately || (await seeAgain(row)) ? viewSession(row) : null;
  };
  /** Notes that it is used, and goes by what its person is appointed to now; false when that ends it. */
  const seeAgain = async (row: Row): Promise<boolean> => {
    const idleMs = await idleMsOf(row.user_id);
    const isOver = idleMs === null || !holds({ ...row, idle_ms: idleMs });
    await run([
      isOver ? deleteOf(row.user_id).where('id', '=', row.id).compile() : saw(row.id, idleMs),
    ]);
    return !isOver;
  };
  return {
    session,
    async requireSession(headers) {
      const found = await session(headers);
      if (!found) throw new AuthFault('not-accepted');
      return found;
    },
    async sessions(person) {
      const [rows = []] = (await run([ofPerson(person)])) as unknown as Row[][];
      return rows.filter(holds).map(viewLine);
    },
    async endSession(person, id) {
      const query = deleteOf(person).where('id', '=', id).returning('id');
      const [rows = []] = await run([query.compile()]);
      if (rows.length === 0) throw new AuthFault('unknown');
    },
    async endSessions(person) {
      await run([deleteOf(person).compile()]);
    },
    async renew({ id }) {
      const token = drawSecret();
      const query = authSql
        .updateTable('auth_session')
        .set({ token, proven_at: instant(), seen_at: instant() })
        .where('id', '=', id)
        .returning('id');
      const [rows = []] = await run([query.compile()]);
      if (rows.length === 0) throw new AuthFault('not-accepted');
      return cookie.write(token);
    },
    forgetCookie: () => ({ cookies: [cookie.clear()] }),
  };
}

const holds = ({ expires_at, seen_at, idle_ms }: Row): boolean =>
  Date.now() < Date.parse(expires_at) && Date.now() < Date.parse(seen_at) + idle_ms;

const viewSession = ({ id, user_id, created_at, proven_at }: Row): Session => ({
  id,
  person: user_id,
  openedAt: created_at,
  provenAt: proven_at,
});

const viewLine = (row: Row): SessionLine => ({
  ...viewSession(row),
  seenAt: row.seen_at,
  expiresAt: row.expires_at,
  device: row.user_agent ?? '',
});

const selectRows = authSql
  .selectFrom('auth_session')
  .select([
    'id',
    'user_id',
    'expires_at',
    'proven_at',
    'seen_at',
    'idle_ms',
    'user_agent',
    'created_at',
  ]);

// Compiled once: it is asked with every request.
const byTokenQuery = selectRows.where('token', '=', '').compile();
const byToken = (token: string) => ({ ...byTokenQuery, parameters: [token] });

const ofPerson = (person: string) =>
  selectRows.where('user_id', '=', person).orderBy('created_at', 'desc').compile();

const deleteOf = (person: string) =>
  authSql.deleteFrom('auth_session').where('user_id', '=', person);

const saw = (id: string, idleMs: number) =>
  authSql
    .updateTable('auth_session')
    .set({ seen_at: instant(), idle_ms: idleMs })
    .where('id', '=', id)
    .compile();

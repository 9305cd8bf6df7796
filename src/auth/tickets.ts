/**
 * What can be shown once: links by mail and passkey challenges. The database knows a ticket by its
 * digest, and spending it is deleting it, so of many who show the same one a single one is let in.
 */
import type { Run } from '../store/run.ts';
import { instant } from './clock.ts';
import { digestSecret, drawSecret } from './secrets.ts';
import { authSql, type TicketKind } from './tables.ts';

export interface Tickets {
  /** A new ticket; with `alone`, those of its kind and subject that are still out are void. */
  issue(kind: TicketKind, subject: string, ms: number, alone?: 'alone'): Promise<string>;
  /** Whose ticket this is, and it is used up; null for one of another kind, old, used or made up. */
  spend(kind: TicketKind, secret: string): Promise<string | null>;
  /** As `spend`, and it stays good. */
  look(kind: TicketKind, secret: string): Promise<string | null>;
  /** Uses up those of this kind and subject that are out; true when one of them was good. */
  withdraw(kind: TicketKind, subject: string): Promise<boolean>;
}

export function createTickets(run: Run): Tickets {
  return {
    async issue(kind, subject, ms, alone) {
      const secret = drawSecret();
      const ticket = { hash: digestSecret(secret), kind, subject, expires_at: instant(ms) };
      const old = authSql.deleteFrom('auth_ticket').where((eb) => {
        const late = eb('expires_at', '<=', instant());
        const same = eb.and({ kind, subject });
        return alone ? eb.or([late, same]) : late;
      });
      await run([old.compile(), authSql.insertInto('auth_ticket').values(ticket).compile()]);
      return secret;
    },
    async spend(kind, secret) {
      const query = authSql
        .deleteFrom('auth_ticket')
        .where('hash', '=', digestSecret(secret))
        .where('kind', '=', kind)
        .where('expires_at', '>', instant())
        .returning('subject');
      const [[ticket] = []] = await run([query.compile()]);
      return ticket ? String(ticket.subject) : null;
    },
    async look(kind, secret) {
      const query = authSql
        .selectFrom('auth_ticket')
        .select('subject')
        .where('hash', '=', digestSecret(secret))
        .where('kind', '=', kind)
        .where('expires_at', '>', instant());
      const [[ticket] = []] = await run([query.compile()]);
      return ticket ? String(ticket.subject) : null;
    },
    async withdraw(kind, subject) {
      const query = authSql
        .deleteFrom('auth_ticket')
        .where('kind', '=', kind)
        .where('subject', '=', subject)
        .returning('expires_at');
      const [rows = []] = await run([query.compile()]);
      return rows.some((row) => String(row.expires_at) > instant());
    },
  };
}

/** Who may propose amendments to a draft, and why others may not: what leads to the composer asks what it says. */
import type { Draft } from '../api/drafts.ts';
import { draftsFor, type Session } from '../session.ts';

export type Why = 'reader' | 'drafter' | 'role' | 'version';

const preparing: readonly string[] = ['partner', 'partner-member', 'signatory', 'reviewer'];

/** Why whoever acts proposes nothing here; null when they may. */
export function refusalFor(
  session: Session | null,
  { owner, version }: Pick<Draft, 'owner' | 'version'>,
): Why | null {
  if (!session) return 'reader';
  if (draftsFor(session, owner) && session.acting.role === 'drafter') return 'drafter';
  if (!preparing.includes(session.acting.role)) return 'role';
  return version ? null : 'version';
}

/** True where there is something to amend and a reader or whoever may would be let in. */
export function mayAmend(
  session: Session | null,
  draft: Pick<Draft, 'owner' | 'version' | 'amending'>,
): boolean {
  const why = refusalFor(session, draft);
  return draft.amending.taken && draft.version !== null && (why === null || why === 'reader');
}

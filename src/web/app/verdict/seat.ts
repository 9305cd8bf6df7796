/** In which seat somebody answers for an agency: their own, or another's by a mandate. It asks, and decides nothing. */
import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../api/signoffs.ts';
import { type Session, useSession } from '../session.ts';

export interface Seat {
  readonly agency: string;
  readonly session: Session;
  /** Gives the verdict, or prepares it for who does. */
  readonly does: 'give' | 'prepare';
  /** In whose place, by which mandate. */
  readonly inPlaceOf?: { readonly person: string; readonly mandate: string };
}

/** The seat of whoever acts at an agency's place in a draft; null when they have none there. */
export function useSeat(draft: string, agency: string | undefined): Seat | null {
  const session = useSession();
  const isOwn = session !== null && session.acting.organisation === agency;
  const signs = isOwn && session.acting.role === 'signatory';
  const { data: me } = useQuery({ ...meQuery(), enabled: session !== null && !signs });
  if (session === null || agency === undefined) return null;
  if (signs) return { agency, session, does: 'give' };
  const mandate = me?.inPlaceOf.find(
    (one) => one.organisation === agency && (one.draft === null || one.draft === draft),
  );
  if (mandate) return { agency, session, does: 'give', inPlaceOf: mandate };
  return isOwn && session.acting.role === 'reviewer' ? { agency, session, does: 'prepare' } : null;
}

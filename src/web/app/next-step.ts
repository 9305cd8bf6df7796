/**
 * The one thing for the person who looks to do next with a draft, of what they lawfully may: a verdict
 * that is owed, the step the workflow names first when it is open, a version to freeze, a text to
 * write; else to read.
 */
import type { Draft } from './api/drafts.ts';
import type { Exit } from './api/moves.ts';
import { waitsFor } from './drafts-state.ts';
import { draftsFor, type Session } from './session.ts';

export type NextStep =
  | { readonly kind: 'verdict' | 'seal' | 'edit' | 'read' }
  | { readonly kind: 'move'; readonly exit: Exit };

export function nextStepFor(
  session: Session | null,
  draft: Draft,
  exits: readonly Exit[],
): NextStep {
  if (draft.state.kind === 'final') return { kind: 'read' };
  if (session?.acting.role === 'signatory' && owesVerdict(session, draft))
    return { kind: 'verdict' };
  const [forward] = exits;
  if (forward?.open && mayTake(session, forward, draft)) return { kind: 'move', exit: forward };
  if (!draftsFor(session, draft.owner) || draft.state.kind !== 'drafting') return { kind: 'read' };
  return { kind: exits.some(lacksVersion(draft)) ? 'seal' : 'edit' };
}

const owesVerdict = ({ acting }: Session, draft: Draft): boolean =>
  acting.organisation !== draft.owner && waitsFor(draft, acting.organisation);

/** True when a way out waits for the text as it is now to be frozen. */
const lacksVersion =
  (draft: Draft) =>
  ({ transition }: Exit): boolean =>
    draft.exits
      .find((one) => one.transition === transition)
      ?.blockers.some(
        ({ code }) => code === 'no-version' || code === 'text-changed-since-version',
      ) ?? false;

/** True when the workflow names the role or the organisation one acts in. */
export function mayTake(session: Session | null, { by }: Exit, draft: Draft): boolean {
  if (!session) return false;
  const { organisation, role } = session.acting;
  return by.some((mover) => {
    if (mover === 'drafter') return draftsFor(session, draft.owner);
    if (mover === 'coordinator') return role === 'coordinator';
    return role === 'signatory' && mover === organisation;
  });
}

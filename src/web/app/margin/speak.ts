/** In which circles whoever acts may speak of a draft, and which threads they look after. */

import type { Schemas } from '../api/client.ts';
import type { Draft } from '../api/drafts.ts';
import { draftsFor, type Session } from '../session.ts';
import type { Thread } from './notes.ts';

export type Circle = Schemas['OpenThread']['circle'];

const draftsHere = (of: Session | null, draft: Draft): boolean =>
  draftsFor(of, draft.owner) || of?.acting.role === 'coordinator';

/** From the narrowest; none for readers, and for roles without a say in drafts. The server decides. */
export function circlesOf(of: Session | null, draft: Draft): readonly Circle[] {
  if (!of || of.acting.role === 'administrator' || of.acting.role === 'auditor') return [];
  const drafts = draftsHere(of, draft);
  const takesPart =
    drafts ||
    draft.participants.includes(of.acting.organisation) ||
    (draft.round?.participants.some(({ agency }) => agency === of.acting.organisation) ?? false);
  return [
    'own',
    ...(drafts ? (['drafters'] as const) : []),
    ...(takesPart ? (['participants'] as const) : []),
    'public',
  ];
}

/** True for those who may resolve, reopen and attach a thread. */
export const tends = (of: Session | null, draft: Draft, { by }: Thread): boolean =>
  of !== null && (by.organisation === of.acting.organisation || draftsHere(of, draft));

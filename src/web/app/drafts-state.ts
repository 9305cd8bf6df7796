/** What the application reads out of a draft's state: whose turn it is, what is late, how a stage looks. */
import type { StateKind } from '../../domain/workflow/workflow.ts';
import type { Tone } from '../parts/chip.tsx';
import type { IconName } from '../parts/icon.tsx';
import type { Draft } from './api/drafts.ts';

/** How a kind of stage is drawn beside its name. */
export const kindLook: Readonly<
  Record<StateKind, { readonly tone: Tone; readonly icon: IconName }>
> = {
  drafting: { tone: 'plain', icon: 'edit' },
  consultation: { tone: 'move', icon: 'remarks' },
  circulation: { tone: 'accent', icon: 'clock' },
  conciliation: { tone: 'warn', icon: 'object' },
  expertise: { tone: 'accent', icon: 'search' },
  submission: { tone: 'accent', icon: 'next' },
  decision: { tone: 'accent', icon: 'seal' },
  suspended: { tone: 'warn', icon: 'clock' },
  final: { tone: 'good', icon: 'agree' },
};

/** The organisations whose turn it is: those that owe an answer, else the drafting body; none at the end. */
export function waitingFor(draft: Draft): readonly string[] {
  if (draft.state.kind === 'final') return [];
  const owing = openParticipants(draft).map(({ agency }) => agency);
  return owing.length > 0 ? owing : [draft.owner];
}

/** True when it is this organisation's turn. */
export const waitsFor = (draft: Draft, organisation: string | undefined): boolean =>
  waitingFor(draft).some((one) => one === organisation);

/** Those who owe an answer in the open round. */
export const openParticipants = ({ round }: Draft) =>
  round && round.closedAt === null ? round.participants.filter(({ verdict }) => !verdict) : [];

/** The latest instant by which somebody owes an answer; null when nobody does. */
export const dueOf = (draft: Draft): string | null =>
  openParticipants(draft)
    .map(({ due }) => due)
    .sort()
    .at(-1) ?? null;

/** True when a term has passed without the answer it was for. */
export const isLate = (draft: Draft): boolean =>
  openParticipants(draft).some(({ overdue }) => overdue);

/** The way out of the present stage that a workflow names first; null at the end. */
export const nextExit = (draft: Draft): Draft['exits'][number] | null => draft.exits[0] ?? null;

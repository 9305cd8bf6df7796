/** Domain values as they travel: projections that leave out what a caller has no use for. */
import type { z } from '@hono/zod-openapi';
import type { Because } from '../domain/draft/because.ts';
import type { Draft } from '../domain/draft/draft.ts';
import { blockersOf, type Judgement, judgeExits } from '../domain/draft/judge.ts';
import { isOpenObjection } from '../domain/draft/judge-items.ts';
import { openRound, verdictOf } from '../domain/draft/judge-round.ts';
import { stateOf } from '../domain/workflow/workflow.ts';
import type { roundView } from './record-wire.ts';
import type { blockersView, draftView, JudgementView } from './wire.ts';

/** A draft without its lists: they have addresses of their own. `now` is an ISO instant. */
export function viewDraft(draft: Draft, now: string): z.infer<typeof draftView> {
  const { id, edition, titles } = draft.workflow;
  const state = stateOf(draft.workflow, draft.state);
  return {
    id: draft.id,
    seq: draft.seq,
    head: draft.head,
    owner: draft.owner,
    titles: draft.titles,
    languages: [...draft.languages],
    template: draft.template,
    workflow: { id, edition, titles },
    state: { id: draft.state, kind: state.kind, titles: state.titles },
    participants: [...draft.participants],
    remits: draft.remits,
    texts: draft.texts,
    version: draft.versions.at(-1) ?? null,
    round: viewRound(draft, now),
    exits: judgeExits(draft, now).map(({ transition, judgement }) => ({
      transition: transition.id,
      titles: transition.titles,
      to: transition.to,
      open: judgement.met,
      blockers: [...blockersOf(judgement)],
    })),
    counts: {
      versions: draft.versions.length,
      signoffs: draft.signoffs.length,
      openObjections: draft.items.filter(isOpenObjection).length,
      openAmendments: draft.amendments.filter((one) => one.state === 'submitted').length,
      amendments: draft.amendments.length,
    },
    createdAt: draft.createdAt,
    updatedAt: draft.updatedAt,
  };
}

/** Every way out with its judgement whole: what is met, what is not, and where to look. */
export function viewBlockers(draft: Draft, now: string): z.infer<typeof blockersView> {
  const exits = judgeExits(draft, now).map(({ transition, judgement }) => ({
    transition: transition.id,
    titles: transition.titles,
    to: transition.to,
    by: transition.by.map((mover) => (typeof mover === 'string' ? mover : mover.agency)),
    open: judgement.met,
    judgement: viewJudgement(draft.id, judgement),
  }));
  return { state: draft.state, exits };
}

const viewJudgement = (id: string, { gate, met, because, parts }: Judgement): JudgementView => ({
  gate,
  met,
  because: because.map((one) => ({ ...one, ...linkOf(id, one) })),
  parts: parts.map((part) => viewJudgement(id, part)),
});

/** The address of what a reason speaks of, where it speaks of one thing. */
function linkOf(id: string, { code, number, agency }: Because): { readonly href?: string } {
  const path = `/api/drafts/${id}`;
  if (number === undefined) return agency === undefined ? {} : { href: `/api/agencies/${agency}` };
  if (code === 'objection-open') return { href: `${path}/items?cursor=${number - 1}&limit=1` };
  if (code === 'amendment-open') return { href: `${path}/amendments/${number}` };
  return { href: `${path}/versions/${number}` };
}

/** The open round with each participant's standing verdict; null when none is open. */
function viewRound(draft: Draft, now: string): z.infer<typeof roundView> | null {
  const round = openRound(draft);
  if (!round) return null;
  const participants = round.participants.map((one) => {
    const verdict = verdictOf(draft, round.round, one)?.verdict ?? null;
    return { ...one, verdict, overdue: verdict === null && now > one.due };
  });
  return { ...round, participants };
}

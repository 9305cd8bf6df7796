/** Domain values as they travel: projections that leave out what a caller has no use for. */
import type { z } from '@hono/zod-openapi';
import { amendmentsTaken, type Taking } from '../domain/draft/amendment.ts';
import { type Draft, isOpenAmendment } from '../domain/draft/draft.ts';
import { isAdopted } from '../domain/draft/indicator.ts';
import { blockersOf, judgeExits } from '../domain/draft/judge.ts';
import type { OpenComments } from '../domain/draft/judge-comments.ts';
import { isOpenObjection } from '../domain/draft/judge-items.ts';
import { openRound, verdictOf } from '../domain/draft/judge-round.ts';
import { type Review, stateOf, verdictKinds } from '../domain/workflow/workflow.ts';
import type { Reply } from '../service/dispatch.ts';
import type { Service } from '../service/service.ts';
import type { roundView } from './record-wire.ts';
import { json } from './replies.ts';
import type { draftView } from './wire.ts';

/** The draft as the reply to a command: as it stands right after it. */
export const replyDraft =
  ({ countComments }: Pick<Service, 'countComments'>) =>
  async (draft: Draft): Promise<Reply> =>
    json(200, viewDraft(draft, draft.updatedAt, await countComments(draft)));

/**
 * A draft without its lists: they have addresses of their own. `now` is an ISO instant, `comments` what
 * `countComments` gives.
 */
export function viewDraft(
  draft: Draft,
  now: string,
  comments: OpenComments | undefined,
): z.infer<typeof draftView> {
  const { id, edition, titles } = draft.workflow;
  const state = stateOf(draft.workflow, draft.state);
  return {
    id: draft.id,
    seq: draft.seq,
    head: draft.head,
    owner: draft.owner,
    visibility: draft.visibility,
    titles: draft.titles,
    summary: draft.summary,
    languages: [...draft.languages],
    template: draft.template,
    workflow: { id, edition, titles },
    state: {
      id: draft.state,
      kind: state.kind,
      titles: state.titles,
      since: draft.moves.at(-1)?.at ?? draft.createdAt,
      adopts: isAdopted(draft),
    },
    review: viewReview(state.review),
    participants: [...draft.participants],
    remits: draft.remits,
    texts: draft.texts,
    version: draft.versions.at(-1) ?? null,
    round: viewRound(draft, now),
    exits: judgeExits(draft, now, comments).map(({ transition, judgement }) => ({
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
      openAmendments: draft.amendments.filter(isOpenAmendment).length,
      amendments: draft.amendments.length,
    },
    amending: viewTaking(amendmentsTaken(draft, now)),
    createdAt: draft.createdAt,
    updatedAt: draft.updatedAt,
  };
}

const viewTaking = (taking: Taking): z.infer<typeof draftView>['amending'] => ({
  taken: taking.taken,
  until: taking.taken ? taking.until : 'due' in taking ? taking.due : null,
});

/** What a reviewing state takes for an answer, with what a workflow leaves out filled in. */
const viewReview = (review: Review | undefined): z.infer<typeof draftView>['review'] =>
  review
    ? {
        verdicts: review.verdicts ?? verdictKinds,
        objections: review.objections ?? ['ordinary'],
        extension: review.extension ?? null,
        silence: review.silence
          ? { means: review.silence.means, act: review.silence.basis.act }
          : null,
      }
    : null;

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

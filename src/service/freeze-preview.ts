/**
 * Whom the working texts would ask, were they frozen and sent round now: the same judgement that opens
 * a round, on a version that is not there yet. It writes nothing.
 */
import { askedIn, type Circle } from '../domain/draft/asking.ts';
import type { Draft, Version } from '../domain/draft/draft.ts';
import type { Participant } from '../domain/draft/event.ts';
import { type Remit, remitHash } from '../domain/draft/remit.ts';
import { versionManifest } from '../domain/draft/text.ts';
import { type Review, type State, stateOf } from '../domain/workflow/workflow.ts';
import { loadDocs } from './docs.ts';
import { measure } from './findings.ts';
import { findBodies } from './rounds.ts';
import { runningFor } from './running.ts';
import type { Tools } from './tools.ts';

/**
 * `new`: it has not answered here yet. `changed`: what it answers for is not what it judged. `again`:
 * no answer stands in this state from one round to the next. `unchanged`, `editorial`: its answer stands.
 */
export const askingReasons = ['new', 'changed', 'again', 'unchanged', 'editorial'] as const;
export type AskingReason = (typeof askingReasons)[number];

export interface PreviewedSeat {
  readonly agency: string;
  readonly why: AskingReason;
  /** The version it judged last; null for one that has judged none. */
  readonly judged: number | null;
  /** True for one who waits for the groups before it. */
  readonly waits: boolean;
}

export interface PreviewedRound {
  readonly state: string;
  readonly titles: State['titles'];
  readonly transition: string;
  readonly seats: readonly PreviewedSeat[];
}

export interface FreezePreviewer {
  /** A round for each reviewing state one step away; with `editorial`, as if the claim were granted. */
  previewFreeze(draft: Draft, editorial: boolean): Promise<readonly PreviewedRound[]>;
}

export const createFreezePreviewer = (tools: Tools): FreezePreviewer => ({
  async previewFreeze(draft, editorial) {
    const { store, library, catalogue, clock } = tools;
    const now = clock.now();
    const docs = await loadDocs(library, draft.texts);
    const findings = await measure(library, catalogue, draft);
    const frozen = addVersion(draft, { editorial, ...(findings && { findings }) });
    const means = {
      ...runningFor(catalogue, draft.workflow, now),
      now,
      remitHash: (remit: Remit) => remitHash(docs, remit),
    };
    const rounds: PreviewedRound[] = [];
    for (const { id, to } of stateOf(draft.workflow, draft.state).transitions) {
      const { review, titles } = stateOf(draft.workflow, to);
      if (!review) continue;
      const bodies = await findBodies(store, review);
      const circle = askedIn(frozen, to, { ...means, bodies });
      rounds.push({ state: to, titles, transition: id, seats: seatsIn(circle, draft, to, review) });
    }
    return rounds;
  },
});

type Claim = Pick<Version, 'findings'> & { readonly editorial: boolean };

/** The draft with its working texts as the next version. */
function addVersion(draft: Draft, { editorial, ...findings }: Claim): Draft {
  const { titles, texts, versions } = draft;
  const { hash } = versionManifest(titles, texts);
  const next = { ...findings, ...(editorial && { editorial: true }), hash, texts, titles };
  // Asking looks at nothing of a version but what is here.
  return { ...draft, versions: [...versions, next as unknown as Version] };
}

function seatsIn(
  { participants, waiting }: Circle,
  draft: Draft,
  state: string,
  review: Review,
): readonly PreviewedSeat[] {
  const seat = (one: Seat, waits: boolean): PreviewedSeat => {
    const judged = judgedBy(draft, state, one.agency);
    return { agency: one.agency, why: reasonOf(one, judged, review), judged, waits };
  };
  return [...participants.map((one) => seat(one, false)), ...waiting.map((one) => seat(one, true))];
}

type Seat = Pick<Participant, 'agency' | 'carried' | 'editorial' | 'since'>;

function reasonOf(
  { carried, editorial, since }: Seat,
  judged: number | null,
  { carryOver }: Review,
): AskingReason {
  if (carried !== undefined) return editorial ? 'editorial' : 'unchanged';
  if (since !== undefined) return 'changed';
  return judged !== null && carryOver !== 'remit' ? 'again' : 'new';
}

/** The version the agency judged last in this state, where its word stands. */
const judgedBy = ({ signoffs, rounds }: Draft, state: string, agency: string): number | null =>
  signoffs.findLast(
    (one) => one.agency === agency && !one.withdrawn && rounds[one.round - 1]?.state === state,
  )?.version ?? null;

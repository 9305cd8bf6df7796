/**
 * Who is asked when a round opens, by when, and whose earlier verdict stands: the seats of a review
 * turned into participants, and into those who wait for the groups before them.
 *
 * Where verdicts carry over, one whose remit is unchanged since its last verdict here is not asked
 * again, and one whose remit changed is asked on the repeat term.
 */
import type { Term } from '../legal-time/due.ts';
import { canonicalJson } from '../text/canonical.ts';
import { type Review, stateOf } from '../workflow/workflow.ts';
import type { Commands } from './command.ts';
import type { Draft, Signoff } from './draft.ts';
import type { Participant, Waiting } from './event.ts';
import { judge } from './judge.ts';
import { assert } from './refusal.ts';
import type { Remit } from './remit.ts';

export interface Circle {
  readonly participants: readonly Participant[];
  readonly waiting: readonly Waiting[];
}

type Means = Pick<Commands['move'], 'count' | 'remitHash' | 'bodies'> & { readonly now: string };

/** One body with what its seat says of it. */
interface Seated {
  readonly agency: string;
  readonly required: boolean;
  readonly remit: Remit;
  readonly group: number;
  readonly veto?: true;
}

/**
 * The circle of a round that opens in this state now. Never the draft's owner, and nobody twice.
 * Asked are the groups up to the first in which somebody has something to answer.
 */
export function askedIn(draft: Draft, state: string, means: Means): Circle {
  const review = reviewOf(draft, state);
  const seated = seatsOf(review, draft, means).map((seat) => {
    const bound = bind(seat, draft, state, means);
    return { bound, group: seat.group, term: termFor(bound, review, draft, means.now) };
  });
  const owing = seated.filter(({ bound }) => bound.carried === undefined);
  const asked = Math.min(...owing.map(({ group }) => group));
  return {
    participants: seated
      .filter(({ group }) => group <= asked)
      .map(({ bound, term }) => ask(bound, term, review, means)),
    waiting: seated
      .filter(({ group }) => group > asked)
      .map(({ bound, group, term }) => ({ ...bound, group, term })),
  };
}

/** The review of a state that asks for verdicts. */
export function reviewOf(draft: Draft, state: string): Review {
  const { review } = stateOf(draft.workflow, state);
  assert(review, `${state} reviews`);
  return review;
}

/** A body that waited, now asked. */
export const askNow = (
  { term, ...bound }: Waiting,
  review: Review,
  means: Pick<Means, 'count' | 'now'>,
): Participant => ask(bound, term, review, means);

/** Asks a body: its term starts, and so does the time in which an editorial claim may be contested. */
function ask(
  bound: Bound,
  term: Term,
  review: Review,
  means: Pick<Means, 'count' | 'now'>,
): Participant {
  const { contestTerm, cutoff } = review;
  const asked = { ...bound, ...startTerm(term, review, means) };
  if (!bound.editorial || !contestTerm) return asked;
  return { ...asked, contestUntil: means.count(contestTerm, cutoff) };
}

/** A term that starts now, and when it is over. */
export function startTerm(
  term: Term,
  { cutoff }: Review,
  { count, now }: Pick<Means, 'count' | 'now'>,
): Required<Pick<Participant, 'due' | 'asked'>> {
  const asked = { start: now, term, ...(cutoff === undefined ? {} : { cutoff }) };
  return { due: count(term, cutoff), asked };
}

/**
 * Those the state asks always, then those chosen for this draft. A later seat of a body replaces an
 * earlier, and takes its place in the order anew; who is chosen keeps the place it has.
 */
function seatsOf(review: Review, draft: Draft, { now, bodies }: Means): readonly Seated[] {
  const seated = new Map<string, Seated>();
  let row = 0;
  const placeOf = ({ group = 1 }: { readonly group?: number }): number => {
    row += 1;
    return review.order === 'sequence' ? row : review.order === 'groups' ? group : 1;
  };
  for (const seat of review.participants) {
    if (seat.when && !judge(seat.when, draft, now).met) continue;
    const { required, remit = 'whole', veto } = seat;
    for (const agency of 'agency' in seat ? [seat.agency] : (bodies?.(seat.kind) ?? []))
      seated.set(agency, { agency, required, remit, group: placeOf(seat), ...(veto && { veto }) });
  }
  for (const agency of review.chosen ? draft.participants : []) {
    const before = seated.get(agency);
    const remit = draft.remits[agency] ?? before?.remit ?? 'whole';
    const group = before?.group ?? placeOf({});
    seated.set(agency, { ...before, agency, required: true, remit, group });
  }
  seated.delete(draft.owner);
  return [...seated.values()];
}

type Bound = Omit<Participant, 'due' | 'asked'>;

function bind(seat: Seated, draft: Draft, state: string, { remitHash }: Means): Bound {
  const review = reviewOf(draft, state);
  const { agency, required, remit, group, veto } = seat;
  const placed = review.order === undefined || review.order === 'parallel' ? {} : { group };
  const asked: Bound = { agency, required, ...placed, ...(veto ? { veto } : {}) };
  if (review.carryOver !== 'remit') return asked;
  assert(remitHash, 'a workflow that carries verdicts over needs the remits hashed');
  const bound = { ...asked, remit, remitHash: remitHash(remit) };
  const last = lastSignoff(draft, state, agency);
  if (!last) return bound;
  if (last.signoff.remit === bound.remitHash) return { ...bound, carried: last.number };
  if (isEditorialSince(draft, agency, last.signoff, remit))
    return { ...bound, carried: last.number, editorial: true };
  return { ...bound, since: last.signoff.version };
}

/** The repeat term for one asked again; else the first term, or the other one where its gate is met. */
function termFor({ since }: Bound, review: Review, draft: Draft, now: string): Term {
  const { term, otherTerm, repeatTerm } = review;
  if (since !== undefined && repeatTerm) return repeatTerm;
  return otherTerm && judge(otherTerm.when, draft, now).met ? otherTerm.term : term;
}

/**
 * True when every version after the judged one was called editorial, and the agency let it stand. What
 * was never in its remit it has not judged: a wider remit is no editorial change of it.
 */
function isEditorialSince(
  draft: Draft,
  agency: string,
  { version, round }: Signoff,
  remit: Remit,
): boolean {
  if (!draft.versions.slice(version).every(({ editorial }) => editorial)) return false;
  const seatsFrom = (from: number) =>
    draft.rounds
      .slice(from)
      .flatMap(({ participants, waiting }) => [...participants, ...waiting])
      .filter((one) => one.agency === agency);
  const [judged] = seatsFrom(round - 1);
  return (
    canonicalJson(judged?.remit) === canonicalJson(remit) &&
    !seatsFrom(round).some(({ since }) => since !== undefined)
  );
}

/**
 * What the agency said last in this state, in the newest round in which it let its last word stand: a
 * verdict that was replaced does not come back when the one after it is taken back.
 */
function lastSignoff(
  draft: Draft,
  state: string,
  agency: string,
): { readonly number: number; readonly signoff: Signoff } | null {
  const settled = new Set<number>();
  for (let number = draft.signoffs.length; number > 0; number--) {
    const signoff = draft.signoffs[number - 1] as Signoff;
    const { round } = signoff;
    if (signoff.agency !== agency || settled.has(round)) continue;
    if (draft.rounds[round - 1]?.state === state && !signoff.withdrawn) return { number, signoff };
    settled.add(round);
  }
  return null;
}

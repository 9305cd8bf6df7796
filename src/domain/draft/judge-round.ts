/** The gates about a round: who has said what, and whether the time is over. */
import type { Term } from '../legal-time/due.ts';
import { type Review, stateOf, type VerdictKind } from '../workflow/workflow.ts';
import type { Because } from './because.ts';
import type { Draft, Round, Signoff, Silence } from './draft.ts';
import type { Participant } from './event.ts';
import { type Finding, unless } from './finding.ts';

/** An agency's last verdict in a round: a later one replaces an earlier, and may be taken back. */
export function standingSignoff(draft: Draft, round: number, agency: string): Signoff | undefined {
  const last = draft.signoffs.findLast(
    (signoff) => signoff.round === round && signoff.agency === agency,
  );
  return last?.withdrawn ? undefined : last;
}

/** The verdict that counts for a participant of a round: its own, else the one carried into it. */
export function verdictOf(
  draft: Draft,
  round: number,
  { agency, carried }: Pick<Participant, 'agency' | 'carried'>,
): Signoff | undefined {
  return (
    standingSignoff(draft, round, agency) ??
    (carried === undefined ? undefined : draft.signoffs[carried - 1])
  );
}

/** The recorded silence of a participant. It is for one due date: a term that ends later is open again. */
export const silenceOf = (
  draft: Draft,
  round: number,
  { agency, due }: Pick<Participant, 'agency' | 'due'>,
): Silence | undefined =>
  draft.silences.find(
    (silence) => silence.round === round && silence.agency === agency && silence.due === due,
  );

export const latestRound = (draft: Draft): Round | undefined => draft.rounds.at(-1);

/** The round that takes verdicts now: not closed, and its clock not stopped. */
export function openRound(draft: Draft): Round | undefined {
  const round = latestRound(draft);
  return round?.closedAt === null && round.suspendedAt === null ? round : undefined;
}

/** What a participant stands for: its verdict, the agreement its silence is taken for, or nothing. */
export function standOf(draft: Draft, round: number, participant: Participant): VerdictKind | null {
  const given = verdictOf(draft, round, participant)?.verdict;
  return given ?? silenceOf(draft, round, participant)?.deemed?.verdict ?? null;
}

/**
 * Without a quorum every required participant must have said something, and for consent not object.
 * With one, enough verdicts and enough agreeing ones are needed, and an objection counts only by its
 * veto. Nobody who is still to be asked may be passed over.
 */
export function judgeSignoffs(draft: Draft, want: 'consent' | 'given'): Finding {
  const round = draft.rounds.findLast(({ state }) => state === draft.state);
  if (!round) return { met: false, because: [{ code: 'no-round' }] };
  const quorum = stateOf(draft.workflow, draft.state).review?.quorum;
  const stands = round.participants.map((one) => standOf(draft, round.round, one));
  const against = round.participants.flatMap((participant, index): readonly Because[] => {
    const { agency, required, due, veto } = participant;
    const stand = stands[index];
    if (stand === null)
      return required ? [{ code: missingCode(draft, round.round, participant), agency, due }] : [];
    if (stand !== 'object' || want === 'given') return [];
    if (veto) return [{ code: 'verdict-vetoes', agency }];
    return required && !quorum ? [{ code: 'verdict-objects', agency }] : [];
  });
  const waiting = round.waiting
    .filter(({ required }) => required)
    .map(({ agency }): Because => ({ code: 'not-yet-asked', agency }));
  const short = quorum ? shortOf(quorum, stands, want) : [];
  return unless([...against, ...waiting, ...short], 'verdicts-complete');
}

const missingCode = (draft: Draft, round: number, participant: Participant) =>
  silenceOf(draft, round, participant) ? 'verdict-silent' : 'verdict-missing';

function shortOf(
  quorum: NonNullable<Review['quorum']>,
  stands: readonly (VerdictKind | null)[],
  want: 'consent' | 'given',
): readonly Because[] {
  const given = stands.filter((stand) => stand !== null).length;
  const agreeing = stands.filter((stand) => stand === 'agree' || stand === 'remarks').length;
  if (given < quorum.given)
    return [{ code: 'quorum-short', number: given, limit: quorum.given, what: 'given' }];
  if (want === 'given' || agreeing >= quorum.agreeing) return [];
  return [{ code: 'quorum-short', number: agreeing, limit: quorum.agreeing, what: 'agreeing' }];
}

export function judgeElapsed(draft: Draft, now: string): Finding {
  const round = openRound(draft);
  if (!round) return { met: false, because: [{ code: 'no-round' }] };
  if (round.waiting.length > 0)
    return {
      met: false,
      because: round.waiting.map(({ agency }) => ({ code: 'not-yet-asked', agency })),
    };
  const due = round.participants.reduce((last, one) => (one.due > last ? one.due : last), '');
  return judgeDue(due, now);
}

/** The term of the state, started when the draft came into it. */
export function judgeTerm(draft: Draft, term: Term, now: string): Finding {
  const started = draft.moves
    .at(-1)
    ?.terms.find((one) => JSON.stringify(one.term) === JSON.stringify(term));
  return started ? judgeDue(started.due, now) : { met: false, because: [{ code: 'not-measured' }] };
}

const judgeDue = (due: string, now: string): Finding =>
  now > due
    ? { met: true, because: [{ code: 'term-over', due }] }
    : { met: false, because: [{ code: 'term-runs', due }] };

/** How many terms ended before an instant: all that time alone changes about a draft. */
export const termsPassed = ({ rounds, moves }: Draft, now: string): number =>
  rounds.flatMap(({ participants }) => participants).filter(({ due }) => due < now).length +
  (moves.at(-1)?.terms ?? []).filter(({ due }) => due < now).length;

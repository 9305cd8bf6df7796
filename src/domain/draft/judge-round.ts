/** The gates about a round: who has said what, and whether the time is over. */
import type { Term } from '../legal-time/due.ts';
import { type Review, stateOf, type VerdictKind } from '../workflow/workflow.ts';
import type { Because } from './because.ts';
import { type Draft, findInRound, type Round, type Signoff, type Silence } from './draft.ts';
import type { Participant } from './event.ts';
import { type Finding, unless } from './finding.ts';

/** An agency's last verdict in a round: a later one replaces an earlier, and may be taken back. */
export function standingSignoff(draft: Draft, round: number, agency: string): Signoff | undefined {
  const last = findInRound(draft.signoffs, round, (signoff) => signoff.agency === agency);
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
  findInRound(draft.silences, round, (silence) => silence.agency === agency && silence.due === due);

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
 * With one, enough of the required ones must have answered and enough agreed, and an objection counts
 * only by its veto. Nobody who is still to be asked may be passed over. What is met says on whose
 * earlier or deemed word it rests.
 */
export function judgeSignoffs(draft: Draft, want: 'consent' | 'given'): Finding {
  const round = draft.rounds.findLast(({ state }) => state === draft.state);
  if (!round) return notOpen(draft);
  const quorum = stateOf(draft.workflow, draft.state).review?.quorum;
  const against = round.participants.flatMap((participant): readonly Because[] => {
    const { agency, required, veto } = participant;
    const stand = standOf(draft, round.round, participant);
    if (stand === null)
      return required && !quorum ? [explainMissing(draft, round.round, participant)] : [];
    if (stand !== 'object' || want === 'given') return [];
    if (veto) return [{ code: 'verdict-vetoes', agency }];
    return required && !quorum ? [{ code: 'verdict-objects', agency }] : [];
  });
  const waiting = round.waiting
    .filter(({ required }) => required)
    .map(({ agency }): Because => ({ code: 'not-yet-asked', agency }));
  const short = quorum ? shortOf(quorum, round, draft, want) : [];
  const finding = unless([...against, ...waiting, ...short], 'verdicts-complete');
  return finding.met
    ? { met: true, because: [...finding.because, ...restsOn(round, draft)] }
    : finding;
}

/** Why no round is open: it is suspended, or there is none. */
function notOpen(draft: Draft): Finding {
  const since = latestRound(draft)?.suspendedAt;
  return {
    met: false,
    because: [since ? { code: 'round-suspended', due: since } : { code: 'no-round' }],
  };
}

function explainMissing(draft: Draft, round: number, participant: Participant): Because {
  const { agency, due, since } = participant;
  if (silenceOf(draft, round, participant)) return { code: 'verdict-silent', agency, due };
  if (since === undefined || since === 0) return { code: 'verdict-missing', agency, due };
  return { code: 'verdict-outdated', agency, number: since, due };
}

/** Verdicts of earlier rounds that stand, and silences that count as agreement. */
const restsOn = ({ round, participants }: Round, draft: Draft): readonly Because[] =>
  participants.flatMap((participant): readonly Because[] => {
    const { agency, due } = participant;
    const verdict = verdictOf(draft, round, participant);
    if (verdict)
      return verdict.round === round
        ? []
        : [{ code: 'verdict-carried', agency, number: verdict.version }];
    const deemed = silenceOf(draft, round, participant)?.deemed;
    return deemed ? [{ code: 'verdict-deemed', agency, due, what: deemed.basis.act }] : [];
  });

function shortOf(
  quorum: NonNullable<Review['quorum']>,
  { round, participants }: Round,
  draft: Draft,
  want: 'consent' | 'given',
): readonly Because[] {
  const required = participants.filter((one) => one.required);
  const stands = required.map((one) => standOf(draft, round, one));
  const owing = required.filter((_, index) => stands[index] === null);
  const given = required.length - owing.length;
  const agreeing = stands.filter((stand) => stand === 'agree' || stand === 'remarks').length;
  const missing =
    owing.length === 0 ? {} : { agencies: owing.map(({ agency }) => agency), due: lastDue(owing) };
  if (given < quorum.given)
    return [
      { code: 'quorum-short', number: given, limit: quorum.given, what: 'given', ...missing },
    ];
  if (want === 'given' || agreeing >= quorum.agreeing) return [];
  const { agreeing: limit } = quorum;
  return [{ code: 'quorum-short', number: agreeing, limit, what: 'agreeing', ...missing }];
}

const lastDue = (participants: readonly Participant[]): string =>
  participants.reduce((last, { due }) => (due > last ? due : last), '');

export function judgeElapsed(draft: Draft, now: string): Finding {
  const round = openRound(draft);
  if (!round) return notOpen(draft);
  if (round.waiting.length > 0)
    return {
      met: false,
      because: round.waiting.map(({ agency }) => ({ code: 'not-yet-asked', agency })),
    };
  return judgeDue(lastDue(round.participants), now);
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

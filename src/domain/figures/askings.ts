/**
 * Every time a body was asked for its answer, and what came of it: what the figures of answers are
 * counted from. A verdict carried over from an earlier round is no asking.
 */
import type { Draft, Round } from '../draft/draft.ts';
import type { Participant } from '../draft/event.ts';
import { silenceOf, standingSignoff } from '../draft/judge-round.ts';
import type { DaysBetween } from './amendments.ts';
import { type Middle, middleOf } from './median.ts';

/**
 * How an asking ended: with an answer by the due date or after it, with its silence, not yet, or with
 * the round, which closed before an answer came or the term was over.
 */
export const askingFates = ['inTime', 'late', 'silent', 'waiting', 'dropped'] as const;
export type AskingFate = (typeof askingFates)[number];

export interface Asking {
  readonly draft: string;
  readonly agency: string;
  readonly round: number;
  /** ISO instants. */
  readonly at: string;
  readonly due: string;
  readonly fate: AskingFate;
  /** Working days to the answer or the silence; so far while it waits. */
  readonly days: number;
  /** Working days of the whole term. */
  readonly term: number;
}

/** How many askings came to what. */
export type AskingCounts = Readonly<Record<AskingFate, number>> & { readonly asked: number };

/** One body's askings. */
export interface AgencyFigures extends AskingCounts {
  readonly agency: string;
  /** How long its answers took. */
  readonly answer: Middle;
}

/** The askings of a draft up to an instant, round by round; a suspended round waits. */
export const askingsOf = (draft: Draft, now: string, days: DaysBetween): readonly Asking[] =>
  draft.rounds.flatMap((round) =>
    round.participants
      .filter(({ carried }) => carried === undefined)
      .map((participant) => readAsking(draft, round, participant, { now, days })),
  );

function readAsking(
  draft: Draft,
  round: Round,
  participant: Participant,
  { now, days }: { readonly now: string; readonly days: DaysBetween },
): Asking {
  const { agency, due } = participant;
  const at = participant.asked?.start ?? round.at;
  const told = { draft: draft.id, agency, round: round.round, at, due, term: days(at, due) };
  const answered = answeredAt(draft, round.round, agency);
  if (answered !== null)
    return { ...told, fate: answered > due ? 'late' : 'inTime', days: days(at, answered) };
  const silence = silenceOf(draft, round.round, participant);
  if (silence) return { ...told, fate: 'silent', days: days(at, silence.at) };
  const ended = round.closedAt;
  const until = ended ?? round.suspendedAt ?? now;
  return { ...told, fate: ended === null ? 'waiting' : 'dropped', days: days(at, until) };
}

/** When the body first answered in a round in which its answer stands; a later answer corrects it. */
function answeredAt(draft: Draft, round: number, agency: string): string | null {
  if (!standingSignoff(draft, round, agency)) return null;
  const given = draft.signoffs.find(
    (one) => one.round === round && one.agency === agency && one.withdrawn === null,
  );
  return given?.at ?? null;
}

export function countAskings(askings: readonly Asking[]): AskingCounts {
  const counts = { asked: askings.length, inTime: 0, late: 0, silent: 0, waiting: 0, dropped: 0 };
  for (const { fate } of askings) counts[fate] += 1;
  return counts;
}

export const isAnswered = ({ fate }: Asking): boolean => fate === 'inTime' || fate === 'late';

/** By body: the slowest to answer first, then those asked most; equals in the order of their ids. */
export function countAgencies(askings: readonly Asking[]): readonly AgencyFigures[] {
  const own = Map.groupBy(askings, ({ agency }) => agency);
  return [...own]
    .map(([agency, theirs]) => ({
      agency,
      ...countAskings(theirs),
      answer: middleOf(theirs.filter(isAnswered).map(({ days }) => days)),
    }))
    .sort(
      (a, b) =>
        (b.answer.days ?? -1) - (a.answer.days ?? -1) ||
        b.asked - a.asked ||
        (a.agency < b.agency ? -1 : 1),
    );
}

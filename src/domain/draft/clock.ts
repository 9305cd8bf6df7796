/**
 * What time alone brings about: reminders before a term ends, silence when it does, escalation after,
 * and the next group. The clock's command may come late, twice, or after a jump; every fact is
 * recorded once, and none is taken back when the clock is set back.
 *
 * A plan lists what is still to come for everybody who owes an answer, each fact with the instant
 * from which it may be recorded. A tick records what has come; `nextTick` is the nearest of the rest.
 * Facts are told apart by round, agency and due date: a term that ends on another day has its own.
 */
import type { Review } from '../workflow/workflow.ts';
import { reviewOf } from './asking.ts';
import type { Commands, Context, Shift } from './command.ts';
import { type Draft, listRound, type Round } from './draft.ts';
import type { Fact, Participant } from './event.ts';
import { askNextGroup } from './groups.ts';
import { openRound, silenceOf, verdictOf } from './judge-round.ts';
import { assert, refuse } from './refusal.ts';

/** A fact that comes with time: recorded at `from` or later, and before `until` when there is one. */
interface Coming {
  readonly from: string;
  readonly until?: string;
  readonly fact: Fact;
}

type Means = Commands['tick'];

/**
 * Everything that has come to pass, in the order in which it came.
 * *Refuses:* nothing-due when that is nothing since the last time.
 */
export function decideTick(
  { count, shift }: Means,
  draft: Draft,
  { now }: Context,
): readonly Fact[] {
  const round = openRound(draft);
  if (!round) return refuse('nothing-due', { now });
  const facts = planOf(draft, round, shift, now)
    .filter((one) => hasCome(one, now))
    .sort((one, other) => (one.from < other.from ? -1 : Number(one.from > other.from)))
    .map(({ fact }) => fact);
  const silent = facts.flatMap((fact) => (fact.type === 'silenceRecorded' ? [fact.agency] : []));
  const next = askNextGroup(draft, round, new Set(silent), { count, now });
  if (facts.length + next.length === 0) refuse('nothing-due', { now });
  return [...facts, ...next];
}

/**
 * When to ask again, from `now` on: not later than the first instant at which a tick has something to
 * record while nobody acts; `now` itself when it has already, `null` when time brings nothing more about.
 */
export function nextTick(draft: Draft, { count, shift }: Means, now: string): string | null {
  const round = openRound(draft);
  if (!round) return null;
  if (askNextGroup(draft, round, new Set(), { count, now }).length > 0) return now;
  const plan = planOf(draft, round, shift, now);
  if (plan.some((one) => hasCome(one, now))) return now;
  const ahead = plan.map(({ from }) => from).filter((from) => from > now);
  return ahead.sort()[0] ?? null;
}

/** True while a tick may still record something, some day; false where nobody is waited for. */
export function mayTick(draft: Draft): boolean {
  const round = openRound(draft);
  if (!round) return false;
  return (
    round.waiting.length > 0 ||
    round.participants.some((one) => !verdictOf(draft, round.round, one))
  );
}

const hasCome = ({ from, until }: Coming, now: string): boolean =>
  from <= now && (until === undefined || now < until);

/** What is still to come for each participant who owes an answer. */
function planOf(draft: Draft, round: Round, shift: Shift, now: string): readonly Coming[] {
  const review = reviewOf(draft, round.state);
  return round.participants
    .filter((one) => !verdictOf(draft, round.round, one))
    .flatMap((one) => [
      ...planReminders(draft, round, one, review, shift),
      ...planSilence(draft, round, one, review),
      ...planEscalation(draft, round, one, review, now > one.due ? shift : undefined),
    ]);
}

/** The instant after which a term is over: an answer on the last one is still in time. */
const after = (due: string): string => new Date(Date.parse(due) + 1).toISOString();

/** Each reminder until the next nearer one: those a late clock passed over are not sent in a heap. */
function planReminders(
  draft: Draft,
  { round }: Round,
  { agency, due }: Participant,
  { reminders = [] }: Review,
  shift: Shift,
): readonly Coming[] {
  const nearestSent = listRound(draft.reminders, round)
    .filter((sent) => sent.agency === agency && sent.due === due)
    .reduce((least, { before }) => Math.min(least, before ?? least), Number.POSITIVE_INFINITY);
  const farthestFirst = [...reminders].sort((one, other) => other - one);
  return farthestFirst.flatMap((before, index) => {
    if (before >= nearestSent) return [];
    const nearer = farthestFirst[index + 1];
    const until = nearer === undefined ? after(due) : shift(due, -nearer);
    const fact = { type: 'reminded', round, agency, due, before } as const;
    return [{ from: shift(due, -before), until, fact }];
  });
}

function planSilence(
  draft: Draft,
  { round, version }: Round,
  participant: Participant,
  { silence }: Review,
): readonly Coming[] {
  if (silenceOf(draft, round, participant)) return [];
  const { agency, due, remitHash } = participant;
  const judged = draft.versions[version - 1];
  assert(judged, `round ${round} circulates version ${version}`);
  const bound = remitHash === undefined ? {} : { remit: remitHash };
  const deemed = silence && { deemed: { verdict: silence.means, basis: silence.basis } };
  const { hash } = judged;
  const fact = { type: 'silenceRecorded', round, version, hash, agency, ...bound, due } as const;
  return [{ from: after(due), fact: { ...fact, ...deemed } }];
}

/**
 * Every step not taken for this due date; none where silence is taken for an answer. While the term
 * runs, each is put at its end: days after it are not counted before they are needed, for the calendar
 * may not know them yet.
 */
function planEscalation(
  draft: Draft,
  { round }: Round,
  { agency, due }: Participant,
  { escalation = [], silence }: Review,
  shift: Shift = (instant) => instant,
): readonly Coming[] {
  if (silence) return [];
  const taken = listRound(draft.escalations, round).filter(
    (one) => one.agency === agency && one.due === due,
  );
  return escalation
    .filter((step) => !taken.some((one) => one.after === step.afterWorkingDays))
    .map(({ afterWorkingDays, to }) => ({
      from: after(afterWorkingDays === 0 ? due : shift(due, afterWorkingDays)),
      fact: { type: 'escalated', round, agency, due, after: afterWorkingDays, to },
    }));
}

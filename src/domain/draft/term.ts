/** Decisions about terms that run: longer ones on request, and those a changed calendar moves. */
import { reviewOf } from './asking.ts';
import type { Commands, Context } from './command.ts';
import { type Draft, type Extension, listRound, type Round } from './draft.ts';
import type { Fact, Participant, StartedTerm } from './event.ts';
import { openRound, standingSignoff, verdictOf } from './judge-round.ts';
import { type Refusals, refuse } from './refusal.ts';
import { findAsked } from './signoff.ts';

/**
 * An agency asks for more time, before its own is over.
 * *Refuses:* wrong-state, not-asked, no-extension, invalid, reason-required.
 */
export function decideAskExtension(
  { workingDays, reason }: Commands['askExtension'],
  draft: Draft,
  { actor, now }: Context,
): readonly Fact[] {
  const { round, agency, participant } = findAsked(draft, actor);
  if (now > participant.due) refuse('no-extension', { agency, why: 'not-allowed' });
  requireRoom(draft, round, agency, workingDays);
  if (pendingRequest(draft, round.round, agency))
    refuse('no-extension', { agency, why: 'asked-already' });
  if (reason.trim() === '') refuse('reason-required', { field: '/reason' });
  return [{ type: 'extensionAsked', round: round.round, agency, workingDays, reason }];
}

/**
 * The term of one agency becomes longer, on its request or without one. A silence that was recorded
 * stays in the log and was for the old date: the agency may answer until the new one, which must be
 * still to come.
 * *Refuses:* wrong-state, not-asked, no-extension, invalid, reason-required.
 */
export function decideExtendTerm(
  { agency, workingDays, reason, shift }: Commands['extendTerm'],
  draft: Draft,
  { now }: Context,
): readonly Fact[] {
  const { round, participant } = findAsked(draft, { organisation: agency });
  requireRoom(draft, round, agency, workingDays);
  const due = shift(participant.due, workingDays);
  if (due <= now) refuse('no-extension', { agency, why: 'not-allowed' });
  if (reason.trim() === '') refuse('reason-required', { field: '/reason' });
  return [{ type: 'termExtended', round: round.round, agency, workingDays, due, reason }];
}

/** *Refuses:* wrong-state, not-asked, no-extension, reason-required. */
export function decideRefuseExtension(
  { agency, reason }: Commands['refuseExtension'],
  draft: Draft,
): readonly Fact[] {
  const { round } = findAsked(draft, { organisation: agency });
  if (!pendingRequest(draft, round.round, agency))
    refuse('no-extension', { agency, why: 'none-asked' });
  if (reason.trim() === '') refuse('reason-required', { field: '/reason' });
  return [{ type: 'extensionRefused', round: round.round, agency, reason }];
}

const reminderHoursMin = 24;

/**
 * A person reminds an agency of the answer it owes; not again within a day of any reminder.
 * *Refuses:* wrong-state, not-asked, no-reminder.
 */
export function decideRemind(
  { agency }: Commands['remind'],
  draft: Draft,
  { now }: Context,
): readonly Fact[] {
  const { round, participant } = findAsked(draft, { organisation: agency });
  if (verdictOf(draft, round.round, participant))
    refuse('no-reminder', { agency, why: 'answered' });
  const last = lastReminder(draft, round.round, agency);
  if (last !== undefined && hoursBetween(last, now) < reminderHoursMin)
    refuse('no-reminder', { agency, why: 'lately' });
  const { due } = participant;
  return [{ type: 'reminded', round: round.round, agency, due, before: null }];
}

/** When an agency was reminded last in a round, by a person or by time; undefined for never. */
const lastReminder = (draft: Draft, round: number, agency: string): string | undefined =>
  listRound(draft.reminders, round)
    .filter((one) => one.agency === agency)
    .at(-1)?.at;

const hoursBetween = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / 3_600_000;

/** The workflow allows that many more days to an agency that has not answered yet. */
function requireRoom(draft: Draft, round: Round, agency: string, workingDays: number): void {
  const no = (why: Refusals['no-extension']['why']): never =>
    refuse('no-extension', { agency, why });
  const extension = reviewOf(draft, round.state).extension ?? no('not-allowed');
  if (standingSignoff(draft, round.round, agency)) no('not-allowed');
  const granted = extensionsOf(draft, round.round, agency).filter((one) => one.granted);
  if (granted.length >= extension.times) no('used-up');
  if (!Number.isInteger(workingDays) || workingDays < 1)
    refuse('invalid', { field: '/workingDays', why: 'a whole number of days, 1 or more' });
  if (workingDays > extension.workingDays) no('too-long');
}

/** Every request and every longer term of an agency in a round, oldest first. */
export const extensionsOf = (draft: Draft, round: number, agency: string): readonly Extension[] =>
  listRound(draft.extensions, round).filter((one) => one.agency === agency);

/** A request that has no answer yet. */
const pendingRequest = (draft: Draft, round: number, agency: string): Extension | undefined =>
  extensionsOf(draft, round, agency).find(({ granted, refused }) => !granted && !refused);

/** What made a running term longer since it was counted: those before are in what it is counted from. */
export const grantedSince = (draft: Draft, round: number, { agency, asked }: Participant) =>
  extensionsOf(draft, round, agency).flatMap(({ granted }) =>
    granted && granted.at >= (asked?.start ?? '') ? [granted] : [],
  );

/** The question a started term answers: what was left of it, where a suspension cut it in two. */
export const questionOf = ({ start, term, rest, cutoff }: Omit<StartedTerm, 'due'>) => {
  if (rest) return { start, term: rest };
  return cutoff === undefined ? { start, term } : { start, term, cutoff };
};

/** A running term whose end the calendar, as it is now, would put elsewhere. */
export interface AffectedTerm {
  /** Whose term; `null` for one that a gate of the state waits for. */
  readonly agency: string | null;
  readonly due: string;
  readonly moved: string;
}

type Calendar = Pick<Commands['moveTerms'], 'recount' | 'shift'>;

/**
 * The terms of the present state that a changed calendar would move: of everybody who still owes an
 * answer in the open round, and of the gates. Longer terms keep the days they were given. A term is
 * never moved to a date that has passed.
 */
export function affectedTerms(
  draft: Draft,
  { recount, shift }: Calendar,
  now: string,
): readonly AffectedTerm[] {
  const round = openRound(draft);
  const agencies = (round ? owingIn(draft, round) : []).flatMap((one) => {
    const { agency, due, asked } = one;
    if (!asked) return [];
    const longer = grantedSince(draft, round?.round ?? 0, one);
    const days = longer.reduce((sum, { workingDays }) => sum + workingDays, 0);
    const counted = recount(questionOf(asked));
    return [{ agency, due, moved: days === 0 ? counted : shift(counted, days) }];
  });
  const gates = gateTerms(draft).map((started) => {
    const { due } = started;
    return { agency: null, due, moved: recount(questionOf(started)) };
  });
  return [...agencies, ...gates].filter(({ due, moved }) => moved !== due && moved > now);
}

const owingIn = (draft: Draft, { round, participants }: Round): readonly Participant[] =>
  participants.filter((one) => !verdictOf(draft, round, one));

/** The terms the gates of the present state wait for. */
export const gateTerms = ({ moves }: Draft): readonly StartedTerm[] => moves.at(-1)?.terms ?? [];

/** Moves the affected terms, once somebody confirms it. *Refuses:* nothing-changed, reason-required. */
export function decideMoveTerms(
  { calendar, recount, shift, reason }: Commands['moveTerms'],
  draft: Draft,
  { now }: Context,
): readonly Fact[] {
  const affected = affectedTerms(draft, { recount, shift }, now);
  if (affected.length === 0) return refuse('nothing-changed', { what: 'terms' });
  if (reason.trim() === '') refuse('reason-required', { field: '/reason' });
  const dues = affected.flatMap(({ agency, moved }) => (agency === null ? [] : [[agency, moved]]));
  const terms = gateTerms(draft).map((one) => {
    const moved = recount(questionOf(one));
    return moved > now ? { ...one, due: moved } : one;
  });
  const round = openRound(draft)?.round;
  return [
    {
      type: 'termsMoved',
      ...(round === undefined ? {} : { round }),
      calendar,
      dues: Object.fromEntries(dues),
      ...(terms.length > 0 ? { terms } : {}),
      reason,
    },
  ];
}

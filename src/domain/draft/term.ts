/** Decisions about terms that run: longer ones on request, and those a changed calendar moves. */
import { reviewOf } from './asking.ts';
import type { Commands, Context } from './command.ts';
import type { Draft, Extension } from './draft.ts';
import type { Fact } from './event.ts';
import { openRound, standingSignoff } from './judge-round.ts';
import { type Refusals, refuse } from './refusal.ts';
import { findAsked } from './signoff.ts';

type Why = Refusals['no-extension']['why'];

/**
 * An agency asks for more time, before its own is over.
 * *Refuses:* wrong-state, not-asked, no-extension, reason-required.
 */
export function decideAskExtension(
  { workingDays, reason }: Commands['askExtension'],
  draft: Draft,
  { actor, now }: Context,
): readonly Fact[] {
  const { round, agency, participant } = findAsked(draft, actor);
  const no = (why: Why) => refuse('no-extension', { agency, why });
  const { extension } = reviewOf(draft, round.state);
  if (!extension || now > participant.due || standingSignoff(draft, round.round, agency))
    return no('not-allowed');
  const asked = extensionsOf(draft, round.round, agency);
  if (asked.some(({ answer }) => answer === null)) no('asked-already');
  if (asked.filter(({ answer }) => answer === 'granted').length >= extension.times) no('used-up');
  if (workingDays > extension.workingDays) no('too-long');
  if (reason.trim() === '') refuse('reason-required', { field: '/reason' });
  return [{ type: 'extensionAsked', round: round.round, agency, workingDays, reason }];
}

/**
 * The term of one agency becomes longer, on its request or without one; a silence already recorded
 * stays in the log, and the agency may answer until the new date.
 * *Refuses:* wrong-state, not-asked, no-extension, reason-required.
 */
export function decideExtendTerm(
  { agency, workingDays, reason, shift }: Commands['extendTerm'],
  draft: Draft,
): readonly Fact[] {
  const { round, participant } = findAsked(draft, { organisation: agency });
  if (standingSignoff(draft, round.round, agency))
    refuse('no-extension', { agency, why: 'not-allowed' });
  const { extension } = reviewOf(draft, round.state);
  if (!extension) return refuse('no-extension', { agency, why: 'not-allowed' });
  if (workingDays > extension.workingDays) refuse('no-extension', { agency, why: 'too-long' });
  const granted = extensionsOf(draft, round.round, agency).filter(
    ({ answer }) => answer === 'granted',
  );
  if (granted.length >= extension.times) refuse('no-extension', { agency, why: 'used-up' });
  if (reason.trim() === '') refuse('reason-required', { field: '/reason' });
  const due = shift(participant.due, workingDays);
  return [{ type: 'termExtended', round: round.round, agency, workingDays, due, reason }];
}

/** *Refuses:* wrong-state, not-asked, no-extension, reason-required. */
export function decideRefuseExtension(
  { agency, reason }: Commands['refuseExtension'],
  draft: Draft,
): readonly Fact[] {
  const { round } = findAsked(draft, { organisation: agency });
  const asked = extensionsOf(draft, round.round, agency);
  if (asked.every(({ answer }) => answer !== null))
    refuse('no-extension', { agency, why: 'none-asked' });
  if (reason.trim() === '') refuse('reason-required', { field: '/reason' });
  return [{ type: 'extensionRefused', round: round.round, agency, reason }];
}

const extensionsOf = (draft: Draft, round: number, agency: string): readonly Extension[] =>
  draft.extensions.filter((one) => one.round === round && one.agency === agency);

/** A running term whose end the calendar, as it is now, would put elsewhere. */
export interface AffectedTerm {
  readonly agency: string;
  readonly due: string;
  readonly moved: string;
}

/**
 * The running terms of the open round that a changed calendar would move. One that was extended or
 * suspended since is left alone: its date was set by a person.
 */
export function affectedTerms(
  draft: Draft,
  recount: Commands['moveTerms']['recount'],
): readonly AffectedTerm[] {
  const round = openRound(draft);
  if (!round) return [];
  return round.participants.flatMap(({ agency, due, asked }) => {
    const isSet = draft.extensions.some(
      (one) => one.round === round.round && one.agency === agency && one.answer === 'granted',
    );
    if (!asked || isSet || standingSignoff(draft, round.round, agency)) return [];
    const moved = recount(asked);
    return moved === due ? [] : [{ agency, due, moved }];
  });
}

/** Moves the affected terms, once somebody confirms it. *Refuses:* nothing-changed, reason-required. */
export function decideMoveTerms(
  { calendar, recount, reason }: Commands['moveTerms'],
  draft: Draft,
): readonly Fact[] {
  const round = openRound(draft);
  const affected = affectedTerms(draft, recount);
  if (!round || affected.length === 0) return refuse('nothing-changed', { what: 'terms' });
  if (reason.trim() === '') refuse('reason-required', { field: '/reason' });
  const dues = Object.fromEntries(affected.map(({ agency, moved }) => [agency, moved]));
  return [{ type: 'termsMoved', round: round.round, calendar, dues, reason }];
}

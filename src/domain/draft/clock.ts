/**
 * What time alone brings about: silence when a term ends, reminders before, escalation after, and
 * the next group. The clock's command may come late, twice, or after a jump; every fact is recorded once.
 */
import type { Review } from '../workflow/workflow.ts';
import { reviewOf } from './asking.ts';
import type { Commands, Context, Shift } from './command.ts';
import type { Draft, Round } from './draft.ts';
import type { Fact, Participant } from './event.ts';
import { askNextGroup } from './groups.ts';
import { openRound, silenceOf, verdictOf } from './judge-round.ts';
import { refuse } from './refusal.ts';

/** *Refuses:* nothing-due when nothing has come to pass since the last time. */
export function decideTick(
  { count, shift }: Commands['tick'],
  draft: Draft,
  { now }: Context,
): readonly Fact[] {
  const round = openRound(draft);
  if (!round) return refuse('nothing-due', { now });
  const review = reviewOf(draft, round.state);
  const owing = round.participants.filter((one) => !verdictOf(draft, round.round, one));
  const facts = owing.flatMap((one) => [
    ...remind(draft, round, one, review, shift, now),
    ...fallSilent(draft, round, one, review, now),
    ...escalate(draft, round, one, review, shift, now),
  ]);
  const silent = facts.flatMap((fact) => (fact.type === 'silenceRecorded' ? [fact.agency] : []));
  const next = askNextGroup(draft, round, new Set(silent), { count, now });
  if (facts.length + next.length === 0) refuse('nothing-due', { now });
  return [...facts, ...next];
}

/** The nearest reminder whose time has come; those a late clock passed over are not sent in a heap. */
function remind(
  draft: Draft,
  { round }: Round,
  { agency, due }: Participant,
  { reminders = [] }: Review,
  shift: Shift,
  now: string,
): readonly Fact[] {
  if (now > due) return [];
  const come = reminders.filter((before) => now >= shift(due, -before));
  if (come.length === 0) return [];
  const before = Math.min(...come);
  const isSent = draft.reminders.some(
    (sent) =>
      sent.round === round && sent.agency === agency && sent.due === due && sent.before <= before,
  );
  return isSent ? [] : [{ type: 'reminded', round, agency, due, before }];
}

function fallSilent(
  draft: Draft,
  { round, version }: Round,
  { agency, due, remitHash }: Participant,
  { silence }: Review,
  now: string,
): readonly Fact[] {
  const judged = draft.versions[version - 1];
  if (!judged || now <= due || silenceOf(draft, round, agency)) return [];
  const bound = remitHash === undefined ? {} : { remit: remitHash };
  const deemed = silence && { deemed: { verdict: silence.means, basis: silence.basis } };
  const { hash } = judged;
  return [{ type: 'silenceRecorded', round, version, hash, agency, ...bound, due, ...deemed }];
}

/** Every step whose time has come and that was not taken for this due date. */
function escalate(
  draft: Draft,
  { round }: Round,
  { agency, due }: Participant,
  { escalation = [], silence }: Review,
  shift: Shift,
  now: string,
): readonly Fact[] {
  if (silence || now <= due) return [];
  return escalation
    .filter(({ afterWorkingDays: after }) => now > (after === 0 ? due : shift(due, after)))
    .filter(
      ({ afterWorkingDays: after }) =>
        !draft.escalations.some(
          (taken) =>
            taken.round === round &&
            taken.agency === agency &&
            taken.due === due &&
            taken.after === after,
        ),
    )
    .map(({ afterWorkingDays: after, to }) => ({
      type: 'escalated',
      round,
      agency,
      due,
      after,
      to,
    }));
}

/** Decisions about conciliation meetings: called with an agenda, held with minutes and outcomes. */
import { stateOf } from '../workflow/workflow.ts';
import type { Commands, Context } from './command.ts';
import type { Draft, Meeting } from './draft.ts';
import type { Fact } from './event.ts';
import { findItem } from './item.ts';
import { isEnded } from './judge-items.ts';
import { refuse } from './refusal.ts';

/** *Refuses:* wrong-state. */
function requireConciliation(draft: Draft): void {
  if (stateOf(draft.workflow, draft.state).kind === 'conciliation') return;
  const allowed = Object.entries(draft.workflow.states)
    .filter(([, { kind }]) => kind === 'conciliation')
    .map(([name]) => name);
  refuse('wrong-state', { state: draft.state, allowed });
}

/** *Refuses:* wrong-state, invalid, not-found, item-ended. */
export function decideCallMeeting(
  { begins, place, agenda, invited }: Commands['callMeeting'],
  draft: Draft,
  { now }: Context,
): readonly Fact[] {
  requireConciliation(draft);
  if (begins <= now)
    refuse('invalid', { field: '/begins', why: 'a meeting is called for a later time' });
  if (agenda.length === 0)
    refuse('invalid', { field: '/agenda', why: 'name what is to be settled' });
  const owners = agenda.map((number, index) => {
    if (agenda.indexOf(number) !== index)
      refuse('invalid', { field: `/agenda/${index}`, why: `item ${number} is named twice` });
    const item = findItem(draft, number);
    if (isEnded(item)) refuse('item-ended', { item: number });
    return item.agency;
  });
  const everybody = [...new Set([draft.owner, ...owners, ...invited])];
  const meeting = draft.meetings.length + 1;
  return [{ type: 'meetingCalled', meeting, begins, place, agenda, invited: everybody }];
}

/** *Refuses:* not-found, already-answered. */
function findMeeting(draft: Draft, number: number): Meeting {
  const meeting = draft.meetings[number - 1];
  if (!meeting) return refuse('not-found', { what: 'meeting', id: String(number) });
  if (meeting.cancelled || meeting.held) refuse('already-answered', { what: 'meeting', number });
  return meeting;
}

/** *Refuses:* wrong-state, not-found, already-answered, reason-required. */
export function decideCancelMeeting(
  { meeting: number, reason }: Commands['cancelMeeting'],
  draft: Draft,
): readonly Fact[] {
  requireConciliation(draft);
  findMeeting(draft, number);
  if (reason.trim() === '') refuse('reason-required', { field: '/reason' });
  return [{ type: 'meetingCancelled', meeting: number, reason }];
}

/**
 * Records what a meeting came to: an outcome for each item of its agenda that has not ended by then.
 * An item its agency was not present for cannot be settled as agreed.
 * *Refuses:* wrong-state, not-found, already-answered, invalid, reason-required.
 */
export function decideHoldMeeting(
  { meeting: number, present, minutes, outcomes }: Commands['holdMeeting'],
  draft: Draft,
  { now }: Context,
): readonly Fact[] {
  requireConciliation(draft);
  const { begins, agenda } = findMeeting(draft, number);
  if (now < begins) refuse('invalid', { field: '/meeting', why: 'the meeting has not begun' });
  if (minutes.trim() === '') refuse('reason-required', { field: '/minutes' });
  const open = agenda.filter((item) => !isEnded(findItem(draft, item)));
  const missing = open.find((item) => !outcomes.some((outcome) => outcome.item === item));
  if (missing !== undefined)
    refuse('invalid', { field: '/outcomes', why: `say what became of item ${missing}` });
  outcomes.forEach(({ item, settlement, reason }, index) => {
    const field = `/outcomes/${index}`;
    const isTwice = outcomes.findIndex((outcome) => outcome.item === item) !== index;
    if (!open.includes(item) || isTwice)
      refuse('invalid', { field: `${field}/item`, why: `item ${item} is not open on the agenda` });
    if (reason.trim() === '') refuse('reason-required', { field: `${field}/reason` });
    const { agency } = findItem(draft, item);
    if (settlement === 'agreed' && !present.includes(agency))
      refuse('invalid', { field: `${field}/settlement`, why: `${agency} was not present` });
  });
  return [{ type: 'meetingHeld', meeting: number, present, minutes, outcomes }];
}

/**
 * Decisions about the items of verdicts, through their whole life: answered by the drafter, taken
 * back or upheld by their agency, overridden by who may.
 */
import { mayMove } from '../access.ts';
import type { Commands, Context } from './command.ts';
import { type Draft, isOpenAmendment, type RaisedItem } from './draft.ts';
import type { Fact } from './event.ts';
import { isEnded } from './judge-items.ts';
import { refuse } from './refusal.ts';
import { requireOpen } from './text.ts';

/** *Refuses:* not-found. */
export const findItem = (draft: Draft, number: number): RaisedItem =>
  draft.items[number - 1] ?? refuse('not-found', { what: 'item', id: String(number) });

/** The drafter's answer to an item; an upheld one may be answered anew. *Refuses:* not-found, already-answered, reason-required, wrong-state. */
export function decideAnswer(
  { item: number, answer, reason }: Commands['answer'],
  draft: Draft,
): readonly Fact[] {
  requireOpen(draft);
  const item = findItem(draft, number);
  const isAnswered = item.answer && !item.upheld;
  if (isAnswered || item.withdrawn || item.settled || item.overridden)
    refuse('already-answered', { what: 'item', number });
  if (reason.trim() === '') refuse('reason-required', { field: '/reason' });
  return [{ type: 'itemAnswered', item: number, answer, reason }];
}

/**
 * Only the agency that raised an item takes it back; the wording it proposed goes with it, unless it
 * was decided. *Refuses:* not-found, forbidden, already-answered, item-ended, wrong-state.
 */
export function decideWithdrawItem(
  { item: number, reason }: Commands['withdrawItem'],
  draft: Draft,
  { actor }: Context,
): readonly Fact[] {
  requireOpen(draft);
  const item = findItem(draft, number);
  if (item.agency !== actor.organisation) refuse('forbidden', { action: 'item:withdraw' });
  if (item.withdrawn) refuse('already-answered', { what: 'item', number });
  if (item.settled || item.overridden) refuse('item-ended', { item: number });
  const wordings = draft.amendments
    .filter((one) => one.item === number && isOpenAmendment(one))
    .map(({ amendment }): Fact => ({ type: 'amendmentWithdrawn', amendment, reason }));
  return [{ type: 'itemWithdrawn', item: number, reason }, ...wordings];
}

/** The agency read the answer and stands by its item. *Refuses:* not-found, forbidden, not-answered, already-answered, item-ended, reason-required, wrong-state. */
export function decideUphold(
  { item: number, reason }: Commands['upholdItem'],
  draft: Draft,
  { actor }: Context,
): readonly Fact[] {
  requireOpen(draft);
  const item = findItem(draft, number);
  if (item.agency !== actor.organisation) refuse('forbidden', { action: 'item:uphold' });
  if (isEnded(item)) refuse('item-ended', { item: number });
  if (!item.answer) return refuse('not-answered', { item: number });
  if (item.upheld) refuse('already-answered', { what: 'item', number });
  if (reason.trim() === '') refuse('reason-required', { field: '/reason' });
  return [{ type: 'itemUpheld', item: number, reason }];
}

/** Whom the workflow names ends an item that stands. *Refuses:* not-found, forbidden, item-ended, reason-required, wrong-state. */
export function decideOverride(
  { item: number, reason }: Commands['overrideItem'],
  draft: Draft,
  { actor }: Context,
): readonly Fact[] {
  requireOpen(draft);
  const item = findItem(draft, number);
  const { override } = draft.workflow;
  if (!override || !mayMove(actor, override.by, draft))
    refuse('forbidden', { action: 'item:override' });
  if (isEnded(item)) refuse('item-ended', { item: number });
  if (reason.trim() === '') refuse('reason-required', { field: '/reason' });
  return [{ type: 'itemOverridden', item: number, reason }];
}

/** Where a row of the inbox is dealt with, and what the link there is called. */
import type { InboxRow } from '../api/inbox.ts';
import {
  amendmentHref,
  amendmentsHref,
  approvalsHref,
  commentsShownHref,
  type ObjectionsShown,
  objectionsShownHref,
  overviewHref,
  sealHref,
  textHref,
  verdictHref,
} from '../links.ts';

/** Keys among the words of `inbox.go`. */
export type Go =
  | 'verdict'
  | 'position'
  | 'approvals'
  | 'read'
  | 'draft'
  | 'amendments'
  | 'amendment'
  | 'pairs'
  | 'freeze'
  | 'objections'
  | 'comments';

/** Acts about points and the meetings that settle them. */
const disagreements = ['item', 'uphold', 'call', 'meeting', 'minutes'] as const;

/** `organisation` is the reader's: an answer is its own. */
export function goOf(
  row: InboxRow,
  organisation: string,
): { readonly go: Go; readonly href: string } {
  const { act, stand, number, version, place, draft } = row;
  const text = textHref(draft.id, version ?? undefined, place?.block);
  if (stand === 'turn' && (act === 'verdict' || act === 'position'))
    return { go: act, href: verdictHref(draft.id, organisation) };
  if (act === 'verdict' || act === 'extension')
    return { go: 'approvals', href: approvalsHref(draft.id) };
  if (disagreements.some((one) => one === act))
    return { go: 'objections', href: objectionsShownHref(draft.id, openOf(row)) };
  if (place) return { go: 'read', href: text };
  if (act === 'amendments' || (act === 'outcome' && number === null))
    return { go: 'amendments', href: amendmentsHref(draft.id) };
  if (number !== null && (act === 'revise' || act === 'rewording' || act === 'outcome'))
    return { go: 'amendment', href: amendmentHref(draft.id, number) };
  if (act === 'moderate' || act === 'comments')
    return { go: 'comments', href: commentsShownHref(draft.id) };
  if (act === 'pairs') return { go: 'pairs', href: `${textHref(draft.id)}?text=both` };
  if (act === 'freeze') return { go: 'freeze', href: sealHref(draft.id) };
  return { go: 'draft', href: overviewHref(draft.id) };
}

/** The point or the meeting that a row is about, where it is one. */
function openOf({ act, number }: InboxRow): ObjectionsShown {
  if (act === 'call') return { meeting: 0 };
  return act === 'item' || act === 'uphold'
    ? { item: number ?? undefined }
    : { meeting: number ?? undefined };
}

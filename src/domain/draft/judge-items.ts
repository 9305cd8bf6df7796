/** The gates about what people asked for: objections, conditions, amendments. */
import type { ObjectionKind } from '../workflow/workflow.ts';
import type { Because } from './because.ts';
import { type Draft, isOpenAmendment, type Meeting, type RaisedItem } from './draft.ts';
import { type Finding, unless } from './finding.ts';

/**
 * An item ends by its agency, which takes it back or lets it go once it has the answer; in
 * conciliation; or by a recorded override. An answer alone ends nothing.
 */
export const isEnded = (item: RaisedItem): boolean =>
  item.withdrawn !== null ||
  item.settled !== null ||
  item.overridden !== null ||
  (item.letGo !== null && item.answer !== null);

/** An objection that has not ended. */
export const isOpenObjection = (item: RaisedItem): boolean =>
  item.kind === 'objection' && !isEnded(item);

/** Which items a gate asks about. */
const isOf = (item: RaisedItem, kind: true | ObjectionKind | 'condition'): boolean => {
  if (kind === 'condition') return item.kind === 'condition';
  if (item.kind !== 'objection') return false;
  return kind === true || (kind === 'fundamental') === (item.fundamental ?? false);
};

export function judgeObjections(draft: Draft, kind: true | ObjectionKind | 'condition'): Finding {
  const open = draft.items.filter((item) => isOf(item, kind) && !isEnded(item));
  if (open.length > 0) return { met: false, because: open.map((item) => explainOpen(item, draft)) };
  const none = { code: 'no-objection-open' } as const;
  return { met: true, because: [kind === true ? none : { ...none, what: kind }] };
}

/** Whose turn it is: the drafter's to answer, the agency's to say whether that will do, or a meeting's. */
function explainOpen(item: RaisedItem, draft: Draft): Because {
  const { agency, item: number, block, fundamental } = item;
  const open = { agency, number, block, ...(fundamental ? { what: 'fundamental' } : {}) };
  if (item.kind === 'condition')
    return { code: item.answer && !item.upheld ? 'condition-answered' : 'condition-open', ...open };
  if (!item.answer) return { code: 'objection-open', ...open };
  if (!item.upheld) return { code: 'objection-answered', ...open };
  const meeting = meetingOn(draft, number);
  return { code: 'objection-upheld', ...open, ...(meeting ? { due: meeting.begins } : {}) };
}

/** The meeting still to be held that has this item on its agenda. */
export const meetingOn = ({ meetings }: Draft, item: number): Meeting | undefined =>
  meetings.findLast(({ agenda, cancelled, held }) => !cancelled && !held && agenda.includes(item));

export function judgeAmendments(draft: Draft, which: true | { supporters: number }): Finding {
  const least = which === true ? 0 : which.supporters;
  const open = draft.amendments.filter(
    (one) => isOpenAmendment(one) && one.supporters.length >= least,
  );
  return unless(
    open.map(({ amendment, by, supporters }) => ({
      code: 'amendment-open',
      agency: by.organisation,
      number: amendment,
      ...(supporters.length > 0 ? { limit: supporters.length } : {}),
    })),
    'no-amendment-open',
  );
}

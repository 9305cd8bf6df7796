/** The gates about what people asked for: objections, conditions, amendments. */
import type { ObjectionKind } from '../workflow/workflow.ts';
import type { Draft, RaisedItem } from './draft.ts';
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

export const judgeObjections = (draft: Draft, kind: true | ObjectionKind | 'condition'): Finding =>
  unless(
    draft.items
      .filter((item) => isOf(item, kind) && !isEnded(item))
      .map(({ agency, item, block, answer }) => {
        const open = { code: 'objection-open', agency, number: item, block } as const;
        return answer ? { ...open, what: answer.answer } : open;
      }),
    'no-objection-open',
  );

export function judgeAmendments(draft: Draft, which: true | { supporters: number }): Finding {
  const least = which === true ? 0 : which.supporters;
  const open = draft.amendments.filter(
    ({ state, supporters }) => state === 'submitted' && supporters.length >= least,
  );
  return unless(
    open.map(({ amendment, by }) => ({
      code: 'amendment-open',
      agency: by.organisation,
      number: amendment,
    })),
    'no-amendment-open',
  );
}

/** Items and meetings of a draft as its page shows them: raised, answered, upheld, settled, ended. */
import { tableOfDisagreements } from '../../domain/draft/disagreements.ts';
import type { Draft, Meeting, RaisedItem } from '../../domain/draft/draft.ts';
import { isEnded } from '../../domain/draft/judge-items.ts';
import type { ItemEnd, ItemView, MeetingView } from '../../web/public/model.ts';
import type { NameOf } from './directory.ts';
import type { Places } from './text.ts';

const weightOf = { objection: 0, condition: 1, remark: 2 } as const;

/** The latest round's first, in it objections, then conditions, then remarks, as they were raised. */
export const viewItems = (draft: Draft, nameOf: NameOf, places: Places): readonly ItemView[] =>
  draft.items
    .toSorted((a, b) => b.round - a.round || weightOf[a.kind] - weightOf[b.kind] || a.item - b.item)
    .map((item) => ({
      ...viewItem(item, draft, nameOf, places),
      present: item.round === draft.rounds.length,
    }));

const viewItem = (
  item: RaisedItem,
  draft: Draft,
  nameOf: NameOf,
  places: Places,
): Omit<ItemView, 'present'> => ({
  number: item.item,
  kind: item.kind,
  fundamental: item.fundamental ?? false,
  agency: nameOf(item.agency),
  version: item.version,
  at: item.at,
  lang: item.lang,
  quote: item.quote,
  reason: item.reason,
  wording: item.wording ?? null,
  place: places(item.block),
  answer: item.answer,
  upheld: item.upheld,
  end: endOf(item, draft, nameOf),
});

/** By what an item ended; null while it stands. A remark needs no more than its answer. */
function endOf(item: RaisedItem, { signoffs }: Draft, nameOf: NameOf): ItemEnd | null {
  const { withdrawn, settled, overridden, letGo } = item;
  const ended = overridden ?? withdrawn ?? settled;
  if (ended) {
    const kind = overridden ? 'overridden' : withdrawn ? 'withdrawn' : settled?.settlement;
    const { reason, at, by } = ended;
    const wording = kind === 'agreed' ? (settled?.wording ?? null) : null;
    return { kind: kind ?? 'withdrawn', reason, at, by: nameOf(by.organisation), wording };
  }
  const last = letGo === null ? undefined : signoffs[letGo - 1];
  if (!last || !isEnded(item)) return null;
  const { at, by } = last;
  return { kind: 'letGo', reason: '', at, by: nameOf(by.organisation), wording: null };
}

/** How many rows the table of disagreements has. */
export const countDisagreements = (draft: Draft): number => tableOfDisagreements(draft, {}).length;

/** Newest first. */
export const viewMeetings = ({ meetings }: Draft, nameOf: NameOf): readonly MeetingView[] =>
  meetings.toReversed().map((meeting) => viewMeeting(meeting, nameOf));

const viewMeeting = (
  { meeting, begins, place, agenda, invited, cancelled, held }: Meeting,
  nameOf: NameOf,
): MeetingView => ({
  number: meeting,
  begins,
  place,
  agenda,
  invited: invited.map(nameOf),
  cancelled,
  held: held && {
    at: held.at,
    present: held.present.map(nameOf),
    minutes: held.minutes,
    outcomes: held.outcomes.map(({ item, settlement, reason }) => ({ item, settlement, reason })),
  },
});

/** Rounds, remarks and objections of a draft as its page shows them. */
import type { Draft, RaisedItem, Round } from '../../domain/draft/draft.ts';
import type { Participant } from '../../domain/draft/event.ts';
import { standingSignoff } from '../../domain/draft/judge.ts';
import type { AnswerLine, ItemView, RoundView } from '../../web/public/model.ts';
import type { NameOf } from './directory.ts';
import type { Places } from './text.ts';

/** Newest first. `now` is an ISO instant. */
export const viewRounds = (draft: Draft, now: string, nameOf: NameOf): readonly RoundView[] =>
  draft.rounds.toReversed().map((round) => ({
    number: round.round,
    version: round.version,
    openedAt: round.at,
    closedAt: round.closedAt,
    due: dueOf(round),
    answers: round.participants.map((one) => viewAnswer(draft, round, one, now, nameOf)),
  }));

/** When the last of a round's answers is due; null when nobody was asked. */
export const dueOf = ({ participants }: Round): string | null =>
  participants.reduce<string | null>(
    (last, { due }) => (last === null || due > last ? due : last),
    null,
  );

function viewAnswer(
  draft: Draft,
  round: Round,
  { agency, required, due }: Participant,
  now: string,
  nameOf: NameOf,
): AnswerLine {
  const signoff = standingSignoff(draft, round.round, agency);
  return {
    id: agency,
    agency: nameOf(agency),
    required,
    kind: signoff?.verdict ?? 'none',
    at: signoff?.at ?? null,
    due,
    overdue: !signoff && (round.closedAt ?? now) > due,
    note: signoff?.note ?? '',
    items: (signoff?.items ?? []).flatMap((number) => {
      const item = draft.items[number - 1];
      return item ? [{ number, kind: item.kind }] : [];
    }),
  };
}

/** The latest round's first, in it objections before remarks, then as they were raised. */
export const viewItems = (draft: Draft, nameOf: NameOf, places: Places): readonly ItemView[] =>
  draft.items
    .toSorted(
      (a, b) =>
        b.round - a.round ||
        Number(b.kind === 'objection') - Number(a.kind === 'objection') ||
        a.item - b.item,
    )
    .map((item) => ({
      ...viewItem(item, nameOf, places),
      present: item.round === draft.rounds.length,
    }));

const viewItem = (item: RaisedItem, nameOf: NameOf, places: Places) => ({
  number: item.item,
  kind: item.kind,
  agency: nameOf(item.agency),
  version: item.version,
  at: item.at,
  lang: item.lang,
  quote: item.quote,
  reason: item.reason,
  wording: item.wording ?? null,
  place: places(item.block),
  answer: item.answer,
  withdrawn: item.withdrawn,
});

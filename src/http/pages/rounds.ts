/** Rounds, remarks and objections of a draft as its page shows them. */
import type { Draft, RaisedItem, Round } from '../../domain/draft/draft.ts';
import type { Participant } from '../../domain/draft/event.ts';
import { verdictOf } from '../../domain/draft/judge-round.ts';
import type { Remit } from '../../domain/draft/remit.ts';
import type { AnswerLine, ItemView, RoundView } from '../../web/public/model.ts';
import type { NameOf } from './directory.ts';
import type { Places } from './text.ts';

/** What rounds are worded with. */
interface Said {
  /** ISO instant. */
  readonly now: string;
  readonly nameOf: NameOf;
  readonly places: Places;
}

/** Newest first. */
export const viewRounds = (draft: Draft, said: Said): readonly RoundView[] =>
  draft.rounds.toReversed().map((round) => ({
    number: round.round,
    version: round.version,
    openedAt: round.at,
    closedAt: round.closedAt,
    due: dueOf(round),
    answers: round.participants.map((one) => viewAnswer(draft, round, one, said)),
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
  participant: Participant,
  { now, nameOf, places }: Said,
): AnswerLine {
  const { agency, required, due, since } = participant;
  const signoff = verdictOf(draft, round.round, participant);
  return {
    id: agency,
    agency: nameOf(agency),
    required,
    kind: signoff?.verdict ?? 'none',
    at: signoff?.at ?? null,
    due,
    overdue: !signoff && round.closedAt === null && now > due,
    note: signoff?.note ?? '',
    carried: signoff && signoff.round !== round.round ? signoff.version : null,
    since: since ?? null,
    remit: viewRemit(participant.remit ?? 'whole', places),
    items: (signoff?.items ?? []).flatMap((number) => {
      const item = draft.items[number - 1];
      return item ? [{ number, kind: item.kind }] : [];
    }),
  };
}

/** Sections the shown text does not have are left out. */
function viewRemit(remit: Remit, places: Places): AnswerLine['remit'] {
  if (remit === 'whole') return null;
  if ('kinds' in remit) return { sections: [], kinds: remit.kinds };
  const sections = remit.sections.flatMap((section) => places(section)?.title ?? []);
  return { sections, kinds: [] };
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

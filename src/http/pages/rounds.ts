/** Rounds of a draft as its page shows them: who was asked, and what each said or did not say. */
import type { Draft, Round, Signoff } from '../../domain/draft/draft.ts';
import type { Participant, Waiting } from '../../domain/draft/event.ts';
import { silenceOf, verdictOf } from '../../domain/draft/judge-round.ts';
import type { Remit } from '../../domain/draft/remit.ts';
import { type Language, sayWritten } from '../../domain/language.ts';
import type { AnswerLine, RoundView } from '../../web/public/model.ts';
import type { Directory } from './directory.ts';
import type { Places } from './text.ts';

/** What rounds are worded with. */
interface Said extends Pick<Directory, 'nameOf' | 'personOf'> {
  /** ISO instant. */
  readonly now: string;
  readonly places: Places;
  /** Of the page. */
  readonly lang: Language;
}

/** Newest first. */
export const viewRounds = (draft: Draft, said: Said): readonly RoundView[] =>
  draft.rounds.toReversed().map((round) => ({
    number: round.round,
    version: round.version,
    openedAt: round.at,
    closedAt: round.closedAt,
    due: dueOf(round),
    suspendedAt: round.suspendedAt,
    answers: [
      ...round.participants.map((one) => viewAnswer(draft, round, one, said)),
      ...(round.closedAt === null ? round.waiting.map((one) => viewWaiting(one, said)) : []),
    ],
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
  { now, nameOf, personOf, places, lang }: Said,
): AnswerLine {
  const { agency, required, due, since } = participant;
  const signoff = verdictOf(draft, round.round, participant);
  const silence = signoff ? undefined : silenceOf(draft, round.round, participant);
  const runs = round.closedAt === null && round.suspendedAt === null;
  return {
    id: agency,
    agency: nameOf(agency),
    required,
    kind: signoff?.verdict ?? (silence?.deemed ? 'deemed' : silence ? 'silent' : 'none'),
    at: signoff?.at ?? null,
    due,
    overdue: !signoff && !silence?.deemed && runs && now > due,
    inPlace: signoff ? viewInPlace(signoff, personOf) : null,
    note: signoff?.note ?? '',
    deemedBy: silence?.deemed ? sayWritten(silence.deemed.basis.act, lang) : null,
    carried: signoff && signoff.round !== round.round ? signoff.version : null,
    since: since ?? null,
    remit: viewRemit(participant.remit ?? 'whole', places),
    items: (signoff?.items ?? []).flatMap((number) => {
      const item = draft.items[number - 1];
      return item ? [{ number, kind: item.kind, fundamental: item.fundamental ?? false }] : [];
    }),
  };
}

const viewInPlace = (
  { by: { person, inPlaceOf } }: Signoff,
  personOf: Directory['personOf'],
): AnswerLine['inPlace'] =>
  inPlaceOf ? { person: personOf(person), of: personOf(inPlaceOf.person) } : null;

/** One of a later group, who is asked when those before have answered or run out of time. */
const viewWaiting = (
  { agency, required, since, remit = 'whole' }: Waiting,
  { nameOf, places }: Said,
): AnswerLine => ({
  id: agency,
  agency: nameOf(agency),
  required,
  kind: 'waiting',
  at: null,
  due: null,
  overdue: false,
  inPlace: null,
  note: '',
  deemedBy: null,
  carried: null,
  since: since ?? null,
  remit: viewRemit(remit, places),
  items: [],
});

/** Sections the shown text does not have are left out. */
function viewRemit(remit: Remit, places: Places): AnswerLine['remit'] {
  if (remit === 'whole') return null;
  if ('kinds' in remit) return { sections: [], kinds: remit.kinds };
  const sections = remit.sections.flatMap((section) => places(section)?.title ?? []);
  return { sections, kinds: [] };
}

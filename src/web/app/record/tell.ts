/**
 * Every event of a draft's log as plain sentences. The sentences name no actor, so that they need
 * neither gender nor case; who acted stands beside them. An event without a telling is a type error.
 */
import type { Event, EventType, Facts, Outcome } from '../../../domain/draft/event.ts';
import { languages } from '../../../domain/language.ts';
import type { Basis, VerdictKind } from '../../../domain/workflow/workflow.ts';
import type { history as english } from '../words/en/history.ts';

type Said = keyof typeof english.said;

/** A sentence's key among the words of `history.said`; those with plural forms by what these share. */
export type Sentence = Said extends infer K
  ? K extends `${infer Base}_${'one' | 'other'}`
    ? Base
    : K
  : never;

/** A sentence with what is put into it. */
export type Told = readonly [Sentence, Readonly<Record<string, string | number>>?];

/** How whatever a sentence names is called in the language spoken. */
export interface Names {
  readonly nameOf: (organisation: string) => string;
  readonly listOf: (names: readonly string[]) => string;
  readonly titleOf: (titles: Facts['titled']['titles']) => string;
  /** The act a rule rests on. */
  readonly actOf: (act: Basis['act']) => string;
  readonly languageOf: (lang: Facts['textSaved']['lang']) => string;
  readonly verdictOf: (verdict: VerdictKind) => string;
  readonly answerOf: (answer: Facts['itemAnswered']['answer']) => string;
  readonly settlementOf: (
    settlement: Facts['meetingHeld']['outcomes'][number]['settlement'],
  ) => string;
  readonly moverOf: (mover: Facts['escalated']['to']) => string;
  /** A remark, condition or objection by its number. */
  readonly itemOf: (item: number) => string;
  /** The end of a term. */
  readonly termOf: (iso: string) => string;
  /** The hour of a meeting. */
  readonly hourOf: (iso: string) => string;
  readonly stateOf: (state: string) => string;
  readonly stepOf: (state: string, transition: string) => string;
}

type Tell<T extends EventType> = (event: Facts[T], names: Names) => readonly Told[];

const when = (holds: unknown, ...told: Told): readonly Told[] => (holds ? [told] : []);

const agenciesOf = (asked: readonly { readonly agency: string }[], { nameOf, listOf }: Names) =>
  listOf(asked.map(({ agency }) => nameOf(agency)));

const itemsOf = (items: readonly number[], { itemOf, listOf }: Names) => listOf(items.map(itemOf));

const visible = {
  drafters: 'visibleToDrafters',
  participants: 'visibleToParticipants',
  public: 'visibleToPublic',
} as const satisfies Record<Facts['visibilityChanged']['visibility'], Sentence>;

const followed = {
  unaffected: 'followedUnaffected',
  carried: 'followedCarried',
  'needs-author': 'followedNeedsAuthor',
  contained: 'followedContained',
  moot: 'followedMoot',
} as const satisfies Record<Facts['amendmentFollowed']['fate'], Sentence>;

const decided = {
  adopted: 'decidedAdopted',
  partly: 'decidedPartly',
  reworded: 'decidedReworded',
  refused: 'decidedRefused',
  moot: 'decidedMoot',
} as const satisfies Record<Outcome, Sentence>;

/** The sentences of each kind of event, the one that says what happened first. */
const tellings: { readonly [T in EventType]: Tell<T> } = {
  created: ({ titles }, { titleOf }) => [['created', { title: titleOf(titles) }]],
  visibilityChanged: ({ visibility }) => [[visible[visibility]]],
  titled: ({ titles }, { titleOf }) => [['titled', { title: titleOf(titles) }]],
  summarised: ({ summary }, { languageOf, listOf }) => {
    const written = languages.filter((lang) => summary[lang] !== undefined);
    return written.length === 0
      ? [['summaryTaken']]
      : [['summarised', { langs: listOf(written.map(languageOf)) }]];
  },
  participantsChosen: ({ participants }, { nameOf, listOf }) =>
    participants.length === 0
      ? [['participantsNone']]
      : [['participantsChosen', { names: listOf(participants.map(nameOf)) }]],
  textSaved: ({ lang, amendment }, { languageOf }) =>
    amendment === undefined
      ? [['textSaved', { lang: languageOf(lang) }]]
      : [['textSavedFor', { lang: languageOf(lang), number: amendment }]],
  versionFrozen: ({ version, editorial }) => [
    ['versionFrozen', { version }],
    ...when(editorial, 'versionEditorial'),
  ],
  moved: tellMove,
  groupAsked: ({ participants }, names) => [
    ['groupAsked', { names: agenciesOf(participants, names) }],
  ],
  signedOff: ({ version, agency, verdict, items }, names) => [
    ['signedOff', { version, name: names.nameOf(agency), verdict: names.verdictOf(verdict) }],
    ...when(items.length > 0, 'raised', {
      items: itemsOf(
        items.map(({ item }) => item),
        names,
      ),
    }),
  ],
  signoffWithdrawn: ({ signoff }) => [['signoffWithdrawn', { number: signoff }]],
  silenceRecorded: ({ version, agency, due, deemed }, { nameOf, termOf, actOf }) => [
    ['silenceRecorded', { version, name: nameOf(agency), date: termOf(due) }],
    ...when(deemed, 'silenceDeemed', { act: deemed ? actOf(deemed.basis.act) : '' }),
  ],
  reminded: ({ agency, due }, { nameOf, termOf }) => [
    ['reminded', { name: nameOf(agency), date: termOf(due) }],
  ],
  escalated: ({ agency, due, to }, { nameOf, termOf, moverOf }) => [
    ['escalated', { name: nameOf(agency), date: termOf(due), to: moverOf(to) }],
  ],
  extensionAsked: ({ agency, workingDays }, { nameOf }) => [
    ['extensionAsked', { name: nameOf(agency), count: workingDays }],
  ],
  extensionRefused: ({ agency }, { nameOf }) => [['extensionRefused', { name: nameOf(agency) }]],
  termExtended: ({ agency, workingDays, due }, { nameOf, termOf }) => [
    ['termExtended', { name: nameOf(agency), count: workingDays, date: termOf(due) }],
  ],
  termsMoved: ({ dues }, { nameOf, termOf }) => [
    ['termsMoved'],
    ...Object.entries(dues).map(
      ([agency, due]): Told => ['termNow', { name: nameOf(agency), date: termOf(due) }],
    ),
  ],
  carryContested: ({ agency, due }, { nameOf, termOf }) => [
    ['carryContested', { name: nameOf(agency), date: termOf(due) }],
  ],
  itemAnswered: ({ item, answer }, { itemOf, answerOf }) => [
    ['itemAnswered', { item: itemOf(item), answer: answerOf(answer) }],
  ],
  itemWithdrawn: ({ item }, { itemOf }) => [['itemWithdrawn', { item: itemOf(item) }]],
  itemUpheld: ({ item }, { itemOf }) => [['itemUpheld', { item: itemOf(item) }]],
  itemOverridden: ({ item }, { itemOf }) => [['itemOverridden', { item: itemOf(item) }]],
  meetingCalled: ({ meeting, begins, agenda, invited }, names) => [
    ['meetingCalled', { number: meeting, date: names.hourOf(begins) }],
    ...when(agenda.length > 0, 'agenda', { items: itemsOf(agenda, names) }),
    ...when(invited.length > 0, 'invited', { names: names.listOf(invited.map(names.nameOf)) }),
  ],
  meetingCancelled: ({ meeting }) => [['meetingCancelled', { number: meeting }]],
  meetingHeld: ({ meeting, present, outcomes }, { nameOf, listOf, itemOf, settlementOf }) => [
    ['meetingHeld', { number: meeting }],
    ...when(present.length > 0, 'present', { names: listOf(present.map(nameOf)) }),
    ...outcomes.map(
      ({ item, settlement }): Told => [
        'settled',
        { item: itemOf(item), settlement: settlementOf(settlement) },
      ],
    ),
  ],
  amendmentSubmitted: ({ amendment, version, item }, { itemOf }) => [
    ['amendmentSubmitted', { number: amendment, version }],
    ...(item === undefined ? [] : [['wordingOf', { item: itemOf(item) }] as const]),
  ],
  amendmentRevised: ({ amendment, version }) => [
    ['amendmentRevised', { number: amendment, version }],
  ],
  amendmentStudied: ({ amendment }) => [['amendmentStudied', { number: amendment }]],
  amendmentFollowed: ({ amendment, version, fate }) => [
    [followed[fate], { number: amendment, version }],
  ],
  amendmentSupported: ({ amendment }) => [['amendmentSupported', { number: amendment }]],
  amendmentDecided: ({ amendment, outcome, changes }, { listOf }) => [
    [decided[outcome], { number: amendment }],
    ...when(changes, 'changesAdopted', {
      changes: listOf(changes?.map((change) => `№ ${change}`) ?? []),
    }),
  ],
  rewordingAccepted: ({ amendment }) => [['rewordingAccepted', { number: amendment }]],
  rewordingContested: ({ amendment }) => [['rewordingContested', { number: amendment }]],
  amendmentWithdrawn: ({ amendment }) => [['amendmentWithdrawn', { number: amendment }]],
  pairsConfirmed: ({ langs, left }, { languageOf, listOf }) => [
    ['pairsConfirmed', { langs: listOf(langs.map(languageOf)) }],
    ...when(left, 'pairsLeft', { count: left?.count ?? 0 }),
  ],
  valueReported: ({ year, value, source, reason }) => [
    [reason === '' ? 'valueReported' : 'valueCorrected', { year, value, source }],
  ],
};

function tellMove(
  { from, to, transition, round, waived, suspends, resumes }: Facts['moved'],
  names: Names,
): readonly Told[] {
  const { participants = [], waiting = [], version = 0 } = round ?? {};
  return [
    ['moved', { step: names.stepOf(from, transition), state: names.stateOf(to) }],
    ...when(participants.length > 0, 'asked', { version, names: agenciesOf(participants, names) }),
    ...when(waiting.length > 0, 'askedLater', { names: agenciesOf(waiting, names) }),
    ...when(waived, 'waived', { count: waived?.length ?? 0 }),
    ...when(suspends, 'suspended'),
    ...when(resumes, 'resumed'),
  ];
}

/** What happened, in one sentence or more. */
export const tell = (event: Event, names: Names): readonly Told[] =>
  (tellings[event.type] as Tell<EventType>)(event as never, names);

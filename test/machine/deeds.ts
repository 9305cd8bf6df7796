/** Every deed the model test tries under a workflow, by everybody who may ask for it under the policy. */
import { type Actor, clockActor } from '../../src/domain/access.ts';
import type { Workflow } from '../../src/domain/workflow/workflow.ts';
import {
  type Act,
  agenciesOf,
  beginning,
  coordinator,
  type Deed,
  drafter,
  headOf,
  type Measures,
  partners,
  type Ruling,
  type Saying,
  secondDrafter,
} from './act.ts';

const by = (who: readonly Actor[], acts: readonly Act[]): Deed[] =>
  acts.flatMap((act) => who.map((one) => ({ act, by: one })));

/** Few words and few numbers, so that deeds meet. */
const numbers = [1, 2, 3, 4];
const texts = ['money|rest', 'money|other', 'more|rest', 'more|other', 'money|'];
const nothing: Measures = { touched: false, long: false, faulty: false, unpaired: false };
const measures: readonly Measures[] = [
  nothing,
  { ...nothing, touched: true },
  { ...nothing, touched: true, long: true },
  { ...nothing, faulty: true },
  { ...nothing, unpaired: true },
];

export function deedsUnder(workflow: Workflow): readonly Deed[] {
  const agencies = agenciesOf(workflow);
  const heads = agencies.map(headOf);
  const [first = 'health', second = first] = agencies;
  const signatories: readonly Actor[] = [
    ...heads,
    // The author of the text, a head with two bodies, and a deputy with a mandate.
    { ...headOf(first), person: drafter.person },
    { ...headOf(second), person: `head of ${first}` },
    {
      ...headOf(second),
      person: 'deputy',
      inPlaceOf: { person: `head of ${second}`, mandate: `${second}-1` },
    },
  ];
  return [
    ...writing(agencies),
    ...moving(workflow, [drafter, coordinator, ...heads]),
    ...saying(signatories),
    ...timing(agencies, heads),
    ...settling(agencies, heads),
    ...amending(heads),
  ];
}

function writing([first = 'health']: readonly string[]): readonly Deed[] {
  const remits = [
    {},
    { health: { kinds: ['money'] } },
    { health: { sections: ['rest'] } },
  ] as const;
  return [
    ...by(
      [drafter, secondDrafter],
      texts.flatMap((text): Act[] => [
        { kind: 'save', lang: 'ru', text },
        { kind: 'save', lang: 'kk', text },
      ]),
    ),
    ...by(
      [drafter, coordinator],
      ['first', 'second'].map((title) => ({ kind: 'retitle', title })),
    ),
    ...by(
      [drafter],
      remits.flatMap((one): Act[] => [
        { kind: 'choose', participants: beginning.chosen, remits: one },
        { kind: 'choose', participants: [first, ...beginning.chosen], remits: one },
      ]),
    ),
    ...by(
      [drafter, secondDrafter],
      measures.flatMap((one): Act[] => [
        { kind: 'freeze', measures: one },
        { kind: 'freeze', measures: one, editorial: 'holds' },
      ]),
    ),
    ...by([drafter], [{ kind: 'freeze', measures: nothing, editorial: 'fails' }]),
    ...by([drafter], [{ kind: 'confirm' }]),
  ];
}

function moving({ states }: Workflow, movers: readonly Actor[]): readonly Deed[] {
  const transitions = Object.values(states).flatMap((state) => state.transitions);
  const ids = [...new Set(transitions.map(({ id }) => id))];
  return by(
    movers,
    ids.flatMap((transition): Act[] => [
      { kind: 'move', transition, waive: false, reason: 'because' },
      { kind: 'move', transition, waive: false, reason: '' },
      { kind: 'move', transition, waive: true, reason: 'because' },
      { kind: 'move', transition, waive: true, reason: '' },
    ]),
  );
}

const sayings: readonly Saying[] = [
  'agree',
  'outside',
  'remark',
  'condition',
  'ordinary',
  'fundamental',
];

const saying = (signatories: readonly Actor[]): readonly Deed[] => [
  ...by(
    signatories,
    numbers.flatMap((version) =>
      sayings.flatMap((says): Act[] => [
        { kind: 'sign', says, version },
        ...(says === 'agree' || says === 'outside'
          ? []
          : [{ kind: 'sign', says, version, wording: 'more|wording' } as const]),
      ]),
    ),
  ),
  ...by(signatories, [{ kind: 'takeBack' }, { kind: 'contest' }]),
];

const timing = (agencies: readonly string[], heads: readonly Actor[]): readonly Deed[] => [
  ...by(heads, [
    { kind: 'askLonger', days: 2 },
    { kind: 'askLonger', days: 9 },
  ]),
  ...by(
    [drafter],
    agencies.flatMap((agency): Act[] => [
      { kind: 'grantLonger', agency, days: 1 },
      { kind: 'grantLonger', agency, days: 3 },
      { kind: 'refuseLonger', agency },
    ]),
  ),
  ...by(
    [coordinator],
    [0, 1, 3].map((more) => ({ kind: 'recount', more })),
  ),
  ...by([clockActor], [{ kind: 'tick' }]),
];

const agendas = [[1], [2], [3], [1, 2], [2, 3], [1, 2, 3]];

const settling = (agencies: readonly string[], heads: readonly Actor[]): readonly Deed[] => [
  ...by(
    [drafter],
    numbers.flatMap((item): Act[] => [
      { kind: 'answer', item, answer: 'refused' },
      { kind: 'answer', item, answer: 'accepted' },
    ]),
  ),
  ...by(
    heads,
    numbers.flatMap((item): Act[] => [
      { kind: 'withdrawItem', item },
      { kind: 'uphold', item },
    ]),
  ),
  ...by(
    [drafter, coordinator, ...heads],
    numbers.map((item) => ({ kind: 'override', item })),
  ),
  ...by(
    [coordinator],
    [
      ...agendas.flatMap((agenda): Act[] => [
        { kind: 'call', agenda, inDays: 1 },
        { kind: 'call', agenda, inDays: 0 },
      ]),
      ...[1, 2].flatMap((meeting): Act[] => [
        { kind: 'cancel', meeting },
        ...[[], ...agendas].flatMap((settles): Act[] => [
          { kind: 'hold', meeting, settles, present: agencies, settlement: 'agreed' },
          { kind: 'hold', meeting, settles, present: agencies.slice(1), settlement: 'agreed' },
          { kind: 'hold', meeting, settles, present: [], settlement: 'disagreed' },
        ]),
      ]),
    ],
  ),
];

/** What amendments ask for: one takes the second part out, one is split into more than it changes. */
const wishes = [
  ...[...texts.slice(1), 'more|wording'].map((text) => ({ text, split: false })),
  ...['more|other', 'more|wording', 'more|rest'].map((text) => ({ text, split: true })),
];
const reasons = ['because', ''];

const amending = (heads: readonly Actor[]): readonly Deed[] => {
  const authors = [...partners.slice(0, 1), ...heads.slice(0, 1)];
  const asked = numbers.flatMap((version) => wishes.map((wish) => ({ version, ...wish })));
  return [
    ...by(
      authors,
      asked.map((wish) => ({ kind: 'amend', ...wish })),
    ),
    ...by(
      authors,
      asked.flatMap((wish) =>
        numbers.map((amendment): Act => ({ kind: 'revise', amendment, ...wish })),
      ),
    ),
    ...by(
      [...partners, drafter],
      numbers.map((amendment) => ({ kind: 'support', amendment })),
    ),
    ...by(
      [drafter],
      numbers.map((amendment) => ({ kind: 'study', amendment })),
    ),
    ...by(
      [drafter, secondDrafter],
      numbers.flatMap(rulingsOf).map((ruling): Act => ({ kind: 'decide', ...ruling })),
    ),
    ...by(
      [drafter],
      desks.map((entries): Act => ({ kind: 'apply', entries })),
    ),
    ...by(
      [...partners, ...heads],
      numbers.map((amendment) => ({ kind: 'withdrawAmendment', amendment })),
    ),
    ...by(
      [...partners, ...heads.slice(0, 1)],
      numbers.flatMap((amendment) =>
        reasons.flatMap((reason): Act[] => [
          { kind: 'acceptRewording', amendment, reason },
          { kind: 'contestRewording', amendment, reason },
        ]),
      ),
    ),
  ];
};

/** Every outcome, and some that cannot be: parts of what is whole, a reason for something else. */
const rulingsOf = (amendment: number): readonly Ruling[] => [
  { amendment, outcome: 'adopted' },
  { amendment, outcome: 'adopted', code: 'no-funds' },
  { amendment, outcome: 'adopted', changes: [1] },
  ...[[1], [2], [1, 2], []].map((changes) => ({ amendment, outcome: 'partly' as const, changes })),
  ...['other|rest', 'money|wording'].map((text) => ({
    amendment,
    outcome: 'reworded' as const,
    code: 'meaning-kept',
    text,
  })),
  { amendment, outcome: 'reworded' },
  { amendment, outcome: 'refused', code: 'no-funds' },
  { amendment, outcome: 'refused', code: 'as-proposed' },
  { amendment, outcome: 'moot', code: 'text-gone' },
];

/** Pairs and threes of rulings in some order. */
const desks: readonly (readonly Ruling[])[] = numbers.flatMap((first) =>
  numbers.flatMap((second) =>
    first === second
      ? []
      : rulingsOf(first).flatMap((one, at) => {
          const others = rulingsOf(second);
          const other = others[(at * 3) % others.length] as Ruling;
          const [third = second] = numbers.filter(
            (number) => number !== first && number !== second,
          );
          const last = { amendment: third, outcome: 'adopted' } as const;
          return [
            [one, other],
            [one, other, last],
          ];
        }),
  ),
);

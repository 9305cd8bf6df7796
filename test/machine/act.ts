/**
 * What can be done to a draft, as small plain acts: the model judges them by its own rules, the
 * domain by commands, a server by requests. Values only; nothing here judges.
 *
 * A text is two words, `money|rest`, which are the two parts that a body may answer for.
 */
import type { Actor } from '../../src/domain/access.ts';
import type { Answer, Author, Outcome, Settlement } from '../../src/domain/draft/event.ts';
import type { Remit } from '../../src/domain/draft/remit.ts';
import type { Language } from '../../src/domain/language.ts';
import type { Workflow } from '../../src/domain/workflow/workflow.ts';

/** What is known of a text when it is frozen: given to both sides, not computed by either. */
export interface Measures {
  readonly touched: boolean;
  readonly long: boolean;
  readonly faulty: boolean;
  readonly unpaired: boolean;
}

/** What an agency says, with the one item it says it by. */
export type Saying = 'agree' | 'outside' | 'remark' | 'condition' | 'ordinary' | 'fundamental';

/** A proposal: the text as it should read in Russian, and whether its two parts may be decided apart. */
export interface Wish {
  readonly version: number;
  readonly text: string;
  readonly split: boolean;
}

/** What is decided of an amendment: some of its parts, or other words on its version. */
export interface Ruling {
  readonly amendment: number;
  readonly outcome: Outcome;
  readonly changes?: readonly number[];
  readonly text?: string;
  readonly code?: string;
}

export type Act =
  | { readonly kind: 'save'; readonly lang: Language; readonly text: string }
  | { readonly kind: 'retitle'; readonly title: string }
  | {
      readonly kind: 'choose';
      readonly participants: readonly string[];
      readonly remits: Readonly<Record<string, Remit>>;
    }
  | {
      readonly kind: 'freeze';
      readonly measures: Measures;
      /** The drafter's claim, and whether it can stand. */
      readonly editorial?: 'holds' | 'fails';
    }
  | { readonly kind: 'confirm' }
  | {
      readonly kind: 'move';
      readonly transition: string;
      readonly waive: boolean;
      readonly reason: string;
    }
  | {
      readonly kind: 'sign';
      readonly says: Saying;
      readonly version: number;
      /** The item's wording, as the whole text with it. */
      readonly wording?: string;
    }
  | { readonly kind: 'takeBack' | 'contest' | 'tick' }
  | { readonly kind: 'askLonger'; readonly days: number }
  | { readonly kind: 'grantLonger'; readonly agency: string; readonly days: number }
  | { readonly kind: 'refuseLonger'; readonly agency: string }
  /** The calendar changed: every term takes so many days more than it says. */
  | { readonly kind: 'recount'; readonly more: number }
  | { readonly kind: 'answer'; readonly item: number; readonly answer: Answer }
  | { readonly kind: 'withdrawItem' | 'uphold' | 'override'; readonly item: number }
  | { readonly kind: 'call'; readonly agenda: readonly number[]; readonly inDays: number }
  | { readonly kind: 'cancel'; readonly meeting: number }
  | {
      readonly kind: 'hold';
      readonly meeting: number;
      readonly present: readonly string[];
      readonly settles: readonly number[];
      readonly settlement: Settlement;
    }
  | ({ readonly kind: 'amend' } & Wish)
  | ({ readonly kind: 'revise'; readonly amendment: number } & Wish)
  | ({ readonly kind: 'decide' } & Ruling)
  /** The desk, saved and applied. */
  | { readonly kind: 'apply'; readonly entries: readonly Ruling[] }
  | {
      readonly kind: 'acceptRewording' | 'contestRewording';
      readonly amendment: number;
      readonly reason: string;
    }
  | { readonly kind: 'support' | 'study' | 'withdrawAmendment'; readonly amendment: number };

export type ActOf<K extends Act['kind']> = Extract<Act, { readonly kind: K }>;

export interface Deed {
  readonly act: Act;
  readonly by: Actor;
}

/** How a draft begins: who is asked besides those its workflow asks, and the words of every text. */
export const beginning = { chosen: ['health'], title: 'first', text: 'money|rest' } as const;

/** The person who wrote the text, asked to sign for finance; and a head who signs for two bodies. */
const author: Author = { person: 'dina', organisation: 'ministry' };
export const drafter: Actor = { ...author, role: 'drafter' };
export const secondDrafter: Actor = { ...author, person: 'denis', role: 'drafter' };
export const coordinator: Actor = {
  person: 'kamila',
  organisation: 'office',
  role: 'coordinator',
};
export const partners: readonly Actor[] = [
  { person: 'nurlan', organisation: 'red-crescent', role: 'partner' },
  { person: 'sergei', organisation: 'red-crescent', role: 'partner' },
];

export const headOf = (organisation: string): Actor => ({
  person: `head of ${organisation}`,
  organisation,
  role: 'signatory',
});

/** The bodies of a kind, in a directory of the tests. */
export const bodiesOf = (kind: string): readonly string[] =>
  kind === 'ministry' ? ['economy', 'finance', 'ministry'] : [];

/** Every body that a draft under this workflow may ask or be moved by. */
export function agenciesOf({ states, override }: Workflow): readonly string[] {
  const found = new Set<string>(beginning.chosen);
  for (const { review, transitions } of Object.values(states)) {
    for (const seat of review?.participants ?? [])
      for (const one of 'agency' in seat ? [seat.agency] : bodiesOf(seat.kind)) found.add(one);
    for (const mover of transitions.flatMap(({ by, waiver }) => [...by, ...(waiver?.by ?? [])]))
      if (typeof mover === 'object') found.add(mover.agency);
  }
  for (const mover of override?.by ?? []) if (typeof mover === 'object') found.add(mover.agency);
  found.delete(drafter.organisation);
  return [...found];
}

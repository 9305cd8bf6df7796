/** What a watch remembers of a log, and how it asks: the bookkeeping of `invariants.ts`. */
import { expect } from 'vitest';
import type { Event, EventType, Facts, Participant, Roots } from '../../src/domain/draft/event.ts';
import type { Remit } from '../../src/domain/draft/remit.ts';
import type { Hash } from '../../src/domain/text/canonical.ts';
import type { Gate, Review, Workflow } from '../../src/domain/workflow/workflow.ts';

/** What a remit holds in these texts, by its hash. */
export type HashPart = (texts: Roots, remit: Remit) => Hash;

export type EventOf<T extends EventType> = Event & { readonly type: T };

export interface Given
  extends Pick<Facts['signedOff'], 'agency' | 'round' | 'verdict' | 'remit' | 'hash'> {
  readonly persons: readonly string[];
  readonly items: readonly number[];
  isGone: boolean;
}

/** What a workflow promises of a text it adopts. */
export interface Promised {
  /** Bodies that are asked on every way to adoption. */
  readonly required: readonly string[];
  /** An objection that is not fundamental goes on with the text. */
  readonly ordinaryPasses?: boolean;
}

/** An item and what is on record about its end. */
export interface Raised {
  readonly agency: string;
  readonly isFundamental: boolean;
  /** Withdrawn, settled or overridden. */
  isEnded: boolean;
  isAnswered: boolean;
  /** The round in which its agency said something without objecting. */
  letGo: number | null;
}

/** What is known of texts without judging anything. */
export interface Texts {
  readonly part: HashPart;
  /** How what is proposed on some texts stands to others. */
  readonly follow: (from: Roots, proposed: Roots, to: Roots) => Standing;
  /** What a carried proposal asks of the texts it was carried to; nothing for one that was not. */
  readonly ask: (to: Roots | undefined, carried: Roots | undefined) => string;
}
export type Standing = Pick<Facts['amendmentFollowed'], 'fate' | 'texts'>;

/** An amendment and what is on record about it. */
export interface Proposal {
  readonly by: string;
  version: number;
  texts: Roots;
  changes: readonly number[];
  isStudied: boolean;
  /** Its outcome, or `withdrawn`; null while it is open. */
  end: string | null;
  isAnswered: boolean;
  standing: (Standing & { readonly version: number }) | null;
  /** It was proposed on an older version, and not followed yet. */
  isLate: boolean;
}

export interface Seen {
  workflow: Workflow;
  readonly promise: Promised | null;
  /** How many rounds there were when the draft was last in the drafter's hands. */
  begun: number;
  seq: number;
  state: string;
  /** The organisation whose draft it is. */
  owner: string;
  readonly versions: EventOf<'versionFrozen'>[];
  /** Who wrote in each version or an earlier one. */
  readonly authors: ReadonlySet<string>[];
  writers: Set<string>;
  readonly rounds: Circle[];
  readonly given: Given[];
  readonly items: Raised[];
  readonly amendments: Proposal[];
  /** The working texts. */
  texts: Roots;
  /** The last adoption: what it says the texts are after it. */
  adopted: { readonly amendment: number; readonly texts: Roots } | null;
  /** The amendments that ended only because the draft does. */
  ending: number;
  readonly meetings: number[];
  /** Whatever may be said once only. */
  readonly once: Set<string>;
  readonly deemed: Set<string>;
  readonly confirmed: Set<string>;
}

export interface Circle {
  readonly state: string;
  readonly version: number;
  readonly review: Review;
  readonly seats: Map<string, Participant>;
  isClosed: boolean;
  isWaived: boolean;
}

const fail = (what: string, event: Event): never =>
  expect.fail(`${what}: ${JSON.stringify(event)}`);

export function hold(condition: unknown, what: string, event: Event): asserts condition {
  if (!condition) fail(what, event);
}

/** True for what has not been said before. */
export const isFirst = (seen: Seen, said: readonly unknown[]): boolean => {
  const key = said.join(' ');
  return !seen.once.has(key) && !!seen.once.add(key);
};

/** The last word of an agency in a round, unless it took that back. */
export function standing(seen: Seen, round: number, agency: string): Given | null {
  const last = seen.given.findLast((one) => one.round === round && one.agency === agency);
  return last && !last.isGone ? last : null;
}

export const carriedWord = (seen: Seen, { carried }: Participant): Given | null =>
  carried === undefined ? null : (seen.given[carried - 1] ?? null);

export const personsOf = ({ person, inPlaceOf }: Event['by']): readonly string[] =>
  inPlaceOf ? [person, inPlaceOf.person] : [person];

/** The seat of an agency in a round it was asked in. */
export function findSeat(circle: Circle | undefined, agency: string, event: Event): Participant {
  const place = circle?.seats.get(agency);
  hold(place, 'who is spoken of was asked', event);
  return place;
}

/** Marks an item as ended, once. */
export function endItem(seen: Seen, number: number, event: Event) {
  const item = seen.items[number - 1];
  hold(item && !item.isEnded, 'I6: an item ends once', event);
  item.isEnded = true;
  return item;
}

/** True when nothing passes the gate without the alignment of two languages. */
export const needsAlignment = (gate: Gate): boolean =>
  'all' in gate ? gate.all.some(needsAlignment) : 'aligned' in gate;

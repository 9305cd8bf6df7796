/**
 * What the history screen reads out of a draft's log: which kind an event is of, whom and what it is
 * about, how the draft stood at an instant, and whether the chain holds. It says nothing in words.
 */
import { Temporal } from 'temporal-polyfill';
import { type Draft, fold } from '../../../domain/draft/draft.ts';
import {
  chainHash,
  type Event,
  type EventType,
  genesis,
  type Item,
  type Recorded,
} from '../../../domain/draft/event.ts';
import type { Summary } from '../../../domain/draft/summary.ts';
import { canonicalJson } from '../../../domain/text/canonical.ts';
import type { Kind } from './kinds.ts';

/** The kind each event is of. */
export const kindOf: { readonly [T in EventType]: Kind } = {
  created: 'steps',
  visibilityChanged: 'steps',
  titled: 'text',
  summarised: 'text',
  participantsChosen: 'steps',
  textSaved: 'text',
  versionFrozen: 'versions',
  moved: 'steps',
  groupAsked: 'steps',
  signedOff: 'verdicts',
  signoffWithdrawn: 'verdicts',
  silenceRecorded: 'verdicts',
  reminded: 'terms',
  escalated: 'terms',
  extensionAsked: 'terms',
  extensionRefused: 'terms',
  termExtended: 'terms',
  termsMoved: 'terms',
  carryContested: 'verdicts',
  itemAnswered: 'objections',
  itemWithdrawn: 'objections',
  itemUpheld: 'objections',
  itemOverridden: 'objections',
  meetingCalled: 'meetings',
  meetingCancelled: 'meetings',
  meetingHeld: 'meetings',
  amendmentSubmitted: 'amendments',
  amendmentRevised: 'amendments',
  amendmentStudied: 'amendments',
  amendmentFollowed: 'amendments',
  amendmentSupported: 'amendments',
  amendmentDecided: 'amendments',
  rewordingAccepted: 'amendments',
  rewordingContested: 'amendments',
  amendmentWithdrawn: 'amendments',
  pairsConfirmed: 'text',
  valueReported: 'steps',
};

/** Organisations an event is about: whose act it was, and whom it concerns by name. */
export const organisationsIn = (event: Event): readonly string[] => [
  ...new Set([event.by.organisation, ...('agency' in event ? [event.agency] : [])]),
];

/** What somebody gave as the reason, or wrote beside it; empty when nothing. */
export function reasonOf(event: Event): string {
  if ('reason' in event) return event.reason;
  if ('note' in event) return event.note;
  return event.type === 'versionFrozen' ? event.summary : '';
}

/** A remark, condition or objection with the version it was raised on. */
export type Raised = Item & { readonly version: number };

/** All that verdicts raised, by number. */
export const raisedIn = (log: readonly Recorded[]): ReadonlyMap<number, Raised> =>
  new Map(
    log.flatMap(({ event }) =>
      event.type === 'signedOff'
        ? event.items.map((item) => [item.item, { ...item, version: event.version }] as const)
        : [],
    ),
  );

/** The summary that each event of one replaced, by the number of the event. */
export function summariesBefore(log: readonly Recorded[]): ReadonlyMap<number, Summary> {
  const before = new Map<number, Summary>();
  let last: Summary = {};
  for (const { event } of log) {
    if (event.type !== 'summarised') continue;
    before.set(event.seq, last);
    last = event.summary;
  }
  return before;
}

/** A version an event is about, and the place in it where it has one; null when it is about none. */
export function placeOf(
  event: Event,
  raised: ReadonlyMap<number, Raised>,
): { readonly version: number; readonly block?: string } | null {
  if (event.type === 'valueReported') return { version: event.version, block: event.block };
  if ('version' in event) return { version: event.version };
  if (event.type === 'moved' && event.round) return { version: event.round.version };
  return ('item' in event && event.item !== undefined && raised.get(event.item)) || null;
}

/** Which entries are looked at; all of them for what is left out. */
export interface Filter {
  readonly kind?: Kind | undefined;
  readonly by?: string | undefined;
}

/** The entries a filter lets through, newest first. */
export const choose = (log: readonly Recorded[], { kind, by }: Filter): readonly Recorded[] =>
  log
    .filter(
      ({ event }) =>
        (kind === undefined || kindOf[event.type] === kind) &&
        (by === undefined || organisationsIn(event).includes(by)),
    )
    .reverse();

/** Entries side by side that are of the same civil day in a zone, in the order given. */
export function byDay(
  entries: readonly Recorded[],
  zone: string,
): readonly { readonly day: string; readonly entries: readonly Recorded[] }[] {
  const days: { readonly day: string; readonly entries: Recorded[] }[] = [];
  for (const entry of entries) {
    const at = Temporal.Instant.from(entry.event.at).toZonedDateTimeISO(zone);
    const day = at.toPlainDate().toString();
    if (days.at(-1)?.day === day) days.at(-1)?.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}

/** The draft as it stood when a civil day (ISO) ended in a zone; null when it had not begun. */
export function standingOn(log: readonly Recorded[], day: string, zone: string): Draft | null {
  const next = Temporal.PlainDate.from(day).add({ days: 1 });
  const end = next.toZonedDateTime(zone).epochMilliseconds;
  const past = log.filter(({ event }) => Date.parse(event.at) < end);
  return past.length === 0 ? null : fold(null, past);
}

/** The number of the first entry whose link does not hold; null when all of them do. */
export function findBreak(log: readonly Recorded[]): number | null {
  let head = genesis;
  for (const { event, hash } of log) {
    if (chainHash(head, event) !== hash) return event.seq;
    head = hash;
  }
  return null;
}

/** The log as a file: each event as the canonical JSON its link was computed over. */
export const writeRecord = (draft: string, log: readonly Recorded[]): string =>
  JSON.stringify({
    draft,
    events: log.map(({ event, hash }) => ({ seq: event.seq, hash, body: canonicalJson(event) })),
  });

/**
 * What other programs are told of drafts by webhook: which events, whom they concern, and when a message
 * that was not taken is tried again. A message names what happened and where to read it, never what
 * was written: ids, a kind, numbers, links. It knows no address and sends nothing.
 */
import type { Draft } from './draft/draft.ts';
import type { Event, EventType } from './draft/event.ts';
import { partiesOf } from './draft/parties.ts';
import { hashText } from './text/canonical.ts';

/** What can be subscribed to. A kind keeps its name for ever; new ones may be added. */
export const webhookKinds = [
  'draft.created',
  'draft.shown',
  'draft.moved',
  'version.frozen',
  'round.went-on',
  'verdict.given',
  'verdict.withdrawn',
  'verdict.missed',
  'term.changed',
  'item.answered',
  'item.upheld',
  'item.ended',
  'meeting.called',
  'meeting.cancelled',
  'meeting.held',
  'amendment.submitted',
  'amendment.revised',
  'amendment.decided',
  'amendment.withdrawn',
] as const;
export type WebhookKind = (typeof webhookKinds)[number];

/** `test` is sent when somebody asks for it, to that webhook alone. */
export type MessageKind = WebhookKind | 'test';

/** The kind of every event; null for what is told to nobody outside. */
const kinds: Readonly<Record<EventType, WebhookKind | null>> = {
  created: 'draft.created',
  visibilityChanged: 'draft.shown',
  titled: null,
  summarised: null,
  participantsChosen: null,
  textSaved: null,
  versionFrozen: 'version.frozen',
  moved: 'draft.moved',
  groupAsked: 'round.went-on',
  signedOff: 'verdict.given',
  signoffWithdrawn: 'verdict.withdrawn',
  silenceRecorded: 'verdict.missed',
  reminded: null,
  escalated: null,
  extensionAsked: null,
  extensionRefused: null,
  termExtended: 'term.changed',
  termsMoved: 'term.changed',
  carryContested: null,
  itemAnswered: 'item.answered',
  itemWithdrawn: 'item.ended',
  itemUpheld: 'item.upheld',
  itemOverridden: 'item.ended',
  meetingCalled: 'meeting.called',
  meetingCancelled: 'meeting.cancelled',
  meetingHeld: 'meeting.held',
  amendmentSubmitted: 'amendment.submitted',
  amendmentRevised: 'amendment.revised',
  amendmentStudied: null,
  amendmentFollowed: null,
  amendmentSupported: null,
  amendmentDecided: 'amendment.decided',
  rewordingAccepted: null,
  rewordingContested: null,
  amendmentWithdrawn: 'amendment.withdrawn',
  pairsConfirmed: null,
  valueReported: null,
};

/** What a message says; `page` and `api` lead on, below the address of the product. */
export interface Message {
  readonly kind: MessageKind;
  /** ISO instant of what happened. */
  readonly at: string;
  /** Absent in a test. */
  readonly about?: {
    readonly draft: string;
    readonly seq: number;
    /** Number of the thing in its draft, by what it is. */
    readonly numbers: Readonly<Partial<Record<NumberedThing, number>>>;
    /** Whose verdict or term it is. */
    readonly agency?: string;
    readonly page: string;
    readonly api: string;
  };
}

const things = ['version', 'round', 'item', 'signoff', 'meeting', 'amendment'] as const;
type NumberedThing = (typeof things)[number];

/** A message of one event, with the name by which it is known from every other. */
export interface News {
  readonly name: string;
  readonly message: Message;
}

/** Names of one instant and draft sort as its log does, as far as it is no longer than that. */
const placeDigits = 6;

/** The messages of these events, in their order. */
export const newsOf = (events: readonly Event[]): readonly News[] =>
  events.flatMap((event) => {
    const kind = kinds[event.type];
    return kind === null ? [] : [tell(kind, event)];
  });

function tell(kind: WebhookKind, event: Event): News {
  const { draft, seq, at } = event;
  const id = encodeURIComponent(draft);
  const said = (event.type === 'moved' ? (event.round ?? {}) : event) as {
    readonly [thing: string]: unknown;
  };
  const numbers = Object.fromEntries(
    things.flatMap((thing) => {
      const number = said[thing];
      return typeof number === 'number' ? [[thing, number] as const] : [];
    }),
  );
  const agency = 'agency' in event ? { agency: event.agency } : {};
  const about = { draft, seq, numbers, ...agency, page: pageOf(id, event), api: apiOf(id, seq) };
  const place = String(seq).padStart(placeDigits, '0');
  return { name: `${at.replace(/\D/g, '')}-${draft}-${place}`, message: { kind, at, about } };
}

const pageOf = (id: string, event: Event): string =>
  'amendment' in event ? `/drafts/${id}/amendments/${event.amendment}` : `/drafts/${id}`;

/** The event itself, first on its page. */
const apiOf = (id: string, seq: number): string =>
  `/api/drafts/${id}/events?cursor=${seq - 1}&limit=1`;

/**
 * The organisations that may be told of a draft: those whose signatory sees it; null for everybody. What
 * a role alone lets somebody see, as who coordinates, is told to no organisation.
 */
export function audienceOf(draft: Draft): readonly string[] | null {
  if (draft.visibility === 'public') return null;
  return draft.visibility === 'participants'
    ? [...new Set([draft.owner, ...partiesOf(draft)])]
    : [draft.owner];
}

/** Waits between tries in seconds, as the Standard Webhooks specification proposes: three days in all. */
const waits = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];
/** A receiver that did not answer is asked with another message after this long at most. */
const restMsMax = 300_000;
/** By what part of itself a wait is longer for some. */
const spread = 0.2;

export interface Wait {
  /** Milliseconds until the message is tried again. */
  readonly againMs: number;
  /** Milliseconds in which nothing is sent to its receiver. */
  readonly restMs: number;
}

/**
 * How long to wait after so many tries of a message; null when it is given up. Messages of one moment
 * are spread by their ids, so a receiver that comes back is not asked by all of them at once.
 */
export function waitAfter(id: string, tries: number): Wait | null {
  const seconds = waits[tries - 1];
  if (seconds === undefined) return null;
  const part = Number.parseInt(hashText(`${id} ${tries}`).slice(0, 8), 16) / 2 ** 32;
  const againMs = Math.round(seconds * 1000 * (1 + spread * part));
  return { againMs, restMs: Math.min(againMs, restMsMax) };
}

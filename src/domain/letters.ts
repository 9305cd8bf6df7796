/**
 * What the record of a draft tells people in letters: which events concern whom, and in which words'
 * facts. It reads events, the draft they lead to and who is appointed where; it knows no address, no
 * language and no clock. A letter goes to who may act on it, so nobody hears of what they may not see.
 */
import { type Action, may } from './access.ts';
import { type AppointedRole, appointmentsAt, type Person } from './directory.ts';
import type { Draft } from './draft/draft.ts';
import type { Answer, Event, Fate, Outcome, Participant } from './draft/event.ts';
import type { ItemKind } from './draft/item-kinds.ts';

/** What happened, as a letter tells it. Instants are ISO, UTC. */
export type News =
  | {
      readonly kind: 'verdict-asked';
      readonly version: number;
      readonly due: string;
      /** Version the body judged last, where its part has changed since. */
      readonly since: number | null;
    }
  | {
      readonly kind: 'verdict-reminder';
      readonly version: number;
      readonly due: string;
      /** Working days left; null where a person reminds. */
      readonly before: number | null;
    }
  | {
      readonly kind: 'item-answered';
      readonly item: number;
      /** Absent where the letter does not say it. */
      readonly itemKind?: ItemKind;
      readonly answer: Answer;
      readonly reason: string;
    }
  | {
      readonly kind: 'amendment-decided';
      readonly amendment: number;
      readonly outcome: Outcome;
      readonly reason: string;
    }
  | {
      readonly kind: 'amendment-followed';
      readonly amendment: number;
      readonly version: number;
      readonly fate: Extract<Fate, 'needs-author' | 'moot'>;
    }
  | {
      readonly kind: 'meeting-called';
      readonly meeting: number;
      readonly begins: string;
      readonly place: string;
      readonly items: number;
    };

export type NewsKind = News['kind'];

/** News for everybody of one organisation who may do what it asks for. */
export interface Notice {
  /** The event it tells of. */
  readonly seq: number;
  readonly organisation: string;
  readonly action: Action;
  /** Where to go on, below the address of the product. */
  readonly path: string;
  readonly news: News;
}

/** Somebody who may act in a signatory's place for an organisation, until an instant. */
export interface StandIn {
  readonly organisation: string;
  readonly person: Person;
  readonly of: Person;
  readonly until: string;
}

/** A notice to one person, and as what they get it. */
export interface Addressed extends Notice {
  readonly person: Person;
  readonly role: AppointedRole;
  /** By whose place they may act on it; null for who may by their own appointment alone. */
  readonly place: StandIn | null;
}

/** The news in these events, in their order; `draft` is what they led to. */
export const noticesOf = (draft: Draft, events: readonly Event[]): readonly Notice[] =>
  events.flatMap((event) => tell(draft, event));

/**
 * To whom notices go: each person appointed to the organisation at `now` who may act on it and did not
 * cause it, once for an event and organisation, as the first of what they are appointed to there; and
 * whoever stands in for a signatory who may. Who signs by their own right needs no other's.
 */
export function addressNotices(
  draft: Draft,
  notices: readonly Notice[],
  people: readonly Person[],
  {
    now,
    by,
    standIns,
  }: {
    readonly now: string;
    readonly by: string;
    readonly standIns: readonly StandIn[];
  },
): readonly Addressed[] {
  const readers = people.filter(({ id }) => id !== by);
  return notices.flatMap((notice) =>
    readers.flatMap((person): readonly Addressed[] => {
      const held = appointmentsAt(person, now).find(
        ({ organisation, role }) =>
          organisation === notice.organisation &&
          may({ person: person.id, organisation, role }, notice.action, draft),
      );
      const place = held?.role === 'signatory' ? null : placeOf(draft, notice, person, standIns);
      const role = held?.role ?? (place ? 'signatory' : null);
      return role ? [{ ...notice, person, role, place }] : [];
    }),
  );
}

/** In whose place a person may do what a notice asks for; the place that lasts longest of several. */
function placeOf(
  draft: Draft,
  { organisation, action }: Notice,
  { id }: Person,
  standIns: readonly StandIn[],
): StandIn | null {
  const mays = may({ person: id, organisation, role: 'signatory' }, action, draft);
  const own = standIns.filter((one) => one.organisation === organisation && one.person.id === id);
  return mays ? (own.toSorted((a, b) => (a.until < b.until ? 1 : -1))[0] ?? null) : null;
}

/** Tells a letter from every other about the same draft, however often it is written. */
export const keyOf = ({ seq, organisation, person }: Addressed): string =>
  `${seq}-${organisation}-${person.id}`;

function tell(draft: Draft, event: Event): readonly Notice[] {
  const at = `/drafts/${encodeURIComponent(draft.id)}`;
  const { seq } = event;
  switch (event.type) {
    case 'moved':
      return event.round ? askAll(at, seq, event.round.version, event.round.participants) : [];
    case 'groupAsked':
      return askAll(at, seq, versionOf(draft, event.round), event.participants);
    case 'reminded': {
      const { round, agency, due, before } = event;
      const version = versionOf(draft, round);
      return [
        {
          seq,
          ...toReviewers(at, agency),
          news: { kind: 'verdict-reminder', version, due, before },
        },
      ];
    }
    case 'itemAnswered': {
      const { item, answer, reason } = event;
      const { agency = draft.owner, kind: itemKind } = draft.items[item - 1] ?? {};
      const path = `${at}/approvals/${encodeURIComponent(agency)}`;
      const news = {
        kind: 'item-answered',
        item,
        ...(itemKind && { itemKind }),
        answer,
        reason,
      } as const;
      return [{ seq, organisation: agency, action: 'item:uphold', path, news }];
    }
    case 'amendmentDecided': {
      const { amendment, outcome, reason } = event;
      const news = { kind: 'amendment-decided', amendment, outcome, reason } as const;
      return [{ seq, ...toAuthor(draft, at, amendment), news }];
    }
    case 'amendmentFollowed': {
      const { amendment, version, fate } = event;
      if (fate !== 'needs-author' && fate !== 'moot') return [];
      const news = { kind: 'amendment-followed', amendment, version, fate } as const;
      return [{ seq, ...toAuthor(draft, at, amendment), news }];
    }
    case 'meetingCalled': {
      const { meeting, begins, place, agenda, invited } = event;
      const items = agenda.length;
      const news = { kind: 'meeting-called', meeting, begins, place, items } as const;
      return invited.map((organisation) => ({ seq, organisation, action: speak, path: at, news }));
    }
    default:
      return [];
  }
}

/** The right of who speaks for a body outside it, whatever kind of body it is. */
const speak: Action = 'amendment:revise';

/** Whose verdict is carried over is asked for none. */
const askAll = (
  at: string,
  seq: number,
  version: number,
  participants: readonly Participant[],
): readonly Notice[] =>
  participants
    .filter(({ carried }) => carried === undefined)
    .map(({ agency, due, since = null }) => ({
      seq,
      ...toReviewers(at, agency),
      news: { kind: 'verdict-asked', version, due, since },
    }));

const toReviewers = (at: string, agency: string) => ({
  organisation: agency,
  action: 'position:prepare' as const,
  path: `${at}/approvals/${encodeURIComponent(agency)}`,
});

const toAuthor = (draft: Draft, at: string, amendment: number) => ({
  organisation: draft.amendments[amendment - 1]?.by.organisation ?? draft.owner,
  action: speak,
  path: `${at}/amendments/${amendment}`,
});

const versionOf = (draft: Draft, round: number): number => draft.rounds[round - 1]?.version ?? 0;

/**
 * A person's own calendar: what waits for them and by when, for a calendar program that knows nothing
 * but a secret address. Whoever has the address reads these dates and nothing else; it is good until its
 * person makes another, revokes it or may act no more.
 */
import { appointmentsAt, type Person } from '../domain/directory.ts';
import { compareRows } from '../domain/draft/inbox.ts';
import { hashText } from '../domain/text/canonical.ts';
import type { InboxDesk, InboxEntry } from './inbox.ts';
import type { Tools } from './tools.ts';

/** What is kept of an address. Instants are ISO, UTC. */
export interface CalendarFeed {
  readonly person: string;
  /** SHA-256 of the secret. */
  readonly digest: string;
  readonly madeAt: string;
  /** When it was last read, to about an hour. */
  readonly usedAt: string | null;
}

/** The addresses as a table, one for each person. */
export interface CalendarFeedStore {
  /** Puts one in the place of the one before. */
  put(feed: CalendarFeed): Promise<void>;
  of(person: string): Promise<CalendarFeed | null>;
  byDigest(digest: string): Promise<CalendarFeed | null>;
  /** Notes a use, unless one after `before` is noted. */
  markUsed(person: string, at: string, before: string): Promise<void>;
  forget(person: string): Promise<void>;
}

/** Something with a date, as it waits for a person acting for one of their organisations. */
export interface CalendarEntry extends InboxEntry {
  readonly organisation: string;
  readonly due: string;
  /** Where a meeting is held; null for what is no meeting. */
  readonly location: string | null;
}

export interface PersonCalendar {
  readonly person: Person;
  /** IANA zone their daily list goes by. */
  readonly zone: string;
  readonly entries: readonly CalendarEntry[];
}

export interface CalendarFeedDesk {
  calendarFeedOf(person: string): Promise<CalendarFeed | null>;
  /** A new address in the place of the one before: its secret, told this once. */
  makeCalendarFeed(
    person: string,
  ): Promise<{ readonly feed: CalendarFeed; readonly secret: string }>;
  dropCalendarFeed(person: string): Promise<void>;
  /** What the secret opens; null for none, for one that was replaced, and for whoever may act no more. */
  readCalendar(secret: string): Promise<PersonCalendar | null>;
}

const useStepMs = 3_600_000;
const zoneOfMost = 'Asia/Almaty';

type Outside = Pick<Tools, 'store' | 'clock' | 'ids' | 'dispatcher'> & Pick<InboxDesk, 'readInbox'>;

export function createCalendarFeedDesk(outside: Outside): CalendarFeedDesk {
  const { store, clock, ids } = outside;
  const { calendarFeeds } = store;
  return {
    calendarFeedOf: (person) => calendarFeeds.of(person),
    async makeCalendarFeed(person) {
      const drawn = `${ids.secret()} ${ids.secret()}`;
      const secret = hashText(`calendar ${drawn}`);
      const feed = { person, digest: hashText(secret), madeAt: clock.now(), usedAt: null };
      await calendarFeeds.put(feed);
      return { feed, secret };
    },
    dropCalendarFeed: (person) => calendarFeeds.forget(person),
    async readCalendar(secret) {
      // Found by its hash: how long that takes tells nothing of the secret.
      const feed = await calendarFeeds.byDigest(hashText(secret));
      const person = feed && (await store.person(feed.person));
      const now = clock.now();
      if (!feed || !person || appointmentsAt(person, now).length === 0) return null;
      const before = new Date(Date.parse(now) - useStepMs).toISOString();
      if (feed.usedAt === null || feed.usedAt <= before)
        await calendarFeeds.markUsed(person.id, now, before);
      const [choice] = await store.notices.of([person.id]);
      const entries = await readEntries(outside, person, now);
      return { person, zone: choice?.zone ?? zoneOfMost, entries };
    },
  };
}

/** What waits for a person in everything they are appointed to, by date. */
async function readEntries(
  { readInbox, dispatcher }: Outside,
  person: Person,
  now: string,
): Promise<readonly CalendarEntry[]> {
  const found = new Map<string, CalendarEntry>();
  for (const { organisation, role } of appointmentsAt(person, now)) {
    const { entries } = await readInbox({ person: person.id, organisation, role });
    for (const entry of entries) {
      const { due } = entry;
      const key = `${organisation} ${entry.id}`;
      if (entry.stand !== 'turn' || due === null || found.has(key)) continue;
      const draft = entry.act === 'meeting' ? await dispatcher.load(entry.draft) : null;
      const location = draft?.meetings[(entry.number ?? 0) - 1]?.place ?? null;
      found.set(key, { ...entry, due, organisation, location });
    }
  }
  return [...found.values()].sort(compareRows);
}

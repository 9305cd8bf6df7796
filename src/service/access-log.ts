/**
 * Writing and reading the ledger of access. What one person does is one entry at once. What anybody can
 * do without end, failing to sign in or asking for what is not theirs, is counted in a table, durably
 * and at once, and becomes one entry when its minute is over: nobody fills the ledger by trying.
 */
import { type Actor, visitorActor } from '../domain/access.ts';
import {
  type AccessFact,
  type AccessKind,
  accessLedger,
  type CountedFact,
  commitOrigin,
  createCrowd,
  minuteOf,
  type Origin,
  type PersonFact,
  type Tally,
} from '../domain/access-log.ts';
import type { Author } from '../domain/draft/event.ts';
import { type Entry, type Link, linkEntry, readEntry } from '../domain/ledger.ts';
import { writeInstant } from '../domain/legal-time/zone.ts';
import type { OutboxLine } from './outbox.ts';
import { type Clock, type Ids, Stale } from './ports.ts';

/** What is kept beside an entry while it may be known. */
export interface KeptOrigin extends Origin {
  readonly seq: number;
  readonly person: string | null;
  readonly salt: string;
  /** ISO instant. */
  readonly at: string;
}

/** Entries to add, with what is beside them, and the counts they take the place of. */
export interface AccessAppend {
  readonly links: readonly Link[];
  readonly origins: readonly KeptOrigin[];
  readonly tallies: readonly Tally[];
  /** Letters that tell of the entries. */
  readonly letters?: readonly OutboxLine[];
}

export interface AccessFilter {
  /** About or by this person. */
  readonly person?: string | undefined;
  readonly kind?: AccessKind | undefined;
  /** Entries before this one. */
  readonly before?: number | undefined;
  readonly limit: number;
}

export interface AccessStore {
  /** All or nothing. @throws Stale when a place is taken. */
  append(append: AccessAppend): Promise<void>;
  /** Adds to what is counted. */
  count(tally: Tally): Promise<void>;
  /** What was counted in minutes before this one, oldest first. */
  tallies(before: string, limit: number): Promise<readonly Tally[]>;
  /** Entries, newest first. */
  page(filter: AccessFilter): Promise<readonly Link[]>;
  origins(seqs: readonly number[]): Promise<readonly KeptOrigin[]>;
  /** What the browsers called themselves from which a person came, as long as that is kept. */
  devices(person: string): Promise<readonly string[]>;
  /** Forgets from where a person came, or where anybody came from before an instant. */
  forget(whose: { readonly person: string } | { readonly before: string }): Promise<void>;
}

/** An entry with its origin, as long as that is known. */
export type AccessEntry = Entry<AccessFact> & { readonly origin: Origin | null };

export interface AccessLog {
  /**
   * Records what happened to a person's access, by themselves, unless another is named; letters that tell
   * of it are written with it.
   */
  noteAccess(
    person: string,
    fact: PersonFact,
    origin: Origin | null,
    by?: Author,
    letters?: readonly OutboxLine[],
  ): Promise<void>;
  /** Counts a sign-in that came to nothing. */
  noteFailedSignIn(person: string | null, origin: Origin): Promise<void>;
  /** Counts a no of the policy. */
  noteDenial(
    actor: Actor | null,
    denied: { readonly action: string | null; readonly draft: string | null },
    origin: Origin,
  ): Promise<void>;
  /** Makes entries of the minutes that are over, and forgets origins that are too old; how many entries. */
  closeMinutes(): Promise<number>;
  /** Entries, newest first. */
  accessLog(filter: AccessFilter): Promise<readonly AccessEntry[]>;
}

interface AccessTools {
  readonly store: {
    readonly access: AccessStore;
    ledgerEnd(name: string): Promise<Link | null>;
  };
  readonly clock: Clock;
  readonly ids: Ids;
}

/** An entry to be made. */
interface Noted {
  readonly fact: DistributiveOmit<AccessFact, 'from'>;
  readonly by: Author;
  /** Null or without a network where it is not known. */
  readonly origin: Origin | null;
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

const triesMax = 200;
const pageSize = 50;
/** How long it is kept from where somebody came. */
const originMs = 180 * 86_400_000;
const nowhere: Origin = { network: '', device: '' };

export function createAccessLog(tools: AccessTools): AccessLog {
  const { store, clock } = tools;
  const append = createAppend(tools);
  const blur = createCrowd();
  const count = (fact: CountedFact, by: Author, { network }: Origin): Promise<void> => {
    const since = clock.now();
    return store.access.count(
      blur({ minute: minuteOf(since), fact, by, network, count: 1, since }),
    );
  };
  return {
    async noteAccess(person, fact, origin, by = { ...visitor, person }, letters = []) {
      const noted = { fact: { ...fact, person }, by: authorOf(by), origin };
      for (let tries = 1; !(await append([noted], [], letters)); tries++)
        if (tries === triesMax) throw new Stale('seq');
    },
    noteFailedSignIn: (person, origin) => count({ type: 'signInFailed', person }, visitor, origin),
    noteDenial(actor, { action, draft }, origin) {
      if (!actor)
        return count({ type: 'denied', person: null, action: null, draft }, visitor, origin);
      // From where somebody signed in came stands with their sign-in.
      const { person } = actor;
      return count({ type: 'denied', person, action, draft }, authorOf(actor), nowhere);
    },
    async closeMinutes() {
      const now = clock.now();
      await store.access.forget({ before: writeInstant(Date.parse(now) - originMs) });
      for (let closed = 0; ; ) {
        const tallies = await store.access.tallies(minuteOf(now), pageSize);
        if (tallies.length === 0) return closed;
        // Who lost the race looks again: others may have closed the same minutes.
        if (await append(tallies.map(noteOf), tallies)) closed += tallies.length;
      }
    },
    async accessLog(filter) {
      const entries = (await store.access.page(filter)).map((link) => readEntry<AccessFact>(link));
      const kept = await store.access.origins(entries.map(({ seq }) => seq));
      const origins = new Map(kept.map((one) => [one.seq, one]));
      return entries.map((entry) => ({ ...entry, origin: openOrigin(origins.get(entry.seq)) }));
    },
  };
}

/** Adds entries behind the newest; false when somebody else was first. */
function createAppend({ store, clock, ids }: AccessTools) {
  return async (
    noted: readonly Noted[],
    tallies: readonly Tally[],
    letters: readonly OutboxLine[] = [],
  ): Promise<boolean> => {
    let last = (await store.ledgerEnd(accessLedger)) ?? undefined;
    const at = clock.now();
    const origins: KeptOrigin[] = [];
    const links = noted.map(({ fact, by, origin }) => {
      const known = origin?.network ? origin : null;
      const salt = known && ids.secret();
      const from = known && salt ? commitOrigin(known, salt) : null;
      last = linkEntry({ ...fact, from }, last, { ledger: accessLedger, at, by });
      const { seq } = last;
      if (known && salt) origins.push({ seq, person: cameFrom(fact, by), salt, ...known, at });
      return last;
    });
    try {
      await store.access.append({ links, origins, tallies, letters });
      return true;
    } catch (error) {
      if (error instanceof Stale) return false;
      throw error;
    }
  };
}

/** Who came from an origin: who did it, or whose account a visitor tried. */
const cameFrom = (fact: { readonly person: string | null }, by: Author): string | null =>
  by.person === visitorActor.person ? fact.person : by.person;

const authorOf = ({ person, organisation, inPlaceOf }: Author): Author => ({
  person,
  organisation,
  ...(inPlaceOf && { inPlaceOf }),
});

/** For no organisation: who signs in has not said yet for whom they act. */
const visitor = authorOf(visitorActor);

const noteOf = ({ fact, by, network, count, since }: Tally): Noted => ({
  fact: { ...fact, count, since },
  by,
  origin: { network, device: '' },
});

const openOrigin = (kept: KeptOrigin | undefined): Origin | null =>
  kept ? { network: kept.network, device: kept.device } : null;

/** What is wrong with the origins kept beside these entries: each must be what its entry committed to. */
export function checkOrigins(
  links: readonly Link[],
  kept: readonly KeptOrigin[],
): readonly string[] {
  const entries = new Map(links.map((link) => [link.seq, readEntry<AccessFact>(link)]));
  return kept.flatMap(({ seq, salt, network, device, person }) => {
    const entry = entries.get(seq);
    const isSame = entry?.from === commitOrigin({ network, device }, salt);
    if (entry && isSame && cameFrom(entry, entry.by) === person) return [];
    return [`the origin of entry ${seq} is not the one it was recorded with`];
  });
}

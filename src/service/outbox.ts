/**
 * Letters on their way: written into a table before anything is sent, so that none is lost, and shown
 * to the administrator, who hands a link over where no mail server does. `courier.ts` delivers them.
 */
import { refuse } from '../domain/draft/refusal.ts';
import type { Language, Names } from '../domain/language.ts';
import type { DirectoryStore } from './directory-port.ts';
import { readMailAddress } from './mail-address.ts';
import { type Letter, type LetterKind, letterEnds, letterLink } from './mailer.ts';
import type { Clock, Ids } from './ports.ts';

/** `failed` was given up and `expired` came too late to be of use; neither is tried again. */
export type LetterState = 'waiting' | 'delivered' | 'failed' | 'expired';

/** A letter as the outbox keeps it. Address and letter are null once it has ended. */
export interface OutboxLine {
  /** Begins with the time it was written, so ids sort by age. */
  readonly id: string;
  /** Whom it goes to; the address belongs to them. */
  readonly person: string;
  readonly kind: LetterKind;
  readonly lang: Language;
  readonly address: string | null;
  readonly letter: Letter | null;
  readonly state: LetterState;
  readonly tries: number;
  readonly due: string | null;
  readonly ends: string | null;
  /** Why the last try failed, in codes. */
  readonly fault: string | null;
  readonly createdAt: string;
  readonly endedAt: string | null;
}

/** The outbox as a table. Everything it changes is one statement, so it is done once or not at all. */
export interface OutboxStore {
  put(line: OutboxLine): Promise<void>;
  /** Letters to try by now, longest due first. */
  due(now: string, limit: number): Promise<readonly OutboxLine[]>;
  /** Takes a letter that was tried so often, for one try that is over by `until`; false when another was first. */
  claim(id: string, tries: number, until: string): Promise<boolean>;
  /** Puts a claimed letter off. */
  putOff(id: string, due: string, fault: string): Promise<void>;
  /** Ends a waiting letter. Delivered, what it said and its address are gone; failed, they stay. */
  end(id: string, state: 'delivered' | 'failed', at: string, fault: string | null): Promise<void>;
  /** Ends, and blanks, every letter that is of no use any more, and drops those that ended before `kept`. */
  tidy(now: string, kept: string): Promise<void>;
  /** How many wait, since when the oldest of them, and how many were given up. */
  queue(): Promise<{
    readonly waiting: number;
    readonly failed: number;
    readonly since: string | null;
  }>;
  /** Newest first, after the line named. */
  list(after: string | undefined, limit: number): Promise<readonly OutboxLine[]>;
  /** Letters to a person, newest first. */
  to(person: string): Promise<readonly OutboxLine[]>;
  /** How far a ledger was read for letters; null before the first time. */
  mark(ledger: string): Promise<number | null>;
  /** Puts letters, but for those there are already, and notes how far the ledger was read, as one. */
  putMarked(lines: readonly OutboxLine[], ledger: string, seq: number): Promise<void>;
  /** Drops every letter to a person, whatever became of it. */
  forget(person: string): Promise<void>;
}

/** A letter to post: to a person, in their language, at an address. */
export interface Post {
  readonly person: string;
  readonly address: string;
  readonly lang: Language;
  readonly letter: Letter;
}

/** A line as the administrator sees it. */
export interface OutboxView extends Omit<OutboxLine, 'letter' | 'ends'> {
  /** What the letter would open, to hand over by other means: only where mail cannot do it. */
  readonly link: string | null;
  /** What the person is called; null once they were erased. */
  readonly name: Names | null;
}

export interface OutboxDesk {
  /** Writes a letter into the outbox; it goes out soon. *Refuses:* invalid for an address that is none. */
  post(post: Post): Promise<void>;
  /** The outbox, newest first. */
  outbox(after: string | undefined, limit: number): Promise<readonly OutboxView[]>;
}

/** A letter as it is written into the outbox; `name` tells it from others of the same instant. */
export const outboxLine = (
  name: string,
  { person, address, lang, letter }: Post,
  now: string,
): OutboxLine => ({
  id: `${now.replace(/\D/g, '')}-${name}`,
  person,
  kind: letter.kind,
  lang,
  address,
  letter,
  state: 'waiting',
  tries: 0,
  due: now,
  ends: letterEnds(letter, now),
  fault: null,
  createdAt: now,
  endedAt: null,
});

interface OutboxTools {
  readonly store: Pick<DirectoryStore, 'people'> & { readonly outbox: OutboxStore };
  readonly clock: Clock;
  readonly ids: Ids;
  /** Whether a courier delivers: without one, links are shown. */
  readonly mails: boolean;
}

export function createOutbox({ store, clock, ids, mails }: OutboxTools): OutboxDesk {
  return {
    async post({ person, address: given, lang, letter }) {
      const address = readMailAddress(given);
      if (address === null) return refuse('invalid', { field: '/email', why: 'no plain address' });
      await store.outbox.put(
        outboxLine(ids.secret(), { person, address, lang, letter }, clock.now()),
      );
    },
    async outbox(after, limit) {
      const now = clock.now();
      const lines = await store.outbox.list(after, limit);
      const people = await store.people([...new Set(lines.map(({ person }) => person))]);
      const names = new Map(people.map(({ id, name }) => [id, name]));
      return lines.map(({ letter, ends, ...line }) => {
        const isShown = (!mails || line.state === 'failed') && (ends === null || now < ends);
        const link = letter && isShown ? letterLink(letter) : null;
        return { ...line, link, name: names.get(line.person) ?? null };
      });
    },
  };
}

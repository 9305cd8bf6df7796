/**
 * What the service needs from the outside: a store, a clock, a source of ids. Each database has
 * one adapter for the store; tests use a real database in memory, a fixed clock and counting ids.
 */
import type { Viewer } from '../domain/access.ts';
import type { Draft } from '../domain/draft/draft.ts';
import type { Visibility, Written } from '../domain/draft/event.ts';
import type { Language, Names } from '../domain/language.ts';
import type { Link } from '../domain/ledger.ts';
import type { Hash } from '../domain/text/canonical.ts';
import type { StateKind } from '../domain/workflow/workflow.ts';
import type { AccessStore } from './access-log.ts';
import type { CalendarFeedStore } from './calendar-feed.ts';
import type { JobAnswer, JobInput, JobName } from './compute-jobs.ts';
import type { DirectoryEntries, DirectoryStore } from './directory-port.ts';
import type { InboxStore } from './inbox.ts';
import type { NoticeStore } from './notices.ts';
import type { OutboxLine, OutboxStore } from './outbox.ts';
import type { SearchStore } from './search.ts';
import type { StatusStore } from './status.ts';
import type { TokenStore } from './tokens.ts';
import type { VerificationStore } from './verification.ts';
import type { Telling, WebhookStore } from './webhooks.ts';

/** The answer a command got; kept so that a repeated command gets it again. */
export interface Receipt {
  readonly person: string;
  readonly key: string;
  /** Hash of the request it answered. */
  readonly request: Hash;
  readonly status: number;
  readonly body: string;
  readonly at: string;
}

/** What an append was decided by: a ledger as long as this. A longer one makes the append stale. */
export interface Guard {
  readonly ledger: string;
  readonly seq: number;
}

/** For a chunk, those it resembles or is made of: hints, which the store may pass over. */
export type Bases = ReadonlyMap<Hash, Hash | readonly Hash[]>;

/** One atomic append: all of it is written, or none. */
export interface Append {
  /** The draft with the events folded in. */
  readonly draft: Draft;
  readonly events: readonly Written[];
  readonly chunks: ReadonlyMap<Hash, string>;
  /** The store may keep only in what a chunk differs from these. */
  readonly bases?: Bases | undefined;
  readonly receipt: Receipt | null;
  readonly guards?: readonly Guard[];
  /** Letters that tell of the events, but for those there are already. */
  readonly letters?: readonly OutboxLine[];
  /** Messages that tell of them to the webhooks there are at that moment. */
  readonly telling?: Telling;
}

/** One more link of a ledger, or several, all or nothing like an append. */
export interface LedgerAppend {
  readonly ledger: string;
  readonly link: Link;
  /** Those that follow it, where one act leaves several. */
  readonly more?: readonly Link[];
  readonly receipt: Receipt | null;
  readonly guards?: readonly Guard[];
  /** Entries of the directory that follow from the link; written with it. */
  readonly directory?: DirectoryEntries;
  /** Letters that tell of it, but for those there are already. */
  readonly letters?: readonly OutboxLine[];
}

/** One line of the list of drafts. */
export interface DraftLine {
  readonly id: string;
  readonly seq: number;
  readonly owner: string;
  readonly visibility: Visibility;
  readonly state: string;
  readonly kind: StateKind;
  readonly titles: Names;
  readonly languages: readonly Language[];
  readonly version: number;
  readonly due: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface DraftFilter {
  /** Whose list it is: what they may not know of is left out. */
  readonly viewer: Viewer;
  readonly state?: string | undefined;
  readonly owner?: string | undefined;
  /** Id of the last line of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** A stored event: its canonical JSON as it was hashed, and its link of the chain. */
export interface StoredEvent {
  readonly seq: number;
  readonly hash: Hash;
  readonly body: string;
}

/** Thrown by `append` when somebody else wrote first; nothing was written. */
export class Stale extends Error {
  /** What was taken: the place in the log, or the receipt's key. */
  readonly taken: 'seq' | 'key';

  constructor(taken: 'seq' | 'key') {
    super(`another append took this ${taken}`);
    this.name = 'Stale';
    this.taken = taken;
  }
}

export type ReadChunks = (hashes: readonly Hash[]) => Promise<ReadonlyMap<Hash, string>>;

/** The same in UTF-8. Nobody writes to what it gives: it may be given again. */
export type ReadBodies = (hashes: readonly Hash[]) => Promise<ReadonlyMap<Hash, Uint8Array>>;

export interface Store extends DirectoryStore {
  /** The newest state by snapshot and log, starting from `known` when the caller has an older one. */
  load(draft: string, known?: Draft): Promise<Draft | null>;
  /** @throws Stale when a seq or the receipt's key is taken; nothing is written then. */
  append(append: Append): Promise<void>;
  /** Events after a seq, in order. */
  events(draft: string, after: number, limit: number): Promise<readonly StoredEvent[]>;
  /** Bodies by hash as they are stored now; absent hashes are missing from the map. */
  chunks: ReadChunks;
  /**
   * The same for several reads of one text: what they have in common, and what is in memory, is not read.
   * What is read stays in memory for others unless it is read to be kept elsewhere (`keeps` false).
   */
  openChunks(keeps?: boolean): ReadBodies;
  /** Every link of a ledger after a seq, in order; none for one nobody wrote in. */
  ledger(name: string, after?: number): Promise<readonly Link[]>;
  /** The newest link of a ledger; null for one nobody wrote in. */
  ledgerEnd(name: string): Promise<Link | null>;
  /** The newest link of every ledger whose name begins with this, which ends in a slash; by name. */
  ledgerEnds(prefix: string): Promise<readonly Link[]>;
  /** @throws Stale when the place or the receipt's key is taken, or a guard is behind; nothing is written then. */
  appendLedger(append: LedgerAppend): Promise<void>;
  /** Names of all ledgers that have a link, for verification. */
  ledgerNames(): Promise<readonly string[]>;
  receipt(person: string, key: string): Promise<Receipt | null>;
  drafts(filter: DraftFilter): Promise<readonly DraftLine[]>;
  /** How many drafts that the viewer sees are under way by each edition of a workflow, by edition. */
  runningUnder(workflow: string, viewer: Viewer): Promise<ReadonlyMap<string, number>>;
  /** Ids of every draft in the log, for verification and rebuilds. */
  draftIds(after: string, limit: number): Promise<readonly string[]>;
  /**
   * Replaces a draft's projections by what its log says; equal to the byte to what appends wrote.
   * @throws Stale when the log went on after `draft` was read; nothing is written then.
   */
  rebuild(draft: Draft): Promise<void>;
  /**
   * Drafts the scheduler should look at: whose time is `now` or before, or further off than anything
   * is put, which only a clock that was wrong can have done. ISO instants.
   */
  waking(now: string, horizon: string, limit: number): Promise<readonly Waking[]>;
  /** Puts off the next look at a draft, or drops it, unless its log has gone on since `seq`. */
  postpone(draft: string, seq: number, wake: string | null): Promise<void>;
  /** Letters on their way to people. */
  readonly outbox: OutboxStore;
  /** When people want to hear of drafts. */
  readonly notices: NoticeStore;
  /** The ledger of access, and what lies beside it. */
  readonly access: AccessStore;
  readonly tokens: TokenStore;
  /** Addresses by which people's calendars are read. */
  readonly calendarFeeds: CalendarFeedStore;
  /** Other programs that are told of drafts. */
  readonly webhooks: WebhookStore;
  readonly inbox: InboxStore;
  readonly search: SearchStore;
  readonly verification: VerificationStore;
  readonly status: StatusStore;
  /** What a person did in these drafts or ledgers, by name and in order. */
  actsIn(where: Act['in'], names: readonly string[], person: string): Promise<readonly Act[]>;
  /** Drops the answers a person's commands got: the same key is a new command then. */
  forgetReceipts(person: string): Promise<void>;
  /**
   * Takes what was deleted or replaced out of the database's files; false where another process reads
   * there, or the database is not in our hands.
   */
  scrub(): Promise<boolean>;
}

/** One thing somebody did: the event of a draft, or the entry of a ledger. */
export interface Act {
  readonly in: 'draft' | 'ledger';
  readonly name: string;
  readonly seq: number;
  readonly type: string;
  /** ISO instant. */
  readonly at: string;
}

/** A draft whose terms run, as the projection has it. */
export interface Waking {
  readonly id: string;
  readonly seq: number;
}

export interface Clock {
  /** Now as an ISO instant, UTC. */
  now(): string;
}

/** Long computations, which may run beside the event loop. */
export interface Compute {
  /** A job's answer. *Refuses:* too-long, over a limit of time or memory. *Throws* what the job throws. */
  run<N extends JobName>(name: N, input: JobInput<N>): Promise<JobAnswer<N>>;
}

/** What is drawn and never drawn again. */
export interface Ids {
  /** Sortable by the time it was made. */
  draft(): string;
  /** Unlike all others, but who knows one may guess the next. */
  block(): string;
  /** 24 characters of 144 random bits, which nobody can guess: for keys, salts and what secrets are made of. */
  secret(): string;
}

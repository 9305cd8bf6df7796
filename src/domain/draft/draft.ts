/**
 * What a draft is at some point of its log: the fold of its events. Lists are in order of arrival
 * and their entries are numbered from 1, so entry `n` stands at index `n - 1`.
 */
import type { Language, Names } from '../language.ts';
import type { Hash } from '../text/canonical.ts';
import type { Workflow } from '../workflow/workflow.ts';
import type { Because } from './because.ts';
import {
  type Answer,
  type Author,
  type Event,
  type Facts,
  type Fate,
  genesis,
  type Item,
  type Outcome,
  type Participant,
  type Recorded,
  type Roots,
  type Settlement,
  type StartedTerm,
  type Visibility,
  type Waiting,
} from './event.ts';
import { evolve } from './evolve.ts';
import type { Unpaired } from './findings.ts';
import type { Reached } from './reached.ts';
import { assert } from './refusal.ts';
import type { Remit } from './remit.ts';
import type { Summary } from './summary.ts';

export interface Stamp {
  /** ISO instant, UTC. */
  readonly at: string;
  readonly by: Author;
}

/** A version is what the event of freezing it says, who froze it when, and who wrote in it. */
export type Version = Facts['versionFrozen'] &
  Stamp & {
    /** Persons who saved a text of it since the version before, or froze it. */
    readonly authors: readonly string[];
  };

export interface Round extends Stamp {
  readonly round: number;
  readonly state: string;
  readonly version: number;
  readonly participants: readonly Participant[];
  /** Those of later groups, who are not asked yet. */
  readonly waiting: readonly Waiting[];
  /** When the draft left the state; a closed round takes no more verdicts. */
  readonly closedAt: string | null;
  /** While the draft is suspended: since when. No term ends then, and no verdict is taken. */
  readonly suspendedAt: string | null;
}

/** A verdict as it was given, with the numbers of its items. */
export type Signoff = Omit<Facts['signedOff'], 'items'> &
  Stamp & {
    readonly items: readonly number[];
    readonly withdrawn: (Stamp & { readonly reason: string }) | null;
  };

/** No answer by the due date: never a verdict, whatever the workflow takes it for. */
export type Silence = Facts['silenceRecorded'] & Stamp;

/** A request for a longer term with what came of it, or a longer term that nobody asked for. */
export interface Extension {
  readonly round: number;
  readonly agency: string;
  readonly asked: Longer | null;
  readonly granted: Longer | null;
  readonly refused: (Stamp & { readonly reason: string }) | null;
}

type Longer = Stamp & { readonly workingDays: number; readonly reason: string };

export type Meeting = Facts['meetingCalled'] &
  Stamp & {
    readonly cancelled: (Stamp & { readonly reason: string }) | null;
    readonly held: (Facts['meetingHeld'] & Stamp) | null;
  };

/**
 * A remark, condition or objection with its life: raised, answered by the drafter; then withdrawn
 * or upheld by its agency; then settled in conciliation, or overridden by who may.
 */
export interface RaisedItem extends Item, Stamp {
  readonly item: number;
  readonly agency: string;
  readonly round: number;
  readonly version: number;
  readonly answer: (Stamp & { readonly answer: Answer; readonly reason: string }) | null;
  readonly withdrawn: (Stamp & { readonly reason: string }) | null;
  readonly upheld: (Stamp & { readonly reason: string }) | null;
  readonly settled:
    | (Stamp & {
        readonly meeting: number;
        readonly settlement: Settlement;
        readonly reason: string;
        readonly wording?: string;
      })
    | null;
  readonly overridden: (Stamp & { readonly reason: string }) | null;
  /** Number of a later verdict by which its agency, no longer objecting, let it go. */
  readonly letGo: number | null;
}

/** An amendment as it stands: what it proposes now, how it follows the text, how it ended. */
export type Amendment = Facts['amendmentSubmitted'] &
  Stamp & {
    readonly supporters: readonly Author[];
    readonly state: AmendmentState;
    /** How often its author replaced the proposal. */
    readonly revisions: number;
    /** How it stands to the newest version that was frozen since; null while there is none. */
    readonly followed: {
      readonly version: number;
      readonly fate: Fate;
      readonly texts?: Roots;
    } | null;
    readonly decision: (Stamp & Omit<Facts['amendmentDecided'], 'amendment' | 'outcome'>) | null;
    /** What its author said of a rewording. */
    readonly rewording: (Stamp & { readonly accepted: boolean; readonly reason: string }) | null;
  };

/** `submitted` and `studied` are open; every other state is the end. */
export type AmendmentState = 'submitted' | 'studied' | 'withdrawn' | Outcome;

export const isOpenAmendment = ({ state }: Pick<Amendment, 'state'>): boolean =>
  state === 'submitted' || state === 'studied';

export interface Move extends Stamp {
  readonly transition: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  /** Terms of the state entered, for the gates that ask for them. */
  readonly terms: readonly StartedTerm[];
  readonly waived: readonly Because[];
}

/** The words of two languages taken to say the same, for some blocks or all. */
export interface PairsConfirmed extends Stamp {
  readonly langs: readonly [Language, Language];
  readonly roots: Roots;
  readonly blocks: readonly string[] | null;
  /** What was still unpaired after it. */
  readonly left?: Unpaired;
  /** Number of the newest version frozen by then; 0 for none. */
  readonly version: number;
}

export interface Draft {
  readonly id: string;
  /** Seq and chain hash of the last event folded. */
  readonly seq: number;
  readonly head: Hash;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly owner: string;
  /** Who may know of it. */
  readonly visibility: Visibility;
  readonly titles: Names;
  /** What it is about in plain words. */
  readonly summary: Summary;
  readonly languages: readonly Language[];
  readonly template: { readonly id: string; readonly edition: string };
  readonly workflow: Workflow;
  readonly participants: readonly string[];
  /** What agencies answer for, where it is not the whole text. */
  readonly remits: Readonly<Record<string, Remit>>;
  readonly state: string;
  readonly texts: Roots;
  /** The texts the draft began with. */
  readonly origin: Roots;
  /** Persons who saved a text since the newest version. */
  readonly writers: readonly string[];
  readonly versions: readonly Version[];
  readonly rounds: readonly Round[];
  readonly signoffs: readonly Signoff[];
  readonly silences: readonly Silence[];
  readonly reminders: readonly (Facts['reminded'] & Stamp)[];
  readonly escalations: readonly (Facts['escalated'] & Stamp)[];
  readonly extensions: readonly Extension[];
  readonly meetings: readonly Meeting[];
  readonly items: readonly RaisedItem[];
  readonly amendments: readonly Amendment[];
  readonly confirmations: readonly PairsConfirmed[];
  readonly moves: readonly Move[];
  /** What indicators reached, every report of it. */
  readonly reached: readonly (Reached & Stamp)[];
}

/**
 * The newest entry of a round that passes the test. Such lists are in the order of rounds, for only the
 * newest round takes anything: what is older than the round asked about is not looked at.
 */
export function findInRound<T extends { readonly round: number }>(
  list: readonly T[],
  round: number,
  test: (entry: T) => boolean,
): T | undefined {
  for (let index = list.length - 1; index >= 0; index--) {
    const entry = list[index] as T;
    if (entry.round < round) return undefined;
    if (entry.round === round && test(entry)) return entry;
  }
  return undefined;
}

/** Every entry of a round, in order; a list as for `findInRound`. */
export function listRound<T extends { readonly round: number }>(
  list: readonly T[],
  round: number,
): readonly T[] {
  const before = list.findLastIndex((entry) => entry.round < round);
  return list.slice(before + 1).filter((entry) => entry.round === round);
}

/** Draft while a fold is under way. */
export type Open = {
  -readonly [K in keyof Draft]: Draft[K] extends string
    ? Draft[K]
    : Draft[K] extends readonly (infer T)[]
      ? T[]
      : Draft[K];
};

/**
 * The draft after these events, in one pass: cost grows with the events, not with the draft. The
 * draft given is not changed. Links are taken as recorded; `verify` is what checks them.
 */
export function fold(draft: Draft | null, records: readonly Recorded[]): Draft {
  let open = draft && copy(draft);
  for (const { event, hash } of records) {
    assert(event.seq === (open?.seq ?? 0) + 1, `seq ${event.seq} follows ${open?.seq ?? 0}`);
    if (event.type === 'created') open = create(event);
    assert(open, 'the first event creates');
    open.seq = event.seq;
    open.head = hash;
    open.updatedAt = event.at;
    const { at, by } = event;
    (evolve[event.type] as (open: Open, event: Event, stamp: Stamp) => void)(open, event, {
      at,
      by,
    });
  }
  assert(open, 'a draft has at least one event');
  return open;
}

const copy = (draft: Draft): Open => ({
  ...draft,
  languages: [...draft.languages],
  participants: [...draft.participants],
  writers: [...draft.writers],
  versions: [...draft.versions],
  rounds: [...draft.rounds],
  signoffs: [...draft.signoffs],
  silences: [...draft.silences],
  reminders: [...draft.reminders],
  escalations: [...draft.escalations],
  extensions: [...draft.extensions],
  meetings: [...draft.meetings],
  items: [...draft.items],
  amendments: [...draft.amendments],
  confirmations: [...draft.confirmations],
  moves: [...draft.moves],
  reached: [...draft.reached],
});

function create(event: Event & { readonly type: 'created' }): Open {
  return {
    id: event.draft,
    seq: 0,
    head: genesis,
    createdAt: event.at,
    updatedAt: event.at,
    owner: event.by.organisation,
    visibility: event.visibility ?? 'public',
    titles: event.titles,
    summary: {},
    languages: [...event.languages],
    template: event.template,
    workflow: event.workflow,
    participants: [...event.participants],
    remits: event.remits ?? {},
    state: event.workflow.initial,
    texts: {},
    origin: {},
    writers: [],
    versions: [],
    rounds: [],
    signoffs: [],
    silences: [],
    reminders: [],
    escalations: [],
    extensions: [],
    meetings: [],
    items: [],
    amendments: [],
    confirmations: [],
    moves: [],
    reached: [],
  };
}

/**
 * What a draft is at some point of its log: the fold of its events. Lists are in order of arrival
 * and their entries are numbered from 1, so entry `n` stands at index `n - 1`.
 */
import type { Language, Names } from '../language.ts';
import type { Hash } from '../text/canonical.ts';
import type { Workflow } from '../workflow/workflow.ts';
import {
  type Answer,
  type Author,
  type Event,
  type EventType,
  type Facts,
  genesis,
  type Item,
  type Outcome,
  type Participant,
  type Recorded,
  type Roots,
  type VerdictKind,
} from './event.ts';
import { assert } from './refusal.ts';
import type { Remit } from './remit.ts';

export interface Stamp {
  /** ISO instant, UTC. */
  readonly at: string;
  readonly by: Author;
}

/** A version is what the event of freezing it says, and who froze it when. */
export type Version = Facts['versionFrozen'] & Stamp;

export interface Round extends Stamp {
  readonly round: number;
  readonly state: string;
  readonly version: number;
  readonly participants: readonly Participant[];
  /** When the draft left the state; a closed round takes no more verdicts. */
  readonly closedAt: string | null;
}

export interface Signoff extends Stamp {
  readonly round: number;
  readonly version: number;
  readonly hash: Hash;
  readonly agency: string;
  readonly verdict: VerdictKind;
  /** Hash of the agency's remit in that version; absent where the workflow binds none. */
  readonly remit?: Hash;
  readonly note: string;
  readonly items: readonly number[];
}

/** A remark or objection with its life: raised, perhaps answered, perhaps withdrawn. */
export interface RaisedItem extends Item, Stamp {
  readonly item: number;
  readonly agency: string;
  readonly round: number;
  readonly version: number;
  readonly answer: (Stamp & { readonly answer: Answer; readonly reason: string }) | null;
  readonly withdrawn: (Stamp & { readonly reason: string }) | null;
}

export interface Amendment extends Stamp {
  readonly amendment: number;
  readonly version: number;
  readonly texts: Roots;
  readonly justification: string;
  readonly state: 'submitted' | 'withdrawn' | Outcome;
  readonly decision: (Stamp & { readonly reason: string }) | null;
}

export interface Move extends Stamp {
  readonly transition: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** The words of two languages taken to say the same, for some blocks or all. */
export interface PairsConfirmed extends Stamp {
  readonly langs: readonly [Language, Language];
  readonly roots: Roots;
  readonly blocks: readonly string[] | null;
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
  readonly titles: Names;
  readonly languages: readonly Language[];
  readonly template: { readonly id: string; readonly edition: string };
  readonly workflow: Workflow;
  readonly participants: readonly string[];
  /** What agencies answer for, where it is not the whole text. */
  readonly remits: Readonly<Record<string, Remit>>;
  readonly state: string;
  readonly texts: Roots;
  readonly versions: readonly Version[];
  readonly rounds: readonly Round[];
  readonly signoffs: readonly Signoff[];
  readonly items: readonly RaisedItem[];
  readonly amendments: readonly Amendment[];
  readonly confirmations: readonly PairsConfirmed[];
  readonly moves: readonly Move[];
}

/** Draft while a fold is under way; nobody outside this file sees one. */
type Open = {
  -readonly [K in keyof Draft]: Draft[K] extends readonly (infer T)[] ? T[] : Draft[K];
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
    (apply[event.type] as (open: Open, event: Event, stamp: Stamp) => void)(open, event, {
      at: event.at,
      by: event.by,
    });
  }
  assert(open, 'a draft has at least one event');
  return open;
}

const copy = (draft: Draft): Open => ({
  ...draft,
  languages: [...draft.languages],
  participants: [...draft.participants],
  versions: [...draft.versions],
  rounds: [...draft.rounds],
  signoffs: [...draft.signoffs],
  items: [...draft.items],
  amendments: [...draft.amendments],
  confirmations: [...draft.confirmations],
  moves: [...draft.moves],
});

function create(event: Event & { readonly type: 'created' }): Open {
  return {
    id: event.draft,
    seq: 0,
    head: genesis,
    createdAt: event.at,
    updatedAt: event.at,
    owner: event.by.organisation,
    titles: event.titles,
    languages: [...event.languages],
    template: event.template,
    workflow: event.workflow,
    participants: [...event.participants],
    remits: event.remits ?? {},
    state: event.workflow.initial,
    texts: {},
    versions: [],
    rounds: [],
    signoffs: [],
    items: [],
    amendments: [],
    confirmations: [],
    moves: [],
  };
}

/** One line per kind of event: the whole meaning of the log. */
const apply: {
  readonly [T in EventType]: (open: Open, event: Facts[T], stamp: Stamp) => void;
} = {
  created() {},
  titled(open, { titles }) {
    open.titles = titles;
  },
  participantsChosen(open, { participants, remits }) {
    open.participants = [...participants];
    open.remits = remits ?? {};
  },
  textSaved(open, { lang, root }) {
    open.texts = { ...open.texts, [lang]: root };
  },
  versionFrozen(open, { version, hash, titles, texts, label, summary, diffs, editorial }, stamp) {
    const claim = editorial ? { editorial } : {};
    const frozen = { version, hash, titles, texts, label, summary, diffs, ...claim };
    open.versions.push({ ...frozen, ...stamp });
  },
  moved(open, { transition, from, to, reason, round }, stamp) {
    const last = open.rounds.at(-1);
    if (last && last.closedAt === null)
      open.rounds[open.rounds.length - 1] = { ...last, closedAt: stamp.at };
    open.state = to;
    open.moves.push({ transition, from, to, reason, ...stamp });
    if (round) open.rounds.push({ ...round, state: to, closedAt: null, ...stamp });
  },
  signedOff(open, { items, round, version, hash, agency, verdict, remit, note }, stamp) {
    const numbers = items.map(({ item }) => item);
    const bound = remit === undefined ? {} : { remit };
    const given = { round, version, hash, agency, verdict, ...bound, note };
    open.signoffs.push({ ...given, items: numbers, ...stamp });
    for (const item of items)
      open.items.push({ ...item, agency, round, version, answer: null, withdrawn: null, ...stamp });
  },
  carryContested(open, { round: number, agency, due }) {
    const round = open.rounds[number - 1];
    assert(round, `round ${number} exists`);
    const participants = round.participants.map((one): Participant => {
      if (one.agency !== agency) return one;
      const { carried = 0, editorial: _editorial, ...asked } = one;
      return { ...asked, due, since: open.signoffs[carried - 1]?.version ?? 0 };
    });
    replace(open.rounds, number, { participants });
  },
  itemAnswered(open, { item, answer, reason }, stamp) {
    replace(open.items, item, { answer: { answer, reason, ...stamp } });
  },
  itemWithdrawn(open, { item, reason }, stamp) {
    replace(open.items, item, { withdrawn: { reason, ...stamp } });
  },
  amendmentSubmitted(open, { amendment, version, texts, justification }, stamp) {
    const submitted = { state: 'submitted', decision: null } as const;
    open.amendments.push({ amendment, version, texts, justification, ...submitted, ...stamp });
  },
  amendmentDecided(open, { amendment, outcome, reason }, stamp) {
    replace(open.amendments, amendment, { state: outcome, decision: { reason, ...stamp } });
  },
  amendmentWithdrawn(open, { amendment, reason }, stamp) {
    replace(open.amendments, amendment, { state: 'withdrawn', decision: { reason, ...stamp } });
  },
  pairsConfirmed(open, { langs, roots, blocks }, stamp) {
    const version = open.versions.length;
    open.confirmations.push({ langs, roots, blocks, version, ...stamp });
  },
};

function replace<T>(list: T[], number: number, change: Partial<T>): void {
  const entry = list[number - 1];
  assert(entry, `entry ${number} exists`);
  list[number - 1] = { ...entry, ...change };
}

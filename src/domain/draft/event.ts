/**
 * The facts a draft's log is made of. A draft is nothing but the fold of its events, so an event
 * says everything its effect needs and never refers to a clock, a file or a later event.
 */
import type { Language, Names } from '../language.ts';
import type { Term } from '../legal-time/due.ts';
import { canonicalJson, type Hash, hashText } from '../text/canonical.ts';
import type { Basis, Mover, VerdictKind, Workflow } from '../workflow/workflow.ts';
import type { Because } from './because.ts';
import type { Findings, Unpaired } from './findings.ts';
import type { ItemKind } from './item-kinds.ts';
import type { Reached } from './reached.ts';
import type { Remit } from './remit.ts';
import type { Summary } from './summary.ts';

/** Who acts: a person, for the organisation that gave the mandate. */
export interface Author {
  readonly person: string;
  readonly organisation: string;
  /** In whose place the person acts, by which delegation or absence. */
  readonly inPlaceOf?: { readonly person: string; readonly mandate: string };
}

/** Everybody whose act it is: who did it, and in whose place. */
export const personsOf = ({ person, inPlaceOf }: Author): readonly string[] =>
  inPlaceOf ? [person, inPlaceOf.person] : [person];

/** The stored root of each language's text. */
export type Roots = Readonly<Partial<Record<Language, Hash>>>;

/** One point of a verdict, tied to the words it is about. */
export interface Item {
  readonly kind: ItemKind;
  /** An objection that must be settled before the draft goes on. */
  readonly fundamental?: true;
  readonly lang: Language;
  readonly block: string;
  /** Words that stand in that block, to the letter. */
  readonly quote: string;
  readonly reason: string;
  /** The words the agency would accept in place of the quote. */
  readonly wording?: string;
}

export type Answer = 'accepted' | 'partly' | 'refused';

/** How an amendment ends; `moot` when what it was about is gone. */
export const outcomes = ['adopted', 'partly', 'reworded', 'refused', 'moot'] as const;
export type Outcome = (typeof outcomes)[number];

/**
 * How an open amendment stands to a newer version: what it touches is as it was; it was carried; its
 * author must look; the version says what it asks for; what it was about is gone.
 */
export const fates = ['unaffected', 'carried', 'needs-author', 'contained', 'moot'] as const;
export type Fate = (typeof fates)[number];

/** What an amendment proposes, whoever proposes it and whenever. */
export interface Proposed {
  readonly version: number;
  /** The whole text as its author would have it, per language touched. */
  readonly texts: Roots;
  readonly justification: string;
  /** Changes that may be decided apart, numbered from 1; one decision for all when left out. */
  readonly changes?: readonly {
    readonly change: number;
    readonly lang: Language;
    readonly blocks: readonly string[];
    readonly justification: string;
  }[];
  /** Addresses of what supports it, each with its title. */
  readonly evidence?: readonly { readonly title: string; readonly href: string }[];
  /** What it does to money and to indicators, in its author's words. */
  readonly effect?: { readonly money?: string; readonly indicators?: readonly string[] };
}

/** How a conciliation left an objection; `disagreed` goes to the table of disagreements. */
export type Settlement = 'agreed' | 'disagreed';

/** A term as it was started, so that its end can be computed again. */
export interface StartedTerm {
  /** ISO instant. */
  readonly start: string;
  readonly term: Term;
  /** What of `term` was left when a suspension ended at `start`: counted in its place. */
  readonly rest?: Term;
  readonly cutoff?: string;
  /** ISO instant: the calendar counts as it was known then; at `start` when left out. */
  readonly knownAt?: string;
  /** ISO instant by which it is over. */
  readonly due: string;
}

export interface Participant {
  readonly agency: string;
  readonly required: boolean;
  /** ISO instant by which the verdict is due. */
  readonly due: string;
  /** What `due` is counted from; longer terms granted since come on top. */
  readonly asked?: Omit<StartedTerm, 'due'>;
  readonly group?: number;
  readonly veto?: true;
  /** What it answers for, and the hash of that in the round's version. */
  readonly remit?: Remit;
  readonly remitHash?: Hash;
  /** Number of the verdict that stands from an earlier round: its remit has not changed since. */
  readonly carried?: number;
  /** The remit did change since that verdict, and the drafter said: editorially. May be contested. */
  readonly editorial?: true;
  /** ISO instant after which the editorial claim can no longer be contested. */
  readonly contestUntil?: string;
  /** Version it judged last, when its remit has changed since. */
  readonly since?: number;
}

/** The dates of a participant that a suspension moved. */
export type Resumed = Partial<Pick<Participant, 'due' | 'asked' | 'contestUntil'>>;

/** One who is asked when the groups before have answered or run out of time. */
export type Waiting = Omit<Participant, 'due' | 'asked'> & {
  readonly group: number;
  readonly term: Term;
};

/** The evidence of who signed: the kind of the signer and what it said. Session evidence names no secret. */
export interface Evidence {
  readonly signer: string;
  /** ISO instant. */
  readonly at: string;
  readonly proof: Readonly<Record<string, string>>;
}

/**
 * Who may know of a draft, from fewest to most: its drafting side; they and whoever takes part;
 * everybody.
 */
export const visibilities = ['drafters', 'participants', 'public'] as const;
export type Visibility = (typeof visibilities)[number];

/** The facts, by type. Numbers `version`, `round`, `item`, `amendment` count from 1 in their draft. */
export interface Facts {
  created: {
    readonly titles: Names;
    readonly languages: readonly Language[];
    readonly template: { readonly id: string; readonly edition: string };
    /** The whole content: editing the workflow file never moves a draft in flight. */
    readonly workflow: Workflow;
    readonly participants: readonly string[];
    readonly remits?: Readonly<Record<string, Remit>>;
    /** Who may know of the draft; everybody when absent. */
    readonly visibility?: Visibility;
  };
  /** By command, or because the state entered at the same instant is in front of more people. */
  visibilityChanged: { readonly visibility: Visibility; readonly reason: string };
  titled: { readonly titles: Names };
  /** The whole summary, in the place of the one before. */
  summarised: { readonly summary: Summary };
  participantsChosen: {
    readonly participants: readonly string[];
    /** What each answers for; the whole text for those not named. */
    readonly remits?: Readonly<Record<string, Remit>>;
  };
  textSaved: { readonly lang: Language; readonly root: Hash; readonly amendment?: number };
  versionFrozen: {
    readonly version: number;
    /** Hash of the version manifest: titles and every language's text. */
    readonly hash: Hash;
    readonly texts: Roots;
    readonly titles: Names;
    readonly label: string;
    readonly summary: string;
    /** Hash of the stored diff to the version before, per language that had a text in both. */
    readonly diffs: Roots;
    /** The drafter declared every change since the version before editorial, and it could stand. */
    readonly editorial?: true;
    /** What the workflow's gates ask of the text. */
    readonly findings?: Findings;
  };
  moved: {
    readonly transition: string;
    readonly from: string;
    readonly to: string;
    readonly reason: string;
    readonly round?: {
      readonly round: number;
      readonly version: number;
      readonly participants: readonly Participant[];
      readonly waiting?: readonly Waiting[];
    };
    /** Terms the gates of the state entered ask for. */
    readonly terms?: readonly StartedTerm[];
    /** All that was unmet when an authorised person took the transition nevertheless. */
    readonly waived?: readonly Because[];
    /** The round is not closed: its terms stand still until the draft comes back. */
    readonly suspends?: true;
    /** How the terms of the round that was suspended go on, by agency. */
    readonly resumes?: Readonly<Record<string, Resumed>>;
  };
  /** The groups before have answered or run out of time: these are asked now. */
  groupAsked: { readonly round: number; readonly participants: readonly Participant[] };
  signedOff: {
    readonly round: number;
    readonly version: number;
    readonly hash: Hash;
    readonly agency: string;
    readonly verdict: VerdictKind;
    /** Hash of the agency's remit in that version: what the verdict is bound to. */
    readonly remit?: Hash;
    readonly note: string;
    readonly items: readonly (Item & { readonly item: number })[];
    /** Hash of the stored statement that was signed. */
    readonly statement?: Hash;
    readonly evidence?: Evidence;
  };
  /** An agency takes its verdict back while the round is open; its items go with it. */
  signoffWithdrawn: { readonly signoff: number; readonly reason: string };
  /** The term ended without an answer. `deemed` only where the workflow says so, with its basis. */
  silenceRecorded: {
    readonly round: number;
    readonly version: number;
    readonly hash: Hash;
    readonly agency: string;
    readonly remit?: Hash;
    readonly due: string;
    readonly deemed?: { readonly verdict: 'agree'; readonly basis: Basis };
  };
  reminded: {
    readonly round: number;
    readonly agency: string;
    readonly due: string;
    /** Working days before the due date; null where a person reminds, at whatever time. */
    readonly before: number | null;
  };
  escalated: {
    readonly round: number;
    readonly agency: string;
    readonly due: string;
    /** Working days after the due date. */
    readonly after: number;
    readonly to: Mover;
  };
  extensionAsked: {
    readonly round: number;
    readonly agency: string;
    readonly workingDays: number;
    readonly reason: string;
  };
  extensionRefused: { readonly round: number; readonly agency: string; readonly reason: string };
  /** The agency's term is longer by so many working days, on its request or without one. */
  termExtended: {
    readonly round: number;
    readonly agency: string;
    readonly workingDays: number;
    readonly due: string;
    readonly reason: string;
  };
  /** The calendar changed while terms ran, and somebody confirmed that they move with it. */
  termsMoved: {
    /** The open round, when there is one. */
    readonly round?: number;
    readonly calendar: { readonly id: string; readonly version: string };
    /** New due instants by agency. */
    readonly dues: Readonly<Record<string, string>>;
    /** The terms of the state's gates, those that moved among them. */
    readonly terms?: readonly StartedTerm[];
    readonly reason: string;
  };
  /** An agency did not accept that a change of its remit was editorial: it is asked after all. */
  carryContested: {
    readonly round: number;
    readonly agency: string;
    readonly reason: string;
    readonly due: string;
    readonly asked: Omit<StartedTerm, 'due'>;
  };
  itemAnswered: { readonly item: number; readonly answer: Answer; readonly reason: string };
  itemWithdrawn: { readonly item: number; readonly reason: string };
  /** Its agency read the answer and holds the objection up. */
  itemUpheld: { readonly item: number; readonly reason: string };
  /** An authorised person ends an objection that stands, and says why in public. */
  itemOverridden: { readonly item: number; readonly reason: string };
  meetingCalled: {
    readonly meeting: number;
    /** ISO instant. */
    readonly begins: string;
    readonly place: string;
    /** Numbers of the items to be settled. */
    readonly agenda: readonly number[];
    readonly invited: readonly string[];
  };
  meetingCancelled: { readonly meeting: number; readonly reason: string };
  meetingHeld: {
    readonly meeting: number;
    readonly present: readonly string[];
    readonly minutes: string;
    readonly outcomes: readonly {
      readonly item: number;
      readonly settlement: Settlement;
      readonly reason: string;
      /** The wording agreed on. */
      readonly wording?: string;
    }[];
  };
  amendmentSubmitted: Proposed & {
    readonly amendment: number;
    /** The item whose proposed wording this is. */
    readonly item?: number;
  };
  /** Its author replaces what it proposes; the earlier proposal stays in the log. */
  amendmentRevised: Proposed & { readonly amendment: number; readonly reason: string };
  /** The drafters look at it: from now on it is no longer revised. */
  amendmentStudied: { readonly amendment: number };
  /** How it stands to a version, when that differs from how it stood before. */
  amendmentFollowed: {
    readonly amendment: number;
    readonly version: number;
    readonly fate: Fate;
    /** The proposal carried onto that version, per language, where it was. */
    readonly texts?: Roots;
  };
  /** A person supports it, for an organisation. */
  amendmentSupported: { readonly amendment: number };
  amendmentDecided: {
    readonly amendment: number;
    readonly outcome: Outcome;
    readonly reason: string;
    /** Code of the reason, from the list the product ships. */
    readonly code?: string;
    /** For `partly`: numbers of the changes adopted. */
    readonly changes?: readonly number[];
    /** The working texts with what was adopted in them. */
    readonly texts?: Roots;
  };
  /** What its author says of a rewording. */
  rewordingAccepted: { readonly amendment: number; readonly reason: string };
  rewordingContested: { readonly amendment: number; readonly reason: string };
  amendmentWithdrawn: { readonly amendment: number; readonly reason: string };
  /** Somebody who reads both languages says that these blocks say the same in both. */
  pairsConfirmed: {
    readonly langs: readonly [Language, Language];
    /** The two texts as they stood. */
    readonly roots: Roots;
    /** Ids of blocks; null for every block with words in both texts. */
    readonly blocks: readonly string[] | null;
    /** What of these texts is still unpaired after this. */
    readonly left?: Unpaired;
  };
  /** After adoption; a later one of the same indicator and year corrects it. */
  valueReported: Reached;
}

export type EventType = keyof Facts;

/** A fact as `decide` gives it: not yet placed in a log. */
export type Fact = { [T in EventType]: { readonly type: T } & Facts[T] }[EventType];

/** A fact in its place: what is stored, hashed and folded. */
export type Event = Fact & {
  readonly draft: string;
  /** 1 for the first, no gaps. */
  readonly seq: number;
  /** ISO instant, UTC. */
  readonly at: string;
  readonly by: Author;
};

/** The hash a draft's first event follows. */
export const genesis: Hash = '0'.repeat(64);

/** An event with its link of the chain, as it is stored. */
export interface Recorded {
  readonly event: Event;
  readonly hash: Hash;
}

/** An event made just now, with the canonical JSON that was hashed: storing it writes it out no second time. */
export interface Written extends Recorded {
  readonly body: string;
}

/** SHA-256 over the hash before and the event's canonical JSON (RFC 8785): one link of the chain. */
export const chainHash = (previous: Hash, event: Event): Hash =>
  hashText(previous + canonicalJson(event));

/** Places facts at the end of a log: numbers, stamps and links them. */
export function record(
  facts: readonly Fact[],
  log: { readonly draft: string; readonly seq: number; readonly head: Hash },
  stamp: { readonly at: string; readonly by: Author },
): readonly Written[] {
  let { seq, head } = log;
  return facts.map((fact) => {
    seq += 1;
    const event: Event = { ...fact, draft: log.draft, seq, ...stamp };
    const body = canonicalJson(event);
    head = hashText(head + body);
    return { event, hash: head, body };
  });
}

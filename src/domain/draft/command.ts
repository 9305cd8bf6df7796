/**
 * What can be asked of a draft. A command is plain: the texts it speaks of are already stored and
 * named by their root, dates are computed, so that deciding needs nothing but the draft.
 */
import type { Actor } from '../access.ts';
import type { Language, Names } from '../language.ts';
import type { Term } from '../legal-time/due.ts';
import type { Hash } from '../text/canonical.ts';
import type { VerdictKind } from '../workflow/workflow.ts';
import type { EditorialFault } from './editorial.ts';
import type { Answer, Evidence, Facts, Item, Proposed, Roots } from './event.ts';
import type { Findings, Unpaired } from './findings.ts';
import type { OpenComments } from './judge-comments.ts';
import type { Remit } from './remit.ts';
import type { Summary } from './summary.ts';

/** The due instant of a term that starts now, on the workflow's calendar; `cutoff` is `HH:MM`. */
export type Count = (term: Term, cutoff?: string) => string;
/** The instant so many working days after another, at the same time of day; before it when negative. */
export type Shift = (instant: string, workingDays: number) => string;

export interface Commands {
  create: Facts['created'] & {
    /** Texts to start with: the template's skeletons, or an existing text. */
    readonly texts: Roots;
  };
  retitle: { readonly titles: Names };
  summarise: { readonly summary: Summary };
  chooseParticipants: Facts['participantsChosen'];
  show: Facts['visibilityChanged'];
  saveText: { readonly lang: Language; readonly root: Hash };
  freeze: {
    /** How each open amendment stands to the version, where that changed. */
    readonly followed?: readonly Omit<Facts['amendmentFollowed'], 'version'>[];
    /** Hash of the manifest the diffs were taken of; refused as stale when the draft moved on. */
    readonly hash: Hash;
    readonly diffs: Roots;
    readonly label: string;
    readonly summary: string;
    /** The drafter declares every change editorial; why that cannot stand, empty when it can. */
    readonly editorial?: { readonly faults: readonly EditorialFault[] };
    readonly findings?: Findings;
  };
  move: {
    readonly transition: string;
    readonly reason: string;
    /** The mover knows that the gate is shut, and takes the transition by the waiver's right. */
    readonly waive?: boolean;
    readonly count: Count;
    readonly shift: Shift;
    /** Working days that begin after the first instant, up to the second; at least 1. */
    readonly daysLeft: (from: string, to: string) => number;
    /** Hash of a remit in the newest version; asked only where verdicts carry over. */
    readonly remitHash?: (remit: Remit) => Hash;
    /** Counted where `asksComments` is true. */
    readonly comments?: OpenComments | undefined;
    /** Ids of the organisations of a kind, in the directory's order. */
    readonly bodies?: (kind: string) => readonly string[];
  };
  signOff: {
    readonly verdict: VerdictKind;
    readonly note: string;
    readonly items: readonly Item[];
    /** The version judged: what the signatory saw. */
    readonly version: number;
    /** Text of a block in the judged version; `null` when there is no such block. */
    readonly words: (lang: Language, block: string) => string | null;
    /** The texts with an item's proposed wording in place of its quote, by index of the item. */
    readonly proposals?: ReadonlyMap<number, Roots>;
    /** Hash of the statement that was signed, and who vouches for the signature. */
    readonly signed?: { readonly statement: Hash; readonly evidence: Evidence };
    readonly count: Count;
  };
  withdrawSignoff: { readonly reason: string };
  contest: { readonly reason: string; readonly count: Count };
  askExtension: { readonly workingDays: number; readonly reason: string };
  extendTerm: {
    readonly agency: string;
    readonly workingDays: number;
    readonly reason: string;
    readonly shift: Shift;
  };
  refuseExtension: { readonly agency: string; readonly reason: string };
  remind: { readonly agency: string };
  moveTerms: {
    readonly calendar: { readonly id: string; readonly version: string };
    /** The due instant a started term has on the calendar as it is now. */
    readonly recount: (asked: { start: string; term: Term; cutoff?: string }) => string;
    readonly shift: Shift;
    readonly reason: string;
  };
  /** Time has passed: records what that alone brings about. The clock's command, nobody's wish. */
  tick: { readonly count: Count; readonly shift: Shift };
  answer: { readonly item: number; readonly answer: Answer; readonly reason: string };
  withdrawItem: { readonly item: number; readonly reason: string };
  upholdItem: { readonly item: number; readonly reason: string };
  overrideItem: { readonly item: number; readonly reason: string };
  callMeeting: Omit<Facts['meetingCalled'], 'meeting'>;
  cancelMeeting: Facts['meetingCancelled'];
  holdMeeting: Facts['meetingHeld'];
  amend: Proposed & Standing;
  reviseAmendment: Proposed & Standing & { readonly amendment: number; readonly reason: string };
  studyAmendment: { readonly amendment: number };
  acceptRewording: { readonly amendment: number; readonly reason: string };
  contestRewording: { readonly amendment: number; readonly reason: string };
  support: { readonly amendment: number };
  decideAmendment: Decision & {
    /** For adoption: the working texts with the amendment merged in, and what they were before. */
    readonly texts: Roots;
    readonly onto: Roots;
  };
  /** Several outcomes at once, in the order they are taken; all or none. */
  decideAmendments: {
    /** Each with the working texts after it. */
    readonly decisions: readonly (Decision & { readonly texts: Roots })[];
    /** The working texts before the first. */
    readonly onto: Roots;
  };
  withdrawAmendment: { readonly amendment: number; readonly reason: string };
  confirmPairs: {
    readonly langs: readonly [Language, Language];
    /** Ids of the blocks that say the same; null for all pairs there are. */
    readonly blocks: readonly string[] | null;
    /** The texts whose author compared them; refused as stale when either moved on. */
    readonly roots: Roots;
    /** Blocks with words in both those texts; true for a pair that is confirmed as it stands. */
    readonly pairs: ReadonlyMap<string, boolean>;
    readonly left?: Unpaired;
  };
  reportValue: Omit<Facts['valueReported'], 'version'> & {
    /** Ids of the newest version's indicators. */
    readonly indicators: ReadonlySet<string>;
  };
}

export type CommandType = keyof Commands;
export type Command = { [T in CommandType]: { readonly type: T } & Commands[T] }[CommandType];

/** What is proposed on an older version than the newest says how it stands to that one. */
interface Standing {
  readonly followed?: Omit<Facts['amendmentFollowed'], 'amendment' | 'version'>;
}

/** One outcome, as a drafter gives it. */
export type Decision = Omit<Facts['amendmentDecided'], 'texts'>;

/** Who asks, and when. */
export interface Context {
  readonly actor: Actor;
  /** ISO instant, UTC. */
  readonly now: string;
}

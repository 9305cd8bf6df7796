/**
 * What can be asked of a draft. A command is plain: the texts it speaks of are already stored and
 * named by their root, dates are computed, so that deciding needs nothing but the draft.
 */
import type { Actor } from '../access.ts';
import type { Language, Names } from '../language.ts';
import type { Hash } from '../text/canonical.ts';
import type { EditorialFault } from './editorial.ts';
import type { Answer, Facts, Item, Outcome, Roots, VerdictKind } from './event.ts';
import type { Remit } from './remit.ts';

export interface Commands {
  create: Facts['created'] & {
    /** Texts to start with: the template's skeletons, or an existing text. */
    readonly texts: Roots;
  };
  retitle: { readonly titles: Names };
  chooseParticipants: Facts['participantsChosen'];
  saveText: { readonly lang: Language; readonly root: Hash };
  freeze: {
    /** Hash of the manifest the diffs were taken of; refused as stale when the draft moved on. */
    readonly hash: Hash;
    readonly diffs: Roots;
    readonly label: string;
    readonly summary: string;
    /** The drafter declares every change editorial; why that cannot stand, empty when it can. */
    readonly editorial?: { readonly faults: readonly EditorialFault[] };
  };
  move: {
    readonly transition: string;
    readonly reason: string;
    /** Due instant for a term of so many working days from now, on the workflow's calendar. */
    readonly due: (workingDays: number) => string;
    /** Hash of a remit in the newest version; asked only where verdicts carry over. */
    readonly remitHash?: (remit: Remit) => Hash;
  };
  signOff: {
    readonly verdict: VerdictKind;
    readonly note: string;
    readonly items: readonly Item[];
    /** The version judged: what the signatory saw. */
    readonly version: number;
    /** Text of a block in the judged version; `null` when there is no such block. */
    readonly words: (lang: Language, block: string) => string | null;
  };
  contest: {
    readonly reason: string;
    /** Due instant for the repeat term, counted from now. */
    readonly due: (workingDays: number) => string;
  };
  answer: { readonly item: number; readonly answer: Answer; readonly reason: string };
  withdrawItem: { readonly item: number; readonly reason: string };
  amend: {
    readonly version: number;
    readonly texts: Roots;
    readonly justification: string;
  };
  decideAmendment: {
    readonly amendment: number;
    readonly outcome: Outcome;
    readonly reason: string;
    /** For adoption: the working texts with the amendment merged in, and what they were before. */
    readonly texts: Roots;
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
  };
}

export type CommandType = keyof Commands;
export type Command = { [T in CommandType]: { readonly type: T } & Commands[T] }[CommandType];

/** Who asks, and when. */
export interface Context {
  readonly actor: Actor;
  /** ISO instant, UTC. */
  readonly now: string;
}

/**
 * What gates ask of a text, measured once when a version is frozen and kept in its event: a gate is
 * then judged without the text, and its answer can never change under a version.
 */
import type { Language } from '../language.ts';

/** How many blocks nobody confirmed to say the same in two languages, and the first of them. */
export interface Unpaired {
  readonly langs: readonly [Language, Language];
  readonly count: number;
  /** At most `unpairedShownMax`, in document order. */
  readonly blocks: readonly {
    readonly block: string;
    /** The language without the block; a pair that is only behind has none and can be confirmed. */
    readonly missing?: Language;
  }[];
}

/** A long list says no more than its beginning and its length, and an event is kept for ever. */
export const unpairedShownMax = 20;

/** One thing the concept checks found. */
export interface Fault {
  /** Code of the check. */
  readonly what: string;
  readonly lang: Language;
  readonly block?: string;
}

/** As many faults as a person reads before going to see them all. */
export const faultsShownMax = 20;

/** Only what some gate of the draft's workflow asks is measured; the rest is left out. */
export interface Findings {
  /** Pages of 1,800 characters with spaces, begun ones counted, in the longest language. */
  readonly pages?: number;
  /** Canonical JSON of each remit in which the text differs from what the draft began with. */
  readonly touches?: readonly string[];
  readonly unpaired?: readonly Unpaired[];
  /** The first faults and how many there are. */
  readonly faults?: { readonly count: number; readonly first: readonly Fault[] };
}

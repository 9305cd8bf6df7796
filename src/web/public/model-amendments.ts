/** What the draft's page shows of its amendments. */
import type { Amendment } from '../../domain/draft/draft.ts';
import type { Fate } from '../../domain/draft/event.ts';
import type { Language } from '../../domain/language.ts';
import type { BodyKind } from './words/shape.ts';

export interface AmendmentView {
  readonly number: number;
  readonly by: string;
  /** Null for an organisation the directory has lost. */
  readonly kind: BodyKind | null;
  readonly at: string;
  readonly version: number;
  readonly state: Amendment['state'];
  /** How it stands to the newest version, while it is open and that is not as it was. */
  readonly fate: Exclude<Fate, 'unaffected'> | null;
  readonly supporters: number;
  readonly justification: string;
  readonly decision: AmendmentDecision | null;
  readonly rewording: {
    readonly accepted: boolean;
    readonly reason: string;
    readonly at: string;
  } | null;
  /** What it changes; null when its base has no text to compare with. */
  readonly change: {
    /** The comparison, rendered. */
    readonly html: string;
    /** The formal instruction, in the language of the page. */
    readonly instruction: string;
  } | null;
}

export interface AmendmentDecision {
  readonly reason: string;
  /** The reason's code, in words; null for none. */
  readonly code: string | null;
  readonly at: string;
}

/** Amendments that begin in one section of the text. */
export interface AmendmentGroup {
  /** Null for what is about no section of the newest version. */
  readonly section: {
    readonly id: string;
    readonly title: string;
    readonly lang: Language;
  } | null;
  /** How many await their outcome. */
  readonly open: number;
  readonly amendments: readonly AmendmentView[];
}

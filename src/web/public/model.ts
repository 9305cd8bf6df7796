/**
 * What the pages show, as plain values: names are already in the page's language, instants are ISO,
 * free text stands as its author wrote it. The pages compute nothing about a draft.
 */

import type { Because } from '../../domain/draft/because.ts';
import type { Decision, Disagreement } from '../../domain/draft/disagreements.ts';
import type { Answer, Item, Settlement } from '../../domain/draft/event.ts';
import type { RemitKind } from '../../domain/draft/remit.ts';
import type { Language, Names } from '../../domain/language.ts';
import type { Change, Words } from '../../domain/text/change.ts';
import type { StateKind } from '../../domain/workflow/workflow.ts';
import type { Chart } from '../charts/model.ts';
import type { AmendmentGroup } from './model-amendments.ts';
import type { CommentsLine } from './model-comments.ts';
import type { AnswerKind } from './words/shape.ts';

/** What every page has around its content. */
export interface Frame {
  readonly lang: Language;
  readonly demo: boolean;
  /** This page in each language. */
  readonly hrefs: Readonly<Record<Language, string>>;
  /** How its reader asked to see pages. */
  readonly display: readonly Display[];
}

/** What a reader can ask for: letters a quarter larger; nothing paler than it must be. */
export const displays = ['large', 'contrast'] as const;
export type Display = (typeof displays)[number];

interface Stage {
  readonly name: string;
  readonly kind: StateKind;
}

export interface DraftCard {
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  readonly stage: Stage;
  /** 0 before the first is frozen. */
  readonly version: number;
  readonly due: string | null;
  readonly overdue: boolean;
  readonly updatedAt: string;
  readonly zone: string;
}

export interface StartPage {
  readonly frame: Frame;
  readonly drafts: readonly DraftCard[];
  /** Id the next page starts after; null on the last one. */
  readonly after: string | null;
}

/** One stage of the procedure's main line. Instants are those of the last visit. */
export interface TrackStep {
  readonly name: string;
  readonly kind: StateKind;
  readonly mark: 'done' | 'now' | 'ahead';
  readonly enteredAt: string | null;
  readonly leftAt: string | null;
}

/** Something that keeps a way out shut, with the place on this page that tells more. */
export interface Blocker extends Omit<Because, 'agency'> {
  /** Name of the agency or partner, `''` when there is none. */
  readonly agency: string;
  readonly place: string;
}

export interface NextStep {
  readonly title: string;
  readonly blockers: readonly Blocker[];
  /** Open amendments beside those named. */
  readonly amendmentsMore: number;
}

export interface AnswerLine {
  /** Organisation id: the line's anchor is `agency-<id>`. */
  readonly id: string;
  readonly agency: string;
  readonly required: boolean;
  readonly kind: AnswerKind;
  readonly at: string | null;
  /** Null for one who is not asked yet. */
  readonly due: string | null;
  readonly overdue: boolean;
  /** Names of both where the answer was given in another's place; a body else answers without a name. */
  readonly inPlace: { readonly person: string; readonly of: string } | null;
  readonly note: string;
  /** The act by which silence counts as agreement, where it does. */
  readonly deemedBy: string | null;
  /** Version the answer was given on, when it stands from an earlier round. */
  readonly carried: number | null;
  /** Version judged last, when the agency is asked again because its part changed. */
  readonly since: number | null;
  /** What the agency answers for; null for the whole text. */
  readonly remit: {
    readonly sections: readonly string[];
    readonly kinds: readonly RemitKind[];
  } | null;
  /** Numbers of the remarks and objections the answer came with. */
  readonly items: readonly {
    readonly number: number;
    readonly kind: Item['kind'];
    readonly fundamental: boolean;
  }[];
}

export interface RoundView {
  readonly number: number;
  readonly version: number;
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly due: string | null;
  /** Since when the terms stand still. */
  readonly suspendedAt: string | null;
  readonly answers: readonly AnswerLine[];
}

/** By what an item ended. `letGo`: its agency gave a later verdict and no longer objects. */
export interface ItemEnd {
  readonly kind: 'withdrawn' | 'letGo' | 'overridden' | Settlement;
  readonly reason: string;
  readonly at: string;
  /** Name of the organisation that ended it. */
  readonly by: string;
  /** What a meeting agreed on, when it put it in words. */
  readonly wording: string | null;
}

export interface MeetingView {
  readonly number: number;
  readonly begins: string;
  readonly place: string;
  /** Numbers of items. */
  readonly agenda: readonly number[];
  readonly invited: readonly string[];
  readonly cancelled: { readonly reason: string; readonly at: string } | null;
  readonly held: {
    readonly at: string;
    readonly present: readonly string[];
    readonly minutes: string;
    readonly outcomes: readonly {
      readonly item: number;
      readonly settlement: Settlement;
      readonly reason: string;
    }[];
  } | null;
}

export interface ItemView {
  readonly number: number;
  readonly kind: Item['kind'];
  readonly fundamental: boolean;
  /** Raised in the latest round. */
  readonly present: boolean;
  readonly agency: string;
  readonly version: number;
  readonly at: string;
  readonly lang: Language;
  readonly quote: string;
  readonly reason: string;
  readonly wording: string | null;
  /** Where the words stand, when that block is in the text shown below. */
  readonly place: {
    readonly id: string;
    readonly title: string;
    readonly lang: Language;
  } | null;
  readonly answer: {
    readonly answer: Answer;
    readonly reason: string;
    readonly at: string;
  } | null;
  readonly upheld: { readonly reason: string; readonly at: string } | null;
  readonly end: ItemEnd | null;
}

export interface VersionLine {
  readonly number: number;
  readonly label: string;
  readonly summary: string;
  readonly at: string;
  readonly by: string;
  readonly hash: string;
}

export type Happening =
  | { readonly at: string; readonly what: 'created'; readonly by: string }
  | { readonly at: string; readonly what: 'frozen'; readonly version: number }
  | {
      readonly at: string;
      readonly what: 'moved';
      readonly title: string;
      readonly to: string;
      readonly reason: string;
      /** All that was unmet when the way was taken nevertheless. */
      readonly waived: readonly Blocker[];
      readonly round: { readonly number: number; readonly agencies: number } | null;
    };

export interface OutlineEntry {
  readonly id: string;
  readonly title: string;
  readonly parts: readonly OutlineEntry[];
}

/** One version's text in one language, ready to stand in a page. */
export interface TextView {
  readonly version: number;
  readonly lang: Language;
  readonly languages: readonly Language[];
  readonly outline: readonly OutlineEntry[];
  readonly html: string;
}

/** What all pages of one draft say about it. */
export interface DraftHead {
  readonly id: string;
  readonly titles: Names;
  readonly owner: string;
  readonly stage: Stage;
  readonly zone: string;
  readonly languages: readonly Language[];
}

/** What a draft is about in plain words, in the page's language or the first it is written in. */
export interface SummaryView {
  readonly lang: Language;
  readonly paragraphs: readonly string[];
}

export interface DraftPage {
  readonly frame: Frame;
  readonly head: DraftHead;
  /** Null while there is none. */
  readonly summary: SummaryView | null;
  readonly procedure: string;
  readonly due: string | null;
  readonly overdue: boolean;
  readonly track: readonly TrackStep[];
  readonly next: readonly NextStep[];
  /** Newest first. */
  readonly rounds: readonly RoundView[];
  readonly items: readonly ItemView[];
  /** How many points the table of disagreements has. */
  readonly disagreements: number;
  /** Newest first. */
  readonly meetings: readonly MeetingView[];
  /** In the order of the text. */
  readonly amendments: readonly AmendmentGroup[];
  readonly comments: CommentsLine;
  /** The figures as charts, and the instant they were counted up to. */
  readonly figures: { readonly at: string; readonly charts: readonly Chart[] };
  /** Newest first. */
  readonly versions: readonly VersionLine[];
  /** Newest first. */
  readonly timeline: readonly Happening[];
  readonly text: TextView | null;
}

export interface VersionPage {
  readonly frame: Frame;
  readonly head: DraftHead;
  readonly version: VersionLine;
  /** How many versions there are. */
  readonly newest: number;
  readonly text: TextView;
}

export interface ChangeLine {
  readonly kind: Change['kind'];
  /** The beginning of the words concerned. */
  readonly words: string;
  /** Anchor in the rendered comparison. */
  readonly place: string;
}

export interface ComparePage {
  readonly frame: Frame;
  readonly head: DraftHead;
  readonly versions: readonly VersionLine[];
  readonly from: number;
  readonly to: number;
  readonly lang: Language;
  /** The title word by word; empty when it did not change. */
  readonly title: readonly Words[];
  /** Null when both numbers name one version. */
  readonly diff: { readonly changes: readonly ChangeLine[]; readonly html: string } | null;
}

/** One point on which drafter and agency differ. Null wherever there is nothing to show. */
export interface DisagreementRow extends Omit<Disagreement, 'decision' | 'agency'> {
  /** Name of the agency. */
  readonly agency: string;
  readonly decision: {
    readonly kind: Decision['kind'];
    readonly reason: string;
    readonly at: string;
    /** Name of who decided. */
    readonly by: string;
  } | null;
}

export interface DisagreementsPage {
  readonly frame: Frame;
  readonly head: DraftHead;
  /** The newest version, whose words the table quotes; 0 before the first. */
  readonly version: number;
  readonly asOf: string;
  readonly rows: readonly DisagreementRow[];
}

export interface ProblemPage {
  readonly frame: Frame;
  readonly kind: 'notFound' | 'wrong';
}

/** A type as text; a named part is a link to where it is described. */
export type Shape = readonly (string | { readonly name: string })[];

export interface ApiParameter {
  readonly name: string;
  readonly place: 'path' | 'query' | 'header' | 'cookie';
  readonly required: boolean;
  readonly type: Shape;
  readonly meaning: string;
}

export interface ApiAnswer {
  readonly code: string;
  readonly meaning: string;
  readonly content: readonly { readonly media: string; readonly shape: Shape }[];
}

export interface ApiOperation {
  /** Anchor of the operation. */
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  /** The action the policy is asked about. */
  readonly authz: string;
  readonly parameters: readonly ApiParameter[];
  readonly body: Shape | null;
  readonly answers: readonly ApiAnswer[];
  readonly example: string;
}

export interface ApiPage {
  readonly frame: Frame;
  readonly release: string;
  readonly description: string;
  readonly groups: readonly {
    readonly tag: string;
    readonly operations: readonly ApiOperation[];
  }[];
  readonly shapes: readonly { readonly name: string; readonly shape: Shape }[];
  readonly problems: readonly {
    readonly code: string;
    readonly status: number;
    readonly title: string;
  }[];
}

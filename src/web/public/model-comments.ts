/** What the pages of public comments show: the list, the form, one's own comment, and how all were used. */
import type { CommentOutcome, CommentState } from '../../domain/discussion/comment.ts';
import type { Used } from '../../domain/discussion/comment-used.ts';
import type { ThreadKind } from '../../domain/discussion/thread.ts';
import type { Language } from '../../domain/language.ts';
import type { CommentRule } from '../../domain/workflow/workflow.ts';
import type { DraftHead, Frame } from './model.ts';

/**
 * Whether comments are taken: now, until an instant if a term runs; or not, with the stretches in which
 * they were, and by whose rule.
 */
export type Taking =
  | {
      readonly rule: Exclude<CommentRule, 'none'>;
      readonly until: string | null;
      /** Until then, in days of the calendar; null where no term runs. */
      readonly days: number | null;
    }
  | {
      readonly rule: 'none';
      readonly periods: readonly { readonly from: string; readonly until: string }[];
    };

/** Words of the text that something was said of. */
export interface AboutView {
  readonly lang: Language;
  /** Those quoted, or the first of the block; empty where there are none any more. */
  readonly quote: string;
  /** The section they stand in, in the newest version; null for what is lost, and for a language without a text. */
  readonly section: string | null;
  readonly block: string;
  readonly fate: 'kept' | 'moved' | 'lost';
}

export interface CommentView {
  readonly number: number;
  readonly state: CommentState;
  /** Null where it is not to be read. */
  readonly text: string | null;
  /** Who a visitor says they are, or the organisation of who was signed in; empty for nobody named. */
  readonly by: string;
  readonly at: string;
  readonly version: number;
  /** Null for the whole draft. */
  readonly about: AboutView | null;
  /** Why it was withheld; empty else. */
  readonly reason: string;
}

export interface AnswerView {
  readonly outcome: CommentOutcome;
  readonly text: string;
  readonly at: string;
  /** Number of the amendment it led to; null where none is named. */
  readonly amendment: number | null;
}

export interface GroupView {
  readonly number: number;
  readonly title: string;
  readonly answer: AnswerView;
  readonly comments: readonly CommentView[];
}

export interface ThreadView {
  readonly number: number;
  readonly kind: ThreadKind;
  readonly isResolved: boolean;
  readonly about: AboutView;
  readonly messages: readonly {
    readonly number: number;
    readonly by: string;
    readonly at: string;
    /** Null once it was retracted. */
    readonly text: string | null;
  }[];
}

/** How many there are: of those nobody has read, only the number is known. */
export type CommentCounts = Readonly<
  Record<'published' | 'unanswered' | 'waiting' | 'withheld' | 'withdrawn', number>
>;

export interface CommentsPage {
  readonly frame: Frame;
  readonly head: DraftHead;
  readonly taking: Taking;
  readonly counts: CommentCounts;
  /** The block the page is limited to, with its first words; null for all. */
  readonly block: {
    readonly id: string;
    readonly words: string;
    /** Of the words; null where there is no text. */
    readonly lang: Language | null;
  } | null;
  readonly groups: readonly GroupView[];
  /** Published, outside of the answered groups. */
  readonly single: readonly CommentView[];
  /** Withheld or withdrawn. */
  readonly ended: readonly CommentView[];
  readonly threads: readonly ThreadView[];
  /** Where the next page begins; null on the last. */
  readonly after: number | null;
}

/** What came of the discussion, as everybody may know. */
export interface Results {
  readonly outcomes: Readonly<Record<CommentOutcome, number>>;
  /** How many amendments are in the text, in whole, in part or in other words, and how many were proposed. */
  readonly adopted: number;
  readonly amendments: number;
  /** Answers that changed something, the first of them. */
  readonly changed: readonly UsedRow[];
}

/** What the page of a draft says of comments. */
export interface CommentsLine {
  readonly taking: Taking;
  readonly counts: CommentCounts;
  readonly threads: number;
  /** Null while the discussion runs, before it, and where nothing came of it yet. */
  readonly results: Results | null;
}

/** A field of the form, as it is to be pointed at. */
export type CommentField = 'text' | 'name' | 'organisation' | 'block';

export interface FormFault {
  /** Null for what is about no field. */
  readonly field: CommentField | null;
  readonly say: string;
}

export interface CommentFormPage {
  readonly frame: Frame;
  readonly head: DraftHead;
  readonly taking: Taking;
  readonly version: number;
  /** Language of the text, and of the places. */
  readonly text: Language;
  /** Made up for this form: what is sent twice with it is one comment. */
  readonly key: string;
  /** The section whose blocks can be chosen; null where only the whole can. */
  readonly section: { readonly id: string; readonly title: string } | null;
  /** Blocks of that section, in order, with their first words; the section itself is not among them. */
  readonly places: readonly { readonly id: string; readonly words: string }[];
  readonly sections: readonly { readonly id: string; readonly title: string }[];
  /** What was sent before and could not be taken. */
  readonly values: Readonly<Record<CommentField, string>>;
  readonly faults: readonly FormFault[];
}

export interface OwnCommentPage {
  readonly frame: Frame;
  readonly head: DraftHead;
  /** This page's own address, whole. */
  readonly address: string;
  readonly comment: CommentView;
  readonly answer: AnswerView | null;
}

/** A row of the table of what was used, names in the page's language. */
export type UsedRow = Used;

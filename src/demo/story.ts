/** The demo's story as data: who did what and when. Typed here, told in `content/`. */
import type { Organisation, Person } from '../domain/directory.ts';
import type { CommentOutcome } from '../domain/discussion/comment.ts';
import type { Answer, Outcome } from '../domain/draft/event.ts';
import type { Summary } from '../domain/draft/summary.ts';
import type { Language, Names } from '../domain/language.ts';
import type { VerdictKind } from '../domain/workflow/workflow.ts';
import type { SplitRequest } from '../service/amendments-texts.ts';
import amendmentsJson from './content/amendments.json' with { type: 'json' };
import commentsJson from './content/comments.json' with { type: 'json' };
import organisationsJson from './content/organisations.json' with { type: 'json' };
import peopleJson from './content/people.json' with { type: 'json' };
import storyJson from './content/story.json' with { type: 'json' };

/** The same words in both languages of the draft. */
export type Pair = Readonly<Record<'kk' | 'ru', string>>;

interface Act {
  readonly by: string;
  /** ISO date and time with offset. */
  readonly at: string;
}

export interface StoryItem {
  readonly kind: 'remark' | 'objection';
  readonly section: Pair;
  readonly quote: Pair;
  readonly reason: Names;
  readonly proposal: Pair | null;
  readonly reply: (Act & { readonly outcome: Answer; readonly text: Names }) | null;
  readonly withdrawn: (Act & { readonly reason: Names }) | null;
}

export interface StoryAnswer extends Act {
  readonly agency: string;
  readonly verdict: VerdictKind;
  readonly note: Names | null;
  readonly items: readonly StoryItem[];
}

/** Words of a version's Markdown and what stands in their place, in one language or both. */
export type StoryEdit = Readonly<Partial<Record<'kk' | 'ru', readonly [old: string, new: string]>>>;

export interface StoryAmendment extends Act {
  readonly id: string;
  readonly version: number;
  readonly edits: readonly StoryEdit[];
  /** In its author's language, as everything an amendment says. */
  readonly justification: string;
  /** How its author splits it into changes to be decided apart. */
  readonly changes?: readonly SplitRequest[];
  /** Persons, in the order in which they joined. */
  readonly supporters: readonly string[];
  readonly outcome: StoryOutcome | null;
  readonly withdrawn: { readonly at: string; readonly reason: string } | null;
  readonly rewording: StoryRewording | null;
}

/** What its author said of a rewording. */
export interface StoryRewording {
  readonly accepted: boolean;
  readonly at: string;
  readonly reason: string;
}

export interface StoryOutcome extends Act {
  readonly decision: Outcome;
  readonly code: string;
  readonly reason: string;
  /** For `partly`: the changes adopted, counted from 1. */
  readonly changes?: readonly number[];
  /** For `reworded`: what the drafters wrote instead. */
  readonly edits?: readonly StoryEdit[];
}

export interface Story {
  /** The instant at which the demo's clock starts. */
  readonly now: string;
  /** The sections an agency answers for, by their Russian headings in the first version. */
  readonly remits: Readonly<Record<string, readonly string[]>>;
  readonly versions: readonly {
    readonly number: number;
    readonly file: string;
    readonly titles: Names;
    readonly label: Names;
    readonly summary: Names;
    readonly frozenBy: string;
    readonly frozenAt: string;
  }[];
  /** Each in the place of the one before. */
  readonly summaries: readonly (Act & { readonly summary: Summary })[];
  readonly rounds: readonly {
    readonly version: number;
    readonly openedBy: string;
    readonly openedAt: string;
    /** When the version was put to the public discussion that came before; null for none. */
    readonly discussedFrom: string | null;
    /** Why there was none. */
    readonly undiscussed: Names | null;
    readonly closed: (Act & { readonly reason: Names }) | null;
    readonly silent: readonly string[];
    /** Those whose verdict stands because nothing in their remit changed. */
    readonly carried: readonly string[];
    readonly answers: readonly StoryAnswer[];
  }[];
}

/** A public comment: of a visitor, or of a person of the directory (`by`). */
export interface StoryComment {
  readonly at: string;
  readonly by: string | null;
  readonly name: string;
  readonly organisation: string;
  /** Words of the newest version; null for the whole. */
  readonly on: { readonly lang: keyof Pair; readonly quote: string } | null;
  readonly text: string;
  /** Null for who is signed in: those are public at once. */
  readonly moderated: (Act & { readonly publish: boolean; readonly reason: string }) | null;
}

/** Comments answered together; `comments` are their numbers. */
export interface StoryGroup extends Act {
  readonly title: string;
  readonly comments: readonly number[];
  readonly outcome: CommentOutcome;
  readonly text: string;
}

export const story = storyJson as Story;
export const storyComments = commentsJson as {
  readonly comments: readonly StoryComment[];
  readonly groups: readonly StoryGroup[];
};
/** In the order in which they came. */
export const storyAmendments = amendmentsJson as unknown as readonly StoryAmendment[];
export const organisations = organisationsJson as readonly Organisation[];
export const people = peopleJson as readonly Person[];

/** The languages the demo's concept is written in; what a person says is recorded in Russian. */
export const storyLanguages: readonly (Language & keyof Pair)[] = ['kk', 'ru'];

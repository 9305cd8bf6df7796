/**
 * Every word the public pages say, as one shape: a language is complete when its table has this
 * type. What changes with numbers, names or dates is a function; dates and names come in ready.
 */

import type { AmendmentState } from '../../../domain/draft/draft.ts';
import type { Fate, Outcome } from '../../../domain/draft/event.ts';
import type { RemitKind } from '../../../domain/draft/remit.ts';
import type { WordingFound } from '../../../domain/draft/wording.ts';
import type { Language } from '../../../domain/language.ts';
import type { VerdictKind } from '../../../domain/workflow/workflow.ts';
import type { Display, ItemEnd } from '../model.ts';
import type { CommentWords } from './comments.ts';
import type { Reasons } from './reasons.ts';

/**
 * `none`: asked, and no answer yet; `silent`: none came in time; `deemed`: that counts as agreement;
 * `waiting`: its group is not asked yet.
 */
export type AnswerKind = VerdictKind | 'none' | 'silent' | 'deemed' | 'waiting';

export type BodyKind = 'ministry' | 'agency' | 'office' | 'council' | 'ngo';

/** Words of the table of proposals and of the report on the discussion. */
export interface ReportWords {
  readonly proposals: {
    readonly title: string;
    readonly intro: string;
    readonly columns: Readonly<
      Record<
        'number' | 'place' | 'author' | 'proposed' | 'justification' | 'outcome' | 'resulting',
        string
      >
    >;
    readonly unplaced: string;
    readonly gone: string;
  };
  readonly discussion: {
    readonly title: string;
    readonly intro: string;
    readonly periods: string;
    readonly never: string;
    readonly period: (from: string, until: string | null) => string;
    readonly asked: string;
    readonly askedColumns: Readonly<
      Record<'organisation' | 'round' | 'version' | 'due' | 'answer', string>
    >;
    readonly figures: string;
    readonly figureColumns: Readonly<
      Record<
        Outcome | 'organisation' | 'submitted' | 'withdrawn' | 'open' | 'supporters' | 'answerDays',
        string
      >
    >;
    readonly total: string;
  };
}

export interface Words {
  readonly product: string;
  readonly tagline: string;
  readonly site: {
    readonly skip: string;
    readonly language: string;
    readonly api: string;
    readonly verify: string;
    readonly demo: string;
    readonly open: string;
    readonly script: string;
    readonly contents: string;
    /** How pages are shown: what a button turns on, and off again. */
    readonly display: { readonly label: string } & Readonly<
      Record<Display, { readonly on: string; readonly off: string }>
    >;
  };
  /** "in Kazakh", "in Russian", "in English". */
  readonly inLanguage: Readonly<Record<Language, string>>;
  readonly start: {
    readonly title: string;
    readonly intro: string;
    readonly work: string;
    readonly promises: readonly { readonly title: string; readonly text: string }[];
    readonly list: string;
    readonly empty: string;
    readonly emptyHint: string;
    readonly updated: string;
    readonly more: string;
  };
  readonly draft: {
    readonly kind: string;
    readonly owner: string;
    readonly stage: string;
    readonly due: string;
    readonly version: string;
    readonly versionOf: (number: number, date: string) => string;
    readonly noVersion: string;
    readonly overdue: string;
    readonly read: string;
    readonly changes: string;
    readonly otherTitles: string;
    readonly workflow: string;
  };
  /** What a draft is about; `absent` where it is shown in another language than the page's. */
  readonly summary: {
    readonly title: string;
    readonly absent: (language: string) => string;
  };
  /** Ways to hear of what happens without looking. */
  readonly follow: {
    readonly title: string;
    readonly intro: string;
    readonly feed: string;
    readonly calendar: string;
    readonly json: string;
  };
  readonly track: {
    readonly title: string;
    readonly done: string;
    readonly now: string;
    readonly ahead: string;
    readonly since: (date: string) => string;
    readonly left: (date: string) => string;
    /** "For the next step, 'Send to …', what is still missing". */
    readonly missing: (step: string) => string;
    /** "42 more amendments wait for a decision". */
    readonly amendmentsMore: (count: number) => string;
    readonly ready: (step: string) => string;
    readonly final: string;
    /** Above the stages once the procedure is over. */
    readonly ended: string;
    readonly because: Reasons;
  };
  /** The ways out of a stage, for those who read only sentences. Movers come ready, in a list. */
  readonly steps: {
    readonly stage: (name: string) => string;
    readonly open: (step: string, movers: string) => string;
    readonly shut: (step: string, movers: string) => string;
    readonly waiver: (movers: string, act: string) => string;
    readonly override: (movers: string, act: string) => string;
    readonly groups: {
      readonly all: string;
      readonly any: string;
      readonly not: string;
      readonly atLeast: (count: number) => string;
    };
    readonly movers: {
      readonly drafter: (name: string) => string;
      readonly coordinator: string;
      readonly agency: (name: string) => string;
    };
  };
  readonly round: {
    readonly title: string;
    readonly asked: (agencies: number, version: number) => string;
    readonly until: (date: string) => string;
    readonly closed: (opened: string, closed: string) => string;
    readonly earlier: (round: number, version: number) => string;
    readonly answers: Readonly<Record<AnswerKind, string>>;
    /** No answer, where none can come any more. */
    readonly silent: string;
    readonly counts: Readonly<Record<AnswerKind, string>>;
    /** Who gave the answer, and in whose place. */
    readonly inPlace: (person: string, of: string) => string;
    readonly deemedBy: (act: string) => string;
    readonly overdue: string;
    readonly byDue: (date: string) => string;
    readonly optional: string;
    /** How many verdicts of earlier rounds stand, their part of the text being unchanged. */
    readonly standing: (count: number) => string;
    readonly carried: (version: number) => string;
    readonly again: (version: number) => string;
    /** The same for an agency that answers for the whole text. */
    readonly carriedWhole: (version: number) => string;
    readonly againWhole: (version: number) => string;
    /** What an agency answers for, as a list. */
    readonly remit: (parts: string) => string;
    readonly remitKinds: Readonly<Record<RemitKind, string>>;
    readonly none: string;
  };
  readonly items: {
    readonly title: string;
    readonly none: string;
    readonly objection: (number: number) => string;
    readonly fundamental: (number: number) => string;
    readonly condition: (number: number) => string;
    readonly remark: (number: number) => string;
    /** What is folded away: so many of earlier rounds, all answered or withdrawn. */
    readonly earlier: (count: number) => string;
    readonly onVersion: (version: number) => string;
    readonly quote: string;
    readonly reason: string;
    readonly wording: string;
    readonly answer: string;
    readonly answers: Readonly<Record<'accepted' | 'partly' | 'refused', string>>;
    readonly waits: string;
    readonly upheld: string;
    readonly ends: Readonly<Record<ItemEnd['kind'], string>>;
    readonly agreedWording: string;
    readonly place: string;
    /** What the newest version makes of the words an item asks for. */
    readonly watch: Readonly<Record<WordingFound, (version: number) => string>>;
  };
  readonly meetings: {
    readonly title: string;
    readonly meeting: (number: number) => string;
    readonly place: string;
    readonly agenda: string;
    readonly invited: string;
    readonly present: string;
    readonly minutes: string;
    readonly outcomes: string;
    readonly ahead: string;
    readonly held: string;
    readonly cancelled: string;
  };
  readonly disagreements: {
    readonly title: string;
    readonly intro: string;
    readonly asOf: (version: number, date: string) => string;
    readonly none: string;
    readonly columns: Readonly<
      Record<
        | 'number'
        | 'place'
        | 'drafter'
        | 'agency'
        | 'drafterArgument'
        | 'agencyArgument'
        | 'decision',
        string
      >
    >;
    readonly paragraph: (number: number) => string;
    readonly gone: string;
    readonly about: string;
    readonly unanswered: string;
    readonly open: string;
    readonly decisions: Readonly<Record<'agreed' | 'disagreed' | 'overridden', string>>;
  };
  readonly amendments: {
    readonly title: string;
    readonly none: string;
    readonly intro: string;
    readonly amendment: (number: number) => string;
    /** What the proposing organisation is. */
    readonly kinds: Readonly<Record<BodyKind, string>>;
    readonly states: Readonly<Record<AmendmentState, string>>;
    /** How an open one stands to the newest version. */
    readonly fates: Readonly<Record<Exclude<Fate, 'unaffected'>, string>>;
    readonly justification: string;
    readonly decision: string;
    readonly proposed: string;
    readonly instruction: string;
    readonly onVersion: (version: number) => string;
    readonly supporters: (count: number) => string;
    /** What is about no section of the newest text. */
    readonly elsewhere: string;
    readonly counts: (all: number, open: number) => string;
    readonly readPlace: string;
    readonly rewordingAccepted: string;
    readonly rewordingContested: string;
    readonly reports: ReportWords;
  };
  readonly comments: CommentWords;
  readonly versions: {
    readonly title: string;
    readonly none: string;
    readonly version: (number: number) => string;
    readonly newest: string;
    readonly read: string;
    readonly compare: string;
    readonly hash: string;
    readonly frozen: (date: string, organisation: string) => string;
    readonly back: string;
  };
  readonly timeline: {
    readonly title: string;
    readonly created: string;
    readonly frozen: (version: number) => string;
    readonly entered: (stage: string) => string;
    readonly decision: (title: string) => string;
    readonly asked: (round: number, agencies: number) => string;
    readonly waived: string;
  };
  readonly text: {
    readonly title: string;
    readonly of: (version: number) => string;
    readonly outline: string;
    readonly languages: string;
    readonly absent: (language: string) => string;
    readonly permalink: string;
    readonly none: string;
  };
  readonly compare: {
    readonly title: string;
    readonly from: string;
    readonly to: string;
    readonly language: string;
    readonly show: string;
    readonly same: string;
    readonly sameHint: string;
    readonly none: (from: number, to: number) => string;
    readonly titles: string;
    readonly changes: (count: number) => string;
    readonly list: string;
    readonly legend: string;
    readonly added: string;
    readonly removed: string;
    readonly moved: string;
    readonly single: string;
    readonly json: string;
  };
  readonly problem: {
    readonly notFound: string;
    readonly notFoundText: string;
    readonly wrong: string;
    readonly wrongText: string;
    readonly home: string;
  };
  readonly api: {
    readonly title: string;
    readonly intro: string;
    readonly download: string;
    readonly operations: string;
    readonly authorization: string;
    readonly parameters: string;
    readonly body: string;
    readonly responses: string;
    readonly example: string;
    readonly name: string;
    readonly place: string;
    readonly type: string;
    readonly meaning: string;
    readonly required: string;
    readonly code: string;
    readonly shapes: string;
    readonly problems: string;
    readonly places: Readonly<Record<'path' | 'query' | 'header' | 'cookie', string>>;
  };
}

/** The shape of the words about public comments: how they are given, shown and answered. */
import type { CommentOutcome, CommentState } from '../../../domain/discussion/comment.ts';
import type { ThreadKind } from '../../../domain/discussion/thread.ts';

/** What can be wrong with a form that was sent. Limits and minutes are numbers. */
export interface CommentFaults {
  readonly textMissing: string;
  readonly textLong: (characters: number) => string;
  readonly nameMissing: string;
  readonly organisationMissing: string;
  readonly nameLong: (characters: number) => string;
  readonly unprintable: string;
  readonly placeGone: string;
  readonly tooMany: (minutes: number) => string;
  readonly closed: string;
}

export interface CommentWords {
  readonly title: string;
  readonly intro: string;
  readonly none: string;
  /** "3 comments". */
  readonly count: (comments: number) => string;
  /** The same of public remarks and questions. */
  readonly countThreads: (threads: number) => string;
  readonly figures: Readonly<
    Record<'published' | 'unanswered' | 'waiting' | 'withheld' | 'withdrawn', (n: number) => string>
  >;
  readonly openUntil: (date: string) => string;
  readonly open: string;
  /** How long comments are still taken, in days of the calendar; 0 today. */
  readonly left: (days: number) => string;
  readonly wasOpen: (from: string, until: string) => string;
  readonly neverOpen: string;
  readonly signedInOnly: string;
  readonly give: string;
  /** Beside a heading, and the whole of it for who does not see what it stands beside. */
  readonly here: string;
  readonly giveOn: (section: string) => string;
  readonly readAll: string;
  readonly answered: string;
  readonly unanswered: string;
  /** Above those that are not to be read. */
  readonly ended: string;
  readonly inGroup: (comments: number) => string;
  readonly more: string;
  readonly onPlace: string;
  readonly all: string;
  readonly comment: (number: number) => string;
  readonly visitor: string;
  readonly outcomes: Readonly<Record<CommentOutcome, string>>;
  readonly waits: string;
  readonly answer: string;
  readonly about: string;
  readonly whole: string;
  readonly lost: string;
  readonly moved: string;
  readonly readPlace: string;
  readonly withheld: string;
  readonly withdrawn: string;
  readonly reason: string;
  /** What an answer led to. */
  readonly ledTo: (amendment: number) => string;
  readonly threads: string;
  readonly threadsIntro: string;
  readonly thread: Readonly<Record<ThreadKind, (number: number) => string>>;
  readonly retracted: string;
  readonly resolved: string;
  readonly form: {
    readonly title: string;
    readonly version: (number: number) => string;
    readonly text: string;
    readonly textHint: (characters: number) => string;
    readonly place: string;
    readonly placeHint: string;
    readonly whole: string;
    readonly heading: (section: string) => string;
    readonly choose: string;
    readonly section: string;
    readonly name: string;
    readonly organisation: string;
    readonly organisationHint: string;
    readonly optional: string;
    readonly published: string;
    readonly send: string;
    readonly faultsTitle: string;
    readonly faults: CommentFaults;
  };
  readonly own: {
    readonly title: (number: number) => string;
    readonly keep: string;
    readonly address: string;
    readonly states: Readonly<Record<CommentState, string>>;
    readonly yours: string;
    readonly unanswered: string;
  };
  /** What came of the discussion, shown first once it is over. */
  readonly results: {
    readonly title: string;
    readonly outcomes: Readonly<Record<CommentOutcome, (comments: number) => string>>;
    /** How many proposals changed the text, of all. */
    readonly amendments: (adopted: number, all: number) => string;
    readonly changed: string;
    readonly report: string;
  };
  readonly used: {
    readonly title: string;
    readonly intro: string;
    readonly none: string;
    readonly columns: Readonly<Record<'what' | 'said' | 'outcome' | 'answer', string>>;
    /** Numbers come ready, in a list. */
    readonly comments: (numbers: string, count: number) => string;
    readonly unread: string;
    readonly csv: string;
  };
}

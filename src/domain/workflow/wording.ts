/**
 * What has to be put into words about a workflow, for every language alike: short phrases for the
 * picture, sentences for the description. Shapes only; the words are in the table of each language.
 */
import type { RemitKind } from '../draft/remit.ts';
import type { Language } from '../language.ts';
import type {
  AmendmentRule,
  CommentRule,
  ObjectionKind,
  StateKind,
  VerdictKind,
} from './workflow.ts';

/** The phrases of a gate: leaves as they are, groups from the phrases of their parts. */
export interface GateWords {
  readonly frozen: (languages: readonly Language[]) => string;
  readonly consent: string;
  readonly given: string;
  readonly noOpenObjections: Readonly<Record<'all' | ObjectionKind | 'condition', string>>;
  /** What `not` makes of them. */
  readonly openObjections: Readonly<Record<'all' | ObjectionKind | 'condition', string>>;
  /** `null` for all amendments; else those with so many supporters. */
  readonly amendmentsAnswered: (supporters: number | null) => string;
  readonly commentsAnswered: string;
  readonly elapsed: string;
  readonly term: (length: string) => string;
  readonly aligned: (languages: readonly Language[]) => string;
  readonly checksPass: string;
  readonly touches: (parts: string) => string;
  readonly lengthOver: (pages: number) => string;
  readonly all: (parts: readonly string[]) => string;
  /** An `all` inside another gate. */
  readonly together: (parts: readonly string[]) => string;
  readonly any: (parts: readonly string[]) => string;
  readonly not: (part: string) => string;
  readonly atLeast: (number: number, parts: readonly string[]) => string;
}

export interface WorkflowWords {
  readonly drafter: string;
  readonly coordinator: string;
  readonly chosen: string;
  readonly advisory: string;
  readonly veto: string;
  readonly when: (condition: string) => string;
  readonly remitKinds: Readonly<Record<RemitKind, string>>;
  readonly sections: (names: string) => string;
  readonly remit: (parts: string) => string;
  /** Every body of a kind of the directory; a kind nobody knows is quoted. */
  readonly bodies: (kind: string) => string;
  readonly workingDays: (days: number) => string;
  readonly calendarDays: (days: number) => string;
  readonly hours: (hours: number) => string;
  readonly or: (names: readonly string[]) => string;
  readonly and: (names: readonly string[]) => string;
  readonly verdicts: Readonly<Record<VerdictKind, string>>;
  /** For the picture. */
  readonly picture: {
    readonly title: (workflow: string) => string;
    readonly here: string;
    readonly expected: (date: string) => string;
    readonly inTurn: string;
    readonly group: (number: number, agencies: string) => string;
    readonly otherTerm: (condition: string, length: string) => string;
    readonly again: (length: string) => string;
    readonly quorum: (given: number, agreeing: number) => string;
    readonly deemed: string;
    readonly still: string;
    readonly unconfirmed: string;
    readonly reason: string;
    readonly waiver: (who: string) => string;
    readonly gate: GateWords;
  };
  /** Whole sentences. */
  readonly edition: (workflow: string, edition: string) => string;
  readonly counted: (calendar: string, city: string) => string;
  readonly begins: (place: string) => string;
  readonly override: (who: string) => string;
  readonly stands: (place: string) => string;
  readonly dated: (place: string, date: string) => string;
  readonly kinds: Readonly<Record<Exclude<StateKind, 'final'>, string>>;
  readonly ends: (place: string) => string;
  readonly adopts: (place: string) => string;
  readonly asked: (agencies: string) => string;
  readonly askedInTurn: (agencies: string) => string;
  /** The agencies of each group, in their order. */
  readonly askedInGroups: (groups: readonly string[]) => string;
  readonly quorum: (given: number, agreeing: number) => string;
  readonly term: (length: string) => string;
  readonly otherTerm: (condition: string, length: string) => string;
  readonly repeatTerm: (length: string) => string;
  readonly cutoff: (time: string) => string;
  readonly carryOver: string;
  readonly contestTerm: (length: string) => string;
  readonly allowed: (verdicts: string) => string;
  readonly fundamental: string;
  readonly silence: string;
  readonly deemed: string;
  readonly reminders: (days: readonly number[]) => string;
  readonly escalation: (after: number, to: string) => string;
  readonly extension: (length: string, times: number) => string;
  readonly basis: (act: string) => string;
  readonly comments: Readonly<Record<CommentRule, string>>;
  readonly amendments: Readonly<Record<AmendmentRule, string>>;
  readonly confirmed: string;
  readonly unconfirmed: string;
  readonly move: (who: string, title: string, to: string) => string;
  readonly condition: (gate: string) => string;
  readonly free: string;
  readonly reason: string;
  readonly waiver: (who: string) => string;
  readonly gate: GateWords;
}

/** Parts as a list in words: commas, and the last joined by a word. */
export const joined = (parts: readonly string[], last: string): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1)}`;

export const semicolons = (parts: readonly string[]): string => parts.join('; ');

/** The word of a table, if it has one under this very key. */
export const wordFor = (
  words: Readonly<Record<string, string>>,
  key: string,
): string | undefined => (Object.hasOwn(words, key) ? words[key] : undefined);

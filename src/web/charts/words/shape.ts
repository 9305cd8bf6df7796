/** What the figures say, in each language: titles are sentences, and a number is put in with its noun. */
import type { AskingFate } from '../../../domain/figures/askings.ts';
import type { Outlook } from '../../../domain/figures/forecast.ts';
import type { RoundAnswer } from '../../../domain/figures/rounds.ts';
import type { StateKind } from '../../../domain/workflow/workflow.ts';

/** What can become of an amendment, the open ones among them. */
export type AmendmentEnd =
  | 'adopted'
  | 'reworded'
  | 'partly'
  | 'refused'
  | 'moot'
  | 'withdrawn'
  | 'open';

/** What every figure says of itself; `none` is its title where there is nothing to count. */
interface FigureWords {
  readonly none: string;
  /** How it was counted. */
  readonly method: string;
}

export interface ChartWords {
  /** What stands around the figures on a page. */
  readonly part: {
    readonly title: string;
    readonly asOf: (date: string) => string;
    readonly table: string;
  };
  /** "12 working days". */
  readonly days: (days: number) => string;
  readonly percent: (share: number) => string;
  readonly fewer: string;
  readonly fates: Readonly<Record<AskingFate, string>>;
  readonly states: FigureWords & {
    readonly title: (total: number, longest: string, days: number) => string;
    readonly columns: readonly [string, string, string];
    readonly now: string;
  };
  readonly kinds: FigureWords & {
    readonly title: (drafts: number, longest: string, days: number) => string;
    readonly untimed: (drafts: number) => string;
    readonly columns: readonly [string, string, string, string];
    readonly names: Readonly<Record<StateKind, string>>;
    /** "3 drafts now". */
    readonly now: (drafts: number) => string;
  };
  readonly rounds: FigureWords & {
    readonly title: (round: number, answered: number, bodies: number) => string;
    readonly name: (round: number, version: number) => string;
    readonly columns: readonly [string, string, string];
    readonly answers: Readonly<Record<RoundAnswer, string>>;
  };
  readonly terms: FigureWords & {
    readonly title: (silent: number, ended: number, share: number) => string;
    readonly running: (waiting: number) => string;
    readonly row: string;
    readonly columns: readonly [string, string];
  };
  readonly agencies: FigureWords & {
    readonly title: (slowest: string, days: number) => string;
    readonly untimed: (bodies: number) => string;
    readonly columns: readonly [string, string, string, string];
  };
  readonly sections: FigureWords & {
    readonly title: (section: string, points: number) => string;
    readonly before: string;
    readonly gone: string;
    readonly columns: readonly [string, string];
    readonly points: Readonly<Record<'objections' | 'conditions' | 'remarks', string>>;
    /** "2 stand". */
    readonly open: (open: number) => string;
  };
  readonly amendments: FigureWords & {
    readonly title: (changed: number, submitted: number) => string;
    readonly columns: readonly [string, string];
    readonly ends: Readonly<Record<AmendmentEnd, string>>;
  };
  readonly forecast: FigureWords & {
    readonly title: (late: number, waiting: number) => string;
    readonly columns: readonly [string, string, string, string, string];
    readonly draft: string;
    readonly outlooks: Readonly<Record<Outlook, string>>;
    readonly waited: string;
    readonly term: string;
    /** "4 of 6". */
    readonly earlier: (late: number, of: number) => string;
  };
  readonly indicators: FigureWords & {
    readonly title: (count: number, year: string | null) => string;
    /** Once values are reported: of how many indicators, and the newest year. */
    readonly reported: (known: number, count: number, year: string) => string;
    readonly columns: readonly [string, string, string, string, string];
    readonly reached: string;
    readonly planned: string;
  };
}

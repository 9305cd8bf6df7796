/** What the pages of the reports show: the table of proposals, the report on the discussion. */
import type { Amendment } from '../../domain/draft/draft.ts';
import type { Outcome } from '../../domain/draft/event.ts';
import type { Language } from '../../domain/language.ts';
import type { DraftHead, Frame } from './model.ts';
import type { AmendmentDecision } from './model-amendments.ts';
import type { UsedRow } from './model-comments.ts';
import type { AnswerKind } from './words/shape.ts';

export interface ProposalLine {
  readonly number: number;
  readonly by: string;
  readonly supporters: number;
  readonly at: string;
  readonly version: number;
  readonly state: Amendment['state'];
  /** Language of the text it is about; null when it touches no text that is there. */
  readonly lang: Language | null;
  readonly place: string;
  readonly instruction: string;
  readonly justification: string;
  readonly decision: AmendmentDecision | null;
  /** The words after an adoption, block by block; null without one, and for a block that is gone. */
  readonly resulting: readonly { readonly block: string; readonly words: string | null }[] | null;
}

export interface ProposalsPage {
  readonly frame: Frame;
  readonly head: DraftHead;
  readonly version: number;
  readonly asOf: string;
  readonly rows: readonly ProposalLine[];
}

export interface DiscussionPage {
  readonly frame: Frame;
  readonly head: DraftHead;
  readonly version: number;
  readonly asOf: string;
  readonly consultations: readonly {
    readonly name: string;
    readonly from: string;
    readonly until: string | null;
  }[];
  readonly asked: readonly {
    readonly round: number;
    readonly version: number;
    readonly organisation: string;
    readonly due: string;
    /** Null where none can come any more. */
    readonly answer: AnswerKind | null;
  }[];
  /** Comments and amendments, each with its outcome. */
  readonly used: readonly UsedRow[];
  readonly total: FigureLine;
  /** Those who proposed most come first. */
  readonly organisations: readonly (FigureLine & { readonly name: string })[];
}

export type FigureLine = Readonly<
  Record<Outcome | 'submitted' | 'withdrawn' | 'open' | 'supporters', number>
> & {
  /** Median of working days; null while nothing is answered. */
  readonly answerDays: number | null;
};
